# Post beds.

## The page

beds-tonight = Beds tonight
choose-your-program = Choose your program.
no-programs-yet = The network has no programs yet.
more-programs = More programs
we-save-your-post = We save your post and its time, and nothing about any person.
nothing-can-be-posted = No beds can be posted, held or promised. If this is wrong, have the program’s entry corrected.
closed-promises =
    { $promises ->
        [one] 1 promise made before has no bed here now. Move it to another place first, or ask a supervisor to cancel it. Arrivals are still recorded.
       *[other] { $promises } promises made before have no bed here now. Move each to another place first, or ask a supervisor to cancel it. Arrivals are still recorded.
    }
post-button = Post
same-as-before = Same as before
promised-more-than-you-have =
    { $beds ->
        [one] You’ve promised 1 more bed than you have. Keep the promise, move it, or ask a supervisor to cancel it.
       *[other] You’ve promised { $beds } more beds than you have. Keep each promise, move it, or ask a supervisor to cancel it.
    }
# $group (Name)
one-fewer-bed-in = One fewer bed in { $group }
# $group (Name)
one-more-bed-in = One more bed in { $group }
# $group (Name)
open-beds-in = Open beds in { $group }
taking-people-tonight = Taking people tonight
choice-yes = Yes
choice-until = Until…
choice-call-first = Call first
choice-no = No
until-label = Until
by-the-clock-of = Time zone
choose-clock = Choose
# $city (Name)
clock-shows = { $city }: { TIME($time) } now
nothing-is-sent-until = Nothing is sent until you press Post or Same as before. Post sends only what you changed. Hotlines see “full”, “1–2 beds” or “several beds”, never the exact number. They see when you posted, rounded down to a quarter hour.
nothing-ends-early = { $leap } No promise ends early. Tell the administrator of the service.

## What was posted

nothing-posted-yet = Nothing posted yet.
full-since = Full since { $when }, when a request was declined. { $hotlines }
# $open (Number)
last-posted = Last posted: { $open }, { $taking }. Posted { $when }. { $hotlines }
# $held (Number)
# $open (Number)
last-posted-with-held = Last posted: { $open } ({ $held } held for people on the way), { $taking }. Posted { $when }. { $hotlines }
posted-just-now =
    { $beds ->
        [one] Posted { $when }: 1 bed open, { $taking }. { $hotlines }
       *[other] Posted { $when }: { $beds } beds open, { $taking }. { $hotlines }
    }
taking-people = taking people
taking-people-until = taking people until { $when }
taking-call-first = call first
not-taking-anyone = not taking anyone
hotlines-see-an-old-post = Hotlines see an old post and a note to call and ask.
hotlines-see-not-accepting = Hotlines see “not accepting anyone”.
hotlines-see-full = Hotlines see “full”.
hotlines-see = Hotlines see “{ COMMA($parts) }”.
seen-until = until { $when }
seen-call-first = call first
seen-not-confirmed-since = not confirmed since
at-time = { TIME($time) }
yesterday-at = yesterday { TIME($time) }
tomorrow-at = tomorrow { TIME($time) }
on-day-at = { DAY($day) }, { TIME($time) }
on-day-at-utc = { MOMENT($moment) } UTC
at-time-utc = { TIME($time) } UTC

## Somebody else posted

someone-here-posted-you-entered = Someone at your program posted { $theirs } at { $at }. You entered { $yours }.
someone-here-posted-you-confirmed = Someone at your program posted { $theirs } at { $at }. You confirmed { $yours }.
someone-posted-you-entered = Someone posted { $theirs } at { $at }. You entered { $yours }.
someone-posted-you-confirmed = Someone posted { $theirs } at { $at }. You confirmed { $yours }.
use-value = Use { $value }
keep-value = Keep { $value }
# $value (Name)
typed-value = { $value }
# $open (Name)
value-and-taking = { $open }, { $taking }
# $time (Name)
typed-time = { $time }
nothing-posted-choose = Nothing was posted. Choose which to use.

## Why nothing was posted

no-button-pressed = Nothing was posted: no button on this page was pressed.
press-post-or-same = Press Post, or Same as before.
form-of-another-program = Nothing was posted: the form belongs to another program, or is damaged.
check-numbers-press-post = Check the numbers on this page and press Post.
form-was-empty = Nothing was posted: the form was empty.
enter-number-or-same = Enter a number and press Post, or press Same as before.
not-known-what-you-saw = Nothing was posted: we don’t know which numbers you saw.
check-number-press-post = Check the number and press Post again.
you-changed-no-number = Nothing was posted: you didn’t change any number.
to-confirm-press-same = To confirm the numbers as they are, press Same as before.
# $group (Name)
something-new-entered = Nothing was posted: you entered something new for { $group }.
press-post-to-post-it = Press Post to post it.
# $group (Name)
group-has-changed = { $group } has changed since you opened this page.
check-number-then-press = Check the number, then press Same as before or Post.
# $group (Name)
time-has-passed = The time you stop taking people has passed for { $group }.
enter-a-new-time = Enter a new time and press Post, or choose Yes or No.
nothing-to-confirm-yet = Nothing was posted: there is nothing to confirm yet.
enter-number-press-post = Enter a number and press Post.
# $most (Number)
enter-number-up-to = Enter a whole number from 0 to { $most }.
enter-the-time = Enter the time you stop taking people, or choose Yes.
choose-the-clock = Choose the time zone of the program.
# $group (Name)
group-name = { $group }
