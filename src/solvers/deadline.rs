//! Runs work that rarely checks the clock on its own thread, so that no caller waits past its
//! deadline.

use super::fault::caught;
use std::panic::resume_unwind;
use std::sync::mpsc::sync_channel;
use std::thread::Builder;
use std::time::Duration;

/// The part of the time kept back from the work, as a divisor. Solvers end a little late, and their
/// result is known only then.
const KEPT_BACK: u32 = 32;

/// Runs the work on its own thread and waits at most `within`. The work is given slightly less
/// time. Unfinished work is abandoned: it ends when it next checks its clock, and its result is
/// dropped. A panic in a solver's library returns `None`; a fault of our own ends the request.
pub(in crate::solvers) fn by_deadline<T: Send + 'static>(
    within: Duration,
    work: impl FnOnce(Duration) -> T + Send + 'static,
) -> Option<T> {
    let (give, take) = sync_channel(1);
    let told = within.saturating_sub(within / KEPT_BACK);
    Builder::new().spawn(move || give.send(caught(|| work(told))).ok()).ok()?;
    match take.recv_timeout(within).ok()? {
        Ok(done) => Some(done),
        Err(fault) => resume_unwind(Box::new(fault)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solvers::fault::Fault;
    use std::thread::sleep;
    use std::time::Instant;

    #[test]
    fn what_is_done_in_time_is_heard_and_what_is_not_is_left_behind() {
        let (short, long) = (Duration::from_millis(20), Duration::from_secs(20));
        assert_eq!(by_deadline(long, |_| 7), Some(7));
        let started = Instant::now();
        assert_eq!(by_deadline(short, move |_| sleep(long)), None);
        assert!(started.elapsed() < long / 4);
        assert_eq!(by_deadline::<u8>(long, |_| panic!("on purpose")), None);
    }

    #[test]
    fn a_fault_beside_ends_the_work_that_waits_for_it() {
        let long = Duration::from_secs(20);
        let fault = caught(|| by_deadline::<u8>(long, |_| Fault::end("on purpose"))).unwrap_err();
        assert!(fault.to_string().ends_with("on purpose"), "{fault}");
    }

    #[test]
    fn work_is_told_to_end_before_nobody_waits_any_more() {
        let long = Duration::from_secs(32);
        assert_eq!(by_deadline(long, |told| told), Some(Duration::from_secs(31)));
    }
}
