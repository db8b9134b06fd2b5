//! The worst overrun of the time budget, on instances that are each hard in one way. Measured from
//! the question to the JSON of the answer, in milliseconds.

use crate::instances::{IN_A_ROW, Size, instance};
use std::time::{Duration, Instant};
use waystation::desk::{AssignFound, Record};
use waystation::domain::{Night, Openings};
use waystation::matching::SearchIndex;
use waystation::matching::assign::{AssignAsk, Assignment, assign};
use waystation::web::view::AssignmentView;
use waystation::words::Language;

/// Only the first of the areas.
const ONE: &[&str] = IN_A_ROW.split_at(1).0;
/// The smallest budget for a thousand households, and larger ones.
const BUDGETS: [u64; 5] = [300, 500, 1000, 2000, 5000];

/// Prints a line for each instance.
pub(crate) fn table() {
    println!("| over the budget, in ms, of | 300 | 500 | 1000 | 2000 | 5000 ms | proof at 5 s |");
    println!("|---|---|---|---|---|---|---|");
    let sized = |households, programs, areas| Size { areas, ..Size::of(households, programs) };
    let in_a_row = instance(sized(1000, 500, &IN_A_ROW), 1);
    line("1,000 x 500 in one region", in_a_row.clone());
    let (night, ask) = in_a_row;
    line("the same, 20 explained", (night, AssignAsk { explain: (0..20).collect(), ..ask }));
    let tight = |size| Size { tight: true, ..size };
    line("1,000 x 500 in one area, tight", instance(tight(sized(1000, 500, ONE)), 1));
    line("200 x 100, tight", instance(tight(Size::of(200, 100)), 1));
    let large = instance(sized(1000, 50_000, ONE), 1);
    line("1,000 x 50,000 in one area", large.clone());
    let (night, ask) = large;
    line("the same, all alike", (night.clone(), alike(ask.clone())));
    line("the same, nowhere to go", (night, nowhere(ask)));
    line("1,000 x 150 in one area, large programs", roomy());
    line("1,000 x 500 in one area, 1,000 sets apart", apart());
}

/// Gives every household the needs of the first.
fn alike(mut ask: AssignAsk) -> AssignAsk {
    let profile = ask.seeking.first().unwrap().profile.clone();
    ask.seeking.iter_mut().for_each(|one| one.profile = profile.clone());
    ask
}

/// Moves every household far away, each for a different number of nights.
fn nowhere(mut ask: AssignAsk) -> AssignAsk {
    let (_, far) = instance(Size::of(1000, 1), 1);
    for (nights, (one, far)) in (1..).zip(ask.seeking.iter_mut().zip(far.seeking)) {
        one.profile.origin = far.profile.origin;
        one.profile.nights = nights;
    }
    ask
}

/// Programs with room and support for as many households as can still be searched.
fn roomy() -> (Night, AssignAsk) {
    let (mut night, ask) = instance(Size { areas: ONE, ..Size::of(1000, 150) }, 1);
    for group in &mut night.groups {
        group.terms.support = Some(18);
        group.post.iter_mut().for_each(|post| post.openings = Openings::Several);
    }
    (night, ask)
}

/// As many sets of households that must be kept apart as a question can hold.
fn apart() -> (Night, AssignAsk) {
    let (night, mut ask) = instance(Size { areas: ONE, ..Size::of(1000, 500) }, 1);
    let spread = |set: usize| (0..130).map(move |at| (at * (set + 7) + at * at * 3 + set) % 1000);
    ask.apart = (0..1000)
        .map(|set| {
            let mut set: Vec<_> = spread(set).collect();
            set.sort_unstable();
            set.dedup();
            set
        })
        .collect();
    (night, ask)
}

fn line(what: &str, (night, mut ask): (Night, AssignAsk)) {
    let field = SearchIndex::of(night);
    let mut over = Vec::new();
    let mut proof = "";
    for budget in BUDGETS.map(Duration::from_millis) {
        ask.budget = budget;
        let start = Instant::now();
        let answer = assign(&field, &ask);
        proof = answer.proof.words();
        sent(&field, &ask, answer);
        let took = start.elapsed().as_secs_f64() - budget.as_secs_f64();
        over.push(format!("{:.0}", took * 1000.0));
    }
    println!("| {what} | {} | {proof} |", over.join(" | "));
}

/// The answer as it is sent.
fn sent(field: &SearchIndex, ask: &AssignAsk, assignment: Assignment) -> Vec<u8> {
    let at = ask.seeking.first().unwrap().profile.now;
    let result = assignment.hash();
    let record = Record { result, ..Record::of("assignment", field, at, &ask.weights) };
    let network = field.night().network.clone();
    let found = AssignFound { assignment, network, as_of: at, record };
    serde_json::to_vec(&AssignmentView::of(&found, Language::En)).unwrap()
}
