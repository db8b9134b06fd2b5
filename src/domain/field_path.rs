//! The position of a value in an input: the names and places that lead to it.

use std::borrow::Cow;
use std::fmt;

/// The position of a value in an input, such as `household[1].age`, or `row 17, Geo Code` in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct FieldPath(Vec<PathStep>);

/// One step to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PathStep {
    /// The field of this name.
    Name(Cow<'static, str>),
    /// The item at this place of a list, counted from zero.
    Item(usize),
}

impl FieldPath {
    /// The path of some steps.
    pub fn of(steps: Vec<PathStep>) -> Self {
        Self(steps)
    }

    /// The steps, the outermost first.
    pub fn steps(&self) -> &[PathStep] {
        &self.0
    }

    /// The name of the outermost field; empty where an item comes first.
    pub fn field(&self) -> &str {
        match self.0.first() {
            Some(PathStep::Name(name)) => name,
            Some(PathStep::Item(_)) | None => "",
        }
    }

    /// The place of the first list on the way, such as 1 in `avoid[1]`.
    pub fn item(&self) -> Option<usize> {
        self.0.iter().find_map(|step| match step {
            PathStep::Item(at) => Some(*at),
            PathStep::Name(_) => None,
        })
    }

    /// This path without its first step.
    #[must_use]
    pub fn inner(&self) -> Self {
        Self(self.0.get(1..).unwrap_or_default().to_vec())
    }

    /// This path, found at another one.
    #[must_use]
    pub fn under(self, outer: &Self) -> Self {
        Self(outer.0.iter().cloned().chain(self.0).collect())
    }

    /// This path with a text before its first name.
    #[must_use]
    pub(super) fn prefixed(mut self, prefix: &str) -> Self {
        match self.0.first_mut() {
            Some(PathStep::Name(name)) => *name = format!("{prefix}{name}").into(),
            Some(PathStep::Item(_)) | None => {
                self.0.insert(0, PathStep::Name(prefix.to_owned().into()));
            }
        }
        self
    }
}

impl From<&'static str> for PathStep {
    fn from(name: &'static str) -> Self {
        Self::Name(name.into())
    }
}

impl From<usize> for PathStep {
    fn from(at: usize) -> Self {
        Self::Item(at)
    }
}

impl From<String> for FieldPath {
    fn from(name: String) -> Self {
        Self(vec![PathStep::Name(name.into())])
    }
}

impl From<&str> for FieldPath {
    fn from(name: &str) -> Self {
        name.to_owned().into()
    }
}

impl From<&String> for FieldPath {
    fn from(name: &String) -> Self {
        name.clone().into()
    }
}

/// As in `household[1].age`.
impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, step) in self.0.iter().enumerate() {
            match step {
                PathStep::Name(name) if nth == 0 => f.write_str(name)?,
                PathStep::Name(name) => write!(f, ".{name}")?,
                PathStep::Item(at) => write!(f, "[{at}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_in_a_program_and_read_step_by_step() {
        let path = FieldPath::of(vec!["household".into(), 1.into(), "age".into()]);
        assert_eq!(path.to_string(), "household[1].age");
        assert_eq!((path.field(), path.item()), ("household", Some(1)));
        assert_eq!(path.inner().to_string(), "[1].age");
        assert_eq!(FieldPath::from("row 17").prefixed("sheet A, ").to_string(), "sheet A, row 17");
        let outer = FieldPath::of(vec!["households".into(), 3.into()]);
        assert_eq!(path.under(&outer).to_string(), "households[3].household[1].age");
    }
}
