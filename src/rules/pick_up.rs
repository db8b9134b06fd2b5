//! How people get from outside to a program, where that is by way of the police.

use crate::domain::{Answer, Meeting, Only, Profile, Question};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};

pub(super) const PICK_UP: Rule = Rule {
    id: "pick-up",
    text: "Some programs meet people at a police station alone; whoever would rather not is asked first.",
    reason: "met only at a police station",
    basis: Basis::Safety,
    force: Force::Waivable(Who::Person),
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[Question::MeetPolice],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.meeting, check },
};

fn check(profile: &Profile, meeting: &Only<Meeting>, voice: Voice) -> Verdict {
    let Some(stated) = meeting.stated() else { return voice.nothing() };
    if stated.len() == 1 && stated.contains(Meeting::PoliceStation) {
        return police(profile.answer(Question::MeetPolice), voice);
    }
    voice.fits(format_args!("People come {stated}."))
}

fn police(answer: Answer, voice: Voice) -> Verdict {
    match answer {
        Answer::Yes => voice
            .fits(format_args!("Takes people from police stations; the person said that is OK.")),
        Answer::No => voice.fails_unless(
            format_args!("Takes people from police stations only, which the person declined."),
            Edit::Answer(Question::MeetPolice, Answer::Yes),
            format_args!("If a police station would do."),
        ),
        Answer::Unknown(_) => voice.confirm(format_args!(
            "Takes people from police stations only. Ask the person if that is OK."
        )),
    }
}
