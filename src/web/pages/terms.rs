//! The terms of an option as its program states them, each with its source, its year if it is old,
//! and any doubt.

use crate::domain::{
    AfterHours, Assertion, Catchment, ExpectedOpening, Field, Group, Offers, Policy, Stage, Subject,
};
use crate::words::{Text, say};
use chrono::{Datelike, NaiveDate, TimeDelta};

/// One term, as a line of the page.
pub(super) struct Term {
    /// The name of the term.
    pub(super) name: Text,
    /// The statement.
    pub(super) words: Text,
    /// The source, with the year if it is old; empty if there is none.
    pub(super) source: Text,
    /// The reason to doubt it; empty if there is none.
    pub(super) flag: String,
}

/// The age above which a statement is shown with the year when it was true.
const LONG_AGO: TimeDelta = TimeDelta::days(365);

/// Returns the terms that a person should hear.
pub(super) fn listed(group: &Group, assertions: &[Assertion], today: NaiveDate) -> Vec<Term> {
    let term = |(name, field, words): TermLine| {
        let said = in_force(group, assertions, field);
        let source = said.map_or_else(Text::nothing, |said| source(said, today));
        let flag = said.and_then(|said| said.flag.clone()).unwrap_or_default();
        Term { name, words, source, flag }
    };
    let offered =
        offered(&group.terms.offers).into_iter().filter(|(_, _, words)| !words.is_nothing());
    let opening = group.terms.opening.filter(|opening| opening.day >= today);
    let opening =
        opening.map(|one| (say::term_expected_opening(), Field::ExpectedOpening, expected(one)));
    taken(group).into_iter().chain(opening).chain(offered).map(term).collect()
}

/// The name of a term, its field, and the statement.
type TermLine = (Text, Field, Text);

/// The assertion that holds for a field: the newest about the group, or else the newest about the
/// program. Expects the oldest first.
fn in_force<'a>(group: &Group, assertions: &'a [Assertion], field: Field) -> Option<&'a Assertion> {
    let subjects = [
        Subject::Group(group.unit_group.id.clone()),
        Subject::Program(group.unit_group.program.clone()),
    ];
    subjects.iter().find_map(|subject| {
        assertions.iter().rfind(|said| said.field == field && said.subject == *subject)
    })
}

fn source(said: &Assertion, today: NaiveDate) -> Text {
    if today - said.as_of > LONG_AGO {
        say::source_as_of_year(said.source.clone(), said.as_of.year().to_string())
    } else {
        say::source_in_parentheses(said.source.clone())
    }
}

/// The expected opening, such as "Dec 5 (2)".
fn expected(opening: ExpectedOpening) -> Text {
    match opening.units {
        Some(units) => say::expected_units_on_day(opening.day, units),
        None => say::expected_on_day(opening.day),
    }
}

/// The terms on the people it takes, and on their stay.
fn taken(group: &Group) -> Vec<TermLine> {
    let terms = &group.terms;
    vec![
        (say::term_stage(), Field::Stage, stage(terms.stage)),
        (say::term_length_of_stay(), Field::Stay, (&terms.stay).into()),
        (say::term_ages(), Field::Ages, terms.ages.into()),
        (say::term_for_whom(), Field::Serves, terms.serves.into()),
        (say::term_children(), Field::Children, (&terms.children).into()),
        (say::term_intake(), Field::IntakeHours, (&terms.intake.hours).into()),
        (say::term_after_hours(), Field::AfterHours, after_hours(terms.intake.after_hours)),
        (say::term_coming_back(), Field::Returns, policy(terms.returns)),
    ]
}

fn stage(stage: Stage) -> Text {
    match stage {
        Stage::Emergency => say::term_emergency(),
        Stage::Transitional => say::term_transitional(),
        Stage::LongTerm => say::term_long_term(),
        Stage::Unknown => say::not_listed_ask(),
    }
}

fn policy(policy: Policy) -> Text {
    match policy {
        Policy::Yes => say::answer_yes(),
        Policy::CaseByCase => say::term_case_by_case(),
        Policy::No => say::answer_no(),
        Policy::Unknown => say::not_listed_ask(),
    }
}

fn after_hours(after: AfterHours) -> Text {
    match after {
        AfterHours::Yes => say::answer_yes(),
        AfterHours::OnCall => say::term_on_call(),
        AfterHours::No => say::answer_no(),
        AfterHours::Unknown => say::not_listed_ask(),
    }
}

/// The terms on what it offers. A term without a statement has no words.
fn offered(offers: &Offers) -> Vec<TermLine> {
    let stated = |one: Policy| if one == Policy::Unknown { Text::nothing() } else { policy(one) };
    let area = if offers.catchment == Catchment::Unknown {
        Text::nothing()
    } else {
        offers.catchment.into()
    };
    let house = &offers.house;
    vec![
        (say::term_services(), Field::Services, offers.services.yes.into()),
        (say::term_languages(), Field::Languages, offers.languages.yes.into()),
        (say::term_interpreter(), Field::Interpreter, stated(offers.interpreter)),
        (say::term_focus(), Field::Focus, offers.focus.yes.into()),
        (say::term_safety(), Field::Safeguards, house.safeguards.yes.into()),
        (say::term_staff(), Field::Staffing, offers.staffing.yes.into()),
        (say::term_extensions(), Field::Extension, stated(offers.extension)),
        (say::term_service_area(), Field::Catchment, area),
    ]
}
