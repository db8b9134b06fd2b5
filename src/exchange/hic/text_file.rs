//! A count as comma-separated text, as HUD has published it since 2021. Each cell is UTF-8, or
//! Windows-1252 if it is not valid UTF-8.

use super::columns::{CountColumns, known};
use super::table::{CountRow, STEP, Take};
use super::unread::Unread;
use crate::domain::{Problems, shown};
use crate::exchange::format::{Progress, SourceFile};
use crate::words::say;
use calamine::DataRef;
use csv::{ByteRecord, Reader, ReaderBuilder};
use encoding_rs::WINDOWS_1252;

/// Passes every row under the headings to `take`, in order. Returns the columns that were not read.
pub(super) fn each_row(
    file: &SourceFile,
    progress: Progress<'_>,
    take: Take<'_>,
) -> Result<Unread, Problems> {
    if file.sheet.is_some() {
        return Err(Problems::one("--sheet", say::csv_has_no_sheets(), say::leave_sheet_out()));
    }
    let bytes = file.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&file.bytes);
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.contains(&0) {
        return Err(Problems::one("file", say::not_utf_8(), say::save_as_csv()));
    }
    let mut records = Records::of(bytes);
    let headings = records.headings()?;
    if known(&headings) == 0 {
        return Err(Problems::one("file", say::no_count_in_file(), say::choose_raw_data()));
    }
    let columns = CountColumns::of(&headings)?;
    let all = line_breaks(bytes);
    let mut done = 0;
    while records.next()? {
        let row = row(&records.record, records.row, &columns);
        if row.is_blank() && row.fault.is_none() {
            continue;
        }
        done += 1;
        take(&row);
        if done % STEP == 0 {
            progress(done, all.max(done));
        }
    }
    progress(done, done);
    Ok(columns.unread.clone())
}

/// Returns true if the first line of a text has a heading of a count.
pub(super) fn has_headings(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let headings = Records::of(bytes).headings();
    headings.is_ok_and(|headings| known(&headings) > 0)
}

/// Turns a record into a row. If a record is longer or shorter than the headings, its cells have
/// shifted somewhere.
fn row<'a>(record: &ByteRecord, number: u64, columns: &'a CountColumns) -> CountRow<'a> {
    let mut row = CountRow::empty(number, columns, false);
    let filled = record.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    if filled > 0 && (record.len() < columns.width() || filled > columns.width()) {
        row.fault = Some(say::row_has_shifted(record.len(), columns.width()));
    }
    for (column, cell) in record.iter().enumerate() {
        if let (Some(place), false) = (columns.place(column), cell.is_empty()) {
            row.put(place, DataRef::String(words(cell)));
        }
    }
    row
}

/// The records of a file, each with its row number in a spreadsheet.
struct Records<'b> {
    bytes: &'b [u8],
    reader: Reader<&'b [u8]>,
    record: ByteRecord,
    /// The row number of the last record.
    row: u64,
    /// The position in the file where the last record ended.
    end: usize,
    /// The number of line breaks up to that position.
    breaks: u64,
    /// The number of those line breaks that are inside cells. They make lines, but no rows.
    inside: u64,
}

impl<'b> Records<'b> {
    fn of(bytes: &'b [u8]) -> Self {
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let record = ByteRecord::new();
        Self { bytes, reader, record, row: 0, end: 0, breaks: 0, inside: 0 }
    }

    /// Reads the first record.
    fn headings(&mut self) -> Result<Vec<String>, Problems> {
        self.next()?;
        Ok(self.record.iter().map(words).collect())
    }

    /// Reads the next record. Returns false at the end.
    fn next(&mut self) -> Result<bool, Problems> {
        let read = self.reader.read_byte_record(&mut self.record);
        if !read.map_err(|error| unreadable(&error.to_string()))? {
            return Ok(false);
        }
        let end = usize::try_from(self.reader.position().byte()).unwrap_or(self.end);
        // If a record ends in a line break of two bytes, the reader has read only the first byte.
        let end = if self.bytes.get(end) == Some(&b'\n') { end + 1 } else { end };
        let passed = self.bytes.get(self.end..end).unwrap_or_default();
        let unended = u64::from(!passed.ends_with(b"\n") && !passed.ends_with(b"\r"));
        self.inside += self.record.iter().map(line_breaks).sum::<u64>();
        self.breaks += line_breaks(passed);
        self.end = end;
        self.row = (self.breaks + unended).saturating_sub(self.inside);
        Ok(true)
    }
}

/// Counts line breaks of one byte or two.
fn line_breaks(text: &[u8]) -> u64 {
    let alone = |pair: &&[u8]| matches!(pair, [b'\r', next] if *next != b'\n');
    let newlines = text.split(|byte| *byte == b'\n').count().saturating_sub(1);
    let returns = text.windows(2).filter(alone).count() + usize::from(text.ends_with(b"\r"));
    u64::try_from(newlines + returns).unwrap_or(0)
}

/// Returns the text of a cell: UTF-8 if it is valid, Windows-1252 otherwise. Five bytes have no
/// meaning in Windows-1252 and become replacement characters.
fn words(cell: &[u8]) -> String {
    str::from_utf8(cell).map_or_else(
        |_not_utf8| {
            let (words, _) = WINDOWS_1252.decode_without_bom_handling(cell);
            words.replace(|c: char| matches!(c, '\u{80}'..='\u{9f}'), "\u{fffd}")
        },
        str::to_owned,
    )
}

fn unreadable(why: &str) -> Problems {
    Problems::one("file", say::not_comma_separated(shown(why)), say::save_as_csv())
}
