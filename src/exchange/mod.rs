//! Files of other systems to domain values and back: every format reads into a [`Catalog`].
//!
//! | format | module |
//! |---|---|
//! | the founding programs, shipped with the service | [`founding`] |
//! | an invented network, shipped with the service | [`sample`] |
//! | a network file, JSON | [`network`] |
//! | made-up networks and profiles | [`generate`] |
//! | what calls found, CSV | [`outcomes`] |
//! | HUD's Housing Inventory Count, raw workbook or CSV | [`hic`] |
//! | a night of this service, to work an answer out again | [`night`] |
//!
//! [`Catalog`]: crate::domain::Catalog

pub mod founding;
pub mod generate;
pub mod hic;
pub mod network;
pub mod night;
pub mod outcomes;
pub mod sample;
