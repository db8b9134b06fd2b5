//! The fields of the forms to sign in and to manage accounts, and the page with one form.

use crate::desk::{PIN_DIGITS, Refusal, SHORTEST_PASSWORD};
use crate::domain::Problems;
use crate::web::pages::{Chrome, Wrong};
use crate::words::{Language, Text, say};
use askama::Template;

/// The name of the box that keeps a phone signed in.
pub(super) const PHONE: &str = "phone";

/// The kind of a field. Browsers and password managers fill it in accordingly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// A sign-in name.
    Name,
    /// The password of an account that is there.
    Password,
    /// A password that is being chosen.
    NewPassword,
    /// A code of an app, or a recovery code.
    Code,
    /// The first code of an app.
    FirstCode,
    /// A PIN.
    Pin,
    /// The name of a team.
    Team,
}

impl FieldKind {
    /// The type of the input.
    pub(super) fn input(self) -> &'static str {
        match self {
            Self::Name | Self::Code | Self::FirstCode | Self::Team => "text",
            Self::Password | Self::NewPassword | Self::Pin => "password",
        }
    }

    /// The name of the value in the HTML standard.
    pub(super) fn autocomplete(self) -> &'static str {
        match self {
            Self::Name => "username",
            Self::Password => "current-password",
            Self::NewPassword => "new-password",
            Self::Code | Self::FirstCode => "one-time-code",
            Self::Pin | Self::Team => "off",
        }
    }

    /// The most characters that the browser lets in.
    pub(super) fn longest(self) -> usize {
        match self {
            Self::Name | Self::Team => 60,
            Self::Password | Self::NewPassword => 200,
            Self::Code => 40,
            Self::FirstCode => 12,
            Self::Pin => PIN_DIGITS,
        }
    }

    /// Returns true if a phone shows its keyboard of digits.
    pub(super) fn is_digits(self) -> bool {
        matches!(self, Self::FirstCode | Self::Pin)
    }

    /// Returns true if a phone must not correct what is typed.
    pub(super) fn is_plain(self) -> bool {
        matches!(self, Self::Name | Self::Code)
    }
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AccountField {
    /// The id on the page, and the name in the form.
    pub(super) id: &'static str,
    pub(super) label: Text,
    pub(super) hint: Text,
    pub(super) kind: FieldKind,
    /// The value to show. Passwords, PINs and codes are never shown again.
    pub(super) value: String,
    /// The problem with the value.
    pub(super) wrong: Text,
    /// True if the cursor starts here.
    pub(super) focus: bool,
}

impl AccountField {
    pub(super) fn new(id: &'static str, label: Text, kind: FieldKind) -> Self {
        let hint = match kind {
            FieldKind::NewPassword => say::password_hint(SHORTEST_PASSWORD),
            FieldKind::Pin => say::pin_hint(PIN_DIGITS),
            FieldKind::Team => say::team_hint(),
            FieldKind::Name | FieldKind::Password | FieldKind::Code | FieldKind::FirstCode => {
                Text::nothing()
            }
        };
        let (value, wrong) = (String::new(), Text::nothing());
        Self { id, label, hint, kind, value, wrong, focus: false }
    }

    /// The same field with another hint.
    pub(super) fn hinting(self, hint: Text) -> Self {
        Self { hint, ..self }
    }

    /// The same field, with a value.
    pub(super) fn showing(self, value: &str) -> Self {
        Self { value: value.to_owned(), ..self }
    }

    /// The same field, where the cursor does not start in it.
    pub(super) fn waiting(self) -> Self {
        Self { focus: false, ..self }
    }

    /// The ids of the texts that describe it.
    pub(super) fn described_by(&self) -> String {
        let wrong = (!self.wrong.is_nothing()).then(|| format!("{}-wrong", self.id));
        let hint = (!self.hint.is_nothing()).then(|| format!("{}-hint", self.id));
        let ids: Vec<String> = wrong.into_iter().chain(hint).collect();
        ids.join(" ")
    }
}

/// Marks the fields that have problems. Without any, the cursor starts in the first field.
pub(super) fn marked(mut fields: Vec<AccountField>, problems: &[Wrong]) -> Vec<AccountField> {
    for field in &mut fields {
        let mine = problems.iter().find(|problem| problem.field == field.id);
        field.wrong = mine.map_or_else(Text::nothing, |one| one.what.clone());
    }
    if let Some(first) = fields.first_mut().filter(|_| problems.is_empty()) {
        first.focus = true;
    }
    fields
}

/// The problems of a form, each at the field of its name.
pub(super) fn wrongs(problems: &Problems) -> Vec<Wrong> {
    problems.iter().map(|problem| Wrong::of(problem.field.to_string(), problem)).collect()
}

/// The value of a field as sent; empty if it was not.
pub(super) fn sent<'a>(form: &'a [(String, String)], name: &str) -> &'a str {
    form.iter().rev().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

/// A form as sent, and what is wrong with it.
pub(super) type SentWrong<'a> = (&'a [(String, String)], Vec<Wrong>);

/// The result, or the problems of the form.
pub(super) type Tried<T> = Result<T, Problems>;

/// Passes on every refusal but the problems of the form.
pub(super) fn tried<T>(done: Result<T, Refusal>) -> Result<Tried<T>, Refusal> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(Refusal::Problems(problems)) => Ok(Err(problems)),
        Err(other) => Err(other),
    }
}

/// A page with one form.
#[derive(Template)]
#[template(path = "account/form.html", config = "src/web/pages/askama.toml")]
pub(super) struct FormPage {
    /// The language of the page.
    pub(super) lang: Language,
    pub(super) chrome: Chrome,
    /// The address of the page, for a reader who comes back to it.
    pub(super) address: String,
    /// The address that takes the form.
    pub(super) action: String,
    pub(super) title: Text,
    pub(super) intro: Vec<Text>,
    pub(super) fields: Vec<AccountField>,
    /// True if the form has the box that keeps a phone signed in.
    pub(super) offers_phone: bool,
    /// True if that box is ticked.
    pub(super) phone: bool,
    pub(super) button: Text,
    pub(super) problems: Vec<Wrong>,
}
