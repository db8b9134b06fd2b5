//! The stored location of a program.

use crate::domain::{Refused, Span, State, Zone};
use crate::words::{List, Name, Text, say};
use chrono_tz::Tz;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The stored location of a program: a zone, one of several zones if the source is no finer (a
/// county, a large city), a state, or unknown.
///
/// Written as `zone 937`, `zones 946 945`, `zone 739 in TX`, `state CA` or `unknown`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Place {
    /// One of these zones.
    Site(Site),
    /// Somewhere in a state.
    State(State),
    /// Not stated.
    #[default]
    Unknown,
}

/// The zones that a program may be in, the most likely first, and its state.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Site {
    zones: Arc<[Zone]>,
    /// The state, if the source states one that the zones do not imply; a zone may lie in two.
    state: Option<State>,
}

impl Site {
    fn of(zones: impl IntoIterator<Item = Zone>, state: Option<State>) -> Option<Self> {
        let mut distinct: Vec<Zone> = Vec::new();
        for zone in zones {
            if !distinct.contains(&zone) {
                distinct.push(zone);
            }
        }
        distinct.first()?;
        // Store no state that the zones already imply.
        let said = State::of_all(&distinct);
        Some(Self { zones: distinct.into(), state: state.filter(|_| state != said) })
    }

    /// The names of its areas: all of them up to three, otherwise the first one "or nearby".
    fn areas(&self) -> Text {
        const FEW: usize = 3;
        let mut names: Vec<&'static str> = Vec::new();
        for zone in self.zones.iter() {
            if !names.contains(&zone.largest_place()) {
                names.push(zone.largest_place());
            }
        }
        match names.as_slice() {
            [] => say::area_not_listed(),
            [first] => say::area_of_city(*first),
            [first, ..] if names.len() > FEW => say::area_or_nearby(*first),
            _ => say::area_of_cities(names.into_iter().map(Name::from).collect::<List>()),
        }
    }
}

impl From<Zone> for Place {
    fn from(zone: Zone) -> Self {
        Self::Site(Site { zones: Arc::from([zone]), state: None })
    }
}

impl Place {
    /// A place in one of these zones of a state, or somewhere in the state if there are no zones.
    pub fn in_state(zones: &[Zone], state: State) -> Self {
        Site::of(zones.iter().copied(), Some(state)).map_or(Self::State(state), Self::Site)
    }

    /// All zones it may be in, the most likely first; none if its location is unknown.
    pub fn zones(&self) -> &[Zone] {
        match self {
            Self::Site(site) => &site.zones,
            Self::State(state) => state.zones(),
            Self::Unknown => &[],
        }
    }

    /// The zone, if there is exactly one.
    pub fn zone(&self) -> Option<Zone> {
        match self.zones() {
            [zone] => Some(*zone),
            _ => None,
        }
    }

    /// The state, if known. `None` if its zones lie in several states and none is stated.
    pub fn state(&self) -> Option<State> {
        match self {
            Self::Site(site) => site.state.or_else(|| State::of_all(&site.zones)),
            Self::State(state) => Some(*state),
            Self::Unknown => None,
        }
    }

    /// The state, if nothing finer is known.
    pub fn state_alone(&self) -> Option<State> {
        match self {
            Self::State(state) => Some(*state),
            Self::Site(_) | Self::Unknown => None,
        }
    }

    /// The local clock, if all parts of the place follow the same one.
    pub fn clock(&self) -> Option<Tz> {
        if let Self::State(state) = self {
            return state.clock();
        }
        let mut clocks = self.clocks();
        clocks.next().filter(|first| clocks.all(|clock| clock == *first))
    }

    /// The clocks of all zones it may be in.
    pub fn clocks(&self) -> impl Iterator<Item = Tz> {
        self.zones().iter().flat_map(|zone| [Some(zone.clock()), zone.other_clock()]).flatten()
    }

    /// The distance from the nearest of some zones; `None` if its location is unknown.
    pub fn span_from(&self, from: &[Zone]) -> Option<Span> {
        let nearest = |to: &Zone| from.iter().map(|from| from.distance(*to)).min();
        Span::over(self.zones().iter().filter_map(nearest))
    }

    /// The words for a distance to this place. If only its state is known, the distance is known
    /// only if the whole state is in one band.
    pub fn distance_text(&self, span: Option<Span>) -> Text {
        match (self, span) {
            (Self::State(_), Some(span)) if span.band().is_some() => span.text(),
            (Self::Site(_), Some(span)) => span.text(),
            _ => say::distance_not_known(),
        }
    }
}

/// The place in words, as in "Fresno or Clovis area, CA".
impl From<&Place> for Text {
    fn from(place: &Place) -> Self {
        match place {
            Place::Site(site) => match (site.state, site.zones.first().map(|zone| zone.state())) {
                (Some(state), first) if Some(state) != first => {
                    say::state_and_areas(site.areas(), state.name().to_owned())
                }
                (_, Some(first)) => say::areas_in_state(site.areas(), first.to_string()),
                (_, None) => say::area_not_listed(),
            },
            Place::State(state) => say::somewhere_in_state(state.name().to_owned()),
            Place::Unknown => say::area_not_listed(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Site(site) => {
                f.write_str(if site.zones.len() == 1 { "zone" } else { "zones" })?;
                for zone in site.zones.iter() {
                    write!(f, " {}", zone.code())?;
                }
                site.state.map_or(Ok(()), |state| write!(f, " in {state}"))
            }
            Self::State(state) => write!(f, "state {state}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl FromStr for Place {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let forms = ["zone 937", "zones 946 945", "zone 739 in TX", "state CA", "unknown"];
        let unread = || Refused::not_one_of(text, &forms);
        match text.split_once(' ') {
            // Three digits that several territories share do not identify one of them.
            Some(("zone", code)) if Zone::sharing(code).next().is_some() => {
                Zone::of_code(code).map(Self::from).map_or(Ok(Self::Unknown), Ok)
            }
            Some(("zone" | "zones", rest)) => site(rest).map(Self::Site).ok_or_else(unread),
            Some(("state", state)) => state.parse().map(Self::State),
            None if text == "unknown" => Ok(Self::Unknown),
            Some(_) | None => Err(unread()),
        }
    }
}

/// Reads zones, followed by an optional state.
fn site(text: &str) -> Option<Site> {
    let (codes, state) = match text.split_once(" in ") {
        Some((codes, state)) => (codes, Some(state.parse().ok()?)),
        None => (text, None),
    };
    let zones: Option<Vec<Zone>> = codes.split(' ').map(Zone::of_code).collect();
    Site::of(zones?, state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DistanceBand;
    use crate::words::Language;

    fn place(text: &str) -> Place {
        text.parse().unwrap()
    }

    #[test]
    fn places_read_back_the_same() {
        for text in [
            "zone 937",
            "zones 946 945",
            "zone 739 in TX",
            "zones 946 945 in NV",
            "state CA",
            "unknown",
        ] {
            assert_eq!(place(text).to_string(), text);
        }
        for wrong in
            ["zone 000", "zones", "zone", "zone 937 in", "zone 937 in Texas", "zones 937 x"]
        {
            assert!(wrong.parse::<Place>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_the_zones_already_say_is_not_said_twice() {
        assert_eq!(place("zone 937 in CA"), place("zone 937"));
        assert_eq!(place("zones 937 937"), place("zone 937"));
        assert_eq!(Place::in_state(&[], "CA".parse().unwrap()), place("state CA"));
    }

    #[test]
    fn a_place_keeps_the_state_of_its_source_in_a_zone_that_crosses_states() {
        let texan = place("zone 739 in TX");
        assert_eq!(texan.state().unwrap().letters(), "TX");
        assert!(
            Text::from(&texan).render(Language::En).starts_with("Texas, in the "),
            "{}",
            Text::from(&texan).render(Language::En)
        );
    }

    #[test]
    fn one_of_two_zones_is_named_as_one_of_two_areas() {
        assert_eq!(place("zones 946 945").zone(), None);
        assert_eq!(place("zone 946").zone().unwrap().code(), "946");
        assert!(Text::from(&place("zones 946 937")).render(Language::En).contains(" or "));
        assert_eq!(Text::from(&place("state CA")).render(Language::En), "somewhere in California");
    }

    #[test]
    fn a_state_with_one_clock_has_that_clock_and_one_with_two_has_none() {
        let clock = |text: &str| place(text).clock().map(Tz::name);
        assert_eq!(clock("state CA"), Some("America/Los_Angeles"));
        assert_eq!(clock("state TN"), None);
        assert_eq!(clock("zones 370 380"), Some("America/Chicago"));
        assert_eq!(clock("zones 370 379"), None);
        assert_eq!(clock("unknown"), None);
    }

    #[test]
    fn a_place_that_is_no_finer_than_a_state_spans_from_its_nearest_zone_to_its_farthest() {
        let fresno = [Zone::of_code("937").unwrap()];
        let span = |text: &str| place(text).span_from(&fresno);
        let (nearest, farthest) = (DistanceBand::SameArea, DistanceBand::Within400);
        assert_eq!(span("state CA"), Some(Span { nearest, farthest }));
        assert_eq!(span("unknown"), None);
        let one = span("zone 939").unwrap();
        assert_eq!((one.nearest, one.farthest), (DistanceBand::Within150, DistanceBand::Within150));
    }
}
