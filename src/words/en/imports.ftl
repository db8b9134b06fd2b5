# Imports: formats, rows that are set aside, and reports.

## Formats

# $like (Name)
# $named (Name)
file-of-other-format = The file is in the format “{ $like }”, not “{ $named }”.
# $like (Name)
use-other-format = Use --format { $like }.
# $name (Name)
format-not-known = “{ $name }” is not a format.
format-not-recognized = The format of the file is not recognized.
about-network-format = Programs, unit groups, statements and posts as JSON (.json), as dump, export-night and generate write them.
about-hic-format = HUD’s Housing Inventory Count of any year since 2012 (.xlsx, .csv, .xlsb or .xls).
network-of-other-form = The file is a network in another form.
write-network-again = Write it again with this version of Waystation.
post-needs-one-time = The post needs one time.
give-post-one-time = Give “at”, the moment of the post. A made-up post has “hours_ago” instead.
# $field (Name)
statement-without-day = Nothing says as of when “{ $field }” is stated.
add-as-of = Add “as_of” to the statement or to its source.
# $rows (Number)
file-has-only-rows-set-aside = { $rows ->
    [one] The file has no programs: its only row was set aside.
   *[other] The file has no programs: all { $rows } rows were set aside.
}
unit-group-there-twice = The unit group is there twice.
curves-are-not-imported = The file has curves for how posts age. They were not imported: fit curves with waystation refit.

## Columns and rows of a count

columns-that-limit-not-read = These columns can limit whom a program takes, and they were not read: { COMMA($columns) }. Check them before you rely on a match.
columns-not-known = These columns are not known and were not read: { COMMA($columns) }.
address-columns-not-read = Address columns were not read and are never kept: { COMMA($columns) }.
# $column (Name)
cell-is-empty = { $column } is empty.
# $column (Name)
# $error (Name)
cell-holds-error = { $column }: the cell holds the error { $error }.
# $column (Name)
# $text (Name)
cell-has-unreadable-characters = { $column }: “{ $text }” has characters that cannot be read.
# $column (Name)
# $number (Name)
cell-number-too-large = { $column }: { $number } is more than can be.
# $column (Name)
# $text (Name)
cell-is-no-whole-number = { $column }: “{ $text }” is not a whole number.
# $column (Name)
cell-without-number = { $column }: no number is in the cell.
# $column (Name)
# $text (Name)
cell-is-neither-yes-nor-no = { $column }: “{ $text }” is neither yes nor no.
# $column (Name)
# $text (Name)
cell-is-no-date = { $column }: “{ $text }” is not a date.
# $column (Name)
# $expected (Text)
# $found (Text)
cell-holds-other-kind = { $column }: the cell holds { $found }, not { $expected }.
# $column (Name)
# $what (Text)
cell-is-refused = { $column }: { $what }
kind-text = text
kind-number = a number
kind-date = a date
kind-duration = a length of time
kind-true = TRUE
kind-false = FALSE
kind-other = something else
row-uses-rapid-rehousing = It uses the rapid re-housing model: it pays rent and has no bed to offer.
# $text (Name)
row-not-of-a-state = “{ $text }” is not a state.
# $year (Name)
not-a-year-of-a-count = { $year } is not a year of a count.
# $column (Name)
# $year (Name)
night-of-other-year = { $column }: { DATE($night) } is not in { $year }.
# $row (Name)
row-id-there-before = RowID { $row } was there before.
# $code (Name)
program-type-pays-rent = { $code } pays rent and has no bed to offer.
# $code (Name)
program-type-not-known = “{ $code }” is not a known program type.
# $code (Name)
inventory-type-not-known = “{ $code }” is not a known inventory type.
name-may-tell-location = It has a name that may tell where it is. If the name is no street and no address, confirm it with --confirmed-names.
row-without-beds = It has no beds.
row-with-overflow-beds-only = It has only overflow or voucher beds, opened as the need arises. Nobody can say that one exists on a given night.
season-not-stated = It has only seasonal beds, and its season is not stated.
season-runs-backwards = Its season runs backwards, from { DATE($from) } to { DATE($to) }.
# $cells (Number)
# $headings (Number)
row-has-shifted = It has { $cells } cells under { $headings } headings.

## Merging and undoing

# $id (Name)
# $organization (Name)
program-of-other-organization = The program { $id } is there already, run by { $organization }.
give-program-other-id = Give the program in the file another id, or the organization that runs it.
# $id (Name)
# $program (Name)
unit-group-of-other-program = The unit group { $id } is there already, in the program { $program }.
give-unit-group-other-id = Give the unit group in the file another id.
# $source (Name)
list-is-older = The file is dated { DATE($day) }. The last list of “{ $source }” that was imported is dated { DATE($last) }.
import-lists-in-order = Import the lists of a source in the order of their dates, or name another source with --source.
# $number (Name)
no-import-with-number = There is no import { $number }.
use-listed-import = Use a number that waystation imports lists and that is not undone.
# $number (Name)
import-is-undone = Import { $number } is undone already.
# $later (Name)
# $number (Name)
# $source (Name)
later-import-builds-on-it = Import { $later } of “{ $source }” builds on import { $number }.
# $number (Name)
undo-later-import-first = Undo import { $number } first.
# $count (Number)
# $group (Name)
group-has-promises = { $count ->
    [one] The unit group { $group } came with this import, and 1 promise there is in force.
   *[other] The unit group { $group } came with this import, and { $count } promises there are in force.
}
end-promises-first = End or move these promises first. Nothing was undone.
# $count (Number)
# $group (Name)
group-had-promises = { $count ->
    [one] The unit group { $group } came with this import, and 1 promise there ended less than a day ago.
   *[other] The unit group { $group } came with this import, and { $count } promises there ended less than a day ago.
}
try-again-in-a-day = Try again a day after they ended, when they are counted. Nothing was undone.

## Reports of the command line

format-is-read-and-written = Read by import, written by dump.
format-is-read = Read by import.
# $name (Name)
format-is-not-written = The format “{ $name }” cannot be written.
# $file (Name)
# $programs (Number)
programs-were-written = { $programs ->
    [one] 1 program was written to { $file }.
   *[other] { $programs } programs were written to { $file }.
}
# $changed (Number)
# $gone (Number)
# $new (Number)
# $number (Name)
# $unchanged (Number)
import-report = Import { $number }: { $new } new, { $changed } changed, { $gone } gone and { $unchanged } unchanged programs.
# $changed (Number)
# $gone (Number)
# $new (Number)
# $unchanged (Number)
import-would-report = Nothing was written. There would be { $new } new, { $changed } changed, { $gone } gone and { $unchanged } unchanged programs.
heading-new = New
heading-changed = Changed
heading-gone = No longer listed. Promises there stay; nobody else is sent there while no source lists the program.
# $programs (Number)
newer-statements-hold = { $programs ->
    [one] 1 of the unchanged programs got statements that do not hold, because others are newer.
   *[other] { $programs } of the unchanged programs got statements that do not hold, because others are newer.
}
# $posts (Number)
posts-were-left-out = { $posts ->
    [one] 1 post in the file was left out: its unit group is there already, and its beds are posted on the board.
   *[other] { $posts } posts in the file were left out: their unit groups are there already, and their beds are posted on the board.
}
# $programs (Number)
more-programs-with-all = { $programs ->
    [one] … and 1 more program. Name it with --all.
   *[other] … and { $programs } more programs. Name them with --all.
}
# $rows (Number)
rows-were-set-aside = { $rows ->
    [one] 1 row was set aside.
   *[other] { $rows } rows were set aside.
}
# $rows (Name)
in-rows = Rows { $rows }
no-imports-yet = Nothing was imported.
# $format (Name)
# $number (Name)
# $source (Name)
import-line = { $number }  { $source }, as of { DATE($stated) }, in the format { $format }, imported { MOMENT($at) } UTC
# $aside (Number)
# $changed (Number)
# $gone (Number)
# $new (Number)
# $programs (Number)
import-counts = { $programs } programs: { $new } new, { $changed } changed. { $gone } gone. { $aside } rows set aside.
import-undone-at = Undone { MOMENT($at) } UTC.
# $number (Name)
import-was-undone = Import { $number } is undone.
name-database-to-import = Name the database: --database sqlite:PATH. Make it first with: waystation init --database sqlite:PATH
