//! The founding programs: 24 historical entries of 2012 to 2014, with made-up capacity for trying out.

use crate::domain::{
    Assertion, CapacityPost, Catalog, Field, Network, Organization, Place, Problems, Program,
    Refused, Stage, StatusHistory, Subject, Taking, Timestamp, Unit, UnitGroup,
};
use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;
use std::collections::HashMap;

/// The role that posts made-up capacity.
const POSTED_BY: &str = "demo";

/// The founding programs as a network of their own, made-up posts dated back from `now`.
pub fn catalog(now: Timestamp) -> Result<Catalog, Problems> {
    let file: File =
        serde_json::from_str(include_str!("../../fixtures/founding.json")).map_err(|error| {
            Problems::one(
                "founding.json",
                format!("The founding programs cannot be read: {error}."),
                "Mend the fixture and build again.",
            )
        })?;
    let mut catalog =
        Catalog { network: Network { name: file.name, notice: file.notice }, ..Catalog::default() };
    let mut problems = Problems::default();
    for entry in file.programs {
        let id = entry.id.clone();
        if let Err(refused) = entry.read_into(&mut catalog, &file.sources, now) {
            problems.add(id, refused.what, refused.action);
        }
    }
    problems.into_result().map(|()| catalog)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    notice: String,
    sources: HashMap<String, Source>,
    programs: Vec<ProgramEntry>,
}

/// Who says something, and the day it was true unless an entry says otherwise.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    as_of: NaiveDate,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgramEntry {
    id: String,
    organization: OrganizationEntry,
    name: String,
    said: Vec<Said>,
    groups: Vec<GroupEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganizationEntry {
    id: String,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupEntry {
    id: String,
    name: String,
    kind: String,
    sleeps: u16,
    units: u16,
    post: Option<PostEntry>,
    said: Vec<Said>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostEntry {
    hours_ago: u32,
    open: u16,
    taking: String,
}

/// One assertion; `by` names one of the sources.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    field: String,
    value: String,
    by: String,
    raw: Option<String>,
    as_of: Option<NaiveDate>,
    flag: Option<String>,
}

type Sources = HashMap<String, Source>;

impl ProgramEntry {
    fn read_into(
        self,
        catalog: &mut Catalog,
        sources: &Sources,
        now: Timestamp,
    ) -> Result<(), Refused> {
        let organization =
            Organization { id: self.organization.id.parse()?, name: self.organization.name };
        let program = Program {
            id: self.id.parse()?,
            organization: organization.id.clone(),
            name: self.name.into(),
            stage: Stage::default(),
            place: Place::default(),
            status: StatusHistory::default(),
            quarantine: None,
        };
        for said in self.said {
            let subject = Subject::Program(program.id.clone());
            catalog.assertions.push(said.read(subject, sources)?);
        }
        for group in self.groups {
            group.read_into(catalog, &program, sources, now)?;
        }
        catalog.organizations.push(organization);
        catalog.programs.push(program);
        Ok(())
    }
}

impl GroupEntry {
    fn read_into(
        self,
        catalog: &mut Catalog,
        program: &Program,
        sources: &Sources,
        now: Timestamp,
    ) -> Result<(), Refused> {
        let group = UnitGroup {
            id: self.id.parse()?,
            program: program.id.clone(),
            name: self.name.into(),
            kind: self.kind.parse()?,
            sleeps: self.sleeps,
        };
        for number in 1..=self.units {
            let id = format!("{}-{number:02}", group.id).parse()?;
            catalog.units.push(Unit { id, group: group.id.clone() });
        }
        for said in self.said {
            let subject = Subject::Group(group.id.clone());
            catalog.assertions.push(said.read(subject, sources)?);
        }
        if let Some(post) = self.post {
            catalog.posts.push(post.read(&group, now)?);
        }
        catalog.groups.push(group);
        Ok(())
    }
}

impl PostEntry {
    fn read(self, group: &UnitGroup, now: Timestamp) -> Result<CapacityPost, Refused> {
        let ago = TimeDelta::hours(i64::from(self.hours_ago));
        Ok(CapacityPost {
            id: format!("{POSTED_BY}-{}", group.id).parse()?,
            group: group.id.clone(),
            open: self.open,
            taking: Taking::parse(&self.taking, None)?,
            posted_at: now.checked_sub_signed(ago).unwrap_or(now),
            posted_by: POSTED_BY.to_owned(),
        })
    }
}

impl Said {
    fn read(self, subject: Subject, sources: &Sources) -> Result<Assertion, Refused> {
        let source = sources.get(&self.by).ok_or_else(|| {
            let known: Vec<_> = sources.keys().map(String::as_str).collect();
            Refused::not_one_of(&self.by, &known)
        })?;
        let assertion = Assertion {
            subject,
            field: self.field.parse::<Field>()?,
            value: self.value,
            raw: self.raw,
            as_of: self.as_of.unwrap_or(source.as_of),
            source: source.name.clone(),
            flag: self.flag,
        };
        assertion.check().map(|()| assertion)
    }
}
