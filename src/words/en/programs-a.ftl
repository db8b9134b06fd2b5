# What programs say of themselves, as parts of a sentence: who, where, how long.

## Where a program is

# $state (Name)
areas-in-state = { $areas }, { $state }
# $state (Name)
state-and-areas = { $state }, in the { $areas }
# $city (Name)
area-of-city = { $city } area
area-of-cities = { OR($cities) } area
# $city (Name)
area-or-nearby = { $city } area or nearby
# $state (Name)
somewhere-in-state = somewhere in { $state }
area-not-listed = area not listed
# How far someone would go at most.
limit-same-area = the same area
# $miles (Number)
limit-up-to-miles = up to { $miles } miles
# $miles (Number)
limit-over-miles = over { $miles } miles

## Whom it serves

setting-women = women
setting-men = men
setting-girls = girls
setting-boys = boys
setting-all-gender = all genders
setting-any = anyone
serves-not-stated = Doesn't say whom it serves.
serves-everyone = For people of all genders.
serves-minors-only = For minors only.
serves-not = Not for { OR($groups) }.
serves-groups = For { AND($groups) }.
serves-case-by-case = Takes { AND($groups) } case by case.
houses-everyone = Houses people of all genders.
houses-groups = Houses { AND($groups) }.

## Households and children

people-with-children = people with children
adults-without-children = adults without children
minors-without-an-adult = minors without an adult
children-taken = takes children
children-case-by-case = takes children case by case
children-not-taken = doesn't take children
children-not-stated = doesn't say if children can come
children-with-limits = { $policy } ({ COMMA($limits) })
children-girls = girls { $ages }
children-boys = boys { $ages }
# $most (Number)
children-at-most = up to { $most }
# Ages of girls or boys, behind the word for them.
child-ages-any = of any age
child-ages-listed = { AND($runs) }
child-ages-and-possibly = { $taken }, possibly { $possibly }
child-ages-possibly = possibly { $possibly }
children-no-girls = no girls
children-no-boys = no boys

## Length of stay

stay-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
stay-months =
    { $months ->
        [one] 1 month
       *[other] { $months } months
    }
stay-years =
    { $years ->
        [one] 1 year
       *[other] { $years } years
    }
stay-from-to = { $from } to { $to }
# $age (Number)
stay-until-age = until age { $age }
stay-no-limit = no limit
stay-not-listed = not listed
# $raw (Name)
stay-as-listed = “{ $raw }” (as listed)

## Whether it is open

status-planned = planned
status-open = open
status-paused = paused
status-suspended = suspended
status-closed = closed

## Openings it expects

bed-expected = A bed is expected { DAY($day) }.
beds-expected =
    { $units ->
        [one] 1 bed is expected { DAY($day) }.
       *[other] { $units } beds are expected { DAY($day) }.
    }

## Published rules

published-after-altercation = a rule on altercations
published-extra-support = a rule on extra support
published-care = a limit on the care it gives
published-medical-check = a medical check before entry
published-record = a rule on criminal records
published-readiness = a rule on being ready for its program
published-gender-policy = placing people by the sex assigned at birth
published-residents = someone who may live there
published-fee = a fee
published-payer = needing a sponsor or insurance
published-waiting-list = a waiting list
