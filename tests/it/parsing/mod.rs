//! What is sent is read or refused at the parser, without a service and without a database.

mod anything;
mod plans;
pub(crate) mod refusals;
