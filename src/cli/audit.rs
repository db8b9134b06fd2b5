//! The audit, for the person who runs the server: its end, and whether it is whole.

use super::CommandResult;
use super::network::maintenance;
use super::output::out;
use crate::config::Database;
use crate::desk::{AuditHead, ChainFault};
use crate::words::{Language, say};
use clap::Subcommand;
use std::io::Write;

#[derive(Debug, Subcommand)]
pub(super) enum Audit {
    /// Print the number and the digest of the last entry, to keep elsewhere.
    Head,
    /// Check that no entry was changed, removed or moved.
    Verify {
        /// A digest that was printed earlier and kept elsewhere: the chain must still hold it.
        #[arg(long, value_name = "DIGEST")]
        head: Option<String>,
    },
}

pub(super) fn run(audit: &Audit, language: Language, database: &Database) -> CommandResult {
    let service = maintenance(database)?;
    let mut out = out(language);
    match audit {
        Audit::Head => {
            let AuditHead { number, digest } = service.audit_head()?;
            Ok(writeln!(out, "{number}  {digest}")?)
        }
        Audit::Verify { head } => match service.verify_audit(head.as_deref())? {
            Ok(number) => Ok(out.say(say::audit_is_whole(number.to_string()))?),
            Err(fault) => Err(match fault {
                ChainFault::Missing(number) => say::audit_entry_missing(number.to_string()),
                ChainFault::Changed(number) => say::audit_entry_changed(number.to_string()),
                ChainFault::Cut(number) => say::audit_is_cut(number.to_string()),
                ChainFault::Replaced => say::audit_was_replaced(),
            }
            .into()),
        },
    }
}
