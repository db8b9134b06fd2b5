//! Batches: every solver finds what exhaustive search over the audit finds.

use crate::cases::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use std::time::{Duration, Instant};
use waystation::solvers::batch::{
    Batch, BatchHousehold, BatchSolution, Capacity, Choice, ChoiceIx, HouseholdIx, Objective,
    Placing, ProgramIx, STRATEGIES, Supply, SupplyIx, UnitDemand, solve_batch, solve_batch_by,
};
use waystation::solvers::model::Backend;

const LONG: Duration = Duration::from_secs(20);

fn settled(backend: Backend, batch: &Batch) -> BatchSolution {
    solve_batch_by(backend, STRATEGIES, batch, LONG)
}

fn supply(programs: usize) -> impl Strategy<Value = Supply> {
    let holds = prop_oneof![
        3 => (0_u32..4).prop_map(Capacity::Units),
        2 => (0_u32..3, 0_u32..3).prop_map(|(rooms, beds)| Capacity::Rooms { rooms, beds }),
    ];
    let program = (0..programs).prop_map(ProgramIx::of);
    (program, holds).prop_map(|(program, holds)| Supply { program, holds })
}

fn asking(supplies: Vec<Supply>) -> impl Strategy<Value = BatchHousehold> {
    let choices = supplies.into_iter().enumerate().map(|(at, supply)| {
        let takes = match supply.holds {
            Capacity::Units(_) => (1_u32..3).prop_map(UnitDemand::Units).boxed(),
            Capacity::Rooms { .. } => {
                prop_oneof![3 => (0_u16..3).prop_map(UnitDemand::Bed), 1 => Just(UnitDemand::Room)]
                    .boxed()
            }
        };
        let choice = (1_i64..=100, takes).prop_map(move |(quality, takes)| Choice {
            supply: SupplyIx::of(at),
            quality,
            takes,
        });
        prop::option::weighted(0.7, choice)
    });
    let choices = choices.collect::<Vec<_>>();
    (1_i64..9, 1_u32..5, choices).prop_map(|(weight, support, choices)| BatchHousehold {
        weight,
        support,
        choices: choices.into_iter().flatten().collect(),
    })
}

/// Up to five households and four supplies in two programs.
pub(crate) fn batch() -> impl Strategy<Value = Batch> {
    let support = vec(prop::option::weighted(0.5, 0_u32..9), 2);
    (vec(supply(2), 1..5), support, vec(vec(0_usize..5, 2..4), 0..3)).prop_flat_map(
        |(supplies, support, apart)| {
            vec(asking(supplies.clone()), 0..6).prop_map(move |households| {
                let some = |set: &Vec<usize>| {
                    let mut set: Vec<_> = set.iter().filter(|h| **h < households.len()).collect();
                    set.sort_unstable();
                    set.dedup();
                    set.into_iter().copied().map(HouseholdIx::of).collect()
                };
                let apart = apart.iter().map(some).collect();
                Batch {
                    households: households.into(),
                    supplies: supplies.clone().into(),
                    support: support.clone().into(),
                    apart,
                }
            })
        },
    )
}

/// Joins two batches into one.
fn beside(one: &Batch, other: &Batch) -> Batch {
    let mut both = one.clone();
    for mut asking in other.households.clone() {
        for choice in &mut asking.choices {
            choice.supply = SupplyIx::of(choice.supply.number() + one.supplies.len());
        }
        both.households.push(asking);
    }
    both.supplies.extend(other.supplies.iter().map(|supply| {
        let program = ProgramIx::of(supply.program.number() + one.support.len());
        Supply { program, ..*supply }
    }));
    both.support.extend(other.support.iter().copied());
    let household = |h: &HouseholdIx| HouseholdIx::of(h.number() + one.households.len());
    let set = |set: &Vec<HouseholdIx>| set.iter().map(household).collect();
    both.apart.extend(other.apart.iter().map(set));
    both
}

/// The highest worth of any placing, found by trying all of them.
pub(crate) fn exhaustive(batch: &Batch) -> Objective {
    let mut best = Objective::default();
    let mut placing = batch.nobody();
    loop {
        if batch.allows(&placing) {
            best = best.max(batch.worth(&placing));
        }
        // Counts up, with each household as a digit that begins with no choice.
        let next = |chosen: Option<ChoiceIx>| chosen.map_or(ChoiceIx::of(0), ChoiceIx::next);
        let more = batch
            .households
            .pairs()
            .find(|(household, asking)| asking.choices.find(next(placing[*household])).is_some());
        let Some((at, _)) = more else { return best };
        placing[at] = Some(next(placing[at]));
        placing.iter_mut().take(at.number()).for_each(|chosen| *chosen = None);
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn every_solver_settles_what_exhaustive_search_settles(batch in batch()) {
        let best = exhaustive(&batch);
        for backend in Backend::ALL {
            let settled = settled(*backend, &batch);
            prop_assert!(batch.allows(&settled.placing));
            prop_assert!(settled.proven);
            prop_assert_eq!(settled.worth, best, "{}", backend.name());
            prop_assert_eq!(batch.worth(&settled.placing), best);
            prop_assert_eq!(settled.bound, settled.scale * best.priority + best.quality);
        }
    }

    #[test]
    fn what_has_no_program_in_common_is_settled_as_if_alone(one in batch(), other in batch()) {
        let both = beside(&one, &other);
        let [one, other, both] = [one, other, both]
            .map(|batch| settled(Backend::Microlp, &batch));
        prop_assert!(both.proven);
        prop_assert_eq!(both.worth, one.worth + other.worth);
        let placing: Placing = one.placing.into_iter().chain(other.placing).collect();
        prop_assert_eq!(both.placing, placing);
        let prices: Vec<_> = one.prices.into_iter().chain(other.prices).collect();
        prop_assert_eq!(both.prices.values(), prices);
    }

    #[test]
    fn aside_is_settled_what_is_settled_at_once(batch in batch()) {
        let aside = solve_batch(&batch, LONG);
        prop_assert_eq!(aside, settled(Backend::best(), &batch));
    }

    #[test]
    fn each_strategy_alone_says_nothing_that_is_not_so(batch in batch()) {
        let best = exhaustive(&batch);
        for strategy in STRATEGIES.chunks(1) {
            let settled = solve_batch_by(Backend::Microlp, strategy, &batch, LONG);
            prop_assert!(batch.allows(&settled.placing));
            prop_assert!(settled.worth <= best);
            prop_assert!(settled.bound >= settled.scale * best.priority + best.quality);
            prop_assert!(!settled.proven || settled.worth == best, "{}", strategy[0].name);
        }
    }

    #[test]
    fn without_time_there_is_an_answer_within_its_bound(batch in batch()) {
        let best = exhaustive(&batch);
        let settled = solve_batch_by(Backend::Microlp, STRATEGIES, &batch, Duration::ZERO);
        prop_assert!(batch.allows(&settled.placing));
        prop_assert!(settled.worth <= best);
        prop_assert!(settled.bound >= settled.scale * best.priority + best.quality);
    }
}

/// Households that fit almost anywhere, and must mostly be kept apart.
fn crowded() -> Batch {
    let choice = |household: usize| {
        move |supply| Choice {
            supply: SupplyIx::of(supply),
            quality: 1 + i64::try_from((household * 37 + supply * 101) % 100).unwrap(),
            takes: UnitDemand::Units(1),
        }
    };
    let asking = |household: usize| {
        let choices = (0..120).filter(|supply| !(household + supply).is_multiple_of(7));
        let weight = 1 + i64::try_from(household % 5).unwrap();
        let support = 1 + u32::try_from(household % 4).unwrap();
        BatchHousehold { weight, support, choices: choices.map(choice(household)).collect() }
    };
    let set = |set: usize| {
        let here = (0..400).filter(move |household| (household * (set + 3)) % 11 == set % 11);
        here.map(HouseholdIx::of)
    };
    let supply = |program| Supply { program: ProgramIx::of(program), holds: Capacity::Units(3) };
    Batch {
        households: (0..400).map(asking).collect(),
        supplies: (0..120).map(supply).collect(),
        support: vec![Some(6); 120].into(),
        apart: (0..200).map(|number| set(number).collect()).collect(),
    }
}

#[test]
fn what_cannot_be_settled_in_time_is_answered_in_time() {
    let batch = crowded();
    for within in [Duration::from_millis(50), Duration::from_millis(500)] {
        let started = Instant::now();
        let settled = solve_batch(&batch, within);
        // The allowance covers work between two clock checks, on a busy machine and unoptimized.
        assert!(started.elapsed() < within + Duration::from_millis(500), "{:?}", started.elapsed());
        assert!(batch.allows(&settled.placing));
        let worth = settled.scale * settled.worth.priority + settled.worth.quality;
        assert!(settled.bound >= worth && !settled.proven);
    }
}
