//! The database of a command: choosing, making, filling and migrating it.
//!
//! No command makes, fills or migrates a database as a side effect: only `init`, `demo`, `migrate`
//! and `serve --demo` do.

use super::link::print_link;
use super::output::out;
use super::{CommandResult, Failed};
use crate::config::{Database, Listen};
use crate::desk::{DatabaseAddress, DemoNetwork, Desk, Maintenance, NewNetwork};
use crate::words::{Language, Text, say};
use clap::ValueEnum;
use std::path::Path;
use tracing::info;

/// A demo network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Demo {
    /// Sample County, which is invented. Its programs state every field and use every rule.
    #[default]
    Sample,
    /// The founding programs: historical entries of 2012 to 2014, with made-up openings.
    Founding,
}

impl Demo {
    fn name(self) -> Text {
        match self {
            Self::Sample => say::sample_network(),
            Self::Founding => say::founding_network(),
        }
    }

    fn network(self) -> DemoNetwork {
        match self {
            Self::Sample => DemoNetwork::Sample,
            Self::Founding => DemoNetwork::Founding,
        }
    }
}

/// The demo's file when no database is named, and the identity file beside it.
const DEMO_FILE: &str = "waystation-demo.db";
const DEMO_MARK: &str = "waystation-demo.db.id";
/// The file of earlier versions when no database was named.
const EARLIER_FILE: &str = "waystation.db";

/// Opens the desk on the named database, or else on the demo in this folder.
pub(super) fn desk(database: &Database) -> Result<Desk, Failed> {
    Ok(Desk::at(&address(database)?)?)
}

/// Opens the same database for work that needs no search.
pub(super) fn maintenance(database: &Database) -> Result<Maintenance, Failed> {
    Ok(Maintenance::open(&address(database)?)?)
}

fn address(database: &Database) -> Result<DatabaseAddress, Failed> {
    let url = match &database.url {
        Some(url) => url.clone(),
        None if has_demo() => demo_url(),
        None => {
            refuse_beside_earlier()?;
            return Err(say::no_database_named(DEMO_FILE).into());
        }
    };
    Ok(DatabaseAddress { url, id: database.expected.clone() })
}

fn has_demo() -> bool {
    [DEMO_FILE, DEMO_MARK].iter().any(|file| Path::new(file).exists())
}

fn demo_url() -> String {
    format!("sqlite:{DEMO_FILE}")
}

/// Refuses a demo beside an earlier database: that one is more likely meant.
fn refuse_beside_earlier() -> CommandResult {
    for left in [EARLIER_FILE.to_owned(), format!("{EARLIER_FILE}.id")] {
        if Path::new(&left).exists() {
            return Err(say::no_database_named_beside(EARLIER_FILE, left).into());
        }
    }
    Ok(())
}

/// Makes the demo in its file, unless it exists.
pub(super) fn ensure_demo(database: &Database, demo: Demo) -> CommandResult {
    if database.url.is_some() {
        return Err(say::demo_serves_its_file(DEMO_FILE).into());
    }
    if has_demo() {
        return Ok(());
    }
    refuse_beside_earlier()?;
    match Maintenance::init_demo(&demo_url(), demo.network()) {
        Ok(()) => info!(file = DEMO_FILE, "a demo was made"),
        // Another process may have made it at the same moment.
        Err(_) if Path::new(DEMO_FILE).exists() => {}
        Err(failed) => return Err(failed.into()),
    }
    Ok(())
}

/// Refuses to write into a database that nobody named.
pub(super) fn named(database: &Database) -> CommandResult {
    if database.url.is_some() { Ok(()) } else { Err(say::name_database_to_import().into()) }
}

/// Opens a database that must hold no program yet, because loaded networks are never mixed.
pub(super) fn opened_empty(database: &Database, what: Text) -> Result<Maintenance, Failed> {
    if database.url.is_none() {
        return Err(say::name_database_to_load(what).into());
    }
    let opened = maintenance(database)?;
    if opened.is_empty()? {
        return Ok(opened);
    }
    Err(say::database_holds_programs(what).into())
}

/// Uses an existing database from now on.
pub(super) fn adopt(language: Language, database: &Database) -> CommandResult {
    Maintenance::adopt(to_make(database)?)?;
    Ok(out(language).say(say::database_adopted())?)
}

/// Makes a new database, and prints the link with which its administrator joins.
pub(super) fn init(
    new: &NewNetwork<'_>,
    language: Language,
    listen: &Listen,
    database: &Database,
) -> CommandResult {
    let (id, secret) = Maintenance::init(to_make(database)?, new)?;
    {
        let mut out = out(language);
        out.say(say::database_made())?;
        out.say(say::database_id_advice(id))?;
        out.say(say::administrator_joins())?;
    }
    print_link(&secret, language, listen)
}

fn to_make(database: &Database) -> Result<&str, Failed> {
    database.url.as_deref().ok_or_else(|| say::name_database_to_make().into())
}

/// Brings a database up to date, and reports how many steps were applied.
pub(super) fn migrate(language: Language, database: &Database) -> CommandResult {
    let steps = Maintenance::migrate(&address(database)?)?;
    Ok(out(language).say(say::database_migrated(steps))?)
}

/// Loads a demo network: into the empty database that is named, or into a file of its own.
pub(super) fn demo(demo: Demo, language: Language, database: &Database) -> CommandResult {
    let what = demo.name();
    let start = match &database.url {
        Some(_) => {
            opened_empty(database, what.clone())?.load_demo(demo.network())?;
            say::start_serve_database()
        }
        None if has_demo() => return Err(say::database_holds_programs(what).into()),
        None => {
            ensure_demo(database, demo)?;
            say::start_serve()
        }
    };
    Ok(out(language).say(say::demo_loaded(start, what))?)
}
