//! Pledges to reject nobody a program is set up for, and to put nobody out.

use crate::domain::{Answer, Offer, Policy, Practice, Profile, Question, Sentence, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use std::fmt::Display;

pub(super) const PLEDGES: Rule = Rule {
    id: "pledges",
    text: "Programs that pledge to reject nobody they are set up for, or to put nobody out, say so; they come first for those who wish it and for those who left a program before.",
    reason: "without a pledge to reject and put out nobody",
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::LeftBefore],
    shape: Shape::Each,
    law: &Facts { of: |offer| Pledges::of(offer), check },
};

/// What each pledge is worth, in thousandths of a sure bed.
const PLEDGED: i32 = 150;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Pledges {
    no_reject: Policy,
    no_eject: Policy,
}

impl Pledges {
    fn of(offer: Offer<'_>) -> Self {
        let policy = |practice| offer.group.terms.entry.policy(practice);
        Self { no_reject: policy(Practice::NoReject), no_eject: policy(Practice::NoEject) }
    }
}

fn check(profile: &Profile, pledges: &Pledges, voice: Voice) -> Verdict {
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
    let said = [
        words(pledges.no_reject, ["rejects nobody it is set up for", "may reject people"]),
        words(pledges.no_eject, ["puts out nobody who has no other place", "may put people out"]),
    ];
    if said.iter().all(|said| said.is_empty()) {
        if named {
            return voice
                .points(0, format_args!("Whether it rejects or puts out people is not stated."));
        }
        return voice.nothing();
    }
    let parts: Vec<&dyn Display> = said.iter().map(|said| -> &dyn Display { said }).collect();
    voice.points(reject.1 + eject.1, format_args!("{}", Sentence(&parts)))
}

/// A pledge in words, kept or not kept; nothing where nobody has said.
fn words(policy: Policy, [kept, not]: [&'static str; 2]) -> &'static str {
    match policy {
        Policy::Yes => kept,
        Policy::CaseByCase | Policy::No => not,
        Policy::Unknown => "",
    }
}
