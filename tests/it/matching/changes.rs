//! What is said to open a program does open it: every change is really made, to the question or to
//! what the program says of itself, and the network is ranked again.

use super::world::{catalog, profile};
use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;
use std::borrow::Cow;
use waystation::domain::{
    Arrival, Assertion, CapacityPost, Catalog, DistanceBand, Night, Offer, Profile, ProgramId,
    Subject, Taking,
};
use waystation::matching::{Explain, Field, Ranking, Wanted, Weights, rank};
use waystation::rules::{self, Edit, Kind, RULES, Voice, Who};

fn ranked(catalog: &Catalog, profile: &Profile) -> Ranking {
    let wanted = Wanted { limit: usize::MAX, explain: Explain::All, weights: Weights::default() };
    rank(&Field::of(Night::of(catalog).unwrap()), profile, &wanted)
}

fn is_option(ranking: &Ranking, program: &ProgramId) -> bool {
    ranking.options.iter().any(|option| option.program.id == *program)
}

/// Network and question once a program or the household made a change.
fn made(edit: Edit, by: &ProgramId, catalog: &mut Catalog, profile: &mut Profile) {
    match edit {
        Edit::Answer(question, answer) => *profile = profile.answering(question, answer),
        Edit::Within(limit) => profile.within = Some(limit),
        Edit::Forgoes(wish) => profile.wishes.forgo(wish),
        Edit::Nights(nights) => profile.nights = nights,
        Edit::Reconsider => profile.declined.clear(),
        Edit::Caller(caller) => profile.caller = Some(caller),
        Edit::Arrive(moment) => {
            let local = moment.with_timezone(&profile.origin.zone.clock()).naive_local();
            profile.arrival = Arrival::At(local);
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
            let groups = catalog.groups.iter().filter(|group| group.program == *by);
            let posts = groups.map(|group| CapacityPost {
                id: format!("z-{}", group.id).parse().unwrap(),
                group: group.id.clone(),
                open,
                taking,
                posted_at: profile.now,
                posted_by: "program".to_owned(),
            });
            catalog.posts.extend(posts);
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

/// Programs that take the whole household in some unit group once the edits of what is asked are
/// made, and each program made the one its own group would need, rule by rule.
fn opened(edits: &[(&str, Edit)], catalog: &Catalog, profile: &Profile) -> Vec<ProgramId> {
    let (mut unused, mut asked) = (catalog.clone(), profile.clone());
    for (_, edit) in edits.iter().filter(|(_, edit)| edit.who() != Who::Program) {
        made(*edit, &"nobody".parse().unwrap(), &mut unused, &mut asked);
    }
    let theirs = |id: &str| edits.iter().any(|(r, edit)| *r == id && edit.who() == Who::Program);
    let night = Night::of(catalog).unwrap();
    let takes = |offer: &Offer<'_>| {
        RULES.iter().all(|rule| {
            let verdict = rule.say_of(*offer, &asked);
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
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Changes are tried by the rules alone that they concern.
    #[test]
    fn a_rule_that_a_change_does_not_concern_says_the_same_after_it(
        catalog in catalog(6), profile in profile(), open in 0_u16..9, limit in select(&DistanceBand::ALL)
    ) {
        let night = Night::of(&catalog).unwrap();
        let edits = [Edit::Posts(open, Taking::Yes), Edit::Posts(open, Taking::No), Edit::Within(limit)];
        for (edit, offer) in edits.into_iter().flat_map(|edit| night.offers().map(move |o| (edit, o))) {
            let mut case = rules::Case {
                profile: Cow::Borrowed(&profile),
                program: Cow::Borrowed(offer.program),
                group: Cow::Borrowed(offer.group),
            };
            edit.apply(&mut case);
            let then = Offer { program: &case.program, group: &case.group, ..offer };
            for rule in RULES.iter().filter(|rule| !edit.concerns(rule)) {
                let (before, after) = (rule.say_of(offer, &profile), rule.say_of(then, &case.profile));
                prop_assert_eq!(before, after, "{} {:?}", rule.id, edit);
                let unread = !matches!(edit, Edit::Posts(..)) || rule.law.reads_same(offer, then);
                prop_assert!(unread, "{} reads what is posted", rule.id);
            }
        }
    }

    #[test]
    fn a_rule_that_keeps_nobody_out_fails_nobody_and_one_of_named_programs_leaves_others_alone(
        catalog in catalog(6), profile in profile()
    ) {
        let night = Night::of(&catalog).unwrap();
        for (rule, offer) in RULES.iter().flat_map(|rule| night.offers().map(move |o| (rule, o))) {
            let verdict = rule.say_of(offer, &profile);
            prop_assert!(rule.keeps_out() || verdict.kind != Kind::Fails, "{}", rule.id);
            if !rule.speaks_of(offer.program, &profile) {
                prop_assert_eq!(verdict, Voice::Aloud.nothing(), "{}", rule.id);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

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
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1200))]

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
            prop_assert_eq!(set.opens, opened.len(), "{:?}", set);
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
        let told: Vec<Vec<_>> = ranking
            .relaxations
            .iter()
            .map(|set| set.changes.iter().map(|change| change.rule).collect())
            .collect();
        for set in &told {
            prop_assert!(set.len() <= 3);
            let within = |other: &&Vec<&str>| other.iter().all(|rule| set.contains(rule));
            prop_assert_eq!(told.iter().filter(within).count(), 1, "{:?} holds no smaller one", set);
        }
        // Whatever opens a program by mending each failure of a group is told, or something smaller.
        for (by, edits) in mendable(&catalog, &profile) {
            let opens = is_option(&after(&edits, &by, &catalog, &profile), &by);
            if opens && edits.len() <= 3 {
                prop_assert!(told.iter().any(|set| set.len() <= edits.len()), "{edits:?}");
            }
        }
    }
}

/// Of each unit group whose every failure could be changed: its program, and the changes.
fn mendable(catalog: &Catalog, profile: &Profile) -> Vec<(ProgramId, Vec<Edit>)> {
    let night = Night::of(catalog).unwrap();
    let groups = night.offers().filter_map(|offer| {
        let verdicts = RULES.iter().map(|rule| rule.say_of(offer, profile));
        let failing = verdicts.filter(|verdict| verdict.kind == Kind::Fails);
        let edits = failing.map(|verdict| verdict.change.map(|change| change.edit));
        Some((offer.program.id.clone(), edits.collect::<Option<_>>()?))
    });
    groups.collect()
}
