//! Builds small workbooks in the format of the count.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::fs;
use tempfile::TempDir;
use waystation::domain::{
    Assertion, Catalog, Field, Group, Night, Policy, Problems, Serves, SetAside,
};
use waystation::exchange::{SourceFile, hic};
use waystation::words::Language;

/// The headings of the raw file of 2012, in its order.
pub(super) const HEADINGS: [&str; 33] = [
    "RowID",
    "State",
    "CoC Name",
    "CoC ID",
    "HUD CoC Number",
    "Year",
    "Organization Name",
    "Program Name",
    "Program Type",
    "Bed Type",
    "Geo Code",
    "Inventory Type",
    "Target Population A",
    "Target Population B",
    "Mc Kinney-Vento",
    "Beds for Households With Children",
    "Units for Households With Children",
    "Beds for Households Without Children",
    "Beds for Households With Only Children",
    "Total Year Round Beds",
    "Chronically Homeless Beds",
    "HMIS Beds for Households With Children",
    "HMIS Beds for Households Without Children",
    "HMIS Beds for Households With Only Children",
    "Domestic Violence Beds",
    "Total Seasonal Beds",
    "Seasonal Beds Available in HMIS",
    "Availability Start Date",
    "Availability End Date",
    "Overflow and Voucher Beds",
    "HMIS Overflow and Voucher Beds",
    "PIT Count",
    "Total Beds",
];

pub(super) const WITH: &str = "Beds for Households With Children";
pub(super) const WITHOUT: &str = "Beds for Households Without Children";
pub(super) const ONLY: &str = "Beds for Households With Only Children";

/// A cell as someone may have typed it.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    Day(u16, u8, u8),
    Truth(bool),
    Error(&'static str),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::Number(f64::from(number))
    }
}

/// One row: its cells, by heading.
#[derive(Debug, Clone, Default)]
pub(super) struct Line(Vec<(String, Cell)>);

impl Line {
    /// Returns an open emergency shelter in Fresno with ten beds for single women.
    pub(super) fn shelter(row_id: i32) -> Self {
        Self::default()
            .with("RowID", row_id)
            .with("State", "CA")
            .with("HUD CoC Number", "CA-514")
            .with("Year", 2012)
            .with("Organization Name", "Valley Housing")
            .with("Program Name", "Rose Shelter")
            .with("Program Type", "ES")
            .with("Bed Type", "F")
            .with("Geo Code", "061410")
            .with("Inventory Type", "C")
            .with("Target Population A", "SF")
            .with("Target Population B", "NA")
            .with("Beds for Households Without Children", 10)
            .with("Total Year Round Beds", 10)
            .with("PIT Count", 8)
            .with("Total Beds", 10)
    }

    /// Returns the line with beds of only one class.
    pub(super) fn with_beds(self, heading: &str, beds: i32) -> Self {
        self.without("Beds for Households Without Children")
            .with(heading, beds)
            .with("Total Year Round Beds", beds)
            .with("Total Beds", beds)
            .with("PIT Count", 0)
    }

    pub(super) fn with(mut self, heading: &str, cell: impl Into<Cell>) -> Self {
        self = self.without(heading);
        self.0.push((heading.to_owned(), cell.into()));
        self
    }

    pub(super) fn without(mut self, heading: &str) -> Self {
        self.0.retain(|(name, _)| name != heading);
        self
    }
}

/// A count that was read: its catalog, the rows that were set aside, and the notes.
#[derive(Debug)]
pub(super) struct ReadCount {
    pub(super) catalog: Catalog,
    pub(super) set_aside: Vec<(u64, String)>,
    pub(super) notes: Vec<String>,
}

impl ReadCount {
    fn of(file: &SourceFile) -> Result<Self, Problems> {
        let import = hic::read(file, &mut |_, _| {})?;
        let said = |row: &SetAside| (row.row, row.reason.render(Language::En));
        let set_aside = import.set_aside.iter().map(said).collect();
        let notes = import.notes.iter().map(|note| note.render(Language::En)).collect();
        Ok(Self { catalog: import.into(), set_aside, notes })
    }
}

/// Reads a workbook with these lines under the usual headings.
pub(super) fn read(lines: &[Line]) -> Result<ReadCount, Problems> {
    read_sheet("2012HIC_RawData", &HEADINGS, lines)
}

/// Reads a workbook with this one sheet.
pub(super) fn read_sheet(
    name: &str,
    headings: &[&str],
    lines: &[Line],
) -> Result<ReadCount, Problems> {
    read_sheets(&[Sheet::of(name, headings, lines)], None)
}

/// A sheet of a workbook.
pub(super) struct Sheet<'s> {
    name: &'s str,
    headings: &'s [&'s str],
    lines: &'s [Line],
    hidden: bool,
}

impl<'s> Sheet<'s> {
    pub(super) fn of(name: &'s str, headings: &'s [&'s str], lines: &'s [Line]) -> Self {
        Self { name, headings, lines, hidden: false }
    }

    pub(super) fn hidden(self) -> Self {
        Self { hidden: true, ..self }
    }
}

/// Reads a workbook with a guide and these sheets.
pub(super) fn read_sheets(
    sheets: &[Sheet<'_>],
    named: Option<&str>,
) -> Result<ReadCount, Problems> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("count.xlsx");
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Key").unwrap().write(0, 0, "Guide").unwrap();
    for sheet in sheets {
        let page = workbook.add_worksheet().set_name(sheet.name).unwrap();
        page.set_hidden(sheet.hidden);
        fill(page, sheet.headings, sheet.lines);
    }
    workbook.save(&path).unwrap();
    ReadCount::of(&SourceFile::open(&path, named)?)
}

fn fill(sheet: &mut Worksheet, headings: &[&str], lines: &[Line]) {
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write(0, column, *heading).unwrap();
    }
    for (row, line) in (1_u32..).zip(lines) {
        for (heading, cell) in &line.0 {
            let at = headings.iter().position(|h| h == heading);
            let column = u16::try_from(at.unwrap_or_else(|| panic!("{heading}"))).unwrap();
            match cell {
                Cell::Text(text) => sheet.write(row, column, text).unwrap(),
                Cell::Number(number) => sheet.write(row, column, *number).unwrap(),
                Cell::Day(year, month, day) => {
                    let day = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                    let format = Format::new().set_num_format("yyyy-mm-dd");
                    sheet.write_with_format(row, column, day, &format).unwrap()
                }
                Cell::Truth(said) => sheet.write(row, column, *said).unwrap(),
                Cell::Error(error) => {
                    let formula = Formula::new("=NA()").set_result(*error);
                    sheet.write_formula(row, column, formula).unwrap()
                }
            };
        }
    }
}

/// Reads a file with these bytes.
pub(super) fn read_bytes(name: &str, bytes: &[u8]) -> Result<ReadCount, Problems> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    ReadCount::of(&SourceFile::open(&path, None)?)
}

/// Returns lines under headings as comma-separated text.
pub(super) fn csv(headings: &[&str], lines: &[Line]) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut text = headings.iter().map(|h| quoted(h)).collect::<Vec<_>>().join(",") + "\r\n";
    for line in lines {
        let cell = |heading: &&str| {
            let cell = line.0.iter().find(|(name, _)| name == heading).map(|(_, cell)| cell);
            match cell {
                None => String::new(),
                Some(Cell::Text(text)) => quoted(text),
                Some(Cell::Number(number)) => number.to_string(),
                Some(Cell::Day(year, month, day)) => format!("{month}/{day}/{year}"),
                Some(Cell::Truth(said)) => said.to_string().to_uppercase(),
                Some(Cell::Error(error)) => (*error).to_owned(),
            }
        };
        text += &(headings.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n");
    }
    text
}

pub(super) fn night(import: &ReadCount) -> Night {
    Night::of(&import.catalog).unwrap()
}

pub(super) fn only_group(line: Line) -> Group {
    let import = read(&[line]).unwrap();
    assert!(import.set_aside.is_empty(), "{:?}", import.set_aside);
    let groups = night(&import).groups;
    assert_eq!(groups.len(), 1);
    groups[0].clone()
}

pub(super) fn reason(line: Line) -> String {
    let import = read(&[line]).unwrap();
    assert!(import.catalog.programs.is_empty() && import.catalog.assertions.is_empty());
    assert_eq!(import.set_aside.len(), 1);
    assert_eq!(import.set_aside[0].0, 2);
    import.set_aside[0].1.clone()
}

pub(super) fn said(import: &ReadCount, field: Field) -> Vec<&Assertion> {
    import.catalog.assertions.iter().filter(|a| a.field == field).collect()
}

pub(super) fn has_a_yes(serves: Serves) -> bool {
    serves.each().into_iter().any(|(_, policy)| policy == Policy::Yes)
}
