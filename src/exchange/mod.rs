//! Files of other systems to domain values and back: every format reads into a [`Catalog`].
//!
//! | format | module |
//! |---|---|
//! | the founding programs, shipped with the service | [`founding`] |
//! | HUD's Housing Inventory Count, raw workbook | [`hic`] |
//! | a night of this service, to work an answer out again | [`night`] |
//!
//! [`Catalog`]: crate::domain::Catalog

pub mod founding;
pub mod hic;
pub mod night;
