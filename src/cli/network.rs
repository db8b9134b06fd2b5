//! Opening a database and filling it: migrations and the demo network.

use super::spoken::out;
use super::{Done, Failed};
use crate::config::Database;
use crate::desk::{Clock, Desk};
use crate::domain::{ActorRole, Affiliation, Catalog, OrganizationId, Timestamp};
use crate::exchange::{founding, sample};
use crate::store::{Store, StoreError};
use clap::ValueEnum;
use std::cmp::Reverse;
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

    fn catalog(self, now: Timestamp) -> Result<Catalog, Failed> {
        Ok(match self {
            Self::Sample => sample::catalog(now)?,
            Self::Founding => founding::catalog(now)?,
        })
    }

    fn load(self, store: &Store) -> Done {
        let now = Clock::System.now();
        store.call_demo()?;
        let catalog = self.catalog(now)?;
        store.save(&catalog, &[], DEMO, &mut |_, _| {})?;
        demo_tokens(store, &catalog, now)
    }
}

/// The demo network's own name as a source.
const DEMO: &str = "demo network";
/// Where the demo is when no database is named.
const DEMO_FILE: &str = "waystation-demo.db";
/// Where earlier versions kept everything when no database was named.
const EARLIER_FILE: &str = "waystation.db";

/// Opens the desk on a database brought up to date.
pub(super) fn desk(database: &Database) -> Result<Desk, Failed> {
    desk_of(&current(database)?)
}

/// Opens the desk on a database that is looked through meanwhile.
pub(super) fn desk_of(store: &Store) -> Result<Desk, Failed> {
    let desk = Desk::open(store.clone(), Clock::System);
    store.refuse_if_damaged()?;
    Ok(desk?)
}

/// Opens the database that is named and brings it up to date; where none is named, the demo, which
/// is made the first time.
pub(super) fn opened(database: &Database) -> Result<Store, Failed> {
    let store = current(database)?;
    store.refuse_if_damaged()?;
    Ok(store)
}

/// The same without waiting until it was looked through.
pub(super) fn current(database: &Database) -> Result<Store, Failed> {
    let store = named(database)?;
    if store.ready().is_err() {
        store.refuse_if_damaged()?;
        store.migrate()?;
    }
    Ok(store)
}

fn named(database: &Database) -> Result<Store, Failed> {
    match &database.url {
        Some(url) => {
            let store = Store::open(url)?;
            if let Some(id) = &database.expected {
                store.refuse_other_than(id)?;
            }
            Ok(store)
        }
        None => demo_store(Demo::default()),
    }
}

fn demo_store(demo: Demo) -> Result<Store, Failed> {
    let url = format!("sqlite:{DEMO_FILE}");
    match Store::open(&url) {
        Err(StoreError::NoDatabase { .. }) => {}
        opened => return Ok(opened?),
    }
    for left in [EARLIER_FILE.to_owned(), format!("{EARLIER_FILE}.id")] {
        if Path::new(&left).exists() {
            return Err(Failed(format!(
                "No database is named, and {left} is here. A demo is made only where there is \
                 nothing. Name the database: --database sqlite:{EARLIER_FILE}"
            )));
        }
    }
    match Store::init(&url, |store| demo.load(store)) {
        Ok(_) => info!(file = DEMO_FILE, "no database is named: a demo was made"),
        // Another may have made it at the same moment.
        Err(_) if Path::new(DEMO_FILE).exists() => {}
        Err(failed) => return Err(failed),
    }
    Ok(Store::open(&url)?)
}

/// Opens a database that must hold no program yet, since what is loaded is not mixed with others.
pub(super) fn opened_empty(database: &Database, what: &str) -> Result<Store, Failed> {
    if database.url.is_none() {
        return Err(Failed(format!(
            "Say into which database {what} is to be loaded: --database sqlite:PATH. Make it first \
             with: waystation init --database sqlite:PATH"
        )));
    }
    let store = opened(database)?;
    if store.is_empty()? {
        return Ok(store);
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
pub(super) fn init(adopt: bool, database: &Database) -> Done {
    let Some(url) = &database.url else {
        return Err(Failed(
            "Say where: waystation init --database sqlite:waystation.db, or a postgres:// address."
                .to_owned(),
        ));
    };
    if adopt {
        Store::adopt(url)?;
        return Ok(writeln!(
            out(),
            "The database is whole, and is the one to be used from now on."
        )?);
    }
    let id = Store::init(url, |_| Ok::<(), Failed>(()))?;
    let mut out = out();
    writeln!(out, "The database is made, and empty. Load programs with: waystation import")?;
    Ok(writeln!(
        out,
        "Set WAYSTATION_DATABASE_ID={id} so that no command uses another database by mistake."
    )?)
}

/// Brings a database up to date, and says by how much.
pub(super) fn migrate(database: &Database) -> Done {
    let store = named(database)?;
    store.refuse_if_damaged()?;
    let said = match store.migrate()? {
        0 => "The database was up to date.".to_owned(),
        1 => "1 step was applied; the database is up to date.".to_owned(),
        n => format!("{n} steps were applied; the database is up to date."),
    };
    Ok(writeln!(out(), "{said}")?)
}

/// Loads a demo network: into the empty database that is named, or into a file of its own.
pub(super) fn demo(demo: Demo, database: &Database) -> Done {
    let what = demo.name();
    let start = match &database.url {
        Some(_) => {
            demo.load(&opened_empty(database, what)?)?;
            "waystation serve with the same --database"
        }
        None if Path::new(DEMO_FILE).exists() => return Err(holds_programs(what)),
        None => {
            demo_store(demo)?;
            "waystation serve"
        }
    };
    Ok(writeln!(out(), "Demo network: {what} is loaded. Start with: {start}")?)
}

/// A token for each kind of user, known to everybody: two look for beds, and one runs the program
/// that has posted most of them.
fn demo_tokens(store: &Store, catalog: &Catalog, now: Timestamp) -> Done {
    let hotline: OrganizationId = "demo-hotline".parse()?;
    store.add_organization(&hotline, "A hotline of the demo")?;
    for role in [ActorRole::Hotline, ActorRole::Placement] {
        store.add_demo_token(&Affiliation { organization: hotline.clone(), role }, now)?;
    }
    let largest = catalog.posts.iter().max_by_key(|post| (post.open, Reverse(&post.group)));
    let group = largest.and_then(|post| catalog.groups.iter().find(|group| group.id == post.group));
    let program = group.and_then(|group| catalog.programs.iter().find(|p| p.id == group.program));
    if let Some(program) = program {
        let organization = program.organization.clone();
        store.add_demo_token(&Affiliation { organization, role: ActorRole::Operator }, now)?;
    }
    Ok(())
}
