//! Reads the rows under the headings of a count one by one, whatever the file's format.

use super::columns::{CountColumn, CountColumns};
use super::unread::Unread;
use super::{text_file, workbook};
use crate::domain::{Problems, shown};
use crate::exchange::format::{Progress, SourceFile};
use crate::words::{Text, say};
use calamine::DataRef;

/// One row of a file, with its cells in the order of [`CountColumn`].
#[derive(Debug)]
pub(super) struct CountRow<'a> {
    /// The row's number in a spreadsheet. The headings are row 1.
    pub(super) number: u64,
    /// The reason why the row as a whole cannot be read, if there is one.
    pub(super) fault: Option<Text>,
    cells: Vec<DataRef<'a>>,
    columns: &'a CountColumns,
    from_1904: bool,
}

impl<'a> CountRow<'a> {
    /// Creates a row without cells. Workbooks of some Macs count days from 1904.
    pub(super) fn empty(number: u64, columns: &'a CountColumns, from_1904: bool) -> Self {
        let cells = vec![DataRef::Empty; CountColumn::COUNT];
        Self { number, fault: None, cells, columns, from_1904 }
    }

    /// Puts a cell at its position among the [`CountColumn`]s.
    pub(super) fn put(&mut self, place: usize, cell: DataRef<'a>) {
        if let Some(kept) = self.cells.get_mut(place) {
            *kept = cell;
        }
    }

    /// Returns the cell of a column.
    pub(super) fn cell(&self, column: CountColumn) -> &DataRef<'a> {
        self.cells.get(column.place()).unwrap_or(&DataRef::Empty)
    }

    /// Returns true if the file has a column.
    pub(super) fn has(&self, column: CountColumn) -> bool {
        self.columns.has(column)
    }

    /// Returns the heading of a column in this file.
    pub(super) fn heading(&self, column: CountColumn) -> &str {
        self.columns.heading(column)
    }

    /// Returns true if the number in a date cell counts days from the start of 1904.
    pub(super) fn counts_from_1904(&self) -> bool {
        self.from_1904
    }

    /// Returns true if every cell that is read is empty.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| *cell == DataRef::Empty)
    }
}

/// Returns the text of a cell that holds text.
pub(super) fn words<'a>(cell: &'a DataRef<'_>) -> Option<&'a str> {
    match cell {
        DataRef::String(words) => Some(words),
        DataRef::SharedString(words) => Some(words),
        DataRef::Int(_)
        | DataRef::Float(_)
        | DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_)
        | DataRef::Empty => None,
    }
}

/// The number of rows between two progress reports.
pub(super) const STEP: u64 = 500;

/// Receives one row.
pub(super) type Take<'t> = &'t mut dyn FnMut(&CountRow<'_>);

/// Passes every row under the headings to `take`, in order. Returns the columns that were not read.
pub(super) fn each_row(
    file: &SourceFile,
    progress: Progress<'_>,
    take: Take<'_>,
) -> Result<Unread, Problems> {
    match file.ending.as_str() {
        "csv" => text_file::each_row(file, progress, take),
        "xlsx" | "xlsm" | "xlsb" | "xls" => workbook::each_row(file, progress, take),
        other => Err(Problems::one(
            "file",
            say::not_a_known_ending(shown(other)),
            say::choose_known_ending(),
        )),
    }
}

/// The first bytes of a workbook: a ZIP archive, or Excel's older format.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// Returns true if a file looks like a count: a workbook, or text with headings of a count.
pub(super) fn looks_like_a_count(file: &SourceFile) -> bool {
    WORKBOOKS.iter().any(|start| file.bytes.starts_with(start))
        || (file.ending == "csv" && text_file::has_headings(&file.bytes))
}
