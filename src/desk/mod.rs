//! What people do: find a place, look at programs, post what is free. Joins store and matching.

mod asking;
mod assigning;
mod clock;
mod finding;
mod posting;
mod programs;
mod refusal;

pub use crate::matching::assign::{
    Assigned, Assignment, Gap, Nowhere, PassedOver, Proved, Scarce, Worth,
};
pub use crate::matching::{
    AskNext, Availability, Band, Change, Explain, Finding, Named, NearMiss, NotShown, Passed,
    Proof, RankedOption, Ranking, Relaxation, Said, UsedGroup, Wanted,
};
pub use asking::{Ask, AskForm, MOST_OPTIONS, USUAL_LIMIT};
pub use assigning::{AssignForm, AssignFound, AssignRecord};
pub use clock::Clock;
pub use finding::{Found, Record};
pub use posting::{MOST_UNITS, NewPost, PostForm, PostReceipt};
pub use programs::{ProgramFile, ProgramPage};
pub use refusal::Refusal;

use crate::domain::{Network, Timestamp};
use crate::matching::Field;
use crate::rules::{RULES, Rule};
use crate::store::Store;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;

/// The desk: one network, its store, and the night as it stood after the last post.
pub struct Desk {
    store: Store,
    clock: Clock,
    field: RwLock<Arc<Field>>,
    /// Held while a post is stored and the night is read again, so that no older night replaces a newer.
    posting: Mutex<()>,
}

impl Desk {
    /// Opens the desk on a store that is ready.
    pub fn open(store: Store, clock: Clock) -> Result<Self, Refusal> {
        let field = Arc::new(Field::of(store.night()?));
        recognise(&field);
        Ok(Self { store, clock, field: RwLock::new(field), posting: Mutex::new(()) })
    }

    /// The time it is.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// How the network calls itself.
    pub fn network(&self) -> Network {
        self.field().night().network.clone()
    }

    /// The laws of matching, in the order of primary reasons.
    pub fn rules(&self) -> &'static [Rule] {
        RULES
    }

    /// Whether requests can be answered.
    pub fn ready(&self) -> Result<(), Refusal> {
        Ok(self.store.ready()?)
    }

    /// The night as it stands.
    fn field(&self) -> Arc<Field> {
        Arc::clone(&self.field.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the night again.
    fn refresh(&self) -> Result<(), Refusal> {
        let field = Arc::new(Field::of(self.store.night()?));
        recognise(&field);
        *self.field.write().unwrap_or_else(PoisonError::into_inner) = field;
        Ok(())
    }
}

/// Works out the night's hash beside the requests, so that the first of them need not wait for it.
fn recognise(field: &Arc<Field>) {
    let field = Arc::clone(field);
    thread::spawn(move || field.fingerprint().len());
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("clock", &self.clock).finish_non_exhaustive()
    }
}
