//! How far: it orders, and excludes only when the person sets a limit.

use crate::domain::{Arrival, Capital, DistanceBand, Place, Profile, Roads, Span, Wish};
use crate::rules::road::{Road, Tonight};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use std::fmt;

pub(super) const DISTANCE: Rule = Rule {
    id: "distance",
    text: "Nearer places come first; a place is left out for its distance only when the person sets a limit. Hours by road are estimated: roads a fifth longer than a straight line, at 55 miles an hour.",
    reason: "farther than the limit",
    basis: Basis::Wish,
    force: Force::Waivable(Who::Person),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.program.place.clone(), check },
};

/// The cost of a distance, in thousandths of a sure bed (a judgement, to be refitted on outcomes).
/// Over 400 miles costs more than any post can be worth: no post lifts a place that is out of reach
/// tonight above one within reach that has posted nothing.
fn cost(distance: DistanceBand) -> i32 {
    match distance {
        DistanceBand::SameArea => 0,
        DistanceBand::Within50 => 100,
        DistanceBand::Within150 => 300,
        DistanceBand::Within400 => 600,
        DistanceBand::Over400 => 2000,
    }
}

/// Steps down of a place over 400 miles away: it may fit.
const TO_MAY_FIT: u8 = 2;

/// The cost of an area that is not stated, and the most that a doubtful distance costs: as much as
/// a long way, and less than another coast.
const UNSTATED: i32 = 700;

/// What a wish to go far is worth at most.
const FAR: i32 = 1000;

/// How far a place is, as far as that is known.
#[derive(Clone, Copy)]
struct Way<'a> {
    place: &'a Place,
    span: Option<Span>,
}

impl Way<'_> {
    /// Whether it is known better than by a state, or far as a whole.
    fn is_measured(&self) -> bool {
        self.span.is_some_and(|span| span.words() == self.place.distance_words(Some(span)))
    }

    fn cost(&self) -> i32 {
        let Some(span) = self.span else { return UNSTATED };
        match span.band() {
            Some(band) => cost(band),
            None => UNSTATED.min(i32::midpoint(cost(span.nearest), cost(span.farthest))),
        }
    }

    /// Points, and steps down from "call first".
    fn worth(&self, profile: &Profile) -> (i32, u8) {
        if profile.wishes.include(Wish::Far) {
            return (self.cost().min(FAR) - FAR, 0);
        }
        let band = self.span.and_then(Span::band);
        let out_of_reach = band == Some(DistanceBand::Over400);
        (-self.cost(), if out_of_reach { TO_MAY_FIT } else { 0 })
    }
}

fn check(profile: &Profile, place: &Place, voice: Voice) -> Verdict {
    let way = Way { place, span: place.span_from(profile.near()) };
    let (points, steps) = way.worth(profile);
    said(&way, profile, voice).worth(points).lower(steps)
}

fn said(way: &Way<'_>, profile: &Profile, voice: Voice) -> Verdict {
    let Some(span) = way.span else { return not_stated(way, profile, voice) };
    let limit = profile.within.filter(|limit| span.farthest > *limit);
    if let Some(limit) = limit {
        return past(limit, span, way, voice);
    }
    let roads = profile.roads_to(way.place);
    let tonight = matches!(profile.arrival, Arrival::Tonight);
    match roads {
        Roads::Apart => return across_water(way, span, tonight, voice),
        Roads::PerhapsIsland if tonight => {
            return voice.confirm(format_args!(
                "{way}, perhaps across water with no road: ask whether the person can get there tonight."
            ));
        }
        Roads::PerhapsIsland => {
            return voice.points(0, format_args!("{way}, perhaps across water with no road."));
        }
        Roads::Perhaps | Roads::Joined => {}
    }
    let road = Road::over(span, way.is_measured(), profile);
    match (road.tonight, span.band()) {
        (Tonight::Ask, None) => voice.confirm(format_args!(
            "{way}{road}: ask how far it is and whether the person can get there tonight."
        )),
        (Tonight::Ask, Some(_)) => voice
            .confirm(format_args!("{way}{road}: ask whether the person can get there tonight.")),
        (Tonight::NotByRoad, _) => {
            voice.points(0, format_args!("{way}{road}: not reachable by road tonight."))
        }
        (Tonight::Unasked, None) if !way.is_measured() => {
            voice.confirm(format_args!("{way}: ask how far it is."))
        }
        (Tonight::Unasked, _) => voice.points(0, format_args!("{way}{road}.")),
    }
}

/// A place that no road leads to.
fn across_water(way: &Way<'_>, span: Span, tonight: bool, voice: Voice) -> Verdict {
    let way = format_args!("{way}, across water or beyond the roads");
    match (tonight, span.nearest) {
        (false, _) => voice.points(0, format_args!("{way}: no road leads there.")),
        (true, DistanceBand::Over400) => {
            voice.points(0, format_args!("{way}: not reachable by road tonight."))
        }
        (true, _) => voice.confirm(format_args!(
            "{way}: no road leads there; ask whether the person can get there tonight."
        )),
    }
}

/// A place that is, or may be, farther than the limit.
fn past(limit: DistanceBand, span: Span, way: &Way<'_>, voice: Voice) -> Verdict {
    if span.nearest > limit {
        return voice.fails_unless(
            format_args!("{way}; your limit was {}.", at_most(limit)),
            Edit::Within(span.nearest),
            format_args!("If going {} is possible.", at_most(span.nearest)),
        );
    }
    voice.confirm(format_args!("{way}; your limit was {}: ask how far it is.", at_most(limit)))
}

fn not_stated(way: &Way<'_>, profile: &Profile, voice: Voice) -> Verdict {
    match (profile.within, profile.arrival) {
        (None, Arrival::At { .. }) => voice.points(0, format_args!("{way}.")),
        (Some(_), _) | (None, Arrival::Tonight) => {
            voice.confirm(format_args!("{way}: ask how far it is."))
        }
    }
}

/// A band as the farthest someone would go.
fn at_most(limit: DistanceBand) -> &'static str {
    match limit {
        DistanceBand::SameArea => "the same area",
        DistanceBand::Within50 => "up to 50 miles",
        DistanceBand::Within150 => "up to 150 miles",
        DistanceBand::Within400 => "up to 400 miles",
        DistanceBand::Over400 => "over 400 miles",
    }
}

/// The distance as the beginning of a sentence.
impl fmt::Display for Way<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.place.distance_words(self.span);
        match (self.place, self.span) {
            (Place::Site(_), _) => Capital(&words).fmt(f),
            (_, Some(span)) if words != span.words() => {
                write!(f, "{}, {words} ({})", Capital(&self.place.words()), span.words())
            }
            _ => write!(f, "{}, {words}", Capital(&self.place.words())),
        }
    }
}
