//! The command line: reads arguments, runs one command, and explains errors in sentences.

mod assign;
mod audit;
mod clock;
mod dump;
mod gap;
mod generate;
mod health;
mod import;
mod kept;
mod link;
mod listing;
mod network;
mod organization;
mod output;
mod plan;
mod planned;
mod rank;
mod refit;
mod replay;
mod rules;
mod serve;
mod token;
mod user;
mod weights;
mod written;

use crate::config::{Database, Listen, Log};
use crate::desk::{NewNetwork, Refusal};
use crate::domain::{Problems, visible};
use crate::solvers::fault::caught;
use crate::telemetry;
use crate::words::{Language, Text, say};
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
    /// The language of the output: en or es.
    #[arg(long, value_name = "LANGUAGE", default_value_t, global = true)]
    language: Language,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages and the API. This is also the default when no command is given. With no
    /// database named either, the default serves the demo.
    Serve {
        /// Serve the demo in the file waystation-demo.db, and make it if it is missing.
        #[arg(long)]
        demo: bool,
    },
    /// Rank the places for one profile and print a call list.
    Rank {
        /// The profile as JSON, in the format of the API; - reads standard input.
        profile: PathBuf,
        /// text for people, or json as the API answers.
        #[arg(long, default_value = "text")]
        format: rank::PrintFormat,
        /// Also write a record to this file, to repeat the answer later with replay.
        #[arg(long)]
        record: Option<PathBuf>,
    },
    /// Repeat a recorded question, and report the same answer byte for byte or the differences.
    Replay {
        /// The file from rank --record, or an answer of the API; - reads standard input.
        record: PathBuf,
        /// The night it was asked in, from export-night. The default is the database's night.
        #[arg(long)]
        night: Option<PathBuf>,
    },
    /// Write what the programs state to a file, to replay answers with. It holds nothing about a
    /// person.
    ExportNight {
        /// The file to write.
        file: PathBuf,
    },
    /// Print the weight of each rule in this network, or set weights.
    Weights {
        /// A rule and its weight, such as distance=200. 100 is the default, 0 turns the points off,
        /// 1000 is the most.
        decided: Vec<String>,
    },
    /// Plan many nights for one profile: chains of stays, with what to arrange by when.
    Plan {
        /// The question as JSON, in the format of the API; - reads standard input.
        profile: PathBuf,
        /// text for people, or json as the API answers.
        #[arg(long, default_value = "text")]
        format: rank::PrintFormat,
        /// Also write the choices as plain numbers to this file, for other solvers.
        #[arg(long)]
        dump: Option<PathBuf>,
    },
    /// Place several households at once, or solve a file of generalized assignment problems.
    Assign(assign::Args),
    /// Merge the programs of a file into the database.
    Import(import::ImportArgs),
    /// List the imports, or one of them with the rows that it set aside.
    Imports {
        /// The number of an import.
        number: Option<u64>,
    },
    /// Undo an import: what is stated of programs is as it was before.
    UndoImport {
        /// The number, as waystation imports lists it.
        number: u64,
    },
    /// List the formats of files that can be imported.
    Formats,
    /// Write everything that is stated of programs into a file.
    Dump {
        /// The file to write.
        file: PathBuf,
        /// The format, as waystation formats lists them.
        #[arg(long, default_value = "network")]
        format: String,
    },
    /// Generate a network and profiles, to test a size.
    Generate(generate::GenerateArgs),
    /// Refit how quickly posts become unreliable, from recorded call outcomes.
    Refit(refit::RefitArgs),
    /// Make a network at --database and print the link with which its administrator joins, or adopt
    /// an existing database.
    Init {
        /// The name of the network. Without it, the first list that is imported names it.
        #[arg(long, value_name = "NAME")]
        network: Option<String>,
        /// The name of the organization that administers it.
        #[arg(long, value_name = "NAME", default_value = "Network office")]
        organization: String,
        /// Use the existing database from now on if it is whole: after it was restored from a copy,
        /// or if an earlier version made it.
        #[arg(long)]
        adopt: bool,
    },
    /// Bring the database up to date.
    Migrate,
    /// List the rules of matching.
    Rules,
    /// Load a demo network: sample (invented, every rule) or founding (of 2012 to 2014).
    Demo {
        /// The network to load.
        #[arg(value_enum, default_value_t)]
        network: network::Demo,
    },
    /// Make, list and revoke tokens, which identify an organization and a role.
    Token {
        #[command(subcommand)]
        tokens: token::Tokens,
    },
    /// List, invite, suspend and end the people who sign in.
    User {
        #[command(subcommand)]
        users: user::Users,
    },
    /// List, add and vet organizations.
    Organization {
        #[command(subcommand)]
        organizations: organization::Organizations,
    },
    /// Check the record of what was done.
    Audit {
        #[command(subcommand)]
        audit: audit::Audit,
    },
    /// Report whether the database clock jumped.
    Clock {
        /// Accept the current time: promises run by it again, and those it has passed are over.
        #[arg(long)]
        trust: bool,
    },
    /// Report how many promises programs withdrew, by cause.
    Kept,
    /// Check whether the service on this machine is ready; for containers.
    Healthcheck,
}

/// The result of a command: nothing, or a sentence for standard error.
type CommandResult = Result<(), Failed>;

/// The reasons a command failed, as sentences.
#[derive(Debug)]
enum Failed {
    /// A text of the command's own.
    Text(Text),
    /// The problems of input.
    Problems(Problems),
    /// A refusal by the desk.
    Refusal(Refusal),
}

impl Failed {
    fn render(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.render(language),
            Self::Problems(problems) => problems.render(language),
            Self::Refusal(refusal) => refusal.render(language),
        }
    }
}

impl From<Text> for Failed {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

/// An error of a library or of the system, whose words are English.
impl<E: Display> From<E> for Failed {
    fn from(error: E) -> Self {
        Self::Text(say::untranslated(error.to_string()))
    }
}

impl From<Problems> for Failed {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<Refusal> for Failed {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

/// Runs the command that this process's arguments name.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let language = cli.language;
    let done = caught(|| started(cli)).unwrap_or_else(|fault| Err(fault.into()));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            // Nothing is left to tell when even standard error is closed.
            writeln!(io::stderr(), "{}", failed.render(language)).unwrap_or_default();
            ExitCode::FAILURE
        }
    }
}

fn started(cli: Cli) -> CommandResult {
    telemetry::start(&cli.log)?;
    let (database, listen, language) = (&cli.database, &cli.listen, cli.language);
    match cli.command {
        None => serve::serve(database.url.is_none(), listen, language, database),
        Some(Command::Serve { demo }) => serve::serve(demo, listen, language, database),
        Some(Command::Rank { profile, format, record }) => {
            rank::rank(&profile, format, language, record.as_deref(), database)
        }
        Some(Command::Replay { record, night }) => {
            replay::replay(&record, night.as_deref(), language, database)
        }
        Some(Command::ExportNight { file }) => replay::export_night(&file, language, database),
        Some(Command::Weights { decided }) => weights::weights(&decided, language, database),
        Some(Command::Plan { profile, format, dump }) => {
            plan::plan(&profile, format, language, dump.as_deref(), database)
        }
        Some(Command::Assign(args)) => assign::assign(&args, language, database),
        Some(Command::Import(args)) => import::import(&args, language, database),
        Some(Command::Imports { number }) => import::imports(number, language, database),
        Some(Command::UndoImport { number }) => import::undo(number, language, database),
        Some(Command::Formats) => import::formats(language),
        Some(Command::Dump { file, format }) => import::dump(&file, &format, language, database),
        Some(Command::Generate(order)) => generate::generate(&order, language, database),
        Some(Command::Refit(order)) => refit::run(&order, language, database),
        Some(Command::Init { adopt: true, .. }) => network::adopt(language, database),
        Some(Command::Init { network, organization, adopt: false }) => {
            let name = network.as_deref().map(visible);
            let organization = &visible(&organization);
            let new = NewNetwork { name: name.as_deref(), organization };
            network::init(&new, language, listen, database)
        }
        Some(Command::Migrate) => network::migrate(language, database),
        Some(Command::Rules) => rules::rules(language),
        Some(Command::Demo { network }) => network::demo(network, language, database),
        Some(Command::Token { tokens }) => token::run(&tokens, language, database),
        Some(Command::User { users }) => user::run(&users, language, listen, database),
        Some(Command::Organization { organizations }) => {
            organization::run(&organizations, language, database)
        }
        Some(Command::Audit { audit }) => audit::run(&audit, language, database),
        Some(Command::Kept) => kept::kept(language, database),
        Some(Command::Clock { trust }) => clock::clock(trust, language, database),
        Some(Command::Healthcheck) => health::check(listen),
    }
}
