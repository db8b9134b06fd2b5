//! Reports how many promises their programs withdrew, by cause.

use super::CommandResult;
use super::network::maintenance;
use super::output::out;
use crate::config::Database;
use crate::desk::WithdrawalCause;
use crate::words::{Language, say};

pub(super) fn kept(language: Language, database: &Database) -> CommandResult {
    let report = maintenance(database)?.withdrawals()?;
    let mut out = out(language);
    let Some(report) = report else {
        return Ok(out.say(say::too_few_promises_ended())?);
    };
    out.say(say::promises_ended(report.ended.get()))?;
    for WithdrawalCause { cause, count, tenths_per_ten_thousand: tenths } in report.causes {
        let rate = format!("{}.{}", tenths / 10, tenths % 10);
        out.say_after("  ", say::withdrawal_line(cause, count.get(), rate))?;
    }
    Ok(out.say(say::small_causes_left_out())?)
}
