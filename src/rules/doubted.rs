//! Programs that declined this household as outside what they take. The worker enters them when the
//! search goes on, and nothing about it is stored.

use crate::domain::{Profile, ProgramId};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const DOUBTED: Rule = Rule {
    id: "doubted",
    text: say::rule_doubted,
    reason: say::reason_doubted,
    basis: Basis::Physical,
    force: Force::Prefer,
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Named(|profile| &profile.doubted),
    law: &Facts { of: |offer| offer.program.id.clone(), check },
};

fn check(profile: &Profile, program: &ProgramId, voice: Voice) -> Verdict {
    if !profile.doubted.contains(program) {
        return voice.nothing();
    }
    voice.confirm(say::doubted_ask)
}
