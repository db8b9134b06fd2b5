//! Logs of what happened and how long it took, never of who asked or for whom.

use crate::config::Log;
use std::io::stderr;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};
use tracing_subscriber::{fmt, registry};

/// Starts logging to standard error. It writes only this crate's own events, because a library
/// might log its input.
pub fn start(log: &Log) -> Result<(), TryInitError> {
    let own = Targets::new().with_target("waystation", log.level);
    let plain = (!log.log_json).then(|| fmt::layer().with_writer(stderr).compact());
    let json = log.log_json.then(|| fmt::layer().with_writer(stderr).json());
    registry().with(own).with(plain).with(json).try_init()
}
