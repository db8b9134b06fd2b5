//! The result of a tuberculosis test.

use crate::domain::{Demand, Field, Profile, Question};
use crate::rules::practice::Paper;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};

pub(super) const TB_TEST: Rule = Rule {
    id: "tb-test",
    text: "Some programs ask for a TB test result before entry or soon after; nobody is asked what it says.",
    reason: "only with a TB test result",
    basis: Basis::Licence,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::TbResult],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.tb_test, check },
};

const PAPER: Paper = Paper { field: Field::TbTest, name: "a TB test result" };

fn check(profile: &Profile, demand: &Demand, voice: Voice) -> Verdict {
    PAPER.held_by(profile, Question::TbResult, *demand, voice)
}
