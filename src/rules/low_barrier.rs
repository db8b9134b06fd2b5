//! Few hurdles to get in: who answers the questions before entry, and how long that takes.

use crate::domain::{Length, Minutes, Offer, Policy, Profile, Sentence, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Rule, Shape, Verdict, Voice};
use std::fmt::{self, Display};

pub(super) const LOW_BARRIER: Rule = Rule {
    id: "low-barrier",
    text: "Places with few hurdles to get in come first for those who wish it: an advocate may answer for the person, and few questions or none on the phone.",
    reason: "with hurdles to get in",
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| Hurdles::of(offer), check },
};

/// What each hurdle less is worth, in thousandths of a sure bed: both as much as a room of one's own.
const HURDLE_LESS: i32 = 100;

#[derive(Clone, PartialEq, Eq, Hash)]
struct Hurdles {
    advocate: Policy,
    phone: Length<Minutes>,
}

impl Hurdles {
    fn of(offer: Offer<'_>) -> Self {
        let offers = &offer.group.terms.offers;
        Self { advocate: offers.advocate_screens, phone: offers.phone_screening }
    }
}

fn check(profile: &Profile, hurdles: &Hurdles, voice: Voice) -> Verdict {
    let wished = profile.wishes.include(Wish::LowBarrier);
    if *hurdles == (Hurdles { advocate: Policy::Unknown, phone: Length::Unknown }) {
        if wished {
            return voice.points(0, format_args!("How people get in is not stated."));
        }
        return voice.nothing();
    }
    let less =
        i32::from(hurdles.advocate == Policy::Yes) + i32::from(hurdles.phone == Length::None);
    let points = if wished { HURDLE_LESS * less } else { 0 };
    let advocate = match hurdles.advocate {
        Policy::Yes => "an advocate may answer the questions before entry",
        Policy::CaseByCase => "ask whether an advocate may answer the questions before entry",
        Policy::No => "the person answers the questions before entry",
        Policy::Unknown => "",
    };
    voice.points(points, format_args!("{}", Sentence(&[&advocate, &Phone(hurdles.phone)])))
}

/// The questions on the telephone.
struct Phone(Length<Minutes>);

impl Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Length::None => f.write_str("no questions on the phone"),
            Length::For(..) => write!(f, "questions on the phone take {}", self.0),
            Length::Unknown => Ok(()),
        }
    }
}
