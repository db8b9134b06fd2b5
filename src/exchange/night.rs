//! A night as a file of its own: what is stated of programs and posted, in a stable order, so that
//! an answer can be worked out again anywhere. Nothing of a person is in a night.

use crate::domain::{
    Assertion, CapacityPost, Catalog, Curves, Network, Night, Place, Problems, Program, ProgramId,
    Refused, Stage, StatusHistory, Subject, Taking, Timestamp, UnitGroup, UnitGroupId,
    no_more_than,
};
use crate::words::say;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// The form of the file; a reader refuses another.
const FORM: &str = "waystation night 1";

/// The file of a network as it stands: the assertions that hold and the last posts.
pub fn write(in_force: &Catalog, curves: &Curves) -> String {
    let index = Index::of(in_force);
    let mut programs: Vec<ProgramEntry> =
        in_force.programs.iter().map(|program| ProgramEntry::of(program, &index)).collect();
    programs.sort_by(|a, b| a.id.cmp(&b.id));
    let Network { name, notice } = in_force.network.clone();
    let curves = (*curves != Curves::default()).then(|| curves.to_string());
    let file = File { form: FORM.to_owned(), name, notice, curves, programs };
    // Texts, whole numbers and lists: nothing in it could fail to be written.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// The night of a file.
pub fn read(text: &str) -> Result<Night, Problems> {
    let file: File = serde_json::from_str(text).map_err(|error| {
        Problems::one(
            format!("line {}", error.line()),
            say::not_a_night(error.to_string()),
            say::give_exported_night(),
        )
    })?;
    if file.form != FORM {
        let (what, action) = (say::night_of_other_form(), say::export_night_again());
        return Err(Problems::one("form", what, action));
    }
    let network = Network { name: file.name, notice: file.notice };
    let mut catalog = Catalog { network, ..Catalog::default() };
    let mut problems = Problems::default();
    let own = file.curves.map(|own| problems.take("curves", own.parse())).unwrap_or_default();
    for entry in file.programs {
        let id = entry.id.clone();
        problems.take(&id, entry.read_into(&mut catalog));
    }
    let mut ids = HashSet::new();
    for program in catalog.programs.iter().filter(|program| !ids.insert(&program.id)) {
        problems.add(program.id.as_str(), say::program_there_twice(), say::remove_one());
    }
    for (post, most) in catalog.overposted() {
        let refused = no_more_than(&post.group, post.open, most);
        problems.add(post.group.as_str(), refused.what, refused.action);
    }
    problems.into_result()?;
    Night::with(&catalog, own.unwrap_or_default())
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    form: String,
    name: String,
    notice: String,
    /// Of a network that has fitted its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    curves: Option<String>,
    programs: Vec<ProgramEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgramEntry {
    id: String,
    organization: String,
    name: String,
    said: Vec<Said>,
    groups: Vec<GroupEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupEntry {
    id: String,
    name: String,
    kind: String,
    sleeps: u16,
    said: Vec<Said>,
    post: Option<Post>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    field: String,
    value: String,
    as_of: NaiveDate,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Post {
    id: String,
    open: u16,
    taking: String,
    until: Option<Timestamp>,
    at: Timestamp,
    by: String,
}

/// What belongs to what.
#[derive(Default)]
struct Index<'a> {
    groups: HashMap<&'a ProgramId, Vec<&'a UnitGroup>>,
    said: HashMap<&'a Subject, Vec<&'a Assertion>>,
    posts: HashMap<&'a UnitGroupId, &'a CapacityPost>,
}

impl<'a> Index<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        let mut index = Self::default();
        for group in &catalog.groups {
            index.groups.entry(&group.program).or_default().push(group);
        }
        for assertion in &catalog.assertions {
            index.said.entry(&assertion.subject).or_default().push(assertion);
        }
        index.posts.extend(catalog.posts.iter().map(|post| (&post.group, post)));
        index
    }

    /// What holds of a program or group, in the order of fields and days.
    fn said(&self, subject: &Subject) -> Vec<Said> {
        let about = self.said.get(subject).into_iter().flatten();
        let mut said: Vec<Said> = about
            .map(|assertion| Said {
                field: assertion.field.word().to_owned(),
                value: assertion.value.clone(),
                as_of: assertion.as_of,
            })
            .collect();
        said.sort_by(|a, b| (&a.field, a.as_of).cmp(&(&b.field, b.as_of)));
        said
    }
}

impl ProgramEntry {
    fn of(program: &Program, index: &Index<'_>) -> Self {
        let groups = index.groups.get(&program.id).into_iter().flatten();
        let mut groups: Vec<_> = groups.map(|group| GroupEntry::of(group, index)).collect();
        groups.sort_by(|a: &GroupEntry, b| a.id.cmp(&b.id));
        Self {
            id: program.id.to_string(),
            organization: program.organization.to_string(),
            name: program.name.to_string(),
            said: index.said(&Subject::Program(program.id.clone())),
            groups,
        }
    }

    fn read_into(self, catalog: &mut Catalog) -> Result<(), Refused> {
        let id: ProgramId = self.id.parse()?;
        told(&Subject::Program(id.clone()), self.said, catalog)?;
        for group in self.groups {
            group.read_into(&id, catalog)?;
        }
        catalog.programs.push(Program {
            id,
            organization: self.organization.parse()?,
            name: self.name.into(),
            stage: Stage::default(),
            place: Place::default(),
            status: StatusHistory::default(),
            quarantine: None,
        });
        Ok(())
    }
}

impl GroupEntry {
    fn of(group: &UnitGroup, index: &Index<'_>) -> Self {
        Self {
            id: group.id.to_string(),
            name: group.name.to_string(),
            kind: group.kind.to_string(),
            sleeps: group.sleeps,
            said: index.said(&Subject::Group(group.id.clone())),
            post: index.posts.get(&group.id).map(|post| Post::of(post)),
        }
    }

    fn read_into(self, program: &ProgramId, catalog: &mut Catalog) -> Result<(), Refused> {
        let id: UnitGroupId = self.id.parse()?;
        told(&Subject::Group(id.clone()), self.said, catalog)?;
        if let Some(post) = self.post {
            catalog.posts.push(post.read(id.clone())?);
        }
        catalog.groups.push(UnitGroup {
            id,
            program: program.clone(),
            name: self.name.into(),
            kind: self.kind.parse()?,
            sleeps: self.sleeps,
        });
        Ok(())
    }
}

fn told(subject: &Subject, said: Vec<Said>, catalog: &mut Catalog) -> Result<(), Refused> {
    for said in said {
        let assertion = Assertion {
            subject: subject.clone(),
            field: said.field.parse()?,
            value: said.value,
            raw: None,
            as_of: said.as_of,
            source: String::new(),
            flag: None,
        };
        assertion.check()?;
        catalog.assertions.push(assertion);
    }
    Ok(())
}

impl Post {
    fn of(post: &CapacityPost) -> Self {
        let until = match post.taking {
            Taking::Until(end) => Some(end),
            Taking::Yes | Taking::CallFirst | Taking::No => None,
        };
        Self {
            id: post.id.to_string(),
            open: post.open,
            taking: post.taking.word().to_owned(),
            until,
            at: post.posted_at,
            by: post.posted_by.clone(),
        }
    }

    fn read(self, group: UnitGroupId) -> Result<CapacityPost, Refused> {
        Ok(CapacityPost {
            id: self.id.parse()?,
            group,
            open: self.open,
            taking: Taking::parse(&self.taking, self.until)?,
            posted_at: self.at,
            posted_by: self.by,
        })
    }
}
