//! What is wrong with an input: every problem at once, each with field, sentence and what to do.

use crate::domain::visible;
use std::error::Error;
use std::fmt;

/// One thing wrong with one field of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Where: a path such as `household[1].age`, or a row such as `row 17, Geo Code`.
    pub field: String,
    /// What is wrong, as a sentence.
    pub what: String,
    /// What to do about it, as a sentence.
    pub action: String,
    /// Values close to what was given, each of which can be sent in its place.
    pub offers: Vec<String>,
}

impl fmt::Display for FieldProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.field, self.what, self.action)
    }
}

/// Every problem of one input, so that a person mends it once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<FieldProblem>);

impl Problems {
    /// One problem alone.
    pub fn one(
        field: impl Into<String>,
        what: impl Into<String>,
        action: impl Into<String>,
    ) -> Self {
        let mut problems = Self::default();
        problems.add(field, what, action);
        problems
    }

    /// Notes one more problem.
    pub fn add(
        &mut self,
        field: impl Into<String>,
        what: impl Into<String>,
        action: impl Into<String>,
    ) {
        let (field, what, action) = (field.into(), what.into(), action.into());
        self.0.push(FieldProblem { field, what, action, offers: Vec::new() });
    }

    /// Notes that a value was refused, with the values close to it.
    pub fn refuse(&mut self, field: impl Into<String>, refused: Refused) {
        let Refused { what, action, offers } = refused;
        self.0.push(FieldProblem { field: field.into(), what, action, offers });
    }

    /// Keeps the value of a parse, or notes its problem under `field` and goes on.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Refused>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(refused) => {
                self.refuse(field, refused);
                None
            }
        }
    }

    /// Adds the problems of a part, each field under `prefix`.
    pub fn within(&mut self, prefix: &str, part: Problems) {
        for problem in part.0 {
            self.0.push(FieldProblem { field: format!("{prefix}{}", problem.field), ..problem });
        }
    }

    /// The problems in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &FieldProblem> {
        self.0.iter()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Ok` when nothing was noted.
    pub fn into_result(self) -> Result<(), Problems> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.0.iter().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl Error for Problems {}

/// A value that could not be read: what is wrong and what to do, without the field's name,
/// which only the caller knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong, as a sentence.
    pub what: String,
    /// What to do about it, as a sentence.
    pub action: String,
    /// Values close to what was given, each of which can be sent in its place.
    pub offers: Vec<String>,
}

impl Refused {
    /// A refusal in words.
    pub fn new(what: impl Into<String>, action: impl Into<String>) -> Self {
        Self { what: what.into(), action: action.into(), offers: Vec::new() }
    }

    /// The refusal with values close to what was given.
    pub fn offering(self, offers: Vec<String>) -> Self {
        Self { offers, ..self }
    }

    /// The refusal of a word that is not in a closed list, with the list.
    pub fn not_one_of(word: &str, list: &[&str]) -> Self {
        Self::new(
            format!("\u{201c}{}\u{201d} is not a known value.", shown(word)),
            format!("Use one of: {}.", list.join(", ")),
        )
    }

    /// This refusal as the only problem of `field`.
    pub fn at(self, field: impl Into<String>) -> Problems {
        let mut problems = Problems::default();
        problems.refuse(field, self);
        problems
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.what, self.action)
    }
}

impl Error for Refused {}

/// The most characters of an input that a message repeats.
const SHOWN: usize = 40;

/// The start of an input, safe to repeat in a message: short, on one line, without controls.
pub fn shown(input: &str) -> String {
    let clean: String =
        input.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect();
    let clean = visible(&clean);
    if input.chars().nth(SHOWN).is_some() { format!("{clean}\u{2026}") } else { clean }
}
