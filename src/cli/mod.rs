//! The command line: reads arguments, runs one command, says what went wrong in words.

mod assign;
mod dump;
mod gap;
mod health;
mod import;
mod listing;
mod network;
mod rank;
mod rules;
mod serve;

use crate::config::{Database, Listen, Log};
use crate::telemetry;
use clap::{Parser, Subcommand};
use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Finds a bed tonight for a trafficking survivor, and says why.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    listen: Listen,
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    log: Log,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve pages and API (what happens without a command, too).
    Serve,
    /// Rank the places for one profile and print a call list.
    Rank {
        /// The profile as JSON, the same as the API takes; - reads standard input.
        profile: PathBuf,
        /// text for people, json as the API answers.
        #[arg(long, default_value = "text")]
        format: rank::Format,
    },
    /// Place several households at once, or solve a file of generalised assignment problems.
    Assign(assign::Args),
    /// Load programs from a file.
    Import {
        #[command(subcommand)]
        source: Source,
    },
    /// Bring the database up to date.
    Migrate,
    /// List the rules of matching.
    Rules,
    /// Load the demo network: the founding programs, with made-up openings.
    Demo,
    /// Ask the service on this machine whether it is well; for containers.
    Healthcheck,
}

#[derive(Debug, Subcommand)]
enum Source {
    /// HUD's Housing Inventory Count, the raw workbook of a year.
    Hic {
        /// The workbook (.xlsx).
        file: PathBuf,
    },
}

/// What a command ends with: nothing, or a sentence for standard error.
type Done = Result<(), Failed>;

/// Why a command failed, as sentences.
#[derive(Debug)]
struct Failed(String);

impl<E: Display> From<E> for Failed {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Runs the command of this process's arguments.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match started(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed(sentence)) => {
            // Nothing is left to tell when even standard error is closed.
            writeln!(io::stderr(), "{sentence}").unwrap_or_default();
            ExitCode::FAILURE
        }
    }
}

fn started(cli: Cli) -> Done {
    telemetry::start(&cli.log)?;
    let (database, listen) = (&cli.database, &cli.listen);
    match cli.command {
        None | Some(Command::Serve) => serve::serve(listen, database),
        Some(Command::Rank { profile, format }) => rank::rank(&profile, format, database),
        Some(Command::Assign(args)) => assign::assign(&args, database),
        Some(Command::Import { source: Source::Hic { file } }) => import::hic(&file, database),
        Some(Command::Migrate) => network::migrate(database),
        Some(Command::Rules) => rules::rules(),
        Some(Command::Demo) => network::demo(database),
        Some(Command::Healthcheck) => health::check(listen),
    }
}
