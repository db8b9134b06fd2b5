//! Dates decide which statement holds, whichever was imported last.

use super::{Merged, list, values};
use crate::cases::cases;
use crate::database::STILL;
use crate::store::made::{day, said};
use proptest::collection::vec;
use proptest::prelude::*;
use waystation::domain::{Catalog, Field, Import, Subject};

const AGES: Field = Field::Ages;

fn ages(source: &str, on: u32, value: &str) -> Import {
    list(source, on, &[("p", &[], &[(AGES, value)])])
}

#[test]
fn a_newer_statement_of_another_source_is_not_overwritten_by_an_older_list() {
    let to = Merged::new();
    to.import(ages("A", 1, "18 +"));
    assert_eq!(values(&to.import(ages("B", 5, "16 +"))), ["ages: 18 + > 16 +"]);
    let older = to.import(ages("A", 3, "21 +"));
    assert_eq!((older.changed.len(), older.unchanged, older.outdated), (0, 1, 1));
    assert_eq!(to.beds("p").terms.ages, "16 +".parse().unwrap());
    to.import(ages("A", 6, "21 +"));
    assert_eq!(to.beds("p").terms.ages, "21 +".parse().unwrap(), "said again, and now the newest");
}

#[test]
fn a_newer_statement_of_the_program_itself_is_not_overwritten_by_an_older_list() {
    let to = Merged::new();
    to.import(ages("A", 1, "18 +"));
    let subject = Subject::Group("p-beds".parse().unwrap());
    let assertions = vec![said(subject, AGES, "16 +", day(4))];
    let by_hand = Catalog { assertions, ..Catalog::default() };
    to.test.store.save(&by_hand, &mut |_, _| {}).unwrap();
    to.import(ages("A", 3, "21 +"));
    assert_eq!(to.beds("p").terms.ages, "16 +".parse().unwrap());
    to.import(ages("A", 4, "21 +"));
    assert_eq!(to.beds("p").terms.ages, "21 +".parse().unwrap());
}

#[test]
fn what_a_source_confirmed_since_holds_against_an_older_statement_of_another() {
    let to = Merged::new();
    to.import(ages("A", 1, "18 +"));
    to.import(ages("A", 9, "18 +"));
    assert_eq!(to.statements("p"), 1, "confirming writes nothing");
    let older = to.import(ages("B", 5, "16 +"));
    assert_eq!((older.changed.len(), older.outdated), (0, 1));
    assert_eq!(to.beds("p").terms.ages, "18 +".parse().unwrap());
    to.undo(3).unwrap();
    assert_eq!(to.statements("p"), 1);
    to.import(ages("B", 10, "16 +"));
    assert_eq!(to.beds("p").terms.ages, "16 +".parse().unwrap());
}

#[test]
fn a_list_that_dates_each_statement_confirms_only_those() {
    let to = Merged::new();
    let mut first = ages("A", 1, "18 +");
    first.stated_on = Some(day(9));
    to.import(first);
    to.import(ages("B", 5, "16 +"));
    assert_eq!(
        to.beds("p").terms.ages,
        "16 +".parse().unwrap(),
        "A speaks of the first of January"
    );
}

proptest! {
    #![proptest_config(cases(24))]

    /// Each source's last word counts as of the day of its last list.
    #[test]
    fn the_newest_word_of_all_sources_holds(words in vec((0_usize..3, 0_u32..4, 0_usize..3), 1..12)) {
        const VALUES: [&str; 3] = ["18 +", "16 +", "21 +"];
        let to = Merged::new();
        let mut last = [None::<(u32, &str)>; 3];
        for (source, after, value) in words {
            let on = last[source].map_or(0, |(on, _)| on) + after;
            to.import(ages(["A", "B", "C"][source], on, VALUES[value]));
            last[source] = Some((on, VALUES[value]));
        }
        let newest = last.iter().flatten().map(|(on, _)| *on).max().unwrap();
        let may_hold: Vec<_> = last
            .iter()
            .flatten()
            .filter(|(on, _)| *on == newest)
            .map(|(_, value)| value.parse().unwrap())
            .collect();
        let holds = to.beds("p").terms.ages;
        prop_assert!(may_hold.contains(&holds), "{holds:?} is not of {last:?}");
        prop_assert!(to.test.store.night(STILL).is_ok());
    }
}
