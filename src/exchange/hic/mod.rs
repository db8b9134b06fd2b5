//! HUD's Housing Inventory Count: the raw file of one year as HUD publishes it, a workbook or CSV,
//! with one row for each program.
//!
//! An import carries over only what the count states, as dated assertions. A code that is missing
//! or contradicts its beds leaves its answers unknown. The count describes one night, so it makes
//! no capacity post. It promises nothing, so it makes no [`Unit`](crate::domain::Unit). Rows that
//! cannot be trusted are set aside with their reason.
//!
//! Decisions, each explained in its own file:
//! - `table`, `workbook`, `text_file`: the rows of a workbook or a CSV file, and the sheet that
//!   holds them.
//! - `columns`: the spellings of headings over the years. A missing column refuses the file.
//! - `unread`: columns that are not read. The report names those that can limit whom a program
//!   takes.
//! - `cell`: a cell that does not hold what its column expects sets its row aside.
//! - `codes`, `population`, `youth`: the meaning of every code, in one table for each column.
//! - `record`, `beds`: the reasons to set a row aside.
//! - `parts`: beds kept for veterans or youth are unit groups of their own.
//! - `entry`, `statements`: turn a row into a program, its unit groups and its assertions.
//! - `place`: a geo code becomes a zone, and nothing more exact.
//! - `entry`: its ids only tell rows apart, since HUD's ids would name the continuum of care. The
//!   store draws other ids.

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

/// The name of an imported network until someone renames it. It is also the source of every year's
/// count, so a later count replaces an earlier one.
const NETWORK: &str = "Housing Inventory Count";
/// The notice that every page and answer of the network shows.
const NOTICE: &str = "Read from HUD's Housing Inventory Count: one night's count of beds. \
    No program has confirmed its entry, and nothing here says that a bed is free.";

/// Reads a file, and reports now and then how many rows are done. In a workbook, reads one sheet:
/// the named one, or the only visible one that holds a count.
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
