//! A workbook: finds the sheet that holds the count, and reads its rows without loading them all.

use super::columns::{CountColumns, known};
use super::table::{CountRow, STEP, Take, words};
use super::unread::Unread;
use crate::domain::{Problems, shown};
use crate::exchange::format::{Progress, SourceFile};
use crate::words::say;
use calamine::{Data, DataRef, Reader, Sheet, SheetType, SheetVisible, Xls, Xlsb, Xlsx};
use std::io::Cursor;
use std::mem;
use std::ops::ControlFlow::{self, Break, Continue};

/// The most columns of a sheet that are looked at. Columns beyond them are not part of a count.
const MOST_COLUMNS: usize = 1000;
/// A sheet with at least this many known headings is taken for a count.
const A_COUNT: usize = 10;

/// An open workbook in one of Excel's formats.
enum Workbook<'b> {
    Xlsx(Xlsx<Cursor<&'b [u8]>>),
    Xlsb(Xlsb<Cursor<&'b [u8]>>),
    Xls(Xls<Cursor<&'b [u8]>>),
}

/// Receives a cell: the last row of its sheet, its row and column, and its contents.
type Look<'l, 'a> = &'l mut dyn FnMut(u32, (u32, u32), &DataRef<'a>) -> ControlFlow<()>;

impl<'b> Workbook<'b> {
    fn open(file: &'b SourceFile) -> Result<Self, Problems> {
        let bytes = Cursor::new(file.bytes.as_slice());
        match file.ending.as_str() {
            "xlsb" => Xlsb::new(bytes).map(Self::Xlsb).map_err(unreadable),
            "xls" => Xls::new(bytes).map(Self::Xls).map_err(unreadable),
            _ => Xlsx::new(bytes).map(Self::Xlsx).map_err(unreadable),
        }
    }

    fn sheets(&self) -> Vec<Sheet> {
        let sheets = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
        };
        sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
    }

    fn counts_from_1904(&self) -> bool {
        match self {
            Self::Xlsx(book) => book.has_1904_epoch(),
            Self::Xlsb(book) => book.has_1904_epoch(),
            Self::Xls(book) => book.has_1904_epoch(),
        }
    }

    /// Passes the cells of a sheet to `look`, row by row, until `look` stops.
    fn look_at<'a>(&'a mut self, sheet: &str, look: Look<'_, 'a>) -> Result<(), Problems> {
        match self {
            Self::Xlsx(book) => {
                let mut cells = book.worksheet_cells_reader(sheet).map_err(unreadable)?;
                let rows = cells.dimensions().end.0;
                while let Some(cell) = cells.next_cell().map_err(unreadable)? {
                    if look(rows, cell.get_position(), cell.get_value()).is_break() {
                        break;
                    }
                }
            }
            Self::Xlsb(book) => {
                let mut cells = book.worksheet_cells_reader(sheet).map_err(unreadable)?;
                let rows = cells.dimensions().end.0;
                while let Some(cell) = cells.next_cell().map_err(unreadable)? {
                    if look(rows, cell.get_position(), cell.get_value()).is_break() {
                        break;
                    }
                }
            }
            Self::Xls(book) => {
                let cells = book.worksheet_range(sheet).map_err(unreadable)?;
                let (first, last) =
                    (cells.start().unwrap_or((0, 0)), cells.end().unwrap_or((0, 0)));
                for (row, column, value) in cells.used_cells() {
                    let at = |first: u32, more: usize| {
                        first.saturating_add(u32::try_from(more).unwrap_or(u32::MAX))
                    };
                    let spot = (at(first.0, row), at(first.1, column));
                    if look(last.0, spot, &owned(value)).is_break() {
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    /// Returns the headings of a sheet, and whether anything is under them.
    fn headings(&mut self, sheet: &str) -> Result<(Vec<String>, bool), Problems> {
        let (mut headings, mut more) = (Vec::new(), false);
        self.look_at(sheet, &mut |_, (line, column), cell| {
            if line > 0 {
                more = true;
                return Break(());
            }
            let column = usize::try_from(column).unwrap_or(MOST_COLUMNS);
            if let (true, Some(words)) = (column < MOST_COLUMNS, words(cell)) {
                if headings.len() <= column {
                    headings.resize(column + 1, String::new());
                }
                if let Some(heading) = headings.get_mut(column) {
                    words.clone_into(heading);
                }
            }
            Continue(())
        })?;
        Ok((headings, more))
    }
}

/// Passes every row under the headings to `take`, in order. Returns the columns that were not read.
pub(super) fn each_row(
    file: &SourceFile,
    progress: Progress<'_>,
    take: Take<'_>,
) -> Result<Unread, Problems> {
    let mut workbook = Workbook::open(file)?;
    let (sheet, headings) = with_the_count(&mut workbook, file.sheet.as_deref())?;
    let columns = CountColumns::of(&headings).map_err(|problems| {
        let mut all = Problems::default();
        all.within(&format!("sheet {}, ", shown(&sheet)), problems);
        all
    })?;
    let from_1904 = workbook.counts_from_1904();
    let (mut row, mut done) = (CountRow::empty(1, &columns, from_1904), 0);
    workbook.look_at(&sheet, &mut |rows, (line, column), cell| {
        let number = u64::from(line) + 1;
        if number != row.number {
            let next = CountRow::empty(number, &columns, from_1904);
            hand_over(&mem::replace(&mut row, next), take, &mut done);
            if number % STEP == 0 {
                progress(done, u64::from(rows).max(done));
            }
        }
        if let Some(place) = usize::try_from(column).ok().and_then(|at| columns.place(at)) {
            row.put(place, cell.clone());
        }
        Continue(())
    })?;
    hand_over(&row, take, &mut done);
    progress(done, done);
    Ok(columns.unread.clone())
}

fn hand_over(row: &CountRow<'_>, take: &mut dyn FnMut(&CountRow<'_>), done: &mut u64) {
    if row.number > 1 && !row.is_blank() {
        *done += 1;
        take(row);
    }
}

/// A sheet with its headings.
struct CandidateSheet {
    sheet: Sheet,
    headings: Vec<String>,
    has_rows: bool,
}

impl CandidateSheet {
    fn known(&self) -> usize {
        known(&self.headings)
    }

    fn is_hidden(&self) -> bool {
        self.sheet.visible != SheetVisible::Visible
    }
}

/// Returns the named sheet, or else the only visible sheet that holds a count, with its headings.
fn with_the_count(
    workbook: &mut Workbook<'_>,
    named: Option<&str>,
) -> Result<(String, Vec<String>), Problems> {
    let all = candidates(workbook, named)?;
    let is_count = |it: &&CandidateSheet| it.known() >= A_COUNT;
    let is_open = |it: &&CandidateSheet| named.is_some() || !it.is_hidden();
    let counts: Vec<_> = all.iter().filter(is_open).filter(is_count).collect();
    let with_rows: Vec<_> = counts.iter().copied().filter(|it| it.has_rows).collect();
    let counts = if with_rows.is_empty() { counts } else { with_rows };
    let hidden = all.iter().find(is_count);
    let chosen = match (counts.as_slice(), hidden) {
        ([one], _) => one,
        ([], Some(hidden)) => return Err(only_hidden(&hidden.sheet.name)),
        ([], None) => {
            let closest = all.iter().filter(is_open).filter(|it| it.known() > 0);
            // The first of the sheets with the most known headings, to report what it lacks.
            closest.rev().max_by_key(|it| it.known()).ok_or_else(|| no_count(workbook))?
        }
        (several, _) => {
            let listed = names(several.iter().map(|it| it.sheet.name.as_str()));
            return Err(Problems::one(
                "workbook",
                say::several_sheets(listed),
                say::choose_sheet(),
            ));
        }
    };
    Ok((chosen.sheet.name.clone(), chosen.headings.clone()))
}

/// Returns the named sheet, or all sheets that can be read.
fn candidates(
    workbook: &mut Workbook<'_>,
    named: Option<&str>,
) -> Result<Vec<CandidateSheet>, Problems> {
    let sheets = workbook.sheets();
    let mut all = Vec::new();
    for sheet in &sheets {
        if named.is_some_and(|name| name != sheet.name) {
            continue;
        }
        match workbook.headings(&sheet.name) {
            Ok((headings, has_rows)) => {
                all.push(CandidateSheet { sheet: sheet.clone(), headings, has_rows });
            }
            Err(problems) if named.is_some() => return Err(problems),
            // A sheet that cannot be read is refused only if it is named.
            Err(_) => {}
        }
    }
    match named {
        Some(name) if all.is_empty() => Err(Problems::one(
            "--sheet",
            say::no_such_sheet(shown(name)),
            say::name_one_of_sheets(names(sheets.iter().map(|s| s.name.as_str()))),
        )),
        _ => Ok(all),
    }
}

fn only_hidden(sheet: &str) -> Problems {
    Problems::one("workbook", say::sheet_is_hidden(shown(sheet)), say::show_sheet())
}

fn no_count(workbook: &Workbook<'_>) -> Problems {
    let sheets = workbook.sheets();
    let names = names(sheets.iter().map(|sheet| sheet.name.as_str()));
    Problems::one("workbook", say::no_sheet_with_count(names), say::choose_raw_workbook())
}

fn names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(shown).collect::<Vec<_>>().join(", ")
}

/// Converts a cell of an old workbook, which is loaded whole.
fn owned(cell: &Data) -> DataRef<'static> {
    match cell {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(words) => DataRef::String(words.clone()),
        Data::Bool(said) => DataRef::Bool(*said),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(moment) => DataRef::DateTimeIso(moment.clone()),
        Data::DurationIso(length) => DataRef::DurationIso(length.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err hands over")]
fn unreadable(error: impl ToString) -> Problems {
    Problems::one("workbook", say::not_a_workbook(error.to_string()), say::choose_published_file())
}
