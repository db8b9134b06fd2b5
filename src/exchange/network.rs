//! A network as a JSON file: programs with their unit groups, what is said of them, by which source,
//! and posts dated back from the moment it is read.

use crate::domain::{
    Assertion, CapacityPost, Catalog, Field, Network, Organization, Place, Problems, Program,
    Refused, Stage, StatusHistory, Subject, Taking, Timestamp, Unit, UnitGroup, clean_name,
    no_more_than, visible, without_mark,
};
use crate::words::say;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The role that posts made-up capacity.
const POSTED_BY: &str = "demo";

/// Reads a network file, its posts dated back from `now`.
pub fn read(text: &str, now: Timestamp) -> Result<Catalog, Problems> {
    let file: File = serde_json::from_str(without_mark(text)).map_err(|error| {
        Problems::one(
            "network file",
            say::file_unreadable(error.to_string()),
            say::network_file_like_founding(),
        )
    })?;
    let mut catalog =
        Catalog { network: Network { name: file.name, notice: file.notice }, ..Catalog::default() };
    let mut problems = Problems::default();
    if file.programs.is_empty() {
        problems.add("programs", say::file_has_no_programs(), say::give_file_with_programs());
    }
    for entry in file.programs {
        let id = visible(&entry.id);
        if let Err(refused) = entry.read_into(&mut catalog, &file.sources, now) {
            problems.add(id, refused.what, refused.action);
        }
    }
    for (post, most) in catalog.overposted() {
        let refused = no_more_than(&post.group, post.open, most);
        problems.add(program_of(&catalog, post), refused.what, refused.action);
    }
    problems.into_result().map(|()| catalog)
}

/// The program of a post, as the file names it.
fn program_of(catalog: &Catalog, post: &CapacityPost) -> String {
    let group = catalog.groups.iter().find(|group| group.id == post.group);
    group.map_or_else(|| post.group.to_string(), |group| group.program.to_string())
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    notice: String,
    sources: BTreeMap<String, Source>,
    programs: Vec<ProgramEntry>,
}

/// Who says something, and the day it was true unless an entry says otherwise.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) as_of: NaiveDate,
    pub(super) name: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProgramEntry {
    pub(super) id: String,
    pub(super) organization: OrganizationEntry,
    pub(super) name: String,
    pub(super) said: Vec<Said>,
    pub(super) groups: Vec<GroupEntry>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OrganizationEntry {
    pub(super) id: String,
    pub(super) name: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupEntry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) sleeps: u16,
    pub(super) units: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) post: Option<PostEntry>,
    pub(super) said: Vec<Said>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PostEntry {
    pub(super) hours_ago: u32,
    #[serde(default, skip_serializing_if = "is_none_at_all")]
    pub(super) minutes: u32,
    pub(super) open: u16,
    pub(super) taking: String,
}

fn is_none_at_all(minutes: &u32) -> bool {
    *minutes == 0
}

/// One assertion; `by` names one of the sources.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    pub(super) field: String,
    pub(super) value: String,
    pub(super) by: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) raw: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) as_of: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) flag: Option<String>,
}

pub(super) type Sources = BTreeMap<String, Source>;

impl ProgramEntry {
    pub(super) fn read_into(
        self,
        catalog: &mut Catalog,
        sources: &Sources,
        now: Timestamp,
    ) -> Result<(), Refused> {
        let organization = Organization {
            id: self.organization.id.parse()?,
            name: clean_name(&self.organization.name)?,
        };
        let program = Program {
            id: self.id.parse()?,
            organization: organization.id.clone(),
            name: clean_name(&self.name)?.into(),
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
        let mut known = catalog.organizations.iter();
        match known.find(|known| known.id == organization.id) {
            None => catalog.organizations.push(organization),
            // An organization may run several programs.
            Some(known) if known.name == organization.name => {}
            Some(known) => return Err(two_names(&organization, &known.name)),
        }
        catalog.programs.push(program);
        Ok(())
    }
}

fn two_names(organization: &Organization, other: &str) -> Refused {
    let Organization { id, name } = organization;
    Refused::new(
        say::organization_has_two_names(id.to_string(), name.clone(), other.to_owned()),
        say::give_organization_one_name(),
    )
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
            name: clean_name(&self.name)?.into(),
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
            if self.units > 0 && post.open > self.units {
                return Err(no_more_than(&group.id, post.open, self.units));
            }
            catalog.posts.push(post.read(&group, now)?);
        }
        catalog.groups.push(group);
        Ok(())
    }
}

impl PostEntry {
    fn read(self, group: &UnitGroup, now: Timestamp) -> Result<CapacityPost, Refused> {
        let minutes = i64::from(self.hours_ago) * 60 + i64::from(self.minutes);
        let ago = TimeDelta::minutes(minutes);
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
