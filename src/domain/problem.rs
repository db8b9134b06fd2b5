//! Problems with an input, all reported at once, each with its field and what to do.

use crate::domain::{FieldPath, visible};
use crate::words::{Language, List, Name, Text, say};

/// A problem with one field of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The position: a path such as `household[1].age`, or a row such as `row 17, Geo Code`.
    pub field: FieldPath,
    /// The problem, as a sentence.
    pub what: Text,
    /// The way to correct it, as a sentence.
    pub action: Text,
    /// Valid values close to the input.
    pub offers: Vec<String>,
}

impl FieldProblem {
    /// The field, what is wrong with it and what to do, in one language.
    pub fn render(&self, language: Language) -> String {
        let said = say::both(&self.what, &self.action);
        say::problem_of_field(self.field.to_string(), said).render(language)
    }
}

/// All problems of one input, so that people need to correct it only once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<FieldProblem>);

impl Problems {
    /// A single problem.
    pub fn one(field: impl Into<FieldPath>, what: Text, action: Text) -> Self {
        let mut problems = Self::default();
        problems.add(field, what, action);
        problems
    }

    /// Adds a problem.
    pub fn add(&mut self, field: impl Into<FieldPath>, what: Text, action: Text) {
        self.0.push(FieldProblem { field: field.into(), what, action, offers: Vec::new() });
    }

    /// Adds the problem of a refused value, with the values close to it.
    pub fn refuse(&mut self, field: impl Into<FieldPath>, refused: Refused) {
        let Refused { what, action, offers } = refused;
        self.0.push(FieldProblem { field: field.into(), what, action, offers });
    }

    /// Adds the problem of a missing required field.
    pub fn missing(&mut self, field: impl Into<FieldPath>) {
        self.add(field, say::is_missing(), say::add_it());
    }

    /// Returns the value of a parse, or adds its problem under `field`.
    pub fn take<T>(
        &mut self,
        field: impl Into<FieldPath>,
        parsed: Result<T, Refused>,
    ) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(refused) => {
                self.refuse(field, refused);
                None
            }
        }
    }

    /// Adds the problems of a part, each field with `prefix` before it.
    pub fn within(&mut self, prefix: &str, part: Problems) {
        let prefixed =
            |one: FieldProblem| FieldProblem { field: one.field.prefixed(prefix), ..one };
        self.0.extend(part.0.into_iter().map(prefixed));
    }

    /// Adds the problems of a part that stands at a path.
    pub fn under(&mut self, path: &FieldPath, part: Problems) {
        let under = |one: FieldProblem| FieldProblem { field: one.field.under(path), ..one };
        self.0.extend(part.0.into_iter().map(under));
    }

    /// Adds the problems of another look at the same input.
    pub fn append(&mut self, more: Problems) {
        self.0.extend(more.0);
    }

    /// The problems in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &FieldProblem> {
        self.0.iter()
    }

    /// Returns true if a field, or a part of it, has a problem.
    pub fn are_in(&self, field: &str) -> bool {
        self.0.iter().any(|problem| problem.field.field() == field)
    }

    /// The number of problems.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns true if there are no problems.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Ok` if there are no problems.
    pub fn into_result(self) -> Result<(), Problems> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }

    /// The problems in one language, one per line.
    pub fn render(&self, language: Language) -> String {
        let lines: Vec<String> = self.0.iter().map(|problem| problem.render(language)).collect();
        lines.join("\n")
    }
}

/// The refusal of a value: what is wrong and what to do. Only the caller knows the field's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The problem, as a sentence.
    pub what: Text,
    /// The way to correct it, as a sentence.
    pub action: Text,
    /// Valid values close to the input.
    pub offers: Vec<String>,
}

impl Refused {
    /// A refusal without suggested values.
    pub fn new(what: Text, action: Text) -> Self {
        Self { what, action, offers: Vec::new() }
    }

    /// The refusal with suggested values.
    pub fn offering(self, offers: Vec<String>) -> Self {
        Self { offers, ..self }
    }

    /// The refusal of a word that is not in a closed list, naming the list.
    pub fn not_one_of(word: &str, list: &[&str]) -> Self {
        Self::not_known(word, say::use_one_of(names(list)))
    }

    /// The refusal of an unknown word, with what to use instead.
    pub fn not_known(word: &str, action: Text) -> Self {
        Self::new(say::not_a_known_value(shown(word)), action)
    }

    /// This refusal as the only problem of `field`.
    pub fn at(self, field: impl Into<FieldPath>) -> Problems {
        let mut problems = Problems::default();
        problems.refuse(field, self);
        problems
    }

    /// The two sentences in one language.
    pub fn render(&self, language: Language) -> String {
        say::both(&self.what, &self.action).render(language)
    }
}

/// Both sentences as one text.
impl From<Refused> for Text {
    fn from(refused: Refused) -> Self {
        say::both(refused.what, refused.action)
    }
}

/// A list of words that are not translated.
pub fn names<T: AsRef<str>>(words: &[T]) -> List {
    words.iter().map(|word| Name::from(word.as_ref().to_owned())).collect()
}

/// The most input characters that a message repeats.
const SHOWN: usize = 40;

/// The start of an input, safe to repeat in a message: one short line without control characters.
pub fn shown(input: &str) -> String {
    let clean: String =
        input.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect();
    let clean = visible(&clean);
    if input.chars().nth(SHOWN).is_some() { format!("{clean}\u{2026}") } else { clean }
}
