//! Placements: the life of a promised unit, from a request or a hold to an arrival and beyond.
//!
//! Start at [`Placement::open`] and [`Placement::step`]. A placement holds no fact about a person:
//! only a unit, times, the organization that asked, and a code that is read back at the door. No
//! placement expires by cleanup: [`Placement::standing`] compares its times with the clock.

mod capacity;
mod changing;
mod code;
mod kept;
mod key;
pub mod limits;
mod permission;
mod reason;
mod state;
mod step;

pub use capacity::{Adjustment, InUse, LastPost, UnitNow, adjust, may_hold_without_asking};
pub use changing::{Circumstances, Pledges};
pub use code::{CODE_BITS, ReadBack, SealedCode};
pub use kept::{KeptState, PlacementRecord};
pub use key::RequestKey;
pub use permission::{MAY, Parties, Permission, Side, may};
pub use reason::{DeclineReason, Leaving, NextSearch, Whose, WithdrawReason};
pub use state::{Absent, Accepted, Arrived, Ended, Ending, Grant, Held, Requested};
pub use step::{Act, Step};

use self::limits::REMEMBERED;
use crate::domain::{OrganizationId, PlacementId, Refused, Timestamp, UnitGroupId, UnitId};
use crate::words::Text;

/// The life of a promised unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Placement {
    /// The id, drawn at random so that it reveals nothing.
    pub id: PlacementId,
    /// The unit group.
    pub group: UnitGroupId,
    /// The organization that asked.
    pub holder: OrganizationId,
    /// The code that is read back at the door.
    pub code: SealedCode,
    /// The number of steps so far. Each step names the version it is based on.
    pub version: u32,
    /// The time of the last step; no later step has an earlier time.
    pub at: Timestamp,
    stage: PlacementState,
}

/// The parts of a placement that exist before its first step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlacement {
    /// The id.
    pub id: PlacementId,
    /// The unit group asked for.
    pub group: UnitGroupId,
    /// The organization that asks.
    pub holder: OrganizationId,
    /// The code that will be read back at the door.
    pub code: SealedCode,
}

/// The state of a placement, as its last step left it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum PlacementState {
    Requested(Requested),
    Held(Held),
    Accepted(Accepted),
    Arrived(Arrived),
    Absent(Absent),
    Ended(Ended),
}

/// The standing of a placement at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The program was asked.
    Requested,
    /// The program did not answer in time.
    Unanswered,
    /// A unit is held.
    Held,
    /// The hold ran out.
    Expired,
    /// The household is on its way.
    Accepted,
    /// The household did not come in time, and the program has not reported it yet.
    Overdue,
    /// The household lives there.
    Arrived,
    /// The household is away and its bed is kept.
    Absent,
    /// The household is away and its bed was released; it has a right to return.
    Released,
    /// The placement has ended.
    Ended(Ending),
}

impl Standing {
    /// The word for the standing, without the reason of an ending.
    pub fn word(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Unanswered => "unanswered",
            Self::Held => "held",
            Self::Expired => "expired",
            Self::Accepted => "accepted",
            Self::Overdue => "overdue",
            Self::Arrived => "arrived",
            Self::Absent => "absent",
            Self::Released => "released",
            Self::Ended(Ending::Declined(_)) => "declined",
            Self::Ended(Ending::Cancelled) => "cancelled",
            Self::Ended(Ending::NoShow) => "no-show",
            Self::Ended(Ending::Discharged(_)) => "discharged",
            Self::Ended(Ending::Transferred) => "transferred",
            Self::Ended(Ending::Withdrawn(_)) => "withdrawn",
        }
    }
}

/// The reason a step is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotNow {
    /// The actor has no right to it.
    Forbidden(Refused),
    /// A value is outside its limits; the first part names the field.
    OutOfRange(&'static str, Refused),
    /// The step does not fit the state or the current time.
    Conflict(Refused),
    /// The program is not open, or its entry is not verified.
    NotOpen(Refused),
    /// The step needs a unit that is free now.
    NeedsUnit,
}

impl NotNow {
    fn not(what: Text, action: Text) -> Self {
        Self::Conflict(Refused::new(what, action))
    }
}

/// Reports a time outside its limits, in the field `minutes`.
impl From<Refused> for NotNow {
    fn from(refused: Refused) -> Self {
        Self::OutOfRange("minutes", refused)
    }
}

impl Placement {
    /// The standing at a moment.
    pub fn standing(&self, now: Timestamp) -> Standing {
        let pick = |over, then, still| if over { then } else { still };
        match &self.stage {
            PlacementState::Requested(s) => {
                pick(s.is_over(now), Standing::Unanswered, Standing::Requested)
            }
            PlacementState::Held(s) => pick(s.is_over(now), Standing::Expired, Standing::Held),
            PlacementState::Accepted(s) => {
                pick(s.is_over(now), Standing::Overdue, Standing::Accepted)
            }
            PlacementState::Arrived(_) => Standing::Arrived,
            PlacementState::Absent(s) => pick(s.is_over(now), Standing::Released, Standing::Absent),
            PlacementState::Ended(s) => Standing::Ended(s.ending),
        }
    }

    /// Returns true if the program owes a unit to a household that is not there: it holds one, said
    /// yes, or keeps the bed during an absence. If the program closes, the promise has no bed.
    pub fn is_owed(&self, now: Timestamp) -> bool {
        matches!(self.standing(now), Standing::Held | Standing::Accepted | Standing::Absent)
    }

    /// The unit that the placement occupies at a moment, if any.
    pub fn unit(&self, now: Timestamp) -> Option<&UnitId> {
        let grant = self.grant().filter(|grant| !grant.given_up)?;
        match self.frees_at() {
            Some(moment) if now >= moment => None,
            Some(_) | None => Some(&grant.unit),
        }
    }

    /// The last grant of a unit, even if it no longer counts.
    pub fn grant(&self) -> Option<&Grant> {
        match &self.stage {
            PlacementState::Held(s) => Some(&s.grant),
            PlacementState::Accepted(s) => Some(&s.grant),
            PlacementState::Arrived(s) => Some(&s.grant),
            PlacementState::Absent(s) => Some(&s.grant),
            PlacementState::Requested(_) | PlacementState::Ended(_) => None,
        }
    }

    /// The time its unit becomes free without a step; `None` without a unit or a time limit.
    pub fn frees_at(&self) -> Option<Timestamp> {
        match &self.stage {
            PlacementState::Held(s) => Some(s.expires_at),
            PlacementState::Accepted(s) => Some(s.kept_until()),
            PlacementState::Absent(s) => Some(s.until),
            PlacementState::Requested(_)
            | PlacementState::Arrived(_)
            | PlacementState::Ended(_) => None,
        }
    }

    /// The time shown as a countdown in this state.
    pub fn until(&self) -> Option<Timestamp> {
        match &self.stage {
            PlacementState::Requested(s) => Some(s.respond_by),
            PlacementState::Held(s) => Some(s.expires_at),
            PlacementState::Accepted(s) => Some(s.arrive_by),
            PlacementState::Absent(s) => Some(s.until),
            PlacementState::Arrived(_) | PlacementState::Ended(_) => None,
        }
    }

    /// The time it ended or runs out without a step; `None` while the household lives there.
    pub fn over_at(&self) -> Option<Timestamp> {
        match &self.stage {
            PlacementState::Requested(s) => Some(s.respond_by),
            PlacementState::Held(s) => Some(s.expires_at),
            PlacementState::Accepted(s) => Some(s.kept_until()),
            PlacementState::Absent(s) => Some(s.right_until()),
            PlacementState::Ended(s) => Some(s.at),
            PlacementState::Arrived(_) => None,
        }
    }

    /// Returns true if it has been over for at least [`REMEMBERED`], whether or not cleanup has
    /// run. Only a count of it then remains.
    pub fn is_forgotten(&self, now: Timestamp) -> bool {
        self.over_at().is_some_and(|at| now - at >= REMEMBERED)
    }

    /// Marks the grant as given up after its unit went to others. No effect while it counts.
    pub fn give_up(mut self, now: Timestamp) -> Self {
        let over = self.unit(now).is_none();
        let grant = match &mut self.stage {
            PlacementState::Held(s) => Some(&mut s.grant),
            PlacementState::Accepted(s) => Some(&mut s.grant),
            PlacementState::Absent(s) => Some(&mut s.grant),
            PlacementState::Requested(_)
            | PlacementState::Arrived(_)
            | PlacementState::Ended(_) => None,
        };
        if let Some(grant) = grant.filter(|_| over) {
            grant.given_up = true;
        }
        self
    }
}
