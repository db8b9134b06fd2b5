//! Rights to do or see something, and the roles that have each right.

use super::ActorRole::{self, Administrator, Auditor, Hotline, Operator, Placement, Supervisor};
use super::Listed;
use super::listed::listed;

listed! {
    /// A right to do or see something. The programs and placements it covers depend on the
    /// organization of the actor.
    Right;
    /// Searches for places and reads what programs state, with availability in bands.
    Search = "search",
    /// Posts the capacity of a program, and sees its exact numbers while doing so.
    PostCapacity = "post-capacity",
    /// Records the outcome of a call to a program.
    RecordOutcomes = "record-outcomes",
    /// Sees the exact numbers of a program.
    SeeUnits = "see-units",
    /// Sees placements and their steps.
    SeePlacements = "see-placements",
    /// Begins placements and takes steps. The permissions of placements limit the steps.
    ChangePlacements = "change-placements",
    /// Sees the number of searches that found no option.
    SeeUnmet = "see-unmet",
    /// Manages the own account: its password, codes, PIN and sessions.
    KeepAccount = "keep-account",
    /// Invites people to the organization, and suspends and ends their accounts.
    ManagePeople = "manage-people",
    /// Reads what was done at the organization.
    SeeAudit = "see-audit",
}

impl Right {
    /// The roles that have the right.
    pub fn roles(self) -> &'static [ActorRole] {
        match self {
            Self::PostCapacity => &[Operator, Supervisor],
            Self::RecordOutcomes => &[Hotline, Placement, Supervisor],
            Self::SeeUnits | Self::SeePlacements | Self::ChangePlacements | Self::SeeUnmet => {
                &[Hotline, Placement, Operator, Supervisor]
            }
            Self::Search => &[Hotline, Placement, Operator, Supervisor, Administrator],
            Self::KeepAccount => ActorRole::ALL,
            Self::ManagePeople => &[Administrator],
            Self::SeeAudit => &[Auditor],
        }
    }

    /// Returns true if a role has the right.
    pub fn is_of(self, role: ActorRole) -> bool {
        self.roles().contains(&role)
    }
}
