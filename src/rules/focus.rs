//! The focus of a program, for people who prefer one.

use crate::domain::{Focus, Profile, Stated};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const FOCUS: Rule = Rule {
    id: "focus",
    text: say::rule_focus,
    reason: say::reason_focus,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.offers.focus, check },
};

/// The points for the wish, in thousandths of a sure bed: as much as a private room.
const WISHED: i32 = 200;

fn check(profile: &Profile, stated: &Stated<Focus>, voice: Voice) -> Verdict {
    let wanted = profile.wishes.focus;
    if wanted.is_empty() {
        return voice.nothing();
    }
    let shared = wanted.and(stated.yes);
    if !shared.is_empty() {
        return voice.points(WISHED, || say::focus_stated(shared));
    }
    if stated.yes.is_empty() {
        return voice.points(0, say::focus_not_stated);
    }
    voice.points(0, || say::focus_stated(stated.yes))
}
