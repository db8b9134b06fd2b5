//! Reads a cell as text, a number, a day, or yes or no. A cell that holds anything other than what
//! its column expects is refused with a message. It never counts as empty.

use super::columns::CountColumn;
use super::table::{CountRow, words};
use crate::domain::shown;
use crate::words::{Text, say};
use calamine::DataRef;
use chrono::{Datelike, Days, NaiveDate};
use std::ops::RangeInclusive;

/// The longest text that is kept from a cell, in characters.
const LONGEST: usize = 200;
/// The largest whole number that a count may hold. It is far above any id in a count.
const MOST: f64 = 1e12;
/// The years in which a day of a count may be.
const YEARS: RangeInclusive<i32> = 2000..=2100;
/// The texts that spreadsheets write for errors.
const ERRORS: [&str; 8] =
    ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"];
/// The texts that databases and statistics packages write for "nothing".
const NOTHING: [&str; 2] = ["NULL", "."];
/// The formats of a day written as text.
const FORMS: [&str; 8] = [
    "%Y-%m-%d",
    "%m/%d/%Y",
    "%m-%d-%Y",
    "%Y/%m/%d",
    "%d-%b-%Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d%b%Y",
];

/// Refuses a row with an error in any column that is read, even if this row does not need it.
pub(super) fn no_errors(row: &CountRow<'_>) -> Result<(), Text> {
    let error = |column: &CountColumn| {
        let cell = row.cell(*column);
        matches!(cell, DataRef::Error(_)) || words(cell).is_some_and(is_error)
    };
    match CountColumn::all().find(error) {
        Some(column) => text(row, column).map(|_| ()),
        None => Ok(()),
    }
}

/// Returns true if a text is a spreadsheet's error.
fn is_error(said: &str) -> bool {
    said.starts_with('#') && ERRORS.contains(&said.trim())
}

/// Returns the text of a cell on one line; `None` if the cell holds no text.
pub(super) fn text(row: &CountRow<'_>, column: CountColumn) -> Result<Option<String>, Text> {
    let said = match row.cell(column) {
        DataRef::String(said) => said.as_str(),
        DataRef::SharedString(said) => said,
        DataRef::Int(number) => return Ok(Some(number.to_string())),
        DataRef::Float(number) => return Ok(Some(number.to_string())),
        DataRef::Empty => return Ok(None),
        odd @ (DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_)) => return Err(holds(row, column, odd, say::kind_text())),
    };
    let words: Vec<&str> = said
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let said: String = words.join(" ").chars().take(LONGEST).collect();
    if is_error(&said) {
        return Err(say::cell_holds_error(heading(row, column), said));
    }
    if said.contains(char::REPLACEMENT_CHARACTER) {
        return Err(say::cell_has_unreadable_characters(heading(row, column), shown(&said)));
    }
    Ok((!said.is_empty() && !NOTHING.contains(&said.as_str())).then_some(said))
}

/// Returns a number of beds, units or people. An empty cell counts as 0.
pub(super) fn beds(row: &CountRow<'_>, column: CountColumn) -> Result<u16, Text> {
    let number = number(row, column)?.unwrap_or(0);
    u16::try_from(number)
        .map_err(|_too_many| say::cell_number_too_large(heading(row, column), number.to_string()))
}

/// Returns a whole number that is not negative; `None` if the cell is empty. A number stored as
/// text is also read.
pub(super) fn number(row: &CountRow<'_>, column: CountColumn) -> Result<Option<u64>, Text> {
    let refused = |said: &str| say::cell_is_no_whole_number(heading(row, column), shown(said));
    match row.cell(column) {
        DataRef::Empty => Ok(None),
        DataRef::Int(n) => u64::try_from(*n).map(Some).map_err(|_negative| refused(&n.to_string())),
        DataRef::Float(n) => whole(*n).map(Some).ok_or_else(|| refused(&n.to_string())),
        DataRef::String(_) | DataRef::SharedString(_) => match text(row, column)? {
            None => Ok(None),
            Some(said) => typed_number(&said).map(Some).ok_or_else(|| refused(&said)),
        },
        DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_) => Err(say::cell_without_number(heading(row, column))),
        odd @ DataRef::Error(_) => Err(holds(row, column, odd, say::kind_number())),
    }
}

/// Returns yes or no, in any of the ways that software writes it; `None` if the cell is empty. HMIS
/// writes 99 if nobody asked, which counts as no.
pub(super) fn yes(row: &CountRow<'_>, column: CountColumn) -> Result<Option<bool>, Text> {
    if let DataRef::Bool(said) = row.cell(column) {
        return Ok(Some(*said));
    }
    let Some(said) = text(row, column)? else { return Ok(None) };
    match said.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "1.0" => Ok(Some(true)),
        "no" | "n" | "false" | "0" | "0.0" | "na" | "n/a" | "99" => Ok(Some(false)),
        _ => Err(say::cell_is_neither_yes_nor_no(heading(row, column), shown(&said))),
    }
}

/// Returns a day; `None` if the cell is empty. The cell may hold a date, the number of days that a
/// date cell would hold, or text.
pub(super) fn day(row: &CountRow<'_>, column: CountColumn) -> Result<Option<NaiveDate>, Text> {
    let refused = |said: &str| say::cell_is_no_date(heading(row, column), shown(said));
    let from_1904 = row.counts_from_1904();
    let (day, said) = match row.cell(column) {
        DataRef::Empty => return Ok(None),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
            (day, moment.as_f64().to_string())
        }
        DataRef::Int(days) => (serial(from_1904, &days.to_string()), days.to_string()),
        DataRef::Float(days) => (serial(from_1904, &days.to_string()), days.to_string()),
        DataRef::DateTimeIso(said) => (typed_day(said), said.clone()),
        DataRef::String(_) | DataRef::SharedString(_) => match text(row, column)? {
            None => return Ok(None),
            Some(said) => (typed_day(&said).or_else(|| serial(from_1904, &said)), said),
        },
        odd @ (DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_)) => return Err(holds(row, column, odd, say::kind_date())),
    };
    day.filter(|day| YEARS.contains(&day.year())).map(Some).ok_or_else(|| refused(&said))
}

/// Returns the message that a cell holds another kind of value than its column expects.
fn holds(row: &CountRow<'_>, column: CountColumn, odd: &DataRef<'_>, expected: Text) -> Text {
    let odd = match odd {
        DataRef::Error(error) => {
            return say::cell_holds_error(heading(row, column), error.to_string());
        }
        DataRef::Bool(true) => say::kind_true(),
        DataRef::Bool(false) => say::kind_false(),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => say::kind_date(),
        DataRef::DurationIso(_) => say::kind_duration(),
        DataRef::Int(_)
        | DataRef::Float(_)
        | DataRef::String(_)
        | DataRef::SharedString(_)
        | DataRef::Empty => say::kind_other(),
    };
    say::cell_holds_other_kind(heading(row, column), expected, odd)
}

/// Returns the heading of a column in this file.
fn heading(row: &CountRow<'_>, column: CountColumn) -> String {
    row.heading(column).to_owned()
}

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

/// Reads a whole number from text: `12`, `12.0` or `1,200`.
fn typed_number(said: &str) -> Option<u64> {
    let said = said.trim_end_matches('0').strip_suffix('.').unwrap_or(said);
    let mut groups = said.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.iter().all(|group| group.len() == 3);
    let fits = grouped && (rest.is_empty() || (1..=3).contains(&first.len()));
    let plain: String = said.chars().filter(|c| *c != ',').collect();
    (fits && plain.chars().all(|c| c.is_ascii_digit())).then(|| plain.parse().ok()).flatten()
}

/// Reads a day from text. A time may follow it.
fn typed_day(said: &str) -> Option<NaiveDate> {
    let alone = said.split_once('T').map_or(said, |(day, _)| day);
    let first = alone.split_whitespace().next().unwrap_or(alone);
    let read = |said: &str| {
        FORMS.iter().find_map(|form| {
            let day = NaiveDate::parse_from_str(said, form).ok()?;
            if day.year() >= 100 {
                return Some(day);
            }
            // A year of two digits is in this century.
            day.with_year(day.year() + 2000)
        })
    };
    read(said).or_else(|| read(alone)).or_else(|| read(first))
}

/// Returns the day that a number stands for: days since the start of the workbook's calendar.
fn serial(from_1904: bool, said: &str) -> Option<NaiveDate> {
    let days = whole(said.parse::<f64>().ok()?.floor())?;
    let start = if from_1904 { (1904, 1, 1) } else { (1899, 12, 30) };
    NaiveDate::from_ymd_opt(start.0, start.1, start.2)?.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_and_programs_type_them() {
        for (said, number) in [("10", 10), ("0", 0), ("16.0", 16), ("1,200", 1200), ("100", 100)] {
            assert_eq!(typed_number(said), Some(number), "{said}");
        }
        for said in ["", "ten", "-3", "2.5", "1,2", "1,,200", "12,34", "1e3", "+4", "."] {
            assert_eq!(typed_number(said), None, "{said}");
        }
    }

    #[test]
    fn days_are_read_as_people_and_programs_type_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 1);
        for said in [
            "2026-11-01",
            "11/1/2026",
            "11/01/2026",
            "11/1/26",
            "2026-11-01T00:00:00",
            "11/1/2026 0:00",
            "2026-11-01 00:00:00",
            "Nov 1, 2026",
            "November 1, 2026",
            "1-Nov-2026",
            "01NOV2026",
            "1-Nov-26",
        ] {
            assert_eq!(typed_day(said), day, "{said}");
        }
        assert_eq!(serial(false, "46327"), day);
        assert_eq!(serial(true, "44865.5"), day);
        for said in ["", "winter", "13/1/2026", "2026", "11/31/2026"] {
            assert_eq!(typed_day(said), None, "{said}");
        }
    }
}
