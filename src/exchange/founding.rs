//! The founding programs: 24 historical entries from 2012 to 2014. Their capacity is made up, for
//! trying out the service.

use crate::domain::{Catalog, Problems, Timestamp};
use crate::exchange::network;

/// Returns the founding programs as a network. The made-up posts are dated back from `now`.
pub fn catalog(now: Timestamp) -> Result<Catalog, Problems> {
    network::read(include_str!("../../fixtures/founding.json"), now).map(Catalog::from)
}
