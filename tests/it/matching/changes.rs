//! A change that a ranking offers really opens the program. The tests make each change, to the
//! request or to the program's statements, and rank the network again.

use super::world::{catalog, now, profile};
use crate::cases::cases;
use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use std::borrow::Cow;
use waystation::desk::{RankRequest, Received};
use waystation::domain::{
    Age, AgeRange, Answer, Arrival, Assertion, Birthday, Caller, CapacityPost, Catalog,
    DistanceBand, Field as Stated, Gender, Household, Listed, Member, Night, Offer, Profile,
    ProgramEntry, ProgramId, Question, Role, Settings, Subject, Taking, UnitGroup, UnitGroupId,
    UnitKind, Wish,
};
use waystation::matching::{
    Explain, ListChange, Ranking, Relaxation, SearchIndex, Wanted, Weights, rank,
};
use waystation::rules::{self, Edit, Kind, RULES, Voice, Who};

fn ranked(catalog: &Catalog, profile: &Profile) -> Ranking {
    let wanted = Wanted { limit: usize::MAX, explain: Explain::All, weights: Weights::default() };
    rank(&SearchIndex::of(Night::of(catalog).unwrap()), profile, &wanted)
}

fn is_option(ranking: &Ranking, program: &ProgramId) -> bool {
    ranking.options.iter().any(|option| option.program.id == *program)
}

/// Applies a change of a program or the household to the network and the profile.
fn made(edit: Edit, by: &ProgramId, catalog: &mut Catalog, profile: &mut Profile) {
    match edit {
        Edit::Answer(question, answer) => *profile = profile.answering(question, answer),
        Edit::Within(limit) => profile.within = Some(limit),
        Edit::Forgoes(wish) => profile.wishes.forgo(wish),
        Edit::Nights(nights) => profile.nights = nights,
        Edit::Reconsider => profile.declined.clear(),
        Edit::Accepts(rules) => profile.skips = profile.skips.minus(rules),
        Edit::Caller(caller) => profile.caller = Some(caller),
        Edit::Arrive(moment) => {
            let local = moment.with_timezone(&profile.origin.zone.clock()).naive_local();
            profile.arrival = Arrival::at(local, profile.origin.zone);
            profile.leave_by = profile.leave_by.filter(|leave_by| *leave_by >= moment);
        }
        Edit::Says(field, value) => {
            let groups = catalog.groups.iter().filter(|group| group.program == *by);
            let groups = groups.map(|group| Subject::Group(group.id.clone()));
            let subjects: Vec<_> = groups.chain([Subject::Program(by.clone())]).collect();
            catalog.assertions.extend(subjects.into_iter().map(|subject| Assertion {
                subject,
                field,
                value: value.to_owned(),
                raw: None,
                as_of: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
                source: "the program".to_owned(),
                flag: None,
            }));
        }
        Edit::Posts(open, taking) => {
            // A unit group without a post stays without one: its post cannot be predicted.
            for group in catalog.groups.iter().filter(|group| group.program == *by) {
                for post in catalog.posts.iter_mut().filter(|post| post.group == group.id) {
                    let open = open.max(post.open);
                    (post.open, post.taking, post.posted_at) = (open, taking, profile.now);
                }
            }
        }
    }
}

fn after(edits: &[Edit], by: &ProgramId, catalog: &Catalog, profile: &Profile) -> Ranking {
    let (mut catalog, mut profile) = (catalog.clone(), profile.clone());
    for edit in edits {
        made(*edit, by, &mut catalog, &mut profile);
    }
    ranked(&catalog, &profile)
}

/// Programs that take the whole household in some unit group after these edits. Edits of the
/// request are applied. Each program makes the edits that its own group needs, rule by rule.
fn opened(edits: &[(&str, Edit)], catalog: &Catalog, profile: &Profile) -> Vec<ProgramId> {
    let (mut unused, mut asked) = (catalog.clone(), profile.clone());
    for (_, edit) in edits.iter().filter(|(_, edit)| edit.who() != Who::Program) {
        made(*edit, &"nobody".parse().unwrap(), &mut unused, &mut asked);
    }
    let theirs = |id: &str| edits.iter().any(|(r, edit)| *r == id && edit.who() == Who::Program);
    let night = Night::of(catalog).unwrap();
    let takes = |offer: &Offer<'_>| {
        RULES.iter().all(|rule| {
            let verdict = rule.judge_in_words(*offer, &asked);
            let mended = verdict.change.is_some_and(|change| change.edit.who() == Who::Program);
            verdict.kind != Kind::Fails || (mended && theirs(rule.id))
        })
    };
    let mut programs: Vec<_> =
        night.offers().filter(takes).map(|offer| offer.program.id.clone()).collect();
    programs.dedup();
    programs
}

proptest! {
    #![proptest_config(cases(600))]

    /// Ranking tries a change only on the rules that it concerns.
    #[test]
    fn a_rule_that_a_change_does_not_concern_says_the_same_after_it(
        catalog in catalog(6), profile in profile(), open in 0_u16..9, limit in select(&DistanceBand::ALL),
        question in select(&Question::ALL), yes in prop::bool::ANY, nights in 1_u32..800,
        hours in 0_i64..900, caller in select(Caller::ALL)
    ) {
        let night = Night::of(&catalog).unwrap();
        let answer = if yes { Answer::Yes } else { Answer::No };
        let edits = [
            Edit::Posts(open, Taking::Yes),
            Edit::Posts(open, Taking::No),
            Edit::Within(limit),
            Edit::Answer(question, answer),
            Edit::Reconsider,
            Edit::Nights(nights),
            Edit::Arrive(profile.now + TimeDelta::hours(hours)),
            Edit::Caller(caller),
            Edit::Forgoes(Wish::NeedsOwnRoom),
        ];
        for (edit, offer) in edits.into_iter().flat_map(|edit| night.offers().map(move |o| (edit, o))) {
            let mut case = rules::Case {
                profile: Cow::Borrowed(&profile),
                program: Cow::Borrowed(offer.program),
                group: Cow::Borrowed(offer.group),
            };
            edit.apply(&mut case);
            let then = Offer { program: &case.program, group: &case.group, ..offer };
            for rule in RULES.iter().filter(|rule| !edit.concerns(rule)) {
                let (before, after) = (rule.judge_in_words(offer, &profile), rule.judge_in_words(then, &case.profile));
                prop_assert_eq!(before, after, "{} {:?}", rule.id, edit);
                let unread = !matches!(edit, Edit::Posts(..)) || rule.law.reads_same(offer, then);
                prop_assert!(unread, "{} reads what is posted", rule.id);
            }
            for rule in RULES.iter().filter(|rule| !edit.may_exclude_others_by(rule)) {
                let fails = [rule.judge_of(offer, &profile), rule.judge_of(then, &case.profile)]
                    .map(|verdict| verdict.kind == Kind::Fails);
                prop_assert_eq!(fails[0], fails[1], "{} {:?}", rule.id, edit);
            }
        }
    }

    #[test]
    fn a_rule_that_keeps_nobody_out_fails_nobody_and_one_of_named_programs_leaves_others_alone(
        catalog in catalog(6), profile in profile()
    ) {
        let night = Night::of(&catalog).unwrap();
        for (rule, offer) in RULES.iter().flat_map(|rule| night.offers().map(move |o| (rule, o))) {
            let verdict = rule.judge_in_words(offer, &profile);
            prop_assert!(rule.keeps_out() || verdict.kind != Kind::Fails, "{}", rule.id);
            if !rule.speaks_of(offer.program, &profile) {
                prop_assert_eq!(verdict, Voice::Aloud.nothing(), "{}", rule.id);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn a_near_miss_is_an_option_once_its_change_is_made(
        catalog in catalog(12), profile in profile()
    ) {
        for miss in ranked(&catalog, &profile).near_misses {
            let after = after(&[miss.edit], &miss.program.id, &catalog, &profile);
            prop_assert!(is_option(&after, &miss.program.id), "{miss:?}");
            prop_assert_eq!(miss.who, miss.edit.who().word());
        }
    }

    #[test]
    fn a_change_opens_as_many_places_as_it_says(catalog in catalog(12), profile in profile()) {
        let before = ranked(&catalog, &profile);
        for miss in before.near_misses.iter().filter(|miss| miss.edit.who() != Who::Program) {
            let after = after(&[miss.edit], &miss.program.id, &catalog, &profile);
            let not_in = |one: &Ranking, other: &Ranking| {
                one.options.iter().filter(|o| !is_option(other, &o.program.id)).count()
            };
            let (opens, closes) = (not_in(&after, &before), not_in(&before, &after));
            prop_assert_eq!(miss.turn, Some(ListChange { opens, closes }), "{:?}", miss);
        }
    }
}

proptest! {
    #![proptest_config(cases(1200))]

    #[test]
    fn a_set_of_changes_opens_its_program_and_no_part_of_it_does(
        catalog in catalog(3), profile in profile()
    ) {
        for set in ranked(&catalog, &profile).relaxations {
            let (edits, by): (Vec<_>, _) =
                (set.changes.iter().map(|change| change.edit).collect(), &set.nearest.id);
            let whole = after(&edits, by, &catalog, &profile);
            prop_assert!(is_option(&whole, by), "{set:?}");
            for chosen in 0..(1_usize << edits.len()) - 1 {
                let part = edits.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
                let part: Vec<_> = part.map(|(_, edit)| *edit).collect();
                let some = after(&part, by, &catalog, &profile);
                prop_assert!(!is_option(&some, by), "{part:?} is enough of {set:?}");
            }
            let named: Vec<_> = set.changes.iter().map(|c| (c.rule, c.edit)).collect();
            let mut opened = opened(&named, &catalog, &profile);
            if !opened.contains(by) {
                opened.push(by.clone());
            }
            // If no program must change anything, the count is that of the real ranking.
            let by_a_program = edits.iter().any(|edit| edit.who() == Who::Program);
            let opens = if by_a_program { opened.len() } else { whole.eligible };
            prop_assert_eq!(set.opens, opens, "{:?}", set);
        }
    }

    #[test]
    fn where_nothing_fits_the_smallest_sets_of_changes_are_told(
        catalog in catalog(3), profile in profile()
    ) {
        let ranking = ranked(&catalog, &profile);
        if ranking.eligible > 0 {
            prop_assert!(ranking.relaxations.is_empty());
            return Ok(());
        }
        let told = rules_told(&ranking);
        for set in &told {
            prop_assert!(set.len() <= 3);
            let within = |other: &&Vec<&str>| other.iter().all(|rule| set.contains(rule));
            prop_assert_eq!(told.iter().filter(within).count(), 1, "{:?} holds no smaller one", set);
        }
        // For each group whose failures can all be changed, a set no larger than its own is
        // reported.
        for (by, edits) in mendable(&catalog, &profile) {
            let opens = is_option(&after(&edits, &by, &catalog, &profile), &by);
            if opens && edits.len() <= 3 {
                prop_assert!(told.iter().any(|set| set.len() <= edits.len()), "{edits:?}");
            }
        }
    }
}

fn said(group: &UnitGroup, field: Stated, value: &str) -> Assertion {
    Assertion {
        subject: Subject::Group(group.id.clone()),
        field,
        value: value.to_owned(),
        raw: None,
        as_of: NaiveDate::from_ymd_opt(2012, 8, 1).unwrap(),
        source: "made up for a test".to_owned(),
        flag: None,
    }
}

/// A program with two kinds of family room. The larger refuses people who left a program before; it
/// posted 2 open but takes no one. The smaller has no post.
fn a_program_with_two_kinds_of_room() -> Catalog {
    let program: ProgramId = "p001".parse().unwrap();
    let room = |id: &str, sleeps| UnitGroup {
        id: id.parse().unwrap(),
        program: program.clone(),
        name: id.into(),
        kind: UnitKind::Private,
        sleeps,
    };
    let (large, small) = (room("p001-g0", 4), room("p001-g1", 2));
    let assertions = vec![
        said(&large, Stated::AfterLeaving, "no"),
        said(&large, Stated::Ages, "18+"),
        said(&small, Stated::Ages, "18+"),
        said(&large, Stated::Units, "1"),
        said(&small, Stated::Units, "1"),
        Assertion {
            subject: Subject::Program(program.clone()),
            ..said(&large, Stated::Status, "open")
        },
    ];
    let posts = vec![CapacityPost {
        id: "post-p001-g0".parse().unwrap(),
        group: large.id.clone(),
        open: 2,
        taking: Taking::No,
        posted_at: now(),
        posted_by: "program".to_owned(),
    }];
    let program = ProgramEntry {
        id: program.clone(),
        organization: "somebody".parse().unwrap(),
        name: "Two kinds of room".into(),
    };
    Catalog {
        programs: vec![program],
        groups: vec![large, small],
        assertions,
        posts,
        ..Catalog::default()
    }
}

/// A profile in which only the location is known.
fn anybody() -> Profile {
    Received::<RankRequest>::json(json!({"where": "Fresno, CA"})).parse(now()).unwrap().profile
}

/// A woman who left this program before, a girl, and an adult who comes along.
fn three_who_come_together(profile: Profile) -> Profile {
    let adult = AgeRange::exactly(Age::try_from(30).unwrap());
    let member = |role, age, gender| Member {
        role,
        age,
        settings: Settings::default(),
        gender,
        birthday: Birthday::UNKNOWN,
    };
    let members = vec![
        member(Role::Survivor, adult, Gender::Unknown),
        member(Role::Child, AgeRange::exactly(Age::try_from(5).unwrap()), Gender::Girl),
        member(Role::DependentAdult, adult, Gender::Unknown),
    ];
    let (household, left) = (Household::of(members), vec!["p001".parse().unwrap()]);
    Profile { household, left, ..profile }.answering(Question::LeftBefore, Answer::Yes)
}

#[test]
fn a_post_of_one_unit_group_opens_no_other_of_which_nothing_is_posted() {
    let catalog = a_program_with_two_kinds_of_room();
    let profile = three_who_come_together(anybody());
    let ranking = ranked(&catalog, &profile);
    let by: ProgramId = "p001".parse().unwrap();
    assert_eq!(ranking.eligible, 0);
    assert_eq!(rules_told(&ranking), [["after-leaving", "capacity"]]);
    let post = Edit::Posts(2, Taking::Yes);
    assert!(!is_option(&after(&[post], &by, &catalog, &profile), &by));
    let both = [Edit::Says(Stated::AfterLeaving, "case by case"), post];
    assert!(is_option(&after(&both, &by, &catalog, &profile), &by));
}

#[test]
fn a_change_that_opens_another_unit_group_of_the_program_is_enough() {
    // Both rooms take people in only on Mondays, two days from now. The larger refuses people who
    // left a program before. The post of the smaller ended an hour ago and says nothing about
    // Monday.
    let mut catalog = a_program_with_two_kinds_of_room();
    let small: UnitGroupId = "p001-g1".parse().unwrap();
    // The program's own clock decides which day is Monday.
    catalog.assertions.push(Assertion {
        subject: Subject::Program("p001".parse().unwrap()),
        field: Stated::Place,
        value: "zone 937".to_owned(),
        ..catalog.assertions[0].clone()
    });
    for group in ["p001-g0", "p001-g1"] {
        for (field, value) in [(Stated::IntakeHours, "mon 08:00-17:00"), (Stated::AfterHours, "no")]
        {
            catalog.assertions.push(Assertion {
                subject: Subject::Group(group.parse().unwrap()),
                field,
                value: value.to_owned(),
                ..catalog.assertions[0].clone()
            });
        }
    }
    catalog.posts[0].taking = Taking::Yes;
    catalog.posts.push(CapacityPost {
        id: "post-p001-g1".parse().unwrap(),
        group: small,
        open: 2,
        taking: Taking::Until(now() - TimeDelta::hours(1)),
        ..catalog.posts[0].clone()
    });
    let mut profile = three_who_come_together(anybody());
    profile.household.members.pop();
    assert_eq!(rules_told(&ranked(&catalog, &profile)), [["intake"]]);
}

/// The rules of each set of changes.
fn rules_told(ranking: &Ranking) -> Vec<Vec<&'static str>> {
    let rules = |set: &Relaxation| set.changes.iter().map(|change| change.rule).collect();
    ranking.relaxations.iter().map(rules).collect()
}

/// The program and the changes of each unit group whose failures can all be changed.
fn mendable(catalog: &Catalog, profile: &Profile) -> Vec<(ProgramId, Vec<Edit>)> {
    let night = Night::of(catalog).unwrap();
    let groups = night.offers().filter_map(|offer| {
        let verdicts = RULES.iter().map(|rule| rule.judge_in_words(offer, profile));
        let failing = verdicts.filter(|verdict| verdict.kind == Kind::Fails);
        let edits = failing.map(|verdict| verdict.change.map(|change| change.edit));
        Some((offer.program.id.clone(), edits.collect::<Option<_>>()?))
    });
    groups.collect()
}
