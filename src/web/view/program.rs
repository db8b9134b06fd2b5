//! Programs as sent: their dated statements with sources, and openings as bands.

use super::moment;
use crate::desk::{ProgramFile, ProgramPage};
use crate::domain::{
    Ago, Assertion, Group, Openings, Program, PublishedPost, Status, Subject, Timestamp,
};
use crate::words::{Language, Text, say};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

/// A page of programs, in the order of their ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProgramListView {
    /// The number of programs in the network.
    pub total: usize,
    /// The programs.
    pub programs: Vec<ProgramLine>,
    /// The value of `after` for the next page; `null` on the last.
    pub next_after: Option<String>,
}

/// A program in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProgramLine {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// `emergency`, `transitional`, `long term` or `unknown`, for the program as a whole.
    pub stage: String,
    /// Its location, as far as stored.
    pub place: String,
    /// Its status today, in its time zone; `null` if none is stated.
    pub status: Option<&'static str>,
}

/// A program with everything stored about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProgramView {
    /// The program.
    #[serde(flatten)]
    pub program: ProgramLine,
    /// The organization that runs it.
    pub organization: String,
    /// The reason why no one may be sent there yet; `null` if there is none.
    pub quarantine: Option<String>,
    /// Its status by date, oldest first.
    pub status_history: Vec<StatusView>,
    /// The statements about the whole program, oldest first. The newest one about a term holds.
    pub assertions: Vec<AssertionView>,
    /// Its unit groups.
    pub unit_groups: Vec<GroupView>,
}

/// A status with the day it began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StatusView {
    /// The first day.
    pub from: String,
    /// The status.
    pub status: &'static str,
}

/// A dated statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AssertionView {
    /// The term that it is about.
    pub term: &'static str,
    /// The stated value.
    pub value: String,
    /// The text in the source, if it differs.
    pub raw: Option<String>,
    /// The day on which it was true.
    pub as_of: String,
    /// The source.
    pub source: String,
    /// The reason to doubt it, if there is one.
    pub flag: Option<String>,
}

/// A unit group, with its openings as people outside the program may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GroupView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// `shared bed`, `private` or `unknown`.
    pub kind: String,
    /// `emergency`, `transitional`, `long term` or `unknown`: the group's own, or else the
    /// program's.
    pub stage: String,
    /// `none`, `some`, `several` or `not_posted`.
    pub openings: &'static str,
    /// The time of the post, to the quarter hour.
    pub posted_at: Option<String>,
    /// The post and its age, in words.
    pub words: String,
    /// The statements about this group, oldest first.
    pub assertions: Vec<AssertionView>,
}

impl ProgramListView {
    /// A page of programs as sent.
    pub fn of(page: &ProgramPage, now: Timestamp, language: Language) -> Self {
        Self {
            total: page.total,
            programs: page.programs.iter().map(|p| ProgramLine::of(p, now, language)).collect(),
            next_after: page.next_after.as_ref().map(ToString::to_string),
        }
    }
}

impl ProgramLine {
    fn of(program: &Program, now: Timestamp, language: Language) -> Self {
        Self {
            id: program.id.to_string(),
            name: program.name.to_string(),
            stage: program.stage.to_string(),
            place: Text::from(&program.place).render(language),
            status: program.status.on(program.day(now)).map(|(status, _)| status.word()),
        }
    }
}

impl ProgramView {
    /// A program as sent.
    pub fn of(file: &ProgramFile, now: Timestamp, language: Language) -> Self {
        let program = &file.program;
        let status = |(from, status): (NaiveDate, Status)| StatusView {
            from: from.to_string(),
            status: status.word(),
        };
        let of_program = Subject::Program(program.id.clone());
        Self {
            program: ProgramLine::of(program, now, language),
            organization: program.organization.to_string(),
            quarantine: program.quarantine.as_deref().map(str::to_owned),
            status_history: program.status.iter().map(status).collect(),
            assertions: about(&file.assertions, &of_program),
            unit_groups: file
                .groups
                .iter()
                .map(|group| GroupView::of(group, file, now, language))
                .collect(),
        }
    }
}

fn about(assertions: &[Assertion], subject: &Subject) -> Vec<AssertionView> {
    assertions.iter().filter(|a| a.subject == *subject).map(AssertionView::of).collect()
}

impl AssertionView {
    fn of(assertion: &Assertion) -> Self {
        Self {
            term: assertion.field.word(),
            value: assertion.value.clone(),
            raw: assertion.raw.clone(),
            as_of: assertion.as_of.to_string(),
            source: assertion.source.clone(),
            flag: assertion.flag.clone(),
        }
    }
}

impl GroupView {
    fn of(group: &Group, file: &ProgramFile, now: Timestamp, language: Language) -> Self {
        let unit_group = &group.unit_group;
        let post = group.post.as_ref();
        Self {
            id: unit_group.id.to_string(),
            name: unit_group.name.to_string(),
            kind: unit_group.kind.to_string(),
            stage: group.terms.stage.to_string(),
            openings: openings(post, now).word(),
            posted_at: post.map(|post| moment(post.posted_at)),
            words: words(post, now).render(language),
            assertions: about(&file.assertions, &Subject::Group(unit_group.id.clone())),
        }
    }
}

fn openings(post: Option<&PublishedPost>, now: Timestamp) -> Openings {
    post.map_or(Openings::NotPosted, |post| post.shown(now))
}

/// The words that people outside the program see for a post.
fn words(post: Option<&PublishedPost>, now: Timestamp) -> Text {
    let Some(post) = post else { return say::nothing_posted() };
    let age = Ago(now - post.posted_at);
    if post.takes_people(now) {
        say::openings_posted(age, post.openings)
    } else {
        say::not_accepting_posted(age)
    }
}
