# What is wrong with input, and what to do about it.

## What is wrong with a field, and what to enter

# $field (Name)
problem-of-field = { $field }: { $said }
is-missing = This field is missing.
add-it = Add it.
# $word (Name)
not-a-known-value = “{ $word }” is not a known value.
use-one-of = Use one of: { COMMA($list) }.
# $field (Name)
no-such-field = There is no field “{ $field }” here.
remove-it-fields-are = Remove it. The fields are: { COMMA($fields) }.
# $value (Name)
value-not-here = “{ $value }” cannot be used here.
true-or-false-not-here = True or false cannot be used here.
null-not-here = Null cannot be used here.
list-not-here = A list cannot be used here.
object-not-here = An object cannot be used here.
# $value (Name)
number-too-low = { $value } is too low.
# $value (Name)
number-too-high = { $value } is too high.
enter-another-number = Enter another number.
# $least (Number)
# $most (Number)
nights-must-be-between = Nights must be between { $least } and { $most }.
# $least (Number)
# $most (Number)
enter-whole-number = Enter a whole number from { $least } to { $most }.
enter-object = Enter an object with named fields.
enter-list = Enter a list.
enter-text = Enter text.
enter-true-or-false = Enter true or false.
# $count (Number)
# $most (Number)
too-many-entries = There are { $count } entries; at most { $most } are allowed.
# $most (Number)
enter-fewer-entries = Enter { $most } or fewer.

## Where, when and for whom a place is needed

say-where-the-person-is = Say where the person is.
enter-a-place = Enter a ZIP code, city or county.
place-name-too-long = This is too long for the name of a place.
# $place (Name)
place-not-found = We can’t find “{ $place }”.
enter-a-place-or-state = Enter a ZIP code, a city such as “Fresno, CA”, a county such as “Fresno County, CA”, or a state.
# $place (Name)
did-you-mean = Did you mean { $place }?
# $first (Name)
# $second (Name)
did-you-mean-either = Did you mean { $first } or { $second }?
# $first (Name)
# $second (Name)
# $third (Name)
did-you-mean-any = Did you mean { $first }; { $second } or { $third }?
# $zip (Name)
zip-is-military = “{ $zip }” is a military address (APO, FPO or DPO), not a place.
enter-place-of-person = Enter the ZIP code or the city where the person is, or where they will arrive.
# $zip (Name)
zip-not-found = We can’t find the ZIP code “{ $zip }”.
check-digits-or-enter-city = Check the digits, or enter a city such as “Fresno, CA”.
# $place (Name)
# $zip (Name)
# $zone (Name)
zip-is-elsewhere = ZIP code { $zip } is in the { $zone }, not in { $place }.
enter-zip-or-name = Enter only the ZIP code, or only the name.
enter-all-or-program-ids = Enter “all” or a list of program ids.
no-survivor-in-household = No one in the household is the survivor.
name-the-survivor = Give one member the role survivor, or leave the household out.
role-is-missing = The role is missing.
settings-not-for-children = Settings apply to adults and survivors, not to a child who comes along.
enter-gender-of-child = Leave them out, or enter the child’s gender.
gender-only-for-children = Gender applies only to a child.
enter-settings-instead = Leave it out; enter the settings this person accepts instead.
# $months (Name)
not-months-until-birthday = “{ $months }” is not a number of months until the next birthday.
not-a-number-of-months = This is not a number of months until the next birthday.
# $most (Number)
enter-months-until-birthday = Enter whole months from 0 to { $most }, or leave it out; never a date.
child-is-adult = A child who comes along must be under 18. Age entered: { $age }.
dependent-adult-is-minor = A dependent adult must be 18 or older. Age entered: { $age }.
correct-age-or-role-of-child = Correct the age, or give this member the role dependent_adult or survivor.
correct-age-or-role-of-adult = Correct the age, or give this member the role child or survivor.
one-end-of-age-is-missing = One end of the age is missing.
enter-from-and-to = Enter both from and to.
# $oldest (Number)
enter-age-in-any-form = Enter a whole number from 0 to { $oldest }, { "{" }"from": 16, "to": 17{ "}" }, minor, adult or unknown.
# $oldest (Number)
enter-age-in-years = Enter an age in whole years from 0 to { $oldest }.
# $years (Name)
not-an-age-in-years = { $years } is not an age in years.
# $from (Number)
# $to (Number)
ages-run-backwards = The ages run backwards, from { $from } to { $to }.
put-smaller-age-first = Put the smaller age under “from”.
answer-contradicts-age = The answer contradicts the age of a survivor.
correct-answer-or-age = Correct the answer or the age.
answer-contradicts-household = The answer is no, but the household has other members.
correct-answer-or-household = Correct the answer or the household.
# $time (Name)
not-a-time-of-arrival = “{ $time }” is not a time of arrival.
enter-time-of-arrival = Enter tonight, or a local time such as 2026-11-21T22:30.
arrival-too-far-away = The time of arrival is too far from now.
enter-arrival-within = Enter a time between yesterday and ten years from now.
# $time (Name)
not-a-time-to-leave-by = “{ $time }” is not a time to leave by.
enter-time-to-leave-by = Enter a local time such as 2026-11-22T18:00, or leave it out.
time-to-leave-by-out-of-range = The time to leave by has passed, or is too far from now.
enter-time-to-leave-by-within = Enter a time between now and ten years from now.
leaves-before-arriving = The person would have to leave before they arrive.
correct-arrival-or-time-to-leave-by = Correct the time of arrival or the time to leave by.
clock-skips-time = The clocks go forward that night and skip { TIME($time) }. We use { TIME($meant) }.
clock-repeats-time = The clocks go back that night and { TIME($time) } comes twice. We use the first.
# $program (Name)
no-such-program = The network has no program “{ $program }”.
no-program-with-this-id = The network has no program with this id.
use-listed-program = Use an id from the list of programs.

## Several households at once

# $most (Number)
enter-priorities = Enter at most { $most } names, each with its weight.
not-a-priority-name = This is not a name for a priority.
enter-priority-name = Use up to 20 small letters and hyphens, such as urgent.
no-households = There are no households.
add-a-household = Add at least one.
more-was-not-read = There is more that was not read.
correct-these-first = Correct these problems first.
remove-it = Remove it.
label-is-missing = The label is missing.
enter-label = Enter a short code such as A; never a name.
# $label (Name)
not-a-label = “{ $label }” is not a label.
# $most (Number)
enter-label-in-capitals = Use a code of 1 to { $most } capital letters, digits and hyphens, such as A or B-2; never a name.
# $priority (Name)
no-such-priority = There is no priority “{ $priority }”.
use-listed-priority = Use a name from priorities, and give its weight there.
# $label (Name)
label-is-taken = Another household has the label { $label }.
give-each-household-a-label = Give each household a different label.
no-such-label = No household has this label.
use-label-of-household = Use the label of a household.
enter-list-of-labels = Enter a list of labels.
household-apart-from-itself = A household cannot be kept apart from itself.
fewer-than-two-households = This names fewer than two households.
name-two-households = Name two or more.
# $rule (Name)
no-such-rule = There is no rule “{ $rule }”.
use-listed-rule = Use the id of a rule; waystation rules and /api/v1/rules list them.
# $most (Number)
# $weight (Number)
weight-too-high = The weight { $weight } is above { $most }.
# $most (Number)
# $usual (Number)
enter-weight-of-rule = Enter a whole number from 0 to { $most }; { $usual } is usual.
# $weight (Name)
not-a-weight = “{ $weight }” is not a weight.
# $most (Number)
enter-weight = Enter a rule and a whole number from 0 to { $most }, such as distance=200.

## Posts and outcomes of calls

enter-open-or-full = Enter open or full.
# $group (Name)
program-has-no-unit-group = The program has no unit group “{ $group }”.
use-unit-group-of-program = Use the id of one of the program’s unit groups.
nothing-posted-to-judge = Nothing was ever posted for this unit group, so the call cannot be compared with a post.
send-outcomes-of-posts = Send outcomes only for unit groups with a post.
clock-of-program-not-known = The time zone of the program is not known.
enter-clock = Add clock, one of: { COMMA($clocks) }; or send until with its offset, such as 2026-11-21T22:00:00-06:00.
# $time (Name)
not-a-time = “{ $time }” is not a time.
enter-local-or-exact-time = Enter a time such as 2026-11-21T22:00, or with an offset such as 2026-11-22T06:00:00Z.
time-not-within-a-week = The time has passed, or is more than a week from now.
enter-time-within-a-week = Enter a time within the next week.
until-needs-a-time = “until” needs a time.
enter-time-you-stop = Enter the time you stop taking people, or choose Yes.
# $word (Name)
time-without-until = A time was entered with “{ $word }”.
choose-until = Choose until, or leave the time out.
# $group (Name)
# $open (Number)
post-exceeds-group =
    { $units ->
        [one] The post for { $group } says that { $open } are open, but the group has 1 unit.
       *[other] The post for { $group } says that { $open } are open, but the group has { $units } units.
    }
# $most (Number)
post-fewer-units = Post a number from 0 to { $most }, or correct the number of units.

## The service as a whole

changes-not-followed-since = Changes were last received at { MOMENT($at) } UTC.
changes-not-followed = Changes have not been received for a while.
searches-use-last-known = Searches continue with what was known then.
# $minutes (Number)
clock-jumped-ahead = The database’s clock jumped ahead by { $minutes } minutes; promises run on as if it had not.
# $minutes (Number)
clock-jumped-back = The database’s clock jumped back by { $minutes } minutes; promises run on as if it had not.
correct-the-clock = Correct the clock, or accept the new time: waystation clock --trust
too-many-listeners = This instance already serves as many boards as it can.
