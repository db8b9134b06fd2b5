//! Opening a database and filling it: migrations and the demo network.

use super::spoken::out;
use super::{Done, Failed};
use crate::config::Database;
use crate::desk::{Clock, Desk};
use crate::exchange::founding;
use crate::store::Store;
use std::io::Write;
use tracing::info;

/// The demo network's own name as a source.
const DEMO: &str = "demo network";

/// Opens the desk on a database brought up to date; an empty one gets the demo network.
pub(super) fn desk(database: &Database) -> Result<Desk, Failed> {
    let store = opened(database)?;
    if store.is_empty()? {
        load_demo(&store)?;
        info!("an empty database: the demo network was loaded");
    }
    Ok(Desk::open(store, Clock::System)?)
}

/// Opens a database and brings it up to date.
pub(super) fn opened(database: &Database) -> Result<Store, Failed> {
    let store = Store::open(&database.url)?;
    store.migrate()?;
    Ok(store)
}

/// Opens a database that must hold no program yet, since what is loaded is not mixed with others.
pub(super) fn opened_empty(database: &Database, what: &str) -> Result<Store, Failed> {
    let store = opened(database)?;
    if store.is_empty()? {
        return Ok(store);
    }
    Err(Failed(format!(
        "This database already holds programs, and {what} is loaded into an empty one. \
         Give one with --database sqlite:new.db."
    )))
}

/// Brings a database up to date, and says by how much.
pub(super) fn migrate(database: &Database) -> Done {
    let applied = Store::open(&database.url)?.migrate()?;
    let said = match applied {
        0 => "The database was up to date.".to_owned(),
        1 => "1 step was applied; the database is up to date.".to_owned(),
        n => format!("{n} steps were applied; the database is up to date."),
    };
    Ok(writeln!(out(), "{said}")?)
}

/// Loads the demo network into an empty database.
pub(super) fn demo(database: &Database) -> Done {
    let store = opened_empty(database, "the demo network")?;
    load_demo(&store)?;
    Ok(writeln!(out(), "The demo network is loaded. Start with: waystation serve")?)
}

fn load_demo(store: &Store) -> Done {
    let catalog = founding::catalog(Clock::System.now())?;
    Ok(store.save(&catalog, &[], DEMO, &mut |_, _| {})?)
}
