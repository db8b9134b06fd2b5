//! The cost of a change in networks of any size: `cargo bench --bench cost`, with sizes as
//! arguments (`-- 1000 23000`) or the four of the table.
//!
//! It measures a post and a hold, one after the other: by the store alone, through the desk (which
//! shows them to the next search), and over HTTP. The database is a file in the build folder. With
//! `TEST_DATABASE_URL`, it also measures the holds per second of 32 clients over HTTP, on two
//! instances of that server, and by the store alone. All of this is one run, since machines differ.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark may panic and prints, and its clock is that of the machine"
)]

mod caller;
mod network;

use actix_web::HttpServer;
use actix_web::dev::ServerHandle;
use actix_web::rt::System;
use actix_web::web::Data;
use caller::Caller;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use network::{HELD_IN, HOTLINES, group, hotline, now, operator, prepare, program};
use serde_json::{Value, json};
use std::env;
use std::net::{SocketAddr, TcpListener};
use std::process;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use waystation::desk::{Clock, Desk, Keeper, Received};
use waystation::domain::placement::{RequestKey, Step};
use waystation::domain::{Affiliation, CapacityPost, SeenPost, Taking};
use waystation::store::placements::{Begin, KeyedRequest, PlacementAnswer, TakeStep};
use waystation::store::{Posting, PromiseClock, Store, TokenTerms};
use waystation::web::app;

const SIZES: [usize; 4] = [1_000, 23_000, 100_000, 1_000_000];
/// The unit groups of the national network.
const NATION: usize = 28_150;
/// The number of posts and of holds.
const TIMES: u64 = 300;
/// The number of one kind made before those of the next.
const TOGETHER: u64 = 10;
const LASTS: Duration = Duration::from_secs(8);

fn main() {
    let sizes: Vec<usize> = env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { SIZES.to_vec() } else { sizes };
    println!(
        "| unit groups | what | store alone, p50 | desk, p50 | HTTP, p50 | HTTP, p99 | HTTP / store |\n\
         |---|---|---|---|---|---|---|"
    );
    for groups in sizes {
        let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let url = format!("sqlite:{}", folder.path().join("cost.db").display());
        prepare(&url, groups);
        one_by_one(&url, groups);
    }
    let Some(server) = env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty()) else {
        return println!("PostgreSQL: left out, since TEST_DATABASE_URL is not set");
    };
    let schema = format!("cost_{}", process::id());
    run(&server, &format!("CREATE SCHEMA {schema}"));
    let joint = if server.contains('?') { '&' } else { '?' };
    let url = format!("{server}{joint}options=-csearch_path%3D{schema}");
    prepare(&url, NATION);
    run(&url, "ANALYZE");
    one_by_one(&url, NATION);
    side_by_side(&url);
    run(&server, &format!("DROP SCHEMA {schema} CASCADE"));
}

fn run(server: &str, sql: &str) {
    PgConnection::establish(server).unwrap().batch_execute(sql).unwrap();
}

/// A key that nothing else uses.
fn key(kind: u64, client: u64, nth: u64) -> String {
    format!("{kind:08x}-{client:04x}-4000-8000-{nth:012x}")
}

fn asking<T>(by: &Affiliation, key: &str, ask: impl FnOnce(KeyedRequest<'_>) -> T) -> T {
    let key: RequestKey = key.parse().unwrap();
    ask(KeyedRequest { by, key: &key, clock: PromiseClock::Database(&now) })
}

/// A hold by the store alone.
fn hold(store: &Store, by: &Affiliation, key: &str, nth: usize) -> Option<PlacementAnswer> {
    let group = group(nth);
    let begin = Begin { group: &group, units: 1, step: &Step::Hold(15), happened: None };
    asking(by, key, |asked| store.begin(asked, begin)).ok()
}

/// Cancels the hold.
fn give_back(store: &Store, by: &Affiliation, key: &str, held: &PlacementAnswer) {
    let held = held.placements.first().unwrap();
    asking(by, key, |asked| {
        store.take(asked, TakeStep::now(&held.id, held.version, &Step::Cancel))
    })
    .unwrap();
}

/// The times of one kind of change by the store alone, through the desk and over HTTP.
#[derive(Default)]
struct Times {
    alone: Vec<Duration>,
    desk: Vec<Duration>,
    over: Vec<Duration>,
}

impl Times {
    fn row(&mut self, groups: usize, what: &str) {
        for times in [&mut self.alone, &mut self.desk, &mut self.over] {
            times.sort_unstable();
        }
        let [alone, desk, over] = [&self.alone, &self.desk, &self.over].map(|times| at(times, 50));
        let (p99, ratio) = (at(&self.over, 99), over.as_secs_f64() / alone.as_secs_f64());
        println!(
            "| {groups} | {what} | {alone:.2?} | {desk:.2?} | {over:.2?} | {p99:.2?} | {ratio:.2} |"
        );
    }
}

fn at(times: &[Duration], share: usize) -> Duration {
    times.get((times.len() - 1) * share / 100).copied().unwrap()
}

/// The time that some work takes, and its result.
fn timing<T>(doing: impl FnOnce() -> T) -> (Duration, T) {
    let began = Instant::now();
    let done = doing();
    (began.elapsed(), done)
}

/// Measures a post and a hold, one after the other.
fn one_by_one(url: &str, groups: usize) {
    let store = Store::open(url).unwrap();
    let [posting, holding] = [operator(), hotline(0)]
        .map(|of| store.add_token(&TokenTerms::of(of.clone()), now()).unwrap().reveal().to_owned());
    let open = || Arc::new(Desk::open(Store::open(url).unwrap(), Clock::System).unwrap());
    let (opened, desk) = timing(open);
    let instance = Instance::of(Arc::clone(&desk));
    let [mut poster, mut holder] = [&posting, &holding].map(|of| Caller::of(instance.address, of));
    let (mut posts, mut holds) = (Times::default(), Times::default());
    // In turns, since the load on the machine varies.
    for block in 0..TIMES / TOGETHER {
        let all = || block * TOGETHER..(block + 1) * TOGETHER;
        posts.alone.extend(all().map(|nth| post_stored(&store, groups, nth)));
        posts.desk.extend(all().map(|nth| post_through(&desk, &posting, groups, nth)));
        posts.over.extend(all().map(|nth| post_over(&mut poster, groups, nth)));
        holds.alone.extend(all().map(|nth| hold_stored(&store, nth)));
        holds.desk.extend(all().map(|nth| hold_through(&desk, &store, &holding, nth)));
        holds.over.extend(all().map(|nth| hold_over(&mut holder, nth)));
    }
    posts.row(groups, "a post");
    holds.row(groups, "a hold");
    println!("(opened in {opened:.1?})");
    instance.stop();
}

/// The group to post for: cycles through the groups in which nothing is held.
fn posted(groups: usize, nth: u64) -> usize {
    HELD_IN + usize::try_from(nth * 7919).unwrap() % (groups - HELD_IN)
}

fn body(group: usize, nth: u64) -> Value {
    json!({"unit_group": network::group(group).as_str(), "open": nth % 3, "taking": "yes"})
}

fn post_stored(store: &Store, groups: usize, nth: u64) -> Duration {
    let post = CapacityPost {
        id: format!("stored-{nth}").parse().unwrap(),
        group: group(posted(groups, nth)),
        open: u16::try_from(nth % 3).unwrap(),
        taking: Taking::Yes,
        posted_at: now(),
        posted_by: "program".to_owned(),
    };
    let postings = [Posting { post, seen: SeenPost::Unsaid }];
    let post = || asking(&operator(), &key(1, 0, nth), |asked| store.post_once(asked, &postings));
    let (took, posted) = timing(post);
    posted.unwrap();
    took
}

fn held_in(nth: u64) -> usize {
    usize::try_from(nth).unwrap() % HELD_IN
}

fn hold_stored(store: &Store, nth: u64) -> Duration {
    let by = hotline(0);
    let (took, held) = timing(|| hold(store, &by, &key(2, 0, nth), held_in(nth)));
    give_back(store, &by, &key(3, 0, nth), &held.unwrap());
    took
}

fn post_through(desk: &Desk, token: &str, groups: usize, nth: u64) -> Duration {
    let by = desk.actor(token, now()).unwrap().unwrap().allowed().unwrap();
    let group = posted(groups, nth);
    let (key, post) = (key(4, 0, nth).parse().unwrap(), Received::json(body(group, nth)));
    let (took, posted) = timing(|| desk.post(&by, &key, &program(group), vec![post]));
    posted.unwrap();
    took
}

fn hold_through(desk: &Desk, store: &Store, token: &str, nth: u64) -> Duration {
    let by = desk.actor(token, now()).unwrap().unwrap().allowed().unwrap();
    let (key, place) = (key(5, 0, nth), Received::json(holding(held_in(nth))));
    let key: RequestKey = key.parse().unwrap();
    let (took, held) = timing(|| desk.place(&by, &key, place));
    let held = held.unwrap().placements.into_iter().next().unwrap().placement;
    let take = TakeStep::now(&held.id, held.version, &Step::Cancel);
    asking(&hotline(0), &self::key(6, 0, nth), |asked| store.take(asked, take)).unwrap();
    took
}

fn holding(group: usize) -> Value {
    json!({"unit_group": network::group(group).as_str(), "step": "hold", "minutes": 15})
}

fn post_over(caller: &mut Caller, groups: usize, nth: u64) -> Duration {
    let group = posted(groups, nth);
    let path = format!("/api/v1/programs/{}/capacity", program(group));
    let (took, (status, said)) =
        timing(|| caller.post(&path, (&key(7, 0, nth), None), &body(group, nth)));
    assert_eq!(status, 201, "{said}");
    took
}

fn hold_over(caller: &mut Caller, nth: u64) -> Duration {
    let (took, held) = hold_and_give_back(caller, (0, nth), held_in(nth));
    assert!(held);
    took
}

/// Measures a hold over HTTP, and then cancels it, which is not counted. Returns the time, and
/// `true` if a unit was free.
fn hold_and_give_back(
    caller: &mut Caller,
    (client, nth): (u64, u64),
    group: usize,
) -> (Duration, bool) {
    let (took, (status, said)) =
        timing(|| caller.post("/api/v1/placements", (&key(8, client, nth), None), &holding(group)));
    if status != 201 {
        assert_eq!(status, 409, "{said}");
        return (took, false);
    }
    let held = said.pointer("/placements/0").unwrap();
    let (id, version) = (held.get("id").unwrap().as_str().unwrap(), held.get("version").unwrap());
    let path = format!("/api/v1/placements/{id}/steps");
    let seen = (key(9, client, nth), version.as_u64());
    let (status, said) = caller.post(&path, (&seen.0, seen.1), &json!({"step": "cancel"}));
    assert!(status < 300, "{said}");
    (took, true)
}

/// An instance that serves and keeps up with changes.
struct Instance {
    address: SocketAddr,
    handle: ServerHandle,
    _keeper: Keeper,
}

impl Instance {
    fn of(desk: Arc<Desk>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let keeper = desk.start_updates();
        let (tell, told) = channel();
        thread::spawn(move || {
            System::new().block_on(async move {
                let shared = Data::from(desk);
                let server = HttpServer::new(move || app(Data::clone(&shared)));
                let server = server.workers(2).disable_signals().listen(listener).unwrap().run();
                tell.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        Self { address, handle: told.recv().unwrap(), _keeper: keeper }
    }

    fn stop(self) {
        drop(self.handle.stop(false));
    }
}

/// Measures the holds per second of 32 clients: by the store alone, then over HTTP.
fn side_by_side(url: &str) {
    let stores: Vec<Store> = (0..2).map(|_| Store::open(url).unwrap()).collect();
    let tokens: Vec<String> = (0..HOTLINES)
        .map(|nth| {
            let text =
                stores.first().unwrap().add_token(&TokenTerms::of(hotline(nth)), now()).unwrap();
            text.reveal().to_owned()
        })
        .collect();
    let client = |nth: usize| u64::try_from(nth).unwrap();
    let alone = rate(|nth| {
        let (store, by) = (stores.get(nth % 2).unwrap(), hotline(nth));
        move |at| {
            let held = hold(store, &by, &key(10, client(nth), at), held_in(client(nth) + at));
            if let Some(held) = &held {
                give_back(store, &by, &key(11, client(nth), at), held);
            }
        }
    });
    let open = || Arc::new(Desk::open(Store::open(url).unwrap(), Clock::System).unwrap());
    let instances: Vec<Instance> = (0..2).map(|_| Instance::of(open())).collect();
    let over = rate(|nth| {
        let (instance, token) = (instances.get(nth % 2).unwrap(), tokens.get(nth).unwrap());
        let mut caller = Caller::of(instance.address, token);
        move |at| {
            hold_and_give_back(&mut caller, (client(nth) + 1, at), held_in(client(nth) + at));
        }
    });
    println!(
        "| {NATION} | holds a second, {HOTLINES} clients, two instances | {alone:.0} | | {over:.0} | | {:.2} |",
        over / alone
    );
    instances.into_iter().for_each(Instance::stop);
}

/// The number of actions per second of all clients together. Each client gets its number.
fn rate<D: FnMut(u64)>(client: impl Fn(usize) -> D + Sync) -> f64 {
    let began = Instant::now();
    let count: u64 = thread::scope(|scope| {
        let client = &client;
        let running: Vec<_> = (0..HOTLINES)
            .map(|nth| {
                scope.spawn(move || {
                    let (mut doing, mut count) = (client(nth), 0);
                    while began.elapsed() < LASTS {
                        doing(count);
                        count += 1;
                    }
                    count
                })
            })
            .collect();
        running.into_iter().map(|client| client.join().unwrap()).sum()
    });
    let count = u32::try_from(count).unwrap();
    f64::from(count) / began.elapsed().as_secs_f64()
}
