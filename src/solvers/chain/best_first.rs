//! Best-first search: looks at the most promising node first, and keeps the best solutions of
//! different sets of steps. It is exact: what is left when it ends is bounded by what it kept.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// More than any solution costs; two of them still fit the type.
pub(super) const NEVER: i32 = i32::MAX / 4;

/// What is searched.
pub(super) trait SearchSpace {
    /// A node that is open, which is cheap to keep.
    type Node: Ord;
    /// A node with its steps spelled out.
    type Path: Clone;
    /// One step of a solution.
    type Step: Copy + Ord;
    /// What tells solutions apart: their steps in whatever order.
    type Set: Clone + Ord;

    /// The nodes that every search begins with.
    fn roots(&mut self, best: &Solutions<Self>) -> Vec<OpenNode<Self::Node>>;

    /// The steps of an open node.
    fn path(&self, node: &Self::Node) -> Self::Path;

    /// What a solution is told apart by.
    fn set(steps: &[Self::Step]) -> Self::Set;

    /// Keeps the solution that a node is, and returns the nodes that go on from it; `None` when time
    /// runs out.
    fn expand(
        &mut self,
        node: &Self::Node,
        path: &Self::Path,
        best: &mut Solutions<Self>,
    ) -> Option<Vec<OpenNode<Self::Node>>>;

    /// Keeps the solution that a path is, and returns its most promising successor where that may
    /// cost less; `None` when there is none, or time runs out.
    fn follow(&self, path: &Self::Path, best: &mut Solutions<Self>) -> Option<Self::Path>;

    /// Raises the bound of open nodes, when the best solution costs so much.
    fn raise_bound(&mut self, best: i32);
}

/// A node that was not yet looked at. They compare by promise, the most promising last.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OpenNode<N> {
    /// No solution that begins so costs less; the smallest first.
    bound: Reverse<i32>,
    /// Of equals the longest first, which are nearest to a whole solution.
    length: usize,
    /// Of those the first.
    node: Reverse<N>,
}

impl<N> OpenNode<N> {
    /// A node of so many steps, of which no solution costs less than the bound.
    pub(super) fn new(bound: i32, length: usize, node: N) -> Self {
        Self { bound: Reverse(bound), length, node: Reverse(node) }
    }
}

/// Steps in their order, with what they cost.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Solution<Set, Step> {
    pub(super) cost: i32,
    set: Set,
    pub(super) steps: Vec<Step>,
}

/// A solution in what is searched.
type SolutionOf<S> = Solution<<S as SearchSpace>::Set, <S as SearchSpace>::Step>;

/// The best solutions so far, each of another set of steps, the cheapest first.
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

    /// What a solution must cost less than to be among the best.
    pub(super) fn worst(&self) -> i32 {
        let last = self.best.last().filter(|_| self.best.len() >= self.wanted);
        last.map_or(NEVER, |found| found.cost)
    }
}

/// A search under way.
pub(super) struct BestFirst<S: SearchSpace> {
    pub(super) space: S,
    open: BinaryHeap<OpenNode<S::Node>>,
    best: Solutions<S>,
    /// After how many looks at nodes it pays to raise the bound.
    raised_after: usize,
}

impl<S: SearchSpace> BestFirst<S> {
    /// A search for so many solutions, which raises the bound after so many looks.
    pub(super) fn new(space: S, wanted: usize, raised_after: usize) -> Self {
        let best = Solutions { wanted, best: Vec::new() };
        let mut search = Self { space, open: BinaryHeap::new(), best, raised_after };
        search.begin();
        search
    }

    /// Opens the roots, and forgets all other open nodes.
    fn begin(&mut self) {
        self.open = self.space.roots(&self.best).into();
    }

    /// Looks at nodes until the best solutions are known; `false` when time runs out before.
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

    /// Follows the most promising step again and again, so that there is always an answer.
    fn dive(&mut self, mut path: S::Path) {
        while let Some(next) = self.space.follow(&path, &mut self.best) {
            path = next;
        }
    }

    /// The best solutions, the cheapest first.
    pub(super) fn best(&self) -> &[SolutionOf<S>] {
        &self.best.best
    }

    /// What the cheapest solution costs, if there is one.
    pub(super) fn cheapest(&self) -> Option<i32> {
        self.best.best.first().map(|found| found.cost)
    }

    /// No solution that is still open costs less; `None` where nothing is open.
    pub(super) fn open_bound(&self) -> Option<i32> {
        self.open.peek().map(|next| next.bound.0)
    }
}
