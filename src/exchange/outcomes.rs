//! Outcomes of calls, as CSV: `stage,units,age_hours,still_open`, one call per row. The columns
//! `audience` and `day` are optional.

use crate::domain::{Outcome, Problems, Refused, Stage, names, shown};
use crate::words::say;
use chrono::{NaiveDate, TimeDelta};
use csv::{ReaderBuilder, StringRecord};
use std::io::Read;

/// The required columns, in any order.
const COLUMNS: [&str; 4] = ["stage", "units", "age_hours", "still_open"];
/// The age of the oldest post that a row may describe, in hours: ten years.
const OLDEST: f64 = 24.0 * 3653.0;
/// The most problems that are reported. Reading stops there, so nobody counts the rest.
const NAMED: usize = 20;

/// Reads all rows, or reports the problems of the first rows that have any.
pub fn read(from: impl Read) -> Result<Vec<Outcome>, Problems> {
    let mut reader = ReaderBuilder::new().trim(csv::Trim::All).from_reader(from);
    let header = reader.headers().map_err(|error| unreadable(&error))?.clone();
    let columns = columns(&header)?;
    let optional = |name: &str| header.iter().position(|heading| heading == name);
    let (audience, day) = (optional("audience"), optional("day"));
    let (mut outcomes, mut problems) = (Vec::new(), Problems::default());
    for (row, record) in (2..).zip(reader.records()) {
        let record = record.map_err(|error| unreadable(&error))?;
        let cell = |at: usize| columns.get(at).and_then(|at| record.get(*at)).unwrap_or_default();
        let named = |at: Option<usize>| at.and_then(|at| record.get(at)).filter(|c| !c.is_empty());
        let read = outcome(cell(0), cell(1), cell(2), cell(3)).and_then(|outcome| {
            let audience = named(audience).map(str::parse).transpose()?;
            let day = named(day).map_or(Ok(outcome.day), self::day)?;
            Ok(Outcome { audience, day, ..outcome })
        });
        outcomes.extend(problems.take(format!("row {row}"), read));
        if problems.iter().count() == NAMED {
            break;
        }
    }
    problems.into_result().map(|()| outcomes)
}

/// Returns the position of each required column.
fn columns(header: &StringRecord) -> Result<Vec<usize>, Problems> {
    let mut problems = Problems::default();
    let mut places = Vec::new();
    for name in COLUMNS {
        match header.iter().position(|heading| heading == name) {
            Some(at) => places.push(at),
            None => problems.add(
                "row 1",
                say::named_column_is_missing(name),
                say::name_the_columns(names(&COLUMNS)),
            ),
        }
    }
    problems.into_result().map(|()| places)
}

fn unreadable(error: &csv::Error) -> Problems {
    Problems::one("file", say::not_csv(error.to_string()), say::give_comma_separated_rows())
}

fn outcome(stage: &str, units: &str, hours: &str, open: &str) -> Result<Outcome, Refused> {
    let units = units.parse().map_err(|_not_a_number| {
        Refused::new(say::not_a_number_of_units(shown(units)), say::enter_whole_number(0, u16::MAX))
    })?;
    let still_open = match open {
        "yes" | "true" | "1" => true,
        "no" | "false" | "0" => false,
        other => return Err(Refused::not_one_of(other, &["yes", "no"])),
    };
    let stage: Stage = stage.parse()?;
    let (audience, day) = (None, NaiveDate::default());
    Ok(Outcome { stage, audience, units, age: age(hours)?, still_open, day })
}

fn day(text: &str) -> Result<NaiveDate, Refused> {
    text.parse()
        .map_err(|_unread| Refused::new(say::not_a_date(shown(text)), say::enter_date_of_call()))
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "at most ten years")]
fn age(hours: &str) -> Result<TimeDelta, Refused> {
    let read = hours.parse().ok().filter(|hours| (0.0..=OLDEST).contains(hours));
    let hours: f64 = read.ok_or_else(|| {
        Refused::new(say::not_an_age_in_hours(shown(hours)), say::enter_hours_since_post())
    })?;
    Ok(TimeDelta::minutes((hours * 60.0).round() as i64))
}
