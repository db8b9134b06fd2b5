//! For whom somebody acts: an organization and a role, never a person.

use crate::domain::{OrganizationId, Refused};
use crate::words::{Text, say};
use std::fmt;
use std::str::FromStr;

/// The organization somebody acts for, and what they do there. It is a statement, not a proof: the
/// desk alone makes an actor of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Affiliation {
    /// For whom.
    pub organization: OrganizationId,
    /// As what.
    pub role: ActorRole,
}

/// What somebody does at their organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActorRole {
    /// Finds a bed tonight, on the phone.
    Hotline,
    /// Finds the stays after it.
    Placement,
    /// Runs a program's beds.
    Operator,
    /// Answers for either, and decides what one person alone may not.
    Supervisor,
}

impl ActorRole {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Hotline, Self::Placement, Self::Operator, Self::Supervisor];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hotline => "hotline",
            Self::Placement => "placement",
            Self::Operator => "operator",
            Self::Supervisor => "supervisor",
        }
    }
}

impl fmt::Display for ActorRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl From<ActorRole> for Text {
    fn from(role: ActorRole) -> Self {
        match role {
            ActorRole::Hotline => say::role_hotline(),
            ActorRole::Placement => say::role_placement(),
            ActorRole::Operator => say::role_operator(),
            ActorRole::Supervisor => say::role_supervisor(),
        }
    }
}

impl FromStr for ActorRole {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        Self::ALL
            .into_iter()
            .find(|role| role.word() == word)
            .ok_or_else(|| Refused::not_one_of(word, &Self::ALL.map(Self::word)))
    }
}
