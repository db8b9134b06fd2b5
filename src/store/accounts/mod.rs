//! Accounts: who may sign in, with which secrets, on which devices, and who was invited.
//!
//! Hashes of passwords and PINs are made by the desk, since they take long on purpose.

mod credentials;
mod invitations;
mod people;
mod rows;
mod sessions;
mod tries;

pub use credentials::Credentials;
pub use invitations::{Invitation, NewInvitation};
pub use people::NewAccount;
pub use sessions::{NewSession, Session};
pub use tries::Tries;

pub(in crate::store) use rows::stored;
