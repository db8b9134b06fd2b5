//! The area that people may come from: the program's own area, its state, the country, or
//! elsewhere.

use crate::domain::{Catchment, DistanceBand, Offer, Place, Profile, Span};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const CATCHMENT: Rule = Rule {
    id: "catchment",
    text: say::rule_catchment,
    reason: say::reason_catchment,
    basis: Basis::Funder,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| From::of(offer), check },
};

#[derive(Clone, PartialEq, Eq, Hash)]
struct From {
    catchment: Catchment,
    /// The program's place, if it matters.
    place: Place,
}

impl From {
    fn of(offer: Offer<'_>) -> Self {
        let catchment = offer.group.terms.offers.catchment;
        let place = match catchment {
            Catchment::Local | Catchment::OutOfArea => offer.program.place.clone(),
            Catchment::State => offer.program.place.state().map_or(Place::Unknown, Place::State),
            Catchment::National | Catchment::Unknown => Place::Unknown,
        };
        Self { catchment, place }
    }
}

fn check(profile: &Profile, from: &From, voice: Voice) -> Verdict {
    match from.catchment {
        Catchment::Unknown => voice.nothing(),
        Catchment::National => voice.points(0, say::catchment_anywhere),
        Catchment::State => of_the_state(profile, &from.place, voice),
        Catchment::Local => near(from.place.span_from(profile.near()), voice),
        Catchment::OutOfArea => far(from.place.span_from(profile.near()), voice),
    }
}

fn of_the_state(profile: &Profile, place: &Place, voice: Voice) -> Verdict {
    let Some(state) = place.state() else {
        return voice.confirm(say::catchment_state_not_listed);
    };
    match profile.state() {
        Some(here) if here == state => voice.fits(|| say::catchment_state(state.to_string())),
        Some(here) => {
            voice.confirm(|| say::catchment_other_state(here.to_string(), state.to_string()))
        }
        None => voice.confirm(|| say::catchment_state_ask(state.to_string())),
    }
}

fn near(span: Option<Span>, voice: Voice) -> Verdict {
    match span {
        Some(Span { farthest: DistanceBand::SameArea, .. }) => voice.fits(say::catchment_own_area),
        Some(Span { nearest: DistanceBand::SameArea, .. }) => {
            voice.confirm(say::catchment_own_area_ask)
        }
        Some(span) => voice.confirm(|| say::catchment_own_area_far(span.text())),
        None => voice.confirm(say::catchment_own_area_not_listed),
    }
}

fn far(span: Option<Span>, voice: Voice) -> Verdict {
    match span {
        Some(Span { farthest: DistanceBand::SameArea, .. }) => {
            voice.confirm(say::catchment_elsewhere_same_area)
        }
        Some(Span { nearest: DistanceBand::SameArea, .. }) => {
            voice.confirm(say::catchment_elsewhere_ask)
        }
        Some(_) => voice.fits(say::catchment_elsewhere_taken),
        None => voice.points(0, say::catchment_elsewhere),
    }
}
