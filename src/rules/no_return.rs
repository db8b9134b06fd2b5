//! Programs that the person left and that do not take them back.

use crate::domain::{Field, Offer, Policy, Profile, ProgramId};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const NO_RETURN: Rule = Rule {
    id: "no-return",
    text: say::rule_no_return,
    reason: say::reason_no_return,
    basis: Basis::Safety,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Named(|profile| &profile.left),
    law: &Facts { of: |offer| ReturnTerms::of(offer), check },
};

#[derive(Clone, PartialEq, Eq, Hash)]
struct ReturnTerms {
    program: ProgramId,
    returns: Policy,
}

impl ReturnTerms {
    fn of(offer: Offer<'_>) -> Self {
        Self { program: offer.program.id.clone(), returns: offer.group.terms.returns }
    }
}

fn check(profile: &Profile, door: &ReturnTerms, voice: Voice) -> Verdict {
    if door.returns != Policy::No || !profile.left.contains(&door.program) {
        return voice.nothing();
    }
    voice.fails_unless(
        say::no_return_left_before,
        Edit::Says(Field::Returns, "case by case"),
        say::if_the_program_makes_an_exception,
    )
}
