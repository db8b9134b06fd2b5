//! Which database a command uses; and making, filling and bringing it up to date.
//!
//! No command makes, fills or brings up to date a database on the way to something else: `init`,
//! `demo`, `migrate` and `serve --demo` do.

use super::spoken::out;
use super::{CommandResult, Failed};
use crate::config::Database;
use crate::desk::{DatabaseAddress, DemoNetwork, Desk, Maintenance};
use clap::ValueEnum;
use std::io::Write;
use std::path::Path;
use tracing::info;

/// A network to try things with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Demo {
    /// Sample County, which is invented: every rule and every field is stated by some program.
    #[default]
    Sample,
    /// The founding programs: historical entries of 2012 to 2014, with made-up openings.
    Founding,
}

impl Demo {
    fn name(self) -> &'static str {
        match self {
            Self::Sample => "the sample network",
            Self::Founding => "the founding network",
        }
    }

    fn network(self) -> DemoNetwork {
        match self {
            Self::Sample => DemoNetwork::Sample,
            Self::Founding => DemoNetwork::Founding,
        }
    }
}

/// Where the demo is when no database is named, and what stands beside it.
const DEMO_FILE: &str = "waystation-demo.db";
const DEMO_MARK: &str = "waystation-demo.db.id";
/// Where earlier versions kept everything when no database was named.
const EARLIER_FILE: &str = "waystation.db";

/// Opens the desk on the database that is named or, where none is, on the demo that is here.
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
            return Err(Failed(format!(
                "No database is named. Name one with --database or WAYSTATION_DATABASE, or make a \
                 demo in {DEMO_FILE} with: waystation serve --demo"
            )));
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

/// A database here that nobody named is more likely meant than a demo.
fn refuse_beside_earlier() -> CommandResult {
    for left in [EARLIER_FILE.to_owned(), format!("{EARLIER_FILE}.id")] {
        if Path::new(&left).exists() {
            return Err(Failed(format!(
                "No database is named, and {left} is here. A demo is made only where there is \
                 nothing. Name the database: --database sqlite:{EARLIER_FILE}"
            )));
        }
    }
    Ok(())
}

/// Makes the demo in its file, unless it is there.
pub(super) fn ensure_demo(database: &Database, demo: Demo) -> CommandResult {
    if database.url.is_some() {
        return Err(Failed(format!(
            "serve --demo serves {DEMO_FILE}. Leave out --demo, or --database and \
             WAYSTATION_DATABASE."
        )));
    }
    if has_demo() {
        return Ok(());
    }
    refuse_beside_earlier()?;
    match Maintenance::init_demo(&demo_url(), demo.network()) {
        Ok(()) => info!(file = DEMO_FILE, "a demo was made"),
        // Another may have made it at the same moment.
        Err(_) if Path::new(DEMO_FILE).exists() => {}
        Err(failed) => return Err(failed.into()),
    }
    Ok(())
}

/// Opens a database that must hold no program yet, since what is loaded is not mixed with others.
pub(super) fn opened_empty(database: &Database, what: &str) -> Result<Maintenance, Failed> {
    if database.url.is_none() {
        return Err(Failed(format!(
            "Say into which database {what} is to be loaded: --database sqlite:PATH. Make it first \
             with: waystation init --database sqlite:PATH"
        )));
    }
    let opened = maintenance(database)?;
    if opened.is_empty()? {
        return Ok(opened);
    }
    Err(holds_programs(what))
}

fn holds_programs(what: &str) -> Failed {
    Failed(format!(
        "This database already holds programs, and {what} is loaded into an empty one. \
         Make one with: waystation init --database sqlite:new.db"
    ))
}

/// Makes a database where there is none, or takes over what is there.
pub(super) fn init(adopt: bool, database: &Database) -> CommandResult {
    let Some(url) = &database.url else {
        return Err(Failed(
            "Say where: waystation init --database sqlite:waystation.db, or a postgres:// address."
                .to_owned(),
        ));
    };
    if adopt {
        Maintenance::adopt(url)?;
        return Ok(writeln!(
            out(),
            "The database is whole, and is the one to be used from now on."
        )?);
    }
    let id = Maintenance::init(url)?;
    let mut out = out();
    writeln!(out, "The database is made, and empty. Load programs with: waystation import")?;
    Ok(writeln!(
        out,
        "Set WAYSTATION_DATABASE_ID={id} so that no command uses another database by mistake."
    )?)
}

/// Brings a database up to date, and says by how much.
pub(super) fn migrate(database: &Database) -> CommandResult {
    let said = match Maintenance::migrate(&address(database)?)? {
        0 => "The database was up to date.".to_owned(),
        1 => "1 step was applied; the database is up to date.".to_owned(),
        n => format!("{n} steps were applied; the database is up to date."),
    };
    Ok(writeln!(out(), "{said}")?)
}

/// Loads a demo network: into the empty database that is named, or into a file of its own.
pub(super) fn demo(demo: Demo, database: &Database) -> CommandResult {
    let what = demo.name();
    let start = match &database.url {
        Some(_) => {
            opened_empty(database, what)?.load_demo(demo.network())?;
            "waystation serve with the same --database"
        }
        None if has_demo() => return Err(holds_programs(what)),
        None => {
            ensure_demo(database, demo)?;
            "waystation serve"
        }
    };
    Ok(writeln!(out(), "Demo network: {what} is loaded. Start with: {start}")?)
}
