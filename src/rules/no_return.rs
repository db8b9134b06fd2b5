//! The programs that someone left and that do not take them back.

use crate::domain::{Field, Offer, Policy, Profile, ProgramId};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};

pub(super) const NO_RETURN: Rule = Rule {
    id: "no-return",
    text: "A program that does not take back people who left it is left out for a person who left it, unless it makes an exception.",
    reason: "not after leaving it before",
    basis: Basis::Safety,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Named(|profile| &profile.left),
    law: &Facts { of: |offer| Door::of(offer), check },
};

#[derive(Clone, PartialEq, Eq, Hash)]
struct Door {
    program: ProgramId,
    returns: Policy,
}

impl Door {
    fn of(offer: Offer<'_>) -> Self {
        Self { program: offer.program.id.clone(), returns: offer.group.terms.returns }
    }
}

fn check(profile: &Profile, door: &Door, voice: Voice) -> Verdict {
    if door.returns != Policy::No || !profile.left.contains(&door.program) {
        return voice.nothing();
    }
    voice.fails_unless(
        format_args!("Does not take back someone who left; the person left it before."),
        Edit::Says(Field::Returns, "case by case"),
        format_args!("If the program makes an exception."),
    )
}
