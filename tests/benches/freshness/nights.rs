//! Toronto's shelter nights, as the city publishes them.

use chrono::{Datelike, NaiveDate};
use csv::Reader;
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::path::Path;
use waystation::domain::{Audience, Stage};

/// A program with its free beds or rooms on each night.
pub(crate) struct Program {
    pub(crate) stage: Stage,
    pub(crate) sector: String,
    pub(crate) free: BTreeMap<NaiveDate, u16>,
}

/// All programs with their nights.
pub(crate) struct Nights {
    pub(crate) programs: Vec<Program>,
}

impl Nights {
    /// Reads both files.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut known: HashMap<String, Program> = HashMap::new();
        let mut programs = Reader::from_path(folder.join("programs.csv")).unwrap();
        let at = places(programs.headers().unwrap(), &["program_id", "sector", "program_model"]);
        for row in programs.records() {
            let row = row.unwrap();
            let cell = |which: usize| row.get(*at.get(which).unwrap()).unwrap().to_owned();
            let stage =
                if cell(2) == "Transitional" { Stage::Transitional } else { Stage::Emergency };
            let program = Program { stage, sector: cell(1), free: BTreeMap::new() };
            known.insert(cell(0), program);
        }
        let file = File::open(folder.join("daily_2021_2022.csv.gz")).unwrap();
        let mut nights = Reader::from_reader(GzDecoder::new(file));
        let at = places(nights.headers().unwrap(), &["date", "program_id", "unoccupied"]);
        for row in nights.records() {
            let row = row.unwrap();
            let cell = |which: usize| row.get(*at.get(which).unwrap()).unwrap();
            // A night without a count says nothing.
            let (Ok(date), Ok(free)) = (cell(0).parse(), cell(2).parse::<f64>()) else { continue };
            if let Some(program) = known.get_mut(cell(1)) {
                program.free.insert(date, whole(free));
            }
        }
        let mut programs: Vec<_> = known.into_iter().collect();
        programs.sort_by(|a, b| a.0.cmp(&b.0));
        Self { programs: programs.into_iter().map(|(_, program)| program).collect() }
    }
}

impl Program {
    /// The people it serves, by the city's sector.
    pub(crate) fn audience(&self) -> Audience {
        match self.sector.as_str() {
            "Women" => Audience::Women,
            "Men" => Audience::Men,
            "Youth" => Audience::Youth,
            "Families" => Audience::Families,
            _ => Audience::Everyone,
        }
    }

    /// The nights in a year.
    pub(crate) fn of_year(&self, year: i32) -> impl Iterator<Item = (NaiveDate, u16)> {
        let nights = self.free.iter().map(|(day, free)| (*day, *free));
        nights.filter(move |(day, _)| day.year() == year)
    }
}

fn places(header: &csv::StringRecord, names: &[&str]) -> Vec<usize> {
    names.iter().map(|name| header.iter().position(|h| h == *name).unwrap()).collect()
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped"
)]
fn whole(free: f64) -> u16 {
    free.clamp(0.0, 65_535.0) as u16
}
