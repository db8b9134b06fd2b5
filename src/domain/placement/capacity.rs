//! From a count to promises: what a capacity post does to the units of its group.
//!
//! A post says how many units stand open now: not lived in, those on hold for somebody on the way
//! among them. That is what an operator can count by looking. It never revokes a promise: where
//! fewer are open than are promised, the promises of the rest stand on units that vanish when they
//! are free again, and until then the group is short of so many.

use super::limits::POST_TRUSTED;
use crate::domain::{CapacityPost, Refused, Taking, Timestamp, UnitId};
use crate::words::{Text, say};

/// A unit as it stands at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitNow {
    /// The unit.
    pub id: UnitId,
    /// Whether it is promised again once it is free.
    pub open: bool,
    /// Who takes it up.
    pub in_use: InUse,
}

/// Who takes a unit up. In the order in which promises are kept where there are too few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InUse {
    /// Somebody who lives there, away or not.
    LivedIn,
    /// A household whose acceptance stands, since when.
    Accepted(Timestamp),
    /// A household that holds it, since when.
    Held(Timestamp),
    /// Nobody.
    Free,
}

/// What a post changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Adjustment {
    /// Units that were not promised and now are.
    pub open: Vec<UnitId>,
    /// Units that were promised and now vanish once they are free.
    pub close: Vec<UnitId>,
    /// Units to be made.
    pub add: usize,
    /// How many promises stand on units that are not there.
    pub short: usize,
}

/// What a post of so many open units changes. Lived-in units are not spoken of by a post, and
/// exist, since somebody lives there.
pub fn adjust(units: &[UnitNow], posted: u16) -> Adjustment {
    let mut ranked: Vec<&UnitNow> = units.iter().collect();
    // Of units nobody takes up, those already promised come first, so that little changes.
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

/// What a program said last of a unit group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LastPost {
    /// Its last post.
    pub post: Option<CapacityPost>,
    /// When it last declined because nobody can be taken.
    pub full: Option<Timestamp>,
}

/// Whether a unit may be held without asking the program first: it said that it takes people now,
/// not too long ago, and not the contrary since. Short of units nobody is promised more.
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
