//! Work of administrators on the database: make it, migrate it, load programs, decide which
//! clock is right. Each happens only on its own command.

use super::{Clock, Desk, Refusal};
use crate::domain::{
    Catalog, ClockJump, Clocks, Curves, Import, ImportBatch, ImportOrigin, ImportReport, Outcome,
    Place, SetAside, Timestamp, hex,
};
use crate::store::{PromiseClock, Store, StoreError};
use sha2::{Digest, Sha256};
use std::fmt;

/// The address of a database, and its expected ID, if there is one.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseAddress {
    /// `sqlite:PATH` or `postgres://...`; it may hold a password.
    pub url: String,
    /// The expected ID; any other database is refused.
    pub id: Option<String>,
}

/// A database that is undamaged and up to date, for work that needs no search.
#[derive(Debug)]
pub struct Maintenance {
    pub(super) store: Store,
    clock: Clock,
}

/// A file that is imported, as the import records it.
#[derive(Debug, Clone, Copy)]
pub struct ImportedFile<'a> {
    /// The name of its format.
    pub format: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

impl DatabaseAddress {
    /// Opens the database, which must exist and have the expected ID.
    fn open(&self) -> Result<Store, StoreError> {
        let store = Store::open(&self.url)?;
        if let Some(id) = &self.id {
            store.refuse_other_than(id)?;
        }
        Ok(store)
    }

    /// Opens it if it is up to date. The check for damage may still be running.
    fn open_current(&self) -> Result<Store, StoreError> {
        let store = self.open()?;
        if let Err(why) = store.ready() {
            store.refuse_if_damaged()?;
            return Err(why);
        }
        Ok(store)
    }
}

/// Hides the URL, which may hold a password.
impl fmt::Debug for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatabaseAddress").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Desk {
    /// Opens the desk on a database that is up to date, undamaged and the expected one.
    pub fn at(address: &DatabaseAddress) -> Result<Self, Refusal> {
        let store = address.open_current()?;
        // Reading a damaged database may fail, so report the damage first.
        let desk = Self::open(store.clone(), Clock::System);
        store.refuse_if_damaged()?;
        desk
    }

    /// Finishes writing to the database and closes it, even if other threads still work with it.
    pub fn close(&self) {
        self.store.close();
    }

    /// Returns true if the network has no program.
    pub fn is_empty(&self) -> bool {
        self.field().night().programs.is_empty()
    }
}

impl Maintenance {
    /// Opens a database that is up to date, undamaged and the expected one.
    pub fn open(address: &DatabaseAddress) -> Result<Self, Refusal> {
        let store = address.open_current()?;
        store.refuse_if_damaged()?;
        Ok(Self::of(store))
    }

    pub(super) fn of(store: Store) -> Self {
        Self { store, clock: Clock::System }
    }

    /// Accepts the existing database as the one to use from now on, if it is undamaged, and brings
    /// it up to date.
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

    /// Returns the time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Returns true if there is no program.
    pub fn is_empty(&self) -> Result<bool, Refusal> {
        Ok(self.store.is_empty()?)
    }

    /// Loads a generated network. `progress` receives the rows written and the total.
    pub fn load(
        &self,
        catalog: &Catalog,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), Refusal> {
        Ok(self.store.save(catalog, progress)?)
    }

    /// Merges the list of a file into the statements about programs. `progress` receives the rows
    /// written and the total.
    pub fn import(
        &self,
        import: Import,
        file: &ImportedFile<'_>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<ImportReport, Refusal> {
        Ok(self.store.import(import, &self.origin(file), progress)??)
    }

    /// Reports what the list of a file would change, and writes nothing.
    pub fn try_import(
        &self,
        import: Import,
        file: &ImportedFile<'_>,
    ) -> Result<ImportReport, Refusal> {
        Ok(self.store.try_import(import, &self.origin(file))??)
    }

    fn origin(&self, file: &ImportedFile<'_>) -> ImportOrigin {
        let at = self.now();
        // A statement that the import dates today must not be newer than one that a person makes
        // today.
        let (today, _) = Clocks::at(&Place::Unknown).days(at);
        let digest = hex(&Sha256::digest(file.bytes));
        ImportOrigin { format: file.format.to_owned(), digest, at, today }
    }

    /// All imports, the oldest first.
    pub fn imports(&self) -> Result<Vec<ImportBatch>, Refusal> {
        Ok(self.store.imports()?)
    }

    /// The rows that an import set aside.
    pub fn set_aside(&self, number: u64) -> Result<Vec<SetAside>, Refusal> {
        Ok(self.store.set_aside(number)?)
    }

    /// Undoes an import.
    pub fn undo_import(&self, number: u64) -> Result<(), Refusal> {
        let now = || self.now();
        Ok(self.store.undo_import(number, now(), PromiseClock::Database(&now))??)
    }

    /// All statements about programs, for a file.
    pub fn stated(&self) -> Result<Catalog, Refusal> {
        Ok(self.store.stated()?)
    }

    /// Returns how far the database's clock has jumped; `None` if promises run by its time.
    pub fn clock_jump(&self) -> Result<Option<ClockJump>, Refusal> {
        let ahead = self.store.clock_ahead()?;
        Ok((!ahead.is_zero()).then_some(ClockJump(ahead)))
    }

    /// Accepts the time of the database's clock. Promises that expired by that time are over.
    pub fn trust_clock(&self) -> Result<(), Refusal> {
        Ok(self.store.trust_clock()?)
    }

    /// Returns the recorded outcomes of calls.
    pub fn outcomes(&self) -> Result<Vec<Outcome>, Refusal> {
        Ok(self.store.outcomes()?)
    }

    /// Sets the network's own curves, or the default ones with `None`.
    pub fn set_curves(&self, curves: Option<&Curves>) -> Result<(), Refusal> {
        let text = curves.map(Curves::to_string);
        Ok(self.store.set(Curves::SETTING, text.as_deref())?)
    }
}
