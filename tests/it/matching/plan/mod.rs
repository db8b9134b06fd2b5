//! Plans: the search against every possibility, and plans over random and the founding networks.

mod planning;
mod searching;
mod sharing;
mod staging;
mod widening;

pub(super) use planning::planned;
