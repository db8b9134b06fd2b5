//! Assigning several households: the answer equals that of exhaustive search over the check, and
//! some changes of the input must not change it or make it worse.

use super::world::{catalog, now, profile};
use crate::cases::cases;
use crate::here::English;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::iter::once;
use std::time::Duration;
use waystation::domain::{
    Ages, Audience, Catalog, Field as Said, Mates, Night, Offer, Openings, PublishedPost, Taking,
    to_quarter_hour,
};
use waystation::matching::assign::{
    AssignAsk, Assignment, Proved, Seeking, assign, can_be_done, quality,
};
use waystation::matching::{SearchIndex, Weights};
use waystation::rules::{Kind, RULES};
use waystation::solvers::batch::Objective;

const LONG: Duration = Duration::from_secs(20);
/// Fields left unstated, so that many households fit many places.
const UNSAID: [Said; 9] = [
    Said::Status,
    Said::Quarantine,
    Said::Place,
    Said::Stay,
    Said::IntakeHours,
    Said::AfterHours,
    Said::Returns,
    Said::FromAbroad,
    Said::Trafficking,
];

/// A small network in which places are scarce: recent posts of few beds, shared rooms, staff limits.
fn night() -> impl Strategy<Value = Night> {
    let mates = prop::option::weighted(0.4, (1_u16..3, any::<bool>(), any::<bool>()));
    let extra =
        (mates, prop::option::weighted(0.4, 1_u16..8), prop::option::of((0_u16..4, 0_i64..40)));
    (catalog(3), vec(extra, 6), any::<bool>()).prop_map(|(mut catalog, extras, easy)| {
        if easy {
            catalog.assertions.retain(|said| !UNSAID.contains(&said.field));
        }
        let mut night = Night::of(&catalog).unwrap();
        for (group, (mates, support, post)) in night.groups.iter_mut().zip(extras) {
            group.terms.support = support;
            if let Some((beds, one_gender, one_age_band)) = mates {
                group.terms.mates = Mates { beds, one_gender, one_age_band };
            }
            if let Some((open, hours)) = post {
                group.post = Some(PublishedPost {
                    openings: Openings::of(open),
                    taking: Taking::Yes,
                    posted_at: to_quarter_hour(now() - chrono::TimeDelta::hours(hours)),
                    posted_by: "demo".to_owned(),
                });
            }
        }
        night
    })
}

fn ask(most: usize) -> impl Strategy<Value = AssignAsk> {
    let weight = select(vec![1_i64, 2, 8]);
    let seeking = (profile(), weight, 1_u32..5);
    let apart = vec(vec(0..most, 2..4), 0..2);
    (vec(seeking, 1..=most), apart).prop_map(|(seeking, apart)| {
        let count = seeking.len();
        let apart = apart.into_iter().map(|set| set.into_iter().filter(|h| *h < count).collect());
        AssignAsk {
            weights: Weights::default(),
            apart: apart.collect(),
            explain: vec![],
            seeking: seeking
                .into_iter()
                .enumerate()
                .map(|(at, (profile, weight, support))| Seeking {
                    label: format!("H-{at}").parse().unwrap(),
                    weight,
                    support,
                    profile,
                })
                .collect(),
            budget: LONG,
        }
    })
}

/// The row given to each household.
fn rows(field: &SearchIndex, answer: &Assignment) -> Vec<Option<usize>> {
    let groups = &field.night().groups;
    let row = |id| groups.iter().position(|group| group.unit_group.id == id);
    let used = answer.households.iter().map(|h| h.option.as_ref().map(|o| &o.unit_groups[0].id));
    used.map(|id| id.and_then(|id| row(id.clone()))).collect()
}

/// The quality of a row for a household, judged rule by rule; `None` if a rule fails.
fn suits(field: &SearchIndex, one: &Seeking, row: usize) -> Option<i64> {
    let group = &field.night().groups[row];
    let offer = Offer {
        program: &field.night().programs[group.program],
        group,
        curves: &field.night().curves,
    };
    let verdicts: Vec<_> =
        RULES.iter().map(|rule| rule.judge_in_words(offer, &one.profile)).collect();
    let (steps, points) = verdicts.iter().fold((0, 0), |(s, p), v| (s + v.steps, p + v.points));
    verdicts.iter().all(|v| v.kind != Kind::Fails).then(|| quality(steps, points))
}

fn worth(field: &SearchIndex, ask: &AssignAsk, rows: &[Option<usize>]) -> Objective {
    ask.seeking.iter().zip(rows).fold(Objective::default(), |sum, (one, row)| {
        let placed = row.and_then(|row| suits(field, one, row));
        placed.map_or(sum, |quality| sum + Objective { priority: one.weight, quality })
    })
}

/// The highest value of any placing, found by trying all of them.
fn exhaustive(field: &SearchIndex, ask: &AssignAsk) -> Objective {
    let all = 0..field.night().groups.len();
    let fitting: Vec<Vec<Option<usize>>> = ask
        .seeking
        .iter()
        .map(|one| all.clone().filter(|row| suits(field, one, *row).is_some()).map(Some))
        .map(|rows| once(None).chain(rows).collect())
        .collect();
    let mut choice = vec![0; fitting.len()];
    let mut best = Objective::default();
    loop {
        let rows: Vec<_> = fitting.iter().zip(&choice).map(|(rows, at)| rows[*at]).collect();
        let worth = worth(field, ask, &rows);
        if worth > best && can_be_done(field, ask, &rows) {
            best = worth;
        }
        let more = fitting.iter().zip(&choice).position(|(rows, at)| at + 1 < rows.len());
        let Some(at) = more else { return best };
        choice[at] += 1;
        choice[..at].fill(0);
    }
}

/// The request without one household.
fn without_one(ask: &AssignAsk, out: usize) -> AssignAsk {
    let mut rest = AssignAsk { explain: vec![], ..ask.clone() };
    rest.seeking.remove(out);
    for set in &mut rest.apart {
        set.retain(|at| *at != out);
        for at in set.iter_mut() {
            *at -= usize::from(*at > out);
        }
    }
    rest
}

proptest! {
    #![proptest_config(cases(700))]

    #[test]
    fn the_answer_is_what_exhaustive_search_over_the_check_finds(night in night(), ask in ask(4)) {
        let field = SearchIndex::of(night);
        let answer = assign(&field, &ask);
        let rows = rows(&field, &answer);
        prop_assert!(can_be_done(&field, &ask, &rows));
        prop_assert_eq!(answer.proof, Proved::Optimal);
        prop_assert_eq!(answer.worth, worth(&field, &ask, &rows));
        prop_assert_eq!(answer.worth, exhaustive(&field, &ask));
    }

    #[test]
    fn the_order_of_the_input_changes_nothing(
        night in night(), ask in ask(5), keys in vec(any::<Index>(), 5)
    ) {
        let field = SearchIndex::of(night);
        let mut order: Vec<usize> = (0..ask.seeking.len()).collect();
        order.sort_by_key(|at| (keys[*at].index(1000), *at));
        let place = |at: &usize| order.iter().position(|known| known == at).unwrap();
        let shuffled = AssignAsk {
            seeking: order.iter().map(|at| ask.seeking[*at].clone()).collect(),
            apart: ask.apart.iter().rev().map(|set| set.iter().rev().map(place).collect()).collect(),
            explain: vec![],
            budget: ask.budget,
            weights: ask.weights.clone(),
        };
        let (straight, shuffled) = (assign(&field, &ask), assign(&field, &shuffled));
        prop_assert_eq!(straight.worth, shuffled.worth);
        prop_assert_eq!(straight.scarce, shuffled.scarce);
        for (new, old) in order.iter().enumerate() {
            prop_assert_eq!(&straight.households[*old], &shuffled.households[new]);
        }
    }

    #[test]
    fn a_bed_more_or_a_limit_less_never_makes_it_worse(
        night in night(), ask in ask(5), which in any::<Index>(), bed in any::<bool>()
    ) {
        prop_assume!(!night.groups.is_empty());
        let mut more = night.clone();
        let at = which.index(more.groups.len());
        let group = &mut more.groups[at];
        match &mut group.post {
            Some(post) if bed && now() - post.posted_at <= chrono::TimeDelta::hours(24) => {
                post.openings = Openings::of(post.openings.at_most().saturating_add(1));
                group.terms.units = group.terms.units.map(|units| units + 1);
            }
            Some(_) | None => {
                // A youth place that starts to take any age may change its audience, and then its
                // post is worth less.
                let audience = Audience::of(&group.terms);
                group.terms.ages = "any".parse::<Ages>().unwrap();
                prop_assume!(Audience::of(&group.terms) == audience);
            }
        }
        let (before, after) = (assign(&SearchIndex::of(night), &ask), assign(&SearchIndex::of(more), &ask));
        prop_assert!(before.worth <= after.worth, "{:?} {:?}", before.worth, after.worth);
    }

    #[test]
    fn what_would_be_without_a_household_is_what_exhaustive_search_finds(
        night in night(), ask in ask(4)
    ) {
        let field = SearchIndex::of(night);
        let ask = AssignAsk { explain: (0..ask.seeking.len()).collect(), ..ask };
        let answer = assign(&field, &ask);
        for (at, one) in answer.households.iter().enumerate() {
            let Some(without) = &one.without else {
                prop_assert!(one.option.is_none());
                continue;
            };
            let rest = exhaustive(&field, &without_one(&ask, at));
            let own = Objective { priority: ask.seeking[at].weight, quality: one.quality };
            prop_assert!(without.proven);
            prop_assert_eq!(answer.worth + without.gain, rest + own);
            prop_assert_eq!(without.better.is_empty(), without.gain == Objective::default());
            prop_assert!(!without.better.contains(&one.label));
        }
        prop_assert!(answer.is_repeatable());
    }

    #[test]
    fn everyone_is_placed_or_told_why_not(night in night(), ask in ask(5)) {
        let field = SearchIndex::of(night);
        let answer = assign(&field, &ask);
        for household in &answer.households {
            if household.option.is_none() && household.passed_over.is_empty() {
                let nowhere = household.nowhere.as_ref().unwrap();
                let out: usize = nowhere.reasons.iter().map(|(_, _, count)| count).sum();
                prop_assert_eq!(out, field.night().programs.len());
            }
            for better in &household.passed_over {
                let because = better.because.english();
                prop_assert!(!because.contains("time ran out"), "{because}");
                for holder in &better.held_by {
                    let holder = answer.households.iter().find(|h| h.label == *holder).unwrap();
                    prop_assert!(holder.displaced.contains(&household.label));
                }
            }
        }
    }
}

#[test]
fn an_empty_network_places_nobody_and_says_so() {
    let field = SearchIndex::of(Night::of(&Catalog::default()).unwrap());
    let ask = AssignAsk {
        seeking: vec![],
        apart: vec![],
        explain: vec![],
        budget: LONG,
        weights: Weights::default(),
    };
    assert_eq!(assign(&field, &ask).proof, Proved::Optimal);
}
