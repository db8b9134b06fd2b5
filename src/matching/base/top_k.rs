//! The least few of many, without putting the rest in order.

use std::collections::BinaryHeap;

/// The least so many of all it was given, and how many those were.
pub(crate) struct TopK<T> {
    most: usize,
    given: usize,
    /// The greatest of the least so far is on top: nearly all others are compared with it alone.
    kept: BinaryHeap<T>,
}

impl<T: Ord> TopK<T> {
    /// None yet, of at most so many.
    pub(crate) fn of(most: usize) -> Self {
        Self { most, given: 0, kept: BinaryHeap::new() }
    }

    /// Takes one more into account.
    pub(crate) fn take(&mut self, one: T) {
        self.pass();
        if self.wants(&one) {
            self.keep(one);
        }
    }

    /// Whether this would be among the least so far.
    pub(crate) fn wants(&self, one: &T) -> bool {
        self.kept.len() < self.most || self.kept.peek().is_some_and(|greatest| one < greatest)
    }

    /// Apart from taking, which is done often and seldom comes to this.
    #[inline(never)]
    fn keep(&mut self, one: T) {
        if self.kept.len() < self.most {
            self.kept.push(one);
        } else if let Some(mut greatest) = self.kept.peek_mut() {
            *greatest = one;
        }
    }

    /// Counts one more that is not wanted, however small.
    pub(crate) fn pass(&mut self) {
        self.given += 1;
    }

    /// How many it was given.
    pub(crate) fn given(&self) -> usize {
        self.given
    }

    /// The least, in order.
    pub(crate) fn in_order(self) -> Vec<T> {
        self.kept.into_sorted_vec()
    }
}
