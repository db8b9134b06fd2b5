//! What a program is built around, for those who would rather go to such a one.

use crate::domain::{Focus, Profile, Stated};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const FOCUS: Rule = Rule {
    id: "focus",
    text: "Programs built around what a person would rather have come first for those who wish it; nothing about the person is asked or inferred.",
    reason: "built around something else",
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.offers.focus, check },
};

/// What the wish is worth, in thousandths of a sure bed: as much as a room of one's own.
const WISHED: i32 = 200;

fn check(profile: &Profile, stated: &Stated<Focus>, voice: Voice) -> Verdict {
    let wanted = profile.wishes.focus;
    if wanted.is_empty() {
        return voice.nothing();
    }
    let shared = wanted.and(stated.yes);
    if !shared.is_empty() {
        return voice.points(WISHED, format_args!("Built around: {shared}."));
    }
    if stated.yes.is_empty() {
        return voice.points(0, format_args!("What it is built around is not stated."));
    }
    voice.points(0, format_args!("Built around: {}.", stated.yes))
}
