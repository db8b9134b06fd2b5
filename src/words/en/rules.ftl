# What the rules of matching say of a program for one household.

## Ages that change during the stay

if-nights-are-enough =
    { $nights ->
        [one] If 1 night is enough for now.
       *[other] If { $nights } nights are enough for now.
    }
with-birthdays = Counting birthdays up to { DATE($day) }: { $said }
if-a-baby-is-born = If a baby is born by { DATE($day) }: { $said }

## Trafficking

survivors-of-not-stated = Doesn't say if it takes survivors of { $kind }.

## Age

takes-ages = Takes { $ages }.
takes-ages-for-age = Takes { $ages }. The person is { $age }.
ages-not-listed = Ages not listed. Ask.
ages-not-listed-for-age = Ages not listed. The person is { $age }. Ask.
takes-ages-age-not-known = Takes { $ages }. Ask the person's age.
may-take-ages-for-age = May take { $ages }. The person is { $age }. Ask.
takes-ages-ask-for-age = Takes { $ages }. The person is { $age }. Ask.

## Intake hours

intake-open = Intake { $hours }.
intake-open-at = Intake { $hours }; { $arrival }.
intake-closed-at = Intake { $hours } only; { $arrival }.
intake-after-hours = Takes people after hours.
intake-hours-not-listed = Intake hours not listed. Ask when they can take someone.
intake-hours-not-listed-on-call = Intake hours not listed; someone is on call. Ask.
intake-clock-changes = Intake { $hours }. The clocks change that night: ask when to arrive.
intake-clock-not-known = Intake { $hours }, but its time zone is not known. Ask when to arrive.
intake-ask-to-come-later =
    Intake { $hours }. The person can stay where they are until { $leave }: ask to come { $opens }.
intake-someone-on-call = Intake { $hours }; someone is on call. Ask.
intake-ask-about = Intake { $hours }. Ask about { WEEKDAY($moment) }.
intake-must-leave-by = Intake { $hours }. The person must leave by { $leave }.
intake-must-leave-by-ask = Intake { $hours }. The person must leave by { $leave }: ask about that.
# The hour that is judged, behind the hours of intake.
now-it-is = now it is { WEEKDAY($moment) }
person-would-arrive = the person would arrive { WEEKDAY($moment) }
now-is-within-by-every-clock = open now in every time zone it may be in
arrival-is-within-by-every-clock = open on arrival in every time zone it may be in
now-is-outside-by-every-clock = closed now in every time zone it may be in
arrival-is-outside-by-every-clock = closed on arrival in every time zone it may be in
on-weekday = { WEEKDAY($moment) }
on-weekday-and-day = { $weekday }, { DAY($day) }, { TIME($time) }
by-its-clock = { $when } in its time zone
if-arriving-is-possible = If arriving { $opens } is possible.
if-the-person-can-stay-until = If the person can stay where they are until { $opens }.
