//! The one definition of a program in JSON: its unit groups, the statements about both, and posts.

use crate::domain::{
    Assertion, CapacityPost, Catalog, Field, ImportedGroup, ImportedProgram, Organization,
    OrganizationId, ProgramEntry, ProgramId, Refused, Subject, Taking, Timestamp, Unit, UnitGroup,
    UnitGroupId, clean_name, no_more_than,
};
use crate::words::say;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// The role that posts made-up capacity, and the role that posts any other capacity.
const POSTERS: [&str; 2] = ["demo", "program"];

/// A source of statements, and the day on which they were true unless a statement gives its own.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceJson {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) as_of: Option<NaiveDate>,
    pub(super) name: String,
}

/// The sources, by the keys that statements use.
pub(super) type Sources = BTreeMap<String, SourceJson>;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProgramJson {
    pub(super) id: String,
    pub(super) organization: OrganizationJson,
    pub(super) name: String,
    pub(super) said: Vec<StatementJson>,
    pub(super) groups: Vec<GroupJson>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OrganizationJson {
    pub(super) id: String,
    pub(super) name: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupJson {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) sleeps: u16,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) units: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) post: Option<PostJson>,
    pub(super) said: Vec<StatementJson>,
}

/// A capacity post. It states its time, or it is made up and states its age at the moment of
/// reading.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PostJson {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) hours_ago: Option<u32>,
    #[serde(default, skip_serializing_if = "is_none_at_all")]
    pub(super) minutes: u32,
    pub(super) open: u16,
    pub(super) taking: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<String>,
}

/// One assertion; `by` is the key of its source.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementJson {
    pub(super) field: String,
    pub(super) value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) raw: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) as_of: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) flag: Option<String>,
}

fn is_zero(units: &u16) -> bool {
    *units == 0
}

fn is_none_at_all(minutes: &u32) -> bool {
    *minutes == 0
}

/// The context in which a program is read: the sources of its file, and the moment from which
/// made-up posts are dated back. Without that moment, such posts are refused.
pub(super) struct JsonContext<'a> {
    pub(super) sources: &'a Sources,
    pub(super) now: Option<Timestamp>,
}

impl ProgramJson {
    pub(super) fn read(self, context: &JsonContext<'_>) -> Result<ImportedProgram, Refused> {
        let id: ProgramId = self.id.parse()?;
        let organization = Organization {
            id: self.organization.id.parse()?,
            name: clean_name(&self.organization.name)?,
        };
        let name = clean_name(&self.name)?.into();
        let subject = Subject::Program(id.clone());
        let assertions = read_all(self.said, &subject, context)?;
        let groups = self.groups.into_iter().map(|group| group.read(&id, context));
        let groups = groups.collect::<Result<_, _>>()?;
        let entry = ProgramEntry { id, organization: organization.id.clone(), name };
        Ok(ImportedProgram {
            row: 0,
            external_id: self.id,
            entry,
            organization,
            organization_key: None,
            assertions,
            groups,
        })
    }
}

impl GroupJson {
    fn read(
        self,
        program: &ProgramId,
        context: &JsonContext<'_>,
    ) -> Result<ImportedGroup, Refused> {
        let id: UnitGroupId = self.id.parse()?;
        let numbered = (1..=self.units).map(|number| {
            let unit = format!("{id}-{number:02}").parse()?;
            Ok(Unit { id: unit, group: id.clone() })
        });
        let units = numbered.collect::<Result<_, Refused>>()?;
        let subject = Subject::Group(id.clone());
        let assertions = read_all(self.said, &subject, context)?;
        let post = self.post.map(|post| post.read(&id, context.now)).transpose()?;
        if let Some(post) = post.as_ref().filter(|post| self.units > 0 && post.open > self.units) {
            return Err(no_more_than(&id, post.open, self.units));
        }
        let group = UnitGroup {
            id,
            program: program.clone(),
            name: clean_name(&self.name)?.into(),
            kind: self.kind.parse()?,
            sleeps: self.sleeps,
        };
        Ok(ImportedGroup { external_id: self.id, group, units, assertions, post })
    }
}

impl PostJson {
    fn read(self, group: &UnitGroupId, now: Option<Timestamp>) -> Result<CapacityPost, Refused> {
        let posted_at = match (self.at, self.hours_ago, now) {
            (Some(at), None, _) => at,
            (None, Some(hours), Some(now)) => {
                let minutes = i64::from(hours) * 60 + i64::from(self.minutes);
                now.checked_sub_signed(TimeDelta::minutes(minutes)).unwrap_or(now)
            }
            _ => return Err(Refused::new(say::post_needs_one_time(), say::give_post_one_time())),
        };
        let [made_up, _] = POSTERS;
        let posted_by = self.by.unwrap_or_else(|| made_up.to_owned());
        if !POSTERS.contains(&posted_by.as_str()) {
            return Err(Refused::not_one_of(&posted_by, &POSTERS));
        }
        Ok(CapacityPost {
            id: self.id.unwrap_or_else(|| format!("{made_up}-{group}")).parse()?,
            group: group.clone(),
            open: self.open,
            taking: Taking::parse(&self.taking, self.until)?,
            posted_at,
            posted_by,
        })
    }

    fn of(post: &CapacityPost) -> Self {
        let until = match post.taking {
            Taking::Until(end) => Some(end),
            Taking::Yes | Taking::CallFirst | Taking::No => None,
        };
        Self {
            id: Some(post.id.to_string()),
            at: Some(post.posted_at),
            open: post.open,
            taking: post.taking.word().to_owned(),
            until,
            by: Some(post.posted_by.clone()),
            ..Self::default()
        }
    }
}

fn read_all(
    said: Vec<StatementJson>,
    subject: &Subject,
    context: &JsonContext<'_>,
) -> Result<Vec<Assertion>, Refused> {
    said.into_iter().map(|said| said.read(subject.clone(), context)).collect()
}

impl StatementJson {
    fn read(self, subject: Subject, context: &JsonContext<'_>) -> Result<Assertion, Refused> {
        let named = |by: &str| {
            context.sources.get(by).ok_or_else(|| {
                let known: Vec<_> = context.sources.keys().map(String::as_str).collect();
                Refused::not_one_of(by, &known)
            })
        };
        let source = self.by.as_deref().map(named).transpose()?;
        let as_of = self.as_of.or(source.and_then(|source| source.as_of)).ok_or_else(|| {
            Refused::new(say::statement_without_day(self.field.clone()), say::add_as_of())
        })?;
        let assertion = Assertion {
            subject,
            field: self.field.parse::<Field>()?,
            value: self.value,
            raw: self.raw,
            as_of,
            source: source.map(|source| source.name.clone()).unwrap_or_default(),
            flag: self.flag,
        };
        assertion.check().map(|()| assertion)
    }
}

/// Returns the programs of a catalog as JSON, with the sources that they name. Programs and unit
/// groups are in the order of their ids, and statements in the order of fields and days.
pub(super) fn written(catalog: &Catalog) -> (Sources, Vec<ProgramJson>) {
    let index = CatalogIndex::of(catalog);
    let mut programs: Vec<ProgramJson> =
        catalog.programs.iter().map(|program| index.program(program)).collect();
    programs.sort_by(|a, b| a.id.cmp(&b.id));
    let source = |(name, key): (&&str, &String)| {
        (key.clone(), SourceJson { as_of: None, name: (*name).to_owned() })
    };
    (index.sources.iter().map(source).collect(), programs)
}

/// An index of a catalog, to find what belongs to a program or a unit group.
#[derive(Default)]
struct CatalogIndex<'a> {
    organizations: HashMap<&'a OrganizationId, &'a str>,
    groups: HashMap<&'a ProgramId, Vec<&'a UnitGroup>>,
    said: HashMap<&'a Subject, Vec<&'a Assertion>>,
    posts: HashMap<&'a UnitGroupId, &'a CapacityPost>,
    /// The key of each source, by its name.
    sources: BTreeMap<&'a str, String>,
}

impl<'a> CatalogIndex<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        let organizations = catalog.organizations.iter();
        let mut index = Self {
            organizations: organizations.map(|one| (&one.id, one.name.as_str())).collect(),
            posts: catalog.last_posts(),
            ..Self::default()
        };
        for group in &catalog.groups {
            index.groups.entry(&group.program).or_default().push(group);
        }
        for assertion in &catalog.assertions {
            index.said.entry(&assertion.subject).or_default().push(assertion);
            if !assertion.source.is_empty() {
                index.sources.entry(&assertion.source).or_default();
            }
        }
        for (number, key) in (1..).zip(index.sources.values_mut()) {
            *key = format!("s{number}");
        }
        index
    }

    fn program(&self, program: &ProgramEntry) -> ProgramJson {
        let groups = self.groups.get(&program.id).into_iter().flatten();
        let mut groups: Vec<_> = groups.map(|group| self.group(group)).collect();
        groups.sort_by(|a: &GroupJson, b| a.id.cmp(&b.id));
        let name = self.organizations.get(&program.organization).copied();
        let name = name.unwrap_or(program.organization.as_str()).to_owned();
        ProgramJson {
            id: program.id.to_string(),
            organization: OrganizationJson { id: program.organization.to_string(), name },
            name: program.name.to_string(),
            said: self.said(&Subject::Program(program.id.clone())),
            groups,
        }
    }

    fn group(&self, group: &UnitGroup) -> GroupJson {
        GroupJson {
            id: group.id.to_string(),
            name: group.name.to_string(),
            kind: group.kind.to_string(),
            sleeps: group.sleeps,
            units: 0,
            post: self.posts.get(&group.id).map(|post| PostJson::of(post)),
            said: self.said(&Subject::Group(group.id.clone())),
        }
    }

    fn said(&self, subject: &Subject) -> Vec<StatementJson> {
        let mut said = self.said.get(subject).cloned().unwrap_or_default();
        // The sort is stable: of two assertions about one day, the later one stays later.
        said.sort_by_key(|assertion| (assertion.field.word(), assertion.as_of));
        said.into_iter()
            .map(|assertion| StatementJson {
                field: assertion.field.word().to_owned(),
                value: assertion.value.clone(),
                by: self.sources.get(assertion.source.as_str()).cloned(),
                raw: assertion.raw.clone(),
                as_of: Some(assertion.as_of),
                flag: assertion.flag.clone(),
            })
            .collect()
    }
}
