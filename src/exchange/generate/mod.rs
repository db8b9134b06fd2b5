//! Generated networks and households of any size. The parameters in `fixtures/generator.json` were
//! published or are marked as assumed.
//!
//! The same seed gives the same bytes on every machine: the random numbers are whole numbers from a
//! generator whose output is fixed, each program and household has its own random numbers, and no
//! clock is read. To add a field that programs state, or something that people ask for or answer,
//! add a row to the fixture.

mod dice;
mod household;
mod parameters;
mod program;

pub use household::GeneratedHousehold;

use crate::domain::{Catalog, ImportedProgram, Network, Night, Problems, Timestamp};
use crate::exchange::program_json::JsonContext;
use crate::words::say;
use parameters::{Map, Parameters};
use serde_json::json;
use std::io::{self, Write};

/// The most programs in a network that is written to a file or built in memory.
pub const MOST_PROGRAMS: u64 = 2_000_000;
/// The most programs that are loaded into a database.
pub const MOST_INTO_DATABASE: u64 = 100_000;
/// The most households that are generated.
pub const MOST_HOUSEHOLDS: u64 = 10_000_000;

/// Generates programs and households from one seed.
pub struct Generator {
    of: Parameters,
    map: Map,
    seed: u64,
}

/// The amount to generate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// The number of programs, at least one.
    pub programs: u64,
    /// The number of households.
    pub households: u64,
}

impl Size {
    /// Checks that this amount can be generated, with at most `most` programs.
    pub fn check(self, most: u64) -> Result<(), Problems> {
        let mut problems = Problems::default();
        if !(1..=most).contains(&self.programs) {
            problems.add(
                "--programs",
                say::cannot_make_programs(self.programs.to_string()),
                say::enter_number_of_programs(most.to_string()),
            );
        }
        if self.households > MOST_HOUSEHOLDS {
            problems.add(
                "--households",
                say::too_many_households(self.households.to_string()),
                say::enter_number_of_households(MOST_HOUSEHOLDS.to_string()),
            );
        }
        problems.into_result()
    }
}

impl Generator {
    /// Creates a generator for a seed.
    pub fn of(seed: u64) -> Result<Self, Problems> {
        Ok(Self { of: Parameters::read()?, map: Map::of_all_zones(), seed })
    }

    /// Returns descriptions of everything drawn from guesses instead of published numbers.
    pub fn assumed(&self) -> Vec<&str> {
        self.of.assumed()
    }

    /// Generates a network with this number of programs. Its posts are dated back from `now`.
    pub fn catalog(&self, programs: u64, now: Timestamp) -> Result<Catalog, Problems> {
        let made = (1..=programs).map(|number| self.program(number, now));
        let catalog = made.collect::<Result<Catalog, Problems>>()?;
        Ok(Catalog { network: self.network(), ..catalog })
    }

    /// Generates the same network as a night. It holds the assertions of only one program at a
    /// time, for sizes whose assertions would not fit into memory.
    pub fn night(&self, programs: u64, now: Timestamp) -> Result<Night, Problems> {
        let mut night = Night { network: self.network(), ..Night::default() };
        for number in 1..=programs {
            let one = Night::of(&Catalog::from_iter([self.program(number, now)?]))?;
            let before = night.programs.len();
            night.programs.extend(one.programs);
            night.groups.extend(one.groups.into_iter().map(|mut group| {
                group.program += before;
                group
            }));
        }
        Ok(night)
    }

    /// Generates the request of the household with this number.
    pub fn household(&self, number: u64) -> GeneratedHousehold {
        household::household(&self.of, &self.map, self.seed, number)
    }

    /// Writes a network file, one program per line.
    pub fn write_network(&self, programs: u64, out: &mut impl Write) -> io::Result<()> {
        let Network { name, notice } = self.network();
        let sources = program::sources(&self.of.network, self.seed);
        write!(out, "{{\"name\": {}, ", json!(name))?;
        write!(
            out,
            "\"notice\": {}, \"sources\": {},\n\"programs\": [",
            json!(notice),
            json!(sources)
        )?;
        for number in 1..=programs {
            out.write_all(if number == 1 { b"\n" } else { b",\n" })?;
            let entry = program::program(&self.of.network, &self.map, self.seed, number);
            serde_json::to_writer(&mut *out, &entry)?;
        }
        writeln!(out, "\n]}}")
    }

    /// Writes the requests of households, one per line.
    pub fn write_households(&self, households: u64, out: &mut impl Write) -> io::Result<()> {
        (1..=households).try_for_each(|number| writeln!(out, "{}", self.household(number).told))
    }

    fn network(&self) -> Network {
        let of = &self.of.network;
        Network { name: format!("{}, seed {}", of.name, self.seed), notice: of.notice.clone() }
    }

    fn program(&self, number: u64, now: Timestamp) -> Result<ImportedProgram, Problems> {
        let made = program::program(&self.of.network, &self.map, self.seed, number);
        let (id, sources) = (made.id.clone(), program::sources(&self.of.network, self.seed));
        let context = JsonContext { sources: &sources, now: Some(now) };
        made.read(&context).map_err(|refused| refused.at(id))
    }
}
