//! Reads files of other systems into domain values, and writes them.
//!
//! [`FORMATS`] lists every format whose files can be imported. Each reads its files into an
//! [`Import`]. To add a format, write a file with a [`Format`] and add a line to that list.
//!
//! | contents | module |
//! |---|---|
//! | a network file, JSON | [`network`] |
//! | HUD's Housing Inventory Count, raw workbook or CSV | [`hic`] |
//! | a night of this service, to reproduce an answer; the same JSON | [`night`] |
//! | the founding programs, shipped with the service | [`founding`] |
//! | an invented network, shipped with the service | [`sample`] |
//! | generated networks and households | [`generate`] |
//! | outcomes of calls, CSV | [`outcomes`] |
//!
//! [`Import`]: crate::domain::Import

mod format;
pub mod founding;
pub mod generate;
pub mod hic;
pub mod network;
pub mod night;
pub mod outcomes;
mod program_json;
pub mod sample;

pub use format::{Format, Progress, SourceFile};

/// Every format, in the order in which they are tried on a file.
pub const FORMATS: &[Format] = &[network::FORMAT, hic::FORMAT];
