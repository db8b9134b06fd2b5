//! The terms of an option as its program states them, each with who says so, as of when, and why it
//! is doubtful.

use crate::domain::{Assertion, Catchment, ExpectedOpening, Field, Group, Offers, Subject};
use crate::words::{Language, Text};
use chrono::{Datelike, NaiveDate, TimeDelta};

/// One term, as a line of the page.
pub(super) struct Term {
    /// What it is about.
    pub(super) name: &'static str,
    /// What is stated.
    pub(super) words: String,
    /// Who says so, and the year where it was long ago; empty where nobody does.
    pub(super) source: String,
    /// Why it is doubtful; empty where it is not.
    pub(super) flag: String,
}

/// After this long, a statement is shown with the year it was true.
const LONG_AGO: TimeDelta = TimeDelta::days(365);

/// The terms a person should hear.
pub(super) fn listed(group: &Group, assertions: &[Assertion], today: NaiveDate) -> Vec<Term> {
    let term = |(name, field, words): (&'static str, Field, String)| {
        let said = in_force(group, assertions, field);
        let source = said.map_or(String::new(), |said| source(said, today));
        let flag = said.and_then(|said| said.flag.clone()).unwrap_or_default();
        Term { name, words, source, flag }
    };
    let offered =
        offered(&group.terms.offers).into_iter().filter(|(_, _, words)| !words.is_empty());
    let opening = group.terms.opening.filter(|opening| opening.day >= today);
    let opening =
        opening.map(|opening| ("Expected opening", Field::ExpectedOpening, expected(opening)));
    taken(group).into_iter().chain(opening).chain(offered).map(term).collect()
}

/// The statement that holds of a field: the group's own before the program's, the newest of each.
/// Statements come oldest first.
fn in_force<'a>(group: &Group, assertions: &'a [Assertion], field: Field) -> Option<&'a Assertion> {
    let subjects = [
        Subject::Group(group.unit_group.id.clone()),
        Subject::Program(group.unit_group.program.clone()),
    ];
    subjects.iter().find_map(|subject| {
        assertions.iter().rfind(|said| said.field == field && said.subject == *subject)
    })
}

fn source(said: &Assertion, today: NaiveDate) -> String {
    if today - said.as_of > LONG_AGO {
        format!("as of {}: {}", said.as_of.year(), said.source)
    } else {
        said.source.clone()
    }
}

/// What is expected to open: "Dec 5 (2)".
fn expected(opening: ExpectedOpening) -> String {
    let units = opening.units.map_or(String::new(), |units| format!(" ({units})"));
    format!("{}{units}", opening.day.format("%b %-d"))
}

/// Whom it takes, and how.
fn taken(group: &Group) -> Vec<(&'static str, Field, String)> {
    let terms = &group.terms;
    let stated = |word: String| if word == "unknown" { "not listed: ask".to_owned() } else { word };
    vec![
        ("Stage", Field::Stage, stated(terms.stage.to_string())),
        ("Length of stay", Field::Stay, stated(terms.stay.to_string())),
        ("Ages", Field::Ages, terms.ages.to_string()),
        ("For whom", Field::Serves, terms.serves.to_string()),
        ("Children", Field::Children, terms.children.to_string()),
        ("Intake", Field::IntakeHours, stated(terms.intake.hours.to_string())),
        ("After hours", Field::AfterHours, stated(terms.intake.after_hours.to_string())),
        ("Coming back after leaving", Field::Returns, stated(terms.returns.to_string())),
    ]
}

/// What it offers, each only where something is stated.
fn offered(offers: &Offers) -> Vec<(&'static str, Field, String)> {
    let stated = |word: String| if word == "unknown" { String::new() } else { word };
    let said = |text: Text| text.render(Language::En);
    let area = if offers.catchment == Catchment::Unknown {
        Text::nothing()
    } else {
        offers.catchment.into()
    };
    vec![
        ("Services", Field::Services, said(offers.services.yes.into())),
        ("Languages", Field::Languages, said(offers.languages.yes.into())),
        ("Interpreter", Field::Interpreter, stated(offers.interpreter.to_string())),
        ("Focus", Field::Focus, said(offers.focus.yes.into())),
        ("Safety", Field::Safeguards, said(offers.house.safeguards.yes.into())),
        ("Staff", Field::Staffing, said(offers.staffing.yes.into())),
        ("Extensions", Field::Extension, stated(offers.extension.to_string())),
        ("Service area", Field::Catchment, said(area)),
    ]
}
