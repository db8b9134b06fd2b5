# Why a promise is not made or changed, and what to do instead.

## Requests, holds and steps as they are sent

enter-exact-time = Enter a time with its offset, such as 2026-11-22T06:00:00Z.
# $group (Name)
network-has-no-unit-group = The network has no unit group “{ $group }”.
use-unit-group-of-some-program = Use the id of a unit group of a program.
not-the-code-of-placement = This is not the code of this placement.
find-placement-by-code = Look for the placement by its code, or ask for it again.
not-a-number-of-minutes = This is not a number of minutes.
enter-whole-minutes = Enter whole minutes, such as 90.
# $minutes (Number)
request-minutes-out-of-range = { $minutes } minutes is too long or too short for a request.
# $minutes (Number)
hold-minutes-out-of-range = { $minutes } minutes is too long or too short for a hold.
# $minutes (Number)
arrival-minutes-out-of-range = { $minutes } minutes is too long or too short to arrive.
# $minutes (Number)
away-minutes-out-of-range = { $minutes } minutes is too long or too short to keep a bed.
# $least (Number)
# $most (Number)
enter-minutes = Enter { $least } to { $most } minutes.
# $text (Name)
not-a-code = “{ $text }” is not a code: it does not have eight characters.
ask-for-code-again = Ask for the code again: eight letters and digits, such as 7K3M-9QXF.
code-has-typing-error = This code has a typing error: its characters do not match.
read-code-again = Read it again character by character.
# $letter (Name)
not-in-any-code = “{ $letter }” is not used in codes: this is a typing error.
read-code-again-without-u = Read it again character by character; the letter U is never used.
# $text (Name)
not-a-uuid = “{ $text }” is not a UUID.
draw-new-uuid = Generate a new UUID for every request, and send it again only with the same request.
# $state (Name)
placement-lacks-unit-or-time = A placement that is { $state } lacks its unit or its time.
restore-database = Restore the database from its last good copy.

## Who may take a step, and when

role-hotline = hotline
role-placement = placement
role-operator = operator
role-supervisor = supervisor
role-cannot-do-this = Your role here is { SEMICOLON($roles) }. It can’t do this.
roles-that-can = These roles can: { SEMICOLON($roles) }.
roles-of-holder = { COMMA($roles) } of the organization that asked
roles-of-house = { COMMA($roles) } of the program
only-program-says-when = Only the program can say when something happened.
leave-happened-at-out = Leave happened_at out: the time is now.
not-within-last-day = This time is not within the last 24 hours.
enter-when-it-happened = Enter when it happened, or leave happened_at out for now.
time-was-over-before-entry = Its time had already run out when it was entered.
enter-what-came-of-it = Enter what came of it, or promise it again without happened_at.
# $step (Name)
cannot-begin-with-step = A placement cannot begin with “{ $step }”.
begin-with = Begin with a request, a hold or an arrival.
program-pledged-no-reject = This program has pledged not to reject anyone it is set up for.
accept-or-have-supervisor-decline = Accept. Or, once another place has accepted, have a supervisor decline because not everyone would be safe.
leaves-household-without-place = This leaves the household without a place.
name-another-placement = Name another placement of the same organization that was accepted first.
only-supervisor-may-decline = Only a supervisor may decline here.
ask-supervisor-of-program = Ask the program’s supervisor.
# $step (Name)
only-requested-so-far = This placement is only requested, so “{ $step }” is not possible.
# $step (Name)
is-held-now = This placement is held, so “{ $step }” is not possible.
# $step (Name)
is-accepted-now = This placement is accepted, so “{ $step }” is not possible.
# $step (Name)
has-arrived-now = The household has arrived, so “{ $step }” is not possible.
# $step (Name)
is-away-now = The household is away, so “{ $step }” is not possible.
# $step (Name)
has-ended-now = This placement has ended, so “{ $step }” is not possible.
next-after-request = Hold, accept, decline or cancel it.
next-after-hold = Accept, decline, extend or cancel it, or record the arrival.
next-after-acceptance = Record the arrival, or cancel it.
next-after-arrival = Record an absence, a transfer or a discharge.
next-after-absence = Record the return, a transfer or a discharge.
next-after-ending = Begin a new one.
request-ran-out = The request ran out: { MOMENT($at) } UTC.
hold-ran-out = The hold ran out: { MOMENT($at) } UTC.
arrival-time-ran-out = The time to arrive ran out: { MOMENT($at) } UTC.
right-to-return-ran-out = The right to return ran out: { MOMENT($at) } UTC.
kept-bed-ran-out = The bed was kept until { MOMENT($at) } UTC.
ask-again = Ask again.
hold-again = Hold again, if a unit is free.
say-no-show-or-accept-again = Record that nobody came, or accept again.
hold-new-place = Hold a new place.
nothing-more-to-do = Nothing more needs to be done.
# $most (Number)
hold-extended-often-enough = A hold can be extended { $most } times at most.
ask-for-answer-or-hold-again = Ask the program for its answer, or hold again when this hold has run out.
household-may-still-come = The household may still come until { MOMENT($until) } UTC.
say-no-show-later = Record it after that time, or ask the organization that holds the place to cancel.
request-or-call = Send a request, or call the program.
nothing-posted-to-hold = Nobody has said what is open here.
program-wants-a-call = The program wants to be asked first.
program-not-accepting = The program is not accepting anyone now.
# $hours (Number)
post-too-old-to-hold = The last post here is more than { $hours } hours old.
program-said-full = The program has said since its last post that it is full.
program-promised-too-much = The program has promised more than it has.
units-out-of-range =
    { $units ->
        [one] 1 unit is out of range for one household.
       *[other] { $units } units is out of range for one household.
    }
# $held (Number)
organization-holds-most = Your organization holds { $held } units here already, and others look for a bed here too.
accept-return-or-request = Ask the program to accept, cancel one, or send a request.

## Why a request is declined, a promise is withdrawn or a stay ends

declined-full = We have no space after all.
declined-not-taking = We are not taking anyone now.
declined-outside-rules = This is outside our rules.
declined-cannot-meet-need = We cannot give the care that is needed.
cannot-keep-safe = We cannot keep everyone safe here.
declined-found-another = The household found another place.
declined-not-wanted = The household does not want this place.
declined-too-far = The household finds it too far.
declined-not-reached = The household could not be reached.
withdrawn-unusable = The unit cannot be used.
withdrawn-staff = There is not enough staff tonight.
withdrawn-miscounted = More was posted than there was.
left-own-wish = They moved on by their own choice.
left-complete = The stay is complete.
left-involuntary = They were asked to leave.
