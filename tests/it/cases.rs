//! The number of cases that properties draw, their seed, and the file for failing cases.
//!
//! `.cargo/config.toml` sets the seed, so that one commit draws the same cases on every machine.
//! `PROPTEST_RNG_SEED` sets another. `WAYSTATION_TEST_CASES` multiplies the cases (20, or 0.1), as
//! `tests/run --properties` does. A failing case is added to a file beside its test
//! (`changes.regressions`). Commit that file; its cases are then tried first.

use proptest::test_runner::{Config, FileFailurePersistence};
use std::env::var;

/// The configuration of a property that usually draws this many cases.
pub(crate) fn cases(usual: u32) -> Config {
    #[expect(clippy::disallowed_methods, reason = "tests have no settings of their own")]
    let times: f64 = var("WAYSTATION_TEST_CASES").map_or(1.0, |times| times.parse().unwrap());
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number of cases"
    )]
    let cases = (f64::from(usual) * times).ceil() as u32;
    Config {
        cases,
        max_global_rejects: cases * 100,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..Config::default()
    }
}
