//! What calls found, as CSV: `stage,units,age_hours,still_open`, a call a row; `audience` and `day`
//! may stand beside them.

use crate::domain::{Outcome, Problems, Refused, Stage, shown};
use chrono::{NaiveDate, TimeDelta};
use csv::{ReaderBuilder, StringRecord};
use std::io::Read;

/// The columns, in any order.
const COLUMNS: [&str; 4] = ["stage", "units", "age_hours", "still_open"];
/// The oldest post a row may speak of, in hours: ten years.
const OLDEST: f64 = 24.0 * 3653.0;
/// The most problems that are named; the rest are counted by nobody.
const NAMED: usize = 20;

/// Reads all rows, or finds what is wrong with the first few that are wrong.
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
        outcomes.extend(problems.take(&format!("row {row}"), read));
        if problems.iter().count() == NAMED {
            break;
        }
    }
    problems.into_result().map(|()| outcomes)
}

/// Where each column stands.
fn columns(header: &StringRecord) -> Result<Vec<usize>, Problems> {
    let mut problems = Problems::default();
    let mut places = Vec::new();
    for name in COLUMNS {
        match header.iter().position(|heading| heading == name) {
            Some(at) => places.push(at),
            None => problems.add(
                "row 1",
                format!("The column {name} is missing."),
                format!("Name the columns {}.", COLUMNS.join(", ")),
            ),
        }
    }
    problems.into_result().map(|()| places)
}

fn unreadable(error: &csv::Error) -> Problems {
    Problems::one(
        "file",
        format!("It is not CSV: {error}."),
        "Give a file of comma-separated rows.",
    )
}

fn outcome(stage: &str, units: &str, hours: &str, open: &str) -> Result<Outcome, Refused> {
    let units = units.parse().map_err(|_not_a_number| {
        Refused::new(
            format!("units: \u{201c}{}\u{201d} is not a number of units.", shown(units)),
            "Give a whole number from 0 to 65535.",
        )
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
    text.parse().map_err(|_unread| {
        let what = format!("day: \u{201c}{}\u{201d} is not a date.", shown(text));
        Refused::new(what, "Write the date of the call as 2026-11-30.")
    })
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "at most ten years")]
fn age(hours: &str) -> Result<TimeDelta, Refused> {
    let read = hours.parse().ok().filter(|hours| (0.0..=OLDEST).contains(hours));
    let hours: f64 = read.ok_or_else(|| {
        Refused::new(
            format!("age_hours: \u{201c}{}\u{201d} is not an age in hours.", shown(hours)),
            "Give hours since the post, such as 1.5, up to ten years.",
        )
    })?;
    Ok(TimeDelta::minutes((hours * 60.0).round() as i64))
}
