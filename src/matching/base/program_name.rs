//! Programs as answers name them.

use crate::domain::{Program, ProgramId};
use crate::matching::base::result_hash::written;
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A program as answers name it. All names of a night are kept together and shared with its answers:
/// an answer names hundreds of programs, and to do so looks up none of them.
#[derive(Clone)]
pub struct NamedProgram {
    all: Arc<[ProgramName]>,
    at: usize,
}

/// What a program is called.
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
    /// The program at a place among all of a night.
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
