//! The placement state machine: step by step, at random, and in every reachable state.

mod allowed;
mod explored;
pub(crate) mod random;
mod steps;
pub(crate) mod world;
