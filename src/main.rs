//! The program: reads its arguments and settings, and runs one command.

use std::process::ExitCode;

fn main() -> ExitCode {
    waystation::cli::run()
}
