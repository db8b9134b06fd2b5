//! Standard output, where nobody has to listen to the end.

use crate::domain::visible;
use std::fmt;
use std::io::{self, ErrorKind, IsTerminal, StdoutLock, Write};

/// What a command says. Whoever reads it may stop at any line, as `head` does: the rest goes unheard,
/// and the command does its work and ends as it would have.
pub(super) struct CommandOutput(StdoutLock<'static>);

/// Standard output, for commands to print to.
pub(super) fn out() -> CommandOutput {
    CommandOutput(io::stdout().lock())
}

impl Write for CommandOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        unless_unheard(self.0.write(bytes), bytes.len())
    }

    /// A terminal is sent nothing that controls it: what programs are called comes from files.
    fn write_fmt(&mut self, said: fmt::Arguments<'_>) -> io::Result<()> {
        if !self.0.is_terminal() {
            return self.write_all(said.to_string().as_bytes());
        }
        let said = said.to_string();
        let lines: Vec<String> = said.split('\n').map(visible).collect();
        self.write_all(lines.join("\n").as_bytes())
    }

    fn flush(&mut self) -> io::Result<()> {
        unless_unheard(self.0.flush(), ())
    }
}

/// What was done, or as if it had been where nobody listens any more.
fn unless_unheard<T>(done: io::Result<T>, unheard: T) -> io::Result<T> {
    match done {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(unheard),
        done => done,
    }
}
