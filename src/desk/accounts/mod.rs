//! Accounts: signing in, sessions, invitations, and the people of an organization.
//!
//! A sign-in has stages. A right password begins a session that only takes a code, or only sets up
//! an app for codes. With that a new session begins, under a new cookie, that is signed in.

mod codes;
mod joining;
mod managing;
mod own;
mod passwords;
mod session;
mod sign_in;

pub use codes::AppSetup;
pub use joining::Joining;
pub use managing::{InviteAsk, PeopleList};
pub use session::{MOST_PIN_TRIES, SessionStanding};
pub use sign_in::SignedIn;

pub(super) use passwords::PasswordHasher;
