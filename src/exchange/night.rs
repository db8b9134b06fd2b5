//! A night as a file of its own: a [network file](super::network) with the statements in force and
//! the last posts, so that an answer can be reproduced anywhere. A night holds nothing about any
//! person.

use super::network::{read_with_curves, written_with_curves};
use crate::domain::{Catalog, Curves, Night, Problems};

/// Writes the file of a network as it stands: the assertions in force and the last posts.
pub fn write(in_force: &Catalog, curves: &Curves) -> String {
    written_with_curves(in_force, (*curves != Curves::default()).then_some(curves))
}

/// Reads a night from the text of a file.
pub fn read(text: &str) -> Result<Night, Problems> {
    let (import, curves) = read_with_curves(text, None)?;
    import.check_programs()?;
    Night::with(&import.into(), curves.unwrap_or_default())
}
