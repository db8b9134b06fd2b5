//! Generates the Rust code of all messages.

use super::read::{ArgumentKind, Book, Message, MessagePart, VariantChoice};
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;

type Failed = Box<dyn Error>;

/// Generates the enum of messages, their constructors, and one writer per language.
pub(crate) fn code(english: &Book, languages: &[(&str, &Book)]) -> Result<String, Failed> {
    let mut out = String::new();
    list(english, &mut out)?;
    constructors(english, &mut out)?;
    for (language, book) in languages {
        writer(language, book, english, &mut out)?;
    }
    Ok(out)
}

fn list(book: &Book, out: &mut String) -> Result<(), Failed> {
    writeln!(out, "/// The id of a message.")?;
    writeln!(
        out,
        "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]\npub enum Message {{"
    )?;
    for (id, message) in &book.messages {
        writeln!(out, "    /// {}\n    {},", doc(message), variant(id))?;
    }
    writeln!(
        out,
        "}}\n\nimpl Message {{\n    /// Every message.\n    pub const ALL: &'static [Self] = &["
    )?;
    for id in book.messages.keys() {
        writeln!(out, "        Self::{},", variant(id))?;
    }
    writeln!(
        out,
        "    ];\n\n    /// The id as it stands in the Fluent files and in the API.\n    pub const fn code(self) -> &'static str {{\n        match self {{"
    )?;
    for id in book.messages.keys() {
        writeln!(out, "            Self::{} => {id:?},", variant(id))?;
    }
    writeln!(
        out,
        "        }}\n    }}\n\n    /// The names of its arguments, in the order in which a text holds them.\n    pub const fn arguments(self) -> &'static [&'static str] {{\n        match self {{"
    )?;
    for (id, message) in &book.messages {
        let names: Vec<&str> = message.arguments.keys().map(String::as_str).collect();
        writeln!(out, "            Self::{} => &{names:?},", variant(id))?;
    }
    writeln!(
        out,
        "        }}\n    }}\n\n    /// The kinds of its arguments, in the same order.\n    pub(super) const fn kinds(self) -> &'static [ValueKind] {{\n        match self {{"
    )?;
    for (id, message) in &book.messages {
        let kinds: Vec<String> =
            message.arguments.values().map(|kind| format!("ValueKind::{kind:?}")).collect();
        writeln!(out, "            Self::{} => &[{}],", variant(id), kinds.join(", "))?;
    }
    writeln!(out, "        }}\n    }}\n}}\n")?;
    Ok(())
}

fn constructors(book: &Book, out: &mut String) -> Result<(), Failed> {
    let kinds: BTreeSet<ArgumentKind> =
        book.messages.values().flat_map(|message| message.arguments.values().copied()).collect();
    let mut names: Vec<String> = kinds.into_iter().map(|kind| format!("{kind:?}")).collect();
    names.extend(["Message", "Value"].map(str::to_owned));
    writeln!(
        out,
        "/// One constructor for each message; arguments stand in alphabetical order.\npub mod say {{\n    use super::{{{}}};\n",
        names.join(", ")
    )?;
    for (id, message) in &book.messages {
        let parameters: Vec<String> = message
            .arguments
            .iter()
            .map(|(name, kind)| format!("{}: impl Into<{kind:?}>", snake(name)))
            .collect();
        let values: Vec<String> = message
            .arguments
            .iter()
            .map(|(name, kind)| format!("Value::{kind:?}({}.into())", snake(name)))
            .collect();
        let body = if values.is_empty() {
            format!("Text::plain(Message::{})", variant(id))
        } else {
            format!("Text::with(Message::{}, [{}])", variant(id), values.join(", "))
        };
        writeln!(
            out,
            "    /// {}\n    pub fn {}({}) -> Text {{\n        {body}\n    }}\n",
            doc(message),
            snake(id),
            parameters.join(", ")
        )?;
    }
    writeln!(out, "}}\n")?;
    Ok(())
}

fn writer(language: &str, book: &Book, english: &Book, out: &mut String) -> Result<(), Failed> {
    writeln!(
        out,
        "/// Writes a text in this language.\npub(super) fn write_{language}(text: &Text, out: &mut String) {{\n    const L: Language = Language::{};\n    match text.message {{",
        camel(language)
    )?;
    for (id, message) in &book.messages {
        let names = english.messages.get(id).ok_or_else(|| format!("{id} has no English"))?;
        let scope = Scope { book, english: names };
        let mut body = String::new();
        scope
            .parts(&message.parts, &mut body)
            .map_err(|what| format!("{}: {id}: {what}", message.file))?;
        writeln!(out, "        Message::{} => {{ {body} }}", variant(id))?;
    }
    writeln!(out, "    }}\n}}\n")?;
    Ok(())
}

/// The context of a message being written: the book for its references, and its English arguments.
struct Scope<'a> {
    book: &'a Book,
    english: &'a Message,
}

impl Scope<'_> {
    fn parts(&self, parts: &[MessagePart], out: &mut String) -> Result<(), Failed> {
        for part in parts {
            match part {
                // A text such as "6 p. m." may already end with a period.
                MessagePart::Words(words) if words.starts_with('.') => {
                    write!(out, "full_stop({words:?}, out); ")?;
                }
                MessagePart::Words(words) => write!(out, "out.push_str({words:?}); ")?,
                MessagePart::Argument { name, formats } => self.argument(name, formats, out)?,
                MessagePart::Reference { id, term } => {
                    self.parts(self.referred(id, *term)?, out)?;
                }
                MessagePart::Select { name, variants } => self.select(name, variants, out)?,
            }
        }
        Ok(())
    }

    fn referred(&self, id: &str, term: bool) -> Result<&[MessagePart], Failed> {
        let found = if term {
            self.book.terms.get(id)
        } else {
            let message = self.book.messages.get(id);
            message.filter(|message| message.arguments.is_empty()).map(|message| &message.parts)
        };
        let found = found.map(Vec::as_slice);
        Ok(found.ok_or_else(|| format!("{id} is not there, or has arguments"))?)
    }

    fn place(&self, name: &str) -> Result<usize, Failed> {
        let place = self.english.arguments.keys().position(|known| known == name);
        Ok(place.ok_or_else(|| format!("${name} is not an argument in English"))?)
    }

    fn argument(&self, name: &str, formats: &[String], out: &mut String) -> Result<(), Failed> {
        let place = self.place(name)?;
        let mut inner = format!("put(text, {place}, ArgumentFormat::Plain, L, out); ");
        for format in formats {
            inner = match format.as_str() {
                "CAP" => format!("let from = out.len(); {inner}capital(out, from); "),
                "AND" | "NUMBER" | "DATE" | "TIME" | "MOMENT" => inner,
                "OR" | "COMMA" | "SEMICOLON" | "DAY" | "WEEKDAY" => {
                    let format = camel(&format.to_lowercase());
                    format!("put(text, {place}, ArgumentFormat::{format}, L, out); ")
                }
                other => return Err(format!("{other} is not a function").into()),
            };
        }
        out.push_str(&inner);
        Ok(())
    }

    fn select(
        &self,
        name: &str,
        variants: &[VariantChoice],
        out: &mut String,
    ) -> Result<(), Failed> {
        let place = self.place(name)?;
        if self.english.arguments.get(name) != Some(&ArgumentKind::Number) {
            return Err(format!("selects by ${name}, which is not a number").into());
        }
        write!(out, "match number(text, {place}) {{ ")?;
        let (last, keyed): (Vec<_>, Vec<_>) = variants.iter().partition(|one| one.key.is_none());
        // An exact number takes precedence over its plural category.
        let exact = |one: &&&VariantChoice| {
            one.key.as_deref().is_some_and(|key| key.parse::<i64>().is_ok())
        };
        let (exact, by_category): (Vec<_>, Vec<_>) = keyed.iter().partition(exact);
        for one in exact.into_iter().chain(by_category).chain(&last) {
            let pattern = match one.key.as_deref() {
                None => "_".to_owned(),
                Some("one") => "Some(1)".to_owned(),
                Some(key) if key.parse::<i64>().is_ok() => format!("Some({key})"),
                Some(key) => return Err(format!("[{key}] is not a plural here").into()),
            };
            let mut body = String::new();
            self.parts(&one.parts, &mut body)?;
            write!(out, "{pattern} => {{ {body}}} ")?;
        }
        out.push_str("} ");
        Ok(())
    }
}

/// Returns the English text as a doc comment.
fn doc(message: &Message) -> String {
    let text = shown(&message.parts);
    if text.is_empty() { "No words.".to_owned() } else { format!("`{text}`") }
}

fn shown(parts: &[MessagePart]) -> String {
    let one = |part: &MessagePart| match part {
        MessagePart::Words(words) => words.replace('`', "'"),
        MessagePart::Argument { name, .. } => format!("{{{name}}}"),
        MessagePart::Reference { id, .. } => format!("{{{id}}}"),
        MessagePart::Select { variants, .. } => {
            let last = variants.iter().find(|one| one.key.is_none());
            last.map_or(String::new(), |last| shown(&last.parts))
        }
    };
    parts.iter().map(one).collect()
}

fn snake(id: &str) -> String {
    id.replace('-', "_")
}

fn variant(id: &str) -> String {
    id.split(['-', '_']).map(camel).collect()
}

fn camel(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
