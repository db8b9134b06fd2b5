//! The first bytes of a database file as they stand on the disk, whatever a connection remembers:
//! a file that was written over keeps its name and its number, and shows it only here.

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
/// Where it says how often it was changed, and whose it is.
const CHANGES: usize = 24;
const APPLICATION: usize = 68;
const LENGTH: usize = 100;
/// A page may be half written at the moment it is read.
const A_MOMENT: Duration = Duration::from_millis(20);

/// A database file that stays open.
#[derive(Debug)]
pub(super) struct OpenFile {
    is: (u64, u64),
    file: File,
}

/// Every file that is open. There is one of each: to close one of two would let go of every lock
/// that this process has on the file, those of its connections among them.
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

/// What the header said when the file was opened.
#[derive(Debug)]
pub(super) struct Header {
    application: u32,
    changes: AtomicU32,
}

impl Header {
    /// Of the database that is expected there.
    pub(super) fn of(identity: &Identity) -> Self {
        Self { application: identity.application_id().cast_unsigned(), changes: AtomicU32::new(0) }
    }

    /// Whether it still says the same, and nothing older.
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
