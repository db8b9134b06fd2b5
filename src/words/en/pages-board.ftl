# Find a bed tonight: the form and the call plan.

## The form

find-a-bed-tonight = Find a bed tonight
places-with-a-similar-name = Places with a similar name
field-where = Where
hint-where = ZIP, city or county
field-age = Age
hint-age = or minor, adult
field-feels = Places that feel right
field-children = Children
hint-children = how many; 0 if none
find-button = Find
more-about-the-search = More: children’s ages, areas to avoid, how far, when
field-childrens-ages = Children’s ages
hint-childrens-ages = such as 3, 7 or 6 months
field-other-adults = Other adults
hint-other-adults = how many come along
field-avoid = Areas to avoid
hint-one-per-line = one per line
field-within = Not farther than
field-nights = Nights
field-arrive = Arriving
hint-arrive = leave blank for tonight
field-leave-by = Must leave by
hint-leave-by = if there is a deadline
field-caller = Who is calling
hint-caller = some programs ask
more-label = More:
said-on-their-own = what the person has said on their own
only-what-the-person-brings-up = Only what the person brings up.
field-left-name = Program left before
field-left-names = Programs left before
hint-its-name = its name
press-undo = Undo
preferences-label = Preferences:
preferences-about = room, rules, services, language
field-preferences = Preferences
field-language = Language the person speaks
field-not-known = not known
field-focus = Program focus
hint-optional = optional
no-preference = no preference
field-skip-rules = Published rules that would be a problem
hint-skip-rules = only if the person says so; never ask why, and nothing is recorded
field-services = Services wanted
field-declined = Ruled out

## Choices

feels-girls-women = Girls, women
feels-boys-men = Boys, men
feels-any-gender = Any gender
feels-not-known = Not known
caller-not-stated = not stated
caller-self = the person themselves
caller-hotline = a hotline
caller-child-welfare = child welfare
caller-probation = probation
caller-law-enforcement = law enforcement
caller-other = another helper
any-distance = any distance
distance-same-area = the same area
# $miles (Number)
distance-miles = { $miles } miles
# $miles (Number)
distance-over-miles = over { $miles } miles
answer-not-stated = not stated
answer-yes = yes
answer-no = no
answer-not-known = not known
answer-prefers-not-to-say = prefers not to say
volunteered-sex-trafficking = Sex trafficking
volunteered-labor-trafficking = Labor trafficking
volunteered-from-abroad = From another country
volunteered-pregnant = Pregnant
volunteered-left-before = Left a program before it ended
volunteered-answer = { $question }: { $answer }
left-programs-before =
    { $programs ->
        [one] left 1 program before
       *[other] left { $programs } programs before
    }
parts-said = { SEMICOLON($parts) }
choices-said = { COMMA($choices) }

## What is wrong with the form

problem-with-field = { $field }: { $problem }
# $typed (Name)
no-program-of-this-name = No program is called “{ $typed }”.
check-the-spelling = Check the spelling, or leave it blank.
# $typed (Name)
several-programs-match = Several programs match “{ $typed }”.
choose-one-below = Choose one of them below, or leave it blank.
# $typed (Name)
not-an-age = “{ $typed }” is not an age.
enter-an-age = Enter a number, 16-17, minor or adult, or leave it blank.
# $typed (Name)
not-a-whole-number = “{ $typed }” is not a whole number of 0 or more.
enter-a-number-or-blank = Enter 0 or more, or leave it blank.
enter-childrens-ages = Enter an age for each child, such as 3, 7 or 6 months. Enter ? for an age you do not know.
enter-children-here = Enter ages from 0 to 17 here. Enter an adult who comes along under “Other adults”.
too-many-children = There are too many children.
# $most (Number)
enter-children-at-most = Enter { $most } children or fewer.
more-ages-than-children = There are more ages than children.
correct-ages-or-children = Correct the ages or the number of children.
# $adults (Number)
# $children (Number)
too-many-people = { $children } children and { $adults } adults are too many for one search.
# $most (Number)
enter-adults-at-most = Enter { $most } adults or fewer.

## The list

# $all (Number)
# $from (Number)
# $to (Number)
places-from-to = Places { $from } to { $to } of { $all }
no-open-place = No open place found for tonight
places-to-confirm =
    { $places ->
        [one] 1 place. Call to confirm.
       *[other] { $places } places. Call each to confirm.
    }
places-to-call-first = { $places }. { $first }
places-counted =
    { $places ->
        [one] 1 place
       *[other] { $places } places
    }
call-these-first =
    { $places ->
        [one] One to call first.
       *[other] { $places } to call first.
    }
ask-next = Ask next. { $changes }
answer-changes =
    { $places ->
        [one] The answer changes 1 place.
       *[other] The answer changes { $places } places.
    }
answer-changes-by =
    { $places ->
        [one] The answer changes 1 place: a yes changes { $yes }, a no changes { $no }. (A place changes when it enters or leaves the list, its group or the top three.)
       *[other] The answer changes { $places } places: a yes changes { $yes }, a no changes { $no }. (A place changes when it enters or leaves the list, its group or the top three.)
    }
none-counted = none
# $many (Number)
some-counted = { $many }
quoted = “{ $text }”
press-no = No
press-yes = Yes
press-not-known = Not known
press-prefers-not-to-say = Prefers not to say
answered-so-far = Answered so far
ruled-out-by-the-person =
    { $places ->
        [one] 1 place ruled out by the person.
       *[other] { $places } places ruled out by the person.
    }
show-them-again = Show them again
# $place (Name)
searching-from = Searching from { $place }.
# $place (Name)
keeping-away-from = Keeping away from { $place }.
not-this-one = Not this one?
list-has-changed = A place on this list has changed.
update-the-list = Update the list
say-nothing-open-yet = I haven’t found an open bed yet. Let’s see what else might work.
if-nothing-below-helps = If nothing below helps, try a hotel voucher, hospital social work, the child-welfare line for a minor, or your supervisor.
on-every-call = On every call:
ask-if-open-and-when = ask if a bed is still open, and when the person can arrive.
all-places-here = All places shown here:
card-fits = Fits
card-confirm = Confirm
house-rules-first = House rules to mention first
card-also = Also
card-distance = Distance
only-what-every-call-asks = Only what every call asks.
why-and-what-to-confirm = Why, and what to confirm
show-earlier-places = Show earlier places
more-may-fit =
    { $places ->
        [one] 1 more may fit.
       *[other] { $places } more may fit.
    }
show-them = Show them
# $places (Number)
show-the-next = Show the next { $places }
or-answer-a-question = Or answer a question to narrow the list.
one-change-would-open = One change would open these
several-changes-would-open = Several changes would open these
# $program (Name)
nearest-is = The nearest is { $program }.
# $places (Number)
not-shown-counted = { $places } not shown
left-before = Mark as left before
# $more (Number)
and-more = and { $more } more
keep-in-mind = Keep in mind
# $program (Name)
of-program = { $program }: { $text }
distance-not-stated = Not known: the area is not listed.

## What a change opens

opens-more =
    { $places ->
        [one] 1 more place.
       *[other] { $places } more places.
    }
opens-more-and-closes = { $more }, and { $fewer }.
more-places =
    { $places ->
        [one] 1 more place
       *[other] { $places } more places
    }
no-longer-fit =
    { $places ->
        [one] 1 no longer fits
       *[other] { $places } no longer fit
    }
opens-places = { $places }.
opens-places-or-more = { $places } or more.
up-to-the-person = Up to the person.
up-to-you = Up to you.
up-to-the-program = Up to the program: ask.
stay-in-the-same-area = Stay in the same area
# $miles (Number)
go-up-to-miles = Go up to { $miles } miles
go-any-distance = Go any distance
shared-room-is-ok = A shared room is OK
do-without = Do without: { $wish }
ask-for-nights =
    { $nights ->
        [one] Ask for 1 night
       *[other] Ask for { $nights } nights
    }
arrive-then = Arrive { $weekday }, { DAY($day) }, { TIME($time) }
reconsider-ruled-out = Reconsider the places the person ruled out
accept-rules = Accept { $rules }
all-genders-is-ok = A place for people of all genders is OK
police-station-is-ok = Being met at a police station is OK
answer-to-question = Answer { $answer } to “{ $question }”
have-them-call-themselves = Have the person call themselves
have-a-hotline-call = Have a hotline call
have-child-welfare-call = Have child welfare call
have-probation-call = Have probation call
have-law-enforcement-call = Have law enforcement call
have-another-helper-call = Have another helper call
all-changes = { SEMICOLON($changes) }
details = Details
# $program (Name)
of-this-place = of { $program }
