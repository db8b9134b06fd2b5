//! A question is asked once, and only if it may change the list. The stated effect of an answer is
//! its real effect.

use super::world::{catalog, profile};
use crate::cases::cases;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use waystation::domain::{
    Age, AgeRange, Answer, Catalog, Night, NonAnswer, Profile, ProgramId, Question, Role, Setting,
    Settings,
};
use waystation::matching::{Band, Explain, Ranking, SearchIndex, Wanted, Weights, rank};

fn ranked(catalog: &Catalog, profile: &Profile) -> Ranking {
    let wanted = Wanted { limit: usize::MAX, explain: Explain::All, weights: Weights::default() };
    rank(&SearchIndex::of(Night::of(catalog).unwrap()), profile, &wanted)
}

/// The list: each place and its band, in order.
fn list(ranking: &Ranking) -> Vec<(ProgramId, Band)> {
    ranking.options.iter().map(|option| (option.program.id.clone(), option.band)).collect()
}

fn first_three(ranking: &Ranking) -> Vec<ProgramId> {
    list(ranking).into_iter().take(3).map(|(id, _)| id).collect()
}

/// The number of places listed, and the number not shown for each reason.
fn counts(ranking: &Ranking) -> BTreeMap<&'static str, usize> {
    let reasons = ranking.not_shown.iter().map(|reason| (reason.rule, reason.count));
    reasons.chain([("listed", ranking.eligible)]).collect()
}

/// The places that differ: on only one list, in another band, or elsewhere among the first three.
fn moved(before: &[(ProgramId, Band)], after: &[(ProgramId, Band)]) -> BTreeSet<ProgramId> {
    let first = |list: &[(ProgramId, Band)], id: &ProgramId| {
        list.iter().take(3).position(|(known, _)| known == id)
    };
    let regrouped = [(before, after), (after, before)].into_iter().flat_map(|(one, other)| {
        one.iter().filter(|place| !other.contains(place)).map(|(id, _)| id.clone())
    });
    let listed = before.iter().chain(after).map(|(id, _)| id.clone());
    let passed = listed.filter(|id| first(before, id) != first(after, id));
    regrouped.chain(passed).collect()
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn a_question_is_asked_only_if_an_answer_changes_first_places_groups_or_counts(
        catalog in catalog(12), profile in profile()
    ) {
        let now = ranked(&catalog, &profile);
        for ask in &now.ask_next {
            let [yes, no] = [Answer::Yes, Answer::No]
                .map(|answer| ranked(&catalog, &profile.answering(ask.question, answer)));
            prop_assert_ne!(&yes.options, &no.options, "{}", ask.question);
            let changes = |then: &Ranking| {
                let groups = |ranking: &Ranking| list(ranking).into_iter().collect::<BTreeSet<_>>();
                first_three(then) != first_three(&now)
                    || groups(then) != groups(&now)
                    || counts(then) != counts(&now)
            };
            prop_assert!(changes(&yes) || changes(&no), "{}", ask.question);
        }
    }

    #[test]
    fn what_is_said_of_an_answer_is_what_comes_of_it(catalog in catalog(12), profile in profile()) {
        let now = ranked(&catalog, &profile);
        for ask in &now.ask_next {
            let then = [Answer::Yes, Answer::No]
                .map(|answer| ranked(&catalog, &profile.answering(ask.question, answer)));
            let [yes, no] = &then;
            prop_assert_eq!((ask.after_yes, ask.after_no), (yes.eligible, no.eligible), "{}", ask.question);
            let [by_yes, by_no] = [yes, no].map(|then| moved(&list(&now), &list(then)));
            prop_assert_eq!((ask.moved_by_yes, ask.moved_by_no), (by_yes.len(), by_no.len()), "{}", ask.question);
            prop_assert_eq!(ask.depends, by_yes.union(&by_no).count(), "{}", ask.question);
            let moves = then.iter().any(|ranking| first_three(ranking) != first_three(&now));
            prop_assert_eq!(ask.moves_first, moves, "{}", ask.question);
        }
    }

    #[test]
    fn any_answer_settles_a_question_and_not_known_changes_nothing_else(
        catalog in catalog(9), profile in profile()
    ) {
        let now = ranked(&catalog, &profile);
        for question in now.ask_next.iter().map(|ask| ask.question) {
            prop_assert_eq!(profile.answer(question), Answer::NOT_ASKED);
            for answer in [NonAnswer::DoesNotKnow, NonAnswer::PrefersNot] {
                let told = profile.answering(question, Answer::Unknown(answer));
                let then = ranked(&catalog, &told);
                prop_assert!(then.ask_next.iter().all(|ask| ask.question != question), "{}", question);
                prop_assert_eq!(&then.options, &now.options, "{}", question);
            }
        }
    }

    #[test]
    fn nobody_is_asked_of_pregnancy_who_named_places_for_men_alone_and_a_volunteered_word_is_heard(
        catalog in catalog(12), profile in profile(), years in 18_i64..40
    ) {
        let mut profile = profile.answering(Question::Pregnant, Answer::NOT_ASKED);
        for member in profile.household.members.iter_mut().filter(|m| m.role == Role::Survivor) {
            member.settings = Settings::of(vec![Setting::Men, Setting::Boys]);
            member.age = AgeRange::exactly(Age::try_from(years).unwrap());
        }
        let now = ranked(&catalog, &profile);
        prop_assert!(now.ask_next.iter().all(|ask| ask.question != Question::Pregnant));
        let said = |ranking: &Ranking| {
            let findings = ranking.options.iter().flat_map(|option| &option.findings);
            findings.filter(|finding| finding.rule == "pregnancy").count()
        };
        prop_assert_eq!(said(&now), 0);
        // A volunteered answer is still heard: it can only rule places out.
        let told = ranked(&catalog, &profile.answering(Question::Pregnant, Answer::Yes));
        prop_assert!(told.eligible <= now.eligible);
    }
}
