//! How far: it orders, and excludes only when the person sets a limit.

use crate::domain::{DistanceBand, Place, Profile, State, Wish, Zone};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

pub(super) const DISTANCE: Rule = Rule {
    id: "distance",
    text: "Nearer places come first; a place is left out for its distance only when the person sets a limit.",
    reason: "farther than the limit",
    basis: Basis::Wish,
    force: Force::Waivable(Who::Person),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.program.place, check },
};

/// What distance costs, in thousandths of a sure bed (a judgement, to be refitted on outcomes).
fn cost(distance: DistanceBand) -> i32 {
    match distance {
        DistanceBand::SameArea => 0,
        DistanceBand::Within50 => 100,
        DistanceBand::Within150 => 300,
        DistanceBand::Within400 => 600,
        DistanceBand::Over400 => 1000,
    }
}

/// What an area that is not stated costs: as much as a long way.
const UNSTATED: i32 = 700;

fn check(profile: &Profile, place: &Place, voice: Voice) -> Verdict {
    match known(profile.origin.zone, *place) {
        Some(distance) => at(distance, profile, voice),
        None => somewhere(*place, profile, voice),
    }
}

/// The zones of each state.
static ZONES_OF: LazyLock<HashMap<State, Vec<Zone>>> = LazyLock::new(|| {
    let mut zones_of: HashMap<State, Vec<Zone>> = HashMap::new();
    for zone in Zone::all() {
        zones_of.entry(zone.state()).or_default().push(zone);
    }
    zones_of
});

/// The distance, where it is known: a state none of whose zones is near is far, too.
fn known(from: Zone, place: Place) -> Option<DistanceBand> {
    match place {
        Place::Zone(zone) => Some(from.distance(zone)),
        Place::State(state) => {
            let far = |zone: &Zone| from.distance(*zone) == DistanceBand::Over400;
            let all_far = ZONES_OF.get(&state).is_some_and(|zones| zones.iter().all(far));
            all_far.then_some(DistanceBand::Over400)
        }
        Place::Unknown => None,
    }
}

fn somewhere(place: Place, profile: &Profile, voice: Voice) -> Verdict {
    let where_it_is = place.words();
    match profile.within {
        Some(_) => voice.confirm(format_args!("Ask how far it is: {where_it_is}.")),
        None => voice.points(0, format_args!("How far is not known: {where_it_is}.")),
    }
    .worth(-UNSTATED)
}

fn at(distance: DistanceBand, profile: &Profile, voice: Voice) -> Verdict {
    if let Some(limit) = profile.within.filter(|limit| distance > *limit) {
        return voice.fails_unless(
            format_args!("{}; your limit was {}.", Capital(distance.words()), at_most(limit)),
            Edit::Within(distance),
            format_args!("If going {} is possible.", at_most(distance)),
        );
    }
    let far = profile.wishes.include(Wish::Far);
    let points = if far { cost(distance) - cost(DistanceBand::Over400) } else { -cost(distance) };
    let steps = u8::from(!far && distance == DistanceBand::Over400);
    voice.points(points, format_args!("{}.", Capital(distance.words()))).lower(steps)
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

struct Capital<'a>(&'a str);

impl fmt::Display for Capital<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = self.0.chars();
        if let Some(first) = letters.next() {
            write!(f, "{}", first.to_uppercase())?;
        }
        f.write_str(letters.as_str())
    }
}
