//! The people a place serves and the settings a survivor accepts; neither implies the other.

use crate::domain::{Policy, Refused, shown};
use crate::words::{List, Text, say};
use std::str::FromStr;

/// A kind of place that a survivor may accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Setting {
    /// A place that serves women.
    Women,
    /// A place that serves men.
    Men,
    /// A place that serves girls.
    Girls,
    /// A place that serves boys.
    Boys,
    /// A place for people of all genders.
    AllGender,
    /// Any of these.
    Any,
}

impl Setting {
    /// All settings, in reading order.
    pub const ALL: [Self; 6] =
        [Self::Women, Self::Men, Self::Girls, Self::Boys, Self::AllGender, Self::Any];

    /// The word for the setting, as in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Women => "women",
            Self::Men => "men",
            Self::Girls => "girls",
            Self::Boys => "boys",
            Self::AllGender => "all_gender",
            Self::Any => "any",
        }
    }
}

/// The setting in words, as in "the person would accept places for women or all genders".
impl From<Setting> for Text {
    fn from(setting: Setting) -> Self {
        match setting {
            Setting::Women => say::setting_women(),
            Setting::Men => say::setting_men(),
            Setting::Girls => say::setting_girls(),
            Setting::Boys => say::setting_boys(),
            Setting::AllGender => say::setting_all_gender(),
            Setting::Any => say::setting_any(),
        }
    }
}

impl FromStr for Setting {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        Self::ALL
            .into_iter()
            .find(|s| s.word() == word)
            .ok_or_else(|| Refused::not_one_of(word, &Self::ALL.map(Self::word)))
    }
}

/// The settings that a survivor accepts; empty if not stated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Settings(Vec<Setting>);

impl Settings {
    /// The settings without duplicates, in reading order.
    pub fn of(mut settings: Vec<Setting>) -> Self {
        settings.sort_unstable();
        settings.dedup();
        Self(settings)
    }

    /// Returns true if none was stated.
    pub fn are_unknown(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns true if this setting was named.
    pub fn include(&self, setting: Setting) -> bool {
        self.0.contains(&setting)
    }

    /// The settings, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = Setting> {
        self.0.iter().copied()
    }
}

impl From<&Settings> for List {
    fn from(settings: &Settings) -> Self {
        settings.iter().map(Text::from).collect()
    }
}

/// The people a place serves, as the program states it.
///
/// Written as `women=yes men=no girls=unknown boys=no`; `unknown` alone leaves all four open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Serves {
    /// Women.
    pub women: Policy,
    /// Men.
    pub men: Policy,
    /// Girls.
    pub girls: Policy,
    /// Boys.
    pub boys: Policy,
}

impl Serves {
    /// The four groups, each with its setting and the program's policy.
    pub fn each(self) -> [(Setting, Policy); 4] {
        [
            (Setting::Women, self.women),
            (Setting::Men, self.men),
            (Setting::Girls, self.girls),
            (Setting::Boys, self.boys),
        ]
    }

    /// The policy for one of the four groups; unknown for the wider settings.
    pub fn policy(self, setting: Setting) -> Policy {
        self.each().into_iter().find(|(s, _)| *s == setting).map_or(Policy::Unknown, |(_, p)| p)
    }

    /// Returns whether people of more than one gender live here.
    pub fn mixed(self) -> Policy {
        let any = |a: Policy, b: Policy| match (a, b) {
            (Policy::Yes, _) | (_, Policy::Yes) => Policy::Yes,
            (Policy::CaseByCase, _) | (_, Policy::CaseByCase) => Policy::CaseByCase,
            (Policy::Unknown, _) | (_, Policy::Unknown) => Policy::Unknown,
            (Policy::No, Policy::No) => Policy::No,
        };
        match (any(self.women, self.girls), any(self.men, self.boys)) {
            (Policy::Yes, Policy::Yes) => Policy::Yes,
            (Policy::No, _) | (_, Policy::No) => Policy::No,
            (Policy::Unknown, _) | (_, Policy::Unknown) => Policy::Unknown,
            (Policy::CaseByCase | Policy::Yes, Policy::CaseByCase | Policy::Yes) => {
                Policy::CaseByCase
            }
        }
    }

    /// Returns true if nothing was stated.
    pub fn is_unknown(self) -> bool {
        self == Self::default()
    }

    /// Returns true if it refuses women and men and no other group.
    pub fn takes_no_adults(self) -> bool {
        self.groups(Policy::No) == [Setting::Women, Setting::Men]
    }
}

impl Serves {
    /// The groups that have this policy.
    fn groups(self, policy: Policy) -> Vec<Setting> {
        let each = self.each().into_iter();
        each.filter(|(_, stated)| *stated == policy).map(|(setting, _)| setting).collect()
    }

    /// The sentence about whom it houses, for a place with people of several genders.
    pub fn housing(self) -> Text {
        let (yes, case) = (self.groups(Policy::Yes), self.groups(Policy::CaseByCase));
        match (yes.len(), case.is_empty()) {
            (4, _) => say::houses_everyone(),
            (_, true) => say::houses_groups(listed(yes)),
            (_, false) => {
                say::both(say::houses_groups(listed(yes)), say::serves_case_by_case(listed(case)))
            }
        }
    }
}

fn listed(settings: Vec<Setting>) -> List {
    settings.into_iter().map(Text::from).collect()
}

/// The sentence about whom a place serves: "For women and girls."
impl From<Serves> for Text {
    fn from(serves: Serves) -> Self {
        let (yes, case) = (serves.groups(Policy::Yes), serves.groups(Policy::CaseByCase));
        match (yes.len(), case.is_empty()) {
            (0, true) if serves.is_unknown() => say::serves_not_stated(),
            (0, true) if serves.takes_no_adults() => say::serves_minors_only(),
            (0, true) => say::serves_not(listed(serves.groups(Policy::No))),
            (4, _) => say::serves_everyone(),
            (0, false) => say::serves_case_by_case(listed(case)),
            (_, true) => say::serves_groups(listed(yes)),
            (_, false) => {
                say::both(say::serves_groups(listed(yes)), say::serves_case_by_case(listed(case)))
            }
        }
    }
}

impl FromStr for Serves {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let mut serves = Self::default();
        if text == "unknown" {
            return Ok(serves);
        }
        for part in text.split_whitespace() {
            let (who, policy) = part.split_once('=').ok_or_else(|| Self::unread(part))?;
            let policy: Policy = policy.replace('-', " ").parse()?;
            match who {
                "women" => serves.women = policy,
                "men" => serves.men = policy,
                "girls" => serves.girls = policy,
                "boys" => serves.boys = policy,
                _ => return Err(Self::unread(part)),
            }
        }
        Ok(serves)
    }
}

impl Serves {
    fn unread(part: &str) -> Refused {
        Refused::new(say::not_who_is_served(shown(part)), say::enter_who_is_served())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn a_place_is_mixed_only_when_both_are_served() {
        let serves = |text: &str| text.parse::<Serves>().unwrap();
        assert_eq!(serves("girls=yes boys=yes").mixed(), Policy::Yes);
        assert_eq!(serves("girls=yes women=yes men=no boys=no").mixed(), Policy::No);
        assert_eq!(serves("girls=yes").mixed(), Policy::Unknown);
        assert_eq!(serves("girls=yes boys=case-by-case").mixed(), Policy::CaseByCase);
    }

    #[test]
    fn what_a_program_serves_reads_as_a_sentence() {
        let said = |text: &str| Text::from(text.parse::<Serves>().unwrap()).render(Language::En);
        assert_eq!(said("girls=yes boys=no"), "For girls.");
        assert_eq!(said("girls=yes women=case-by-case"), "For girls. Takes women case by case.");
        assert_eq!(said("unknown"), "Doesn't say whom it serves.");
        assert_eq!(said("men=no boys=no"), "Not for men or boys.");
        assert_eq!(said("women=yes men=yes girls=yes boys=yes"), "For people of all genders.");
    }
}
