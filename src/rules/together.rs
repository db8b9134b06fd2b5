//! Young children stay with the survivor they came with.

use crate::domain::{Member, Profile, Role};
use crate::rules::{Basis, Bond, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const TOGETHER: Rule = Rule {
    id: "together",
    text: say::rule_together,
    reason: say::reason_together,
    basis: Basis::Safety,
    force: Force::Must,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Same(stays_with),
    law: &Facts { of: |_| (), check },
};

/// Children under this age are not put in another room (a judgment).
const UNDER: u8 = 13;

fn stays_with(survivor: &Member, child: &Member) -> Bond {
    let pair = survivor.role == Role::Survivor && child.role == Role::Child;
    match (child.age.youngest() < UNDER, child.age.oldest() < UNDER) {
        (true, true) if pair => Bond::Same,
        (true, false) if pair => Bond::Perhaps,
        _ => Bond::Free,
    }
}

/// Excludes no one from a unit group: it shapes how a household is arranged over several.
fn check(_: &Profile, (): &(), voice: Voice) -> Verdict {
    voice.nothing()
}
