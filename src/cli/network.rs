//! Opening a database and filling it: migrations and the demo network.

use super::spoken::out;
use super::{Done, Failed};
use crate::config::Database;
use crate::desk::{Clock, Desk};
use crate::domain::{Actor, ActorRole, Catalog, OrganizationId, Timestamp};
use crate::exchange::founding;
use crate::store::Store;
use std::cmp::Reverse;
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
    let now = Clock::System.now();
    let catalog = founding::catalog(now)?;
    store.save(&catalog, &[], DEMO, &mut |_, _| {})?;
    demo_tokens(store, &catalog, now)
}

/// A token for each kind of user, known to everybody: two look for beds, and one runs the program
/// that has posted most of them.
fn demo_tokens(store: &Store, catalog: &Catalog, now: Timestamp) -> Done {
    let hotline: OrganizationId = "demo-hotline".parse()?;
    store.add_organization(&hotline, "A hotline of the demo")?;
    for role in [ActorRole::Hotline, ActorRole::Placement] {
        store.add_demo_token(&Actor { organization: hotline.clone(), role }, now)?;
    }
    let largest = catalog.posts.iter().max_by_key(|post| (post.open, Reverse(&post.group)));
    let group = largest.and_then(|post| catalog.groups.iter().find(|group| group.id == post.group));
    let program = group.and_then(|group| catalog.programs.iter().find(|p| p.id == group.program));
    if let Some(program) = program {
        let organization = program.organization.clone();
        store.add_demo_token(&Actor { organization, role: ActorRole::Operator }, now)?;
    }
    Ok(())
}
