//! Wishes: they move places up and down, and only a need excludes a place.

use crate::cases::cases;
use crate::matching::world::{catalog, profile};
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use waystation::desk::{RankRequest, Received};
use waystation::domain::{
    AgeRange, Assertion, Birthday, Catalog, Guest, Listed, Night, Policy, Profile, Security, Set,
    Stage, StayLimit, Subject, UnitKind, Wish, Wishes,
};
use waystation::exchange;
use waystation::matching::{Explain, NotShown, Ranking, SearchIndex, Wanted, Weights, rank};
use waystation::rules::{Kind, RULES, Rule};

fn rule(id: &str) -> &'static Rule {
    RULES.iter().find(|rule| rule.id == id).unwrap()
}

fn ranked(catalog: &Catalog, profile: &Profile) -> Ranking {
    let field = SearchIndex::of(Night::of(catalog).unwrap());
    rank(
        &field,
        profile,
        &Wanted { limit: 100, explain: Explain::All, weights: Weights::default() },
    )
}

/// The programs that are not shown, by reason. Their order depends on distance, so it is dropped.
fn left_out(ranking: &Ranking) -> BTreeMap<&'static str, BTreeSet<String>> {
    let reasons = ranking.not_shown.iter();
    let ids =
        |reason: &NotShown| reason.programs.iter().map(|p| p.program.id.to_string()).collect();
    reasons.map(|reason| (reason.rule, ids(reason))).collect()
}

/// The sum of the points of all rules, for the first unit group of a night.
fn points(night: &Night, profile: &Profile) -> i32 {
    let offer = night.offers().next().unwrap();
    RULES.iter().map(|rule| rule.judge_in_words(offer, profile).points).sum()
}

fn asking(wishes: Wishes) -> Profile {
    let ask = Received::<RankRequest>::json(json!({"where": "Fresno, CA"}));
    Profile { wishes, ..ask.parse("2026-11-22T06:30:00Z".parse().unwrap()).unwrap().profile }
}

fn only(wish: Wish) -> Wishes {
    Wishes { named: [wish].into_iter().collect(), ..Wishes::default() }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn wishes_but_a_needed_room_keep_nothing_out(catalog in catalog(8), mut profile in profile()) {
        profile.wishes.forgo(Wish::NeedsOwnRoom);
        let with = ranked(&catalog, &profile);
        profile.wishes = Wishes::default();
        let without = ranked(&catalog, &profile);
        prop_assert_eq!(with.eligible, without.eligible);
        prop_assert_eq!(left_out(&with), left_out(&without));
    }

    #[test]
    fn a_locked_house_is_never_worth_more_than_one_that_says_nothing_or_is_open(
        catalog in catalog(6), profile in profile()
    ) {
        let night = Night::of(&catalog).unwrap();
        if night.offers().next().is_none() {
            return Ok(());
        }
        let with = |security: Security| {
            let mut night = night.clone();
            night.groups[0].terms.offers.house.security = security;
            points(&night, &profile)
        };
        prop_assert!(with(Security::Locked) <= with(Security::Unknown));
        prop_assert!(with(Security::Locked) <= with(Security::Open));
        prop_assert!(with(Security::Unknown) <= with(Security::Open));
    }

    #[test]
    fn saying_no_is_never_worth_more_than_saying_nothing(
        catalog in catalog(6), profile in profile()
    ) {
        let night = Night::of(&catalog).unwrap();
        if night.offers().next().is_none() {
            return Ok(());
        }
        let mut silent = night.clone();
        let offers = &mut silent.groups[0].terms.offers;
        offers.services.no = Set::default();
        offers.transport.no = Set::default();
        offers.focus.no = Set::default();
        offers.languages.no = Set::default();
        if offers.interpreter == Policy::No {
            offers.interpreter = Policy::Unknown;
        }
        if offers.extension == Policy::No {
            offers.extension = Policy::Unknown;
        }
        prop_assert!(points(&night, &profile) <= points(&silent, &profile));
    }

    #[test]
    fn the_longer_of_two_stays_is_never_worth_less(
        days in 1_u32..4000, more in 0_u32..4000, extension in 0_usize..4
    ) {
        let extension = [Policy::Yes, Policy::CaseByCase, Policy::No, Policy::Unknown][extension];
        let worth = |limit: StayLimit| {
            let mut night = Night::of(&founding()).unwrap();
            night.groups[0].terms.stay = limit;
            night.groups[0].terms.offers.extension = extension;
            let offer = night.offers().next().unwrap();
            let verdict = rule("long-enough").judge_in_words(offer, &asking(only(Wish::LongEnough)));
            (verdict.kind == Kind::Points).then_some(verdict.points).unwrap()
        };
        let (shorter, longer) = (worth(StayLimit::Days(days)), worth(StayLimit::Days(days + more)));
        prop_assert!(shorter <= longer && longer <= worth(StayLimit::NoLimit));
        prop_assert!(worth(StayLimit::unstated()) <= shorter);
        // Most stays end within a year, so up to there a month more always shows.
        prop_assert!(days > 365 || more < 30 || shorter < longer || extension != Policy::Unknown);
    }

    #[test]
    fn sure_days_are_allowed_and_one_more_is_not_sure(from in 0_u8..30, more in 0_u8..5, which in 0_usize..5) {
        let limits = ["21 days", "18 months", "6 months to 1 year", "until 18", "until 21"];
        let limit: StayLimit = limits[which].parse().unwrap();
        let age = |years: u8| i64::from(years).try_into().unwrap();
        let age = AgeRange::between(age(from), age(from + more)).unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let guest = Guest { today, first: today, age, birthday: Birthday::UNKNOWN };
        let sure = limit.sure_nights(&guest).unwrap();
        prop_assert!(sure == 0 || limit.allows(sure, &guest) == Policy::Yes);
        prop_assert!(limit.allows(sure + 1, &guest) != Policy::Yes);
    }
}

/// The founding programs; their first unit group belongs to a shelter in San Diego.
fn founding() -> Catalog {
    exchange::founding::catalog("2026-11-22T06:30:00Z".parse().unwrap()).unwrap()
}

#[test]
fn every_wish_moves_some_place_up_and_is_said_why() {
    let mut night = Night::of(&founding()).unwrap();
    let terms = &mut night.groups[0].terms;
    for (field, value) in [
        ("security", "open"),
        ("advocate screens", "yes"),
        ("transport", "collects"),
        ("returns", "yes"),
        ("dedicated", "yes"),
        ("stay", "2 years"),
        ("gender policy", "by identity"),
        ("no reject", "yes"),
        ("no eject", "yes"),
        ("staffing", "24-hour staff, trauma-informed training"),
    ] {
        *terms = terms.clone().told(&[said(field, value)]).unwrap();
    }
    night.groups[0].unit_group.kind = UnitKind::Private;
    for wish in Wish::ALL.iter().filter(|wish| ![Wish::Far, Wish::NeedsOwnRoom].contains(wish)) {
        let stages = [(Wish::Transitional, Stage::Transitional), (Wish::LongTerm, Stage::LongTerm)];
        let asked_for = stages.iter().find(|(asked_for, _)| asked_for == wish);
        night.groups[0].terms.stage = asked_for.map_or(Stage::Emergency, |(_, stage)| *stage);
        let plain = points(&night, &asking(Wishes::default()));
        let profile = asking(only(*wish));
        assert!(points(&night, &profile) > plain, "{}", wish.word());
        let offer = night.offers().next().unwrap();
        let said = RULES.iter().map(|rule| rule.judge_in_words(offer, &profile));
        assert!(said.filter(|v| v.points > 0).any(|v| !v.text.is_nothing()), "{}", wish.word());
    }
}

fn said(field: &str, value: &str) -> Assertion {
    Assertion {
        subject: Subject::Program("ca-bscc".parse().unwrap()),
        field: field.parse().unwrap(),
        value: value.to_owned(),
        raw: None,
        as_of: "2012-08-01".parse().unwrap(),
        source: "made up for a test".to_owned(),
        flag: None,
    }
}
