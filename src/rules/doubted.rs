//! Programs that declined this household as outside what they take: the worker who goes on with the
//! search says so, and nothing of it is kept.

use crate::domain::{Profile, ProgramId};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const DOUBTED: Rule = Rule {
    id: "doubted",
    text: "A program that has declined this household before is still shown, further down: what it states may not be what it takes.",
    reason: "declined this household",
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
    voice.confirm(format_args!("It declined this household before: ask what has changed."))
}
