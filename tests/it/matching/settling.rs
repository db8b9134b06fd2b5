//! Settling a batch: the pipeline and exhaustive search over the audit agree.

use proptest::collection::vec;
use proptest::prelude::*;
use std::time::Duration;
use waystation::matching::Backend;
use waystation::matching::assign::{
    Asking, Batch, Choice, Holds, Placing, Supply, Takes, Worth, settle_by,
};

const LONG: Duration = Duration::from_secs(20);

fn supply(programs: usize) -> impl Strategy<Value = Supply> {
    let holds = prop_oneof![
        3 => (0_u32..4).prop_map(Holds::Units),
        2 => (0_u32..3, 0_u32..3).prop_map(|(rooms, beds)| Holds::Rooms { rooms, beds }),
    ];
    (0..programs, holds).prop_map(|(program, holds)| Supply { program, holds })
}

fn asking(supplies: Vec<Supply>) -> impl Strategy<Value = Asking> {
    let choices = supplies.into_iter().enumerate().map(|(at, supply)| {
        let takes = match supply.holds {
            Holds::Units(_) => (1_u32..3).prop_map(Takes::Units).boxed(),
            Holds::Rooms { .. } => {
                prop_oneof![3 => (0_u16..3).prop_map(Takes::Bed), 1 => Just(Takes::Room)].boxed()
            }
        };
        let choice = (1_i64..=100, takes).prop_map(move |(quality, takes)| Choice {
            supply: at,
            quality,
            takes,
        });
        prop::option::weighted(0.7, choice)
    });
    let choices = choices.collect::<Vec<_>>();
    (1_i64..9, 1_u32..5, choices).prop_map(|(weight, support, choices)| Asking {
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
                    let mut set: Vec<_> =
                        set.iter().copied().filter(|h| *h < households.len()).collect();
                    set.sort_unstable();
                    set.dedup();
                    set
                };
                let apart = apart.iter().map(some).collect();
                Batch { households, supplies: supplies.clone(), support: support.clone(), apart }
            })
        },
    )
}

/// Two batches as one.
fn beside(one: &Batch, other: &Batch) -> Batch {
    let mut both = one.clone();
    for mut asking in other.households.clone() {
        for choice in &mut asking.choices {
            choice.supply += one.supplies.len();
        }
        both.households.push(asking);
    }
    both.supplies.extend(other.supplies.iter().map(|supply| {
        let program = supply.program + one.support.len();
        Supply { program, ..*supply }
    }));
    both.support.extend(&other.support);
    let set = |set: &Vec<usize>| set.iter().map(|h| h + one.households.len()).collect();
    both.apart.extend(other.apart.iter().map(set));
    both
}

/// The most any placing is worth, by trying all of them.
pub(crate) fn exhaustive(batch: &Batch) -> Worth {
    let mut best = Worth::default();
    let mut placing: Placing = vec![None; batch.households.len()];
    loop {
        if batch.allows(&placing) {
            best = best.max(batch.worth(&placing));
        }
        let more = placing.iter().zip(&batch.households).position(|(chosen, asking)| {
            chosen.map_or(0, |chosen| chosen + 1) < asking.choices.len()
        });
        let Some(at) = more else { return best };
        placing[at] = Some(placing[at].map_or(0, |chosen| chosen + 1));
        placing[..at].fill(None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_solver_settles_what_exhaustive_search_settles(batch in batch()) {
        let best = exhaustive(&batch);
        for backend in Backend::ALL {
            let settled = settle_by(*backend, &batch, LONG);
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
            .map(|batch| settle_by(Backend::Microlp, &batch, LONG));
        prop_assert!(both.proven);
        prop_assert_eq!(both.worth, one.worth + other.worth);
        prop_assert_eq!(both.placing, [one.placing, other.placing].concat());
        prop_assert_eq!(both.prices, [one.prices, other.prices].concat());
    }

    #[test]
    fn without_time_there_is_an_answer_within_its_bound(batch in batch()) {
        let best = exhaustive(&batch);
        let settled = settle_by(Backend::Microlp, &batch, Duration::ZERO);
        prop_assert!(batch.allows(&settled.placing));
        prop_assert!(settled.worth <= best);
        prop_assert!(settled.bound >= settled.scale * best.priority + best.quality);
    }
}
