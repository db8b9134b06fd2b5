//! The unit groups of a program: its classes of beds, split if some are kept for veterans or youth.
//!
//! If the row does not state which beds are kept, nothing is split, and the program must be asked.

use super::beds::{Beds, ClassBeds};
use super::population::BedClass;

/// The share of some beds that is kept for a group of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kept {
    /// None of them.
    None,
    /// All of them.
    All,
    /// Some of them, and nobody can say which. Holds the sentence that explains it.
    Some(String),
}

/// Beds that serve the same people.
#[derive(Debug, Clone)]
pub(super) struct BedPart {
    /// The class of the beds.
    pub(super) class: BedClass,
    /// The number of beds.
    pub(super) beds: u16,
    /// All beds of the class.
    pub(super) whole: ClassBeds,
    /// The share that is kept for veterans.
    pub(super) veterans: Kept,
    /// The share that is kept for youth.
    pub(super) youth: Kept,
}

impl BedPart {
    /// Returns the people for whom the beds are kept, if they were split off from others of their
    /// class.
    pub(super) fn kept_for(&self) -> Option<&'static str> {
        let some = |of_class: u16| of_class < self.whole.all;
        if self.beds == self.whole.all {
            None
        } else if self.veterans == Kept::All && some(self.whole.veterans) {
            Some("veterans")
        } else if self.youth == Kept::All && some(self.whole.youth) {
            Some("youth")
        } else {
            None
        }
    }
}

/// Returns the unit groups of a row.
pub(super) fn parts(beds: &Beds) -> Vec<BedPart> {
    let classes = beds.classes();
    let placed = classes.iter().any(|(_, beds)| beds.veterans > 0);
    let all: u32 = classes.iter().map(|(_, beds)| u32::from(beds.all)).sum();
    // A total over several classes does not state whose beds they are.
    let unplaced = if placed || beds.season.is_some() { 0 } else { u32::from(beds.veterans) };
    let mut parts: Vec<BedPart> =
        classes.iter().flat_map(|(class, beds)| of_class(*class, *beds)).collect();
    if unplaced > 0 {
        for part in &mut parts {
            part.veterans = kept(unplaced, all, "veterans");
        }
    }
    parts
}

/// Returns whether all, some or none of these beds are kept for some people.
fn kept(some: u32, all: u32, people: &str) -> Kept {
    match some {
        0 => Kept::None,
        _ if some == all => Kept::All,
        _ if some > all => {
            Kept::Some(format!("The row says {some} beds for {people}, of {all} beds."))
        }
        _ => {
            Kept::Some(format!("{some} of {all} beds are for {people}; which ones is not stated."))
        }
    }
}

/// Splits the beds of one class into those for veterans, those for youth, and the others.
fn of_class(class: BedClass, whole: ClassBeds) -> Vec<BedPart> {
    let some = |beds: u16| if beds < whole.all { beds } else { 0 };
    let (veterans, youth) = (some(whole.veterans), some(whole.youth));
    let left = whole.all.checked_sub(veterans).and_then(|left| left.checked_sub(youth));
    let Some(others) = left else {
        // The two groups overlap, so no bed can be assigned to just one of them.
        return vec![part(class, whole, whole.all, 0, 0)];
    };
    let mut parts = Vec::with_capacity(3);
    if others > 0 {
        parts.push(part(class, whole, others, veterans, youth));
    }
    if veterans > 0 {
        let of = part(class, whole, veterans, veterans, youth);
        parts.push(BedPart { veterans: Kept::All, ..of });
    }
    if youth > 0 {
        let of = part(class, whole, youth, veterans, youth);
        parts.push(BedPart { youth: Kept::All, ..of });
    }
    parts
}

/// Returns beds of a class. `veterans` and `youth` are the numbers of beds that were split off.
fn part(class: BedClass, whole: ClassBeds, beds: u16, veterans: u16, youth: u16) -> BedPart {
    let of = |split: u16, stated: u16, people| {
        if split > 0 { Kept::None } else { kept(stated.into(), whole.all.into(), people) }
    };
    BedPart {
        class,
        beds,
        whole,
        veterans: of(veterans, whole.veterans, "veterans"),
        youth: of(youth, whole.youth, "youth"),
    }
}
