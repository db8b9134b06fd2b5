//! Pledges to reject no one a program is set up for, and to eject no one.

use crate::domain::{Answer, Offer, Policy, Practice, Profile, Question, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{Text, say};

pub(super) const PLEDGES: Rule = Rule {
    id: "pledges",
    text: say::rule_pledges,
    reason: say::reason_pledges,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::LeftBefore],
    shape: Shape::Each,
    law: &Facts { of: |offer| StatedPledges::of(offer), check },
};

/// The points for each pledge, in thousandths of a sure bed.
const PLEDGED: i32 = 150;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct StatedPledges {
    no_reject: Policy,
    no_eject: Policy,
}

impl StatedPledges {
    fn of(offer: Offer<'_>) -> Self {
        let policy = |practice| offer.group.terms.entry.policy(practice);
        Self { no_reject: policy(Practice::NoReject), no_eject: policy(Practice::NoEject) }
    }
}

fn check(profile: &Profile, pledges: &StatedPledges, voice: Voice) -> Verdict {
    let left = profile.answer(Question::LeftBefore) == Answer::Yes;
    let of = |wish: Wish, policy: Policy| {
        let wished = left || profile.wishes.include(wish);
        let points = match policy {
            Policy::Yes => PLEDGED,
            Policy::CaseByCase => PLEDGED / 3,
            Policy::No | Policy::Unknown => 0,
        };
        (wished, if wished { points } else { 0 })
    };
    let (reject, eject) =
        (of(Wish::NoReject, pledges.no_reject), of(Wish::NoEject, pledges.no_eject));
    let named = profile.wishes.include(Wish::NoReject) || profile.wishes.include(Wish::NoEject);
    if (pledges.no_reject, pledges.no_eject) == (Policy::Unknown, Policy::Unknown) {
        return if named { voice.points(0, say::pledges_not_stated) } else { voice.nothing() };
    }
    voice.points(reject.1 + eject.1, || {
        say::sentence([
            pledge_text(pledges.no_reject, say::pledge_no_reject, say::pledge_may_reject),
            pledge_text(pledges.no_eject, say::pledge_no_eject, say::pledge_may_eject),
        ])
    })
}

/// Says a pledge, kept or not; empty if the program has not stated it.
fn pledge_text(policy: Policy, kept: fn() -> Text, not: fn() -> Text) -> Text {
    match policy {
        Policy::Yes => kept(),
        Policy::CaseByCase | Policy::No => not(),
        Policy::Unknown => Text::nothing(),
    }
}
