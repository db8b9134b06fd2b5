//! Identification: an ID that a program asks for.

use crate::domain::{Demand, Field, Profile, Question};
use crate::rules::practice::Paper;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const IDENTIFICATION: Rule = Rule {
    id: "identification",
    text: say::rule_identification,
    reason: say::reason_identification,
    basis: Basis::Licence,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::HasId],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.identification, check },
};

const PAPER: Paper = Paper {
    field: Field::Identification,
    not_needed: say::identification_not_needed,
    held: say::identification_held,
    within: say::identification_within,
    missing: say::identification_missing,
    ask: say::identification_ask,
    ask_adult: say::identification_ask_adult,
    not_stated: say::identification_not_stated,
    time_to_get_it: say::if_time_to_get_id,
};

fn check(profile: &Profile, demand: &Demand, voice: Voice) -> Verdict {
    PAPER.held_by(profile, Question::HasId, *demand, voice)
}
