//! How many questions asking next spares: `cargo bench --bench asking`. 2,000 made-up callers in a
//! made-up network of 10,000 programs, against a fixed form.
//!
//! The form has every question that can be asked aloud, is not answered as the call begins (known are
//! the place, minor or adult, the settings and the wishes), and on whose answer it depends what some
//! rule says of some unit group that is an option then.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark may panic and prints")]

#[path = "../../it/matching/caller.rs"]
mod caller;

use caller::{Call, Form, call};
use std::num::TryFromIntError;
use waystation::domain::Timestamp;
use waystation::exchange::generate::Generator;
use waystation::matching::Field;

const CALLERS: u64 = 2000;
const PROGRAMS: u64 = 10_000;
const SEED: u64 = 2026;

fn main() {
    let now = Timestamp::from_timestamp(1_795_329_000, 0).unwrap();
    let generator = Generator::of(SEED).unwrap();
    let field = Field::of(generator.night(PROGRAMS, now).unwrap());
    let form = Form::of(&field);
    let calls: Vec<Call> =
        (1..=CALLERS).map(|number| call(&form, &generator.household(number), now)).collect();
    let mean = |of: fn(&Call) -> usize| mean(&calls, of).unwrap();
    println!("| questions, mean over {CALLERS} callers, {PROGRAMS} programs | |\n|---|---|");
    println!("| on a fixed form | {:.2} |", mean(|call| call.form));
    println!(
        "| until the first three are those of full information | {:.2} |",
        mean(|call| call.needed)
    );
    println!("| until no answer alone moves the first three | {:.2} |", mean(|call| call.asked));
    println!(
        "| share of the form that was needed | {:.0} % |",
        100.0 * mean(|c| c.needed) / mean(|c| c.form)
    );
    println!(
        "| callers who reach the same first three | {:.1} % |",
        100.0 * mean(|c| usize::from(c.reached))
    );
    println!(
        "| callers whose first three are right when no answer alone moves them | {:.1} % |",
        100.0 * mean(|c| usize::from(c.right))
    );
    println!(
        "| callers who need fewer than half of their form | {:.1} % |",
        100.0 * mean(|c| usize::from(2 * c.needed < c.form))
    );
    let mut needed: Vec<usize> = calls.iter().map(|call| call.needed).collect();
    needed.sort_unstable();
    for share in [50, 75, 90, 95, 99] {
        let at = needed.get(needed.len() * share / 100).unwrap();
        println!("| {share} of 100 callers need at most | {at} |");
    }
    for questions in 0..=calls.iter().map(|call| call.form).max().unwrap_or(0) {
        let share = calls.iter().filter(|call| call.needed == questions).count();
        println!("| callers who need {questions} | {share} |");
    }
}

fn mean(calls: &[Call], of: fn(&Call) -> usize) -> Result<f64, TryFromIntError> {
    let sum: usize = calls.iter().map(of).sum();
    Ok(f64::from(u32::try_from(sum)?) / f64::from(u32::try_from(calls.len())?))
}
