//! Names of programs in answers.

use crate::domain::{Program, ProgramId};
use crate::matching::base::result_hash::written;
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A program as answers name it. All names of a night are in one list, shared with its answers, so
/// an answer that names hundreds of programs copies no names.
#[derive(Clone)]
pub struct NamedProgram {
    all: Arc<[ProgramName]>,
    at: usize,
}

/// The id and name of a program.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ProgramName {
    /// The id.
    #[serde(serialize_with = "written")]
    pub id: ProgramId,
    /// The name.
    #[serde(serialize_with = "written")]
    pub name: Arc<str>,
}

impl ProgramName {
    pub(crate) fn of(program: &Program) -> Self {
        Self { id: program.id.clone(), name: Arc::clone(&program.name) }
    }
}

impl NamedProgram {
    /// Returns the program at a position in the night; `None` past the end.
    pub(crate) fn among(all: &Arc<[ProgramName]>, at: usize) -> Option<Self> {
        (at < all.len()).then(|| Self { all: Arc::clone(all), at })
    }
}

impl Deref for NamedProgram {
    type Target = ProgramName;

    fn deref(&self) -> &ProgramName {
        #[expect(clippy::indexing_slicing, reason = "none is made past the end")]
        &self.all[self.at]
    }
}

impl PartialEq for NamedProgram {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for NamedProgram {}

impl fmt::Debug for NamedProgram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl Serialize for NamedProgram {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}
