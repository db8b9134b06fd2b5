//! The statements of a row about a program and its unit groups, as dated assertions.

use super::parts::{BedPart, Kept};
use super::place::place;
use super::population::BedClass;
use super::record::CountRecord;
use super::youth::AgeGroup;
use crate::domain::{Assertion, Field, ProgramId, Status, Subject, UnitGroup};
use crate::words::{Text, say};
use chrono::NaiveDate;

/// Turns a row into assertions.
pub(super) struct RecordStatements<'a> {
    record: &'a CountRecord,
    counted_on: NaiveDate,
    source: String,
}

/// One statement: its value, the cell that it came from, and why it is doubtful.
struct CellStatement {
    field: Field,
    value: String,
    raw: Option<String>,
    flag: Option<String>,
}

impl CellStatement {
    fn plainly(field: Field, value: impl Into<String>, raw: Option<&str>) -> Self {
        Self { field, value: value.into(), raw: raw.map(str::to_owned), flag: None }
    }
}

impl<'a> RecordStatements<'a> {
    /// Dates the statements of a row. The count is taken on one night in the last ten days of
    /// January. A row that does not state the night gets January 25.
    pub(super) fn of(record: &'a CountRecord) -> Result<Self, Text> {
        let january = || NaiveDate::from_ymd_opt(record.year, 1, 25);
        let counted_on = record
            .counted_on
            .or_else(january)
            .ok_or_else(|| say::not_a_year_of_a_count(record.year.to_string()))?;
        let night = match record.counted_on {
            Some(night) => format!("the night of {night}"),
            None => "one night in late January".to_owned(),
        };
        let source = format!("HUD Housing Inventory Count {} (raw), {night}", record.year);
        Ok(Self { record, counted_on, source })
    }

    fn assertion(&self, subject: Subject, as_of: NaiveDate, said: CellStatement) -> Assertion {
        let CellStatement { field, value, raw, flag } = said;
        let source = self.source.clone();
        Assertion { subject, field, value, raw, as_of, source, flag }
    }

    /// Returns the assertions about the program as a whole.
    pub(super) fn of_program(&self, id: &ProgramId) -> Vec<Assertion> {
        let (record, mut all) = (self.record, vec![]);
        let mut say = |as_of, said| {
            all.push(self.assertion(Subject::Program(id.clone()), as_of, said));
        };
        let (code, status) = (record.inventory.0.as_str(), record.inventory.1);
        let open = CellStatement::plainly(Field::Status, status.word(), Some(code));
        match record.beds.season {
            Some((_, from, to)) if status == Status::Open => {
                say(from, open);
                let season = format!("{from} to {to}");
                let over = to.succ_opt().unwrap_or(to);
                say(
                    over,
                    CellStatement::plainly(Field::Status, Status::Paused.word(), Some(&season)),
                );
            }
            Some(_) | None => say(self.counted_on, open),
        }
        let kind = record.kind;
        let stage =
            CellStatement::plainly(Field::Stage, kind.stage().to_string(), Some(kind.code()));
        say(self.counted_on, stage);
        let (place, doubt) = place(&record.geo_code, record.state);
        // The geo code may be more exact than a zone, so it is not kept as the raw cell.
        let mut place = CellStatement::plainly(Field::Place, place.to_string(), None);
        place.flag = doubt.map(str::to_owned);
        say(self.counted_on, place);
        if record.subpopulation.is_veterans() {
            say(self.counted_on, CellStatement::plainly(Field::Veterans, "yes", Some("VET")));
        }
        if let Some(kinds) = self.for_survivors() {
            say(self.counted_on, kinds);
        }
        all
    }

    /// Returns the statement about beds for survivors of domestic violence, who may or may not be
    /// survivors of trafficking.
    fn for_survivors(&self) -> Option<CellStatement> {
        let beds = self.record.beds;
        let (raw, whose) = if self.record.subpopulation.is_domestic_violence() {
            ("DV".to_owned(), "For survivors of domestic violence".to_owned())
        } else if beds.domestic_violence > 0 {
            let (some, all) = (beds.domestic_violence, beds.year_round);
            (
                format!("{some} of {all} beds"),
                format!("{some} of {all} beds are for survivors of domestic violence"),
            )
        } else if self.record.victim_services {
            let whose =
                "Run by a provider of services for victims, most often of domestic violence";
            ("victim service provider".to_owned(), whose.to_owned())
        } else {
            return None;
        };
        let mut kinds = CellStatement::plainly(Field::Trafficking, "unknown", Some(&raw));
        let doubt = "whether survivors of trafficking count among them is not stated.";
        kinds.flag = Some(format!("{whose}; {doubt}"));
        Some(kinds)
    }

    /// Returns the assertions about one unit group.
    pub(super) fn of_group(&self, group: &UnitGroup, part: &BedPart) -> Vec<Assertion> {
        let population = &self.record.population;
        let (serves, doubt) = self.serves(part);
        let (serves, conditions) = self.under_conditions(serves, part);
        let all = |parts: Vec<String>| (!parts.is_empty()).then(|| parts.join(" "));
        let mut said = vec![CellStatement {
            field: Field::Serves,
            value: serves,
            raw: population.code().map(str::to_owned),
            flag: all(doubt.iter().cloned().chain(conditions).collect()),
        }];
        said.push(self.ages(part, doubt));
        // A class of beds states whether children come along, unless something contradicts it.
        if self.sure_of_class(part) {
            let taken = part.class.children();
            said.extend(taken.map(|taken| CellStatement::plainly(Field::Children, taken, None)));
        }
        said.extend(self.households(part));
        said.extend(self.veterans(part));
        said.push(self.units(part));
        let subject = || Subject::Group(group.id.clone());
        said.into_iter().map(|s| self.assertion(subject(), self.counted_on, s)).collect()
    }

    /// Returns true if the part takes young adults, so that a code for youth fits beds for adults.
    fn takes_young_adults(&self, part: &BedPart) -> bool {
        part.youth == Kept::All
            || self.record.age_group.as_ref().is_some_and(AgeGroup::takes_adults)
    }

    /// Returns the people whom the part serves, and why that is doubtful if it is.
    fn serves(&self, part: &BedPart) -> (&'static str, Option<String>) {
        let population = &self.record.population;
        let young = self.takes_young_adults(part);
        let serves = young.then(|| population.serves_young_adults(part.class)).flatten();
        serves.map_or_else(|| population.serves(part.class), |serves| (serves, None))
    }

    /// Returns the ages of the part. The program's age group decides, if there is one. Otherwise
    /// beds kept for youth have the ages of youth, and other beds have the ages of their class if
    /// the row's code agrees with it.
    fn ages(&self, part: &BedPart, doubt: Option<String>) -> CellStatement {
        let (class, raw) = (part.class, None);
        let unknown =
            |flag| CellStatement { field: Field::Ages, value: "unknown".into(), raw: None, flag };
        match (&self.record.age_group, &part.youth) {
            (Some(group), _) => match group.ages(class) {
                Ok(ages) => CellStatement::plainly(Field::Ages, ages, raw),
                Err(doubt) => unknown(Some(doubt)),
            },
            (None, Kept::All) => CellStatement::plainly(Field::Ages, class.youth_ages(), raw),
            (None, Kept::Some(doubt)) => unknown(Some(doubt.clone())),
            (None, Kept::None) if self.record.population.agrees(class) => {
                CellStatement::plainly(Field::Ages, class.ages(), raw)
            }
            (None, Kept::None) => unknown(doubt),
        }
    }

    /// Returns whether the part is for veterans only. A program for veterans may have a few other
    /// beds.
    fn veterans(&self, part: &BedPart) -> Option<CellStatement> {
        let for_veterans = self.record.subpopulation.is_veterans();
        let (some, all) = match part.whole.veterans {
            0 => (self.record.beds.veterans, self.record.beds.year_round),
            of_class => (of_class, part.whole.all),
        };
        let raw = Some(format!("{some} of {all} beds"));
        let asked = |doubt: &str| CellStatement {
            field: Field::Veterans,
            value: "case by case".to_owned(),
            raw: raw.clone(),
            flag: Some(doubt.to_owned()),
        };
        match &part.veterans {
            Kept::All if for_veterans => None,
            Kept::All => Some(CellStatement::plainly(Field::Veterans, "yes", raw.as_deref())),
            Kept::Some(_) if for_veterans => None,
            Kept::Some(doubt) => Some(asked(doubt)),
            Kept::None if for_veterans && part.whole.veterans > 0 => {
                Some(asked("The program is for veterans; these beds are not counted as theirs."))
            }
            Kept::None => None,
        }
    }

    /// Returns true if the row's code agrees with the class of these beds, or states nothing about
    /// it.
    fn sure_of_class(&self, part: &BedPart) -> bool {
        let (_, doubt) = self.serves(part);
        doubt.is_none() || !self.record.population.contradicts(part.class)
    }

    /// Returns the households that a class of beds is for: those that its column names and no
    /// others, unless the row's code names others.
    fn households(&self, part: &BedPart) -> Option<CellStatement> {
        let (sure, doubtful) = part.class.households()?;
        if self.sure_of_class(part) {
            return Some(CellStatement::plainly(Field::Households, sure, None));
        }
        let (_, flag) = self.serves(part);
        let raw = self.record.population.code().map(str::to_owned);
        Some(CellStatement { field: Field::Households, value: doubtful.to_owned(), raw, flag })
    }

    /// Turns every yes into unknown if the beds have a condition that the terms cannot state. Also
    /// returns the conditions.
    fn under_conditions(&self, serves: &str, part: &BedPart) -> (String, Vec<String>) {
        let of_kind = self.record.kind.condition().map(str::to_owned);
        let conditions: Vec<_> = of_kind
            .into_iter()
            .chain(self.record.subpopulation.condition())
            .chain(self.chronic(part))
            .collect();
        let sure = if conditions.is_empty() { "yes" } else { "unknown" };
        (serves.replace("yes", sure), conditions)
    }

    /// Returns the condition for beds that are kept for people who have been homeless for a long
    /// time or repeatedly.
    fn chronic(&self, part: &BedPart) -> Option<String> {
        let beds = self.record.beds;
        let (some, all) = match part.whole.chronic {
            0 if beds.season.is_none() => (beds.chronic, beds.year_round),
            of_class => (of_class, part.whole.all),
        };
        match some {
            0 => None,
            _ if some >= all => Some("Kept for people who are chronically homeless.".to_owned()),
            _ => Some(format!(
                "{some} of {all} beds are kept for people who are chronically homeless."
            )),
        }
    }

    /// Returns the number of beds. It is unknown if the row contradicts itself, or if more people
    /// slept there than it has beds.
    fn units(&self, part: &BedPart) -> CellStatement {
        let (all, beds) = (self.record.beds, part.beds);
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
        let raw = if beds < part.whole.all {
            Some(format!("{beds} of {} beds", part.whole.all))
        } else if part.class == BedClass::WithChildren {
            Some(format!("{} units, {beds} beds", all.units_with_children))
        } else {
            doubt.as_ref().map(|_| beds.to_string())
        };
        let value = if doubt.is_some() { "unknown".to_owned() } else { beds.to_string() };
        CellStatement { field: Field::Units, value, raw, flag: doubt }
    }
}
