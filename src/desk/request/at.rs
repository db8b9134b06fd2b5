//! The position of a reader in what was sent. A path is made only when something is wrong there.

use crate::domain::{FieldPath, PathStep};

/// The position of a value: one step from the position of its object or list.
#[derive(Debug, Clone, Copy, Default)]
pub struct FieldAt<'a> {
    outer: Option<&'a FieldAt<'a>>,
    step: Option<Step<'a>>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Name(&'a str),
    Item(usize),
}

impl<'a> FieldAt<'a> {
    /// Returns the position of the field with this name.
    pub(in crate::desk) fn name(&'a self, name: &'a str) -> FieldAt<'a> {
        Self { outer: Some(self), step: Some(Step::Name(name)) }
    }

    /// Returns the position of the item at this index.
    pub(in crate::desk) fn item(&'a self, at: usize) -> FieldAt<'a> {
        Self { outer: Some(self), step: Some(Step::Item(at)) }
    }

    /// Returns the path to it.
    pub(in crate::desk) fn path(&self) -> FieldPath {
        let mut steps = Vec::new();
        let mut here = Some(self);
        while let Some(at) = here {
            steps.extend(at.step.map(|step| match step {
                Step::Name(name) => PathStep::Name(name.to_owned().into()),
                Step::Item(at) => PathStep::Item(at),
            }));
            here = at.outer;
        }
        steps.reverse();
        FieldPath::of(steps)
    }
}

impl From<FieldAt<'_>> for FieldPath {
    fn from(at: FieldAt<'_>) -> Self {
        at.path()
    }
}
