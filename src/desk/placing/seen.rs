//! What is shown of placements and of the units behind them.

use crate::domain::placement::limits::ANSWER_ALARM;
use crate::domain::placement::{Ending, NextSearch, Placement, ReadBack, Standing};
use crate::domain::{CapacityPost, Group, ProgramId, Timestamp};
use crate::store::placements::Promised;

/// What was done, to one placement or to several that began together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The placements, each as it stands now.
    pub placements: Vec<Seen>,
    /// Whether it was done before, under the same key.
    pub replayed: bool,
}

/// A placement as somebody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The placement.
    pub placement: Placement,
    /// The program.
    pub program: ProgramId,
    /// Whether their organization asked for it.
    pub own: bool,
    /// Whether its program has no bed for it: more is promised there than stands open.
    pub short: bool,
    /// The time by which it stands so.
    pub now: Timestamp,
    /// The version that a change made, where it was asked for one, now or before.
    pub made: Option<u32>,
}

/// How the units of a group stand, as its program sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupStands {
    /// The group.
    pub group: Group,
    /// Its units.
    pub promised: Promised,
    /// Its last post, as it was posted.
    pub last: Option<CapacityPost>,
}

/// What a decline means for the next search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextAsk {
    /// The search knows of itself: the group counts as full until its program posts again.
    Known,
    /// The worker sends the program under this name in the next search for the household.
    Send(&'static str),
}

impl Seen {
    /// How it stands.
    pub fn standing(&self) -> Standing {
        self.placement.standing(self.now)
    }

    /// The code: whoever asked for the place hands it on; the program hears it at the door.
    pub fn code(&self) -> Option<ReadBack> {
        self.own.then_some(self.placement.code)
    }

    /// When to call the program, as long as it has not answered.
    pub fn call_after(&self) -> Option<Timestamp> {
        let asked = self.standing() == Standing::Requested;
        asked.then(|| self.placement.at.checked_add_signed(ANSWER_ALARM)).flatten()
    }

    /// What the next search makes of its end. Nothing of it is kept for a household: the worker
    /// who goes on with the search says so in the next question.
    pub fn next_ask(&self) -> Option<NextAsk> {
        let Standing::Ended(Ending::Declined(reason)) = self.standing() else { return None };
        Some(match reason.next_search() {
            NextSearch::Full => NextAsk::Known,
            NextSearch::Doubt => NextAsk::Send("doubted"),
            NextSearch::LeaveOut => NextAsk::Send("declined"),
        })
    }
}
