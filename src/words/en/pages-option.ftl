# One option: what to say aloud and what to confirm.

## The page

back-to-the-list = Back to the list
say-aloud = Say
why-it-fits = Why it fits
confirm-on-the-phone = Confirm on the phone
ask-if-open-and-when-alone = Ask if a bed is still open, and when the person can arrive.
ticks-are-for-you = Ticks are for you. They are not saved.
what-the-program-says = What the program says
person-does-not-want-this = The person doesn’t want this one
person-left-this-before = The person left this program before
option-contact = Contact
no-phone-number = No phone number on file. Use your own directory and ask for intake.
only-the-area-is-known = Only the area is known here. The program gives the exact location by phone once it agrees.
# $program (Name)
no-longer-on-the-list = { $program } is no longer on the list
place-no-longer-on-the-list = This place is no longer on the list
search-kept-list-changed = Your search is still here. The list has changed since it was made.

## What to say aloud

say-there-is = There’s { $kind }{ $far }.
say-kind-emergency = an emergency shelter
say-kind-transitional = a transitional program
say-kind-long-term = a longer-term home
say-kind-any = a place
say-near-you = { " " }near you
# $miles (Number)
say-within-miles = { " " }within { $miles } miles of you
# $from (Number)
# $to (Number)
say-miles-from-you = { " " }{ $from } to { $to } miles from you
# $miles (Number)
say-over-miles = { " " }over { $miles } miles from you
say-do-not-know-how-far = , but I don’t know how far away it is
say-no-limit = There’s no limit on how long you can stay.
# $age (Number)
say-until-age = You could stay until you turn { $age }.
say-could-stay = You could stay { $stay }.
say-rules-first = First, you should know this: { $rules }
say-shall-i-call = Would you like me to call and ask if they have a bed?

## Terms

term-stage = Type of program
term-length-of-stay = Length of stay
term-ages = Ages
term-for-whom = For whom
term-children = Children
term-intake = Intake
term-after-hours = After hours
term-coming-back = Coming back after leaving
term-expected-opening = Expected opening
term-services = Services
term-languages = Languages
term-interpreter = Interpreter
term-focus = Focus
term-safety = Safety
term-staff = Staff
term-extensions = Extensions
term-service-area = Service area
not-listed-ask = not listed: ask
expected-on-day = { DAY($day) }
# $units (Number)
expected-units-on-day = { DAY($day) } ({ $units })
# $source (Name)
source-in-parentheses = ({ $source })
# $source (Name)
# $year (Name)
source-as-of-year = (as of { $year }: { $source })
term-emergency = emergency shelter
term-transitional = transitional program
term-long-term = longer-term home
term-case-by-case = case by case
term-on-call = someone is on call
