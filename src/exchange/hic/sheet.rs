//! The sheet of a workbook that holds the count, row by row, without loading it whole.

use super::columns::{Column, Columns, known};
use crate::domain::{Problems, shown};
use calamine::{DataRef, Reader, Xlsx, XlsxCellReader, XlsxError, open_workbook};
use std::fs::File;
use std::io::BufReader;
use std::mem;
use std::path::Path;

/// One row of the sheet, its cells in the order of [`Column`].
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    /// The row in the sheet, the heading being row 1.
    pub(super) number: u64,
    cells: Vec<DataRef<'a>>,
}

impl<'a> Row<'a> {
    fn empty(number: u64) -> Self {
        Self { number, cells: vec![DataRef::Empty; Column::COUNT] }
    }

    /// The cell of a column.
    pub(super) fn cell(&self, column: Column) -> &DataRef<'a> {
        self.cells.get(column.place()).unwrap_or(&DataRef::Empty)
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| *cell == DataRef::Empty)
    }
}

/// Columns beyond this many are no part of a count.
const MOST_COLUMNS: usize = 1000;
/// How many rows pass between two words on progress.
const STEP: u64 = 500;

type Cells<'a> = XlsxCellReader<'a, BufReader<File>>;

/// Hands over every row under the headings, in order.
pub(super) fn each_row(
    path: &Path,
    progress: &mut dyn FnMut(u64, u64),
    take: &mut dyn FnMut(Row<'_>),
) -> Result<(), Problems> {
    let mut workbook: Xlsx<_> = open_workbook(path).map_err(|error| unreadable(&error))?;
    let (sheet, columns) = with_the_count(&mut workbook)?;
    let mut cells = workbook.worksheet_cells_reader(&sheet).map_err(|error| unreadable(&error))?;
    let rows = u64::from(cells.dimensions().end.0);
    let (mut row, mut done) = (Row::empty(1), 0);
    while let Some(cell) = cells.next_cell().map_err(|error| unreadable(&error))? {
        let (line, column) = cell.get_position();
        let number = u64::from(line) + 1;
        if number != row.number {
            hand_over(mem::replace(&mut row, Row::empty(number)), take, &mut done);
            if number % STEP == 0 {
                progress(done, rows.max(done));
            }
        }
        let place = usize::try_from(column).ok().and_then(|at| columns.place(at));
        if let Some(kept) = place.and_then(|at| row.cells.get_mut(at)) {
            *kept = cell.get_value().clone();
        }
    }
    hand_over(row, take, &mut done);
    progress(done, done);
    Ok(())
}

fn hand_over<'a>(row: Row<'a>, take: &mut dyn FnMut(Row<'_>), done: &mut u64) {
    if row.number > 1 && !row.is_blank() {
        *done += 1;
        take(row);
    }
}

/// The sheet whose first row names most of the columns; all must be there.
fn with_the_count(workbook: &mut Xlsx<BufReader<File>>) -> Result<(String, Columns), Problems> {
    let sheets = workbook.sheet_names();
    let mut best: Option<(String, Vec<String>)> = None;
    for sheet in &sheets {
        let Ok(mut cells) = workbook.worksheet_cells_reader(sheet) else { continue };
        let headings = first_row(&mut cells).map_err(|error| unreadable(&error))?;
        if known(&headings) > best.as_ref().map_or(0, |(_, best)| known(best)) {
            best = Some((sheet.clone(), headings));
        }
    }
    let Some((sheet, headings)) = best else {
        let names: Vec<_> = sheets.iter().map(|s| shown(s)).collect();
        return Err(Problems::one(
            "workbook",
            format!("No sheet holds a Housing Inventory Count; there is: {}.", names.join(", ")),
            "Choose the raw data workbook of one year, with its headings in the first row.",
        ));
    };
    match Columns::of(&headings) {
        Ok(columns) => Ok((sheet, columns)),
        Err(problems) => {
            let mut all = Problems::default();
            all.within(&format!("sheet {}, ", shown(&sheet)), problems);
            Err(all)
        }
    }
}

fn first_row(cells: &mut Cells<'_>) -> Result<Vec<String>, XlsxError> {
    let mut headings = Vec::new();
    while let Some(cell) = cells.next_cell()? {
        let (line, column) = cell.get_position();
        if line > 0 {
            break;
        }
        let column = usize::try_from(column).unwrap_or(MOST_COLUMNS);
        if column >= MOST_COLUMNS {
            continue;
        }
        if headings.len() <= column {
            headings.resize(column + 1, String::new());
        }
        if let (Some(heading), Some(words)) = (headings.get_mut(column), words(cell.get_value())) {
            words.clone_into(heading);
        }
    }
    Ok(headings)
}

/// The words of a cell that holds words.
fn words<'a>(cell: &'a DataRef<'_>) -> Option<&'a str> {
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

fn unreadable(error: &XlsxError) -> Problems {
    Problems::one(
        "workbook",
        format!("The file cannot be read as an Excel workbook: {error}."),
        "Choose the .xlsx file as HUD publishes it, and try again.",
    )
}
