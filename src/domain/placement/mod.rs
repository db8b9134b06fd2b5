//! Placements: the life of a promised unit, from a request or a hold to an arrival and beyond.
//!
//! Start at [`Placement::open`] and [`Placement::step`]. A placement holds no fact about a person:
//! a unit, times, the organization that asked, and a code that is read back at the door.
//! Nothing ends by itself: that a time is over is a question to the clock ([`Placement::standing`]).

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
pub use code::ReadBack;
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
    /// The id: drawn by lot, so that it says nothing.
    pub id: PlacementId,
    /// What is promised.
    pub group: UnitGroupId,
    /// Who asked.
    pub holder: OrganizationId,
    /// What is read back at the door.
    pub code: ReadBack,
    /// Counts the steps; a step names the version it has seen.
    pub version: u32,
    /// When the last step was taken; none is ever taken before it.
    pub at: Timestamp,
    stage: PlacementState,
}

/// What is known of a placement before its first step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlacement {
    /// The id.
    pub id: PlacementId,
    /// What is asked for.
    pub group: UnitGroupId,
    /// Who asks.
    pub holder: OrganizationId,
    /// What will be read back.
    pub code: ReadBack,
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

/// How a placement stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The program is asked.
    Requested,
    /// Nobody answered in time.
    Unanswered,
    /// A unit is held.
    Held,
    /// The hold ran out.
    Expired,
    /// The household is on its way.
    Accepted,
    /// Nobody came in time; nobody has said so yet.
    Overdue,
    /// There.
    Arrived,
    /// Away, the bed is kept.
    Absent,
    /// Away, the bed was released; there is a right to return.
    Released,
    /// Over.
    Ended(Ending),
}

impl Standing {
    /// The word for it, without the reason of an ending.
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

/// Why a step is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotNow {
    /// The actor may not.
    Forbidden(Refused),
    /// What was asked in a field is out of its limits.
    OutOfRange(&'static str, Refused),
    /// Not from this state, or not at this time.
    Conflict(Refused),
    /// The program is not open, or its entry is not verified.
    NotOpen(Refused),
    /// Only with a unit that is free now.
    NeedsUnit,
}

impl NotNow {
    fn not(what: Text, action: Text) -> Self {
        Self::Conflict(Refused::new(what, action))
    }
}

/// A time out of its limits.
impl From<Refused> for NotNow {
    fn from(refused: Refused) -> Self {
        Self::OutOfRange("minutes", refused)
    }
}

impl Placement {
    /// How it stands at a moment.
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

    /// Whether its program owes somebody a unit who is not there at a moment: it holds one, has said
    /// yes, or keeps the bed of somebody away. At a program that closes, such a promise has no bed.
    pub fn is_owed(&self, now: Timestamp) -> bool {
        matches!(self.standing(now), Standing::Held | Standing::Accepted | Standing::Absent)
    }

    /// The unit it takes up at a moment, if it takes up any.
    pub fn unit(&self, now: Timestamp) -> Option<&UnitId> {
        let grant = self.grant().filter(|grant| !grant.given_up)?;
        match self.frees_at() {
            Some(moment) if now >= moment => None,
            Some(_) | None => Some(&grant.unit),
        }
    }

    /// The last grant of a unit, whether it still counts or not.
    pub fn grant(&self) -> Option<&Grant> {
        match &self.stage {
            PlacementState::Held(s) => Some(&s.grant),
            PlacementState::Accepted(s) => Some(&s.grant),
            PlacementState::Arrived(s) => Some(&s.grant),
            PlacementState::Absent(s) => Some(&s.grant),
            PlacementState::Requested(_) | PlacementState::Ended(_) => None,
        }
    }

    /// When its unit is free by itself; `None` when only a person can free it, or it has none.
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

    /// The moment people count down to in this state.
    pub fn until(&self) -> Option<Timestamp> {
        match &self.stage {
            PlacementState::Requested(s) => Some(s.respond_by),
            PlacementState::Held(s) => Some(s.expires_at),
            PlacementState::Accepted(s) => Some(s.arrive_by),
            PlacementState::Absent(s) => Some(s.until),
            PlacementState::Arrived(_) | PlacementState::Ended(_) => None,
        }
    }

    /// When it is over by itself, or was ended; `None` while somebody lives there.
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

    /// Whether it is over for so long that only a count is left of it, whether somebody has tidied
    /// or not.
    pub fn is_forgotten(&self, now: Timestamp) -> bool {
        self.over_at().is_some_and(|at| now - at >= REMEMBERED)
    }

    /// The same placement after its unit went to others; nothing changes while the grant counts.
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
