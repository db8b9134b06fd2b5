//! The stage of a place (emergency, transitional or long-term), for people who wish for one.

use crate::domain::{Profile, Stage, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const STAGE: Rule = Rule {
    id: "stage",
    text: say::rule_stage,
    reason: say::reason_stage,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.stage, check },
};

/// The points for the wish, in thousandths of a sure bed: as much as a private room.
const WISHED: i32 = 200;

const STAGES: [(Wish, Stage); 3] = [
    (Wish::Emergency, Stage::Emergency),
    (Wish::Transitional, Stage::Transitional),
    (Wish::LongTerm, Stage::LongTerm),
];

fn check(profile: &Profile, stage: &Stage, voice: Voice) -> Verdict {
    let mut wished = STAGES.iter().filter(|(wish, _)| profile.wishes.include(*wish)).peekable();
    if wished.peek().is_none() {
        return voice.nothing();
    }
    let points = if wished.any(|(_, wished)| wished == stage) { WISHED } else { 0 };
    match stage {
        Stage::Emergency => voice.points(points, say::stage_emergency),
        Stage::Transitional => voice.points(points, say::stage_transitional),
        Stage::LongTerm => voice.points(points, say::stage_long_term),
        Stage::Unknown => voice.points(0, say::stage_not_stated),
    }
}
