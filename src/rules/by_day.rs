//! Houses that open to residents only at night.

use crate::domain::{Answer, Profile, Question, ResidentHours};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const BY_DAY: Rule = Rule {
    id: "by-day",
    text: "Some programs are open to residents only at night; the day needs another place.",
    reason: "open only at night",
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
        (ResidentHours::Daily { .. }, Answer::Yes) => voice
            .fits(format_args!("Open to residents {open}; the person has somewhere to be by day.")),
        (ResidentHours::Daily { .. }, Answer::No) => voice
            .confirm(format_args!(
                "Open to residents {open}; the person has nowhere safe by day: ask what there is."
            ))
            .grave(),
        (ResidentHours::Daily { .. }, Answer::Unknown(_)) => voice.confirm(format_args!(
            "Open to residents {open}: ask where the person would be by day."
        )),
        (ResidentHours::Always, Answer::No) => {
            voice.fits(format_args!("Open to residents by day and by night."))
        }
        (ResidentHours::Unknown, Answer::No) => {
            voice.confirm(format_args!("Ask whether people can be there by day."))
        }
        (ResidentHours::Always | ResidentHours::Unknown, Answer::Yes | Answer::Unknown(_)) => {
            voice.nothing()
        }
    }
}
