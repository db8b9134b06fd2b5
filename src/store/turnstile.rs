//! A turnstile before the connections: it limits how many threads pass, and serves them in order.
//!
//! A database with more queries than processors only makes them wait for each other inside it, in
//! no order. Here they wait in the order of their arrival, and cost nothing meanwhile.

use std::collections::VecDeque;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A first-come, first-served limit.
#[derive(Debug)]
pub(super) struct Turnstile(Mutex<Queue>);

#[derive(Debug)]
struct Queue {
    /// The number of turns left; zero while a thread waits.
    free: usize,
    /// The waiting threads, in order.
    waiting: VecDeque<SyncSender<()>>,
}

/// The turn of one thread. Dropping it lets the next thread through.
#[derive(Debug)]
pub(super) struct Turn(Arc<Turnstile>);

impl Turnstile {
    /// A turnstile that lets `free` threads through at once.
    pub(super) fn of(free: usize) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Queue { free, waiting: VecDeque::new() })))
    }

    /// Waits for a turn; `None` if none comes in time.
    pub(super) fn turn(self: &Arc<Self>, patience: Duration) -> Option<Turn> {
        let (call, called) = sync_channel(1);
        {
            let mut inside = self.inside();
            if let Some(rest) = inside.free.checked_sub(1) {
                inside.free = rest;
                return Some(Turn(Arc::clone(self)));
            }
            inside.waiting.push_back(call);
        }
        if called.recv_timeout(patience).is_err() {
            // Callers send under this lock, so none can send between this last look and leaving.
            let inside = self.inside();
            let last = called.try_recv();
            drop((called, inside));
            last.ok()?;
        }
        Some(Turn(Arc::clone(self)))
    }

    fn inside(&self) -> MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut inside = self.0.inside();
        while let Some(next) = inside.waiting.pop_front() {
            // A thread that gave up has dropped its receiver.
            if next.send(()).is_ok() {
                return;
            }
        }
        inside.free += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    const LONG: Duration = Duration::from_secs(20);

    fn waiting(turnstile: &Turnstile) -> usize {
        turnstile.inside().waiting.len()
    }

    #[test]
    fn who_came_first_goes_first() {
        let (turnstile, order) = (Turnstile::of(1), Mutex::new(vec![]));
        let first = turnstile.turn(LONG).unwrap();
        thread::scope(|scope| {
            for nth in 0..5 {
                let (turnstile, order) = (&turnstile, &order);
                scope.spawn(move || {
                    let _turn = turnstile.turn(LONG).unwrap();
                    order.lock().unwrap().push(nth);
                });
                while waiting(turnstile) <= nth {
                    thread::yield_now();
                }
            }
            drop(first);
        });
        assert_eq!(order.into_inner().unwrap(), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn no_turn_is_lost_and_none_is_had_twice_however_impatient_people_are() {
        let (turnstile, inside) = (Turnstile::of(2), AtomicUsize::new(0));
        thread::scope(|scope| {
            for nth in 0..8_u64 {
                let (turnstile, inside) = (&turnstile, &inside);
                scope.spawn(move || {
                    for at in 0..400 {
                        if let Some(_turn) = turnstile.turn(Duration::from_micros(at * nth % 90)) {
                            assert!(inside.fetch_add(1, Ordering::SeqCst) < 2);
                            thread::sleep(Duration::from_micros(at % 40));
                            inside.fetch_sub(1, Ordering::SeqCst);
                        }
                    }
                });
            }
        });
        let both = (turnstile.turn(LONG), turnstile.turn(LONG));
        assert!(both.0.is_some() && both.1.is_some());
        assert!(turnstile.turn(Duration::ZERO).is_none());
    }
}
