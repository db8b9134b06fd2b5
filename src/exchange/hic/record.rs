//! One row of the count, every cell parsed; a row that cannot be vouched for says why.

use super::beds::Beds;
use super::cell::{day, no_errors, number, text, yes};
use super::codes::{self, ProgramType, Subpopulation};
use super::columns::Column;
use super::population::Population;
use super::table::Row;
use super::youth::AgeGroup;
use crate::domain::{State, Status, clean_name, shown};
use crate::words::Language;
use chrono::{Datelike, NaiveDate};

/// One program as its row has it.
#[derive(Debug)]
pub(super) struct Record {
    /// HUD's id of the row.
    pub(super) row_id: u64,
    /// The reporting year.
    pub(super) year: i32,
    /// The night of the count, if the row states it.
    pub(super) counted_on: Option<NaiveDate>,
    /// The state of the continuum of care.
    pub(super) state: State,
    /// The number of the continuum of care, such as `CA-514`.
    pub(super) continuum: String,
    /// Who runs it.
    pub(super) organization: String,
    /// Whether that is a provider of services for victims.
    pub(super) victim_services: bool,
    /// The name.
    pub(super) program: String,
    /// What kind of program it is.
    pub(super) kind: ProgramType,
    /// Whether people get a voucher instead of a bed in a building.
    pub(super) by_voucher: bool,
    /// The geo code, six digits.
    pub(super) geo_code: String,
    /// Whether it runs.
    pub(super) inventory: (String, Status),
    /// Who it is for, in HUD's code.
    pub(super) population: Population,
    /// The narrower group it is for, in HUD's code.
    pub(super) subpopulation: Subpopulation,
    /// The ages it is for, where it is for youth.
    pub(super) age_group: Option<AgeGroup>,
    /// The beds.
    pub(super) beds: Beds,
}

impl Record {
    /// Reads a row, or says why it is set aside.
    pub(super) fn read(row: &Row<'_>) -> Result<Self, String> {
        if let Some(fault) = &row.fault {
            return Err(fault.clone());
        }
        let empty = |column: Column| format!("{} is empty.", row.heading(column));
        let needed = |column: Column| text(row, column)?.ok_or_else(|| empty(column));
        let kind = ProgramType::of(&needed(Column::ProgramType)?)?;
        if yes(row, Column::UsesRrhModel)? == Some(true) {
            return Err(
                "It uses the rapid re-housing model: it pays rent and has no bed to offer."
                    .to_owned(),
            );
        }
        no_errors(row)?;
        let inventory = needed(Column::InventoryType)?;
        let continuum = text(row, Column::Continuum)?;
        let state = state(row, continuum.as_deref())?;
        let year = year(row)?;
        Ok(Self {
            row_id: number(row, Column::RowId)?.ok_or_else(|| empty(Column::RowId))?,
            year,
            counted_on: counted_on(row, year)?,
            state,
            continuum: continuum.unwrap_or_else(|| state.letters().to_owned()),
            organization: name(row, Column::Organization)?,
            victim_services: yes(row, Column::VictimServices)? == Some(true),
            program: name(row, Column::Program)?,
            kind,
            by_voucher: text(row, Column::BedType)?.is_some_and(|code| codes::by_voucher(&code)),
            geo_code: text(row, Column::GeoCode)?
                .map_or_else(String::new, |code| six_digits(&code)),
            inventory: (inventory.clone(), codes::inventory(&inventory)?),
            population: population(row)?,
            subpopulation: subpopulation(row)?,
            age_group: AgeGroup::of(text(row, Column::YouthAgeGroup)?),
            beds: Beds::read(row)?,
        })
    }
}

/// The state of the continuum: its own column, or the letters its number begins with where the
/// layout has no such column. An address is never asked.
fn state(row: &Row<'_>, continuum: Option<&str>) -> Result<State, String> {
    let read = |said: &str| {
        said.parse().map_err(|_refused| format!("\u{201c}{}\u{201d} is not a state.", shown(said)))
    };
    let column = if row.has(Column::State) { Column::State } else { Column::Continuum };
    let said = if column == Column::State {
        text(row, column)?
    } else {
        continuum.map(|number| number.split('-').next().unwrap_or(number).to_owned())
    };
    read(&said.ok_or_else(|| format!("{} is empty.", row.heading(column)))?)
}

fn year(row: &Row<'_>) -> Result<i32, String> {
    let year = number(row, Column::Year)?
        .ok_or_else(|| format!("{} is empty.", row.heading(Column::Year)))?;
    i32::try_from(year)
        .ok()
        .filter(|year| (2005..=2100).contains(year))
        .ok_or_else(|| format!("{year} is not a year of a count."))
}

/// The night of the count, which must be one of its year.
fn counted_on(row: &Row<'_>, year: i32) -> Result<Option<NaiveDate>, String> {
    match day(row, Column::CountedOn)? {
        Some(night) if night.year() != year => {
            Err(format!("{}: {night} is not in {year}.", row.heading(Column::CountedOn)))
        }
        night => Ok(night),
    }
}

fn population(row: &Row<'_>) -> Result<Population, String> {
    let code = text(row, Column::PopulationA)?;
    Ok(if row.has(Column::PopulationA) { Population::of(code) } else { Population::NotAsked })
}

fn subpopulation(row: &Row<'_>) -> Result<Subpopulation, String> {
    let narrow = text(row, Column::PopulationB)?;
    let code = match narrow {
        None => text(row, Column::Population)?,
        narrow => narrow,
    };
    Ok(Subpopulation::of(code.as_deref()))
}

/// A name as it is kept, or why it cannot be.
fn name(row: &Row<'_>, column: Column) -> Result<String, String> {
    let heading = row.heading(column);
    let said = text(row, column)?.ok_or_else(|| format!("{heading} is empty."))?;
    clean_name(&said).map_err(|refused| format!("{heading}: {}", refused.what.render(Language::En)))
}

/// A geo code that was kept as a number has lost its leading zeros.
fn six_digits(code: &str) -> String {
    let code = code.strip_suffix(".0").unwrap_or(code);
    if code.chars().all(|c| c.is_ascii_digit()) { format!("{code:0>6}") } else { code.to_owned() }
}
