//! The messages of the Fluent files, as the build wrote them.

#![expect(
    clippy::too_many_lines,
    clippy::single_char_add_str,
    clippy::single_match_else,
    reason = "the build wrote it, a line for each message"
)]

use super::language::Language;
use super::render::{ArgumentFormat, capital, full_stop, number, put};
use super::value::{Date, List, Moment, Name, Number, Text, Time, Value};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
