//! The parser reads or refuses every request, without a service and without a database.

mod anything;
mod plans;
pub(crate) mod refusals;
mod requests;
