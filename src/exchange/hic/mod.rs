//! HUD's Housing Inventory Count, as the raw file of a year that HUD publishes, a workbook or CSV:
//! one row for each program.
//!
//! What the count says is carried over as dated assertions, and only that: a code that is missing
//! or contradicts its beds leaves its answers unknown. It is a count of one night, so it makes no
//! capacity post, and a count promises nothing, so it makes no [`Unit`](crate::domain::Unit).
//! Rows nobody can vouch for are set aside with their reason.
//!
//! Decisions, each with its reason in the file it belongs to:
//! - `table`, `workbook`, `text_file`: rows of a workbook or of a CSV file, and which sheet holds them.
//! - `columns`: the spellings of headings over the years; a missing column refuses the file.
//! - `unread`: columns that are not read; those that can limit whom a program takes are named.
//! - `cell`: a cell that does not hold what its column expects sets its row aside.
//! - `codes`, `population`, `youth`: every code's meaning, in one table for each column.
//! - `record`, `beds`: what makes a row one to set aside.
//! - `parts`: beds kept for veterans or youth are unit groups of their own.
//! - `entry`, `sayer`: from a row to a program, its unit groups and its assertions.
//! - `place`: a geo code becomes a zone, never more.
//! - `name`: a program whose name is a street address is shown under its organization's name.

mod beds;
mod cell;
mod codes;
mod columns;
mod entry;
mod name;
mod parts;
mod place;
mod population;
mod record;
mod sayer;
mod table;
mod text_file;
mod unread;
mod workbook;
mod youth;

pub use unread::Unread;

use crate::domain::{Catalog, Network, Problems, SetAside};
use entry::Taken;
use record::Record;
use std::path::Path;

/// How the network of an import calls itself, before anyone renames it.
const NETWORK: &str = "Housing Inventory Count";
/// What every page and answer says of such a network.
const NOTICE: &str = "Read from HUD's Housing Inventory Count: one night's count of beds. \
    No program has confirmed its entry, and nothing here says that a bed is free.";

/// What was read of a file: every row is a program of the catalog or set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The programs, with their unit groups and what is said of them.
    pub catalog: Catalog,
    /// The rows kept out, in the order of the file.
    pub set_aside: Vec<SetAside>,
    /// The columns that were not read.
    pub unread: Unread,
}

/// Reads a file, saying now and then how many of how many rows are done.
pub fn read(path: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<Import, Problems> {
    read_sheet(path, None, progress)
}

/// Reads one sheet of a workbook: the named one, or the only visible one that holds a count.
pub fn read_sheet(
    path: &Path,
    sheet: Option<&str>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Import, Problems> {
    let network = Network { name: NETWORK.to_owned(), notice: NOTICE.to_owned() };
    let mut catalog = Catalog { network, ..Catalog::default() };
    let (mut set_aside, mut taken) = (Vec::new(), Taken::default());
    let unread = table::each_row(path, sheet, progress, &mut |row| {
        let entered =
            Record::read(row).and_then(|record| entry::enter(&record, &mut catalog, &mut taken));
        if let Err(reason) = entered {
            set_aside.push(SetAside { row: row.number, reason });
        }
    })?;
    Ok(Import { catalog, set_aside, unread })
}
