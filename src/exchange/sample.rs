//! An invented network, Sample County: some forty programs in which every field and every rule is
//! stated by somebody, for seeing what the service does.

use crate::domain::{Catalog, Problems, Timestamp, local_day};
use crate::exchange::network;
use chrono::TimeDelta;
use chrono_tz::Tz;

/// Where the file has a day that is always a little ahead.
const SOON: &str = "{in five days}";

/// The invented network, its posts dated back from `now`.
pub fn catalog(now: Timestamp) -> Result<Catalog, Problems> {
    let soon = local_day(
        now.checked_add_signed(TimeDelta::days(5)).unwrap_or(now),
        Tz::America__Los_Angeles,
    );
    let text = include_str!("../../fixtures/sample.json").replace(SOON, &soon.to_string());
    network::read(&text, now).map(Catalog::from)
}
