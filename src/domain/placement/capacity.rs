//! Turns a capacity post into changes to the units of its group.
//!
//! A post states how many units are open now: units that no one lives in, including those on hold
//! for people on the way. An operator can count these by looking. A post never revokes a promise.
//! If fewer units are open than promised, the excess promises keep their units, and each such unit
//! closes once it is free. Until then the group is short by that many.

use super::limits::POST_TRUSTED;
use crate::domain::{CapacityPost, Refused, Taking, Timestamp, UnitId};
use crate::words::{Text, say};

/// A unit as it stands at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitNow {
    /// The unit.
    pub id: UnitId,
    /// True if the unit can be promised again once it is free.
    pub open: bool,
    /// The current use of the unit.
    pub in_use: InUse,
}

/// The current use of a unit, in the order in which promises are kept when units run short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InUse {
    /// A household lives there; it may be away for a while.
    LivedIn,
    /// A household was accepted, at this time.
    Accepted(Timestamp),
    /// A household holds the unit, since this time.
    Held(Timestamp),
    /// The unit is free.
    Free,
}

/// The changes a post makes to the units of a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Adjustment {
    /// Units that were not promised and now are.
    pub open: Vec<UnitId>,
    /// Units that were promised and now vanish once they are free.
    pub close: Vec<UnitId>,
    /// The number of units to create.
    pub add: usize,
    /// The number of promises on units that the post does not count.
    pub short: usize,
}

/// Computes the changes for a post of this many open units. Lived-in units are not counted and
/// stay.
pub fn adjust(units: &[UnitNow], posted: u16) -> Adjustment {
    let mut ranked: Vec<&UnitNow> = units.iter().collect();
    // Among free units, those already open come first, so that little changes.
    ranked.sort_by(|a, b| (a.in_use, !a.open, &a.id).cmp(&(b.in_use, !b.open, &b.id)));
    let mut left = usize::from(posted);
    let mut adjustment = Adjustment::default();
    for unit in ranked {
        let stays = match unit.in_use {
            InUse::LivedIn => true,
            InUse::Accepted(_) | InUse::Held(_) | InUse::Free => match left.checked_sub(1) {
                Some(rest) => {
                    left = rest;
                    true
                }
                None => false,
            },
        };
        if stays && !unit.open {
            adjustment.open.push(unit.id.clone());
        }
        if !stays && unit.open {
            adjustment.close.push(unit.id.clone());
        }
        if !stays && unit.in_use != InUse::Free {
            adjustment.short += 1;
        }
    }
    adjustment.add = left;
    adjustment
}

/// The latest statements of a program about one unit group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LastPost {
    /// The last capacity post.
    pub post: Option<CapacityPost>,
    /// The time of the last decline because the program was full or not taking people.
    pub full: Option<Timestamp>,
}

/// Checks that a unit may be held without asking the program first. The last post must be recent
/// and say that the program takes people now. The program must not have declined as full since, and
/// the group must not be short of units.
pub fn may_hold_without_asking(
    said: &LastPost,
    short: usize,
    now: Timestamp,
) -> Result<(), Refused> {
    let ask = |what: Text| Err(Refused::new(what, say::request_or_call()));
    let Some(post) = &said.post else {
        return ask(say::nothing_posted_to_hold());
    };
    let taking = match post.taking {
        Taking::Yes => true,
        Taking::Until(moment) => now < moment,
        Taking::CallFirst => return ask(say::program_wants_a_call()),
        Taking::No => false,
    };
    if !taking {
        return ask(say::program_not_accepting());
    }
    if now.signed_duration_since(post.posted_at) > POST_TRUSTED {
        return ask(say::post_too_old_to_hold(POST_TRUSTED.num_hours()));
    }
    if said.full.is_some_and(|moment| moment > post.posted_at) {
        return ask(say::program_said_full());
    }
    if short > 0 {
        return ask(say::program_promised_too_much());
    }
    Ok(())
}
