//! The range in which a weight can move, checked by trying every weight; and the unbeaten options
//! when it is close, checked by comparing every pair.

use super::world::{catalog, profile};
use crate::cases::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use std::cmp::Reverse;
use waystation::domain::{Catalog, Night, Offer, Profile, ProgramId};
use waystation::matching::{
    Explain, Margin, RankedOption, Ranking, SearchIndex, Wanted, Weights, partings, rank,
};
use waystation::rules::{Kind, RULES};

/// The cost of a household in parts, in hundredths of a point, and the steps by which it lowers the
/// band.
const IN_PARTS: (i64, u32) = (30_000, 1);

fn ranked(field: &SearchIndex, profile: &Profile, weights: &[u16]) -> Ranking {
    let mut decided = Weights::default();
    for (rule, weight) in RULES.iter().zip(weights) {
        decided.set(rule.id, *weight).unwrap();
    }
    rank(field, profile, &Wanted { limit: usize::MAX, explain: Explain::Nearest, weights: decided })
}

/// The points by rule and the steps of one offer; `None` if it fails.
fn judged(offer: Offer<'_>, profile: &Profile) -> Option<(Vec<i64>, u32)> {
    let verdicts: Vec<_> = RULES.iter().map(|rule| rule.judge_in_words(offer, profile)).collect();
    let fits = verdicts.iter().all(|verdict| verdict.kind != Kind::Fails);
    let points = verdicts.iter().map(|verdict| i64::from(verdict.points)).collect();
    fits.then_some((points, verdicts.iter().map(|verdict| u32::from(verdict.steps)).sum()))
}

/// An option with the points of each group in its best band, or of each part.
#[derive(Debug)]
struct Judged {
    id: ProgramId,
    band: u32,
    points: Vec<Vec<i64>>,
    in_parts: bool,
}

impl Judged {
    fn worth(&self, weights: &[u16]) -> i64 {
        let sum = |points: &Vec<i64>| {
            points.iter().zip(weights).map(|(p, w)| p * i64::from(*w)).sum::<i64>()
        };
        let all = self.points.iter().map(sum);
        if self.in_parts { all.min().unwrap() - IN_PARTS.0 } else { all.max().unwrap() }
    }

    /// The points by rule and for staying together: of the best group, or the least over the parts.
    fn by_rule(&self, weights: &[u16]) -> Vec<i64> {
        let weighted = |p: &Vec<i64>| {
            p.iter().zip(weights).map(|(p, w)| p * i64::from(*w)).collect::<Vec<_>>()
        };
        let all: Vec<Vec<i64>> = self.points.iter().map(weighted).collect();
        if !self.in_parts {
            // Among groups of equal worth, the first wins.
            let best = all.iter().rev().max_by_key(|points| points.iter().sum::<i64>()).unwrap();
            return best.iter().copied().chain([0]).collect();
        }
        let least = (0..RULES.len()).map(|rule| all.iter().map(|p| p[rule]).min().unwrap());
        least.chain([-IN_PARTS.0]).collect()
    }
}

fn whole(night: &Night, at: usize, profile: &Profile) -> Option<Judged> {
    let offers = night.offers().filter(|offer| offer.group.program == at);
    let rows: Vec<_> = offers.filter_map(|offer| judged(offer, profile)).collect();
    let band = rows.iter().map(|(_, steps)| (*steps).min(2)).min()?;
    let best = rows.into_iter().filter(|(_, steps)| (*steps).min(2) == band);
    let points = best.map(|(points, _)| points).collect();
    Some(Judged { id: night.programs[at].id.clone(), band, points, in_parts: false })
}

/// Uses the first split of the household that matches where its members would stay.
fn in_parts(night: &Night, option: &RankedOption, profile: &Profile) -> Judged {
    let row = |members: &Vec<usize>| {
        let used = option.unit_groups.iter();
        let mut used = used.filter(|used| members.iter().all(|one| used.members.contains(one)));
        let group = used.next()?;
        let offer = night.offers().find(|o| o.group.unit_group.id == group.id).unwrap();
        judged(offer, &profile.with(profile.household.part(members)))
    };
    let rows = |parts: Vec<Vec<usize>>| parts.iter().map(row).collect::<Option<Vec<_>>>();
    let rows = partings(&profile.household).into_iter().find_map(rows).unwrap();
    let (points, steps): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let band = (steps.into_iter().max().unwrap() + IN_PARTS.1).min(2);
    Judged { id: option.program.id.clone(), band, points, in_parts: true }
}

/// Every option, judged rule by rule.
fn all(catalog: &Catalog, profile: &Profile, ranking: &Ranking) -> Vec<Judged> {
    let night = Night::of(catalog).unwrap();
    let option = |id: &ProgramId| ranking.options.iter().find(|o| o.program.id == *id);
    let programs = (0..night.programs.len()).filter_map(|at| {
        whole(&night, at, profile)
            .or_else(|| Some(in_parts(&night, option(&night.programs[at].id)?, profile)))
    });
    programs.collect()
}

fn first<'a>(all: &'a [Judged], weights: &[u16]) -> &'a ProgramId {
    &all.iter().min_by_key(|one| (one.band, Reverse(one.worth(weights)), &one.id)).unwrap().id
}

fn weights() -> impl Strategy<Value = Vec<u16>> {
    vec(prop_oneof![4 => Just(100_u16), 1 => 0_u16..=1000, 1 => Just(0)], RULES.len())
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn a_weight_moves_exactly_as_far_as_trying_every_weight_finds(
        catalog in catalog(8), profile in profile(), weights in weights()
    ) {
        let field = SearchIndex::of(Night::of(&catalog).unwrap());
        let ranking = ranked(&field, &profile, &weights);
        let all = all(&catalog, &profile, &ranking);
        prop_assert_eq!(all.len(), ranking.eligible);
        if all.is_empty() {
            prop_assert!(ranking.stability.margins.is_empty());
            return Ok(());
        }
        let now = first(&all, &weights);
        prop_assert_eq!(now, &ranking.options[0].program.id);
        for (place, rule) in RULES.iter().enumerate() {
            let with = |weight: u16| {
                let mut moved = weights.clone();
                moved[place] = weight;
                moved
            };
            let stays = |weight: &u16| first(&all, &with(*weight)) == now;
            let from = (0..=weights[place]).rev().take_while(stays).last().unwrap();
            let to = (weights[place]..=1000).take_while(stays).last().unwrap();
            let margin = ranking.stability.margins.iter().find(|m| m.rule == rule.id);
            let Some(margin) = margin else {
                prop_assert_eq!((from, to), (0, 1000), "{} is not told", rule.id);
                continue;
            };
            prop_assert_eq!((margin.from, margin.weight, margin.to), (from, weights[place], to));
            for (beyond, told) in [(from.wrapping_sub(1), &margin.below), (to + 1, &margin.above)] {
                let there = told.as_ref().map(|named| &named.id);
                let found = (beyond <= 1000).then(|| first(&all, &with(beyond)));
                prop_assert_eq!(there, found, "{} at {}", rule.id, beyond);
                if beyond <= 1000 {
                    let again = ranked(&field, &profile, &with(beyond));
                    prop_assert_eq!(there, Some(&again.options[0].program.id));
                }
            }
        }
    }

    #[test]
    fn when_it_is_close_nobody_told_is_beaten_and_nobody_unbeaten_is_left_out(
        catalog in catalog(12), profile in profile(), weights in weights()
    ) {
        let field = SearchIndex::of(Night::of(&catalog).unwrap());
        let ranking = ranked(&field, &profile, &weights);
        let told: Vec<_> = ranking.stability.unbeaten.iter().map(|named| named.id.clone()).collect();
        let near = |m: &Margin| {
            let moves = [m.weight - m.from + 1, m.to - m.weight + 1];
            let ends = [m.below.is_some(), m.above.is_some()];
            let close = |moves: u16| u32::from(moves) * 2 <= u32::from(m.weight);
            moves.into_iter().zip(ends).any(|(moves, ends)| ends && close(moves))
        };
        if !ranking.stability.margins.iter().any(near) {
            prop_assert!(told.is_empty());
            return Ok(());
        }
        let all = all(&catalog, &profile, &ranking);
        let band = all.iter().map(|one| one.band).min().unwrap();
        let mut order: Vec<_> = all.iter().filter(|one| one.band == band).collect();
        order.sort_by_key(|one| (Reverse(one.worth(&weights)), &one.id));
        let by_rule: Vec<_> = order.iter().map(|one| one.by_rule(&weights)).collect();
        let beats = |a: usize, b: usize| {
            let pairs = || by_rule[a].iter().zip(&by_rule[b]);
            pairs().all(|(a, b)| a >= b) && (pairs().any(|(a, b)| a > b) || a < b)
        };
        let unbeaten = (0..order.len()).filter(|b| !(0..order.len()).any(|a| a != *b && beats(a, *b)));
        let unbeaten: Vec<_> = unbeaten.map(|at| order[at].id.clone()).collect();
        prop_assert_eq!(told, unbeaten);
    }
}
