//! A hash tree over a list. Each node is the hash of the nodes below it, so changing one leaf
//! recomputes only the nodes above it.

use crate::domain::Chunked;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::fmt;

/// The most children per node. It divides the chunk size, so children of a node lie in one chunk.
const BELOW: usize = 16;

/// A hash, and the newest day among the things it covers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct HashNode {
    pub(super) hash: [u8; 32],
    pub(super) newest: Option<NaiveDate>,
}

impl HashNode {
    fn above(below: &[Self]) -> Self {
        let mut hashing = Sha256::new();
        for node in below {
            hashing.update(node.hash);
        }
        let newest = below.iter().filter_map(|node| node.newest).max();
        Self { hash: hashing.finalize().into(), newest }
    }
}

/// A list of hashes, as a tree.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct HashTree {
    /// The leaves, then the nodes above them, and so on up to a level with only the root.
    levels: Vec<Chunked<HashNode>>,
}

impl HashTree {
    pub(super) fn of(leaves: Chunked<HashNode>) -> Self {
        let mut levels = vec![leaves];
        while let Some(below) = levels.last().filter(|below| below.len() > 1) {
            let places = (0..below.len()).step_by(BELOW);
            let above = places.map(|at| HashNode::above(some(below, at))).collect();
            levels.push(above);
        }
        Self { levels }
    }

    /// Replaces a leaf.
    pub(super) fn set(&mut self, mut at: usize, mut node: HashNode) {
        for level in &mut self.levels {
            level.set(at, node);
            node = HashNode::above(some(level, at - at % BELOW));
            at /= BELOW;
        }
    }

    /// The root; a default node for an empty list.
    pub(super) fn root(&self) -> HashNode {
        self.levels.last().and_then(Chunked::last).copied().unwrap_or_default()
    }
}

impl fmt::Debug for HashTree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HashTree").field("root", &self.root()).finish_non_exhaustive()
    }
}

/// The children of one node, starting at index `first`.
fn some(level: &Chunked<HashNode>, first: usize) -> &[HashNode] {
    let run = level.run(first);
    run.get(..BELOW).unwrap_or(run)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    fn node(of: u8) -> HashNode {
        HashNode {
            hash: [of; 32],
            newest: NaiveDate::from_ymd_opt(2026, 1, u32::from(of % 28) + 1),
        }
    }

    proptest! {
        #![proptest_config(cases(60))]

        #[test]
        fn a_tree_that_was_changed_is_the_tree_of_what_it_is_of_now(
            leaves in prop::collection::vec(any::<u8>(), 0..600),
            changes in prop::collection::vec((0_usize..600, any::<u8>()), 0..20),
        ) {
            let mut plain: Vec<HashNode> = leaves.into_iter().map(node).collect();
            let mut tree = HashTree::of(plain.clone().into());
            let (before, root) = (tree.clone(), tree.root());
            for (at, of) in changes {
                if let Some(leaf) = plain.get_mut(at) {
                    tree.set(at, node(of));
                    *leaf = node(of);
                }
            }
            prop_assert_eq!(&tree, &HashTree::of(plain.clone().into()));
            prop_assert_eq!(before.root(), root);
            prop_assert_eq!(tree.root().newest, plain.iter().filter_map(|one| one.newest).max());
        }
    }
}
