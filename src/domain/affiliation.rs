//! The organization and role that an actor acts for, never a person.

use super::listed::listed;
use crate::domain::OrganizationId;

/// The organization that an actor acts for, and the role. It is a claim, not a proof: only the desk
/// turns it into an actor.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Affiliation {
    /// The organization.
    pub organization: OrganizationId,
    /// The role.
    pub role: ActorRole,
}

listed! {
    /// A role at an organization.
    ActorRole;
    /// Finds a bed for tonight, by phone.
    Hotline = "hotline" as role_hotline,
    /// Finds longer stays afterward.
    Placement = "placement" as role_placement,
    /// Runs a program's beds.
    Operator = "operator" as role_operator,
    /// Oversees the others and makes the decisions that they may not make alone.
    Supervisor = "supervisor" as role_supervisor,
    /// Reads what was done at the organization, and does nothing else.
    Auditor = "auditor" as role_auditor,
    /// Decides who may sign in for the organization. Searches, but sees no placement.
    Administrator = "administrator" as role_administrator,
}

impl ActorRole {
    /// Returns true if the role signs in with a code in addition to the password.
    pub fn requires_codes(self) -> bool {
        match self {
            Self::Hotline | Self::Placement => false,
            Self::Operator | Self::Supervisor | Self::Auditor | Self::Administrator => true,
        }
    }
}
