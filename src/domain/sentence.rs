//! Sentences made of parts, each said only where there is something to say.

use crate::domain::{Listed, Set};
use std::fmt::{self, Display};

/// Parts as one sentence: `Offers therapy; not stated: childcare.` Empty parts are left out.
pub struct Sentence<'a>(pub &'a [&'a dyn Display]);

impl Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.0.iter().map(ToString::to_string).filter(|part| !part.is_empty());
        let joined = parts.collect::<Vec<_>>().join("; ");
        if joined.is_empty() { Ok(()) } else { write!(f, "{}.", Capital(&joined)) }
    }
}

/// Words with their first letter as a capital.
pub struct Capital<'a>(pub &'a str);

impl Display for Capital<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = self.0.chars();
        if let Some(first) = letters.next() {
            write!(f, "{}", first.to_uppercase())?;
        }
        f.write_str(letters.as_str())
    }
}

/// A part that names some of a list behind a few words; nothing where there are none of them.
pub struct Naming<T>(pub &'static str, pub Set<T>);

impl<T: Listed> Display for Naming<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(words, some) = self;
        if some.is_empty() { Ok(()) } else { write!(f, "{words} {some}") }
    }
}
