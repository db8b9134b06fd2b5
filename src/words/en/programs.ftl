# What programs say of themselves, as parts of a sentence.

## How long ago

just-now = just now
minutes-ago =
    { $minutes ->
        [one] 1 minute ago
       *[other] { $minutes } minutes ago
    }
hours-ago =
    { $hours ->
        [one] 1 hour ago
       *[other] { $hours } hours ago
    }
days-ago =
    { $days ->
        [one] 1 day ago
       *[other] { $days } days ago
    }
months-ago =
    { $months ->
        [one] 1 month ago
       *[other] { $months } months ago
    }

## Beds

openings-none = full
openings-some = 1–2 beds
openings-several = several beds
openings-not-posted = not posted

## Distance

in-the-same-area = in the same area
# $miles (Number)
within-miles = within { $miles } miles
# $from (Number)
# $to (Number)
miles-away = { $from } to { $to } miles away
# $miles (Number)
over-miles-away = over { $miles } miles away
distance-not-known = distance not known

## Ages

# A person's age, as in "the person is 16".
age-not-known = of unknown age
age-minor = under 18
age-adult = 18 or over
# $years (Number)
age-years = { $years }
# $from (Number)
# $to (Number)
age-between = { $from } to { $to }
# The ages a program takes, as in "takes ages 11–17".
ages-none = nobody
ages-any = people of any age
# $from (Number)
ages-and-over = ages { $from } and over
# $below (Number)
ages-under = people under { $below }
# $years (Number)
ages-one = age { $years }
ages-listed = ages { AND($runs) }
# $from (Number)
ages-run-and-over = { $from } and over
# $below (Number)
ages-run-under = under { $below }
# $from (Number)
# $to (Number)
ages-run = { $from }–{ $to }
ages-and-possibly = { $taken }, possibly { $possibly }
ages-not-stated = ages not listed
ages-lowest-not-stated = { $ages } (lowest age not listed)

## Intake hours

weekday-short =
    { $number ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    }
days-from-to = { $from }–{ $to }
days-listed = { COMMA($days) }
intake-window = { $days } { TIME($from) }–{ TIME($to) }
intake-at-any-hour = at any hour
intake-hours-unknown = at hours not listed
intake-windows = { COMMA($windows) }
