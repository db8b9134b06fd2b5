//! Lets solvers work in turn: simple searches beside each other, and large searches, plans and
//! assignments in a smaller number.
//!
//! Waiting is bounded in number and in time, so that memory is bounded, and so that a client hears
//! soon that it must come back. Among those that wait for the same, searches come first. No client
//! may fill a queue alone.

use super::client::LimitKey;
use super::limits::Solving;
use super::places::{ClientPlaces, TakenPlace};
use std::collections::{HashMap, VecDeque};
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
    running: [RunningWork; 2],
    waiting: [VecDeque<WaitingWork>; 3],
}

#[derive(Debug, Default)]
struct RunningWork {
    all: usize,
    of: HashMap<LimitKey, usize>,
}

#[derive(Debug)]
struct WaitingWork {
    give: Sender<SolverTurn>,
    client: Option<LimitKey>,
}

/// A turn to work. Dropping it lets the next one begin.
#[derive(Debug)]
pub struct SolverTurn {
    turns: Arc<SolverTurns>,
    work: SolverWork,
    client: Option<LimitKey>,
    place: Option<TakenPlace>,
}

/// Every solver is busy, and the queue is full or the wait was too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSolverTurn;

impl RunningWork {
    /// Begins work of a client, unless all the work or the client's part of it runs.
    fn begin(&mut self, client: Option<&LimitKey>, most: usize, most_each: usize) -> bool {
        let has = client.and_then(|client| self.of.get(client)).copied().unwrap_or_default();
        if self.all >= most || has >= most_each {
            return false;
        }
        self.all += 1;
        if let Some(client) = client {
            self.of.insert(client.clone(), has + 1);
        }
        true
    }

    fn end(&mut self, client: Option<&LimitKey>) {
        self.all = self.all.saturating_sub(1);
        let Some(client) = client else { return };
        match self.of.get_mut(client) {
            Some(has) if *has > 1 => *has -= 1,
            Some(_) | None => drop(self.of.remove(client)),
        }
    }
}

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
        let mut turn = match self.begin(work, client) {
            Ok(turn) => turn,
            Err(waiting) => {
                let turn = timeout(self.limits.patience, waiting).await;
                turn.map_err(|_late| NoSolverTurn)?.map_err(|_gone| NoSolverTurn)?
            }
        };
        turn.place = Some(place);
        Ok(turn)
    }

    /// Begins at once, or joins the queue.
    fn begin(
        self: &Arc<Self>,
        work: SolverWork,
        client: Option<&LimitKey>,
    ) -> Result<SolverTurn, Receiver<SolverTurn>> {
        let mut state = self.state();
        let (most, each) = self.most(work.part());
        let running = state.running.get_mut(work.part());
        if running.is_some_and(|running| running.begin(client, most, each)) {
            return Ok(self.turn(work, client.cloned()));
        }
        let (give, take) = channel();
        if let Some(queue) = state.waiting.get_mut(work.queue()) {
            queue.retain(|waits| !waits.give.is_closed());
            queue.push_back(WaitingWork { give, client: client.cloned() });
        }
        Err(take)
    }

    fn turn(self: &Arc<Self>, work: SolverWork, client: Option<LimitKey>) -> SolverTurn {
        SolverTurn { turns: Arc::clone(self), work, client, place: None }
    }

    /// The most work that runs in a part, and the most of one client. A client has half of the
    /// processors for simple searches, so that others need not wait for it.
    fn most(&self, part: usize) -> (usize, usize) {
        match part {
            0 => (self.limits.searches, self.limits.searches.div_ceil(2)),
            _ => (self.limits.large, self.limits.large),
        }
    }

    /// Ends work, and hands its place to the first that waits for it. If that one has just given
    /// up, its turn is dropped, and the next one gets it.
    fn end(self: &Arc<Self>, part: usize, client: Option<&LimitKey>) {
        if let Some((waits, work)) = self.next(part, client) {
            drop(waits.give.send(self.turn(work, waits.client)));
        }
    }

    fn next(&self, part: usize, ended: Option<&LimitKey>) -> Option<(WaitingWork, SolverWork)> {
        let (most, each) = self.most(part);
        let mut state = self.state();
        let TurnState { running, waiting } = &mut *state;
        let running = running.get_mut(part)?;
        running.end(ended);
        let queues: &[SolverWork] = match part {
            0 => &[SolverWork::Search],
            _ => &[SolverWork::LargeSearch, SolverWork::Plan],
        };
        for work in queues {
            let queue = waiting.get_mut(work.queue())?;
            let first =
                queue.iter().position(|waits| running.begin(waits.client.as_ref(), most, each));
            if let Some(waits) = first.and_then(|first| queue.remove(first)) {
                return Some((waits, *work));
            }
        }
        None
    }

    fn state(&self) -> MutexGuard<'_, TurnState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SolverTurn {
    /// Takes the place in the queue out of the turn, to keep it until the answer is sent.
    pub(in crate::web) fn take_place(&mut self) -> Option<TakenPlace> {
        self.place.take()
    }
}

impl Drop for SolverTurn {
    fn drop(&mut self) {
        self.turns.end(self.work.part(), self.client.as_ref());
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
        SolverTurns::of(&Solving { searches: 2, large: 1, waiting, patience })
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
        let left: Vec<usize> = state.running.iter().map(|running| running.all).collect();
        assert_eq!(left, [0, 0], "every turn is given back, also of those who gave up");
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
    async fn a_client_has_half_of_the_processors_and_another_need_not_wait_for_it() {
        let turns = solvers(LONG);
        let client = |ip: &str| LimitKey::of_address(ip.parse().unwrap());
        let take = |ip: &str| {
            let (turns, key) = (Arc::clone(&turns), client(ip));
            spawn(async move { turns.take(SolverWork::Search, Some(&key)).await })
        };
        let first = take("1.1.1.1").await.unwrap().unwrap();
        let second = take("1.1.1.1");
        yield_now().await;
        let other = take("2.2.2.2").await.unwrap().unwrap();
        assert!(!second.is_finished());
        drop(other);
        yield_now().await;
        assert!(!second.is_finished(), "what another leaves is not its part");
        drop(first);
        drop(second.await.unwrap().unwrap());
        assert!(turns.state().running[0].of.is_empty(), "nothing is kept");
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
