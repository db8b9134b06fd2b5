//! The flat form of a placement for storage, with one word for its state; checked when read.

use super::state::{Absent, Accepted, Arrived, Ended, Ending, Grant, Held, Requested};
use super::{NewPlacement, Placement, PlacementState};
use crate::domain::{Refused, Timestamp, UnitId, names};
use crate::words::say;
use std::fmt;
use std::str::FromStr;

/// A placement in flat form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementRecord {
    /// The parts that never change.
    pub of: NewPlacement,
    /// The version.
    pub version: u32,
    /// The time of the last step.
    pub at: Timestamp,
    /// The state, as stored.
    pub state: KeptState,
    /// The unit granted last, and the time of the grant.
    pub grant: Option<(UnitId, Timestamp)>,
    /// True if the unit was not given up. Ignores whether its time has run out.
    pub has_unit: bool,
    /// True if the grant came late; see [`Grant::late`].
    pub late: bool,
    /// The end of the state, if the state has a time limit.
    pub until: Option<Timestamp>,
    /// The number of times the hold was extended.
    pub extended: u8,
}

/// The stored word for a state, with the reason if it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeptState {
    /// The household asked for a unit.
    Requested,
    /// A unit is held.
    Held,
    /// The program said yes.
    Accepted,
    /// The household lives there.
    Arrived,
    /// The household is away.
    Absent,
    /// The placement has ended.
    Ended(Ending),
}

impl Placement {
    /// The flat form of the placement.
    pub fn to_record(&self) -> PlacementRecord {
        let (state, extended) = match &self.stage {
            PlacementState::Requested(_) => (KeptState::Requested, 0),
            PlacementState::Held(s) => (KeptState::Held, s.extended),
            PlacementState::Accepted(_) => (KeptState::Accepted, 0),
            PlacementState::Arrived(_) => (KeptState::Arrived, 0),
            PlacementState::Absent(_) => (KeptState::Absent, 0),
            PlacementState::Ended(s) => (KeptState::Ended(s.ending), 0),
        };
        PlacementRecord {
            of: NewPlacement {
                id: self.id.clone(),
                group: self.group.clone(),
                holder: self.holder.clone(),
                code: self.code,
            },
            version: self.version,
            at: self.at,
            state,
            grant: self.grant().map(|grant| (grant.unit.clone(), grant.at)),
            has_unit: self.grant().is_some_and(|grant| !grant.given_up),
            late: self.grant().is_some_and(|grant| grant.late),
            until: self.until(),
            extended,
        }
    }
}

impl TryFrom<PlacementRecord> for Placement {
    type Error = Refused;

    fn try_from(kept: PlacementRecord) -> Result<Self, Refused> {
        let PlacementRecord { of, version, at, state, grant, has_unit, late, until, extended } =
            kept;
        let grant = grant.map(|(unit, at)| Grant { unit, at, given_up: !has_unit, late });
        let stage = match (state, grant, until) {
            (KeptState::Requested, None, Some(respond_by)) => {
                PlacementState::Requested(Requested { respond_by })
            }
            (KeptState::Held, Some(grant), Some(expires_at)) => {
                PlacementState::Held(Held { grant, expires_at, extended })
            }
            (KeptState::Accepted, Some(grant), Some(arrive_by)) => {
                PlacementState::Accepted(Accepted { grant, arrive_by })
            }
            (KeptState::Arrived, Some(grant), None) if has_unit => {
                PlacementState::Arrived(Arrived { grant })
            }
            (KeptState::Absent, Some(grant), Some(until)) => {
                PlacementState::Absent(Absent { grant, until })
            }
            (KeptState::Ended(ending), None, None) => PlacementState::Ended(Ended { ending, at }),
            (
                KeptState::Requested
                | KeptState::Held
                | KeptState::Accepted
                | KeptState::Arrived
                | KeptState::Absent
                | KeptState::Ended(_),
                ..,
            ) => {
                return Err(Refused::new(
                    say::placement_lacks_unit_or_time(state.to_string()),
                    say::restore_database(),
                ));
            }
        };
        let NewPlacement { id, group, holder, code } = of;
        Ok(Self { id, group, holder, code, version, at, stage })
    }
}

impl fmt::Display for KeptState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Requested => f.write_str("requested"),
            Self::Held => f.write_str("held"),
            Self::Accepted => f.write_str("accepted"),
            Self::Arrived => f.write_str("arrived"),
            Self::Absent => f.write_str("absent"),
            Self::Ended(Ending::Declined(why)) => write!(f, "declined {}", why.word()),
            Self::Ended(Ending::Cancelled) => f.write_str("cancelled"),
            Self::Ended(Ending::NoShow) => f.write_str("no-show"),
            Self::Ended(Ending::Discharged(how)) => write!(f, "discharged {}", how.word()),
            Self::Ended(Ending::Transferred) => f.write_str("transferred"),
            Self::Ended(Ending::Withdrawn(why)) => write!(f, "withdrawn {}", why.word()),
        }
    }
}

impl FromStr for KeptState {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let (word, reason) = text.split_once(' ').unwrap_or((text, ""));
        let ended = |ending| Ok(Self::Ended(ending));
        match (word, reason) {
            ("declined", why) => ended(Ending::Declined(why.parse()?)),
            ("discharged", how) => ended(Ending::Discharged(how.parse()?)),
            ("withdrawn", why) => ended(Ending::Withdrawn(why.parse()?)),
            ("cancelled", "") => ended(Ending::Cancelled),
            ("no-show", "") => ended(Ending::NoShow),
            ("transferred", "") => ended(Ending::Transferred),
            ("requested", "") => Ok(Self::Requested),
            ("held", "") => Ok(Self::Held),
            ("accepted", "") => Ok(Self::Accepted),
            ("arrived", "") => Ok(Self::Arrived),
            ("absent", "") => Ok(Self::Absent),
            _ => {
                let known = ["requested", "held", "accepted", "arrived", "absent"];
                Err(Refused::not_known(text, say::use_state_of_placement(names(&known))))
            }
        }
    }
}
