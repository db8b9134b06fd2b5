# What is wrong with a file.

## Files that are read

csv-has-no-sheets = A .csv file has no sheets.
leave-sheet-out = Leave --sheet out, or choose a workbook.
# $why (Name)
file-unreadable = The file cannot be read: { $why }.
check-file-name = Check its name and who may read it.
no-count-in-file = The file holds no Housing Inventory Count: none of its headings is known.
choose-raw-data = Choose the raw data of one year, with its headings in the first row.
# $why (Name)
not-comma-separated = The file cannot be read as comma-separated text: { $why }.
not-utf-8 = The file cannot be read as comma-separated text: it is not UTF-8.
save-as-csv = Save it as “CSV UTF-8” or as .xlsx, and try again.
# $sheets (Name)
several-sheets = Several sheets hold a count: { $sheets }.
choose-sheet = Choose the one to read with --sheet NAME.
# $sheet (Name)
no-such-sheet = There is no sheet “{ $sheet }”.
# $sheets (Name)
name-one-of-sheets = Name one of these: { $sheets }.
# $sheet (Name)
sheet-is-hidden = Its only sheet with a count, “{ $sheet }”, is hidden.
show-sheet = Show the sheet in the workbook, or name it with --sheet if it is the right one.
# $sheets (Name)
no-sheet-with-count = No sheet holds a Housing Inventory Count; there is: { $sheets }.
choose-raw-workbook = Choose the raw data workbook of one year, with its headings in the first row.
# $why (Name)
not-a-workbook = The file cannot be read as an Excel workbook: { $why }.
choose-published-file = Choose the file as HUD publishes it (.xlsx or .csv), and try again.
column-is-missing = The column is missing.
# $headings (Name)
add-column = Add it under one of these headings: { $headings }.
# $headings (Name)
column-twice = More than one column has it: { $headings }.
keep-right-column = Keep the one that is right.
# $column (Name)
named-column-is-missing = The column { $column } is missing.
name-the-columns = Name the columns { COMMA($columns) }.
# $why (Name)
not-csv = The file is not CSV: { $why }.
give-comma-separated-rows = Use a file of comma-separated rows.
# $text (Name)
not-a-number-of-units = units: “{ $text }” is not a number of units.
# $text (Name)
not-a-date = day: “{ $text }” is not a date.
enter-date-of-call = Write the date of the call as 2026-11-30.
# $text (Name)
not-an-age-in-hours = age_hours: “{ $text }” is not an age in hours.
enter-hours-since-post = Enter the hours since the post, such as 1.5, up to ten years.
network-file-like-founding = Write it like fixtures/founding.json, or make one with waystation generate.
file-has-no-programs = The file has no programs, so there is nothing to load.
give-file-with-programs = Use a file with at least one program.
# $id (Name)
# $name (Name)
# $other (Name)
organization-has-two-names = The organization { $id } is called both “{ $other }” and “{ $name }”.
give-organization-one-name = Give it one name, or give each of the two its own id.
# $programs (Name)
cannot-make-programs = { $programs } programs cannot be made here.
# $households (Name)
too-many-households = { $households } households are too many.
# $why (Name)
generator-unreadable = The parameters cannot be read: { $why }.
correct-fixture = Correct the fixture and build again.
program-there-twice = The program is there twice.
remove-one = Remove one.
# $ending (Name)
not-a-known-ending = Files that end in “.{ $ending }” cannot be read.
choose-known-ending = Save it as .xlsx or .csv, and try again.
# $most (Name)
enter-number-of-programs = Enter a number from 1 to { $most }.
# $most (Name)
enter-number-of-households = Enter a number from 0 to { $most }.
not-a-token = This is not a token.
use-whole-token = Use the whole token as it was shown when it was made; it begins with waystation_.
