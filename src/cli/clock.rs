//! Reports which clock promises run by, and lets an administrator accept a clock that jumped.

use super::CommandResult;
use super::network::maintenance;
use super::output::out;
use crate::config::Database;
use crate::words::{Language, Text, say};

pub(super) fn clock(trust: bool, language: Language, database: &Database) -> CommandResult {
    let service = maintenance(database)?;
    let mut out = out(language);
    if trust {
        service.trust_clock()?;
        out.say(say::clock_trusted())?;
        return Ok(out.say(say::running_service_follows())?);
    }
    let Some(leap) = service.clock_jump()? else {
        return Ok(out.say(say::clock_is_right())?);
    };
    out.say(Text::from(leap))?;
    Ok(out.say(say::clock_advice())?)
}
