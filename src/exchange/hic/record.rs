//! One row of the count, with every cell parsed. A row that cannot be trusted gives its reason.

use super::beds::Beds;
use super::cell::{day, no_errors, number, text, yes};
use super::codes::{self, ProgramType, Subpopulation};
use super::columns::CountColumn;
use super::population::Population;
use super::table::CountRow;
use super::youth::AgeGroup;
use crate::domain::{State, Status, clean_name, shown};
use crate::words::{Text, say};
use chrono::{Datelike, NaiveDate};

/// One program as its row describes it.
#[derive(Debug)]
pub(super) struct CountRecord {
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
    /// The organization that runs the program.
    pub(super) organization: String,
    /// True if the organization provides services for victims.
    pub(super) victim_services: bool,
    /// The name of the program.
    pub(super) program: String,
    /// The type of the program.
    pub(super) kind: ProgramType,
    /// True if people get a voucher instead of a bed in a building.
    pub(super) by_voucher: bool,
    /// The geo code, with six digits.
    pub(super) geo_code: String,
    /// The code of the inventory type, and the status that it means.
    pub(super) inventory: (String, Status),
    /// The people whom the program serves, by HUD's code.
    pub(super) population: Population,
    /// The narrower group that the program is for, by HUD's code.
    pub(super) subpopulation: Subpopulation,
    /// The ages that the program is for, if it is a program for youth.
    pub(super) age_group: Option<AgeGroup>,
    /// The counts of beds, units and people.
    pub(super) beds: Beds,
}

impl CountRecord {
    /// Reads a row, or returns the reason why it is set aside.
    pub(super) fn read(row: &CountRow<'_>) -> Result<Self, Text> {
        if let Some(fault) = &row.fault {
            return Err(fault.clone());
        }
        let empty = |column: CountColumn| say::cell_is_empty(row.heading(column).to_owned());
        let needed = |column: CountColumn| text(row, column)?.ok_or_else(|| empty(column));
        let kind = ProgramType::of(&needed(CountColumn::ProgramType)?)?;
        if yes(row, CountColumn::UsesRrhModel)? == Some(true) {
            return Err(say::row_uses_rapid_rehousing());
        }
        no_errors(row)?;
        let inventory = needed(CountColumn::InventoryType)?;
        let continuum = text(row, CountColumn::Continuum)?;
        let state = state(row, continuum.as_deref())?;
        let year = year(row)?;
        Ok(Self {
            row_id: number(row, CountColumn::RowId)?.ok_or_else(|| empty(CountColumn::RowId))?,
            year,
            counted_on: counted_on(row, year)?,
            state,
            continuum: continuum.unwrap_or_else(|| state.letters().to_owned()),
            organization: name(row, CountColumn::Organization)?,
            victim_services: yes(row, CountColumn::VictimServices)? == Some(true),
            program: name(row, CountColumn::Program)?,
            kind,
            by_voucher: text(row, CountColumn::BedType)?
                .is_some_and(|code| codes::by_voucher(&code)),
            geo_code: text(row, CountColumn::GeoCode)?
                .map_or_else(String::new, |code| six_digits(&code)),
            inventory: (inventory.clone(), codes::inventory(&inventory)?),
            population: population(row)?,
            subpopulation: subpopulation(row)?,
            age_group: AgeGroup::of(text(row, CountColumn::YouthAgeGroup)?),
            beds: Beds::read(row)?,
        })
    }
}

/// Returns the state of the continuum of care. It has its own column. In layouts without that
/// column, it is the letters at the start of the continuum's number. The address is never used.
fn state(row: &CountRow<'_>, continuum: Option<&str>) -> Result<State, Text> {
    let read = |said: &str| said.parse().map_err(|_refused| say::row_not_of_a_state(shown(said)));
    let column =
        if row.has(CountColumn::State) { CountColumn::State } else { CountColumn::Continuum };
    let said = if column == CountColumn::State {
        text(row, column)?
    } else {
        continuum.map(|number| number.split('-').next().unwrap_or(number).to_owned())
    };
    read(&said.ok_or_else(|| say::cell_is_empty(row.heading(column).to_owned()))?)
}

fn year(row: &CountRow<'_>) -> Result<i32, Text> {
    let year = number(row, CountColumn::Year)?
        .ok_or_else(|| say::cell_is_empty(row.heading(CountColumn::Year).to_owned()))?;
    i32::try_from(year)
        .ok()
        .filter(|year| (2005..=2100).contains(year))
        .ok_or_else(|| say::not_a_year_of_a_count(year.to_string()))
}

/// Returns the night of the count, which must be in the row's year.
fn counted_on(row: &CountRow<'_>, year: i32) -> Result<Option<NaiveDate>, Text> {
    match day(row, CountColumn::CountedOn)? {
        Some(night) if night.year() != year => {
            let heading = row.heading(CountColumn::CountedOn).to_owned();
            Err(say::night_of_other_year(heading, night, year.to_string()))
        }
        night => Ok(night),
    }
}

fn population(row: &CountRow<'_>) -> Result<Population, Text> {
    let code = text(row, CountColumn::PopulationA)?;
    Ok(if row.has(CountColumn::PopulationA) { Population::of(code) } else { Population::NotAsked })
}

fn subpopulation(row: &CountRow<'_>) -> Result<Subpopulation, Text> {
    let narrow = text(row, CountColumn::PopulationB)?;
    let code = match narrow {
        None => text(row, CountColumn::Population)?,
        narrow => narrow,
    };
    Ok(Subpopulation::of(code.as_deref()))
}

/// Returns a name as it is kept, or the reason why it is refused.
fn name(row: &CountRow<'_>, column: CountColumn) -> Result<String, Text> {
    let heading = row.heading(column);
    let said = text(row, column)?.ok_or_else(|| say::cell_is_empty(heading.to_owned()))?;
    clean_name(&said).map_err(|refused| say::cell_is_refused(heading.to_owned(), refused.what))
}

/// Returns a geo code with six digits. A code that was stored as a number has lost its leading
/// zeros.
fn six_digits(code: &str) -> String {
    let code = code.strip_suffix(".0").unwrap_or(code);
    if code.chars().all(|c| c.is_ascii_digit()) { format!("{code:0>6}") } else { code.to_owned() }
}
