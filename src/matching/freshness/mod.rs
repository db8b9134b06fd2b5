//! How long posts stay true: fits the curves and levels of freshness on what calls found.

pub(super) mod refit;
pub(super) mod segment_levels;
