//! Programs as answers name them.

use crate::domain::{Program, ProgramId};
use crate::matching::record::written;
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A program as answers name it. All names of a night are kept together and shared with its answers:
/// an answer names hundreds of programs, and to do so looks up none of them.
#[derive(Clone)]
pub struct Named {
    all: Arc<[Name]>,
    at: usize,
}

/// What a program is called.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The id.
    #[serde(serialize_with = "written")]
    pub id: ProgramId,
    /// The name.
    #[serde(serialize_with = "written")]
    pub name: Arc<str>,
}

impl Name {
    pub(super) fn of(program: &Program) -> Self {
        Self { id: program.id.clone(), name: Arc::clone(&program.name) }
    }
}

impl Named {
    /// The program at a place among all of a night.
    pub(super) fn among(all: &Arc<[Name]>, at: usize) -> Option<Self> {
        (at < all.len()).then(|| Self { all: Arc::clone(all), at })
    }
}

impl Deref for Named {
    type Target = Name;

    fn deref(&self) -> &Name {
        #[expect(clippy::indexing_slicing, reason = "none is made past the end")]
        &self.all[self.at]
    }
}

impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Named {}

impl fmt::Debug for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl Serialize for Named {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}
