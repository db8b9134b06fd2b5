//! Checks generated networks and households: they are the same for a seed, can be read, and are
//! honest about their numbers.

use crate::cases::cases;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use waystation::desk::{RankRequest, Received};
use waystation::domain::{Answer, Catalog, Field, Grounds, Member, Night, Question, Timestamp};
use waystation::exchange::generate::{Generator, MOST_HOUSEHOLDS, MOST_PROGRAMS, Size};
use waystation::exchange::network;

fn now() -> Timestamp {
    Timestamp::from_timestamp(1_795_329_000, 0).unwrap()
}

fn written(seed: u64, programs: u64, households: u64) -> (Vec<u8>, Vec<u8>) {
    let generator = Generator::of(seed).unwrap();
    let (mut network, mut asks) = (Vec::new(), Vec::new());
    generator.write_network(programs, &mut network).unwrap();
    generator.write_households(households, &mut asks).unwrap();
    (network, asks)
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_seed_makes_the_same_bytes_again_and_another_makes_others(
        seed: u64, other: u64, programs in 1_u64..60, households in 1_u64..60
    ) {
        let made = written(seed, programs, households);
        prop_assert_eq!(&made, &written(seed, programs, households));
        if other != seed {
            let others = written(other, programs, households);
            prop_assert!(made.0 != others.0 && made.1 != others.1);
        }
    }

    #[test]
    fn a_program_is_the_same_whatever_else_is_made(seed: u64, programs in 1_u64..40) {
        let generator = Generator::of(seed).unwrap();
        let (few, many) =
            (generator.night(programs, now()).unwrap(), generator.night(programs + 9, now()).unwrap());
        prop_assert!(few.programs.iter().eq(many.programs.iter().take(few.programs.len())));
        prop_assert!(few.groups.iter().eq(many.groups.iter().take(few.groups.len())));
    }

    #[test]
    fn a_catalog_a_night_and_a_file_are_the_same_network(seed: u64, programs in 1_u64..80) {
        let generator = Generator::of(seed).unwrap();
        let catalog = generator.catalog(programs, now()).unwrap();
        // A night that is generated directly is only for measuring, so it does not keep the
        // statements behind its programs.
        let kept = Night { grounds: Grounds::default(), ..Night::of(&catalog).unwrap() };
        prop_assert_eq!(kept, generator.night(programs, now()).unwrap());
        let (file, _) = written(seed, programs, 0);
        let read = network::read(&String::from_utf8(file).unwrap(), now()).unwrap();
        prop_assert_eq!(Catalog::from(read), catalog);
    }

    #[test]
    fn what_a_household_asks_can_be_asked_and_is_part_of_the_truth(seed: u64, number: u64) {
        let household = Generator::of(seed).unwrap().household(number);
        let parse = |ask: &Value| Received::<RankRequest>::json(ask.clone()).parse(now());
        let (told, truth) = (parse(&household.told).unwrap(), parse(&household.truth).unwrap());
        prop_assert!(truth.profile.household.stated);
        prop_assert_eq!(&told.profile.origin, &truth.profile.origin);
        for (question, answer) in told.profile.answers.iter().filter(|(_, a)| a.is_known()) {
            prop_assert_eq!(truth.profile.answer(question), answer);
        }
        let ages = |member: &Member| member.age;
        let (told, truth) = (told.profile.household, truth.profile.household);
        for (known, real) in told.members.iter().map(ages).zip(truth.members.iter().map(ages)) {
            prop_assert_eq!(known.and(real), Some(real));
        }
    }
}

#[test]
fn every_number_has_a_source_or_is_marked_as_assumed() {
    let text = include_str!("../../../fixtures/generator.json");
    let mut tables = Vec::new();
    gather(&serde_json::from_str(text).unwrap(), &mut tables);
    assert!(tables.len() > 40, "{}", tables.len());
    let assumed = tables.iter().filter(|table| table["assumed"] == true).count();
    for table in &tables {
        let (what, source) = (&table["what"], table.get("source").is_some());
        assert!(source != (table["assumed"] == true), "{what} has a source, or is assumed");
        assert!(table["of"].as_object().unwrap().values().all(Value::is_u64), "{what}");
    }
    let said = Generator::of(1).unwrap();
    assert_eq!(said.assumed().len(), assumed, "what is assumed is said");
}

#[test]
fn whatever_programs_can_state_is_made_up_for_some() {
    let catalog = Generator::of(7).unwrap().catalog(2000, now()).unwrap();
    let said: BTreeSet<Field> = catalog.assertions.iter().map(|said| said.field).collect();
    for field in Field::ALL {
        assert!(said.contains(field), "nobody states {}", field.word());
    }
}

#[test]
fn the_truth_of_every_caller_answers_every_question_and_both_answers_are_given() {
    let generator = Generator::of(7).unwrap();
    let mut given: BTreeMap<Question, BTreeSet<Answer>> = BTreeMap::new();
    for number in 1..=500 {
        let truth = Received::<RankRequest>::json(generator.household(number).truth)
            .parse(now())
            .unwrap()
            .profile;
        for question in Question::ALL.into_iter().filter(|question| question.say().is_some()) {
            let answer = truth.answer(question);
            assert!(answer.is_known(), "household {number} has no answer to {question}");
            given.entry(question).or_default().insert(answer);
        }
    }
    for (question, answers) in given {
        assert_eq!(answers, [Answer::Yes, Answer::No].into(), "{question}");
    }
}

fn gather(value: &Value, tables: &mut Vec<Value>) {
    match value {
        Value::Object(fields) if fields.contains_key("of") => tables.push(value.clone()),
        Value::Object(fields) => fields.values().for_each(|inner| gather(inner, tables)),
        Value::Array(items) => items.iter().for_each(|inner| gather(inner, tables)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn a_made_up_network_says_so_everywhere() {
    let catalog = Generator::of(3).unwrap().catalog(200, now()).unwrap();
    assert!(catalog.network.notice.contains("made up"));
    assert!(catalog.assertions.iter().all(|said| said.source.contains("made up")));
    assert!(catalog.programs.iter().all(|program| program.name.starts_with("Made-up")));
    assert!(catalog.posts.iter().all(|post| post.posted_by == "demo"));
    assert!(catalog.units.is_empty());
}

#[test]
fn sizes_that_cannot_be_made_are_refused_with_their_limits() {
    for (programs, households, named) in [
        (0, 0, vec!["--programs"]),
        (50_000_001, 0, vec!["--programs"]),
        (1, MOST_HOUSEHOLDS + 1, vec!["--households"]),
        (0, u64::MAX, vec!["--programs", "--households"]),
    ] {
        let refused = Size { programs, households }.check(MOST_PROGRAMS).unwrap_err();
        let fields: Vec<_> = refused.iter().map(|problem| problem.field.to_string()).collect();
        assert_eq!(fields, named, "{refused:?}");
    }
    assert!(Size { programs: MOST_PROGRAMS, households: 0 }.check(MOST_PROGRAMS).is_ok());
}
