#![doc = include_str!("ARCHITECTURE.md")]

#[cfg(test)]
#[path = "../tests/it/cases.rs"]
mod cases;
pub mod cli;
pub mod config;
pub mod desk;
pub mod domain;
pub mod exchange;
pub mod help;
pub mod matching;
pub mod rules;
pub mod solvers;
pub mod store;
pub mod telemetry;
pub mod web;
pub mod words;
