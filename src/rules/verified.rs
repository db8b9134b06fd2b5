//! Listings that are not verified: none is offered until its program confirms it.

use crate::domain::{Field, NOT_LISTED, Profile};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const VERIFIED: Rule = Rule {
    id: "verified",
    text: say::rule_verified,
    reason: say::reason_verified,
    basis: Basis::Safety,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.program.quarantine.clone(), check },
};

fn check(_: &Profile, quarantine: &Option<Box<str>>, voice: Voice) -> Verdict {
    match quarantine {
        None => voice.nothing(),
        Some(why) => voice.fails_unless(
            || match why.as_ref() {
                NOT_LISTED => say::not_listed(),
                why => say::not_verified(why.trim_end_matches('.').to_owned()),
            },
            Edit::Says(Field::Quarantine, "lifted"),
            say::if_the_program_verifies_its_listing,
        ),
    }
}
