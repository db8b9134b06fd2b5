//! Files of other systems to domain values and back.
//!
//! [`FORMATS`] is every format whose files can be imported: each reads into an [`Import`]. To add
//! one, write a file with a [`Format`] and add a line here.
//!
//! | what | module |
//! |---|---|
//! | a network file, JSON | [`network`] |
//! | HUD's Housing Inventory Count, raw workbook or CSV | [`hic`] |
//! | a night of this service, to repeat an answer; the same JSON | [`night`] |
//! | the founding programs, shipped with the service | [`founding`] |
//! | an invented network, shipped with the service | [`sample`] |
//! | made-up networks and profiles | [`generate`] |
//! | what calls found, CSV | [`outcomes`] |
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

/// Every format, in the order in which a file is tried.
pub const FORMATS: &[Format] = &[network::FORMAT, hic::FORMAT];
