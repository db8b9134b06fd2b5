//! Logs: what happened and how long it took, never who asked or for whom.

use crate::config::Log;
use std::io::stderr;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};
use tracing_subscriber::{fmt, registry};

/// Starts logging to standard error. Only this crate's own events are written: a library's might
/// repeat what it was given.
pub fn start(log: &Log) -> Result<(), TryInitError> {
    let own = Targets::new().with_target("waystation", log.level);
    let plain = (!log.log_json).then(|| fmt::layer().with_writer(stderr).compact());
    let json = log.log_json.then(|| fmt::layer().with_writer(stderr).json());
    registry().with(own).with(plain).with(json).try_init()
}
