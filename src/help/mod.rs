//! The manual, which ships inside the program: one part per kind of reader, in each language.

use crate::words::Language;
use pulldown_cmark::{Options, Parser, html};
use std::sync::LazyLock;

/// One part of the manual.
#[derive(Debug)]
pub struct ManualPart {
    /// The end of its address, such as `hotlines`.
    pub id: &'static str,
    english: Rendering,
    spanish: Rendering,
}

/// A part in one language.
#[derive(Debug)]
pub struct Rendering {
    /// The Markdown text.
    pub source: &'static str,
    html: LazyLock<String>,
}

macro_rules! part {
    ($id:literal) => {
        ManualPart {
            id: $id,
            english: Rendering {
                source: include_str!(concat!("en/", $id, ".md")),
                html: LazyLock::new(|| to_html(include_str!(concat!("en/", $id, ".md")))),
            },
            spanish: Rendering {
                source: include_str!(concat!("es/", $id, ".md")),
                html: LazyLock::new(|| to_html(include_str!(concat!("es/", $id, ".md")))),
            },
        }
    };
}

/// Every part, in the order of the table of contents.
pub static PARTS: [ManualPart; 6] = [
    part!("hotlines"),
    part!("operators"),
    part!("placement"),
    part!("sign-in"),
    part!("administrators"),
    part!("integrators"),
];

impl ManualPart {
    /// Returns the part with this id.
    pub fn named(id: &str) -> Option<&'static Self> {
        PARTS.iter().find(|part| part.id == id)
    }

    /// Returns the part in a language.
    pub fn rendering(&self, language: Language) -> &Rendering {
        match language {
            Language::En => &self.english,
            Language::Es => &self.spanish,
        }
    }
}

impl Rendering {
    /// Returns the heading, which is the first line of the text.
    pub fn title(&self) -> &'static str {
        self.source.lines().next().unwrap_or("").trim_start_matches('#').trim()
    }

    /// Returns the text as HTML.
    pub fn html(&self) -> &str {
        &self.html
    }
}

/// Turns Markdown with tables into HTML. Wide tables scroll by themselves on a narrow screen.
fn to_html(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut out, Parser::new_ext(markdown, Options::ENABLE_TABLES));
    out.replace("<table>", "<div class=\"scrolls\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
}
