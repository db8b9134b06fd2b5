//! The small file beside a database file: its identity and its number of commits.
//!
//! A start compares the database with this file, since a database that lost its log looks like an
//! older one, and an emptied one looks new. The file is written in place after each commit, so it
//! never claims more than is true. Its lock shows whether any process uses the database.

use super::StoreError;
use super::identity::{Identity, LETTERS};
use super::random::bytes;
use crate::domain::hex;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The first line, which explains the file to a person who finds it.
const HEAD: &str = "Belongs to the Waystation database beside it; keep them together.\nidentity ";
const THEN: &str = "\ncommits ";
/// The digits of the number of commits: a fixed width, so that it can be overwritten in place.
const DIGITS: usize = 20;
/// Read and write for the owner alone.
pub(super) const PRIVATE: u32 = 0o600;

const MOST_TRIES: u32 = 200;
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// The content of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The database that belongs there.
    pub(super) identity: Identity,
    /// The number of changes committed to it.
    pub(super) commits: u64,
}

/// The file, locked while this value lives. All processes that use the database share the lock.
#[derive(Debug)]
pub(super) struct Sidecar {
    path: PathBuf,
    file: File,
    /// The number of commits in the file, as far as this process knows.
    raised: Mutex<u64>,
}

/// The file, its content, and whether other processes use the database.
pub(super) type Opened = (Sidecar, Mark, Company);

impl Mark {
    fn text(&self) -> String {
        let (identity, commits) = (self.identity.as_str(), self.commits);
        format!("{HEAD}{identity}{THEN}{commits:0DIGITS$}\n")
    }

    fn read(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(HEAD)?.strip_suffix('\n')?;
        let (identity, commits) = rest.split_once(THEN)?;
        let commits = commits.parse().ok().filter(|_| commits.len() == DIGITS)?;
        Some(Self { identity: identity.parse().ok()?, commits })
    }
}

/// The presence of other processes that use the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    /// No other process does, and none can begin to before [`Sidecar::share`].
    Alone,
    /// At least one other process does.
    Others,
}

impl Sidecar {
    /// Opens the file and reads it; `None` if there is none. Waits while other processes start or
    /// stop. `is_used` says whether the database looks used.
    pub(super) fn open(
        path: &Path,
        is_used: impl Fn() -> bool,
    ) -> Result<Option<Opened>, StoreError> {
        let cannot = |error: io::Error| beside_trouble(path, &error.to_string());
        let mut file = match OpenOptions::new().read(true).write(true).open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            // A file that cannot be written can still be compared.
            Err(_) => OpenOptions::new().read(true).open(path).map_err(cannot)?,
        };
        let company = company(&file, is_used).map_err(cannot)?;
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(cannot)?;
        let mark = Mark::read(&text).ok_or_else(|| beside_trouble(path, "it is not whole"))?;
        let raised = Mutex::new(mark.commits);
        Ok(Some((Self { path: path.to_owned(), file, raised }, mark, company)))
    }

    /// Writes a new file, whole or not at all; `false` if one exists by now.
    pub(super) fn make(path: &Path, mark: &Mark) -> Result<bool, StoreError> {
        let cannot = |error: io::Error| beside_trouble(path, &error.to_string());
        let new = path_beside(path, &format!(".new-{}", hex(&bytes::<4>()?)));
        let written =
            write_new(&new, mark.text().as_bytes()).and_then(|()| link_into_place(&new, path));
        fs::remove_file(&new).ok();
        match written {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(cannot(error)),
        }
    }

    /// Lets other processes begin to use the database.
    pub(super) fn share(&self) -> Result<(), StoreError> {
        self.file.lock_shared().map_err(|error| beside_trouble(&self.path, &error.to_string()))
    }

    /// Returns true if no other process uses the database. Then none can begin to until this value
    /// is dropped.
    pub(super) fn is_last(&self) -> bool {
        self.file.try_lock().is_ok()
    }

    /// Raises the number of commits. If two commits finish at the same moment, the smaller number
    /// never overwrites the larger.
    pub(super) fn raise(&self, commits: u64) -> io::Result<()> {
        let mut raised = self.raised.lock().unwrap_or_else(PoisonError::into_inner);
        *raised = commits.max(*raised);
        let mut there = [0; DIGITS];
        let at = place_of_commits();
        self.file.read_exact_at(&mut there, at)?;
        let there = str::from_utf8(&there).ok().and_then(|text| text.parse::<u64>().ok());
        if there.is_none_or(|there| there < *raised) {
            self.file.write_all_at(format!("{raised:0DIGITS$}").as_bytes(), at)?;
        }
        Ok(())
    }

    /// Waits until the file is on the disk.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }
}

/// Finds out whether other processes have the database open. Two processes that start just after a
/// third has ended may block each other; they then release their locks and try again.
fn company(file: &File, is_used: impl Fn() -> bool) -> io::Result<Company> {
    let mut tries = 0;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Company::Alone),
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) => return Err(error),
        }
        file.lock_shared()?;
        if is_used() || tries >= MOST_TRIES {
            return Ok(Company::Others);
        }
        tries += 1;
        file.unlock()?;
        thread::sleep(BETWEEN_TRIES);
    }
}

fn place_of_commits() -> u64 {
    u64::try_from(HEAD.len() + LETTERS + THEN.len()).unwrap_or_default()
}

/// The path with `ending` appended.
pub(super) fn path_beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Creates a file for its owner alone; fails if it exists.
pub(super) fn new_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(PRIVATE).open(path)
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = new_file(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives a finished file its name, unless that name is taken. Moves the file on file systems
/// without hard links.
pub(super) fn link_into_place(new: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(new, path) {
        Ok(()) => fs::remove_file(new)?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
        Err(_) if path.exists() => return Err(ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(new, path)?,
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

fn beside_trouble(path: &Path, why: &str) -> StoreError {
    let path = path.display();
    StoreError::Unusable {
        why: format!(
            "The file {path} says which database belongs beside it, and cannot be used: {why}."
        ),
        action: format!(
            "Put it back as it was. If it is lost, and you are sure that the database is the right \
             one and complete, move {path} away and run: waystation init --adopt"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn made(commits: u64) -> (TempDir, PathBuf, Mark) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("beds.db.id");
        let mark = Mark { identity: Identity::generate().unwrap(), commits };
        assert!(Sidecar::make(&path, &mark).unwrap());
        (folder, path, mark)
    }

    #[test]
    fn what_is_raised_is_read_back_and_never_goes_down() {
        let (_folder, path, mark) = made(7);
        let (file, read, company) = Sidecar::open(&path, || true).unwrap().unwrap();
        assert_eq!((read, company), (mark, Company::Alone));
        for (said, stands) in [(9, 9), (8, 9), (10_000_000_000, 10_000_000_000)] {
            file.raise(said).unwrap();
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(Mark::read(&text).unwrap().commits, stands);
        }
    }

    #[test]
    fn whoever_ends_last_is_told_so_and_nobody_else() {
        let (_folder, path, _) = made(0);
        let open = || Sidecar::open(&path, || true).unwrap().unwrap();
        let (one, _, alone) = open();
        assert_eq!(alone, Company::Alone);
        one.share().unwrap();
        let (other, _, company) = open();
        assert_eq!(company, Company::Others);
        assert!(!other.is_last());
        drop(other);
        assert!(one.is_last());
    }

    #[test]
    fn a_file_that_was_cut_short_or_changed_is_refused() {
        let (_folder, path, _) = made(3);
        let whole = fs::read_to_string(&path).unwrap();
        for wrong in
            [String::new(), whole.replace("commits", "commit"), whole.split_at(90).0.to_owned()]
        {
            fs::write(&path, &wrong).unwrap();
            let refused = Sidecar::open(&path, || true).unwrap_err().to_string();
            assert!(refused.contains("it is not whole"), "{refused}");
        }
        assert!(!Sidecar::make(&path, &made(0).2).unwrap(), "and not replaced");
    }
}
