//! A client: holds units, waits a moment, and gives each back, lets it expire, or arrives and
//! leaves.

use super::Settings;
use super::log::{Ask, Left, Log};
use super::town::{Town, hotline};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use waystation::domain::placement::{Leaving, Placement, Step};
use waystation::domain::{ActorRole, Affiliation};
use waystation::store::placements::{NotPromised, PlacementAnswer};
use waystation::words::Language;

/// The wait before a client repeats a request that got no answer.
const PAUSE: Duration = Duration::from_millis(40);

pub(crate) struct Client<'a> {
    town: &'a Town,
    log: &'a Log,
    settings: &'a Settings,
    number: u64,
    /// The prefix of its keys, different in every life.
    key: String,
    asked: u64,
    chance: Pcg64Mcg,
}

impl<'a> Client<'a> {
    pub(crate) fn new(
        town: &'a Town,
        log: &'a Log,
        settings: &'a Settings,
        (number, lives): (u64, u64),
    ) -> Self {
        let instance = settings.instance;
        let key = format!("{instance:08x}-{:04x}-4{number:03x}-8000", lives % 0xffff);
        let seed = settings.seed ^ (instance << 32) ^ (lives << 16) ^ number;
        let chance = Pcg64Mcg::seed_from_u64(seed);
        Self { town, log, settings, number, key, asked: 0, chance }
    }

    /// Repeats the requests that got no answer in its last life, gives back its holds, and then
    /// makes new requests.
    pub(crate) fn live(&mut self, left: &Left, until: Instant, attempts: &AtomicI64) {
        for ask in left.unanswered(self.number) {
            if let Some(held) = self.insist(&ask, until) {
                self.leave(&held, ask.group, until);
            }
        }
        for (placement, group, version) in left.held(self.number) {
            let ask = self.request("cancel", group, Some((placement, version)));
            self.insist(&ask, until);
        }
        while Instant::now() < until && attempts.fetch_sub(1, Ordering::Relaxed) > 0 {
            let group = (self.asked / self.settings.stay) % self.settings.groups;
            let ask = self.request("hold", group, None);
            if let Some(held) = self.insist(&ask, until) {
                self.leave(&held, group, until);
            }
        }
    }

    fn request(&mut self, step: &str, group: u64, placement: Option<(String, u32)>) -> Ask {
        self.asked += 1;
        let key = format!("{}-{:012x}", self.key, self.asked);
        let ask = Ask { key, client: self.number, step: step.to_owned(), group, placement };
        self.log.ask(&ask);
        ask
    }

    /// Decides what becomes of a held unit.
    fn leave(&mut self, held: &Placement, group: u64, until: Instant) {
        thread::sleep(Duration::from_micros(self.below(3000)));
        let steps: &[&str] = match self.below(100) {
            share if share < self.settings.left => &[],
            share if share >= 90 => &["arrive", "discharge"],
            _ => &["cancel"],
        };
        let mut placement = held.clone();
        for step in steps {
            let seen = (placement.id.to_string(), placement.version);
            let ask = self.request(step, group, Some(seen));
            match self.insist(&ask, until) {
                Some(after) => placement = after,
                None => return,
            }
        }
    }

    /// Repeats a request until it gets an answer; the outcome of an unanswered request is unknown.
    fn insist(&self, ask: &Ask, until: Instant) -> Option<Placement> {
        loop {
            match self.send(ask) {
                Ok(answer) => {
                    self.log.got(&ask.key, &said(&answer));
                    return answer.placements.into_iter().next();
                }
                Err(NotPromised::Store(why)) => {
                    self.log.unsure(&ask.key, &why.to_string());
                    if Instant::now() > until + Duration::from_secs(20) {
                        return None;
                    }
                    thread::sleep(PAUSE);
                }
                Err(NotPromised::Full) => {
                    self.log.got(&ask.key, "full");
                    return None;
                }
                Err(why) => {
                    self.log.got(&ask.key, &format!("refused {}", why.text().render(Language::En)));
                    return None;
                }
            }
        }
    }

    fn send(&self, ask: &Ask) -> Result<PlacementAnswer, NotPromised> {
        let holder = self.holder();
        let Some((placement, seen)) = &ask.placement else {
            return self.town.hold(&holder, &ask.key, ask.group);
        };
        let (by, step) = match ask.step.as_str() {
            "arrive" => (operator(), Step::Arrive),
            "discharge" => (operator(), Step::Discharge(Leaving::Complete)),
            _ => (holder, Step::Cancel),
        };
        self.town.take(&by, &ask.key, (placement, *seen), &step)
    }

    /// With a clock that runs fast, every post is old, so the house holds for its callers.
    fn holder(&self) -> Affiliation {
        let number = self.settings.instance * self.settings.clients + self.number;
        if self.settings.left > 0 { operator() } else { hotline(number) }
    }

    fn below(&mut self, most: u64) -> u64 {
        self.chance.next_u64() % most
    }
}

fn operator() -> Affiliation {
    Affiliation { organization: "house".parse().unwrap(), role: ActorRole::Operator }
}

/// The text of an answer: the placement with its version, its unit, and its start and end.
fn said(answer: &PlacementAnswer) -> String {
    let Some(placement) = answer.placements.first() else { return "gone".to_owned() };
    let (unit, since) = match placement.grant() {
        Some(grant) => (grant.unit.to_string(), grant.at.timestamp_micros()),
        None => ("-".to_owned(), 0),
    };
    let until = placement.until().map_or(0, |until| until.timestamp_micros());
    let again = if answer.replayed { "again" } else { "new" };
    let (id, version) = (&placement.id, answer.versions.first().unwrap());
    format!("done {id} {version} {unit} {since} {until} {again}")
}
