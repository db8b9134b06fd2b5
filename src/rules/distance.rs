//! Distance: it orders options, and excludes only if the person sets a limit.

use crate::domain::{Arrival, DistanceBand, Place, Profile, Roads, Span, Wish};
use crate::rules::road::{Road, Tonight};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::{Text, say};

pub(super) const DISTANCE: Rule = Rule {
    id: "distance",
    text: say::rule_distance,
    reason: say::reason_distance,
    basis: Basis::Wish,
    force: Force::Waivable(Who::Person),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.program.place.clone(), check },
};

/// Returns the cost of a distance, in thousandths of a sure bed (a judgment, to be refitted on
/// outcomes). Over 400 miles costs more than any post is worth. So no post lifts a place that is
/// out of reach tonight above one within reach without a post.
fn cost(distance: DistanceBand) -> i32 {
    match distance {
        DistanceBand::SameArea => 0,
        DistanceBand::Within50 => 100,
        DistanceBand::Within150 => 300,
        DistanceBand::Within400 => 600,
        DistanceBand::Over400 => 2000,
    }
}

/// Steps down to "may fit", for a place over 400 miles away.
const TO_MAY_FIT: u8 = 2;

/// The cost of an area that is not stated, and the most that an uncertain distance costs: as much
/// as a long trip, and less than another coast.
const UNSTATED: i32 = 700;

/// The most points for a wish to go far.
const FAR: i32 = 1000;

/// The distance of a place, as far as it is known.
#[derive(Clone, Copy)]
struct DistanceFacts<'a> {
    place: &'a Place,
    span: Option<Span>,
}

impl DistanceFacts<'_> {
    /// Returns true if the place is known more closely than its state, or the state has one
    /// distance band or no known distance.
    fn is_measured(&self) -> bool {
        self.span.is_some_and(|span| match self.place {
            Place::Site(_) => true,
            Place::State(_) => span.band().is_some() || is_not_known(span),
            Place::Unknown => false,
        })
    }

    fn cost(&self) -> i32 {
        let Some(span) = self.span else { return UNSTATED };
        match span.band() {
            Some(band) => cost(band),
            None => UNSTATED.min(i32::midpoint(cost(span.nearest), cost(span.farthest))),
        }
    }

    /// Returns the points, and the steps down from "call first".
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
    let way = DistanceFacts { place, span: place.span_from(profile.near()) };
    let (points, steps) = way.worth(profile);
    judge(&way, profile, voice).worth(points).lower(steps)
}

fn judge(way: &DistanceFacts<'_>, profile: &Profile, voice: Voice) -> Verdict {
    let Some(span) = way.span else { return not_stated(way, profile, voice) };
    let limit = profile.within.filter(|limit| span.farthest > *limit);
    if let Some(limit) = limit {
        return past(limit, span, way, voice);
    }
    let roads = profile.roads_to(way.place);
    let tonight = matches!(profile.arrival, Arrival::Tonight);
    match roads {
        Roads::Apart => return across_water(way, span, tonight, voice),
        Roads::PerhapsIsland => {
            let way = || say::way_perhaps_across_water(way.text());
            return if tonight {
                voice.confirm(|| say::distance_ask_tonight(way()))
            } else {
                voice.points(0, || say::distance_is(way()))
            };
        }
        Roads::Perhaps | Roads::Joined => {}
    }
    let road = Road::over(span, way.is_measured(), profile);
    let by_road = || way.by(&road);
    match (road.tonight, span.band()) {
        (Tonight::Ask, None) => voice.confirm(|| say::distance_ask_and_tonight(by_road())),
        (Tonight::Ask, Some(_)) => voice.confirm(|| say::distance_ask_tonight(by_road())),
        (Tonight::NotByRoad, _) => voice.points(0, || say::distance_not_by_road_tonight(by_road())),
        (Tonight::Unasked, None) if !way.is_measured() => {
            voice.confirm(|| say::distance_ask(way.text()))
        }
        (Tonight::Unasked, _) => voice.points(0, || say::distance_is(by_road())),
    }
}

/// Judges a place without a road to it.
fn across_water(way: &DistanceFacts<'_>, span: Span, tonight: bool, voice: Voice) -> Verdict {
    let way = || say::way_across_water(way.text());
    match (tonight, span.nearest) {
        (false, _) => voice.points(0, || say::distance_no_road(way())),
        (true, DistanceBand::Over400) => {
            voice.points(0, || say::distance_not_by_road_tonight(way()))
        }
        (true, _) => voice.confirm(|| say::distance_no_road_ask_tonight(way())),
    }
}

/// Judges a place that is, or may be, farther than the limit.
fn past(limit: DistanceBand, span: Span, way: &DistanceFacts<'_>, voice: Voice) -> Verdict {
    if span.nearest > limit {
        return voice.fails_unless(
            || say::distance_past_limit(at_most(limit), way.text()),
            Edit::Within(span.nearest),
            || say::if_going_so_far_is_possible(at_most(span.nearest)),
        );
    }
    voice.confirm(|| say::distance_past_limit_ask(at_most(limit), way.text()))
}

fn not_stated(way: &DistanceFacts<'_>, profile: &Profile, voice: Voice) -> Verdict {
    match (profile.within, profile.arrival) {
        (None, Arrival::At { .. }) => voice.points(0, || say::distance_is(way.text())),
        (Some(_), _) | (None, Arrival::Tonight) => voice.confirm(|| say::distance_ask(way.text())),
    }
}

/// Says a band as the farthest someone would go.
fn at_most(limit: DistanceBand) -> Text {
    match limit {
        DistanceBand::SameArea => say::limit_same_area(),
        DistanceBand::Within50 => say::limit_up_to_miles(50),
        DistanceBand::Within150 => say::limit_up_to_miles(150),
        DistanceBand::Within400 => say::limit_up_to_miles(400),
        DistanceBand::Over400 => say::limit_over_miles(400),
    }
}

/// Returns true if the distance may be anything.
fn is_not_known(span: Span) -> bool {
    span.text() == say::distance_not_known()
}

impl DistanceFacts<'_> {
    /// Says the distance, as the beginning of a sentence.
    fn text(&self) -> Text {
        match (self.place, self.span) {
            (Place::Unknown, _) => say::location_not_listed(),
            (place, None) => say::location(place),
            (Place::Site(_), Some(span)) => span.text(),
            (place, Some(span)) if span.band().is_some() => {
                say::place_and_distance(span.text(), place)
            }
            (place, Some(span)) if is_not_known(span) => say::location(place),
            (place, Some(span)) => say::location_and_distance(span.text(), place),
        }
    }

    /// Says the distance and the hours by road.
    fn by(&self, road: &Road) -> Text {
        let hours = road.text();
        if hours.is_nothing() { self.text() } else { say::way_and_road(hours, self.text()) }
    }
}
