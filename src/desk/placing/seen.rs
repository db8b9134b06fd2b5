//! Views of placements and of the units behind them.

use crate::domain::placement::limits::ANSWER_ALARM;
use crate::domain::placement::{Ending, NextSearch, Placement, ReadBack, Standing};
use crate::domain::{CapacityPost, Group, ProgramId, Timestamp};
use crate::store::placements::Promised;

/// The result of a change to one placement, or to several that began together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The placements, each as it stands now.
    pub placements: Vec<Seen>,
    /// True if an earlier request with the same key made the change.
    pub replayed: bool,
}

/// A placement as one organization sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The placement.
    pub placement: Placement,
    /// The code, only for the organization that asked for the place. It passes the code on, and the
    /// program hears it at the door.
    pub code: Option<ReadBack>,
    /// Its program.
    pub program: ProgramId,
    /// True if that organization asked for it.
    pub own: bool,
    /// True if its program has no bed for it, because it promised more beds than it has open.
    pub short: bool,
    /// The time of this view.
    pub now: Timestamp,
    /// The version made by the requested change, now or earlier under the same key. `None` if no
    /// change was requested.
    pub made: Option<u32>,
}

/// The state of a group's units, as its program sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupStands {
    /// The group.
    pub group: Group,
    /// Its last post, less what was promised from it since.
    pub post: Option<CapacityPost>,
    /// Open units kept for people on the way.
    pub on_the_way: u16,
    /// Its units.
    pub promised: Promised,
    /// Its last post, as it was posted.
    pub last: Option<CapacityPost>,
}

impl GroupStands {
    /// The units that an operator would count as open, including those on hold.
    pub fn counted_open(&self) -> Option<u16> {
        self.post.as_ref().map(|post| post.open.saturating_add(self.on_the_way))
    }
}

/// The effect of a decline on the next search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextAsk {
    /// Nothing to send: the group counts as full until its program posts again.
    Known,
    /// The worker must send the program in the field of this name with the household's next search.
    Send(&'static str),
}

impl Seen {
    /// Returns its standing at the time of this view.
    pub fn standing(&self) -> Standing {
        self.placement.standing(self.now)
    }

    /// Returns the time to call the program, while it has not answered.
    pub fn call_after(&self) -> Option<Timestamp> {
        let asked = self.standing() == Standing::Requested;
        asked.then(|| self.placement.at.checked_add_signed(ANSWER_ALARM)).flatten()
    }

    /// Returns the effect of a decline on the next search; `None` for any other standing. The
    /// service keeps nothing about a household, so the worker sends it with the next search.
    pub fn next_ask(&self) -> Option<NextAsk> {
        let Standing::Ended(Ending::Declined(reason)) = self.standing() else { return None };
        Some(match reason.next_search() {
            NextSearch::Full => NextAsk::Known,
            NextSearch::Doubt => NextAsk::Send("doubted"),
            NextSearch::LeaveOut => NextAsk::Send("declined"),
        })
    }
}
