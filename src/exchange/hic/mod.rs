//! HUD's Housing Inventory Count, as the raw workbook HUD publishes: one row for each program.
//!
//! What the count says is carried over as dated assertions, and only that: a code that is missing
//! or contradicts its beds leaves its answers unknown. It is a count of one night, so it makes no
//! capacity post, and a count promises nothing, so it makes no [`Unit`](crate::domain::Unit).
//! Rows nobody can vouch for are set aside with their reason.
//!
//! Decisions, each with its reason in the file it belongs to:
//! - `columns`: the spellings of headings over the years; a missing column refuses the file.
//! - `codes`: every code's meaning, in one table for each column.
//! - `record`: what makes a row one to set aside.
//! - `entry`: from a row to a program, its unit groups and its assertions.
//! - `place`: a geo code becomes a zone, never more.
//! - `name`: a program whose name is a street address is shown under its organization's name.

mod codes;
mod columns;
mod entry;
mod name;
mod place;
mod record;
mod sheet;

use crate::domain::{Catalog, Network, Problems, SetAside};
use entry::Taken;
use record::Record;
use std::path::Path;

/// How the network of an import calls itself, before anyone renames it.
const NETWORK: &str = "Housing Inventory Count";
/// What every page and answer says of such a network.
const NOTICE: &str = "Read from HUD's Housing Inventory Count: one night's count of beds. \
    No program has confirmed its entry, and nothing here says that a bed is free.";

/// What was read of a workbook: every row is a program of the catalog or set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The programs, with their unit groups and what is said of them.
    pub catalog: Catalog,
    /// The rows kept out, in the order of the file.
    pub set_aside: Vec<SetAside>,
}

/// Reads a workbook, saying now and then how many of how many rows are done.
pub fn read(path: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<Import, Problems> {
    let network = Network { name: NETWORK.to_owned(), notice: NOTICE.to_owned() };
    let catalog = Catalog { network, ..Catalog::default() };
    let mut import = Import { catalog, set_aside: Vec::new() };
    let mut taken = Taken::default();
    sheet::each_row(path, progress, &mut |row| {
        let entered = Record::read(&row)
            .and_then(|record| entry::enter(&record, &mut import.catalog, &mut taken));
        if let Err(reason) = entered {
            import.set_aside.push(SetAside { row: row.number, reason });
        }
    })?;
    Ok(import)
}
