//! Shared looks at the store. A caller that wants to see its own change waits for one look that
//! begins after that change, no matter which thread begins it. One look serves all callers that
//! wait.

use super::Refusal;
use crate::store::StoreError;
use crate::words::Language;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The looks of one desk, one at a time.
#[derive(Debug, Default)]
pub(super) struct Looks {
    count: Mutex<Count>,
    ended: Condvar,
}

#[derive(Debug, Default)]
struct Count {
    begun: u64,
    /// The last look that succeeded.
    done: u64,
    /// The last look that failed, with its error.
    failed: Option<(u64, StoreError)>,
    running: bool,
}

impl Looks {
    /// Looks, or waits for another thread's look that begins after this call.
    pub(super) fn share(&self, look: impl FnOnce() -> Result<(), Refusal>) -> Result<(), Refusal> {
        let mut count = self.count();
        // A look already under way may have read before the caller's change was stored.
        let enough = count.begun + 1;
        while count.running {
            count = self.ended.wait(count).unwrap_or_else(PoisonError::into_inner);
            if count.done >= enough {
                return Ok(());
            }
            if let Some((_, why)) = count.failed.as_ref().filter(|(failed, _)| *failed >= enough) {
                return Err(why.clone().into());
            }
        }
        count.begun += 1;
        count.running = true;
        let mine = count.begun;
        drop(count);
        let running = Running(self);
        let looked = look();
        let mut count = self.count();
        match &looked {
            Ok(()) => count.done = mine,
            Err(why) => count.failed = Some((mine, as_told(why))),
        }
        drop(count);
        drop(running);
        looked
    }

    fn count(&self) -> MutexGuard<'_, Count> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A look under way. Dropping it lets the next one begin, even after a panic.
struct Running<'a>(&'a Looks);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.count().running = false;
        self.0.ended.notify_all();
    }
}

/// The error of a failed look, for the callers that waited for it.
fn as_told(why: &Refusal) -> StoreError {
    match why {
        Refusal::Store(error) | Refusal::Broken(error) => error.clone(),
        Refusal::Problems(_)
        | Refusal::NoSuchProgram
        | Refusal::Promise(_)
        | Refusal::Behind
        | Refusal::NotReady(_)
        | Refusal::Crowded => StoreError::Failed { reason: why.render(Language::En) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;
    use std::time::Duration;

    #[test]
    fn everybody_sees_what_was_there_before_and_few_looks_suffice() {
        let (looks, written, read, looked) =
            (Looks::default(), AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
        let look = || {
            let seen = written.load(Ordering::SeqCst);
            thread::sleep(Duration::from_millis(2));
            read.fetch_max(seen, Ordering::SeqCst);
            looked.fetch_add(1, Ordering::SeqCst);
            Ok(())
        };
        thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        let mine = written.fetch_add(1, Ordering::SeqCst) + 1;
                        looks.share(look).unwrap();
                        assert!(read.load(Ordering::SeqCst) >= mine);
                    }
                });
            }
        });
        let looked = looked.load(Ordering::SeqCst);
        assert!(looked < 320 / 4, "{looked} looks for 320 changes of 16 at once");
    }

    #[test]
    fn a_look_that_fails_or_panics_keeps_nobody_from_the_next() {
        let looks = Looks::default();
        let full = || Err(Refusal::Store(StoreError::Full));
        assert!(matches!(looks.share(full), Err(Refusal::Store(StoreError::Full))));
        let panics = || looks.share(|| panic!("as a test"));
        assert!(catch_unwind(AssertUnwindSafe(panics)).is_err());
        assert!(looks.share(|| Ok(())).is_ok());
    }

    #[test]
    fn those_who_waited_for_a_look_hear_why_it_failed() {
        let (looks, begun) = (Looks::default(), AtomicU64::new(0));
        let fails = || {
            begun.fetch_add(1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(50));
            Err(Refusal::Store(StoreError::Full))
        };
        let failed = thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|_| scope.spawn(|| looks.share(fails).is_err())).collect();
            all.into_iter().map(|one| one.join().unwrap()).filter(|failed| *failed).count()
        });
        assert_eq!(failed, 8);
        assert!(begun.load(Ordering::SeqCst) <= 3, "they do not each wait in turn");
    }
}
