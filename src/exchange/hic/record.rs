//! One row of the count, every cell parsed; a row that cannot be vouched for says why.

use super::codes::{self, Population, ProgramType, Subpopulation};
use super::columns::Column;
use super::sheet::Row;
use crate::domain::{State, Status, clean_name, shown};
use calamine::DataRef;
use chrono::{Days, NaiveDate};

/// One program as its row has it.
#[derive(Debug)]
pub(super) struct Record {
    /// HUD's id of the row.
    pub(super) row_id: u64,
    /// The reporting year.
    pub(super) year: i32,
    /// The state of the continuum of care.
    pub(super) state: State,
    /// The number of the continuum of care, such as `CA-514`.
    pub(super) continuum: String,
    /// Who runs it.
    pub(super) organization: String,
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
    /// The beds.
    pub(super) beds: Beds,
}

/// The numbers of one row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beds {
    /// Year-round beds for households with children.
    pub(super) with_children: u16,
    /// Units those beds stand in.
    pub(super) units_with_children: u16,
    /// Year-round beds for households without children.
    pub(super) without_children: u16,
    /// Year-round beds for children without an adult.
    pub(super) only_children: u16,
    /// All year-round beds.
    pub(super) year_round: u16,
    /// Beds of a season, where there are no others: from, to (both inclusive).
    pub(super) season: Option<(u16, NaiveDate, NaiveDate)>,
    /// People counted on the night.
    pub(super) counted: u16,
    /// All beds of the night.
    pub(super) total: u16,
}

impl Record {
    /// Reads a row, or says why it is set aside.
    pub(super) fn read(row: &Row<'_>) -> Result<Self, String> {
        let needed = |column: Column| {
            text(row.cell(column)).ok_or_else(|| format!("{} is empty.", column.heading()))
        };
        let kind = ProgramType::of(&needed(Column::ProgramType)?)?;
        let inventory = needed(Column::InventoryType)?;
        let state = needed(Column::State)?;
        let year = number(row, Column::Year)?.ok_or("Year is empty.")?;
        Ok(Self {
            row_id: number(row, Column::RowId)?.ok_or("RowID is empty.")?,
            year: i32::try_from(year)
                .ok()
                .filter(|year| (2005..=2100).contains(year))
                .ok_or_else(|| format!("{year} is not a year of a count."))?,
            state: state
                .parse()
                .map_err(|_refused| format!("\u{201c}{}\u{201d} is not a state.", shown(&state)))?,
            continuum: text(row.cell(Column::Continuum)).unwrap_or_else(|| state.clone()),
            organization: name(&needed(Column::Organization)?, Column::Organization)?,
            program: name(&needed(Column::Program)?, Column::Program)?,
            kind,
            by_voucher: text(row.cell(Column::BedType)).is_some_and(|code| code == "V"),
            geo_code: text(row.cell(Column::GeoCode)).map_or_else(String::new, six_digits),
            inventory: (inventory.clone(), codes::inventory(&inventory)?),
            population: Population::of(text(row.cell(Column::PopulationA))),
            subpopulation: Subpopulation::of(text(row.cell(Column::PopulationB)).as_deref()),
            beds: Beds::read(row)?,
        })
    }
}

/// A name as it is kept, or why it cannot be.
fn name(text: &str, column: Column) -> Result<String, String> {
    clean_name(text).map_err(|refused| format!("{}: {}", column.heading(), refused.what))
}

impl Beds {
    fn read(row: &Row<'_>) -> Result<Self, String> {
        let (seasonal, overflow) = (beds(row, Column::Seasonal)?, beds(row, Column::Overflow)?);
        let mut read = Self {
            with_children: beds(row, Column::BedsWithChildren)?,
            units_with_children: beds(row, Column::UnitsWithChildren)?,
            without_children: beds(row, Column::BedsWithoutChildren)?,
            only_children: beds(row, Column::BedsOnlyChildren)?,
            year_round: beds(row, Column::YearRound)?,
            season: None,
            counted: beds(row, Column::Counted)?,
            total: beds(row, Column::TotalBeds)?,
        };
        if read.year_round > 0 || read.by_household() > 0 {
            return Ok(read);
        }
        match (seasonal, overflow) {
            (0, 0) => Err("It has no beds.".to_owned()),
            (0, _) => Err("It has only overflow or voucher beds, opened as the need arises: \
                           nobody can say that one exists on a given night."
                .to_owned()),
            (seasonal, _) => {
                let (from, to) = season(row)?;
                read.season = Some((seasonal, from, to));
                Ok(read)
            }
        }
    }

    /// The year-round beds added up by household.
    pub(super) fn by_household(&self) -> u32 {
        u32::from(self.with_children)
            + u32::from(self.without_children)
            + u32::from(self.only_children)
    }
}

fn season(row: &Row<'_>) -> Result<(NaiveDate, NaiveDate), String> {
    let dates = (date(row, Column::SeasonStart)?, date(row, Column::SeasonEnd)?);
    let (Some(from), Some(to)) = dates else {
        return Err("It has only seasonal beds, and its season is not stated.".to_owned());
    };
    if from > to {
        return Err(format!("Its season runs backwards, from {from} to {to}."));
    }
    Ok((from, to))
}

/// A number of beds, units or people; an empty cell counts nothing.
fn beds(row: &Row<'_>, column: Column) -> Result<u16, String> {
    let number = number(row, column)?.unwrap_or(0);
    u16::try_from(number)
        .map_err(|_too_many| format!("{}: {number} is more than can be.", column.heading()))
}

/// A whole number, not negative; a number kept as text is read, too.
fn number(row: &Row<'_>, column: Column) -> Result<Option<u64>, String> {
    let cell = row.cell(column);
    let refused = |said: &str| {
        format!("{}: \u{201c}{}\u{201d} is not a whole number.", column.heading(), shown(said))
    };
    match cell {
        DataRef::Empty => Ok(None),
        DataRef::Int(n) => u64::try_from(*n).map(Some).map_err(|_negative| refused(&n.to_string())),
        DataRef::Float(n) => whole(*n).map(Some).ok_or_else(|| refused(&n.to_string())),
        DataRef::String(_) | DataRef::SharedString(_) => match text(cell) {
            None => Ok(None),
            Some(said) => said.parse().map(Some).map_err(|_not_a_number| refused(&said)),
        },
        DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_) => Err(format!("{}: no number is in the cell.", column.heading())),
    }
}

/// The most that a whole number of the count may be: far above any id in it.
const MOST: f64 = 1e12;

fn whole(number: f64) -> Option<u64> {
    let fits = number.fract() == 0.0 && (0.0..=MOST).contains(&number);
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "just checked to be whole and within bounds"
    )]
    fits.then_some(number as u64)
}

/// The longest text that is kept of a cell, in characters.
const LONGEST: usize = 200;

/// The words of a cell on one line; `None` when it holds none.
fn text(cell: &DataRef<'_>) -> Option<String> {
    let said = match cell {
        DataRef::String(said) => said.as_str(),
        DataRef::SharedString(said) => said,
        DataRef::Int(number) => return Some(number.to_string()),
        DataRef::Float(number) => return Some(number.to_string()),
        DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_)
        | DataRef::Empty => return None,
    };
    let words: Vec<&str> = said
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect();
    let said: String = words.join(" ").chars().take(LONGEST).collect();
    (!said.is_empty()).then_some(said)
}

/// A geo code that was kept as a number has lost its leading zeros.
fn six_digits(code: String) -> String {
    if code.chars().all(|c| c.is_ascii_digit()) { format!("{code:0>6}") } else { code }
}

/// A day: as a date cell counts them from the end of 1899, or typed as text. An empty cell has none.
fn date(row: &Row<'_>, column: Column) -> Result<Option<NaiveDate>, String> {
    let cell = row.cell(column);
    if let DataRef::DateTime(moment) = cell {
        let days = whole(moment.as_f64().floor()).map(Days::new);
        let first = NaiveDate::from_ymd_opt(1899, 12, 30);
        return Ok(first.zip(days).and_then(|(first, days)| first.checked_add_days(days)));
    }
    let Some(typed) = text(cell) else { return Ok(None) };
    let read = |form| NaiveDate::parse_from_str(&typed, form).ok();
    read("%Y-%m-%d").or_else(|| read("%m/%d/%Y")).map(Some).ok_or_else(|| {
        let heading = column.heading();
        format!("{heading}: \u{201c}{}\u{201d} is not a date.", shown(&typed))
    })
}
