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
