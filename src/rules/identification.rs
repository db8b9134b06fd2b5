//! A paper that says who the person is.

use crate::domain::{Demand, Field, Profile, Question};
use crate::rules::practice::Paper;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};

pub(super) const IDENTIFICATION: Rule = Rule {
    id: "identification",
    text: "Some programs ask for identification before entry or soon after; the service asks only whether there is any.",
    reason: "only with identification",
    basis: Basis::Licence,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::HasId],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.identification, check },
};

const PAPER: Paper = Paper { field: Field::Identification, name: "identification" };

fn check(profile: &Profile, demand: &Demand, voice: Voice) -> Verdict {
    PAPER.held_by(profile, Question::HasId, *demand, voice)
}
