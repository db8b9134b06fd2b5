//! Rights: what somebody may do or see, and which roles have each right.

use super::ActorRole::{self, Hotline, Operator, Placement, Supervisor};
use super::Listed;
use super::listed::listed;

listed! {
    /// Something that somebody may do or see. Whose programs and placements it covers depends on
    /// their organization.
    Right;
    /// Posts the capacity of a program, and sees its exact numbers on the way.
    PostCapacity = "post-capacity",
    /// Records what a call to a program found.
    RecordOutcomes = "record-outcomes",
    /// Sees the exact numbers of a program.
    SeeUnits = "see-units",
    /// Sees placements and their steps.
    SeePlacements = "see-placements",
    /// Begins placements and takes steps; which steps, the permissions of placements say.
    ChangePlacements = "change-placements",
    /// Sees how many searches ended without an option.
    SeeUnmet = "see-unmet",
}

impl Right {
    /// The roles that have it.
    pub fn roles(self) -> &'static [ActorRole] {
        match self {
            Self::PostCapacity => &[Operator, Supervisor],
            Self::RecordOutcomes => &[Hotline, Placement, Supervisor],
            Self::SeeUnits | Self::SeePlacements | Self::ChangePlacements | Self::SeeUnmet => {
                ActorRole::ALL
            }
        }
    }

    /// Whether a role has it.
    pub fn is_of(self, role: ActorRole) -> bool {
        self.roles().contains(&role)
    }
}
