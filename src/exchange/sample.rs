//! An invented network, Sample County: some forty programs in which every field and every rule is
//! stated by somebody, for seeing what the service does.

use crate::domain::{Catalog, Problems, Timestamp};
use crate::exchange::network;
use chrono::TimeDelta;

/// Where the file has a day that is always a little ahead.
const SOON: &str = "{in five days}";

/// The invented network, its posts dated back from `now`.
pub fn catalog(now: Timestamp) -> Result<Catalog, Problems> {
    let soon = now.checked_add_signed(TimeDelta::days(5)).unwrap_or(now).date_naive();
    let text = include_str!("../../fixtures/sample.json").replace(SOON, &soon.to_string());
    network::read(&text, now)
}
