//! The way people get to a program. Some programs meet them only at a police station.

use crate::domain::{Answer, Meeting, Only, Profile, Question};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const PICK_UP: Rule = Rule {
    id: "pick-up",
    text: say::rule_pick_up,
    reason: say::reason_pick_up,
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
    voice.fits(|| say::pick_up_ways(stated))
}

fn police(answer: Answer, voice: Voice) -> Verdict {
    match answer {
        Answer::Yes => voice.fits(say::pick_up_police_ok),
        Answer::No => voice.fails_unless(
            say::pick_up_police_declined,
            Edit::Answer(Question::MeetPolice, Answer::Yes),
            say::if_a_police_station_is_ok,
        ),
        Answer::Unknown(_) => voice.confirm(say::pick_up_police_ask),
    }
}
