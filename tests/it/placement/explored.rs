//! Every state that two units, three organizations and a clock can reach: nothing goes wrong in any
//! of them, and each has a way out.
//!
//! The breadth-first search is our own. `stateright` would add thirteen crates, a web server among
//! them, and by its own account misses liveness faults where paths join or loop, which ours do.
//! them, and says of itself that it misses liveness where paths join or circle, which ours do.

use super::world::{Event, Outcome, World, actor};
use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt::Write;
use waystation::domain::placement::{
    DeclineReason, InUse, KeptState, Leaving, MAY, Parties, Permission, Placement, Pledges, Side,
    Standing, Step, WithdrawReason,
};
use waystation::domain::{ActorRole, Affiliation, Timestamp, UnitId};

/// One tick of the clock in minutes, and the duration of every request.
const TICK: u32 = 60;
/// Longer than the right to return.
const A_MONTH: u32 = 31 * 24 * 60;

#[test]
fn two_units_and_two_placements() {
    explore(2, 2, false);
}

#[test]
fn a_unit_a_placement_and_a_program_that_closes_and_opens() {
    explore(1, 1, true);
}

#[test]
#[ignore = "takes minutes; prints how many states there are"]
fn two_units_and_three_placements() {
    explore(2, 3, false);
}

/// The states, and the states that lead to each, by number.
#[derive(Default)]
struct Graph {
    states: Vec<World>,
    numbers: HashMap<String, usize>,
    before: Vec<Vec<usize>>,
}

#[expect(clippy::print_stderr, reason = "how much was looked at is what one wants to know")]
fn explore(units: u16, placements: usize, closes: bool) {
    let mut graph = Graph::default();
    let mut open = VecDeque::from([graph.number(World::of(units, Pledges::default())).0]);
    let mut steps = 0_u64;
    let mut kinds = HashSet::new();
    while let Some(from) = open.pop_front() {
        let world = graph.states[from].clone();
        for event in events(&world, (units, placements), closes) {
            steps += 1;
            if world.refusal(&event).is_some() {
                continue;
            }
            let mut next = world.clone();
            let outcome = next.happen(&event);
            nothing_wrong(&world, &event, &outcome, &next);
            kinds.extend(next.placements.iter().map(|p| p.standing(next.now)));
            if outcome != Outcome::Done {
                continue;
            }
            forget(&mut next, &event);
            let (to, new) = graph.number(next);
            graph.before[to].push(from);
            if new {
                open.push_back(to);
            }
        }
    }
    eprintln!("{} states, {steps} steps looked at", graph.states.len());
    for standing in [Standing::Expired, Standing::Overdue, Standing::Released, Standing::Unanswered]
    {
        assert!(kinds.contains(&standing), "{standing:?} was never reached");
    }
    from_everywhere_all_units_can_be_free(&graph);
    graph.states.iter().for_each(time_alone_frees_what_is_promised);
}

/// All events that may happen next.
fn events(world: &World, (units, placements): (u16, usize), closes: bool) -> Vec<Event> {
    let hotline = actor("hotline-a", ActorRole::Hotline);
    let other_line = actor("hotline-b", ActorRole::Placement);
    let house = actor("house", ActorRole::Supervisor);
    let mut events = vec![Event::Pass(TICK), Event::Pass(A_MONTH)];
    events.extend(closes.then(|| Event::Says(world.closed.is_some())));
    events.extend((0..=units).map(Event::Post));
    if world.placements.len() < placements {
        for by in [&hotline, &other_line, &house] {
            events.extend(
                [Step::Hold(TICK), Step::Request(TICK)].map(|s| Event::Open(by.clone(), s)),
            );
        }
    }
    let steps = [
        Step::Hold(TICK),
        Step::Extend,
        Step::Accept(TICK),
        Step::Decline(DeclineReason::Full),
        Step::Cancel,
        Step::Arrive,
        Step::NoShow,
        Step::Away(TICK),
        Step::Return,
        Step::Discharge(Leaving::Complete),
        Step::Transfer,
        Step::Withdraw(WithdrawReason::Staff),
    ];
    for at in 0..world.placements.len() {
        for by in [&hotline, &other_line, &house] {
            for step in &steps {
                let other = (at + 1) % world.placements.len();
                if allowed(by, step, &world.placements[at], world) {
                    events.push(Event::Take(at, by.clone(), step.clone(), Some(other)));
                }
            }
        }
    }
    events
}

/// Other tests check the rights of every role; here a look at the table is enough.
fn allowed(by: &Affiliation, step: &Step, on: &Placement, world: &World) -> bool {
    let parties = Parties { holder: &on.holder, house: &world.house };
    let sides: Vec<Side> = parties.sides_of(&by.organization).collect();
    let row = |(act, side, roles): &Permission| {
        *act == step.act() && sides.contains(side) && roles.contains(&by.role)
    };
    MAY.iter().any(row)
}

/// Checks safety, in every state and over every step.
fn nothing_wrong(before: &World, event: &Event, outcome: &Outcome, after: &World) {
    let mut taken: Vec<&UnitId> =
        after.placements.iter().filter_map(|p| p.unit(after.now)).collect();
    taken.sort_unstable();
    let all = taken.len();
    taken.dedup();
    assert_eq!(all, taken.len(), "two on one unit after {event:?}");
    if before.closed.is_some() {
        promised_nothing(event, outcome);
    }
    let free = before.units_now().iter().any(|u| u.open && u.in_use == InUse::Free);
    assert!(*outcome != Outcome::Full || !free, "{event:?} was told full beside a free unit");
    for (old, new) in before.placements.iter().zip(&after.placements) {
        let lost = old.unit(before.now).is_some() && new.unit(after.now).is_none();
        let ended = matches!(new.standing(after.now), Standing::Ended(_));
        let passed = matches!(event, Event::Pass(_));
        assert!(!lost || ended || passed, "{event:?} took a unit away");
        let expired = old.standing(before.now) == Standing::Expired;
        let accepted = new.standing(after.now) == Standing::Accepted;
        assert!(!(expired && accepted) || old.grant() != new.grant(), "{event:?}");
        if matches!(event, Event::Pass(_)) && old.standing(before.now) == Standing::Arrived {
            assert_eq!(new.standing(after.now), Standing::Arrived, "time puts nobody out");
        }
    }
}

/// Checks that a program that is not open posts no units and gives none to people who are not
/// there.
pub(super) fn promised_nothing(event: &Event, outcome: &Outcome) {
    let promises = match event {
        Event::Open(_, step) | Event::Take(_, _, step, _) => step.promises(),
        Event::Post(_) => true,
        Event::Pass(_) | Event::Tidy | Event::Says(_) => false,
    };
    assert!(!promises || *outcome != Outcome::Done, "{event:?} at a closed program");
}

/// Drops ended placements, and units that are neither promised nor in use. A household whose time
/// expired may still come to the door, until only a count is left of it.
fn forget(world: &mut World, event: &Event) {
    let (now, counted) = (world.now, matches!(event, Event::Pass(A_MONTH)));
    let late = |p: &Placement| matches!(p.standing(now), Standing::Expired | Standing::Overdue);
    world.placements.retain(|p| !is_over(p, now) || (late(p) && !counted));
    let used: HashSet<UnitId> =
        world.placements.iter().filter_map(|p| Some(p.grant()?.unit.clone())).collect();
    world.units.retain(|(id, open)| *open || used.contains(id));
}

fn is_over(placement: &Placement, now: Timestamp) -> bool {
    placement.over_at().is_some_and(|end| now >= end)
}

/// Checks liveness: every state leads to one in which no unit is in use.
fn from_everywhere_all_units_can_be_free(graph: &Graph) {
    let empty = |world: &World| world.placements.iter().all(|p| p.unit(world.now).is_none());
    let mut open: Vec<usize> =
        (0..graph.states.len()).filter(|at| empty(&graph.states[*at])).collect();
    let mut reached: HashSet<usize> = open.iter().copied().collect();
    while let Some(at) = open.pop() {
        open.extend(graph.before[at].iter().copied().filter(|from| reached.insert(*from)));
    }
    assert_eq!(reached.len(), graph.states.len(), "a state without a way out");
}

/// Checks liveness without help: units promised to people who have not arrived become free in time.
fn time_alone_frees_what_is_promised(world: &World) {
    let mut later = world.clone();
    for _ in 0..5 {
        later.happen(&Event::Pass(TICK));
    }
    for placement in &later.placements {
        let there = placement.standing(later.now) == Standing::Arrived;
        assert!(there || placement.unit(later.now).is_none(), "{placement:?}");
    }
}

impl Graph {
    /// The number of a state, and `true` if it is new.
    fn number(&mut self, world: World) -> (usize, bool) {
        let world = in_order(world);
        let key = key(&world);
        if let Some(number) = self.numbers.get(&key) {
            return (*number, false);
        }
        let number = self.states.len();
        self.numbers.insert(key, number);
        self.states.push(world);
        self.before.push(vec![]);
        (number, true)
    }
}

/// Drops the history, and the order of placements that are alike: neither matters.
fn in_order(mut world: World) -> World {
    let now = world.now;
    world.placements.sort_by_cached_key(|p| of_placement(p, now));
    for (at, placement) in world.placements.iter_mut().enumerate() {
        placement.id = format!("p-{at}").parse().unwrap();
    }
    world.records = world.placements.iter().map(|_| vec![]).collect();
    world
}

/// States with the same key have the same future. Only the distance of each time matters, and the
/// order of the grants, since the earliest keep their units if there are too few.
fn key(world: &World) -> String {
    let mut key = format!("{} ", world.closed.is_some());
    for (id, open) in &world.units {
        write!(key, "{id}{open} ").unwrap();
    }
    for placement in &world.placements {
        let since = placement.grant().map(|grant| grant.at);
        let earlier = |p: &&Placement| p.grant().map(|grant| grant.at) < since;
        let before = world.placements.iter().filter(earlier).count();
        write!(key, "|{} {before}", of_placement(placement, world.now)).unwrap();
    }
    key
}

fn of_placement(placement: &Placement, now: Timestamp) -> String {
    let kept = placement.to_record();
    let left = kept.until.map(|until| {
        let minutes = (until - now).num_minutes();
        // Once a time is over, only the end of its grace matters.
        minutes.max(if kept.state == KeptState::Accepted { -60 } else { 0 })
    });
    let unit = kept.grant.map(|(unit, _)| unit.to_string());
    let over = is_over(placement, now);
    let (state, holder) = (kept.state, kept.of.holder);
    format!("{state} {holder} {unit:?} {} {left:?} {} {over}", kept.has_unit, kept.extended)
}
