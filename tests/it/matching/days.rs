//! Days as properties: a sentence about a day does not change at midnight UTC, and only the listed
//! rules read ages.

use super::world::{catalog, profile};
use crate::cases::cases;
use crate::here;
use crate::here::English;
use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use waystation::desk::{RankRequest, Received};
use waystation::domain::{
    Age, AgeRange, Assertion, Birthday, CapacityPost, Catalog, Field, Household, Member, Night,
    Profile, Subject, Taking, Timestamp, Zone, days_after, local_time,
};
use waystation::rules::{RULES, Rule, Verdict};

/// Places with one clock each: with and without daylight saving time, near UTC and far from it.
const PLACES: [(&str, &str); 6] = [
    ("937", "Fresno, CA"),
    ("850", "Phoenix, AZ"),
    ("968", "Honolulu, HI"),
    ("462", "Indianapolis, IN"),
    ("100", "New York, NY"),
    ("995", "Anchorage, AK"),
];

/// A network of one program in a zone. It posted "full" at `posted` and expects a bed on a day.
fn night(zone: &str, opening: NaiveDate, posted: Timestamp) -> Night {
    let group = here::beds();
    let said = |field, value: String| Assertion {
        subject: Subject::Program("here".parse().unwrap()),
        field,
        value,
        raw: None,
        as_of: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        source: "made up for a test".to_owned(),
        flag: None,
    };
    Night::of(&Catalog {
        programs: vec![here::entry()],
        assertions: vec![
            said(Field::Place, format!("zone {zone}")),
            said(Field::ExpectedOpening, format!("{opening} x1")),
        ],
        posts: vec![CapacityPost {
            id: "here-post".parse().unwrap(),
            group: group.id.clone(),
            open: 0,
            taking: Taking::Yes,
            posted_at: posted,
            posted_by: "program".to_owned(),
        }],
        groups: vec![group],
        ..Catalog::default()
    })
    .unwrap()
}

/// The verdict on capacity for a person in that city who asks at `now` and arrives some days later.
fn said(place: (&str, &str), now: Timestamp, opens_in: u32, comes_in: u32) -> Verdict {
    let (zone, city) = place;
    let today = local_time(now, Zone::of_code(zone).unwrap().clock()).date();
    let evening = days_after(today, comes_in).and_hms_opt(23, 59, 59).unwrap();
    // A post from 25 hours ago says nothing about today or later days.
    let night = night(zone, days_after(today, opens_in), now - TimeDelta::hours(25));
    let arrive = evening.format("%Y-%m-%dT%H:%M:%S").to_string();
    let ask = Received::<RankRequest>::json(json!({"where": city, "arrive": arrive}));
    let profile = ask.parse(now).unwrap().profile;
    Rule::named("capacity").unwrap().judge_in_words(night.offers().next().unwrap(), &profile)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_said_of_an_expected_opening_does_not_turn_where_utc_does(
        place in select(PLACES.to_vec()),
        hours in 0_i64..24 * 400,
        minutes in 0_i64..60,
        opens_in in 0_u32..4,
        comes_in in 0_u32..4,
    ) {
        let now: Timestamp = "2026-10-01T00:00:00Z".parse().unwrap();
        let now = now + TimeDelta::hours(hours) + TimeDelta::minutes(minutes);
        let verdict = said(place, now, opens_in, comes_in);
        let expects = verdict.text.english().contains("1 bed is expected ");
        prop_assert_eq!(expects, opens_in <= comes_in, "{}: {}", now, verdict.text.english());
    }

    #[test]
    fn only_the_rules_that_say_so_read_ages(catalog in catalog(4), asked in profile(), years in 1_i64..17) {
        const READ: [&str; 10] = [
            "age", "served", "children", "room", "consent", "households", "veterans", "stay",
            "long-enough", "pregnancy"];
        let night = Night::of(&catalog).unwrap();
        let older = |member: &Member| {
            let youngest = i64::from(member.age.youngest()) + years;
            let age = AgeRange::exactly(Age::try_from(youngest.min(120)).unwrap());
            Member { age, birthday: Birthday::UNKNOWN, ..member.clone() }
        };
        let members = asked.household.members.iter().map(older).collect();
        let household = Household { members, ..asked.household.clone() };
        let older = Profile { household, nights: 1, ..asked.clone() };
        let asked = Profile { nights: 1, ..asked };
        for offer in night.offers() {
            for rule in RULES.iter().filter(|rule| !READ.contains(&rule.id)) {
                let (now, then) = (rule.judge_of(offer, &asked), rule.judge_of(offer, &older));
                prop_assert_eq!(now.kind, then.kind, "{} reads ages", rule.id);
            }
        }
    }
}
