//! What is asked: several households, each with its own need, and who must be apart.

use crate::domain::{Label, Profile};
use crate::matching::Weights;
use std::time::Duration;

/// Several households to be placed at once.
#[derive(Debug, Clone, PartialEq)]
pub struct AssignAsk {
    /// The households, each label once.
    pub seeking: Vec<Seeking>,
    /// Households of which no two may be in one program, by their place in the list.
    pub apart: Vec<Vec<usize>>,
    /// Households of which is to be found out whom they displaced, by placing everyone without them.
    pub explain: Vec<usize>,
    /// How long it may take.
    pub budget: Duration,
    /// How much each rule counts.
    pub weights: Weights,
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Seeking {
    /// What the request calls it.
    pub label: Label,
    /// How much placing it counts, by the network's own table; at least 1.
    pub weight: i64,
    /// How much support it needs, 1 to 4.
    pub support: u32,
    /// Its need.
    pub profile: Profile,
}
