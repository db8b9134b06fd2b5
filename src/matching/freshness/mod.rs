//! Fits how long posts stay true, by the outcomes of calls: the curves and levels of freshness.

pub(super) mod refit;
pub(super) mod segment_levels;
