//! States, districts and territories: all parts of the country with their own ZIP codes.

use crate::domain::gazetteer::listed;
use crate::domain::spelling::{key, words};
use crate::domain::{Refused, Zone};
use crate::words::say;
use chrono_tz::Tz;
use std::collections::HashMap;
use std::fmt;
use std::str::{FromStr, from_utf8};
use std::sync::LazyLock;

/// A state, district or territory, as its two capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct State([u8; 2]);

/// All states, districts, territories and freely associated states with ZIP codes.
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

/// Other spellings that people use, as plain lowercase words.
const ALSO: [(&str, &str); 64] = [
    ("ala", "AL"),
    ("alas", "AK"),
    ("ariz", "AZ"),
    ("ark", "AR"),
    ("cal", "CA"),
    ("calif", "CA"),
    ("cnmi", "MP"),
    ("colo", "CO"),
    ("conn", "CT"),
    ("del", "DE"),
    ("federated states of micronesia", "FM"),
    ("fla", "FL"),
    ("flor", "FL"),
    ("fsm", "FM"),
    ("ga", "GA"),
    ("id", "ID"),
    ("ida", "ID"),
    ("ill", "IL"),
    ("ills", "IL"),
    ("ind", "IN"),
    ("kan", "KS"),
    ("kans", "KS"),
    ("ken", "KY"),
    ("kent", "KY"),
    ("mariana islands", "MP"),
    ("mass", "MA"),
    ("mich", "MI"),
    ("minn", "MN"),
    ("miss", "MS"),
    ("mont", "MT"),
    ("n car", "NC"),
    ("n dak", "ND"),
    ("n mex", "NM"),
    ("neb", "NE"),
    ("nebr", "NE"),
    ("nev", "NV"),
    ("new mex", "NM"),
    ("northern marianas", "MP"),
    ("o", "OH"),
    ("okla", "OK"),
    ("ore", "OR"),
    ("oreg", "OR"),
    ("penn", "PA"),
    ("penna", "PA"),
    ("pto rico", "PR"),
    ("republic of palau", "PW"),
    ("republic of the marshall islands", "MH"),
    ("rmi", "MH"),
    ("s car", "SC"),
    ("s dak", "SD"),
    ("tenn", "TN"),
    ("tex", "TX"),
    ("us virgin islands", "VI"),
    ("usvi", "VI"),
    ("virg", "VA"),
    ("virgin islands", "VI"),
    ("vt", "VT"),
    ("w va", "WV"),
    ("wash", "WA"),
    ("wash dc", "DC"),
    ("west va", "WV"),
    ("wis", "WI"),
    ("wisc", "WI"),
    ("wyo", "WY"),
];

/// The table row of a state.
struct StateRow {
    people: u32,
    /// Its zones: those mostly in it, the one with the most residents first, then the others.
    zones: Vec<Zone>,
    /// The number of zones that are mostly in it.
    own: usize,
}

static ROWS: LazyLock<HashMap<State, StateRow>> = LazyLock::new(|| {
    include_str!("../../fixtures/geo/states.csv").lines().skip(1).filter_map(row).collect()
});

fn row(line: &'static str) -> Option<(State, StateRow)> {
    let mut cells = line.split(',');
    let (state, people) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    let mut zones = listed(cells.next()?);
    let own = zones.len();
    zones.append(&mut listed(cells.next()?));
    Some((state, StateRow { people, zones, own }))
}

/// All spellings of states.
static SPELLINGS: LazyLock<HashMap<String, State>> = LazyLock::new(|| {
    let letters = NAMES.iter().map(|(letters, _)| (*letters, *letters));
    let names = NAMES.iter().map(|(letters, name)| (*name, *letters));
    let also = ALSO.iter().copied();
    let all = also.chain(letters).chain(names);
    all.filter_map(|(name, letters)| Some((key(name), letters.parse().ok()?))).collect()
});

impl State {
    /// All states, sorted by their letters.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().filter_map(|(letters, _)| letters.parse().ok())
    }

    /// The two letters.
    pub fn letters(&self) -> &str {
        from_utf8(&self.0).unwrap_or("")
    }

    /// The full name, or the letters if no state has them.
    pub fn name(&self) -> &str {
        let at = NAMES.binary_search_by(|(letters, _)| (*letters).cmp(self.letters())).ok();
        at.and_then(|at| NAMES.get(at)).map_or_else(|| self.letters(), |(_, name)| name)
    }

    /// The state with this full name, two letters or common short form, in any spelling.
    pub fn named(text: &str) -> Option<Self> {
        let own = || SPELLINGS.get(&words(text).concat()).copied();
        SPELLINGS.get(&key(text)).copied().or_else(own)
    }

    /// The number of known residents of its populated places. Use it only to compare two places.
    pub fn people(self) -> u32 {
        ROWS.get(&self).map_or(0, |row| row.people)
    }

    /// The zones that contain any ZIP code of the state.
    pub fn zones(self) -> &'static [Zone] {
        ROWS.get(&self).map_or(&[], |row| row.zones.as_slice())
    }

    /// The zones that are mostly in the state, the one with the most residents first.
    pub fn own_zones(self) -> &'static [Zone] {
        let own = ROWS.get(&self).and_then(|row| row.zones.get(..row.own));
        own.unwrap_or(&[])
    }

    /// The zones mostly in other states that contain a ZIP code of this state.
    pub fn edge_zones(self) -> &'static [Zone] {
        let edge = ROWS.get(&self).and_then(|row| row.zones.get(row.own..));
        edge.unwrap_or(&[])
    }

    /// The state that contains all of these zones entirely, if there is one.
    pub fn of_all(zones: &[Zone]) -> Option<Self> {
        let first = zones.first()?.state();
        zones.iter().all(|zone| zone.states() == [first]).then_some(first)
    }

    /// The local clock, if the whole state follows the same one.
    pub fn clock(self) -> Option<Tz> {
        let clock = self.own_zones().first()?.clock();
        let one = |zone: &Zone| zone.other_clock().is_none() && zone.clock() == clock;
        self.zones().iter().all(one).then_some(clock)
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
            _ => Err(Refused::not_known(text, say::use_state())),
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
