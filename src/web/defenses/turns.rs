//! Lets solvers work in turn: simple searches beside each other, and large searches, plans and
//! assignments in a smaller number.
//!
//! Waiting is bounded in number and in time, so that memory is bounded, and so that a client hears
//! soon that it must come back. Among those that wait for the same, searches come first. No client
//! may fill a queue alone.

use super::client::LimitKey;
use super::limits::Solving;
use super::places::{ClientPlaces, TakenPlace};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot::{Receiver, Sender, channel};
use tokio::time::timeout;

/// Work for a solver, in the order of queues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SolverWork {
    /// A search for one household with few details.
    Search,
    /// A search with many details.
    LargeSearch,
    /// A plan or an assignment.
    Plan,
}

/// The solvers of a service, which work in turn.
#[derive(Debug)]
pub struct SolverTurns {
    limits: Solving,
    /// For each queue, the places of those that wait or work.
    places: [Arc<ClientPlaces>; 3],
    state: Mutex<TurnState>,
}

#[derive(Debug, Default)]
struct TurnState {
    /// The simple searches that run, and all other work that runs.
    running: [usize; 2],
    waiting: [VecDeque<Sender<SolverTurn>>; 3],
}

/// A turn to work. Dropping it lets the next one begin.
#[derive(Debug)]
pub struct SolverTurn {
    turns: Arc<SolverTurns>,
    work: SolverWork,
    place: Option<TakenPlace>,
}

/// Every solver is busy, and the queue is full or the wait was too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSolverTurn;

impl SolverWork {
    /// The number of its queue.
    fn queue(self) -> usize {
        match self {
            Self::Search => 0,
            Self::LargeSearch => 1,
            Self::Plan => 2,
        }
    }

    /// The number of the part of the processors that it uses.
    fn part(self) -> usize {
        usize::from(self != Self::Search)
    }
}

impl SolverTurns {
    /// Solvers with these limits.
    pub(super) fn of(limits: &Solving) -> Arc<Self> {
        let parts = [limits.searches, limits.large, limits.large];
        let [search, large, plan] = limits.waiting;
        let [a, b, c] = parts;
        let places =
            [search + a, large + b, plan + c].map(|most| ClientPlaces::new(most, most.div_ceil(2)));
        Arc::new(Self { limits: limits.clone(), places, state: Mutex::default() })
    }

    /// Waits for a turn.
    pub(in crate::web) async fn take(
        self: &Arc<Self>,
        work: SolverWork,
        client: Option<&LimitKey>,
    ) -> Result<SolverTurn, NoSolverTurn> {
        let place = self.places.get(work.queue()).ok_or(NoSolverTurn)?;
        let place = place.take(client).map_err(|_full| NoSolverTurn)?;
        let mut waiting = match self.begin(work) {
            Ok(mut turn) => {
                turn.place = Some(place);
                return Ok(turn);
            }
            Err(waiting) => waiting,
        };
        let turn = timeout(self.limits.patience, &mut waiting).await;
        let mut turn = turn.map_err(|_late| NoSolverTurn)?.map_err(|_gone| NoSolverTurn)?;
        turn.place = Some(place);
        Ok(turn)
    }

    /// Begins at once, or joins the queue.
    fn begin(self: &Arc<Self>, work: SolverWork) -> Result<SolverTurn, Receiver<SolverTurn>> {
        let mut state = self.state();
        let most = self.most(work.part());
        if let Some(running) = state.running.get_mut(work.part())
            && *running < most
        {
            *running += 1;
            return Ok(self.turn(work));
        }
        let (give, take) = channel();
        if let Some(queue) = state.waiting.get_mut(work.queue()) {
            queue.retain(|waits| !waits.is_closed());
            queue.push_back(give);
        }
        Err(take)
    }

    fn turn(self: &Arc<Self>, work: SolverWork) -> SolverTurn {
        SolverTurn { turns: Arc::clone(self), work, place: None }
    }

    fn most(&self, part: usize) -> usize {
        if part == 0 { self.limits.searches } else { self.limits.large }
    }

    /// Hands the place of ended work to the first that waits for it, or frees it. If that one has
    /// just given up, its turn is dropped, and the next one gets it.
    fn end(self: &Arc<Self>, part: usize) {
        if let Some((give, work)) = self.next(part) {
            drop(give.send(self.turn(work)));
        }
    }

    fn next(&self, part: usize) -> Option<(Sender<SolverTurn>, SolverWork)> {
        let mut state = self.state();
        let queues: &[SolverWork] = if part == 0 {
            &[SolverWork::Search]
        } else {
            &[SolverWork::LargeSearch, SolverWork::Plan]
        };
        for work in queues {
            let queue = state.waiting.get_mut(work.queue())?;
            if let Some(give) = queue.pop_front() {
                return Some((give, *work));
            }
        }
        let running = state.running.get_mut(part)?;
        *running = running.saturating_sub(1);
        None
    }

    fn state(&self) -> MutexGuard<'_, TurnState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for SolverTurn {
    fn drop(&mut self) {
        self.turns.end(self.work.part());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::rt::spawn;
    use std::time::Duration;
    use tokio::task::yield_now;

    fn solvers(patience: Duration) -> Arc<SolverTurns> {
        let waiting = [2, 2, 2];
        SolverTurns::of(&Solving { searches: 2, large: 1, large_from: 0, waiting, patience })
    }

    const LONG: Duration = Duration::from_secs(20);

    #[actix_web::test]
    async fn large_work_waits_and_simple_searches_go_on() {
        let turns = solvers(Duration::from_millis(20));
        let plan = turns.take(SolverWork::Plan, None).await.unwrap();
        assert!(turns.take(SolverWork::LargeSearch, None).await.is_err(), "too late");
        let one = turns.take(SolverWork::Search, None).await.unwrap();
        let two = turns.take(SolverWork::Search, None).await.unwrap();
        assert!(turns.take(SolverWork::Search, None).await.is_err());
        drop(plan);
        let large = turns.take(SolverWork::LargeSearch, None).await.unwrap();
        drop((one, two, large));
        let state = turns.state();
        assert_eq!(state.running, [0, 0], "every turn is given back, also of those who gave up");
    }

    #[actix_web::test]
    async fn a_search_that_waits_comes_before_a_plan_that_waited_longer() {
        let turns = solvers(LONG);
        let first = turns.take(SolverWork::Plan, None).await.unwrap();
        let take = |work| {
            let turns = Arc::clone(&turns);
            spawn(async move { turns.take(work, None).await.unwrap() })
        };
        let plan = take(SolverWork::Plan);
        yield_now().await;
        let search = take(SolverWork::LargeSearch);
        yield_now().await;
        drop(first);
        let search = search.await.unwrap();
        yield_now().await;
        assert!(!plan.is_finished());
        drop(search);
        drop(plan.await.unwrap());
    }

    #[actix_web::test]
    async fn a_queue_is_bounded_and_no_client_fills_it() {
        let turns = solvers(LONG);
        let client = |ip: &str| LimitKey::of_address(ip.parse().unwrap());
        let take = |ip: &str| {
            let (turns, key) = (Arc::clone(&turns), client(ip));
            spawn(async move { turns.take(SolverWork::Plan, Some(&key)).await })
        };
        let (one, two) = (take("1.1.1.1"), take("1.1.1.1"));
        yield_now().await;
        assert!(take("1.1.1.1").await.unwrap().is_err(), "half of the places are its part");
        let other = take("2.2.2.2");
        yield_now().await;
        assert!(take("3.3.3.3").await.unwrap().is_err(), "all are taken");
        drop(one.await.unwrap());
        drop(two.await.unwrap());
        assert!(other.await.unwrap().is_ok());
    }
}
