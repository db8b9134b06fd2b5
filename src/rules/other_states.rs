//! People from another state, whom a program may not take.

use crate::domain::{Offer, Policy, Practice, Profile, State};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const OTHER_STATES: Rule = Rule {
    id: "other-states",
    text: say::rule_other_states,
    reason: say::reason_other_states,
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
        // If nothing depends on the state, all states are one fact.
        let matters = policy != Policy::Unknown;
        Self { policy, state: offer.program.place.state().filter(|_| matters) }
    }
}

fn check(profile: &Profile, home: &Home, voice: Voice) -> Verdict {
    let from = profile.state();
    match (home.policy, home.state) {
        (Policy::Unknown, _) => voice.nothing(),
        (_, Some(state)) if Some(state) == from => voice.nothing(),
        (Policy::Yes, _) => voice.fits(say::other_states_taken),
        (Policy::CaseByCase, _) => voice.confirm(say::other_states_case_by_case),
        (Policy::No, Some(state)) => match from {
            Some(from) => {
                voice.fails(|| say::other_states_not_taken(from.to_string(), state.to_string()))
            }
            None => voice.confirm(|| say::other_states_ask(state.to_string())),
        },
        (Policy::No, None) => voice.confirm(say::other_states_own_not_listed),
    }
}
