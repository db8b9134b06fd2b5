# Accounts: signing in, people, invitations, sessions and the audit.

## Roles, states and devices

role-auditor = auditor
role-administrator = administrator
account-active = active
account-suspended = suspended
account-ended = ended
device-desk = desk
device-phone = phone

## Names and passwords

# $text (Name)
not-a-sign-in-name = “{ $text }” cannot be a sign-in name.
choose-a-sign-in-name = Choose 3 to 40 small letters, digits, dots, hyphens or underscores. Do not use a mail address.
sign-in-name-taken = This sign-in name is taken.
choose-another-sign-in-name = Choose another one.
# $text (Name)
not-a-team = “{ $text }” cannot be the name of a team.
choose-a-team-name = Use at most 40 letters, digits, spaces and hyphens.
# $least (Number)
password-too-short = The password is shorter than { $least } characters.
# $most (Number)
password-too-long = The password is longer than { $most } characters.
password-too-common = Many people use this password, or it is easy to guess.
password-holds-name = The password holds the sign-in name.
passwords-differ = The two passwords are not the same.
type-it-again = Type it again in both fields.
choose-a-longer-password = Use four or more words that have nothing to do with each other.
# $digits (Number)
not-a-pin = A PIN has { $digits } digits.
pin-too-simple = This PIN is easy to guess.
choose-another-pin = Choose digits that do not repeat or count up.
password-is-wrong = The password is wrong.
type-your-password = Type the password with which you sign in.

## Signing in

sign-in-failed = The name, the password or the code is wrong.
sign-in-again-or-ask = Check them and try again. After several wrong tries, wait a quarter of an hour. If you lost your password or your codes, ask the administrator of your organization.
code-is-wrong = The code is wrong, was used before, or is no longer valid.
use-next-code = Wait for the next code in your app, or use a recovery code.
invitation-not-valid = This invitation was used, withdrawn, or is too old.
ask-for-new-invitation = Ask the person who invited you for a new one.
program-not-of-organization = This program is not one of your organization.
choose-own-program = Choose a program of your organization.
only-operators-have-programs = Only operators are limited to programs.
leave-programs-out = Choose the role operator, or no program.
no-such-account = There is no such account in your organization.
reload-people = Load the page again.
not-your-own-account = This is your own account.
ask-another-administrator = Ask another administrator to do this.

# $right (Name)
right-left-out = Your role has the right { $right }, but this way to sign in does not.
use-another-token = Sign in at a desk, or use a token whose scope has the right.

## Commands

administrator-joins = Start the service with waystation serve and the same --database. Its administrator opens this link and makes an account:
link-counts-once = This link works once, for 30 minutes. Anyone who has it can use it.
no-users-yet = There are no accounts yet. Invite someone with: waystation user invite
# $name (Name)
no-account-named = There is no account “{ $name }”.
list-users = List the accounts with: waystation user list
# $name (Name)
user-suspended = Nobody can sign in as “{ $name }” until the account is restored.
# $name (Name)
user-restored = The account “{ $name }” is active.
# $name (Name)
user-ended = The account “{ $name }” is closed for good.
# $name (Name)
user-signed-out = All sessions of “{ $name }” have ended.
# $name (Name)
user-codes-reset = The app for codes of “{ $name }” is removed. The next sign-in sets up another.
# $until (Name)
invited-until = invited until { $until }
organization-is-vetted = vetted
organization-not-vetted = not vetted: sees no intake numbers of others
# $day (Name)
token-last-used = last used { $day }
token-never-used = never used
token-is-expired = expired
# $number (Name)
audit-is-whole = The audit is whole, up to entry { $number }.
# $number (Name)
audit-entry-missing = Entry { $number } of the audit is missing.
# $number (Name)
audit-entry-changed = Entry { $number } of the audit was changed.
# $number (Name)
audit-is-cut = The audit does not end where it should: entry { $number } is the last that fits.
audit-was-replaced = The audit holds no entry with this digest: it was replaced, or entries were purged since.

## What the audit records

audit-signed-in = signed in
audit-tries-failed = several tries to sign in failed
audit-session-ended = a session was ended
audit-sessions-ended = all sessions were ended
audit-password-changed = the password was changed
audit-codes-started = an app for codes was set up
audit-codes-reset = the app for codes was removed
audit-invited = an invitation was made
audit-invitation-confirmed = an invitation was confirmed
audit-invitation-withdrawn = an invitation was withdrawn
audit-joined = an account was made
audit-account-suspended = an account was suspended
audit-account-restored = an account is active again
audit-account-ended = an account was closed for good
audit-organization-added = an organization was added
audit-organization-vetted = an organization was vetted
audit-token-made = a token was made
audit-token-revoked = a token was revoked
audit-capacity-posted = free beds were posted
audit-step-taken = a step of a placement was taken
audit-limit-lifted = a limit was lifted
audit-audit-read = the audit was read
