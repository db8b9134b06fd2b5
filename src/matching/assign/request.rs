//! A request: several households, each with its own need, and the ones that must be apart.

use crate::domain::{Label, Profile};
use crate::matching::Weights;
use std::time::Duration;

/// Several households to be placed at once.
#[derive(Debug, Clone, PartialEq)]
pub struct AssignAsk {
    /// The households. Each label occurs once.
    pub seeking: Vec<Seeking>,
    /// Sets of households that must be apart, by position in the list: no two share a program.
    pub apart: Vec<Vec<usize>>,
    /// The households, by position, for which to find whom they displaced by placing everyone
    /// without them.
    pub explain: Vec<usize>,
    /// The time limit.
    pub budget: Duration,
    /// The weight of each rule.
    pub weights: Weights,
}

/// One household of the request.
#[derive(Debug, Clone, PartialEq)]
pub struct Seeking {
    /// The request's name for it.
    pub label: Label,
    /// The priority of placing it, from the network's own table; at least 1.
    pub weight: i64,
    /// The support it needs, 1 to 4.
    pub support: u32,
    /// Its need.
    pub profile: Profile,
}
