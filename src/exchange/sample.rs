//! An invented network, Sample County, to see what the service does. It has about forty programs,
//! and every field and every rule is stated by at least one of them.

use crate::domain::{Catalog, Problems, Timestamp, local_day};
use crate::exchange::network;
use chrono::TimeDelta;
use chrono_tz::Tz;

/// The placeholder in the file for a day that is always a little ahead.
const SOON: &str = "{in five days}";

/// Returns the invented network. Its posts are dated back from `now`.
pub fn catalog(now: Timestamp) -> Result<Catalog, Problems> {
    let soon = local_day(
        now.checked_add_signed(TimeDelta::days(5)).unwrap_or(now),
        Tz::America__Los_Angeles,
    );
    let text = include_str!("../../fixtures/sample.json").replace(SOON, &soon.to_string());
    network::read(&text, now).map(Catalog::from)
}
