//! One instance under load: its clients hold units and give them back. Each request and each answer
//! is a line of a log, written before the request is sent and after the answer arrives. The log is
//! all that remains when the process is killed. Started again, it repeats the unanswered requests
//! under their keys. `tests/proofs/run` starts, kills and checks.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test, whose clock is that of the machine"
)]

mod client;
mod log;
mod town;

use client::Client;
use log::Log;
use std::sync::atomic::AtomicI64;
use std::time::{Duration, Instant};
use std::{env, thread};
use town::Town;
use waystation::store::Store;

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["prepare", url, units] => {
            let units = units.split(',').map(|units| units.parse().unwrap()).collect::<Vec<_>>();
            town::prepare(url, &units);
        }
        ["work", url, log, settings @ ..] => work(url, log, &Settings::of(settings)),
        _ => println!("Usage: prepare URL UNITS,UNITS.. | work URL LOG NAME=NUMBER.."),
    }
}

/// The settings of a worker.
struct Settings {
    /// The number of this instance.
    instance: u64,
    /// The number of its clients.
    clients: u64,
    /// The number of unit groups.
    groups: u64,
    /// The number of requests that a client makes in one group before it moves to the next.
    stay: u64,
    /// The number of requests of all clients together.
    attempts: i64,
    /// The longest run, in seconds.
    seconds: u64,
    /// The speed of the clock of a file, as a factor.
    speed: i64,
    /// The start of that clock, in microseconds since the epoch.
    began: i64,
    /// The seed of random choices.
    seed: u64,
    /// The percentage of holds that are left to expire.
    left: u64,
}

impl Settings {
    fn of(words: &[&str]) -> Self {
        let number = |name: &str, usual: u64| {
            let words = words.iter().filter_map(|word| word.split_once('='));
            let found = words.filter(|(word, _)| *word == name).map(|(_, number)| number).next();
            found.map_or(usual, |number| number.parse().unwrap())
        };
        let signed = |name, usual| i64::try_from(number(name, usual)).unwrap();
        Self {
            instance: number("instance", 0),
            clients: number("clients", 8),
            groups: number("groups", 1),
            stay: number("stay", u64::MAX),
            attempts: signed("attempts", 1 << 40),
            seconds: number("seconds", 3600),
            speed: signed("speed", 1),
            began: signed("began", 0),
            seed: number("seed", 1),
            left: number("left", 0),
        }
    }
}

fn work(url: &str, path: &str, settings: &Settings) {
    let (log, left) = Log::open(path);
    let town =
        Town { store: Store::open(url).unwrap(), speed: settings.speed, began: settings.began };
    let (until, attempts) =
        (Instant::now() + Duration::from_secs(settings.seconds), AtomicI64::new(settings.attempts));
    thread::scope(|scope| {
        for nth in 0..settings.clients {
            let mut client = Client::new(&town, &log, settings, (nth, left.lives));
            let (left, attempts) = (&left, &attempts);
            scope.spawn(move || client.live(left, until, attempts));
        }
    });
}
