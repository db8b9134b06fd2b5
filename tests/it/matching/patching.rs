//! A patched field answers like one built from the current night.

use super::world::{catalog, now, profile};
use crate::cases::cases;
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use waystation::desk::{RankRequest, Received};
use waystation::domain::{
    CapacityPost, Catalog, Group, Night, Openings, Profile, PublishedPost, Taking, Terms,
};
use waystation::exchange::founding;
use waystation::matching::{Explain, SearchIndex, Wanted, Weights, rank};
use waystation::rules::RULES;

/// An event at a unit group.
#[derive(Debug, Clone)]
enum Happening {
    /// Its program posts: the units, the state, and the age in minutes.
    Posts(u16, u8, i64),
    /// A unit is held for a person.
    Hold,
    /// An expected person has arrived (true) or no longer comes (false).
    Outcome(bool),
    /// Its terms become those of another group.
    Terms(Index),
}

fn happening() -> impl Strategy<Value = (Index, Happening)> {
    let what = prop_oneof![
        (0_u16..8, 0_u8..4, 0_i64..3000)
            .prop_map(|(open, taking, ago)| Happening::Posts(open, taking, ago)),
        Just(Happening::Hold),
        any::<bool>().prop_map(Happening::Outcome),
        any::<Index>().prop_map(Happening::Terms),
    ];
    (any::<Index>(), what)
}

/// The group after an event.
fn after(night: &Night, row: usize, what: &Happening, nth: usize) -> Group {
    let mut group = night.groups[row].clone();
    match what {
        Happening::Posts(open, taking, ago) => {
            let posted_at = now() - TimeDelta::minutes(*ago);
            let taking = match taking {
                0 => Taking::Yes,
                1 => Taking::CallFirst,
                2 => Taking::Until(now() + TimeDelta::hours(2)),
                _ => Taking::No,
            };
            let post = CapacityPost {
                id: format!("patch-{nth}").parse().unwrap(),
                group: group.unit_group.id.clone(),
                open: *open,
                taking,
                posted_at,
                posted_by: "program".to_owned(),
            };
            group.post = Some(post.published());
        }
        Happening::Hold => {
            if let Some(post) = &mut group.post {
                post.openings = Openings::of(post.openings.at_least().saturating_sub(1));
            }
        }
        Happening::Outcome(arrived) => {
            if let Some(post) = &mut group.post {
                let units = post.openings.at_least() + u16::from(!arrived);
                post.openings = Openings::of(units);
            }
        }
        Happening::Terms(of) => group.terms = terms(night, of),
    }
    group
}

fn terms(night: &Night, of: &Index) -> Terms {
    night.groups[of.index(night.groups.len())].terms.clone()
}

fn everything() -> Wanted {
    Wanted { limit: usize::MAX, explain: Explain::All, weights: Weights::default() }
}

/// The catalog with the posts of a night.
fn as_posted(catalog: &Catalog, night: &Night) -> Catalog {
    let exact = |group: &Group| {
        let PublishedPost { openings, taking, posted_at, posted_by } = group.post.clone()?;
        let id = format!("post-{}", group.unit_group.id).parse().unwrap();
        let (group, open) = (group.unit_group.id.clone(), openings.at_least());
        Some(CapacityPost { id, group, open, taking, posted_at, posted_by })
    };
    let posts = night.groups.iter().filter_map(exact).collect();
    Catalog { posts, ..catalog.clone() }
}

fn answers_alike(patched: &SearchIndex, profile: &Profile) -> Result<(), TestCaseError> {
    let anew = SearchIndex::of(patched.night().clone());
    let (one, other) = (rank(patched, profile, &everything()), rank(&anew, profile, &everything()));
    prop_assert_eq!(one, other);
    Ok(())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_field_that_was_patched_answers_as_one_made_anew(
        catalog in catalog(12),
        profile in profile(),
        happenings in prop::collection::vec(prop::collection::vec(happening(), 1..4), 1..8),
    ) {
        let field = SearchIndex::of(Night::of(&catalog).unwrap());
        prop_assume!(!field.night().groups.is_empty());
        let before = rank(&field, &profile, &everything());
        let (mut patched, mut nth, mut same_terms) = (field.clone(), 0, true);
        for together in &happenings {
            // The last change to a group wins, as when one look finds several changes.
            let mut changed: BTreeMap<usize, Group> = BTreeMap::new();
            for (at, what) in together {
                let row = at.index(field.night().groups.len());
                (nth, same_terms) = (nth + 1, same_terms && !matches!(what, Happening::Terms(_)));
                changed.insert(row, after(patched.night(), row, what, nth));
            }
            patched = patched.with(changed);
            answers_alike(&patched, &profile)?;
        }
        prop_assert_eq!(rank(&field, &profile, &everything()), before, "who reads the old one");
        if same_terms {
            let (grounds, anew) = (&patched.night().grounds, as_posted(&catalog, patched.night()));
            prop_assert_eq!(grounds, &Night::of(&anew).unwrap().grounds);
        }
    }

    #[test]
    fn no_rule_reads_what_is_posted_but_those_that_say_so(
        catalog in catalog(6), row in any::<Index>(), what in happening(),
    ) {
        let night = Night::of(&catalog).unwrap();
        prop_assume!(!night.groups.is_empty());
        let row = row.index(night.groups.len());
        let then = after(&night, row, &what.1, 1);
        let before = &night.groups[row];
        let then = Group { terms: before.terms.clone(), ..then };
        let (one, other) = (night.offer(before).unwrap(), night.offer(&then).unwrap());
        for rule in RULES.iter().filter(|rule| !rule.reads_posts()) {
            prop_assert!(rule.law.reads_same(one, other), "{}", rule.id);
        }
    }
}

#[test]
fn who_reads_an_older_field_reads_on_while_changes_are_taken_up() {
    let field = SearchIndex::of(Night::of(&founding::catalog(now()).unwrap()).unwrap());
    let asked = Received::<RankRequest>::json(json!({"where": "Fresno, CA"})).parse(now()).unwrap();
    let profile = &asked.profile;
    let expected = rank(&field, profile, &everything());
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut read = 0;
            while !done.load(Ordering::Relaxed) || read == 0 {
                assert_eq!(rank(&field, profile, &everything()), expected);
                read += 1;
            }
            read
        });
        let mut patched = field.clone();
        for nth in 0..200 {
            let row = nth % patched.night().groups.len();
            let what = Happening::Posts(u16::try_from(nth % 5).unwrap(), 0, 10);
            let group = after(patched.night(), row, &what, nth);
            patched = patched.with([(row, group)]);
        }
        done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 0);
        assert_ne!(patched.night().grounds.fingerprint, field.night().grounds.fingerprint);
    });
}
