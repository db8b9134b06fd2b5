# What is wrong with what programs state of themselves.

## Values as programs state them

use-never-or-time = Use none, unknown, or a time such as 21:00.
# $length (Name)
use-none-or-length = Use none, unknown, or a length such as { $length }.
use-state = Use the two letters of a state, such as CA.
# $most (Number)
use-number-of-units = Use a number of units from 0 to { $most }, or unknown.
use-state-of-placement = Use one of: { COMMA($list) }; or an ending with its reason.
# $text (Name)
not-an-age-band = “{ $text }” is not an age band.
enter-age-band = Write ages like 11-17, 18 +, Under 18 or 16-18, 18 +; add ? after ages that are not certain.
# $oldest (Number)
enter-age-or-unknown = Enter a whole number from 0 to { $oldest }, or leave it unknown.
# $share (Name)
# $shift (Name)
not-a-level = A shift of { $shift } and a share of { $share } are out of range.
enter-level = Use a shift from -6 to 6 and a share from 0 to 1.
# $text (Name)
not-an-opening = “{ $text }” is not an expected opening.
enter-opening = Write the day as 2026-12-05, followed by the number of units if known: 2026-12-05 x2.
# $why (Name)
program-entry-not-verified = This program’s entry is not verified: { $why }.
program-not-listed = This program is no longer on the list of any source.
program-not-open-yet = This program is not open yet (planned, as of { DATE($since) }).
program-paused-since = This program has been paused since { DATE($since) }.
program-suspended-since = This program has been suspended since { DATE($since) }.
program-closed-since = This program has been closed since { DATE($since) }.
nothing-can-be-promised-here = Nothing can be promised or posted here. If this is wrong, have the program’s entry corrected.
# $text (Name)
not-a-length-of-stay = “{ $text }” is not a length of stay.
enter-length-of-stay = Write it like 14 days, 3 months or 1 year, or unknown.
# $most (Number)
stay-limit-too-long = The stay limit is longer than { $most } characters.
enter-stay-limit = Write it like 21 days, 18 months, until 18 or no limit.
# $text (Name)
not-who-shares-rooms = “{ $text }” does not say who shares rooms.
enter-who-shares-rooms = Write rooms of 2, one gender, one age band, or unknown.
# $text (Name)
not-which-households = “{ $text }” does not say which households beds are for.
enter-which-households = Write with-children=yes without-children=no only-children=unknown.
# $text (Name)
not-when-people-can-be-there = “{ $text }” does not say when people can be there.
enter-when-people-can-be-there = Write always, 22:00-08:00, from 22:00 or unknown.
# $program (Name)
group-without-program = The unit group names the program { $program }, which does not exist.
add-program-or-remove-group = Add the program, or remove the group.
# $text (Name)
not-weekly-hours = “{ $text }” is not a weekly time.
enter-weekly-hours = Write times like mon-fri 08:00-17:00; sat 22:00-06:00, or always, or unknown.
# $a (Name)
# $b (Name)
# $tau (Name)
not-a-freshness-curve = a = { $a }, tau = { $tau }, b = { $b } is not a freshness curve.
enter-freshness-curve = Use a from 0 to 1, tau from 0.001 to 100000 days and b from 0.01 to 10.
# $why (Name)
curves-unreadable = The freshness curves cannot be read: { $why }.
# $beds (Name)
# $stage (Name)
no-such-curve = There is no curve for { $stage }, { $beds }.
curve-is-missing = A freshness curve is missing.
level-is-missing = The level of an audience is missing.
refit-curves = Fit them again with waystation refit, or go back with waystation refit --reset.
# $text (Name)
not-who-is-served = “{ $text }” does not say who is served.
enter-who-is-served = Write women=yes men=no girls=unknown boys=case-by-case.
# $text (Name)
says-yes-and-no = “{ $text }” says both yes and no to the same thing.
name-each-once = Name each once, before or after “; not”.
# $text (Name)
not-an-id = “{ $text }” is not an id.
use-id-as-listed = Use the id as listed: small letters, digits and hyphens.
# $text (Name)
not-kinds-of-trafficking = “{ $text }” does not name kinds of trafficking.
enter-kinds-of-trafficking = Write sex=yes labor=unknown.
# $text (Name)
not-a-limit-for-children = “{ $text }” is not a limit for children.
enter-limit-for-children = Write yes, girls 0-17, boys 0-12, most 3.
name-is-blank = The name is blank.
enter-known-name = Enter the name that people know it by.
# $code (Name)
# $name (Name)
name-has-hidden-character = The name “{ $name }” has a hidden character (U+{ $code }).
type-name-again = Type the name again without it.
# $name (Name)
name-too-long = The name “{ $name }” is too long.
# $most (Number)
enter-shorter-name = Enter { $most } characters or fewer.
