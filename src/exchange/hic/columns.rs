//! The columns that are read, under every heading HUD has given them.

use crate::domain::{Problems, shown};

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    RowId,
    State,
    Continuum,
    Year,
    Organization,
    Program,
    ProgramType,
    BedType,
    GeoCode,
    InventoryType,
    PopulationA,
    PopulationB,
    BedsWithChildren,
    UnitsWithChildren,
    BedsWithoutChildren,
    BedsOnlyChildren,
    YearRound,
    Seasonal,
    SeasonStart,
    SeasonEnd,
    Overflow,
    Counted,
    TotalBeds,
}

impl Column {
    /// How many columns are read.
    pub(super) const COUNT: usize = 23;

    /// Each column with its headings: the one of 2012 first, then those of other years.
    /// Capitals, spaces and punctuation do not matter.
    const HEADINGS: [(Self, &'static [&'static str]); Self::COUNT] = [
        (Self::RowId, &["RowID", "Row #", "Row Number"]),
        (Self::State, &["State", "CocState", "CoC State"]),
        (Self::Continuum, &["HUD CoC Number", "HudNum", "CoC Number"]),
        (Self::Year, &["Year", "Reporting Year"]),
        (Self::Organization, &["Organization Name"]),
        (Self::Program, &["Program Name", "Project Name"]),
        (Self::ProgramType, &["Program Type", "Project Type"]),
        (Self::BedType, &["Bed Type"]),
        (Self::GeoCode, &["Geo Code"]),
        (Self::InventoryType, &["Inventory Type"]),
        (Self::PopulationA, &["Target Population A"]),
        (Self::PopulationB, &["Target Population B"]),
        (Self::BedsWithChildren, &["Beds for Households With Children", "Beds HH w/ Children"]),
        (Self::UnitsWithChildren, &["Units for Households With Children", "Units HH w/ Children"]),
        (
            Self::BedsWithoutChildren,
            &["Beds for Households Without Children", "Beds HH w/o Children"],
        ),
        (
            Self::BedsOnlyChildren,
            &["Beds for Households With Only Children", "Beds HH w/ only Children"],
        ),
        (Self::YearRound, &["Total Year Round Beds", "Year-Round Beds"]),
        (Self::Seasonal, &["Total Seasonal Beds", "Seasonal Beds"]),
        (Self::SeasonStart, &["Availability Start Date"]),
        (Self::SeasonEnd, &["Availability End Date"]),
        (Self::Overflow, &["Overflow and Voucher Beds", "O/V Beds", "Overflow Beds"]),
        (Self::Counted, &["PIT Count"]),
        (Self::TotalBeds, &["Total Beds"]),
    ];

    /// Where the column stands in a row that was put in order.
    pub(super) fn place(self) -> usize {
        Self::HEADINGS.iter().position(|(column, _)| *column == self).unwrap_or(0)
    }

    /// The heading of 2012.
    pub(super) fn heading(self) -> &'static str {
        let of = Self::HEADINGS.iter().find(|(column, _)| *column == self);
        of.and_then(|(_, headings)| headings.first()).copied().unwrap_or("")
    }
}

/// Where each column of a sheet goes: for the n-th cell of a row, its place among [`Column`]s.
#[derive(Debug)]
pub(super) struct Columns(Vec<Option<usize>>);

impl Columns {
    /// Reads a heading row; every missing or doubled column is a problem.
    pub(super) fn of(headings: &[String]) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let places: Vec<Option<usize>> = headings.iter().map(|cell| named(cell)).collect();
        for (at, (_, spellings)) in Column::HEADINGS.iter().enumerate() {
            let heading = spellings.first().copied().unwrap_or("");
            let found: Vec<_> = headings
                .iter()
                .zip(&places)
                .filter(|(_, place)| **place == Some(at))
                .map(|(cell, _)| format!("\u{201c}{}\u{201d}", shown(cell)))
                .collect();
            match found.len() {
                0 => problems.add(
                    heading,
                    "The column is missing.",
                    format!("Add it under one of these headings: {}.", spellings.join(", ")),
                ),
                1 => {}
                _ => problems.add(
                    heading,
                    format!("More than one column says it: {}.", found.join(", ")),
                    "Keep the one that is right.",
                ),
            }
        }
        problems.into_result().map(|()| Self(places))
    }

    /// Where a cell of the sheet belongs, if its column is read.
    pub(super) fn place(&self, column: usize) -> Option<usize> {
        self.0.get(column).copied().flatten()
    }
}

/// How many headings of a row are known: the row with most is the heading row.
pub(super) fn known(headings: &[String]) -> usize {
    headings.iter().filter(|cell| named(cell).is_some()).count()
}

fn named(heading: &str) -> Option<usize> {
    let plain = plain(heading);
    let spelled = |spellings: &[&str]| spellings.iter().any(|s| self::plain(s) == plain);
    Column::HEADINGS.iter().position(|(_, spellings)| spelled(spellings))
}

/// A heading without capitals, spaces and punctuation; `#` is kept as `number`.
fn plain(heading: &str) -> String {
    let spelled = heading.replace('#', "number");
    spelled.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_its_own_place_and_spellings() {
        for (at, (column, spellings)) in Column::HEADINGS.iter().enumerate() {
            assert_eq!(column.place(), at);
            for spelling in *spellings {
                assert_eq!(named(spelling), Some(at), "{spelling}");
            }
        }
    }

    #[test]
    fn with_without_and_only_children_are_told_apart() {
        assert_ne!(named("Beds HH w/ Children"), named("Beds HH w/o Children"));
        assert_ne!(named("Beds HH w/ Children"), named("Beds HH w/ only Children"));
        assert_eq!(named("HMIS Beds HH w/ Children"), None);
    }
}
