//! The cheapest night in a sliding window of nights.

use std::collections::VecDeque;

/// Nights with their costs, in order. Nights that can never be the cheapest again are dropped.
#[derive(Debug, Clone, Default)]
pub(super) struct SlidingMinimum(VecDeque<(u32, i32)>);

impl SlidingMinimum {
    /// An empty window with room for some nights.
    pub(super) fn with_capacity(nights: usize) -> Self {
        Self(VecDeque::with_capacity(nights))
    }

    /// Adds the next night.
    pub(super) fn push(&mut self, night: u32, cost: i32) {
        while self.0.back().is_some_and(|(_, known)| *known >= cost) {
            self.0.pop_back();
        }
        self.0.push_back((night, cost));
    }

    /// Drops the oldest nights while they are past.
    pub(super) fn leave(&mut self, past: impl Fn(u32) -> bool) {
        while self.0.front().is_some_and(|(night, _)| past(*night)) {
            self.0.pop_front();
        }
    }

    /// The cost of the cheapest night in the window.
    pub(super) fn least(&self) -> Option<i32> {
        self.0.front().map(|(_, cost)| *cost)
    }

    /// Removes all nights.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
