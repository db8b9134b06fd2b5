//! From a row of the count to a program, its unit groups and what is said of them.
//!
//! A unit of the count is a household's room on average only, so beds are counted and the room is
//! left unknown: an average must not shut a family out.

use super::codes::Class;
use super::name;
use super::place::place;
use super::record::Record;
use crate::domain::{
    Assertion, Catalog, Field, Organization, OrganizationId, Place, Program, ProgramId, Refused,
    Stage, Status, StatusHistory, Subject, UnitGroup, UnitKind,
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// What earlier rows have used up.
#[derive(Debug, Default)]
pub(super) struct Taken {
    rows: HashSet<(i32, u64)>,
    organizations: HashMap<String, OrganizationId>,
}

/// Enters a row into the catalog, or says why it is set aside.
pub(super) fn enter(
    record: &Record,
    catalog: &mut Catalog,
    taken: &mut Taken,
) -> Result<(), String> {
    if !taken.rows.insert((record.year, record.row_id)) {
        return Err(format!("RowID {} was there before.", record.row_id));
    }
    let read = |refused: Refused| refused.to_string();
    let id: ProgramId = format!("hic-{}-{}", record.year, record.row_id).parse().map_err(read)?;
    let counted_on =
        NaiveDate::from_ymd_opt(record.year, 1, 25).ok_or("The year has no January.")?;
    let organization = organization(record, catalog, taken).map_err(read)?;
    let sayer = Sayer { record, counted_on };
    sayer.of_program(&id, &mut catalog.assertions);
    for (class, beds) in classes(record) {
        let group = group(&id, class, record).map_err(read)?;
        sayer.of_group(&group, class, beds, &mut catalog.assertions);
        catalog.groups.push(group);
    }
    catalog.programs.push(Program {
        id,
        organization,
        name: program_name(record).into(),
        stage: Stage::default(),
        place: Place::default(),
        status: StatusHistory::default(),
        quarantine: None,
    });
    Ok(())
}

/// The organization of a row: the same where the continuum of care and the name are the same.
fn organization(
    record: &Record,
    catalog: &mut Catalog,
    taken: &mut Taken,
) -> Result<OrganizationId, Refused> {
    /// Longer names are cut in the id, and told apart by the row.
    const ROOM: usize = 60;
    let hidden = name::is_address(&record.organization);
    let (continuum, name) = (slug(&record.continuum), slug(&record.organization));
    let key = if name.is_empty() { record.organization.to_lowercase() } else { name.clone() };
    let key = format!("{continuum} {key}");
    if let Some(id) = taken.organizations.get(&key) {
        return Ok(id.clone());
    }
    let readable = format!("hic-{continuum}-{name}");
    let id: OrganizationId = if hidden || name.is_empty() || readable.len() > ROOM {
        let start = if hidden || name.is_empty() { "hic-organization" } else { &readable };
        let start: String = start.chars().take(ROOM).collect();
        format!("{}-{}", start.trim_end_matches('-'), record.row_id).parse()?
    } else {
        readable.parse()?
    };
    taken.organizations.insert(key, id.clone());
    let name = if hidden { "Name not shown".to_owned() } else { record.organization.clone() };
    catalog.organizations.push(Organization { id: id.clone(), name });
    Ok(id)
}

/// Small letters and digits, with a hyphen for everything between.
fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

fn program_name(record: &Record) -> String {
    match (name::may_be_address(&record.program), name::is_address(&record.organization)) {
        (false, _) => record.program.clone(),
        (true, false) => format!("{}, {}", record.organization, record.kind.words()),
        (true, true) => format!("Name not shown, {}", record.kind.words()),
    }
}

/// The classes of beds a program has.
fn classes(record: &Record) -> Vec<(Class, u16)> {
    let beds = record.beds;
    if let Some((seasonal, ..)) = beds.season {
        return vec![(Class::Unstated, seasonal)];
    }
    let stated = [
        (Class::WithChildren, beds.with_children),
        (Class::WithoutChildren, beds.without_children),
        (Class::OnlyChildren, beds.only_children),
    ];
    let stated: Vec<_> = stated.into_iter().filter(|(_, beds)| *beds > 0).collect();
    if stated.is_empty() { vec![(Class::Unstated, beds.year_round)] } else { stated }
}

fn group(program: &ProgramId, class: Class, record: &Record) -> Result<UnitGroup, Refused> {
    let (suffix, name) = match (class, record.beds.season) {
        (Class::WithChildren, _) => ("families", "Beds for households with children"),
        (Class::WithoutChildren, _) => ("adults", "Beds for households without children"),
        (Class::OnlyChildren, _) => ("minors", "Beds for children without an adult"),
        (Class::Unstated, Some(_)) => ("season", "Seasonal beds"),
        (Class::Unstated, None) => ("beds", "Beds"),
    };
    let by_voucher = if record.by_voucher { ", by voucher" } else { "" };
    Ok(UnitGroup {
        id: format!("{program}-{suffix}").parse()?,
        program: program.clone(),
        name: format!("{name}{by_voucher}").into(),
        kind: UnitKind::Unknown,
        sleeps: 1,
    })
}

/// Says what a row says.
struct Sayer<'a> {
    record: &'a Record,
    /// The count is taken on one night of the last ten days of January; the day is not stated.
    counted_on: NaiveDate,
}

/// One thing said: the value, the cell it came from, and why it is doubtful.
struct Said {
    field: Field,
    value: String,
    raw: Option<String>,
    flag: Option<String>,
}

impl Said {
    fn plainly(field: Field, value: impl Into<String>, raw: Option<&str>) -> Self {
        Self { field, value: value.into(), raw: raw.map(str::to_owned), flag: None }
    }
}

impl Sayer<'_> {
    fn assertion(&self, subject: Subject, as_of: NaiveDate, said: Said) -> Assertion {
        let Said { field, value, raw, flag } = said;
        let source = format!(
            "HUD Housing Inventory Count {} (raw), one night in late January",
            self.record.year
        );
        Assertion { subject, field, value, raw, as_of, source, flag }
    }

    fn of_program(&self, id: &ProgramId, to: &mut Vec<Assertion>) {
        let record = self.record;
        let mut say = |as_of, said| {
            to.push(self.assertion(Subject::Program(id.clone()), as_of, said));
        };
        let (code, status) = (record.inventory.0.as_str(), record.inventory.1);
        let open = Said::plainly(Field::Status, status.word(), Some(code));
        match record.beds.season {
            Some((_, from, to)) if status == Status::Open => {
                say(from, open);
                let season = format!("{from} to {to}");
                let over = to.succ_opt().unwrap_or(to);
                say(over, Said::plainly(Field::Status, Status::Paused.word(), Some(&season)));
            }
            Some(_) | None => say(self.counted_on, open),
        }
        let kind = record.kind;
        let stage = Said::plainly(Field::Stage, kind.stage().to_string(), Some(kind.code()));
        say(self.counted_on, stage);
        let (place, doubt) = place(&record.geo_code, record.state);
        // The geo code itself may be finer than a zone, so it is not kept as the raw cell.
        let mut place = Said::plainly(Field::Place, place.to_string(), None);
        place.flag = doubt.map(str::to_owned);
        say(self.counted_on, place);
        if record.subpopulation.is_veterans() {
            say(self.counted_on, Said::plainly(Field::Veterans, "yes", Some("VET")));
        }
        if record.subpopulation.is_domestic_violence() {
            let mut kinds = Said::plainly(Field::Trafficking, "unknown", Some("DV"));
            let doubt = "For survivors of domestic violence; whether survivors of trafficking \
                         count among them is not stated.";
            kinds.flag = Some(doubt.to_owned());
            say(self.counted_on, kinds);
        }
    }

    fn of_group(&self, group: &UnitGroup, class: Class, beds: u16, to: &mut Vec<Assertion>) {
        let population = &self.record.population;
        let (serves, doubt) = population.serves(class);
        let (serves, conditions) = self.under_conditions(serves);
        let all = |parts: Vec<String>| (!parts.is_empty()).then(|| parts.join(" "));
        let mut said = vec![Said {
            field: Field::Serves,
            value: serves,
            raw: population.code().map(str::to_owned),
            flag: all(doubt.iter().cloned().chain(conditions).collect()),
        }];
        if population.agrees(class) {
            let (ages, children) = class.terms();
            said.push(Said::plainly(Field::Ages, ages, None));
            said.extend(children.map(|taken| Said::plainly(Field::Children, taken, None)));
        } else {
            let raw = None;
            said.push(Said { field: Field::Ages, value: "unknown".to_owned(), raw, flag: doubt });
        }
        said.extend(self.households(class));
        said.push(self.units(class, beds));
        let subject = || Subject::Group(group.id.clone());
        to.extend(said.into_iter().map(|s| self.assertion(subject(), self.counted_on, s)));
    }

    /// The households a class of beds is for: as its column says, and no other, unless the row's code
    /// names others.
    fn households(&self, class: Class) -> Option<Said> {
        let (sure, doubtful) = class.households()?;
        let population = &self.record.population;
        if !population.contradicts(class) {
            return Some(Said::plainly(Field::Households, sure, None));
        }
        let (_, flag) = population.serves(class);
        let raw = population.code().map(str::to_owned);
        Some(Said { field: Field::Households, value: doubtful.to_owned(), raw, flag })
    }

    /// Under a condition that the terms cannot state, no yes is sure any more.
    fn under_conditions(&self, serves: &str) -> (String, Vec<String>) {
        let of_kind = self.record.kind.condition().map(str::to_owned);
        let conditions: Vec<_> =
            of_kind.into_iter().chain(self.record.subpopulation.condition()).collect();
        let sure = if conditions.is_empty() { "yes" } else { "unknown" };
        (serves.replace("yes", sure), conditions)
    }

    /// The number of beds: unknown where the row contradicts itself or more people slept there.
    fn units(&self, class: Class, beds: u16) -> Said {
        let all = self.record.beds;
        let doubt = if all.by_household() != u32::from(all.year_round) {
            Some(format!(
                "The beds add up to {}, and the row says {}.",
                all.by_household(),
                all.year_round
            ))
        } else if all.counted > all.total && all.total > 0 {
            Some(format!("{} people were counted in {} beds.", all.counted, all.total))
        } else {
            None
        };
        let raw = match class {
            Class::WithChildren => Some(format!("{} units, {beds} beds", all.units_with_children)),
            Class::WithoutChildren | Class::OnlyChildren | Class::Unstated => {
                doubt.as_ref().map(|_| beds.to_string())
            }
        };
        let value = if doubt.is_some() { "unknown".to_owned() } else { beds.to_string() };
        Said { field: Field::Units, value, raw, flag: doubt }
    }
}

impl Class {
    /// The kinds of household of a class of beds: where the row agrees with itself, and where it does not.
    /// A parent who is a minor is not ruled out by beds for households with children.
    fn households(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::WithChildren => {
                Some(("with-children=yes without-children=no", "with-children=yes"))
            }
            Self::WithoutChildren => {
                Some(("without-children=yes with-children=no", "without-children=yes"))
            }
            Self::OnlyChildren => Some((
                "only-children=yes with-children=no without-children=no",
                "only-children=yes",
            )),
            Self::Unstated => None,
        }
    }

    /// Ages and children of a class of beds, where the code agrees with it. In a household with
    /// children the adult is the survivor; a parent who is a minor is not ruled out.
    fn terms(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::WithChildren => ("18 +, under 18?", Some("yes")),
            Self::WithoutChildren => ("18 +", Some("no")),
            Self::OnlyChildren => ("under 18", None),
            Self::Unstated => ("unknown", None),
        }
    }
}
