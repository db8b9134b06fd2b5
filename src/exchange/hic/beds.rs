//! The numbers of one row, and how many beds of a class are kept for some people.

use super::cell::{beds, day};
use super::columns::Column;
use super::population::Class;
use super::table::Row;
use chrono::NaiveDate;

/// The year-round beds of one class, and how many of them are kept for some people.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ClassBeds {
    /// All of them.
    pub(super) all: u16,
    /// Those for veterans.
    pub(super) veterans: u16,
    /// Those for youth.
    pub(super) youth: u16,
    /// Those for people who are chronically homeless.
    pub(super) chronic: u16,
}

/// The numbers of one row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beds {
    /// Households with children.
    pub(super) with_children: ClassBeds,
    /// Units those beds stand in.
    pub(super) units_with_children: u16,
    /// Households without children.
    pub(super) without_children: ClassBeds,
    /// Children without an adult.
    pub(super) only_children: ClassBeds,
    /// All year-round beds.
    pub(super) year_round: u16,
    /// All year-round beds for veterans, where they are not told apart by class.
    pub(super) veterans: u16,
    /// All beds for people who are chronically homeless, where they are not told apart by class.
    pub(super) chronic: u16,
    /// Beds for survivors of domestic violence.
    pub(super) domestic_violence: u16,
    /// Beds of a season, where there are no others: from, to (both inclusive).
    pub(super) season: Option<(u16, NaiveDate, NaiveDate)>,
    /// People counted on the night.
    pub(super) counted: u16,
    /// All beds of the night.
    pub(super) total: u16,
}

impl Beds {
    /// Reads the numbers, or says why the row is no place to offer.
    pub(super) fn read(row: &Row<'_>) -> Result<Self, String> {
        let of = |column| beds(row, column);
        let (seasonal, overflow) = (of(Column::Seasonal)?, of(Column::Overflow)?);
        let mut read = Self {
            with_children: ClassBeds {
                all: of(Column::BedsWithChildren)?,
                veterans: of(Column::VeteransWithChildren)?,
                youth: of(Column::YouthWithChildren)?,
                chronic: of(Column::ChronicWithChildren)?,
            },
            units_with_children: of(Column::UnitsWithChildren)?,
            without_children: ClassBeds {
                all: of(Column::BedsWithoutChildren)?,
                veterans: of(Column::VeteransWithoutChildren)?,
                youth: of(Column::YouthWithoutChildren)?,
                chronic: of(Column::ChronicWithoutChildren)?,
            },
            only_children: ClassBeds {
                all: of(Column::BedsOnlyChildren)?,
                veterans: 0,
                youth: 0,
                chronic: of(Column::ChronicOnlyChildren)?,
            },
            year_round: of(Column::YearRound)?,
            veterans: of(Column::Veterans)?,
            chronic: of(Column::Chronic)?,
            domestic_violence: of(Column::DomesticViolence)?,
            season: None,
            counted: of(Column::Counted)?,
            total: of(Column::TotalBeds)?,
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
        u32::from(self.with_children.all)
            + u32::from(self.without_children.all)
            + u32::from(self.only_children.all)
    }

    /// The classes there are beds of.
    pub(super) fn classes(&self) -> Vec<(Class, ClassBeds)> {
        let unstated = |all| vec![(Class::Unstated, ClassBeds { all, ..ClassBeds::default() })];
        if let Some((seasonal, ..)) = self.season {
            return unstated(seasonal);
        }
        let stated = [
            (Class::WithChildren, self.with_children),
            (Class::WithoutChildren, self.without_children),
            (Class::OnlyChildren, self.only_children),
        ];
        let stated: Vec<_> = stated.into_iter().filter(|(_, beds)| beds.all > 0).collect();
        let classes = if stated.is_empty() { unstated(self.year_round) } else { stated };
        // A total is that of the class where there is but one.
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

fn season(row: &Row<'_>) -> Result<(NaiveDate, NaiveDate), String> {
    let dates = (day(row, Column::SeasonStart)?, day(row, Column::SeasonEnd)?);
    let (Some(from), Some(to)) = dates else {
        return Err("It has only seasonal beds, and its season is not stated.".to_owned());
    };
    if from > to {
        return Err(format!("Its season runs backwards, from {from} to {to}."));
    }
    Ok((from, to))
}
