//! One more bed, or a program that takes a household it did not take, never makes the best plan
//! worse.

use super::super::world::catalog;
use super::planning::{asked, cost, planned};
use crate::cases::cases;
use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use waystation::domain::{Assertion, Catalog, Field, Night, Offer, ProgramId, Subject};
use waystation::matching::plan::{PlanAsk, Sureness};
use waystation::rules::{Edit, Kind, RULES};

/// The statements with which a program's unit group would take this household, if they are enough.
fn waivers(offer: Offer<'_>, ask: &PlanAsk) -> Option<Waived> {
    let verdicts = RULES.iter().map(|rule| rule.judge_of(offer, &ask.profile));
    let failing = verdicts.filter(|verdict| verdict.kind == Kind::Fails);
    let says = failing.map(|verdict| {
        let Some(Edit::Says(field, value)) = verdict.change.map(|change| change.edit) else {
            return None;
        };
        Some((field, value))
    });
    says.collect::<Option<Vec<_>>>().filter(|says| !says.is_empty())
}

/// The fields that a program would state, with their values.
type Waived = Vec<(Field, &'static str)>;

/// Programs with one unit group, so that their statements affect no other, each with its waivers.
fn waiving(catalog: &Catalog, night: &Night, ask: &PlanAsk) -> Vec<(ProgramId, Waived)> {
    let groups = |id: &ProgramId| catalog.groups.iter().filter(|g| g.program == *id).count();
    let alone = night.offers().filter(|offer| groups(&offer.program.id) == 1);
    alone.filter_map(|offer| Some((offer.program.id.clone(), waivers(offer, ask)?))).collect()
}

fn saying(catalog: &Catalog, by: &ProgramId, says: &[(Field, &'static str)]) -> Catalog {
    let mut wider = catalog.clone();
    let groups = catalog.groups.iter().filter(|group| group.program == *by);
    let groups = groups.map(|group| Subject::Group(group.id.clone()));
    for subject in groups.chain([Subject::Program(by.clone())]) {
        wider.assertions.extend(says.iter().map(|(field, value)| Assertion {
            subject: subject.clone(),
            field: *field,
            value: (*value).to_owned(),
            raw: None,
            as_of: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
            source: "the program".to_owned(),
            flag: None,
        }));
    }
    wider
}

/// Returns true if the best plan of the wider network costs no more or is not proven.
fn no_worse(wider: &Catalog, catalog: &Catalog, ask: &PlanAsk) -> bool {
    let after = planned(wider, ask);
    after.proof != Sureness::Optimal || cost(&after) <= cost(&planned(catalog, ask))
}

/// The number of requests tried on each network. Few households are kept out of a program only by
/// rules it may waive, and making up a network is slow. The first request that qualifies is
/// planned.
const ASKS: usize = 8;

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn one_more_bed_never_makes_the_best_plan_worse(
        catalog in catalog(7), post in any::<prop::sample::Index>(), ask in asked()
    ) {
        prop_assume!(!catalog.posts.is_empty());
        let mut richer = catalog.clone();
        richer.posts[post.index(catalog.posts.len())].open += 1;
        prop_assert!(no_worse(&richer, &catalog, &ask));
    }

    #[test]
    fn a_waiver_never_makes_the_best_plan_worse(
        catalog in catalog(7), which in any::<prop::sample::Index>(), asks in vec(asked(), ASKS)
    ) {
        let night = Night::of(&catalog).unwrap();
        let mut waiving = asks.iter().map(|ask| (ask, waiving(&catalog, &night, ask)));
        let Some((ask, waiving)) = waiving.find(|(_, found)| !found.is_empty()) else {
            return Err(TestCaseError::reject("no program that a waiver opens"));
        };
        let (program, says) = &waiving[which.index(waiving.len())];
        let wider = saying(&catalog, program, says);
        prop_assert!(no_worse(&wider, &catalog, ask), "{program} says {says:?}");
    }
}
