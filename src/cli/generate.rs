//! Generates networks and profiles of any size, into files, or a network into an empty database.

use super::import::save;
use super::network::opened_empty;
use super::output::out;
use super::{CommandResult, written};
use crate::config::Database;
use crate::exchange::generate::{Generator, MOST_INTO_DATABASE, MOST_PROGRAMS, Size};
use crate::words::{Language, say};
use clap::Args;
use std::fs::create_dir_all;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The size to generate, and the target.
#[derive(Debug, Args)]
pub(super) struct GenerateArgs {
    /// The number of programs.
    #[arg(long)]
    programs: u64,
    /// The number of households that ask.
    #[arg(long, default_value_t = 0)]
    households: u64,
    /// The seed. The same seed makes the same bytes on every machine.
    #[arg(long)]
    seed: u64,
    /// The folder for network.json and profiles.jsonl.
    #[arg(long, required_unless_present = "into_database")]
    out: Option<PathBuf>,
    /// Load the network into the database, which must be empty.
    #[arg(long)]
    into_database: bool,
}

pub(super) fn generate(
    order: &GenerateArgs,
    language: Language,
    database: &Database,
) -> CommandResult {
    let most = if order.into_database { MOST_INTO_DATABASE } else { MOST_PROGRAMS };
    let size = Size { programs: order.programs, households: order.households };
    size.check(most)?;
    if order.households > 0 && order.out.is_none() {
        return Err(say::profiles_need_a_folder().into());
    }
    let generator = Generator::of(order.seed)?;
    if order.into_database {
        load(&generator, order.programs, database)?;
    }
    if let Some(folder) = &order.out {
        write(&generator, size, folder)?;
    }
    let mut out = out(language);
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    out.say(say::network_made_up(count(size.households), count(size.programs)))?;
    out.say(say::assumed_heading())?;
    for what in generator.assumed() {
        writeln!(out, "  {what}")?;
    }
    Ok(())
}

fn load(generator: &Generator, programs: u64, database: &Database) -> CommandResult {
    let service = opened_empty(database, say::made_up_network())?;
    let catalog = generator.catalog(programs, service.now())?;
    save(&service, &catalog)
}

fn write(generator: &Generator, size: Size, folder: &Path) -> CommandResult {
    create_dir_all(folder)
        .map_err(|error| say::folder_not_made(error.to_string(), folder.display().to_string()))?;
    let file = |name: &str| written::file(&folder.join(name)).map(BufWriter::new);
    let mut network = file("network.json")?;
    generator.write_network(size.programs, &mut network)?;
    network.flush()?;
    let mut profiles = file("profiles.jsonl")?;
    generator.write_households(size.households, &mut profiles)?;
    Ok(profiles.flush()?)
}
