//! Standard output: prints texts in the language asked for. The reader may stop at any line.

use crate::domain::visible;
use crate::words::{Language, Text};
use std::borrow::Borrow;
use std::fmt;
use std::io::{self, ErrorKind, IsTerminal, StdoutLock, Write};

/// The output of a command. A reader such as `head` may stop early: the rest is dropped, and the
/// command still does its work and ends as usual.
pub(super) struct CommandOutput {
    stdout: StdoutLock<'static>,
    language: Language,
}

/// Standard output, for commands to print to.
pub(super) fn out(language: Language) -> CommandOutput {
    CommandOutput { stdout: io::stdout().lock(), language }
}

impl CommandOutput {
    /// Prints a text as a line.
    pub(super) fn say(&mut self, text: impl Borrow<Text>) -> io::Result<()> {
        self.say_after("", text)
    }

    /// Prints a text as a line that begins with spaces, a number or a heading.
    pub(super) fn say_after(&mut self, start: &str, text: impl Borrow<Text>) -> io::Result<()> {
        let text = text.borrow().render(self.language);
        writeln!(self, "{start}{text}")
    }

    /// Prints a text after an empty line.
    pub(super) fn say_apart(&mut self, text: impl Borrow<Text>) -> io::Result<()> {
        self.say_after("\n", text)
    }

    /// A text in the language of the output, to put into a line of a table.
    pub(super) fn words(&self, text: impl Borrow<Text>) -> String {
        text.borrow().render(self.language)
    }
}

impl Write for CommandOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        unless_unheard(self.stdout.write(bytes), bytes.len())
    }

    /// Control characters are made visible on a terminal, since names of programs come from files.
    fn write_fmt(&mut self, said: fmt::Arguments<'_>) -> io::Result<()> {
        if !self.stdout.is_terminal() {
            return self.write_all(said.to_string().as_bytes());
        }
        let said = said.to_string();
        let lines: Vec<String> = said.split('\n').map(visible).collect();
        self.write_all(lines.join("\n").as_bytes())
    }

    fn flush(&mut self) -> io::Result<()> {
        unless_unheard(self.stdout.flush(), ())
    }
}

/// The result, or success where the reader has gone.
fn unless_unheard<T>(done: io::Result<T>, unheard: T) -> io::Result<T> {
    match done {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(unheard),
        done => done,
    }
}
