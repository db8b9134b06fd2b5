//! Asking next saves questions. Measured on simulated callers; `cargo bench --bench asking` runs
//! more.

use super::caller::{Form, call, first_three, open, ranked};
use super::world::{catalog, now, profile};
use crate::cases::cases;
use proptest::prelude::*;
use waystation::domain::{Answer, Night, Profile, ProgramId, Question};
use waystation::exchange::generate::Generator;
use waystation::matching::{SearchIndex, parts};

#[test]
fn a_caller_reaches_the_first_three_with_fewer_than_half_the_questions_of_a_form() {
    const CALLERS: u64 = 200;
    let generator = Generator::of(2026).unwrap();
    let field = SearchIndex::of(generator.night(1000, now()).unwrap());
    let callers: Vec<_> = (1..=CALLERS).map(|number| generator.household(number)).collect();
    let form = Form::of(&field, &callers, now());
    let calls: Vec<_> = callers.iter().map(|caller| call(&form, caller, now())).collect();
    let (needed, form): (usize, usize) =
        calls.iter().fold((0, 0), |sum, call| (sum.0 + call.needed, sum.1 + call.struck_out));
    assert!(needed * 2 < form, "{needed} questions of {form}, struck out for each caller");
    assert!(calls.iter().filter(|call| call.reached).count() >= 195);
    assert!(calls.iter().filter(|call| call.right).count() >= 180);
}

/// Every way to answer some questions.
fn ways(profile: &Profile, questions: &[Question]) -> Vec<Profile> {
    questions.iter().fold(vec![profile.clone()], |ways, question| {
        let both = |way: &Profile| [Answer::Yes, Answer::No].map(|a| way.answering(*question, a));
        ways.iter().flat_map(both).collect()
    })
}

/// The first three options after some answers, and in how many ways to answer the rest they stay
/// the same.
fn right(field: &SearchIndex, told: &Profile) -> (Vec<ProgramId>, usize) {
    let first = first_three(&ranked(field, told));
    let ends = ways(told, &open(told)).into_iter().map(|whole| first_three(&ranked(field, &whole)));
    let same = ends.filter(|end| *end == first).count();
    (first, same)
}

/// That number after a question, plus that number after the best next question or none, over both
/// answers. Computed one by one on whole rankings.
fn promise(field: &SearchIndex, profile: &Profile, question: Question) -> usize {
    let after = [Answer::Yes, Answer::No].map(|answer| profile.answering(question, answer));
    let both = after.iter().map(|told| {
        let once = right(field, told).1;
        let twice = |next: &Question| {
            ways(told, &[*next]).iter().map(|told| right(field, told).1).sum::<usize>()
        };
        once + open(told).iter().map(twice).fold(once, usize::max)
    });
    both.sum()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn what_is_asked_first_most_likely_leaves_the_first_three_as_they_end(
        catalog in catalog(9), profile in profile(), kept in 0_usize..10
    ) {
        prop_assume!(parts(&profile.household).len() == 1);
        // Leave three open questions, so that every way to answer can be tried.
        let mut questions = open(&profile);
        let turned = kept.min(questions.len());
        questions.rotate_left(turned);
        let profile = questions.iter().skip(3).fold(profile, |p, q| p.answering(*q, Answer::No));
        let field = SearchIndex::of(Night::of(&catalog).unwrap());
        let promises: Vec<_> = ranked(&field, &profile)
            .ask_next
            .iter()
            .map(|ask| promise(&field, &profile, ask.question))
            .collect();
        prop_assert!(promises.is_sorted_by(|one, next| one >= next), "{:?}", promises);
        for question in open(&profile) {
            let [yes, no] = [Answer::Yes, Answer::No]
                .map(|answer| right(&field, &profile.answering(question, answer)).0);
            if yes != no {
                let promised = promise(&field, &profile, question);
                prop_assert!(promises.first() >= Some(&promised), "{promises:?} {promised} {question}");
            }
        }
    }
}
