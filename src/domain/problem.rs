//! What is wrong with an input: every problem at once, each with field, sentence and what to do.

use crate::domain::visible;
use crate::words::{Language, List, Name, Text, say};

/// One thing wrong with one field of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Where: a path such as `household[1].age`, or a row such as `row 17, Geo Code`.
    pub field: String,
    /// What is wrong, as a sentence.
    pub what: Text,
    /// What to do about it, as a sentence.
    pub action: Text,
    /// Values close to what was given, each of which can be sent in its place.
    pub offers: Vec<String>,
}

impl FieldProblem {
    /// The field, what is wrong with it and what to do, in a language.
    pub fn render(&self, language: Language) -> String {
        let said = say::both(&self.what, &self.action);
        say::problem_of_field(self.field.clone(), said).render(language)
    }
}

/// Every problem of one input, so that a person mends it once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<FieldProblem>);

impl Problems {
    /// One problem alone.
    pub fn one(field: impl Into<String>, what: Text, action: Text) -> Self {
        let mut problems = Self::default();
        problems.add(field, what, action);
        problems
    }

    /// Notes one more problem.
    pub fn add(&mut self, field: impl Into<String>, what: Text, action: Text) {
        self.0.push(FieldProblem { field: field.into(), what, action, offers: Vec::new() });
    }

    /// Notes that a value was refused, with the values close to it.
    pub fn refuse(&mut self, field: impl Into<String>, refused: Refused) {
        let Refused { what, action, offers } = refused;
        self.0.push(FieldProblem { field: field.into(), what, action, offers });
    }

    /// Notes that a field which must be there is missing.
    pub fn missing(&mut self, field: impl Into<String>) {
        self.add(field, say::is_missing(), say::add_it());
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

    /// The problems in a language, one on each line.
    pub fn render(&self, language: Language) -> String {
        let lines: Vec<String> = self.0.iter().map(|problem| problem.render(language)).collect();
        lines.join("\n")
    }
}

/// A value that could not be read: what is wrong and what to do, without the field's name,
/// which only the caller knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong, as a sentence.
    pub what: Text,
    /// What to do about it, as a sentence.
    pub action: Text,
    /// Values close to what was given, each of which can be sent in its place.
    pub offers: Vec<String>,
}

impl Refused {
    /// A refusal of two sentences.
    pub fn new(what: Text, action: Text) -> Self {
        Self { what, action, offers: Vec::new() }
    }

    /// The refusal with values close to what was given.
    pub fn offering(self, offers: Vec<String>) -> Self {
        Self { offers, ..self }
    }

    /// The refusal of a word that is not in a closed list, with the list.
    pub fn not_one_of(word: &str, list: &[&str]) -> Self {
        Self::not_known(word, say::use_one_of(names(list)))
    }

    /// The refusal of a word that stands for nothing, with what to use instead.
    pub fn not_known(word: &str, action: Text) -> Self {
        Self::new(say::not_a_known_value(shown(word)), action)
    }

    /// This refusal as the only problem of `field`.
    pub fn at(self, field: impl Into<String>) -> Problems {
        let mut problems = Problems::default();
        problems.refuse(field, self);
        problems
    }

    /// What is wrong and what to do, in a language.
    pub fn render(&self, language: Language) -> String {
        say::both(&self.what, &self.action).render(language)
    }
}

/// Words that are not translated, as a list.
pub fn names<T: AsRef<str>>(words: &[T]) -> List {
    words.iter().map(|word| Name::from(word.as_ref().to_owned())).collect()
}

/// The most characters of an input that a message repeats.
const SHOWN: usize = 40;

/// The start of an input, safe to repeat in a message: short, on one line, without controls.
pub fn shown(input: &str) -> String {
    let clean: String =
        input.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect();
    let clean = visible(&clean);
    if input.chars().nth(SHOWN).is_some() { format!("{clean}\u{2026}") } else { clean }
}
