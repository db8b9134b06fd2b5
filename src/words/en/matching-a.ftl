# What a plan, an assignment or a ranking says in addition to its rules.

## What to do for a plan

# $program (Name)
step-call-now = Call { $program } now.
# $program (Name)
step-call-now-for = Call { $program } now for { $who }.
# $program (Name)
step-arrange = Arrange the stay at { $program } by { DATE($day) }.
# $program (Name)
step-arrange-for = Arrange the stay at { $program } for { $who } by { DATE($day) }.
step-to-confirm =
    { $things ->
        [one] One thing to confirm.
       *[other] { $things } things to confirm.
    }
step-look-again =
    { $nights ->
        [one] No place is known for 1 night from { DATE($day) }. Look again before then.
       *[other] No place is known for { $nights } nights from { DATE($day) }. Look again before then.
    }
step-look-again-for =
    { $nights ->
        [one] No place is known for { $who } for 1 night from { DATE($day) }. Look again before then.
       *[other] No place is known for { $who } for { $nights } nights from { DATE($day) }. Look again
            before then.
    }
# Members of a household, by the numbers they were entered with.
member-numbered = member { AND($numbers) }
members-numbered = members { AND($numbers) }

## Why a household does not have a place

not-enough-open-there = There are not enough open beds there.
what-is-open-goes-to = The open beds there go to { AND($households) }.
must-be-kept-apart =
    { $count ->
        [one] { AND($households) } is in this program, and they must be kept apart.
       *[other] { AND($households) } are in this program, and they must be kept apart.
    }
too-much-support-for-staff = This household needs more support than the staff can give.
staff-have-taken-on = The staff there have taken on { AND($households) }.
time-ran-out-before-settled = A bed is open there, but time ran out before this was settled.
several-households-are-kept-whole =
    When several households are placed at once, each stays together. A ranking of this household alone
    also looks at splitting it.
time-ran-out-before-household = Time ran out before this household was looked at.
time-ran-out-before-reasons = Time ran out before the reasons were counted. Ask for a ranking.

## How sure the first option is

# $program (Name)
# $rule (Name)
flip-not-at-all = If “{ $rule }” did not count at all, { $program } would come first.
# $program (Name)
# $rule (Name)
flip-as-usual = If “{ $rule }” counted as usual, { $program } would come first.
# $program (Name)
# $rule (Name)
flip-twice = If “{ $rule }” counted twice as much as usual, { $program } would come first.
# $program (Name)
# $rule (Name)
# $times (Name)
flip-times = If “{ $rule }” counted { $times } times as much as usual, { $program } would come first.
