//! The first bytes of a database file, read from the disk and not through a connection. A file that
//! was overwritten keeps its name and its inode, so only these bytes show it.

use super::StoreError;
use super::identity::Identity;
use std::fs::File;
use std::io;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Duration;

const MAGIC: &[u8] = b"SQLite format 3\0";
/// The positions of the change counter and of the application id.
const CHANGES: usize = 24;
const APPLICATION: usize = 68;
const LENGTH: usize = 100;
/// The wait before a second reading: a page may be half written during the first.
const A_MOMENT: Duration = Duration::from_millis(20);

/// A database file that stays open.
#[derive(Debug)]
pub(super) struct OpenFile {
    is: (u64, u64),
    file: File,
}

/// All open files, each opened once. Closing a second handle would release every lock that this
/// process has on the file, including the locks of its connections.
static OPEN: Mutex<Vec<Weak<OpenFile>>> = Mutex::new(Vec::new());

impl OpenFile {
    /// Opens a file, or shares it if it is open.
    pub(super) fn of(path: &Path) -> Result<Arc<Self>, StoreError> {
        let cannot = |error: io::Error| StoreError::Unreachable { reason: error.to_string() };
        let mut all = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|one| one.strong_count() > 0);
        let found = path.metadata().map_err(cannot)?;
        let is = (found.dev(), found.ino());
        if let Some(open) = all.iter().filter_map(Weak::upgrade).find(|open| open.is == is) {
            return Ok(open);
        }
        let open = Arc::new(Self { is, file: File::open(path).map_err(cannot)? });
        all.push(Arc::downgrade(&open));
        Ok(open)
    }
}

/// The expected application id, and the highest change counter seen.
#[derive(Debug)]
pub(super) struct Header {
    application: u32,
    changes: AtomicU32,
}

impl Header {
    /// The header of the database that is expected there.
    pub(super) fn of(identity: &Identity) -> Self {
        Self { application: identity.application_id().cast_unsigned(), changes: AtomicU32::new(0) }
    }

    /// Returns true if the header still belongs to this database, and is not older than before.
    pub(super) fn is_same(&self, open: &OpenFile) -> bool {
        self.says(open) || {
            thread::sleep(A_MOMENT);
            self.says(open)
        }
    }

    fn says(&self, open: &OpenFile) -> bool {
        let mut bytes = [0; LENGTH];
        if open.file.read_exact_at(&mut bytes, 0).is_err() || !bytes.starts_with(MAGIC) {
            return false;
        }
        let (application, changes) = (number(&bytes, APPLICATION), number(&bytes, CHANGES));
        let before = self.changes.fetch_max(changes, Ordering::SeqCst);
        application == self.application && changes >= before
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    four.map_or(0, u32::from_be_bytes)
}
