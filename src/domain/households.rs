//! The kinds of household that the beds of a unit group are for.

use crate::domain::{Policy, Refused, shown};
use crate::words::{Text, say};
use std::str::FromStr;

/// A kind of household, as HMIS counts them (`HouseholdType` 1, 3 and 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HouseholdKind {
    /// Adults only.
    WithoutChildren,
    /// At least one adult and at least one child.
    WithChildren,
    /// No one 18 or older: a minor, alone or with a child.
    OnlyChildren,
}

impl HouseholdKind {
    /// All kinds, in the order in which sentences name them.
    pub const ALL: [Self; 3] = [Self::WithChildren, Self::WithoutChildren, Self::OnlyChildren];

    /// The word for the kind, as stored.
    fn word(self) -> &'static str {
        match self {
            Self::WithoutChildren => "without-children",
            Self::WithChildren => "with-children",
            Self::OnlyChildren => "only-children",
        }
    }
}

/// The kind in words, as in "for adults without children".
impl From<HouseholdKind> for Text {
    fn from(kind: HouseholdKind) -> Self {
        match kind {
            HouseholdKind::WithoutChildren => say::adults_without_children(),
            HouseholdKind::WithChildren => say::people_with_children(),
            HouseholdKind::OnlyChildren => say::minors_without_an_adult(),
        }
    }
}

/// The kinds of household a unit group's beds are for.
///
/// Written as `with-children=yes without-children=no only-children=unknown`. A missing kind is
/// unknown, and `unknown` alone leaves all three open. If a source contradicts itself, state the
/// kind it names and leave the others unknown, so that workers ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Households {
    /// Adults only.
    pub without_children: Policy,
    /// Adults with children.
    pub with_children: Policy,
    /// Minors without an adult.
    pub only_children: Policy,
}

impl Households {
    /// The policy for one kind.
    pub fn policy(self, kind: HouseholdKind) -> Policy {
        match kind {
            HouseholdKind::WithoutChildren => self.without_children,
            HouseholdKind::WithChildren => self.with_children,
            HouseholdKind::OnlyChildren => self.only_children,
        }
    }

    /// Returns true if nothing was stated.
    pub fn is_unknown(self) -> bool {
        self == Self::default()
    }
}

impl FromStr for Households {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let mut households = Self::default();
        if text == "unknown" {
            return Ok(households);
        }
        for part in text.split_whitespace() {
            let (word, policy) = part.split_once('=').ok_or_else(|| unread(part))?;
            let policy: Policy = policy.replace('-', " ").parse()?;
            let kind = HouseholdKind::ALL.into_iter().find(|kind| kind.word() == word);
            match kind.ok_or_else(|| unread(part))? {
                HouseholdKind::WithoutChildren => households.without_children = policy,
                HouseholdKind::WithChildren => households.with_children = policy,
                HouseholdKind::OnlyChildren => households.only_children = policy,
            }
        }
        Ok(households)
    }
}

fn unread(part: &str) -> Refused {
    Refused::new(say::not_which_households(shown(part)), say::enter_which_households())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_that_are_left_out_are_unknown() {
        let beds: Households = "with-children=yes without-children=case-by-case".parse().unwrap();
        assert_eq!(beds.with_children, Policy::Yes);
        assert_eq!(beds.without_children, Policy::CaseByCase);
        assert_eq!(beds.policy(HouseholdKind::OnlyChildren), Policy::Unknown);
        assert!("unknown".parse::<Households>().unwrap().is_unknown());
    }

    #[test]
    fn what_names_no_kind_is_refused() {
        for wrong in ["families=yes", "with-children", "with-children=perhaps"] {
            assert!(wrong.parse::<Households>().is_err(), "{wrong}");
        }
    }
}
