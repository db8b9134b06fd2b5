//! For whom somebody acts: an organization and a role, never a person.

use super::listed::listed;
use crate::domain::OrganizationId;

/// The organization somebody acts for, and what they do there. It is a statement, not a proof: the
/// desk alone makes an actor of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Affiliation {
    /// For whom.
    pub organization: OrganizationId,
    /// As what.
    pub role: ActorRole,
}

listed! {
    /// What somebody does at their organization.
    ActorRole;
    /// Finds a bed tonight, on the phone.
    Hotline = "hotline" as role_hotline,
    /// Finds the stays after it.
    Placement = "placement" as role_placement,
    /// Runs a program's beds.
    Operator = "operator" as role_operator,
    /// Answers for either, and decides what one person alone may not.
    Supervisor = "supervisor" as role_supervisor,
}
