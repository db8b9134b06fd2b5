//! States, districts and territories: every part of the country that has ZIP codes of its own.

use crate::domain::{Refused, Zone};
use chrono_tz::Tz;
use std::collections::HashMap;
use std::fmt;
use std::str::{FromStr, from_utf8};
use std::sync::LazyLock;

/// A state, district or territory, by its two capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct State([u8; 2]);

/// Every state, district, territory and freely associated state with ZIP codes.
const NAMES: [(&str, &str); 59] = [
    ("AK", "Alaska"),
    ("AL", "Alabama"),
    ("AR", "Arkansas"),
    ("AS", "American Samoa"),
    ("AZ", "Arizona"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DC", "District of Columbia"),
    ("DE", "Delaware"),
    ("FL", "Florida"),
    ("FM", "Micronesia"),
    ("GA", "Georgia"),
    ("GU", "Guam"),
    ("HI", "Hawaii"),
    ("IA", "Iowa"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("MA", "Massachusetts"),
    ("MD", "Maryland"),
    ("ME", "Maine"),
    ("MH", "Marshall Islands"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MO", "Missouri"),
    ("MP", "Northern Mariana Islands"),
    ("MS", "Mississippi"),
    ("MT", "Montana"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("NE", "Nebraska"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NV", "Nevada"),
    ("NY", "New York"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PA", "Pennsylvania"),
    ("PR", "Puerto Rico"),
    ("PW", "Palau"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("UT", "Utah"),
    ("VA", "Virginia"),
    ("VI", "U.S. Virgin Islands"),
    ("VT", "Vermont"),
    ("WA", "Washington"),
    ("WI", "Wisconsin"),
    ("WV", "West Virginia"),
    ("WY", "Wyoming"),
];

/// The zones of each state.
static ZONES: LazyLock<HashMap<State, Vec<Zone>>> = LazyLock::new(|| {
    let mut zones: HashMap<State, Vec<Zone>> = HashMap::new();
    for zone in Zone::all() {
        for state in zone.states() {
            zones.entry(state).or_default().push(zone);
        }
    }
    zones
});

impl State {
    /// Every state there is, in the order of its letters.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().filter_map(|(letters, _)| letters.parse().ok())
    }

    /// The two letters.
    pub fn letters(&self) -> &str {
        from_utf8(&self.0).unwrap_or("")
    }

    /// The full name, or the letters where they are of no state.
    pub fn name(&self) -> &str {
        let at = NAMES.binary_search_by(|(letters, _)| (*letters).cmp(self.letters())).ok();
        at.and_then(|at| NAMES.get(at)).map_or_else(|| self.letters(), |(_, name)| name)
    }

    /// Every zone that any ZIP code of the state lies in.
    pub fn zones(self) -> &'static [Zone] {
        ZONES.get(&self).map_or(&[], Vec::as_slice)
    }

    /// The one state that some zones lie in as a whole.
    pub fn of_all(zones: &[Zone]) -> Option<Self> {
        let first = zones.first()?.state();
        zones.iter().all(|zone| zone.states() == [first]).then_some(first)
    }

    /// The state's clock, where all of it follows one.
    pub fn clock(self) -> Option<Tz> {
        let mut zones = self.zones().iter().filter(|zone| zone.state() == self);
        let clock = zones.next()?.clock();
        let one = |zone: &Zone| zone.other_clock().is_none() && zone.clock() == clock;
        self.zones().iter().filter(|zone| zone.state() == self).all(one).then_some(clock)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.letters())
    }
}

impl FromStr for State {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        match text.trim().to_ascii_uppercase().as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([*a, *b])),
            _ => Err(Refused::not_one_of(text, &["the two letters of a state, such as CA"])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_in_the_order_of_its_letters_and_has_a_name() {
        assert!(NAMES.is_sorted());
        for state in State::all() {
            assert_ne!(state.name(), state.letters());
        }
    }

    #[test]
    fn a_state_has_a_clock_only_where_all_of_it_follows_one() {
        let clock = |letters: &str| letters.parse::<State>().unwrap().clock();
        assert_eq!(clock("CA"), Some(Tz::America__Los_Angeles));
        assert_eq!(clock("TX"), None);
    }
}
