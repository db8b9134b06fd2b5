//! Who works there, for those who wish for staff day and night or trained to work with trauma.

use crate::domain::{Profile, Sentence, Staffing, Stated, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use std::fmt::Display;

pub(super) const STAFFING: Rule = Rule {
    id: "staffing",
    text: "Programs with someone there day and night, or with staff trained to work with trauma, come first for those who wish it.",
    reason: "with other staff",
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.offers.staffing, check },
};

/// What each wish is worth, in thousandths of a sure bed.
const WISHED: i32 = 100;

/// A wish, what it asks of the staff, and the words for yes, no and not stated.
type Wished = (Wish, Staffing, [&'static str; 3]);

const STAFF: [Wished; 2] = [
    (
        Wish::NightStaff,
        Staffing::DayAndNight,
        [
            "someone is there day and night",
            "nobody is there at night",
            "whether someone is there at night is not stated",
        ],
    ),
    (
        Wish::TrainedStaff,
        Staffing::TraumaTraining,
        [
            "its staff are trained to work with trauma",
            "its staff are not all trained to work with trauma",
            "whether its staff are trained to work with trauma is not stated",
        ],
    ),
];

fn check(profile: &Profile, staffing: &Stated<Staffing>, voice: Voice) -> Verdict {
    let (mut points, mut parts): (i32, Vec<&dyn Display>) = (0, Vec::new());
    for (_, kind, [yes, no, unstated]) in
        STAFF.iter().filter(|(wish, ..)| profile.wishes.include(*wish))
    {
        if staffing.yes.contains(*kind) {
            points += WISHED;
            parts.push(yes);
        } else if staffing.no.contains(*kind) {
            parts.push(no);
        } else {
            parts.push(unstated);
        }
    }
    if parts.is_empty() {
        return voice.nothing();
    }
    voice.points(points, format_args!("{}", Sentence(&parts)))
}
