//! The founding programs: 24 historical entries of 2012 to 2014, with made-up capacity for trying out.

use crate::domain::{Catalog, Problems, Timestamp};
use crate::exchange::network;

/// The founding programs as a network of their own, made-up posts dated back from `now`.
pub fn catalog(now: Timestamp) -> Result<Catalog, Problems> {
    network::read(include_str!("../../fixtures/founding.json"), now).map(Catalog::from)
}
