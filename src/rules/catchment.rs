//! Where people may come from: a program's own area, its state, the country, or rather elsewhere.

use crate::domain::{Catchment, DistanceBand, Offer, Place, Profile, Span};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const CATCHMENT: Rule = Rule {
    id: "catchment",
    text: "Some programs take people from their own area or state first, others rather from elsewhere: that is asked, and keeps nobody out.",
    reason: "for people from elsewhere",
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
    /// Where the program is, where that matters.
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
        Catchment::National => voice.points(0, format_args!("Takes people from anywhere.")),
        Catchment::State => of_the_state(profile, &from.place, voice),
        Catchment::Local => near(from.place.span_from(profile.near()), voice),
        Catchment::OutOfArea => far(from.place.span_from(profile.near()), voice),
    }
}

fn of_the_state(profile: &Profile, place: &Place, voice: Voice) -> Verdict {
    let Some(state) = place.state() else {
        return voice
            .confirm(format_args!("Takes people from its own state, which is not stated: ask."));
    };
    match profile.state() {
        Some(here) if here == state => voice.fits(format_args!("Takes people from {state}.")),
        Some(here) => {
            voice.confirm(format_args!("Takes people from {state}; the person is in {here}: ask."))
        }
        None => voice.confirm(format_args!(
            "Takes people from {state}: ask whether the person is from there."
        )),
    }
}

fn near(span: Option<Span>, voice: Voice) -> Verdict {
    match span {
        Some(Span { farthest: DistanceBand::SameArea, .. }) => {
            voice.fits(format_args!("Takes people from its own area, where the person is."))
        }
        Some(Span { nearest: DistanceBand::SameArea, .. }) => voice.confirm(format_args!(
            "Takes people from its own area: ask whether the person is from there."
        )),
        Some(span) => match span.band() {
            Some(far) => voice.confirm(format_args!(
                "Takes people from its own area, which is {}: ask.",
                far.words()
            )),
            None => voice
                .confirm(format_args!("Takes people from its own area ({}): ask.", span.words())),
        },
        None => {
            voice.confirm(format_args!("Takes people from its own area, which is not stated: ask."))
        }
    }
}

fn far(span: Option<Span>, voice: Voice) -> Verdict {
    match span {
        Some(Span { farthest: DistanceBand::SameArea, .. }) => voice.confirm(format_args!(
            "Rather takes people from elsewhere; the person is in the same area: ask."
        )),
        Some(Span { nearest: DistanceBand::SameArea, .. }) => voice.confirm(format_args!(
            "Rather takes people from elsewhere: ask whether the person is in its own area."
        )),
        Some(_) => voice.fits(format_args!("Takes people from elsewhere.")),
        None => voice.points(0, format_args!("Rather takes people from elsewhere.")),
    }
}
