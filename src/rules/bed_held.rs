//! How long a bed is held for somebody who is away: said before anyone decides.

use crate::domain::{Hours, Length, Profile, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const BED_HELD: Rule = Rule {
    id: "bed-held",
    text: "How long a program holds a bed for somebody who is away is said before anyone decides; a bed that is held counts for those who wish to be able to come back.",
    reason: "with no bed held",
    basis: Basis::Funder,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.offers.bed_hold, check },
};

/// What a bed that is held is worth to those who wish to come back, in thousandths of a sure bed.
const WISHED: i32 = 100;

fn check(profile: &Profile, held: &Length<Hours>, voice: Voice) -> Verdict {
    let wished = profile.wishes.include(Wish::ReturnAllowed);
    match held {
        Length::For(..) => voice.points(
            if wished { WISHED } else { 0 },
            format_args!("A bed is held for {held} while somebody is away."),
        ),
        Length::None => voice.points(0, format_args!("No bed is held while somebody is away.")),
        Length::Unknown if wished => voice
            .points(0, format_args!("Whether a bed is held while somebody is away is not stated.")),
        Length::Unknown => voice.nothing(),
    }
}
