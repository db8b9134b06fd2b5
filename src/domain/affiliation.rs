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
}
