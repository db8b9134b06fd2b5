//! A request that waits for a unit acts on the time when it got the unit, not when it asked. Behind
//! every lock stands the schema.

use super::{House, new_key, operator};
use diesel::connection::SimpleConnection;
use diesel::sql_types::BigInt;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use std::thread;
use std::time::Duration;
use waystation::domain::placement::Step;
use waystation::store::PromiseClock;
use waystation::store::placements::{Begin, KeyedRequest};

/// Long enough for another request to begin to wait.
const WHILE: Duration = Duration::from_millis(300);

/// Another program on the same database that follows none of our rules.
enum Stranger {
    File(SqliteConnection),
    Server(PgConnection),
}

impl Stranger {
    fn of(house: &House) -> Self {
        let url = house.test.url();
        match url.strip_prefix("sqlite:") {
            Some(path) => Self::File(SqliteConnection::establish(path).unwrap()),
            None => Self::Server(PgConnection::establish(url).unwrap()),
        }
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        match self {
            Self::File(db) => db.batch_execute(sql),
            Self::Server(db) => db.batch_execute(sql),
        }
        .map_err(|why| why.to_string())
    }

    /// Locks all units.
    fn locks(&mut self) {
        let sql = match self {
            Self::File(_) => "BEGIN IMMEDIATE",
            Self::Server(_) => "BEGIN; SELECT id FROM unit FOR UPDATE",
        };
        self.run(sql).unwrap();
    }
}

#[test]
fn time_that_passes_while_waiting_for_a_unit_has_passed() {
    let house = House::of(1);
    let mut stranger = Stranger::of(&house);
    stranger.locks();
    let held = thread::scope(|scope| {
        let waiting = scope.spawn(|| house.hold(0).unwrap());
        thread::sleep(WHILE);
        house.pass(5);
        stranger.run("COMMIT").unwrap();
        waiting.join().unwrap()
    });
    assert_eq!(held.grant().unwrap().at, house.now());
}

#[derive(QueryableByName)]
struct Moment {
    #[diesel(sql_type = BigInt)]
    micros: i64,
}

/// On a server, `now()` is the time at which a transaction began.
#[test]
fn the_clock_of_a_server_is_read_after_the_wait() {
    let house = House::of(1);
    let mut stranger = Stranger::of(&house);
    stranger.locks();
    let Stranger::Server(server) = &mut stranger else { return };
    let (held, released) = thread::scope(|scope| {
        let waiting = scope.spawn(|| {
            let never = || house.now();
            let (by, key) = (operator(), new_key());
            let asked = KeyedRequest { by: &by, key: &key, clock: PromiseClock::Database(&never) };
            let begin = Begin { group: &house.group, units: 1, step: &Step::HOLD, happened: None };
            house.store().begin(asked, begin).unwrap().placements.remove(0)
        });
        thread::sleep(WHILE);
        let now = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS micros";
        let released: Moment = sql_query(now).get_result(server).unwrap();
        server.batch_execute("COMMIT").unwrap();
        (waiting.join().unwrap(), released.micros)
    });
    let granted = held.grant().unwrap().at.timestamp_micros();
    assert!(granted >= released, "granted {} us before its unit was to be had", released - granted);
}

/// If every lock failed, the schema would still refuse to promise one unit twice.
#[test]
fn the_schema_itself_refuses_two_placements_on_one_unit() {
    let house = House::of(2);
    house.hold(0).unwrap();
    house.hold(1).unwrap();
    let mut stranger = Stranger::of(&house);
    let refused = stranger.run("UPDATE placement SET unit_id = (SELECT min(id) FROM unit)");
    assert!(refused.unwrap_err().to_lowercase().contains("unique"));
    assert_eq!(house.promised().on_the_way, 2);
}
