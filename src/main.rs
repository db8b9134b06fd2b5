//! The program: reads its arguments and settings, and runs one command.

use std::process::ExitCode;
use waystation::cli::run;

fn main() -> ExitCode {
    run()
}
