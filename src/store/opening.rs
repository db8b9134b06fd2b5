//! Makes a database, and opens one only if it is whole and the one that was used before.
//!
//! An empty, an older or a damaged file can be read, but would show beds that do not exist and
//! forget promises that do. So a start compares the file with the record beside it. It refuses a
//! mismatch with what was expected, what was found and what to do.

use super::connection::{Manager, folder_of};
use super::connection_pool::ConnectionPool;
use super::db::Db;
use super::guard::{Guard, checkpoint};
use super::identity::{self, Identity, SelfTold};
use super::paths::Paths;
use super::random::bytes;
use super::sidecar::{Company, Mark, PRIVATE, Sidecar, link_into_place, new_file, path_beside};
use super::transaction::{begin_read, begin_write, end};
use super::unfit;
use super::url::DatabaseUrl;
use super::writer::FileWriter;
use super::{Store, StoreError, damage};
use crate::domain::hex;
use diesel::connection::SimpleConnection;
use diesel::r2d2::ManageConnection;
use std::fs::{Permissions, metadata, remove_file, set_permissions};
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use tracing::warn;

/// The permission bits of the group and of all other users.
const OTHERS: u32 = 0o077;

impl Store {
    /// Opens the database at `sqlite:PATH` or `postgres://...`, which [`init`](Self::init) made
    /// before. Creates nothing, and opens only the right database.
    pub fn open(url: &str) -> Result<Self, StoreError> {
        let url: DatabaseUrl = url.parse()?;
        match &url {
            DatabaseUrl::Sqlite { path } => open_file(path, &url),
            DatabaseUrl::Postgres { .. } => open_server(url),
        }
    }

    /// Opens any database without checking its identity, and creates a missing file. Meant for a
    /// database that is being made.
    pub fn bare(url: &str) -> Result<Self, StoreError> {
        let url: DatabaseUrl = url.parse()?;
        let DatabaseUrl::Sqlite { path } = &url else {
            return Ok(Self::of(ConnectionPool::open(Manager { url, guard: None })?, None));
        };
        folder_of(path)?;
        match new_file(Path::new(path)) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(StoreError::Unreachable { reason: error.to_string() });
            }
            Ok(_) | Err(_) => {}
        }
        let paths = Paths::of(path);
        let anchor = anchored(&Manager { url: url.clone(), guard: None })?;
        Ok(Self::on_file(url, Guard::of(paths, anchor, None)?))
    }

    /// Makes a database where there is none: migrated, with an identity, and filled. A file gets
    /// its name only once it is whole. Returns the letters by which people recognize the database,
    /// and what filling it gave.
    pub fn init<T, E: From<StoreError>>(
        url: &str,
        fill: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<(String, T), E> {
        let identity = Identity::generate()?;
        let filled = match url.parse::<DatabaseUrl>()? {
            DatabaseUrl::Sqlite { path } => make_file(&path, &identity, fill)?,
            DatabaseUrl::Postgres { .. } => {
                let store = Self::bare(url)?;
                store.set_up_server(&identity)?;
                fill(&store)?
            }
        };
        Ok((identity.to_string(), filled))
    }

    fn on_file(url: DatabaseUrl, guard: Guard) -> Self {
        let manager = Manager { url, guard: Some(Arc::new(guard)) };
        let writer = FileWriter::of(manager.clone());
        Self::of(ConnectionPool::of(manager), Some(writer))
    }

    fn set_up_server(&self, identity: &Identity) -> Result<(), StoreError> {
        if self.is_set_up_at_all()? {
            return Err(unfit::there_already("this address"));
        }
        self.migrate()?;
        self.write_alone(|db| {
            if identity::of(db)?.is_some() {
                return Err(unfit::there_already("this address"));
            }
            identity::give(db, identity)
        })
    }
}

/// Opens a first connection and reads on it, so that the log and its index exist from then on.
pub(super) fn anchored(manager: &Manager) -> Result<Db, StoreError> {
    let mut db = manager.connect()?;
    manager.is_valid(&mut db)?;
    begin_read(&mut db)?;
    let looked = end(&mut db, |db| match identity::of(db) {
        Ok(_) | Err(StoreError::NotMigrated) => Ok(()),
        Err(error) => Err(error),
    });
    looked.map(|()| db)
}

fn open_server(url: DatabaseUrl) -> Result<Store, StoreError> {
    let store = Store::of(ConnectionPool::open(Manager { url, guard: None })?, None);
    store.refuse_newer()?;
    match store.read(identity::of) {
        Ok(Some(identity)) => {
            store.remember(identity);
            Ok(store)
        }
        Ok(None) => Err(unfit::without_identity("This database")),
        Err(StoreError::NotMigrated) if store.is_set_up_at_all()? => {
            Err(unfit::without_identity("This database"))
        }
        Err(StoreError::NotMigrated) => Err(unfit::not_set_up()),
        Err(error) => Err(error),
    }
}

fn make_file<T, E: From<StoreError>>(
    path: &str,
    identity: &Identity,
    fill: impl FnOnce(&Store) -> Result<T, E>,
) -> Result<T, E> {
    folder_of(path)?;
    let paths = Paths::of(path);
    if paths.real.exists() {
        return Err(unfit::there_already(path).into());
    }
    if paths.id.exists() {
        return Err(unfit::missing_file(&paths).into());
    }
    let new = path_beside(&paths.real, &format!(".new-{}", hex(&bytes::<4>()?)));
    let made = filled(&new, identity, fill).and_then(|made| {
        link_into_place(&new, &paths.real).map_err(|error| {
            if error.kind() == ErrorKind::AlreadyExists {
                return unfit::there_already(path);
            }
            StoreError::Unreachable { reason: error.to_string() }
        })?;
        Ok(made)
    });
    for ending in ["", "-wal", "-shm"] {
        remove_file(path_beside(&new, ending)).ok();
    }
    let (mark, filled) = made?;
    Sidecar::make(&paths.id, &mark)?;
    Ok(filled)
}

/// Makes a new file that holds all its content, with nothing left in the log.
fn filled<T, E: From<StoreError>>(
    new: &Path,
    identity: &Identity,
    fill: impl FnOnce(&Store) -> Result<T, E>,
) -> Result<(Mark, T), E> {
    let store = Store::bare(&format!("sqlite:{}", new.display()))?;
    store.migrate()?;
    store.write_alone(|db| identity::give(db, identity).and_then(|()| sign(db, identity)))?;
    let given = fill(&store)?;
    store.close();
    Ok((Mark { identity: identity.clone(), commits: 0 }, given))
}

/// Writes the application id of the database into the header of a file.
pub(super) fn sign(db: &mut Db, identity: &Identity) -> Result<(), StoreError> {
    if let Db::Sqlite(inner) = db {
        inner.batch_execute(&format!("PRAGMA application_id = {}", identity.application_id()))?;
    }
    Ok(())
}

fn open_file(path: &str, url: &DatabaseUrl) -> Result<Store, StoreError> {
    folder_of(path)?;
    let paths = Paths::of(path);
    let is_used = || paths.log.exists();
    let known = Sidecar::open(&paths.id, is_used)?;
    if !paths.real.exists() {
        return Err(match known {
            Some(_) => unfit::missing_file(&paths),
            None => unfit::missing(path),
        });
    }
    let kept_log = metadata(&paths.log).is_ok_and(|log| log.len() > 0);
    if known.as_ref().is_some_and(|(.., company)| *company == Company::Others) && !is_used() {
        return Err(unfit::log_deleted(&paths));
    }
    let manager = Manager { url: url.clone(), guard: None };
    let damaged = |error| unfit::damaged(&paths, error);
    let mut anchor = anchored(&manager).map_err(damaged)?;
    let told = self_told(&mut anchor).map_err(damaged)?;
    let told = compare(&paths, told, known.as_ref().map(|(_, mark, _)| mark), kept_log)?;
    let sidecar = match known {
        Some((sidecar, ..)) => sidecar,
        None => record_copy(&paths, &told)?,
    };
    keep_to_the_owner(&paths)?;
    sidecar.share()?;
    let guard = Guard::of(paths, anchor, Some((sidecar, &told.identity)))?;
    let store = Store::on_file(url.clone(), guard);
    store.refuse_newer()?;
    if let Some(guard) = store.guard() {
        damage::start_check(guard, manager);
    }
    Ok(store)
}

fn self_told(db: &mut Db) -> Result<Option<SelfTold>, StoreError> {
    begin_read(db)?;
    end(db, |db| match identity::stored_identity(db) {
        Err(StoreError::NotMigrated) => Ok(None),
        told => told,
    })
}

/// The facts that a database stores about itself, if it is the database expected there.
fn compare(
    paths: &Paths,
    told: Option<SelfTold>,
    mark: Option<&Mark>,
    kept_log: bool,
) -> Result<SelfTold, StoreError> {
    match (told, mark) {
        (None, None) => Err(unfit::without_identity(&paths.named.display().to_string())),
        (None, Some(mark)) => Err(unfit::emptied(paths, mark)),
        (Some(told), Some(mark)) if told.identity != mark.identity => {
            Err(unfit::another(paths, mark, &told.identity))
        }
        (Some(told), Some(mark)) if told.commits < mark.commits => {
            Err(unfit::older(paths, mark, told.commits))
        }
        // No file beside it counts its commits, but the database itself says that it needs its log.
        (Some(told), None) if told.in_use && !kept_log => Err(unfit::without_log(paths)),
        (Some(told), _) => Ok(told),
    }
}

/// Records a database that came without a file beside it, as copies do.
fn record_copy(paths: &Paths, told: &SelfTold) -> Result<Sidecar, StoreError> {
    let mark = Mark { identity: told.identity.clone(), commits: told.commits };
    if Sidecar::make(&paths.id, &mark)? {
        warn!(
            database = %paths.named.display(),
            "nothing beside the database said which one belongs here; it is taken as it is, whole"
        );
    }
    match Sidecar::open(&paths.id, || true)? {
        Some((sidecar, there, _)) if there.identity == told.identity => Ok(sidecar),
        Some((_, there, _)) => Err(unfit::another(paths, &there, &told.identity)),
        None => Err(unfit::missing_file(paths)),
    }
}

/// Makes the files readable by their owner alone, since they hold codes and tokens.
fn keep_to_the_owner(paths: &Paths) -> Result<(), StoreError> {
    for path in [&paths.real, &paths.log, &paths.index, &paths.id] {
        let Ok(file) = metadata(path) else { continue };
        if file.permissions().mode() & OTHERS == 0 {
            continue;
        }
        let shown = path.display();
        set_permissions(path, Permissions::from_mode(PRIVATE)).map_err(|error| {
            StoreError::Unusable {
                why: format!(
                    "Others on this machine may read {shown}, and that cannot be changed: {error}."
                ),
                action: format!("Let its owner run: chmod 600 {shown}"),
            }
        })?;
        warn!(file = %shown, "others on this machine could read the database; now only its owner can");
    }
    Ok(())
}

impl Store {
    /// Accepts a whole database as the one to use from now on, after it was restored, moved or made
    /// by an earlier version. Returns its number of commits, or 0 on a server.
    pub fn adopt(url: &str) -> Result<u64, StoreError> {
        let parsed: DatabaseUrl = url.parse()?;
        let DatabaseUrl::Sqlite { path } = &parsed else { return adopt_server(url) };
        folder_of(path)?;
        let paths = Paths::of(path);
        if !paths.real.exists() {
            return Err(unfit::missing(path));
        }
        let before = Sidecar::open(&paths.id, || true);
        if matches!(&before, Ok(Some((_, _, Company::Others)))) {
            return Err(unfit::in_use(&paths));
        }
        let store = Self::bare(url)?;
        store.adopt_in_place().map_err(|error| unfit::damaged(&paths, error))?;
        keep_to_the_owner(&paths)?;
        store.close();
        let mut db = Manager { url: parsed.clone(), guard: None }.connect()?;
        begin_write(&mut db)?;
        let told = end(&mut db, |db| {
            identity::set_in_use(db, false)?;
            identity::stored_identity(db)
        })?;
        checkpoint(&mut db, "TRUNCATE")?;
        let told = told.ok_or_else(|| unfit::without_identity(path))?;
        remove_file(&paths.id).ok();
        Sidecar::make(&paths.id, &Mark { identity: told.identity, commits: told.commits })?;
        Ok(told.commits)
    }

    /// Checks the database for damage, migrates it, and gives it an identity if it has none.
    fn adopt_in_place(&self) -> Result<(), StoreError> {
        self.refuse_newer()?;
        if !self.is_set_up_at_all()? {
            return Err(unfit::not_ours());
        }
        self.refuse_damaged()?;
        self.migrate()?;
        let drawn = Identity::generate()?;
        self.write_alone(|db| {
            let identity = identity::of(db)?.unwrap_or(drawn);
            identity::give(db, &identity)?;
            sign(db, &identity)
        })
    }
}

fn adopt_server(url: &str) -> Result<u64, StoreError> {
    Store::bare(url)?.adopt_in_place()?;
    Ok(0)
}
