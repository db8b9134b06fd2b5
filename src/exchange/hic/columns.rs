//! The columns that are read: every heading that HUD has given them, and their positions in a file.
//!
//! The raw file of 2012 spells its headings out. The reports since 2013 shorten them ("Beds HH w/o
//! Children"), and name a few as in HUD's database (`yearVeteranBedCount`).

use super::unread::{Unread, is_address};
use crate::domain::{Problems, shown};
use crate::words::say;

/// Says whether a file must have a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Every layout has the column.
    Always,
    /// Only some layouts have the column.
    IfThere,
    /// Every layout has the column or this other one.
    Unless(CountColumn),
}
use Need::{Always, IfThere, Unless};

/// Declares the columns, in the order in which a `CountRow` holds their cells.
macro_rules! columns {
    ($($name:ident $need:expr, [$($heading:literal),+];)*) => {
        /// A column that is read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum CountColumn {
            $($name,)*
        }

        /// Each column, whether a file must have it, and its headings, the one of 2012 first.
        /// Capitals, spaces and punctuation do not matter.
        const TABLE: &[(CountColumn, Need, &[&str])] =
            &[$((CountColumn::$name, $need, &[$($heading),+]),)*];
    };
}

columns! {
    RowId Always, ["RowID", "Row #", "Row Number"];
    State Unless(CountColumn::Continuum), ["State", "CocState", "CoC State"];
    Continuum Unless(CountColumn::State), ["HUD CoC Number", "HudNum", "CoC Number"];
    Year Always, ["Year", "Reporting Year"];
    CountedOn IfThere, ["HIC Date"];
    Organization Always, ["Organization Name"];
    Program Always, ["Program Name", "Project Name"];
    ProgramType Always, ["Program Type", "Project Type"];
    UsesRrhModel IfThere, ["Uses RRH Model"];
    VictimServices IfThere, ["Victim Service Provider"];
    BedType Always, ["Bed Type"];
    GeoCode Always, ["Geo Code"];
    InventoryType Always, ["Inventory Type"];
    PopulationA Unless(CountColumn::Population), ["Target Population A"];
    PopulationB Unless(CountColumn::Population), ["Target Population B"];
    Population IfThere, ["Target Population"];
    YouthAgeGroup IfThere, ["Youth Age Group"];
    BedsWithChildren Always, ["Beds for Households With Children", "Beds HH w/ Children"];
    UnitsWithChildren IfThere, ["Units for Households With Children", "Units HH w/ Children"];
    VeteransWithChildren IfThere,
        ["Veteran Beds for Households With Children", "Veteran Beds HH w/ Children"];
    YouthWithChildren IfThere,
        ["Youth Beds for Households With Children", "Youth Beds HH w/ Children"];
    ChronicWithChildren IfThere,
        ["Chronically Homeless Beds for Households With Children", "CH Beds HH w/ Children"];
    BedsWithoutChildren Always, ["Beds for Households Without Children", "Beds HH w/o Children"];
    VeteransWithoutChildren IfThere,
        ["Veteran Beds for Households Without Children", "Veteran Beds HH w/o Children"];
    YouthWithoutChildren IfThere,
        ["Youth Beds for Households Without Children", "Youth Beds HH w/o Children"];
    ChronicWithoutChildren IfThere,
        ["Chronically Homeless Beds for Households Without Children", "CH Beds HH w/o Children"];
    BedsOnlyChildren Always,
        ["Beds for Households With Only Children", "Beds HH w/ only Children"];
    ChronicOnlyChildren IfThere,
        ["Chronically Homeless Beds for Households With Only Children", "CH Beds HH w only Children"];
    YearRound Always, ["Total Year Round Beds", "Year-Round Beds"];
    Veterans IfThere,
        ["Veteran Beds", "yearVeteranBedCount", "Year-Round Veteran Beds", "Veteran Bed Count"];
    Chronic IfThere, ["Chronically Homeless Beds", "CH Beds"];
    DomesticViolence IfThere, ["Domestic Violence Beds", "DV Beds"];
    Seasonal Always, ["Total Seasonal Beds", "Seasonal Beds"];
    SeasonStart IfThere, ["Availability Start Date"];
    SeasonEnd IfThere, ["Availability End Date"];
    Overflow Always, ["Overflow and Voucher Beds", "O/V Beds", "Overflow Beds"];
    Counted IfThere, ["PIT Count"];
    TotalBeds IfThere, ["Total Beds"];
}

impl CountColumn {
    /// The number of columns that are read.
    pub(super) const COUNT: usize = TABLE.len();

    /// Returns every column.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(column, ..)| *column)
    }

    /// Returns the position of the column in a `CountRow`.
    #[expect(clippy::as_conversions, reason = "columns are numbered as the table lists them")]
    pub(super) fn place(self) -> usize {
        self as usize
    }

    /// Returns its headings over the years.
    fn spellings(self) -> &'static [&'static str] {
        TABLE.get(self.place()).map_or(&[], |(_, _, headings)| headings)
    }

    /// Returns its heading of 2012.
    fn heading(self) -> &'static str {
        self.spellings().first().copied().unwrap_or("")
    }
}

/// The columns of a file: where each one goes, and which are not read.
#[derive(Debug, Default)]
pub(super) struct CountColumns {
    /// For each cell of a row, its position among the [`CountColumn`]s; `None` if it is not read.
    places: Vec<Option<usize>>,
    /// The file's own heading of each [`CountColumn`], if the file has that column.
    headings: Vec<Option<String>>,
    /// The columns that are not read.
    pub(super) unread: Unread,
}

impl CountColumns {
    /// Reads the row of headings. Every missing or duplicate column is a problem.
    pub(super) fn of(headings: &[String]) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let places = places(headings);
        let mut own = Vec::with_capacity(CountColumn::COUNT);
        for at in 0..CountColumn::COUNT {
            let found = headings.iter().zip(&places).filter(|(_, place)| **place == Some(at));
            own.push(found.map(|(heading, _)| heading.clone()).collect::<Vec<_>>());
        }
        let there =
            |column: CountColumn| own.get(column.place()).is_some_and(|own| !own.is_empty());
        for ((column, need, spellings), own) in TABLE.iter().zip(&own) {
            let may_miss = match need {
                Always => false,
                IfThere => true,
                Unless(other) => there(*other),
            };
            match own.as_slice() {
                [] if may_miss => {}
                [] => {
                    let other = if let Unless(other) = need { other.spellings() } else { &[] };
                    let headings = [*spellings, other].concat().join(", ");
                    problems.add(
                        column.heading(),
                        say::column_is_missing(),
                        say::add_column(headings),
                    );
                }
                [_] => {}
                several => problems.add(
                    column.heading(),
                    say::column_twice(quoted(several)),
                    say::keep_right_column(),
                ),
            }
        }
        problems.into_result()?;
        let left = headings.iter().zip(&places).filter(|(_, place)| place.is_none());
        let unread = Unread::of(left.map(|(heading, _)| heading.as_str()));
        let headings = own.into_iter().map(|own| own.into_iter().next()).collect();
        Ok(Self { places, headings, unread })
    }

    /// Returns the position among the [`CountColumn`]s of a cell of the file; `None` if its column
    /// is not read.
    pub(super) fn place(&self, column: usize) -> Option<usize> {
        self.places.get(column).copied().flatten()
    }

    /// Returns the number of columns in the file.
    pub(super) fn width(&self) -> usize {
        self.places.len()
    }

    /// Returns true if the file has the column.
    pub(super) fn has(&self, column: CountColumn) -> bool {
        self.headings.get(column.place()).is_some_and(Option::is_some)
    }

    /// Returns the file's own heading of a column, or its heading of 2012 if the file lacks it.
    pub(super) fn heading(&self, column: CountColumn) -> &str {
        let own = self.headings.get(column.place()).and_then(Option::as_deref);
        own.unwrap_or_else(|| column.heading()).trim()
    }
}

/// Returns headings in quotation marks, separated by commas.
fn quoted(headings: &[String]) -> String {
    let quoted: Vec<_> = headings.iter().map(|h| format!("\u{201c}{}\u{201d}", shown(h))).collect();
    quoted.join(", ")
}

/// Returns the position of each heading. In 2012, "State" is the state of the continuum of care.
/// Next to `CocState`, or next to the rest of an address, it is part of the address.
fn places(headings: &[String]) -> Vec<Option<usize>> {
    let is_state = |heading: &str| plain(heading) == "state";
    let another = headings.iter().any(|heading| {
        !is_state(heading)
            && (is_address(heading) || named(heading) == Some(CountColumn::State.place()))
    });
    let place = |heading: &String| {
        if another && is_state(heading) { None } else { named(heading) }
    };
    headings.iter().map(place).collect()
}

/// Returns the number of known headings in a row. A count has most of them.
pub(super) fn known(headings: &[String]) -> usize {
    headings.iter().filter(|cell| named(cell).is_some()).count()
}

fn named(heading: &str) -> Option<usize> {
    let plain = plain(heading);
    let spelled = |spellings: &[&str]| spellings.iter().any(|s| self::plain(s) == plain);
    TABLE.iter().position(|(_, _, spellings)| spelled(spellings))
}

/// Returns a heading in lowercase, without spaces and punctuation; `#` becomes `number`.
pub(super) fn plain(heading: &str) -> String {
    let spelled = heading.replace('#', "number");
    spelled.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_its_own_place_and_spellings() {
        for (at, (column, _, spellings)) in TABLE.iter().enumerate() {
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
        assert_eq!(named("usesRrhModel"), Some(CountColumn::UsesRrhModel.place()));
        assert_eq!(named("youthAgeGroup"), Some(CountColumn::YouthAgeGroup.place()));
    }

    #[test]
    fn a_state_beside_an_address_is_the_address() {
        let place = |headings: &[&str]| {
            let headings: Vec<String> = headings.iter().map(|&h| h.to_owned()).collect();
            places(&headings)
        };
        let state = Some(CountColumn::State.place());
        assert_eq!(place(&["State"]), [state]);
        assert_eq!(place(&["CocState", "state"]), [state, None]);
        assert_eq!(place(&["city", "state", "zip"]), [None, None, None]);
    }
}
