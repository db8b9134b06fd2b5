//! Whether people from another state may be taken.

use crate::domain::{Offer, Policy, Practice, Profile, State};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const OTHER_STATES: Rule = Rule {
    id: "other-states",
    text: "Some licences do not let a program take people from another state.",
    reason: "for people of its own state",
    basis: Basis::Licence,
    force: Force::Must,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| Home::of(offer), check },
};

/// The policy, and the state it counts from.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Home {
    policy: Policy,
    state: Option<State>,
}

impl Home {
    fn of(offer: Offer<'_>) -> Self {
        let policy = offer.group.terms.entry.policy(Practice::OtherStates);
        // Where nothing depends on the state, all states are one fact.
        let matters = policy != Policy::Unknown;
        Self { policy, state: offer.program.place.state().filter(|_| matters) }
    }
}

fn check(profile: &Profile, home: &Home, voice: Voice) -> Verdict {
    let from = profile.state();
    match (home.policy, home.state) {
        (Policy::Unknown, _) => voice.nothing(),
        (_, Some(state)) if Some(state) == from => voice.nothing(),
        (Policy::Yes, _) => voice.fits(format_args!("It takes people from other states.")),
        (Policy::CaseByCase, _) => {
            voice.confirm(format_args!("It takes people from other states case by case: ask."))
        }
        (Policy::No, Some(state)) => match from {
            Some(from) => voice.fails(format_args!(
                "It takes people from {state} alone; you entered a place in {from}."
            )),
            None => voice.confirm(format_args!(
                "It takes people from {state} alone: ask whether the person is from there."
            )),
        },
        (Policy::No, None) => voice.confirm(format_args!(
            "It takes people from its own state alone, which is not stated: ask."
        )),
    }
}
