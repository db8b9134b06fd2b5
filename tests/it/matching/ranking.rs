//! A ranking agrees with judging every unit group by every rule, one at a time.

use super::world::{catalog, profile};
use crate::cases::cases;
use crate::here::English;
use proptest::prelude::*;
use std::time::Duration;
use waystation::domain::{Answers, Catalog, Household, Night, Offer, Profile};
use waystation::matching::{
    Explain, FindingKind, Ranking, SearchIndex, Stability, Wanted, Weights, options_and_reasons,
    parts, rank,
};
use waystation::rules::{Kind, RULES};

fn everything() -> Wanted {
    Wanted { limit: usize::MAX, explain: Explain::All, weights: Weights::default() }
}

fn ranked(catalog: &Catalog, profile: &Profile) -> Ranking {
    rank(&SearchIndex::of(Night::of(catalog).unwrap()), profile, &everything())
}

/// The rules that an offer fails, in order, without columns, tables or bitmaps.
fn failures(offer: Offer<'_>, profile: &Profile) -> Vec<&'static str> {
    let failing =
        RULES.iter().filter(|rule| rule.judge_in_words(offer, profile).kind == Kind::Fails);
    failing.map(|rule| rule.id).collect()
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn a_program_is_an_option_exactly_when_some_group_fails_no_rule(
        catalog in catalog(12), profile in profile()
    ) {
        let ranking = ranked(&catalog, &profile);
        let night = Night::of(&catalog).unwrap();
        for (at, program) in night.programs.iter().enumerate() {
            let mut offers = night.offers().filter(|offer| offer.group.program == at);
            let fits = offers.any(|offer| failures(offer, &profile).is_empty());
            let option = ranking.options.iter().find(|o| o.program.id == program.id);
            let split = option.is_some_and(|o| {
                o.findings.iter().any(|f| f.rule == "room" && f.text.english().starts_with("They would "))
            });
            prop_assert_eq!(fits, option.is_some() && !split, "{}", program.id);
            prop_assert!(!split || parts(&profile.household).len() > 1);
        }
    }

    #[test]
    fn every_program_is_an_option_or_counted_once_under_a_reason_it_fails(
        catalog in catalog(12), profile in profile()
    ) {
        let ranking = ranked(&catalog, &profile);
        let place = |id: &str| RULES.iter().position(|rule| rule.id == id);
        let counted: usize = ranking.not_shown.iter().map(|n| n.count).sum();
        prop_assert_eq!(ranking.considered, catalog.programs.len());
        prop_assert_eq!(ranking.considered, ranking.eligible + counted);
        prop_assert_eq!(ranking.options.len(), ranking.eligible);
        let night = Night::of(&catalog).unwrap();
        for reason in &ranking.not_shown {
            prop_assert_eq!(reason.count, reason.programs.len());
            for passed in &reason.programs {
                let at = night.programs.iter().position(|p| p.id == passed.program.id).unwrap();
                let offers: Vec<_> = night.offers().filter(|o| o.group.program == at).collect();
                // The group that fails only one rule, or gets furthest down the list, represents
                // the program.
                let failing = offers.iter().map(|offer| failures(*offer, &profile));
                let near = |all: &Vec<&str>| (all.len() == 1, all.first().and_then(|id| place(id)));
                let closest = failing.rev().max_by_key(near);
                let told: Vec<&str> = passed.findings.iter().map(|finding| finding.rule).collect();
                prop_assert_eq!(closest.as_ref().map_or(&[][..], Vec::as_slice), &told);
                prop_assert!(offers.is_empty() || told.first() == Some(&reason.rule));
                prop_assert!(passed.findings.iter().all(|f| f.verdict == FindingKind::Fails && !f.text.is_nothing()));
            }
        }
    }

    #[test]
    fn the_nearest_are_told_the_first_of_all_that_they_fail(
        catalog in catalog(12), profile in profile()
    ) {
        let field = SearchIndex::of(Night::of(&catalog).unwrap());
        let [all, nearest] = [Explain::All, Explain::Nearest]
            .map(|explain| rank(&field, &profile, &Wanted { explain, ..everything() }).not_shown);
        prop_assert_eq!(all.len(), nearest.len());
        for (all, nearest) in all.iter().zip(&nearest) {
            prop_assert_eq!((all.rule, all.count), (nearest.rule, nearest.count));
            for (all, nearest) in all.programs.iter().zip(&nearest.programs) {
                prop_assert_eq!(&all.program, &nearest.program);
                prop_assert_eq!(all.findings.first(), nearest.findings.first());
                prop_assert!(nearest.findings.len() <= 1);
            }
        }
    }

    #[test]
    fn a_near_miss_fails_one_rule_alone_and_says_what_would_change_it(
        catalog in catalog(12), profile in profile()
    ) {
        let ranking = ranked(&catalog, &profile);
        let night = Night::of(&catalog).unwrap();
        for miss in &ranking.near_misses {
            let at = night.programs.iter().position(|p| p.id == miss.program.id).unwrap();
            let mut offers = night.offers().filter(|o| o.group.program == at);
            prop_assert!(offers.any(|o| failures(o, &profile) == [miss.rule]));
            prop_assert!(miss.change.english().starts_with("If ") && miss.who != "nobody");
        }
    }

    #[test]
    fn unknown_never_excludes(catalog in catalog(12), profile in profile()) {
        // If nothing is known about a person, only refusals that no answer could change remain.
        let mut unknown = profile.clone();
        unknown.household = Household::unstated();
        unknown.answers = Answers::default();
        unknown.left.clear();
        unknown.declined.clear();
        unknown.caller = None;
        let ranking = ranked(&catalog, &unknown);
        let about_people = [
            "served", "children", "no-return", "trafficking", "from-abroad", "declined", "referral",
            "pregnancy", "after-leaving", "sobriety", "identification", "tb-test", "pick-up",
        ];
        prop_assert!(ranking.not_shown.iter().all(|n| !about_people.contains(&n.rule)));
    }

    #[test]
    fn the_order_of_the_input_changes_nothing(catalog in catalog(12), profile in profile()) {
        let mut turned = catalog.clone();
        turned.programs.reverse();
        turned.groups.reverse();
        turned.posts.reverse();
        prop_assert_eq!(ranked(&catalog, &profile), ranked(&turned, &profile));
    }

    #[test]
    fn one_more_free_unit_never_makes_anything_worse(catalog in catalog(8), profile in profile()) {
        let before = ranked(&catalog, &profile);
        for post in 0..catalog.posts.len() {
            let mut richer = catalog.clone();
            richer.posts[post].open += 1;
            let after = ranked(&richer, &profile);
            prop_assert!(after.eligible >= before.eligible);
            for option in &before.options {
                let same = after.options.iter().find(|o| o.program.id == option.program.id);
                prop_assert!(same.is_some_and(|o| o.band <= option.band), "{}", option.program.id);
            }
        }
    }

    #[test]
    fn a_limit_lists_the_first_of_the_same_order(
        catalog in catalog(12), profile in profile(), limit in 1_usize..6
    ) {
        let night = Night::of(&catalog).unwrap();
        let whole = ranked(&catalog, &profile);
        let wanted = Wanted { limit, explain: Explain::Nearest, weights: Weights::default() };
        let short = rank(&SearchIndex::of(night), &profile, &wanted);
        prop_assert_eq!(short.eligible, whole.eligible);
        prop_assert_eq!(&short.options[..], &whole.options[..limit.min(whole.options.len())]);
    }

    #[test]
    fn without_advice_all_else_is_the_same(catalog in catalog(12), profile in profile()) {
        let field = SearchIndex::of(Night::of(&catalog).unwrap());
        let advised = rank(&field, &profile, &everything());
        let plain = options_and_reasons(&field, &profile, &everything(), Duration::from_secs(2));
        let nothing = Stability::default();
        prop_assert_eq!(plain, Ranking { ask_next: vec![], stability: nothing, ..advised });
    }
}
