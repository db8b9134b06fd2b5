//! The counts of one row: its beds, and how many beds of a class are kept for some people.

use super::cell::{beds, day};
use super::columns::CountColumn;
use super::population::BedClass;
use super::table::CountRow;
use crate::words::{Text, say};
use chrono::NaiveDate;

/// The year-round beds of one class, and how many of them are kept for some people.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ClassBeds {
    /// All beds of the class.
    pub(super) all: u16,
    /// Beds for veterans.
    pub(super) veterans: u16,
    /// Beds for youth.
    pub(super) youth: u16,
    /// Beds for people who are chronically homeless.
    pub(super) chronic: u16,
}

/// The counts of one row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beds {
    /// Beds for households with children.
    pub(super) with_children: ClassBeds,
    /// Units that contain those beds.
    pub(super) units_with_children: u16,
    /// Beds for households without children.
    pub(super) without_children: ClassBeds,
    /// Beds for children without an adult.
    pub(super) only_children: ClassBeds,
    /// All year-round beds.
    pub(super) year_round: u16,
    /// All year-round beds for veterans, if the row does not count them by class.
    pub(super) veterans: u16,
    /// All beds for people who are chronically homeless, if the row does not count them by class.
    pub(super) chronic: u16,
    /// Beds for survivors of domestic violence.
    pub(super) domestic_violence: u16,
    /// Seasonal beds, if there are no others, with the first and the last day of the season.
    pub(super) season: Option<(u16, NaiveDate, NaiveDate)>,
    /// People counted on the night of the count.
    pub(super) counted: u16,
    /// All beds on the night of the count.
    pub(super) total: u16,
}

impl Beds {
    /// Reads the counts, or returns the reason why the row is not a place to offer.
    pub(super) fn read(row: &CountRow<'_>) -> Result<Self, Text> {
        let of = |column| beds(row, column);
        let (seasonal, overflow) = (of(CountColumn::Seasonal)?, of(CountColumn::Overflow)?);
        let mut read = Self {
            with_children: ClassBeds {
                all: of(CountColumn::BedsWithChildren)?,
                veterans: of(CountColumn::VeteransWithChildren)?,
                youth: of(CountColumn::YouthWithChildren)?,
                chronic: of(CountColumn::ChronicWithChildren)?,
            },
            units_with_children: of(CountColumn::UnitsWithChildren)?,
            without_children: ClassBeds {
                all: of(CountColumn::BedsWithoutChildren)?,
                veterans: of(CountColumn::VeteransWithoutChildren)?,
                youth: of(CountColumn::YouthWithoutChildren)?,
                chronic: of(CountColumn::ChronicWithoutChildren)?,
            },
            only_children: ClassBeds {
                all: of(CountColumn::BedsOnlyChildren)?,
                veterans: 0,
                youth: 0,
                chronic: of(CountColumn::ChronicOnlyChildren)?,
            },
            year_round: of(CountColumn::YearRound)?,
            veterans: of(CountColumn::Veterans)?,
            chronic: of(CountColumn::Chronic)?,
            domestic_violence: of(CountColumn::DomesticViolence)?,
            season: None,
            counted: of(CountColumn::Counted)?,
            total: of(CountColumn::TotalBeds)?,
        };
        if read.year_round > 0 || read.by_household() > 0 {
            return Ok(read);
        }
        match (seasonal, overflow) {
            (0, 0) => Err(say::row_without_beds()),
            (0, _) => Err(say::row_with_overflow_beds_only()),
            (seasonal, _) => {
                let (from, to) = season(row)?;
                read.season = Some((seasonal, from, to));
                Ok(read)
            }
        }
    }

    /// Returns the year-round beds, added up over the classes of households.
    pub(super) fn by_household(&self) -> u32 {
        u32::from(self.with_children.all)
            + u32::from(self.without_children.all)
            + u32::from(self.only_children.all)
    }

    /// Returns the classes that have beds.
    pub(super) fn classes(&self) -> Vec<(BedClass, ClassBeds)> {
        let unstated = |all| vec![(BedClass::Unstated, ClassBeds { all, ..ClassBeds::default() })];
        if let Some((seasonal, ..)) = self.season {
            return unstated(seasonal);
        }
        let stated = [
            (BedClass::WithChildren, self.with_children),
            (BedClass::WithoutChildren, self.without_children),
            (BedClass::OnlyChildren, self.only_children),
        ];
        let stated: Vec<_> = stated.into_iter().filter(|(_, beds)| beds.all > 0).collect();
        let classes = if stated.is_empty() { unstated(self.year_round) } else { stated };
        // A total belongs to the class if there is only one.
        match classes.as_slice() {
            [(class, beds)] => {
                let veterans = beds.veterans.max(self.veterans);
                vec![(
                    *class,
                    ClassBeds { veterans, chronic: beds.chronic.max(self.chronic), ..*beds },
                )]
            }
            _ => classes,
        }
    }
}

fn season(row: &CountRow<'_>) -> Result<(NaiveDate, NaiveDate), Text> {
    let dates = (day(row, CountColumn::SeasonStart)?, day(row, CountColumn::SeasonEnd)?);
    let (Some(from), Some(to)) = dates else {
        return Err(say::season_not_stated());
    };
    if from > to {
        return Err(say::season_runs_backwards(from, to));
    }
    Ok((from, to))
}
