//! The placement state machine: step by step, by chance, and every state there is.

mod allowed;
mod explored;
pub(crate) mod random;
mod steps;
pub(crate) mod world;
