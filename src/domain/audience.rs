//! The people a unit group serves, as far as this affects how quickly its openings fill.

use crate::domain::AgeSet;
use crate::domain::listed::listed;
use crate::domain::{AgeRange, Policy, Terms};

/// The oldest age of youth programs, as counted by HUD and by runaway and homeless youth programs.
const OLDEST_YOUTH: u8 = 24;

listed! {
    /// The people a unit group serves. How long an opening lasts depends on it.
    Audience, unless said: Everyone;
    /// Adult women, and no men.
    Women = "women",
    /// Adult men, and no women.
    Men = "men",
    /// Young people up to age 24 only.
    Youth = "youth",
    /// Adults with children only.
    Families = "families",
    /// Several of these, or not stated.
    Everyone = "everyone",
}

impl Audience {
    /// The audience according to a unit group's terms.
    pub fn of(terms: &Terms) -> Self {
        let taken = terms.ages.takes.or(terms.ages.unsure);
        let adults = taken.minus(AgeRange::MINOR.set());
        if taken.minus(AgeSet::between(0, OLDEST_YOUTH)).is_empty() {
            return Self::Youth;
        }
        let households = terms.households;
        if (households.with_children, households.without_children) == (Policy::Yes, Policy::No) {
            return Self::Families;
        }
        let serves = terms.serves;
        match (serves.women, serves.men) {
            (Policy::Yes, Policy::No) if !adults.is_empty() => Self::Women,
            (Policy::No, Policy::Yes) if !adults.is_empty() => Self::Men,
            _ => Self::Everyone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serving(households: &str) -> Terms {
        Terms { households: households.parse().unwrap(), ..Terms::default() }
    }

    #[test]
    fn beds_for_adults_with_children_alone_serve_families() {
        let families = serving("with-children=yes without-children=no");
        assert_eq!(Audience::of(&families), Audience::Families);
        for others in ["with-children=yes", "with-children=yes without-children=yes", "unknown"] {
            assert_eq!(Audience::of(&serving(others)), Audience::Everyone, "{others}");
        }
    }
}
