//! A file of rows, whatever its format: the rows under the headings of a count, one after another.

use super::columns::{Column, Columns};
use super::unread::Unread;
use super::{text_file, workbook};
use crate::domain::{Problems, shown};
use crate::words::say;
use calamine::DataRef;
use std::path::Path;

/// One row of a file, its cells in the order of [`Column`].
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// The row as a spreadsheet numbers it, the heading being row 1.
    pub(super) number: u64,
    /// Why the row as a whole cannot be read, if so.
    pub(super) fault: Option<String>,
    cells: Vec<DataRef<'a>>,
    columns: &'a Columns,
    from_1904: bool,
}

impl<'a> Row<'a> {
    /// A row without cells. Workbooks of some Macs count days from 1904.
    pub(super) fn empty(number: u64, columns: &'a Columns, from_1904: bool) -> Self {
        let cells = vec![DataRef::Empty; Column::COUNT];
        Self { number, fault: None, cells, columns, from_1904 }
    }

    /// Puts a cell at its place among [`Column`]s.
    pub(super) fn put(&mut self, place: usize, cell: DataRef<'a>) {
        if let Some(kept) = self.cells.get_mut(place) {
            *kept = cell;
        }
    }

    /// The cell of a column.
    pub(super) fn cell(&self, column: Column) -> &DataRef<'a> {
        self.cells.get(column.place()).unwrap_or(&DataRef::Empty)
    }

    /// Whether the file has a column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.columns.has(column)
    }

    /// The heading of a column in this file.
    pub(super) fn heading(&self, column: Column) -> &str {
        self.columns.heading(column)
    }

    /// Whether the number of a date cell counts days from the start of 1904.
    pub(super) fn counts_from_1904(&self) -> bool {
        self.from_1904
    }

    /// Whether no cell that is read holds anything.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| *cell == DataRef::Empty)
    }
}

/// The words of a cell that holds words.
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

/// How many rows pass between two words on progress.
pub(super) const STEP: u64 = 500;

/// Takes one row.
pub(super) type Take<'t> = &'t mut dyn FnMut(&Row<'_>);
/// Hears how many of how many rows are done.
pub(super) type Progress<'p> = &'p mut dyn FnMut(u64, u64);

/// Hands over every row under the headings, in order, and says which columns were not read.
pub(super) fn each_row(
    path: &Path,
    sheet: Option<&str>,
    progress: Progress<'_>,
    take: Take<'_>,
) -> Result<Unread, Problems> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_lowercase();
    match ending.as_str() {
        "csv" => text_file::each_row(path, sheet, progress, take),
        "xlsx" | "xlsm" | "xlsb" | "xls" => {
            workbook::each_row(path, &ending, sheet, progress, take)
        }
        other => Err(Problems::one(
            "file",
            say::not_a_known_ending(shown(other)),
            say::choose_known_ending(),
        )),
    }
}
