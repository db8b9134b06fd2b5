//! Asking next spares questions: measured on made-up callers (`cargo bench --bench asking` at length).

use super::caller::{Form, call};
use super::world::now;
use waystation::exchange::generate::Generator;
use waystation::matching::Field;

#[test]
fn a_caller_reaches_the_first_three_with_fewer_than_half_the_questions_of_a_form() {
    const CALLERS: u64 = 200;
    let generator = Generator::of(2026).unwrap();
    let field = Field::of(generator.night(1000, now()).unwrap());
    let form = Form::of(&field);
    let calls: Vec<_> =
        (1..=CALLERS).map(|number| call(&form, &generator.household(number), now())).collect();
    let (needed, form): (usize, usize) =
        calls.iter().fold((0, 0), |sum, call| (sum.0 + call.needed, sum.1 + call.form));
    assert!(needed * 2 < form, "{needed} questions of {form}");
    assert!(calls.iter().filter(|call| call.reached).count() >= 195);
    assert!(calls.iter().filter(|call| call.right).count() >= 180);
}
