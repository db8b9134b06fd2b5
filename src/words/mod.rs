//! Sentences as values, and the one place that renders them in a language.
//!
//! The texts are in Fluent files, one folder per language (`en`, `es`). The build turns them into
//! [`Message`], one constructor each in [`say`], and a writer for each language. It stops if a
//! language lacks a message or an argument. The rest of the program passes a [`Text`] around and
//! knows no language.

mod kind;
mod language;
mod messages;
mod read;
mod render;
mod value;

pub use language::Language;
pub use messages::{Message, say};
pub use render::Rendered;
pub use value::{Arguments, Date, List, Moment, Name, Number, Text, Time, Value};
