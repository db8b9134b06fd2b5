//! Young people: the age group of a program for youth, and the ages of beds kept for youth.
//!
//! HUD counts people under 25 as youth, alone or with children of their own.

use super::population::{BedClass, Population};
use crate::domain::shown;

/// The ages that a program for youth is for, as the counts since 2013 state them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum AgeGroup {
    /// Only under 18.
    Minors,
    /// Only 18 to 24.
    YoungAdults,
    /// Under 25.
    Both,
    /// Another text.
    Unread(String),
}

impl AgeGroup {
    /// Reads HUD's choice, by its number or its words; `None` if the program is not for youth.
    pub(super) fn of(said: Option<String>) -> Option<Self> {
        let said = said?;
        let bare: String =
            said.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
        let says = |part: &str| bare.contains(part);
        Some(match bare.as_str() {
            "0" | "00" | "4" | "na" | "none" | "no" | "notapplicable" => return None,
            "1" | "10" => Self::Minors,
            "2" | "20" => Self::YoungAdults,
            "3" | "30" => Self::Both,
            _ if says("both") || says("under24") || says("under25") || says("underage24") => {
                Self::Both
            }
            _ if says("18to24") || says("1824") || says("18through24") => Self::YoungAdults,
            _ if says("under18") || says("underage18") => Self::Minors,
            _ => Self::Unread(said),
        })
    }

    /// Returns the ages of a class of beds, or why they are doubtful.
    pub(super) fn ages(&self, class: BedClass) -> Result<&'static str, String> {
        Ok(match (self, class) {
            (
                Self::Minors,
                BedClass::OnlyChildren | BedClass::WithChildren | BedClass::Unstated,
            ) => "under 18",
            (
                Self::YoungAdults,
                BedClass::WithoutChildren | BedClass::WithChildren | BedClass::Unstated,
            ) => "18-24",
            (Self::Both, BedClass::OnlyChildren) => "under 18",
            (Self::Both, BedClass::WithoutChildren) => "18-24",
            (Self::Both, BedClass::WithChildren | BedClass::Unstated) => "under 18, 18-24",
            (Self::Minors, BedClass::WithoutChildren) => {
                return Err("It is for people under 18 only, and these beds are for adults.".into());
            }
            (Self::YoungAdults, BedClass::OnlyChildren) => {
                return Err("It is for ages 18 to 24 only, and these beds are for minors.".into());
            }
            (Self::Unread(said), _) => {
                return Err(format!(
                    "Youth age group \u{201c}{}\u{201d} is not known.",
                    shown(said)
                ));
            }
        })
    }

    /// Returns true if the program takes young adults, so that a code for youth fits beds for
    /// adults.
    pub(super) fn takes_adults(&self) -> bool {
        matches!(self, Self::YoungAdults | Self::Both)
    }
}

impl BedClass {
    /// Returns the ages of beds of this class that are kept for youth. A parent who is a minor is
    /// not ruled out.
    pub(super) fn youth_ages(self) -> &'static str {
        match self {
            Self::WithChildren => "18-24, under 18?",
            Self::WithoutChildren => "18-24",
            Self::OnlyChildren => "under 18",
            Self::Unstated => "unknown",
        }
    }
}

impl Population {
    /// Returns the people whom beds for adults, or for parents, serve in a program for youth that
    /// takes young adults.
    pub(super) fn serves_young_adults(&self, class: BedClass) -> Option<&'static str> {
        match (self.code()?, class) {
            ("YF", BedClass::WithoutChildren) => Some("women=yes men=no girls=no boys=no"),
            ("YM", BedClass::WithoutChildren) => Some("women=no men=yes girls=no boys=no"),
            ("YMF", BedClass::WithoutChildren) => Some("women=yes men=yes girls=no boys=no"),
            ("YF", BedClass::WithChildren) => Some("women=yes men=no boys=no"),
            ("YM", BedClass::WithChildren) => Some("women=no men=yes girls=no"),
            ("YMF", BedClass::WithChildren) => Some("women=yes men=yes"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_group_is_read_by_number_and_by_words() {
        let of = |said: &str| AgeGroup::of(Some(said.to_owned()));
        for (said, group) in [
            ("1", AgeGroup::Minors),
            ("Only under age 18", AgeGroup::Minors),
            ("Only ages 18 to 24", AgeGroup::YoungAdults),
            ("Only youth under age 24 (both of the above)", AgeGroup::Both),
            ("3", AgeGroup::Both),
        ] {
            assert_eq!(of(said), Some(group), "{said}");
        }
        assert_eq!(of("NA"), None);
        assert_eq!(AgeGroup::of(None), None);
        assert_eq!(of("older"), Some(AgeGroup::Unread("older".to_owned())));
    }
}
