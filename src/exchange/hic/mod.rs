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
//! - `entry`, `statements`: from a row to a program, its unit groups and its assertions.
//! - `place`: a geo code becomes a zone, never more.
//! - `entry`: its ids only tell rows apart, since HUD's would name the continuum. The store draws
//!   others.

mod beds;
mod cell;
mod codes;
mod columns;
mod entry;
mod parts;
mod place;
mod population;
mod record;
mod statements;
mod table;
mod text_file;
mod unread;
mod workbook;
mod youth;

use crate::domain::{Import, ImportIds, ImportedProgram, Network, Problems, SetAside};
use crate::exchange::format::{Format, Progress, SourceFile};
use crate::words::say;
use entry::UsedIds;
use record::CountRecord;

/// HUD's Housing Inventory Count.
pub const FORMAT: Format = Format {
    name: "hic",
    about: say::about_hic_format,
    recognizes: table::looks_like_a_count,
    read: |file, _, progress| read(file, progress),
    write: None,
};

/// How the network of an import calls itself, before anyone renames it, and the source of every
/// year's count: a later count takes the place of an earlier one.
const NETWORK: &str = "Housing Inventory Count";
/// What every page and answer says of such a network.
const NOTICE: &str = "Read from HUD's Housing Inventory Count: one night's count of beds. \
    No program has confirmed its entry, and nothing here says that a bed is free.";

/// Reads a file, saying now and then how many of how many rows are done: one sheet of a workbook,
/// the named one or the only visible one that holds a count.
pub fn read(file: &SourceFile, progress: Progress<'_>) -> Result<Import, Problems> {
    let network = Network { name: NETWORK.to_owned(), notice: NOTICE.to_owned() };
    let (source, ids) = (NETWORK.to_owned(), ImportIds::Drawn);
    let mut import = Import { source, network, ids, ..Import::default() };
    let mut taken = UsedIds::default();
    let unread = table::each_row(file, progress, &mut |row| match CountRecord::read(row)
        .and_then(|record| entry::enter(&record, &mut taken))
    {
        Ok(program) => import.programs.push(ImportedProgram { row: row.number, ..program }),
        Err(reason) => import.set_aside.push(SetAside { row: row.number, reason }),
    })?;
    import.stated_on = import.newest();
    import.notes = unread.sentences();
    Ok(import)
}
