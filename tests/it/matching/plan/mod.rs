//! Plans over random and the founding networks.

mod planning;
mod widening;

pub(super) use planning::planned;
