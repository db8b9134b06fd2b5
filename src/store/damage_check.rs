//! A check for damage that runs while the service starts.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// The longest wait of a start: a national network takes less than half of it.
const START_WAITS: Duration = Duration::from_secs(2);

/// A check of a file that runs while the service starts.
#[derive(Debug)]
pub(super) struct DamageCheck {
    pub(super) began: Instant,
    pub(super) found: Receiver<Option<String>>,
}

impl DamageCheck {
    /// Waits until the check ends, but no longer than a start may wait.
    pub(super) fn wait(self) {
        self.found.recv_timeout(START_WAITS.saturating_sub(self.began.elapsed())).ok();
    }
}
