//! Staff at a program, for people who wish for staff day and night or with trauma training.

use crate::domain::{Policy, Profile, Staffing, Stated, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{List, Text, say};

pub(super) const STAFFING: Rule = Rule {
    id: "staffing",
    text: say::rule_staffing,
    reason: say::reason_staffing,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.offers.staffing, check },
};

/// The points for each wish, in thousandths of a sure bed.
const WISHED: i32 = 100;

/// A wish, the staffing it asks for, and the words for yes, no and not stated.
type Wished = (Wish, Staffing, [fn() -> Text; 3]);

const STAFF: [Wished; 2] = [
    (
        Wish::NightStaff,
        Staffing::DayAndNight,
        [say::staffing_at_night, say::staffing_not_at_night, say::staffing_at_night_not_stated],
    ),
    (
        Wish::TrainedStaff,
        Staffing::TraumaTraining,
        [say::staffing_trained, say::staffing_not_trained, say::staffing_trained_not_stated],
    ),
];

fn check(profile: &Profile, staffing: &Stated<Staffing>, voice: Voice) -> Verdict {
    let wished = || STAFF.iter().filter(|(wish, ..)| profile.wishes.include(*wish));
    if wished().next().is_none() {
        return voice.nothing();
    }
    let there = wished().filter(|(_, kind, _)| staffing.yes.contains(*kind));
    let points = WISHED * there.map(|_| 1).sum::<i32>();
    voice.points(points, || {
        let said = |(_, kind, [yes, no, not_stated]): &Wished| match staffing.policy(*kind) {
            Policy::Yes => yes(),
            Policy::No => no(),
            Policy::CaseByCase | Policy::Unknown => not_stated(),
        };
        say::sentence(wished().map(said).collect::<List>())
    })
}
