//! Reads Fluent files into messages with typed arguments.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant,
    VariantKey,
};
use fluent_syntax::parser;
use std::collections::BTreeMap;

/// The messages of one language by id, and its terms (`-name`).
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) messages: BTreeMap<String, Message>,
    pub(crate) terms: BTreeMap<String, Vec<MessagePart>>,
}

/// A message: its parts, and its arguments in alphabetical order.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) file: String,
    pub(crate) parts: Vec<MessagePart>,
    pub(crate) arguments: BTreeMap<String, ArgumentKind>,
}

/// The type of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ArgumentKind {
    /// Another message.
    Text,
    /// A whole number.
    Number,
    /// Something that is not translated, such as the name of a program.
    Name,
    /// Several texts.
    List,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time of day.
    Moment,
}

/// A piece of a message.
#[derive(Debug, Clone)]
pub(crate) enum MessagePart {
    /// Words as they stand.
    Words(String),
    /// An argument and the functions that format it, innermost first.
    Argument { name: String, formats: Vec<String> },
    /// A message without arguments, or a term.
    Reference { id: String, term: bool },
    /// One of several texts, selected by an argument.
    Select { name: String, variants: Vec<VariantChoice> },
}

/// A text to select; the default has no key.
#[derive(Debug, Clone)]
pub(crate) struct VariantChoice {
    pub(crate) key: Option<String>,
    pub(crate) parts: Vec<MessagePart>,
}

/// Reads the files of one language.
pub(crate) fn book(sources: &[(String, String)]) -> Result<Book, String> {
    let mut book = Book::default();
    for (file, source) in sources {
        let resource = parser::parse(source.as_str()).map_err(|(_, errors)| {
            let first = errors.first();
            let line = first.map_or(0, |error| line_of(source, error.pos.start));
            format!("{file}:{line}: {}", first.map_or(String::new(), ToString::to_string))
        })?;
        for entry in resource.body {
            add(&mut book, file, entry)?;
        }
    }
    Ok(book)
}

fn line_of(source: &str, at: usize) -> usize {
    source.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

fn add(book: &mut Book, file: &str, entry: Entry<&str>) -> Result<(), String> {
    match entry {
        Entry::Message(message) => {
            let id = message.id.name.to_owned();
            let wrong = |what: &str| format!("{file}: {id}: {what}");
            let value = message.value.as_ref().ok_or_else(|| wrong("has no text"))?;
            if !message.attributes.is_empty() {
                return Err(wrong("has attributes; make each a message"));
            }
            let parts = parts(value).map_err(|what| wrong(&what))?;
            let comment = message.comment.map_or(Vec::new(), |comment| comment.content);
            let mut arguments = BTreeMap::new();
            kinds(&parts, &mut arguments).map_err(|what| wrong(&what))?;
            declared(&comment, &mut arguments).map_err(|what| wrong(&what))?;
            let read = Message { file: file.to_owned(), parts, arguments };
            if book.messages.insert(id.clone(), read).is_some() {
                return Err(wrong("stands twice"));
            }
        }
        Entry::Term(term) => {
            let read = parts(&term.value)?;
            if book.terms.insert(term.id.name.to_owned(), read).is_some() {
                return Err(format!("{file}: -{}: stands twice", term.id.name));
            }
        }
        Entry::Junk { content } => return Err(format!("{file}: cannot be read: {content}")),
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
    }
    Ok(())
}

fn parts(pattern: &Pattern<&str>) -> Result<Vec<MessagePart>, String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            // A long sentence spans several lines of its file and is one line when rendered.
            PatternElement::TextElement { value } => {
                Ok(MessagePart::Words(value.replace('\n', " ")))
            }
            PatternElement::Placeable { expression } => expression_part(expression),
        })
        .collect()
}

fn expression_part(expression: &Expression<&str>) -> Result<MessagePart, String> {
    match expression {
        Expression::Inline(inline) => inline_part(inline),
        Expression::Select { selector, variants } => {
            let InlineExpression::VariableReference { id } = selector else {
                return Err("selects by something other than an argument".to_owned());
            };
            let variants = variants.iter().map(choice).collect::<Result<_, _>>()?;
            Ok(MessagePart::Select { name: id.name.to_owned(), variants })
        }
    }
}

fn choice(variant: &Variant<&str>) -> Result<VariantChoice, String> {
    let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) =
        variant.key;
    let key = (!variant.default).then(|| key.to_owned());
    Ok(VariantChoice { key, parts: parts(&variant.value)? })
}

fn inline_part(inline: &InlineExpression<&str>) -> Result<MessagePart, String> {
    match inline {
        InlineExpression::StringLiteral { value } => Ok(MessagePart::Words((*value).to_owned())),
        InlineExpression::NumberLiteral { value } => Ok(MessagePart::Words((*value).to_owned())),
        InlineExpression::VariableReference { id } => {
            Ok(MessagePart::Argument { name: id.name.to_owned(), formats: Vec::new() })
        }
        InlineExpression::FunctionReference { id, arguments } => {
            let mut part = inline_part(only(arguments)?)?;
            match &mut part {
                MessagePart::Argument { formats, .. } => formats.push(id.name.to_owned()),
                MessagePart::Words(_)
                | MessagePart::Reference { .. }
                | MessagePart::Select { .. } => {
                    return Err(format!("{} formats something other than an argument", id.name));
                }
            }
            Ok(part)
        }
        InlineExpression::MessageReference { id, attribute: None } => {
            Ok(MessagePart::Reference { id: id.name.to_owned(), term: false })
        }
        InlineExpression::TermReference { id, attribute: None, arguments: None } => {
            Ok(MessagePart::Reference { id: id.name.to_owned(), term: true })
        }
        InlineExpression::Placeable { expression } => expression_part(expression),
        InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
            Err("refers to an attribute, or gives a term arguments".to_owned())
        }
    }
}

fn only<'a, 's>(
    arguments: &'a CallArguments<&'s str>,
) -> Result<&'a InlineExpression<&'s str>, String> {
    match (arguments.positional.as_slice(), arguments.named.as_slice()) {
        ([one], []) => Ok(one),
        _ => Err("a function takes one argument".to_owned()),
    }
}

/// Collects the kinds of arguments from their use.
fn kinds(parts: &[MessagePart], found: &mut BTreeMap<String, ArgumentKind>) -> Result<(), String> {
    for part in parts {
        match part {
            MessagePart::Argument { name, formats } => {
                let kind = formats.iter().find_map(|format| kind_by(format));
                narrow(found, name, kind.unwrap_or(ArgumentKind::Text))?;
            }
            MessagePart::Select { name, variants } => {
                let number = |key: &str| key == "one" || key.parse::<i64>().is_ok();
                let by_number = variants.iter().filter_map(|one| one.key.as_deref()).any(number);
                narrow(
                    found,
                    name,
                    if by_number { ArgumentKind::Number } else { ArgumentKind::Text },
                )?;
                for variant in variants {
                    kinds(&variant.parts, found)?;
                }
            }
            MessagePart::Words(_) | MessagePart::Reference { .. } => {}
        }
    }
    Ok(())
}

/// Returns the kind that a function takes.
fn kind_by(format: &str) -> Option<ArgumentKind> {
    match format {
        "AND" | "OR" | "COMMA" | "SEMICOLON" => Some(ArgumentKind::List),
        "DATE" | "DAY" => Some(ArgumentKind::Date),
        "TIME" => Some(ArgumentKind::Time),
        "WEEKDAY" | "MOMENT" => Some(ArgumentKind::Moment),
        "NUMBER" => Some(ArgumentKind::Number),
        _ => None,
    }
}

/// Narrows the kind of an argument: any other kind wins over text.
fn narrow(
    found: &mut BTreeMap<String, ArgumentKind>,
    name: &str,
    kind: ArgumentKind,
) -> Result<(), String> {
    let known = found.entry(name.to_owned()).or_insert(kind);
    match (*known, kind) {
        (known, kind) if known == kind => {}
        (ArgumentKind::Text, _) => *known = kind,
        (_, ArgumentKind::Text) => {}
        _ => return Err(format!("${name} is used as two kinds")),
    }
    Ok(())
}

/// Reads the kinds that the comment above a message declares: `# $program (Name)`.
fn declared(comment: &[&str], found: &mut BTreeMap<String, ArgumentKind>) -> Result<(), String> {
    for line in comment {
        let Some((name, rest)) = line.trim().strip_prefix('$').and_then(|l| l.split_once(" ("))
        else {
            continue;
        };
        let kind = match rest.split_once(')').map(|(kind, _)| kind) {
            Some("Name") => ArgumentKind::Name,
            Some("Number") => ArgumentKind::Number,
            Some("Text") => ArgumentKind::Text,
            other => return Err(format!("${name} is declared as {other:?}")),
        };
        let known = found.get_mut(name).ok_or_else(|| format!("${name} is declared, not used"))?;
        *known = kind;
    }
    Ok(())
}
