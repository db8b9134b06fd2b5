//! Changes: every writer is heard in one order, by every reader, however late it commits.

use super::made::{moment, post, smallest};
use super::promises::{House, hotline, operator};
use crate::database::{STILL, TestStore};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
use waystation::domain::placement::Step;
use waystation::domain::{CapacityPost, Night, Openings, ProgramEntry, UnitGroup};
use waystation::store::{Changed, Fresh, GroupNow, Numbered, PromiseClock, Since, Store};

fn numbered(number: u64, program: &str) -> Numbered {
    Numbered { number, what: Changed::Program(program.parse().unwrap()) }
}

fn since(store: &Store, number: u64) -> Since {
    store.since(number, STILL).unwrap()
}

#[test]
fn every_writer_is_heard() {
    let house = House::of(2);
    let now = || house.now();
    let look = |after| house.store().since(after, PromiseClock::Told(&now)).unwrap();
    let begun = look(0).number;
    house.post(3);
    assert_eq!(look(begun).changes, [numbered(begun + 1, "p")], "a post");
    let held = house.hold(0).unwrap();
    assert_eq!(look(begun + 1).changes, [numbered(begun + 2, "p")], "a hold");
    let held = house.take(&operator(), &held, &"accept 60".parse().unwrap()).unwrap();
    assert_eq!(look(begun + 2).changes, [numbered(begun + 3, "p")], "a step");
    house.take(&hotline(0), &held, &Step::Cancel).unwrap();
    assert_eq!(look(begun + 3).changes, [numbered(begun + 4, "p")], "another");
    house.store().set("weights", Some("distance=200")).unwrap();
    let everything = look(begun + 4);
    assert_eq!(everything.changes, [Numbered { number: begun + 5, what: Changed::Everything }]);
    assert_eq!(everything.fresh, Fresh::Whole);
    assert_eq!(look(begun + 5).changes, [], "looking changes nothing");
}

#[test]
fn an_import_is_one_change_and_what_is_refused_is_none() {
    let test = TestStore::new();
    test.store.save(&smallest(), &mut |_, _| {}).unwrap();
    assert_eq!(since(&test.store, 0).changes.len(), 1);
    test.store.save(&smallest(), &mut |_, _| {}).unwrap_err();
    test.store.post(&post("c", "nowhere", 1, moment(0))).unwrap_err();
    assert_eq!(since(&test.store, 1).changes, []);
}

#[test]
fn a_time_that_is_over_is_a_change_that_nobody_wrote() {
    let house = House::of(2);
    house.hold(0).unwrap();
    let now = || house.now();
    let look = |after| house.store().since(after, PromiseClock::Told(&now)).unwrap();
    let held = look(0).number;
    house.pass(89);
    assert_eq!(look(held).changes, []);
    house.pass(2);
    assert_eq!(look(held).changes, [numbered(held + 1, "p")]);
    assert_eq!(look(held + 1).changes, [], "told once");
    house.hold(1).unwrap();
    let held = look(0).number;
    house.pass(-600);
    assert_eq!(look(held).changes, [], "a clock that steps back");
    house.pass(600 + 91);
    assert_eq!(look(held).changes, [numbered(held + 1, "p")], "and forward again");
}

#[test]
fn what_is_no_longer_kept_or_never_was_is_told_to_be_missing() {
    let test = TestStore::new();
    test.store.save(&smallest(), &mut |_, _| {}).unwrap();
    let last = since(&test.store, 0).number;
    assert_eq!(since(&test.store, last + 5).fresh, Fresh::Torn, "of another database");
    test.sql("UPDATE change_head SET number = 20000");
    test.store.post(&post("c", "g", 1, moment(0))).unwrap();
    let since = since(&test.store, last);
    assert_eq!((since.number, since.fresh), (20_001, Fresh::Torn), "long ago");
}

/// On a server, a transaction may leave its note first and commit last.
#[test]
fn a_change_that_commits_late_is_heard_by_those_who_read_on() {
    let test = TestStore::new();
    let mut catalog = smallest();
    let (program, group) = (catalog.programs[0].clone(), catalog.groups[0].clone());
    catalog.programs.push(ProgramEntry { id: "late".parse().unwrap(), ..program });
    let of = "late".parse().unwrap();
    catalog.groups.push(UnitGroup { id: "late-beds".parse().unwrap(), program: of, ..group });
    test.store.save(&catalog, &mut |_, _| {}).unwrap();
    let begun = since(&test.store, 0).number;
    if !test.is_on_server() {
        // A file has one writer: no other change is possible until the late one is done.
        return;
    }
    let mut late = test.connection();
    late.run("BEGIN; INSERT INTO change_note (program_id) VALUES ('late')");
    test.store.post(&post("c", "g", 1, moment(0))).unwrap();
    assert_eq!(since(&test.store, begun).changes, [numbered(begun + 1, "p")]);
    test.store.post(&post("d", "g", 2, moment(1))).unwrap();
    assert_eq!(since(&test.store, begun + 1).changes, [numbered(begun + 2, "p")]);
    late.run("COMMIT");
    assert_eq!(since(&test.store, begun + 2).changes, [numbered(begun + 3, "late")]);
}

/// Four threads write and two follow, each from where it was. Both followers read the same numbers
/// without a gap, and the state that they piece together is the state of the database.
#[test]
fn whoever_follows_hears_everything_in_one_order() {
    const WRITERS: usize = 4;
    const POSTS: u16 = 30;
    let test = TestStore::new();
    let mut catalog = smallest();
    for nth in 0..WRITERS {
        let (program, group) = (catalog.programs[0].clone(), catalog.groups[0].clone());
        let id = format!("p-{nth}").parse().unwrap();
        let name = format!("g-{nth}").parse().unwrap();
        catalog.groups.push(UnitGroup { id: name, program: id, ..group });
        catalog.programs.push(ProgramEntry { id: format!("p-{nth}").parse().unwrap(), ..program });
    }
    test.store.save(&catalog, &mut |_, _| {}).unwrap();
    since(&test.store, 0);
    let writing = AtomicBool::new(true);
    let (first, second) = thread::scope(|scope| {
        let following = || {
            let whole = test.again().whole(STILL).unwrap();
            let (store, writing) = (test.again(), &writing);
            scope.spawn(move || follow(&store, writing, whole.night, whole.number))
        };
        let (first, second) = (following(), following());
        let writers: Vec<_> = (0..WRITERS)
            .map(|nth| {
                let store = test.again();
                scope.spawn(move || {
                    for open in 1..=POSTS {
                        let (id, group) = (format!("c-{nth}-{open}"), format!("g-{nth}"));
                        store.post(&post(&id, &group, open, moment(open.into()))).unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.join().unwrap();
        }
        writing.store(false, Ordering::SeqCst);
        (first.join().unwrap(), second.join().unwrap())
    });
    let there = test.store.night(STILL).unwrap();
    for (night, heard) in [&first, &second] {
        assert_eq!(open(night), open(&there));
        let numbers: Vec<u64> = heard.iter().map(|change| change.number).collect();
        assert!(numbers.windows(2).all(|two| two[1] == two[0] + 1), "{numbers:?}");
        let programs: BTreeSet<_> =
            heard.iter().map(|change| format!("{:?}", change.what)).collect();
        assert_eq!(programs.len(), WRITERS);
    }
    let shared = first.1.len().min(second.1.len());
    assert_eq!(first.1[first.1.len() - shared..], second.1[second.1.len() - shared..]);
}

fn follow(
    store: &Store,
    writing: &AtomicBool,
    mut night: Night,
    mut number: u64,
) -> (Night, Vec<Numbered>) {
    let mut heard = vec![];
    loop {
        let last = !writing.load(Ordering::SeqCst);
        let since = store.since(number, STILL).unwrap();
        let Fresh::Groups(groups) = since.fresh else { panic!("{:?}", since.fresh) };
        for now in groups {
            let row = night.group_at(&now.program, &now.group).unwrap();
            night.groups[row].post = now.post.as_ref().map(CapacityPost::published);
        }
        number = since.number;
        heard.extend(since.changes);
        if last {
            return (night, heard);
        }
        thread::sleep(Duration::from_millis(3));
    }
}

fn open(night: &Night) -> Vec<Option<Openings>> {
    night.groups.iter().map(|group| group.post.as_ref().map(|post| post.openings)).collect()
}

#[test]
fn what_is_promised_is_no_longer_open_to_others() {
    let house = House::of(3);
    let night = || {
        let now = || house.now();
        let clock = PromiseClock::Told(&now);
        let program = "p".parse().unwrap();
        let GroupNow { post, on_the_way, .. } =
            house.store().groups_now(&program, clock).unwrap().remove(0);
        let (open, clock) = (post.unwrap().open, PromiseClock::Told(&now));
        let published = house.store().night(clock).unwrap().groups[0].post.clone().unwrap();
        assert_eq!(published.openings, Openings::of(open));
        (open, on_the_way)
    };
    assert_eq!(night(), (3, 0));
    let held = house.hold(0).unwrap();
    assert_eq!(night(), (2, 1), "held");
    house.take(&operator(), &held, &Step::Arrive).unwrap();
    assert_eq!(night(), (2, 0), "nobody counts who lives there");
    house.hold(1).unwrap();
    assert_eq!(night(), (1, 1));
    house.pass(91);
    assert_eq!(night(), (2, 0), "run out, and nobody tidied");
    house.post(1);
    assert_eq!(night(), (1, 0), "the newest word holds");
}
