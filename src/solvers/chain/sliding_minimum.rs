//! The cheapest of the nights in a window that slides over them.

use std::collections::VecDeque;

/// Nights with what each costs, as they come; those that can never be the cheapest again are left out.
#[derive(Debug, Clone, Default)]
pub(super) struct SlidingMinimum(VecDeque<(u32, i32)>);

impl SlidingMinimum {
    /// With room for so many nights.
    pub(super) fn with_capacity(nights: usize) -> Self {
        Self(VecDeque::with_capacity(nights))
    }

    /// Takes up the next night.
    pub(super) fn push(&mut self, night: u32, cost: i32) {
        while self.0.back().is_some_and(|(_, known)| *known >= cost) {
            self.0.pop_back();
        }
        self.0.push_back((night, cost));
    }

    /// Leaves out the nights that came first, as long as they are past.
    pub(super) fn leave(&mut self, past: impl Fn(u32) -> bool) {
        while self.0.front().is_some_and(|(night, _)| past(*night)) {
            self.0.pop_front();
        }
    }

    /// What the cheapest night in the window costs.
    pub(super) fn least(&self) -> Option<i32> {
        self.0.front().map(|(_, cost)| *cost)
    }

    /// Begins again with no night.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
