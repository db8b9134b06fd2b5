//! Plans over random networks and over the founding network.

mod planning;
mod widening;

pub(super) use planning::planned;
