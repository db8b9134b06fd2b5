//! Programs that open to residents only at night.

use crate::domain::{Answer, Profile, Question, ResidentHours};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const BY_DAY: Rule = Rule {
    id: "by-day",
    text: say::rule_by_day,
    reason: say::reason_by_day,
    basis: Basis::Physical,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::DayPlace],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.open, check },
};

fn check(profile: &Profile, open: &ResidentHours, voice: Voice) -> Verdict {
    match (open, profile.answer(Question::DayPlace)) {
        (ResidentHours::Daily { .. }, Answer::Yes) => voice.fits(|| say::by_day_elsewhere(*open)),
        (ResidentHours::Daily { .. }, Answer::No) => {
            voice.confirm(|| say::by_day_nowhere(*open)).grave()
        }
        (ResidentHours::Daily { .. }, Answer::Unknown(_)) => {
            voice.confirm(|| say::by_day_ask(*open))
        }
        (ResidentHours::Always, Answer::No) => voice.fits(say::by_day_always),
        (ResidentHours::Unknown, Answer::No) => voice.confirm(say::by_day_not_stated),
        (ResidentHours::Always | ResidentHours::Unknown, Answer::Yes | Answer::Unknown(_)) => {
            voice.nothing()
        }
    }
}
