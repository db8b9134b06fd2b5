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
pub use managing::{INVITATION_COUNTS, InviteAsk, PeopleList};
pub use own::{OwnAccount, StartedApp};
pub use passwords::{PIN_DIGITS, SHORTEST_PASSWORD};
pub use session::{IDLE_UNTIL_LOCKED, MOST_PIN_TRIES, SessionStanding};
pub use sign_in::SignedIn;

pub(super) use passwords::PasswordHasher;
