//! The least few of many items, without sorting the others.

use std::collections::BinaryHeap;

/// The least items seen, at most `most`, and the number of all items.
pub(crate) struct TopK<T> {
    most: usize,
    given: usize,
    /// The greatest kept item is on top. Most other items are compared only with it.
    kept: BinaryHeap<T>,
}

impl<T: Ord> TopK<T> {
    /// Starts empty, to keep at most `most` items.
    pub(crate) fn of(most: usize) -> Self {
        Self { most, given: 0, kept: BinaryHeap::new() }
    }

    /// Counts an item, and keeps it if it is among the least so far.
    pub(crate) fn take(&mut self, one: T) {
        self.pass();
        if self.wants(&one) {
            self.keep(one);
        }
    }

    /// Returns true if this item would be among the least so far.
    pub(crate) fn wants(&self, one: &T) -> bool {
        self.kept.len() < self.most || self.kept.peek().is_some_and(|greatest| one < greatest)
    }

    /// Kept out of line: `take` is hot and rarely gets here.
    #[inline(never)]
    fn keep(&mut self, one: T) {
        if self.kept.len() < self.most {
            self.kept.push(one);
        } else if let Some(mut greatest) = self.kept.peek_mut() {
            *greatest = one;
        }
    }

    /// Counts an item without keeping it.
    pub(crate) fn pass(&mut self) {
        self.given += 1;
    }

    /// The number of items counted.
    pub(crate) fn given(&self) -> usize {
        self.given
    }

    /// Returns the kept items, least first.
    pub(crate) fn in_order(self) -> Vec<T> {
        self.kept.into_sorted_vec()
    }
}
