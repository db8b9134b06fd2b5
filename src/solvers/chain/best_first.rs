//! Best-first search: expands the most promising node first, and keeps the best solutions with
//! different sets of steps. It is exact: when it ends, no open node could improve what it kept.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// More than any solution costs. The sum of two still fits the type.
pub(super) const NEVER: i32 = i32::MAX / 4;

/// The nodes and steps to search.
pub(super) trait SearchSpace {
    /// An open node, cheap to keep.
    type Node: Ord;
    /// A node with its steps spelled out.
    type Path: Clone;
    /// One step of a solution.
    type Step: Copy + Ord;
    /// The identity of a solution: its steps regardless of order.
    type Set: Clone + Ord;

    /// The nodes that the search starts from.
    fn roots(&mut self, best: &Solutions<Self>) -> Vec<OpenNode<Self::Node>>;

    /// The steps of an open node.
    fn path(&self, node: &Self::Node) -> Self::Path;

    /// The set of a solution's steps.
    fn set(steps: &[Self::Step]) -> Self::Set;

    /// Keeps the solution of a node, and returns the nodes that go on from it. `None` if time runs
    /// out.
    fn expand(
        &mut self,
        node: &Self::Node,
        path: &Self::Path,
        best: &mut Solutions<Self>,
    ) -> Option<Vec<OpenNode<Self::Node>>>;

    /// Keeps the solution of a path, and returns its most promising successor if that could cost
    /// less. `None` if there is none or time runs out.
    fn follow(&self, path: &Self::Path, best: &mut Solutions<Self>) -> Option<Self::Path>;

    /// Raises the bound of open nodes, given the cost of the best solution.
    fn raise_bound(&mut self, best: i32);
}

/// A node not yet expanded. The most promising node compares greatest.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OpenNode<N> {
    /// A lower bound on the cost of solutions that begin with this node. The smallest comes first.
    bound: Reverse<i32>,
    /// Among equals, the longest comes first: it is nearest to a complete solution.
    length: usize,
    /// The final tie-breaker: the smallest node.
    node: Reverse<N>,
}

impl<N> OpenNode<N> {
    /// A node of `length` steps. No solution that begins with it costs less than the bound.
    pub(super) fn new(bound: i32, length: usize, node: N) -> Self {
        Self { bound: Reverse(bound), length, node: Reverse(node) }
    }
}

/// Steps in their order, with their cost.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Solution<Set, Step> {
    pub(super) cost: i32,
    set: Set,
    pub(super) steps: Vec<Step>,
}

/// A solution in a search space.
type SolutionOf<S> = Solution<<S as SearchSpace>::Set, <S as SearchSpace>::Step>;

/// The best solutions so far, each with a different set of steps, cheapest first.
pub(super) struct Solutions<S: SearchSpace + ?Sized> {
    wanted: usize,
    best: Vec<SolutionOf<S>>,
}

impl<S: SearchSpace + ?Sized> Solutions<S> {
    /// Keeps a solution if it is among the best.
    pub(super) fn keep(&mut self, steps: &[S::Step], cost: i32) {
        if cost >= NEVER || steps.is_empty() {
            return;
        }
        let found = Solution { cost, set: S::set(steps), steps: steps.to_vec() };
        match self.best.iter_mut().find(|known| known.set == found.set) {
            Some(known) => *known = found.min(known.clone()),
            None => self.best.push(found),
        }
        self.best.sort_unstable();
        self.best.truncate(self.wanted);
    }

    /// A new solution must cost less than this to be among the best.
    pub(super) fn worst(&self) -> i32 {
        let last = self.best.last().filter(|_| self.best.len() >= self.wanted);
        last.map_or(NEVER, |found| found.cost)
    }
}

/// A search in progress.
pub(super) struct BestFirst<S: SearchSpace> {
    pub(super) space: S,
    open: BinaryHeap<OpenNode<S::Node>>,
    best: Solutions<S>,
    /// The number of nodes after which the bound is raised.
    raised_after: usize,
}

impl<S: SearchSpace> BestFirst<S> {
    /// Starts a search for `wanted` solutions that raises its bound after `raised_after` nodes.
    pub(super) fn new(space: S, wanted: usize, raised_after: usize) -> Self {
        let best = Solutions { wanted, best: Vec::new() };
        let mut search = Self { space, open: BinaryHeap::new(), best, raised_after };
        search.begin();
        search
    }

    /// Opens the roots and drops all other open nodes.
    fn begin(&mut self) {
        self.open = self.space.roots(&self.best).into();
    }

    /// Expands nodes until the best solutions are known. Returns false if time runs out first.
    pub(super) fn run(&mut self) -> bool {
        let mut dive_at = 0;
        for looked_at in 0_usize.. {
            if looked_at == self.raised_after
                && let Some(best) = self.cheapest()
            {
                self.space.raise_bound(best);
                self.begin();
            }
            let worst = self.best.worst();
            let Some(next) = self.open.pop().filter(|next| next.bound.0 < worst) else {
                self.open.clear();
                break;
            };
            let path = self.space.path(&next.node.0);
            if looked_at >= dive_at {
                self.dive(path.clone());
                dive_at = looked_at * 2 + 1;
            }
            let Some(further) = self.space.expand(&next.node.0, &path, &mut self.best) else {
                self.open.push(next);
                return false;
            };
            self.open.extend(further);
        }
        true
    }

    /// Follows the most promising step repeatedly, so that there is always an answer.
    fn dive(&mut self, mut path: S::Path) {
        while let Some(next) = self.space.follow(&path, &mut self.best) {
            path = next;
        }
    }

    /// The best solutions, cheapest first.
    pub(super) fn best(&self) -> &[SolutionOf<S>] {
        &self.best.best
    }

    /// The cost of the cheapest solution, if there is one.
    pub(super) fn cheapest(&self) -> Option<i32> {
        self.best.best.first().map(|found| found.cost)
    }

    /// A lower bound on the cost of any solution still open; `None` if nothing is open.
    pub(super) fn open_bound(&self) -> Option<i32> {
        self.open.peek().map(|next| next.bound.0)
    }
}
