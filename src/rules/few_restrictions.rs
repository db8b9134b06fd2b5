//! Houses with few restrictions, for those who wish it.

use crate::domain::{House, Policy, Profile, Sentence, Stated, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use std::fmt::Display;

pub(super) const FEW_RESTRICTIONS: Rule = Rule {
    id: "few-restrictions",
    text: "Houses that leave people free (open doors, phones, evenings, going out) come first for those who wish it; a locked house is never put first for being locked.",
    reason: "with restrictions",
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts {
        of: |offer| House { safeguards: Stated::default(), ..offer.group.terms.offers.house },
        check,
    },
};

/// What each freedom is worth, in thousandths of a sure bed: all five as much as a room of one's own.
const FREEDOM: i32 = 40;

fn check(profile: &Profile, house: &House, voice: Voice) -> Verdict {
    if !profile.wishes.include(Wish::FewRestrictions) {
        return voice.nothing();
    }
    let rules = house.rules();
    let those = |policy: Policy| rules.iter().filter(move |rule| rule.leaves_free() == policy);
    let points = FREEDOM * i32::try_from(those(Policy::Yes).count()).unwrap_or(0);
    if voice == Voice::Silent {
        return voice.points(points, format_args!(""));
    }
    let unsaid: Vec<_> = those(Policy::Unknown).map(ToString::to_string).collect();
    let unsaid = match unsaid.len() {
        0 => String::new(),
        5 => "how free people are there is not stated".to_owned(),
        _ => format!("not stated: {}", unsaid.join(", ")),
    };
    let mut parts: Vec<&dyn Display> =
        those(Policy::Yes).map(|rule| -> &dyn Display { rule }).collect();
    parts.push(&unsaid);
    voice.points(points, format_args!("{}", Sentence(&parts)))
}
