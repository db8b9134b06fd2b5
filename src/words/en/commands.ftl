# What the command line prints.

## Lists of places

# $place (Name)
# $eligible (Number)
# $considered (Number)
list-from = From { $place }: { $eligible } of { $considered } programs may take this household.
how-sure-the-first-is = How sure the first is
ask-next-heading = Ask next
# $question (Text)
# $moved (Number)
ask-next-line =
    “{ $question }” The answer changes { $moved ->
        [one] 1 place
       *[other] { $moved } places
    }.
# $yes (Number)
# $no (Number)
ask-next-leaves =
    yes leaves { $yes ->
        [one] 1 option
       *[other] { $yes } options
    }, no leaves { $no }
one-change-heading = One change would open these
# $because (Text)
# $change (Text)
# $program (Name)
# $who (Text)
near-miss-line = { $program }: { $because } { $change } ({ $who })
nothing-fits-heading = Nothing fits. Each line is a set of changes that would open a place:
# $change (Text)
# $who (Text)
change-by = { $change } ({ $who })
# $opens (Number)
# $nearest (Name)
opens-line = opens { $opens }, { $nearest } the nearest
# $because (Text)
# $place (Text)
option-line = { $place }; { $because }.
# $count (Number)
not-shown-heading = { $count } not shown
who-person = the person
who-worker = the worker
who-program = the program
who-nobody = nobody
label-fits = fits
label-confirm = confirm
label-note = note
label-next = next

## Plans

nights-count =
    { $nights ->
        [one] 1 night
       *[other] { $nights } nights
    }
# $place (Name)
# $nights (Text)
# $able (Number)
# $considered (Number)
plan-from = From { $place }, { $nights } from { DATE($from) }: { $able } of { $considered } programs may take this household on some of them.
# $searched (Number)
plan-searched = The { $searched } that rank best were searched.
plan-not-found = No plan was found. To see why, rank places for tonight: waystation rank.
moves-count =
    { $moves ->
        [0] no move
        [one] 1 move
       *[other] { $moves } moves
    }
# $nights (Text)
nights-without-a-place = { $nights } without a place
# $nights (Text)
nights-apart = { $nights } apart
plan-heading = { COMMA($parts) }
leg-dates = { DATE($arrives) } to { DATE($leaves) }
# $nights (Text)
# $place (Text)
# $program (Name)
leg-line = { $program } ({ $nights }, { $place })
# $proof (Text)
proof-line = Proof: { $proof }.
proof-optimal = optimal
proof-within-gap = within gap
proof-out-of-time = out of time

## Assignments

# $placed (Number)
# $all (Number)
households-placed = { $placed } of { $all } households have a place.
# $program (Name)
# $group (Name)
# $priority (Number)
# $quality (Number)
scarce-line = Scarce: { $program }, { $group }; one unit more is worth at most { $priority } in priority and { $quality } in quality.
# $priority (Number)
# $quality (Number)
# $proof (Text)
value-line = Priority { $priority }, quality { $quality }: { $proof }.
# $priority (Number)
# $quality (Number)
gap-line = At most better by: priority { $priority }, quality { $quality }.
# $priority (Number)
gap-line-priority = At most better by: priority { $priority }; quality not known.
# $label (Name)
# $program (Name)
# $because (Name)
household-placed-line = { $label }: { $program }, { AND($groups) }. { $because }.
# $label (Name)
household-without-place-line = { $label }: no place.
# $text (Name)
ask-line = ask: { $text }
# $program (Name)
# $group (Name)
# $because (Name)
passed-over-line = not { $program }, { $group }: { $because }
# $labels (Name)
would-suit-better-line = would have suited better: { $labels }
without-it-nobody = Without it, no other household would have a better place.
# $labels (Name)
# $priority (Name)
# $quality (Name)
without-it-better = Without it, better: { $labels }; priority { $priority }, quality { $quality }.
as-far-as-time-allowed = Time ran out before this was certain.

## Rules and weights

# $force (Name)
# $basis (Name)
# $who (Text)
rule-line = { $force }; basis: { $basis }; who can change it: { $who }
# $question (Text)
rule-asks-line = asks: “{ $question }”
# $usual (Number)
weights-heading = How much each rule’s points count; { $usual } is the usual weight:
running-service-follows = A running service follows within a second.

## Databases

sample-network = the sample network
founding-network = the founding network
made-up-network = a made-up network
# $file (Name)
no-database-named = No database is named. Name one with --database or WAYSTATION_DATABASE, or make a demo in { $file } with: waystation serve --demo
# $file (Name)
# $database (Name)
no-database-named-beside = No database is named, and { $file } is here. A demo is made only in a folder without a database. Name the database: --database sqlite:{ $database }
# $file (Name)
demo-serves-its-file = serve --demo serves { $file }. Leave out --demo, or --database and WAYSTATION_DATABASE.
# $what (Text)
name-database-to-load = Name the database into which { $what } is to be loaded: --database sqlite:PATH. Make it first with: waystation init --database sqlite:PATH
# $what (Text)
database-holds-programs = This database already holds programs, and { $what } is loaded into an empty one. Make one with: waystation init --database sqlite:new.db
name-database-to-make = Name the database: waystation init --database sqlite:waystation.db, or a postgres:// address.
database-adopted = The database is whole, and is now the one to use.
database-made = The database is made, and empty. Load programs with: waystation import
# $id (Name)
database-id-advice = Set WAYSTATION_DATABASE_ID={ $id } so that no command uses another database by mistake.
database-migrated =
    { $steps ->
        [0] The database was up to date.
        [one] 1 step was applied; the database is up to date.
       *[other] { $steps } steps were applied; the database is up to date.
    }
# $what (Text)
# $start (Text)
demo-loaded = Demo network: { $what } is loaded. Start with: { $start }
start-serve = waystation serve
start-serve-database = waystation serve with the same --database

## Service, clock, tokens, counts

# $address (Name)
# $port (Name)
would-listen-unencrypted = Other machines could reach { $address }, and without encryption others could read along. Give a certificate with --tls-certificate and --tls-key, name the proxy that encrypts with --trusted-proxy, or listen only on this machine with --bind 127.0.0.1:{ $port }.
# $address (Name)
no-host-named = Name the host that people type into their browsers to reach { $address }, such as --host board.example.org. Requests under other names are refused.
# $file (Name)
# $why (Name)
certificate-unusable = { $file } cannot be used to encrypt: { $why }.
demo-is-for-this-machine = The database holds a demo, whose tokens everyone knows. It can be served only to this machine: leave out --host and --trusted-proxy, and listen on 127.0.0.1. For others, make a database with waystation init.
# $address (Name)
# $error (Name)
cannot-listen = { $address } cannot be listened on: { $error }. Is another Waystation running? Choose another with --bind 127.0.0.1:8081.
# $address (Name)
service-ready = Waystation is ready: { $address }/  (stop with Ctrl-C)
service-has-no-programs = It holds no programs yet. Load some with: waystation import
# $organization (Name)
# $role (Name)
# $token (Name)
demo-token-line = A demo token of { $organization }, role { $role }: { $token }
# $first (Name)
# $body (Name)
service-answered = The service answered “{ $first }”. { $body }
clock-trusted = Promises run by the database’s clock from now on; those it has passed are over.
clock-is-right = Promises run by the database’s clock.
clock-advice = Set it right, and promises follow it. If it is right now, run this with --trust.
# $id (Name)
token-revoked = The token { $id } is revoked.
token-shown-once = Keep it safe: it is not shown again, and only a digest of it is kept.
no-tokens-yet = There are no tokens yet. Make one with: waystation token add
# $at (Name)
token-is-revoked = revoked { $at }
token-is-demo = demo, on this machine alone
token-is-in-use = in use
# $at (Name)
token-made = made { $at }
too-few-promises-ended = Ten promises or fewer have ended and were counted.
# $ended (Number)
promises-ended = Of { $ended } promises that have ended, programs withdrew:
# $cause (Name)
# $count (Number)
# $rate (Name)
withdrawal-line = { $cause }: { $count }, { $rate } of 10,000
small-causes-left-out = A cause of ten or fewer is left out.

## Files

# $file (Name)
# $error (Name)
file-not-read = { $file } cannot be read: { $error }.
# $file (Name)
# $error (Name)
file-not-written = { $file } cannot be written: { $error }.
# $folder (Name)
# $error (Name)
folder-not-made = { $folder } cannot be made: { $error }.
# $file (Name)
# $line (Number)
# $column (Number)
# $needs (Text)
file-not-json = { $file } is not JSON (line { $line }, column { $column }). { $needs }
# $example (Name)
profile-needs = A profile needs at least { $example }.
# $example (Name)
batch-needs = It needs at least { $example }.
# $file (Name)
night-written = The night is in { $file }; it holds nothing about any person.

## Made-up networks

profiles-need-a-folder = Profiles are never stored in a database. Give a folder for them with --out DIR.
# $programs (Number)
# $households (Number)
network-made-up = { $programs } programs and { $households } households were made up.
assumed-heading = Assumed, since no published number was found:

## Fitting how long posts hold

curves-reset = The curves are those fitted on Toronto again, until a service next fits levels on recent calls.
curves-follow = A running service uses them with the next post, or when it starts.
nothing-fitted = Nothing was fitted, and nothing was changed.
nothing-changed-dry-run = Nothing was changed (--dry-run).
curves-kept = The network has these curves now.
no-outcomes = There is no outcome to fit on. Record what calls find with POST /api/v1/programs/ID/outcomes, or give a CSV file.
stage-units-heading = stage, units
segment-heading = stage, audience, 60 days
outcomes-heading = outcomes
still-open-heading = open
curve-heading = curve
level-heading = level
log-loss-heading = log loss
error-heading = off by
foretold-heading = foretold
mean-heading = mean
default-row = default
fitted-row = fitted
curve-default = default: too few outcomes
level-as-before = as before: too few outcomes
# $days (Name)
days-of-curve = { $days } days
# $fewest (Number)
# $each (Number)
cell-fitted-on = A cell is fitted on at least { $fewest } outcomes, { $each } of them open and { $each } full.
# $fewest (Number)
level-fitted-on = A level follows the last 60 days and is fitted on at least { $fewest } outcomes that name an audience. A running service fits it once a day.
full-posts-not-used =
    { $count ->
        [one] 1 outcome of a full post is not used, because a full post counts for one day.
       *[other] { $count } outcomes of full posts are not used, because a full post counts for one day.
    }

## Assignment problems of the OR-Library

# $number (Number)
# $result (Text)
problem-line = problem { $number }: { $result }
# $proven (Text)
no-complete-assignment = no way to give every job was found; { $proven }
# $value (Number)
# $bound (Number)
# $proven (Text)
assignment-value = value { $value }, bound { $bound }, { $proven }
result-proven = proven
result-not-proven = not proven
# $word (Name)
# $greatest (Number)
not-a-number-up-to = “{ $word }” is not a whole number from 0 to { $greatest }.
numbers-do-not-add-up = The numbers do not add up to problems: give their number, then for each the agents, the jobs, a row of values an agent, a row of needs an agent, and the capacities.
# $file (Name)
# $what (Text)
in-file = { $file }: { $what }
