//! The program: reads its arguments and settings, and runs one command.

fn main() {}
