//! What people do: find a place, look at programs, post what is free. Joins store and matching.

mod asking;
mod assigning;
mod clock;
mod finding;
mod outcome;
mod planning;
mod posting;
mod programs;
mod record;
mod refusal;
mod replay;
mod weighing;

pub use crate::matching::assign::{
    Assigned, Assignment, Gap, Nowhere, PassedOver, Proved, Scarce, Settled, Without, Worth,
};
pub use crate::matching::plan::{
    APART, Leg, MOVE, ORGANIZATION, Plan, PlanAsk, Plans, SharedChoices, StayOption, Sureness,
    UNCOVERED, Uncovered,
};
pub use crate::matching::{
    AskNext, Availability, Band, Change, Column, Explain, Finding, Flip, Goal, Margin, Model,
    Named, NearMiss, NotShown, Passed, Proof, RankedOption, Ranking, Relaxation, Row, Said, Sense,
    Stability, UsedGroup, Wanted, Weights,
};
pub use asking::{Ask, AskForm, MOST_OPTIONS, USUAL_LIMIT};
pub use assigning::{AssignForm, AssignFound};
pub use clock::Clock;
pub use finding::Found;
pub use outcome::{OutcomeForm, OutcomeReceipt};
pub use planning::Planned;
pub use posting::{MOST_UNITS, NewPost, PostForm, PostReceipt};
pub use programs::{ProgramFile, ProgramPage};
pub use record::Record;
pub use refusal::Refusal;
pub use replay::Replay;

use crate::domain::{Network, Timestamp};
use crate::exchange::night;
use crate::matching::Field;
use crate::rules::{RULES, Rule};
use crate::store::Store;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// The desk: one network, its store, and the night as it stood after the last post.
pub struct Desk {
    store: Store,
    clock: Clock,
    field: RwLock<Arc<Field>>,
    weights: RwLock<Weights>,
    /// Held while a post is stored and the night is read again, so that no older night replaces a newer.
    posting: Mutex<()>,
}

impl Desk {
    /// Opens the desk on a store that is ready.
    pub fn open(store: Store, clock: Clock) -> Result<Self, Refusal> {
        let field = Arc::new(Field::of(store.night()?));
        let weights = RwLock::new(weighing::stored(&store)?);
        Ok(Self { store, clock, field: RwLock::new(field), weights, posting: Mutex::new(()) })
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

    /// The network as it stands, as a file of its own.
    pub fn export(&self) -> Result<String, Refusal> {
        let (catalog, curves) = self.store.in_force()?;
        Ok(night::write(&catalog, &curves))
    }

    /// Reads the night again.
    fn refresh(&self) -> Result<(), Refusal> {
        let field = Arc::new(Field::of(self.store.night()?));
        self.take_up(weighing::stored(&self.store)?);
        *self.field.write().unwrap_or_else(PoisonError::into_inner) = field;
        Ok(())
    }
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("clock", &self.clock).finish_non_exhaustive()
    }
}
