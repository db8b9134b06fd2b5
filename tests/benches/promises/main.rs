//! The number of holds per second: `cargo bench --bench promises`.
//!
//! The database is a file in the build folder and, with `TEST_DATABASE_URL`, that server, which
//! must flush its commits. The rates of the disk and of the bare database are printed for
//! comparison.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark may panic and prints, and its clock is that of the machine"
)]

#[path = "../../proofs/town.rs"]
mod town;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, process, thread};
use tempfile::TempDir;
use town::{Town, hotline};
use waystation::domain::placement::Step;
use waystation::store::Store;
use waystation::store::placements::NotPromised;

const LASTS: Duration = Duration::from_secs(8);

fn main() {
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    println!("disk: {:.0} flushes/s of 8 KiB added to a file", flushes(folder.path()));
    println!(
        "| database | clients | what | a second | p50 | p99 | held |\n|---|---|---|---|---|---|---|"
    );
    for clients in [1, 8] {
        row("SQLite", clients, "bare: one row a transaction", bare_file(folder.path(), clients));
    }
    for (clients, what) in [(1, WIDE), (8, WIDE), (8, SAME), (8, RUSH)] {
        let path = folder.path().join(format!("{clients}-{}.db", what.groups));
        let url = format!("sqlite:{}", path.display());
        row("SQLite", clients, what.words, holds(&url, clients, what));
    }
    let Some(server) = env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty()) else {
        return println!("PostgreSQL: left out, since TEST_DATABASE_URL is not set");
    };
    row("PostgreSQL", 32, "bare: one row a transaction", bare_server(&server, 32));
    for (clients, what) in [(1, WIDE), (32, WIDE), (32, SAME), (32, RUSH)] {
        let schema = format!("bench_{clients}_{}_{}", what.groups, process::id());
        run(&server, &format!("CREATE SCHEMA {schema}"));
        let joint = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{joint}options=-csearch_path%3D{schema}");
        row("PostgreSQL", clients, what.words, holds(&url, clients, what));
        run(&server, &format!("DROP SCHEMA {schema} CASCADE"));
    }
}

/// The requests of clients, in groups of four units each.
#[derive(Clone, Copy)]
struct What {
    words: &'static str,
    groups: u64,
    /// True if a unit is given back at once, which is not counted. Otherwise every client asks once
    /// in every group.
    back: bool,
}

const WIDE: What = What { words: "holds of 4 units in each of 32 groups", groups: 32, back: true };
const SAME: What = What { words: "holds of the same 4 units", groups: 1, back: true };
const RUSH: What =
    What { words: "all want 4 units, then the next 4, and so on", groups: 2_000, back: false };

/// The time of each attempt, and `true` if it was granted.
type Times = Vec<(Duration, bool)>;

fn row(database: &str, clients: usize, what: &str, (mut times, lasted): (Times, Duration)) {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() - 1) * share / 100).unwrap().0;
    let held = times.iter().filter(|(_, held)| *held).count();
    let share = 100 * held / times.len();
    let rate = f64::from(u32::try_from(times.len()).unwrap()) / lasted.as_secs_f64();
    let (p50, p99) = (at(50), at(99));
    println!("| {database} | {clients} | {what} | {rate:.0} | {p50:.1?} | {p99:.1?} | {share} % |");
}

/// Runs clients side by side until the time is over.
fn side_by_side(
    clients: usize,
    client: impl Fn(usize, Instant) -> Times + Sync,
) -> (Times, Duration) {
    let start = Instant::now();
    let times = thread::scope(|scope| {
        let client = &client;
        let running: Vec<_> =
            (0..clients).map(|nth| scope.spawn(move || client(nth, start))).collect();
        running.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    (times, start.elapsed())
}

/// Every attempt to hold.
fn holds(url: &str, clients: usize, what: What) -> (Times, Duration) {
    town::prepare(url, &vec![4; usize::try_from(what.groups).unwrap()]);
    let server = url.starts_with("postgres");
    // Two instances on a server, one on a file.
    let towns: Vec<Town> = (0..if server { 2 } else { 1 })
        .map(|_| Town { store: Store::open(url).unwrap(), speed: 1, began: 0 })
        .collect();
    side_by_side(clients, |nth, start| {
        let town = towns.get(nth % towns.len()).unwrap();
        let client = u64::try_from(nth).unwrap();
        let (by, mut times) = (hotline(client), Times::new());
        for at in 0_u64.. {
            if start.elapsed() > LASTS || (!what.back && at == what.groups) {
                break;
            }
            let key = |what| format!("{nth:08x}-{what:04x}-4000-8000-{at:012x}");
            let group = if what.back { (client + at) % what.groups } else { at };
            let asked = Instant::now();
            let held = town.hold(&by, &key(0), group);
            times.push((asked.elapsed(), held.is_ok()));
            match held {
                Ok(_) if !what.back => {}
                Ok(answer) => {
                    let held = answer.placements.first().unwrap();
                    let seen = (held.id.as_str(), held.version);
                    town.take(&by, &key(1), seen, &Step::Cancel).unwrap();
                }
                Err(NotPromised::Full) => {}
                Err(other) => println!("{other:?}"),
            }
        }
        times
    })
}

fn flushes(folder: &Path) -> f64 {
    let mut file = File::create(folder.join("flushed")).unwrap();
    let start = Instant::now();
    let mut count = 0_u32;
    while start.elapsed() < LASTS / 4 {
        file.write_all(&[1; 8192]).unwrap();
        file.sync_data().unwrap();
        count += 1;
    }
    f64::from(count) / start.elapsed().as_secs_f64()
}

/// The rate of `SQLite` by itself, with the settings that we give it.
fn bare_file(folder: &Path, clients: usize) -> (Times, Duration) {
    let path = folder.join(format!("bare-{clients}.db")).display().to_string();
    let open = || {
        let mut db = SqliteConnection::establish(&path).unwrap();
        db.batch_execute(
            "PRAGMA busy_timeout = 20000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS bare (a TEXT)",
        )
        .unwrap();
        db
    };
    drop(open());
    side_by_side(clients, |_, start| committing(&mut open(), start, "BEGIN IMMEDIATE"))
}

fn bare_server(server: &str, clients: usize) -> (Times, Duration) {
    run(server, "CREATE TABLE bare (a TEXT)");
    let done = side_by_side(clients, |_, start| {
        committing(&mut PgConnection::establish(server).unwrap(), start, "BEGIN")
    });
    run(server, "DROP TABLE bare");
    done
}

fn committing(db: &mut impl SimpleConnection, start: Instant, begin: &str) -> Times {
    let mut times = Times::new();
    while start.elapsed() < LASTS {
        let asked = Instant::now();
        db.batch_execute(begin).unwrap();
        db.batch_execute("INSERT INTO bare VALUES ('a row of some length, as a hold is')").unwrap();
        db.batch_execute("COMMIT").unwrap();
        times.push((asked.elapsed(), true));
    }
    times
}

fn run(server: &str, sql: &str) {
    PgConnection::establish(server).unwrap().batch_execute(sql).unwrap();
}
