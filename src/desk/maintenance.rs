//! What those who run a service do to its database: make it, bring it up to date, load programs,
//! give out tokens, decide which clock is right. Nothing of it happens on the way to something else.

use super::{Clock, Desk, Refusal};
use crate::domain::{
    Affiliation, Catalog, ClockJump, Curves, OrganizationId, Outcome, SetAside, Timestamp,
};
use crate::store::{KnownToken, Store, StoreError, TokenText};
use std::fmt;

/// A database by its address, and the ID it must have, where one is expected.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseAddress {
    /// `sqlite:PATH` or `postgres://...`; it may hold a password.
    pub url: String,
    /// The ID; any other database is refused.
    pub id: Option<String>,
}

/// A database that is whole and up to date, for work on it that needs no search.
#[derive(Debug)]
pub struct Maintenance {
    pub(super) store: Store,
    clock: Clock,
}

impl DatabaseAddress {
    /// Opens the database, which must have been made and have the expected ID.
    fn open(&self) -> Result<Store, StoreError> {
        let store = Store::open(&self.url)?;
        if let Some(id) = &self.id {
            store.refuse_other_than(id)?;
        }
        Ok(store)
    }

    /// The same, up to date, but perhaps still being looked through for damage.
    fn open_current(&self) -> Result<Store, StoreError> {
        let store = self.open()?;
        if let Err(why) = store.ready() {
            store.refuse_if_damaged()?;
            return Err(why);
        }
        Ok(store)
    }
}

/// The address may hold a password, so it is not shown.
impl fmt::Debug for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatabaseAddress").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Desk {
    /// Opens the desk on a database that is up to date, whole and the expected one.
    pub fn at(address: &DatabaseAddress) -> Result<Self, Refusal> {
        let store = address.open_current()?;
        // What is damaged may not even be read.
        let desk = Self::open(store.clone(), Clock::System);
        store.refuse_if_damaged()?;
        desk
    }

    /// Puts everything into the database and lets go of it, whoever still works on something.
    pub fn close(&self) {
        self.store.close();
    }

    /// Whether the network has no program.
    pub fn is_empty(&self) -> bool {
        self.field().night().programs.is_empty()
    }
}

impl Maintenance {
    /// Opens a database that is up to date, whole and the expected one.
    pub fn open(address: &DatabaseAddress) -> Result<Self, Refusal> {
        let store = address.open_current()?;
        store.refuse_if_damaged()?;
        Ok(Self::of(store))
    }

    pub(super) fn of(store: Store) -> Self {
        Self { store, clock: Clock::System }
    }

    /// Makes an empty database where there is none, and returns its ID.
    pub fn init(url: &str) -> Result<String, Refusal> {
        Store::init(url, |_| Ok(()))
    }

    /// Takes what is there as the database to be used from now on, if it is whole, and brings it up
    /// to date.
    pub fn adopt(url: &str) -> Result<(), Refusal> {
        Store::adopt(url)?;
        Ok(())
    }

    /// Brings a database up to date, and returns the number of steps this took.
    pub fn migrate(address: &DatabaseAddress) -> Result<usize, Refusal> {
        let store = address.open()?;
        store.refuse_if_damaged()?;
        Ok(store.migrate()?)
    }

    /// The time it is.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whether there is no program.
    pub fn is_empty(&self) -> Result<bool, Refusal> {
        Ok(self.store.is_empty()?)
    }

    /// Loads a catalog from a source, with the rows that were set aside; `progress` hears how many
    /// rows of how many are written.
    pub fn load(
        &self,
        catalog: &Catalog,
        set_aside: &[SetAside],
        source: &str,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), Refusal> {
        Ok(self.store.save(catalog, set_aside, source, progress)?)
    }

    /// Adds an organization that runs no program, such as a hotline.
    pub fn add_organization(&self, id: &OrganizationId, name: &str) -> Result<(), Refusal> {
        Ok(self.store.add_organization(id, name)?)
    }

    /// Makes a token for a role at an organization; its text is not kept.
    pub fn add_token(&self, of: &Affiliation) -> Result<TokenText, Refusal> {
        Ok(self.store.add_token(of, self.now())?)
    }

    /// Lists every token, the oldest first.
    pub fn tokens(&self) -> Result<Vec<KnownToken>, Refusal> {
        Ok(self.store.tokens()?)
    }

    /// Revokes a token; one revoked before stays as it was.
    pub fn revoke_token(&self, id: &str) -> Result<(), Refusal> {
        Ok(self.store.revoke_token(id, self.now())?)
    }

    /// How far the database's clock has jumped, while nobody has decided which time is right.
    pub fn clock_jump(&self) -> Result<Option<ClockJump>, Refusal> {
        let ahead = self.store.clock_ahead()?;
        Ok((!ahead.is_zero()).then_some(ClockJump(ahead)))
    }

    /// Accepts the time of the database's clock: promises that it has passed are over.
    pub fn trust_clock(&self) -> Result<(), Refusal> {
        Ok(self.store.trust_clock()?)
    }

    /// The outcomes of calls that were recorded.
    pub fn outcomes(&self) -> Result<Vec<Outcome>, Refusal> {
        Ok(self.store.outcomes()?)
    }

    /// Gives the network curves of its own, or with `None` the default ones.
    pub fn set_curves(&self, curves: Option<&Curves>) -> Result<(), Refusal> {
        let text = curves.map(Curves::to_string);
        Ok(self.store.set(Curves::SETTING, text.as_deref())?)
    }
}
