//! Programs as they are sent: what they say of themselves, by whom and when; openings as bands.

use super::moment;
use crate::desk::{ProgramFile, ProgramPage};
use crate::domain::{
    Ago, Assertion, CapacityPost, Group, Openings, Program, Status, Subject, Timestamp,
    to_quarter_hour,
};
use crate::words::{Language, Text, say};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

/// Some programs, in the order of their ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProgramListView {
    /// How many the network has.
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
    /// `emergency`, `transitional`, `long term` or `unknown`: of the program as a whole.
    pub stage: String,
    /// Where it is, as far as that is stored.
    pub place: String,
    /// Its status today, by its own clock; `null` when nothing was said.
    pub status: Option<&'static str>,
}

/// A program with everything that is stored of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProgramView {
    /// The program.
    #[serde(flatten)]
    pub program: ProgramLine,
    /// Who runs it.
    pub organization: String,
    /// Why nobody may be sent there yet; `null` when fine.
    pub quarantine: Option<String>,
    /// Its status by date, oldest first.
    pub status_history: Vec<StatusView>,
    /// What was said of the whole program, oldest first; of a term the newest holds.
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
    /// The term it speaks of.
    pub term: &'static str,
    /// What it says.
    pub value: String,
    /// The cell as it stood in the source, where that differs.
    pub raw: Option<String>,
    /// The day it was true.
    pub as_of: String,
    /// Who says so.
    pub source: String,
    /// Why it is doubtful.
    pub flag: Option<String>,
}

/// A unit group with its openings as others than the operator may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GroupView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// `shared bed`, `private` or `unknown`.
    pub kind: String,
    /// `emergency`, `transitional`, `long term` or `unknown`: the program's, or the group's own.
    pub stage: String,
    /// `none`, `some`, `several` or `not_posted`.
    pub openings: &'static str,
    /// When that was posted, to the quarter hour.
    pub posted_at: Option<String>,
    /// The age of the post in words.
    pub words: String,
    /// What was said of this group, oldest first.
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
            posted_at: post.map(|post| moment(to_quarter_hour(post.posted_at))),
            words: words(post, now).render(language),
            assertions: about(&file.assertions, &Subject::Group(unit_group.id.clone())),
        }
    }
}

fn openings(post: Option<&CapacityPost>, now: Timestamp) -> Openings {
    post.map_or(Openings::NotPosted, |post| post.openings(now))
}

/// What others than the operator see of a post, in words.
fn words(post: Option<&CapacityPost>, now: Timestamp) -> Text {
    let Some(post) = post else { return say::nothing_posted() };
    let age = Ago(now - to_quarter_hour(post.posted_at));
    if post.takes_people(now) {
        say::openings_posted(age, post.openings(now))
    } else {
        say::not_accepting_posted(age)
    }
}
