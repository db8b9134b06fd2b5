# What the rules of matching say of a program for one household: whom it takes, where it is, how
# long, and what is free.

## Several rules

if-the-program-makes-an-exception = If the program makes an exception.
people-coming =
    { $people ->
        [one] 1 person is coming
       *[other] { $people } people are coming
    }
is-coming = { $who } is coming
# A young person of the household.
a-girl = a girl
a-boy = a boy
the-young-person = the young person

## Status

status-not-clear = Not clear whether it is open. Ask.
status-changes-on-arrival =
    Opens or closes on { DATE($day) }, the day the person would arrive. Ask.
status-open-until =
    { $nights ->
        [one] Open until { DATE($day) }, then { $status }; the person needs 1 night.
       *[other] Open until { DATE($day) }, then { $status }; the person needs { $nights } nights.
    }
status-open-until-ask = Open until { DATE($day) }, then { $status }. Ask if people can stay on.
status-not-open-yet = Not open yet (planned as of { DATE($since) }).
status-not-open = Not open ({ $status } since { DATE($since) }).
status-opens = Opens { DATE($day) }.
status-if-arriving = If arriving { DATE($day) } is possible.

## Verified

# $why (Name)
not-verified = Not verified: { $why }.
not-listed = No source lists it any longer.
if-the-program-verifies-its-listing = If the program verifies its listing.

## Avoid

avoid-within = In an area to avoid ({ $place }).
avoid-not-listed = Area not listed. Ask whether it is away from the area to avoid.
# $area (Name)
avoid-perhaps =
    May be in { $area } ({ $place }). Ask whether it is away from the area to avoid.
avoid-outside = Not in the area to avoid.

## Declined

declined-by-the-person = The person ruled it out.
if-the-person-reconsiders = If the person reconsiders.

## Skipped

skipped-for = The person said this would be a problem: { AND($rules) }.
if-the-person-accepts = If the person accepts this: { AND($rules) }.

## Served

served-ask = { $serves } Ask.
served-not-stated-ask = { $serves } The person would accept places for { OR($settings) }. Ask.
served-accepts = { $serves } The person would accept places for { OR($settings) }.
served-check-both = { $serves } Check that this suits the person, then ask the program.
served-ask-age = { $serves } Ask the person's age.
served-ask-to-take =
    { $serves } The person would accept places for { OR($settings) }. Ask if it takes the person.
served-ask-who-lives-there =
    { $serves } The person would accept places for { OR($settings) }. Ask who lives there.
served-ask-mixed = { $houses } Ask the person if mixed housing is OK.
served-no-to-mixed = { $houses } The person said no to mixed housing.
if-mixed-housing-is-ok = If mixed housing is OK.
served-adult-coming = { $serves } An adult is coming too.
served-ask-about-adult = { $serves } Ask if it takes the adult who is coming along.
served-coming = { $serves } { CAP($who) } is coming too.
served-ask-about = { $serves } Ask if it takes { $who }.

## Children

children-coming = { CAP($children) }; { $coming }.
number-of-children-coming =
    { $number ->
        [one] 1 child is coming
       *[other] { $number } children are coming
    }
children-ask-about = { CAP($children) }. Ask about { $who }.
number-of-children =
    { $number ->
        [one] 1 child
       *[other] { $number } children
    }
children-ask-without-adult = { CAP($children) }. Ask if it takes { $who } without an adult.
children-ask-if-any = { CAP($children) }. Ask if any children are coming along.
children-ask-who-comes = { CAP($children) }. Say who is coming along, and ask.
girl-of = a girl ({ $age })
boy-of = a boy ({ $age })
child-of = a child ({ $age })
child-age = age { $age }
child-age-not-known = age not known
child-under-1 = under 1

## Households

households-for = For { AND($kinds) }.
households-only = Only for { AND($kinds) }.
households-only-but = Only for { AND($kinds) }; { $but }.
households-an-adult-is-coming = an adult is coming
households-no-adult-is-coming = no adult is coming
households-a-child-is-coming = a child is coming
households-no-child-is-coming = no child is coming
households-not-for = Not for { AND($kinds) }.
households-case-by-case = Takes { $kind } case by case. Ask.
households-ask-to-take = Lists its beds for { AND($kinds) }. Ask if it takes { $kind }.
households-ask-for-children =
    Lists its beds for { AND($kinds) }. Ask if any children are coming along.
households-ask-age = Lists its beds for { AND($kinds) }. Ask the person's age.

## Veterans

veterans-fits = For veterans. The person is a veteran or is coming with one.
veterans-only-none = Only for veterans; nobody who is coming is a veteran.
veterans-only-ask =
    Only for veterans. Ask if the person, or an adult who is coming along, is a veteran.
veterans-some-beds = Some of its beds are only for veterans. Ask if others are open.

## Room

# $sleeps (Number)
room-sleeps-too-few = A room sleeps { $sleeps }; { $coming }.
# $sleeps (Number)
private-room-sleeps = Private room, sleeps { $sleeps }.
room-too-few-beds =
    { $beds ->
        [0] Has no beds; { $coming }.
        [one] Has 1 bed in all; { $coming }.
       *[other] Has { $beds } beds in all; { $coming }.
    }
# $people (Number)
beds-in-a-shared-room = { $people } beds in a shared room.
# $people (Number)
rooms-not-described = Doesn't describe its rooms. Ask if { $people } people can stay together.

## Mates

# $beds (Number)
mates-too-few-beds = Its shared rooms, set by gender or age, sleep { $beds }; { $coming }.
if-given-more-than-one-room = If the program gives them more than one room.

## Trafficking

sex-trafficking = sex trafficking
labor-trafficking = labor trafficking
trafficking-taken = Takes survivors of { $kind }.
trafficking-not-taken = Doesn't take survivors of { $kind }.
trafficking-ask = Ask if it takes survivors of { $kind }.
trafficking-published = For survivors of { $kind } (published rule).
trafficking-said-no = For survivors of { $kind }; the person said that this does not apply.

## From abroad

from-abroad-taken = Takes people from other countries.
from-abroad-not-taken =
    Takes survivors from the U.S. only; the person is from another country.
from-abroad-ask = Ask if it takes people from other countries.
from-abroad-published = Takes survivors from the U.S. only (published rule).

## Other states

other-states-taken = Takes people from other states.
other-states-case-by-case = Takes people from other states case by case. Ask.
# $from (Name)
# $state (Name)
other-states-not-taken = Takes people from { $state } only; the person is in { $from }.
# $state (Name)
other-states-ask = Takes people from { $state } only. Ask if the person is from there.
other-states-own-not-listed =
    Takes people from its own state only, which is not listed. Ask.

## Referral

referral-anyone = Takes people no matter who calls.
referral-from = Takes people referred by { OR($callers) }.
referral-not-from = Takes people referred by { OR($callers) }; this call comes from { $caller }.
referral-ask = Takes people referred by { OR($callers) }. Ask who should call.
if-the-call-comes-from = If the call comes from { $caller }.

## Pregnancy

# $week (Number)
pregnancy-until-week-adult =
    Takes people up to week { $week } of pregnancy. Ask if the adult who is coming along is
    pregnant.
# $week (Number)
pregnancy-until-week-which =
    Takes people up to week { $week } of pregnancy. Ask the person which week they are in.
# $week (Number)
pregnancy-until-week-person =
    Takes people up to week { $week } of pregnancy. Ask if the person is pregnant.

## No return

no-return-left-before = Doesn't take back people who left; the person has left there before.

## Distance

way-and-road = { $way }, { $road }
up-to-about-an-hour-by-road = up to about an hour by road
# $hours (Number)
up-to-about-hours-by-road = up to about { $hours } hours by road
# $from (Number)
# $to (Number)
about-hours-by-road = about { $from } to { $to } hours by road
about-an-hour-or-more-by-road = about an hour or more by road
# $hours (Number)
about-hours-or-more-by-road = about { $hours } hours or more by road
location = location: { $place }
location-and-distance = location: { $place } ({ $distance })
location-not-listed = location not listed
place-and-distance = { $place }, { $distance }
way-across-water = { $way }, across water or beyond the roads
way-perhaps-across-water = { $way }, perhaps across water with no road
distance-is = { CAP($way) }.
distance-ask = { CAP($way) }. Ask how far it is.
distance-ask-tonight = { CAP($way) }. Ask if the person can get there tonight.
distance-ask-and-tonight =
    { CAP($way) }. Ask how far it is and if the person can get there tonight.
distance-not-by-road-tonight = { CAP($way) }. Not reachable by road tonight.
distance-no-road = { CAP($way) }. No road leads there.
distance-no-road-ask-tonight =
    { CAP($way) }. No road leads there; ask if the person can get there tonight.
distance-past-limit = { CAP($way) }; the limit is { $limit }.
distance-past-limit-ask = { CAP($way) }; the limit is { $limit }. Ask how far it is.
if-going-so-far-is-possible = If going { $limit } is possible.

## Stay

can-stay-up-to = up to { $limit }
can-stay = Can stay { $length }.
can-stay-for =
    { $nights ->
        [one] Can stay { $length }; the person needs 1 night.
       *[other] Can stay { $length }; the person needs { $nights } nights.
    }
can-stay-no-limit = No limit on length of stay.
# $nights (Number)
can-stay-ask = Can stay { $length }. Ask for { $nights } nights.
# $nights (Number)
can-stay-longer-if-agreed = Can stay { $length }, longer if agreed. Ask for { $nights } nights.
# $nights (Number)
can-stay-longer-case-by-case =
    Can stay { $length }, longer case by case. Ask for { $nights } nights.
if-limit-is-enough = If { $limit } is enough for now.
if-staying-is-enough = If staying { $length } is enough for now.
can-stay-too-old = Can stay { $length }; the person is { $age }.
can-stay-birthday-first =
    Can stay { $length }; the person is { $age }, and that birthday comes before the first night.
can-stay-not-long-enough =
    { $nights ->
        [one] Can stay { $length }; the person is { $age } and needs 1 night.
       *[other] Can stay { $length }; the person is { $age } and needs { $nights } nights.
    }
can-stay-ask-age = Can stay { $length }. Ask the person's age.
# $nights (Number)
can-stay-ask-age-and-nights =
    Can stay { $length }. Ask the person's age, and ask for { $nights } nights.
can-stay-for-age-ask = Can stay { $length }; the person is { $age }. Ask.
# $nights (Number)
can-stay-for-age-ask-nights =
    Can stay { $length }; the person is { $age }. Ask for { $nights } nights.
# $nights (Number)
length-of-stay-not-listed = Length of stay not listed. Ask for { $nights } nights.
# $nights (Number)
length-of-stay-as-listed = Length of stay: { $limit }. Ask for { $nights } nights.
# $nights (Number)
length-of-stay-possibly =
    Length of stay: { $limit }, possibly { $likely }. Ask for { $nights } nights.

## Minimum stay

minimum-stay-ask-one-night = Asks people to stay at least { $least }. Ask about 1 night.
# $nights (Number)
minimum-stay-ask =
    Asks people to stay at least { $least }; the person needs { $nights } nights. Ask.

## Long enough

people-can-stay = people can stay { $length }
no-limit-on-length-of-stay = no limit on length of stay
length-of-stay-not-clear = length of stay not clear
can-be-extended = can be extended
can-be-extended-case-by-case = extensions case by case
cannot-be-extended = no extensions

## Capacity

capacity-nothing-posted = No availability posted.
capacity-nothing-posted-ask = No availability posted. Ask if a bed is open.
capacity-full-now = Full now.
capacity-full = Full (posted { $ago }).
capacity-too-few-now =
    { $needed ->
        [one] Not enough beds for 1 person now.
       *[other] Not enough beds for { $needed } people now.
    }
capacity-too-few =
    { $needed ->
        [one] Not enough beds for 1 person (posted { $ago }).
       *[other] Not enough beds for { $needed } people (posted { $ago }).
    }
capacity-was-full-ask = Was full { $ago }. Ask if that has changed.
capacity-was-too-few-ask =
    { $needed ->
        [one] Did not have enough beds for 1 person { $ago }. Ask if that has changed.
       *[other] Did not have enough beds for { $needed } people { $ago }. Ask if that has changed.
    }
capacity-open-now = { CAP($openings) } open now.
capacity-expected-ask = { $now } { $expected } Ask to be notified.
capacity-none-open-now-ask = No beds posted as open now. Ask about the day you need.
capacity-open-now-ask = { CAP($openings) } open now. Ask about the day you need.
if-a-bed-opens-up = If a bed opens up.
if-enough-beds-open-up = If enough beds open up.
if-arriving-on-day = If arriving { DAY($day) } is possible.
capacity-last-posted = Last posted { $ago }. Ask if a bed is open.
capacity-not-accepting = Not accepting anyone (posted { $ago }).
capacity-was-not-accepting = Was not accepting people { $ago }. Ask if that has changed.
if-the-program-takes-people-again = If the program starts taking people again.
capacity-takes-until = Takes people until { WEEKDAY($end) }; { $arrival }.
if-it-takes-people-later = If the program takes people later than posted.
if-it-takes-people-later-and-has-a-bed =
    If the program takes people later than posted and a bed opens up.
if-it-takes-people-later-and-has-enough-beds =
    If the program takes people later than posted and enough beds open up.
capacity-not-confirmed =
    { CAP($openings) } posted { $ago } and not confirmed since. Call before you offer it.
capacity-open-as-of = { CAP($openings) } open as of { $ago }.
ask-if-enough-beds =
    { $needed ->
        [one] Ask if 1 bed is free.
       *[other] Ask if { $needed } beds are free.
    }
capacity-open-call-first = { CAP($openings) } posted { $ago }. Call before sending anyone.
capacity-open-until =
    { CAP($openings) } open as of { $ago }; takes people until { WEEKDAY($end) }.

## Reserved

reserved-until-released =
    The program decides when beds set aside for survivors go to others.
reserved-until = Beds are set aside for trafficking survivors until { TIME($time) }.
reserved-ask =
    Beds set aside for trafficking survivors go to others at { TIME($time) }; { $arrival }. Ask if
    one is still set aside.

## Catchment

catchment-anywhere = Takes people from anywhere.
catchment-state-not-listed = Takes people from its own state, which is not listed. Ask.
# $state (Name)
catchment-state = Takes people from { $state }.
# $here (Name)
# $state (Name)
catchment-other-state = Takes people from { $state }; the person is in { $here }. Ask.
# $state (Name)
catchment-state-ask = Takes people from { $state }. Ask if the person is from there.
catchment-own-area = Takes people from its own area, where the person is.
catchment-own-area-ask = Takes people from its own area. Ask if the person is from there.
catchment-own-area-far = Takes people from its own area ({ $distance }). Ask.
catchment-own-area-not-listed = Takes people from its own area, which is not listed. Ask.
catchment-elsewhere-same-area =
    Prefers people from elsewhere; the person is in the same area. Ask.
catchment-elsewhere-ask = Prefers people from elsewhere. Ask if the person is in its own area.
catchment-elsewhere-taken = Takes people from elsewhere.
catchment-elsewhere = Prefers people from elsewhere.
