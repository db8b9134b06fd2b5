# Sign in, join, the own account, people, and the audit.

## Frame

nav-people = People
nav-audit = Audit
nav-account = Account
sign-in-button = Sign in
sign-out-button = Sign out
lock-button = Lock
# $name (Name)
signed-in-as = { $name }, { $role }
continue-button = Continue

## Fields

field-sign-in-name = Sign-in name
field-password = Password
field-password-again = The same password again
field-old-password = Current password
field-new-password = New password
field-code = Code
field-pin = PIN
field-pin-again = The same PIN again
# $digits (Number)
pin-hint = { $digits } digits that do not repeat or count up.
sign-in-name-hint = 3 to 40 small letters, digits, dots, hyphens or underscores. Do not use your real name or a mail address.
# $least (Number)
password-hint = At least { $least } characters. Use four or more words that have nothing to do with each other.
pins-differ = The two PINs are not the same.

## Sign in

keep-phone = Keep this phone signed in for posting beds (30 days)
keep-phone-hint = Only for operators, on their own phone. Everything except posting beds asks for the password again.
enter-your-code = Enter your code
open-your-app = Open the app on your phone and enter its code of six digits for Waystation.
or-recovery-code = If you do not have your phone, enter one of your recovery codes. Each works once.

## App for codes

app-for-codes = App for codes
set-up-an-app = Set up an app for codes
role-requires-codes = Your role signs in with a code in addition to the password. You need an authenticator app on your phone.
app-is-optional = With an authenticator app on your phone, nobody can sign in with your password alone.
scan-this-code = In the app, add an account and scan this code.
qr-code-for-app = QR code for the app
or-type-this-key = If you cannot scan it, type this key into the app.
enter-first-code = Then enter the code of six digits that the app shows.
write-down-recovery-codes = Write down your recovery codes
recovery-codes-explained = If you lose your phone, one of these codes signs you in. Each works once. They are not shown again. Keep the paper where only you can get it.
i-have-written-them-down = I have written them down

## Join

# $organization (Name)
join-organization = Join { $organization }
your-role-is = Your role: { $role }.
# $team (Name)
your-team-is = Your team: { $team }.
you-post-for = You post beds for { AND($programs) }.
you-post-for-all = You post beds for all programs of the organization.
choose-name-and-password = Choose the name and the password with which you will sign in.
have-phone-ready = Next you set up an app for codes, so have your phone ready.
make-account = Make my account
invitation-cannot-be-used = This invitation cannot be used

## Locked

desk-is-locked = This desk is locked
# $name (Name)
enter-pin-of = Enter the PIN of { $name }.
# $tries (Number)
session-ends-after-tries = After { $tries } wrong PINs you have to sign in again.
unlock-button = Unlock
pin-is-wrong = The PIN is wrong.
try-pin-again = Try again.
session-ended-by-pins = This session ended after several wrong PINs.
sign-in-with-password = Sign in with your password.

## Account

your-account = Your account
account-role = Role
account-organization = Organization
account-programs = Programs
account-team = Team
all-programs = all programs of the organization
other-sessions-end = Your other sessions end at once.
change-password-button = Change password
# $minutes (Number)
pin-explained = With a PIN you can lock this desk and unlock it again. Without one, a desk that is not used for { $minutes } minutes signs you out.
set-pin-button = Set PIN
app-is-set-up = An app makes codes for this account. If you lose it, sign in with a recovery code, or ask an administrator to remove it.
app-is-not-set-up = No app makes codes for this account.
sessions-heading = Where you are signed in
session-here = this session
session-began = Since { $moment }
session-seen = Last used { $moment }
end-session-button = End
sign-out-everywhere-button = Sign out everywhere
password-is-changed = Your password is changed. Your other sessions ended.
pin-is-set = Your PIN is set.
session-is-ended = The session ended.
session-on-since = End the session on the { $device } since { $moment }

## People

# $organization (Name)
people-of = People of { $organization }
person-is-you = This is you.
uses-app = Has an app for codes.
uses-no-app = Has no app for codes.
# $team (Name)
in-team = Team: { $team }
posts-for = Posts beds for { AND($programs) }
# $name (Name)
change-account = Change { $name }
suspend-button = Suspend
suspend-explained = Nobody can sign in until you restore it.
restore-button = Restore
person-sign-out-button = Sign out everywhere
reset-codes-button = Remove the app for codes
reset-codes-explained = For a person who lost the phone and the recovery codes. They set up another app at the next sign-in. Make sure that it is this person who asks.
end-button = Close for good
# $name (Name)
confirm-ending = Yes, close { $name } for good. This cannot be undone.
tick-to-confirm = Tick the box to close the account.
account-not-closed = The account was not closed.
account-is-closed = This account is closed for good.
invite-the-person-again = To let the person back in, invite them again.
no-such-action = The form did not say what to do.
press-a-button = Press one of the buttons on this page.
account-is-suspended-now = The account is suspended. Its sessions ended.
account-is-restored-now = The account is active again.
account-is-ended-now = The account is closed for good. Its sessions ended.
account-is-signed-out-now = All sessions of the account ended.
account-codes-are-reset-now = The app for codes was removed. The sessions of the account ended.
invitation-is-withdrawn-now = The invitation is withdrawn. Its link no longer works.
posts-for-all = Posts beds for all programs
listed-names = { AND($programs) }

## Invitations

open-invitations = Open invitations
no-open-invitations = There are none.
invitation-until = Counts until { $moment }
waits-for-second = Waits for a second administrator
withdraw-button = Withdraw
withdraw-invitation-of = Withdraw the invitation for { $role }, until { $moment }
invite-a-person = Invite a person
field-role = Role
field-team = Team (optional)
team-hint = People of one team share a desk.
programs-of-operator = Programs (only for operators)
programs-hint = Tick none to let the operator post for all programs.
invite-button = Make an invitation
invitation-is-made = Invitation
role-is-offered = Role: { $role }.
# $days (Number)
give-this-link = Give this link to the person whom you invite. It works once, in the next { $days } days. Anyone who has it can use it, so send it only to this person.
link-not-shown-again = It is not shown again.
invitation-link = Link
back-to-people = Back to people

## Audit

what-was-done = What was done
audit-explained = The newest entries first. Reading this page is recorded too.
audit-time = Time
audit-who = Who
audit-action = What
audit-program = Program
audit-about = About
by-token-or-server = a token or the server
older-entries = Older entries
newest-entries = Newest entries
listed-parts = { COMMA($parts) }
nothing-was-recorded = Nothing is recorded here.
