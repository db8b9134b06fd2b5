//! The number of questions that asking in order saves: `cargo bench --bench asking`. It runs 2,000
//! made-up callers in made-up networks, against the form that each network would need. To use
//! another seed than the published figures: `cargo bench --bench asking -- 7`.
//!
//! The form is one list for everyone in the network. It has each question that can be asked aloud
//! and whose answer changes some rule's finding about some unit group, for some caller who has not
//! answered it at the start of the call. Known at the start are the place, minor or adult, the
//! settings and the wishes. A question with a known answer is skipped.
//!
//! A second form cannot be printed, since it differs for every caller. It leaves out the questions
//! whose answer changes no finding about a unit group that is an option at that point.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark may panic and prints")]

#[path = "../../it/matching/caller.rs"]
mod caller;

use caller::{Call, Form, begun, call, first_three, open, ranked, told_all};
use std::env::args;
use std::num::TryFromIntError;
use waystation::desk::{RankRequest, Received};
use waystation::domain::{Question, Timestamp};
use waystation::exchange::generate::{GeneratedHousehold, Generator};
use waystation::matching::SearchIndex;

const CALLERS: u64 = 2000;
/// From what a country has for trafficking survivors to what it has for everyone.
const PROGRAMS: [u64; 4] = [100, 300, 1_000, 10_000];
const SEED: u64 = 2026;

fn main() {
    let seed = args().find_map(|word| word.parse().ok()).unwrap_or(SEED);
    println!("{CALLERS} callers, seed {seed}");
    println!(
        "| programs | questions of the form | until the first three are those of full information | share of the form | left where all that cannot matter to the caller is struck out | share of those | until no answer alone moves the first three | right then | answers without which the first three are others | callers who need fewer than half of the form | fewer than half of those left | half need at most | 90 of 100 |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for programs in PROGRAMS {
        row(seed, programs);
    }
}

/// Prints one line of the table.
fn row(seed: u64, programs: u64) {
    let now = Timestamp::from_timestamp(1_795_329_000, 0).unwrap();
    let generator = Generator::of(seed).unwrap();
    let field = SearchIndex::of(generator.night(programs, now).unwrap());
    let callers: Vec<_> = (1..=CALLERS).map(|number| generator.household(number)).collect();
    let form = Form::of(&field, &callers, now);
    let calls: Vec<Call> = callers.iter().map(|caller| call(&form, caller, now)).collect();
    let mean = |of: fn(&Call) -> usize| mean(calls.iter().map(of)).unwrap();
    let percent = |of: fn(&Call) -> bool| {
        100.0 * self::mean(calls.iter().map(|call| usize::from(of(call)))).unwrap()
    };
    let decisive = callers.iter().map(|caller| decisive(&field, caller, now));
    let (form, left) = (mean(|call| call.form), mean(|call| call.struck_out));
    let (needed, asked) = (mean(|call| call.needed), mean(|call| call.asked));
    let mut each: Vec<usize> = calls.iter().map(|call| call.needed).collect();
    each.sort_unstable();
    let of_hundred = |share: usize| each.get(each.len() * share / 100).copied().unwrap();
    println!(
        "| {programs} | {form:.2} | {needed:.2} | {:.0} % | {left:.2} | {:.0} % | {asked:.2} | {:.0} % | {:.2} | {:.0} % | {:.0} % | {} | {} |",
        100.0 * needed / form,
        100.0 * needed / left,
        percent(|call| call.right),
        self::mean(decisive).unwrap(),
        percent(|call| 2 * call.needed < call.form),
        percent(|call| 2 * call.needed < call.struck_out),
        of_hundred(50),
        of_hundred(90),
    );
}

/// The number of answers that the first three rest on. Without one of them, and with all others
/// known, the first three are not those of full information. No order of questions needs fewer,
/// unless answers replace each other.
fn decisive(field: &SearchIndex, household: &GeneratedHousehold, now: Timestamp) -> usize {
    let truth = Received::<RankRequest>::json(household.truth.clone()).parse(now).unwrap().profile;
    let profile = begun(household, now);
    let questions = open(&profile);
    let three = |of: &[Question]| first_three(&ranked(field, &told_all(&profile, of, &truth)));
    let goal = three(&questions);
    let without = |at: usize| {
        let mut rest = questions.clone();
        rest.remove(at);
        three(&rest)
    };
    (0..questions.len()).filter(|at| without(*at) != goal).count()
}

fn mean(of: impl Iterator<Item = usize>) -> Result<f64, TryFromIntError> {
    let (mut sum, mut count) = (0, 0);
    for one in of {
        sum += one;
        count += 1;
    }
    Ok(f64::from(u32::try_from(sum)?) / f64::from(u32::try_from(count)?))
}
