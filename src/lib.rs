#![doc = include_str!("ARCHITECTURE.md")]

pub mod cli;
pub mod config;
pub mod desk;
pub mod domain;
pub mod exchange;
pub mod matching;
pub mod rules;
pub mod store;
pub mod telemetry;
pub mod web;

use mimalloc::MiMalloc;

/// Every request makes and drops thousands of short sentences: a fourteenth of a ranking's time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;
