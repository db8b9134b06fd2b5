//! An import that is undone never was, as far as programs are concerned.

use super::{Merged, counts, line, list};
use crate::cases::cases;
use crate::database::STILL;
use crate::here::English;
use crate::store::made::{day, moment, post};
use crate::store::promises::{new_key, operator};
use chrono::TimeDelta;
use chrono_tz::Tz;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use waystation::domain::placement::{Placement, Step};
use waystation::domain::{
    Affiliation, Catalog, Field, Import, ImportedProgram, Night, ProgramId, Timestamp, UnitGroupId,
    local_day,
};
use waystation::store::PromiseClock;
use waystation::store::placements::{Begin, KeyedRequest, TakeStep};

const FIELDS: [(Field, &[&str]); 7] = [
    (Field::Status, &["open", "paused", "closed"]),
    (Field::Quarantine, &["shifted", "lifted"]),
    (Field::Ages, &["18 +", "16 +", "unknown"]),
    (Field::Stay, &["30 days", "1 year"]),
    (Field::Veterans, &["yes", "no"]),
    (Field::Units, &["4", "6"]),
    (Field::Serves, &["women=yes", "men=yes"]),
];
const SOURCES: [&str; 3] = ["A", "B", "C"];

/// A statement: whether about the beds, its field, its value, its age in days at the list.
type DrawnStatement = (bool, Index, Index, u32);

/// A program: which one, what is stated, whether it has beds, which name.
type DrawnProgram = (usize, Vec<DrawnStatement>, bool, u8);

/// One list: its source, the days since that source's last one, its programs.
#[derive(Debug, Clone)]
struct Draw {
    source: usize,
    after: u32,
    programs: Vec<DrawnProgram>,
    dates_all: bool,
}

fn draws() -> impl Strategy<Value = Vec<Draw>> {
    let said = (any::<bool>(), any::<Index>(), any::<Index>(), 0_u32..6);
    let program = (0_usize..5, vec(said, 0..6), any::<bool>(), 0_u8..3);
    let draw = (0_usize..3, 0_u32..3, vec(program, 1..5), any::<bool>());
    vec(
        draw.prop_map(|(source, after, programs, dates_all)| Draw {
            source,
            after,
            programs,
            dates_all,
        }),
        1..8,
    )
}

/// The list that was drawn, as of a day.
fn drawn(draw: &Draw, on: u32) -> Import {
    let mut import = list(SOURCES[draw.source], on, &[]);
    for (which, said, has_beds, name) in &draw.programs {
        let id = format!("p{which}");
        if import.programs.iter().any(|known| known.entry.id.as_str() == id) {
            continue;
        }
        let mut whole: ImportedProgram = line((&id, &[], &[]), SOURCES[draw.source], day(on));
        whole.entry.name = format!("Name {name}").into();
        for (of_beds, field, value, before) in said {
            let (field, values) = FIELDS[field.index(FIELDS.len())];
            // Status and quarantine are a program's own.
            let of_beds = *of_beds && !matches!(field, Field::Status | Field::Quarantine);
            let as_of = if draw.dates_all { on } else { (on + 3).saturating_sub(*before) };
            let value = values[value.index(values.len())];
            let (beds, own) = ([(field, value)], [(field, value)]);
            let made = if of_beds {
                (id.as_str(), &[][..], &beds[..])
            } else {
                (id.as_str(), &own[..], &[][..])
            };
            let one = line(made, SOURCES[draw.source], day(as_of));
            whole.assertions.extend(one.assertions);
            whole.groups[0].assertions.extend(one.groups[0].assertions.clone());
        }
        if !has_beds {
            whole.groups.clear();
        }
        import.programs.push(whole);
    }
    import
}

/// The night, and every statement.
fn kept(to: &Merged) -> (Night, Catalog) {
    (to.test.store.night(STILL).unwrap(), to.test.store.stated().unwrap())
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn undoing_gives_exactly_what_was_before(draws in draws()) {
        let to = Merged::new();
        let (mut states, mut on) = (vec![kept(&to)], [1_u32; 3]);
        for draw in &draws {
            on[draw.source] += draw.after;
            let tried = to.test.store.try_import(drawn(draw, on[draw.source]), &super::origin());
            let done = to.import(drawn(draw, on[draw.source]));
            prop_assert_eq!(counts(&tried.unwrap().unwrap()), counts(&done));
            let again = to.import(drawn(draw, on[draw.source]));
            prop_assert_eq!((again.new.len(), again.gone.len()), (0, 0));
            prop_assert!(again.changed.is_empty(), "{:?}", again.changed);
            to.undo(again.number.unwrap()).unwrap();
            states.push(kept(&to));
        }
        for number in (0..draws.len()).rev() {
            let after = states.pop().unwrap();
            prop_assert_eq!(&kept(&to), &after);
            // Each list was imported twice, and the second time undone.
            to.undo(u64::try_from(2 * number + 1).unwrap()).unwrap();
        }
        prop_assert_eq!(Some(kept(&to)), states.pop());
        prop_assert!(to.test.store.is_empty().unwrap());
    }

    #[test]
    fn a_report_says_what_holds_otherwise(draws in draws(), tries in select(vec![1_usize, 2])) {
        let (to, mut on) = (Merged::new(), [1_u32; 3]);
        for draw in draws.iter().cycle().take(draws.len() * tries) {
            on[draw.source] += draw.after;
            let before = kept(&to).0;
            let report = to.import(drawn(draw, on[draw.source]));
            let after = kept(&to).0;
            for program in &after.programs {
                let is = |id: &ProgramId| *id == program.id;
                let named = report.new.iter().chain(&report.gone).any(|one| is(&one.id))
                    || report.changed.iter().any(|one| is(&one.program.id));
                let known = before.programs.iter().find(|known| known.id == program.id);
                let terms = |night: &Night| -> Vec<_> {
                    let at = night.program_at(&program.id);
                    let own = night.groups.iter().filter(|group| Some(group.program) == at);
                    own.map(|group| (group.unit_group.clone(), group.terms.clone())).collect()
                };
                let is_same = known.is_some_and(|known| {
                    known.quarantine == program.quarantine
                        && known.place == program.place
                        && known.name == program.name
                        && terms(&before) == terms(&after)
                });
                prop_assert!(named || is_same, "{} changed and is not named", program.id);
            }
        }
    }
}

#[test]
fn an_import_that_is_not_there_or_not_the_last_is_not_undone() {
    let to = Merged::new();
    let refused = |number: u64| to.undo(number).unwrap_err().english();
    assert!(refused(1).contains("There is no import 1."));
    to.import(list("A", 1, &[("p", &[], &[])]));
    to.import(list("B", 1, &[("p", &[], &[])]));
    to.import(list("A", 2, &[("p", &[], &[])]));
    let later = refused(1);
    assert!(
        later.contains("Import 3 of \u{201c}A\u{201d} builds on import 1. Undo import 3 first."),
        "{later}"
    );
    to.undo(3).unwrap();
    assert!(refused(3).contains("Import 3 is undone already."));
    to.undo(1).unwrap();
    assert_eq!(to.test.store.night(STILL).unwrap().programs.len(), 1, "the other source lists it");
    to.undo(2).unwrap();
    assert!(to.test.store.is_empty().unwrap());
    let again = to.import(list("A", 1, &[("p", &[], &[])]));
    assert_eq!(again.number, Some(4), "a number is never given twice");
}

/// A hold of a bed of an imported program, by its own organization.
fn hold(to: &Merged, group: &UnitGroupId, now: Timestamp) -> Placement {
    let (clock, key) = (|| now, new_key());
    let by: Affiliation = operator();
    let asked = KeyedRequest { by: &by, key: &key, clock: PromiseClock::Told(&clock) };
    let begin = Begin { group, units: 1, step: &Step::HOLD, happened: None };
    to.test.store.begin(asked, begin).unwrap().placements[0].clone()
}

#[test]
fn a_unit_group_with_a_promise_is_not_taken_away_and_a_gone_program_keeps_its_promises() {
    let to = Merged::new();
    to.import(list("A", 1, &[("p", &[], &[]), ("q", &[], &[])]));
    let group: UnitGroupId = "p-beds".parse().unwrap();
    to.test.store.post(&post("c", "p-beds", 2, moment(0))).unwrap();
    let held = hold(&to, &group, moment(1));
    to.import(list("A", 2, &[("q", &[], &[])]));
    let promised = to.test.store.placements_of(&operator(), &group).unwrap();
    assert_eq!(promised.len(), 1, "the promise stays where the program is gone");
    to.undo(2).unwrap();

    let now = || moment(2);
    let undo = |clock| to.test.store.undo_import(1, moment(9), clock).unwrap();
    let refused = undo(PromiseClock::Told(&now)).unwrap_err().english();
    assert!(
        refused.contains("p-beds came with this import, and 1 promise there is in force."),
        "{refused}"
    );
    assert_eq!(to.test.store.night(STILL).unwrap().programs.len(), 2, "nothing was undone");

    let (clock, key, by) = (|| moment(3), new_key(), operator());
    let asked = KeyedRequest { by: &by, key: &key, clock: PromiseClock::Told(&clock) };
    let take = TakeStep::now(&held.id, held.version, &Step::Cancel);
    to.test.store.take(asked, take).unwrap();
    let then = || moment(4);
    let refused = undo(PromiseClock::Told(&then)).unwrap_err().english();
    assert!(refused.contains("ended less than a day ago"), "{refused}");
    let tomorrow = || moment(0) + TimeDelta::hours(30);
    let day = |_: &str, moment: Timestamp| local_day(moment, Tz::America__Los_Angeles);
    to.test.store.tidy(PromiseClock::Told(&tomorrow), &day).unwrap();
    undo(PromiseClock::Told(&tomorrow)).unwrap();
    assert!(to.test.store.is_empty().unwrap());
    assert_eq!(to.test.store.ended().unwrap().len(), 1, "the count stays");
}
