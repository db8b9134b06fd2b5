//! The support that the people in one program need together.

use crate::domain::{Profile, Terms};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const SUPPORT: Rule = Rule {
    id: "support",
    text: say::rule_support,
    reason: say::reason_support,
    basis: Basis::Safety,
    force: Force::Must,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Load(most),
    law: &Facts { of: |_| (), check },
};

fn most(terms: &Terms) -> Option<u16> {
    terms.support
}

/// Excludes no single household: it limits how many are placed together.
fn check(_: &Profile, (): &(), voice: Voice) -> Verdict {
    voice.nothing()
}
