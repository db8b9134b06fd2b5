//! Where a reader is in what was sent. A path is made of it only when something is wrong there.

use crate::domain::{FieldPath, PathStep};

/// Where a value stands: a step from where its object or list stands.
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
    /// The field of this name.
    pub(in crate::desk) fn name(&'a self, name: &'a str) -> FieldAt<'a> {
        Self { outer: Some(self), step: Some(Step::Name(name)) }
    }

    /// The item at this place.
    pub(in crate::desk) fn item(&'a self, at: usize) -> FieldAt<'a> {
        Self { outer: Some(self), step: Some(Step::Item(at)) }
    }

    /// The path to it.
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
