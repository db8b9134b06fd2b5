//! A tuberculosis (TB) test result that a program asks for.

use crate::domain::{Demand, Field, Profile, Question};
use crate::rules::practice::Paper;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const TB_TEST: Rule = Rule {
    id: "tb-test",
    text: say::rule_tb_test,
    reason: say::reason_tb_test,
    basis: Basis::Licence,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::TbResult],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.tb_test, check },
};

const PAPER: Paper = Paper {
    field: Field::TbTest,
    not_needed: say::tb_test_not_needed,
    held: say::tb_test_held,
    within: say::tb_test_within,
    missing: say::tb_test_missing,
    ask: say::tb_test_ask,
    ask_adult: say::tb_test_ask_adult,
    not_stated: say::tb_test_not_stated,
    time_to_get_it: say::if_time_for_tb_test,
};

fn check(profile: &Profile, demand: &Demand, voice: Voice) -> Verdict {
    PAPER.held_by(profile, Question::TbResult, *demand, voice)
}
