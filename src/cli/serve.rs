//! Serves the pages and the API until it is stopped.

use super::network::{Demo, desk, ensure_demo};
use super::output::out;
use super::{CommandResult, Failed};
use crate::config::{Database, Listen};
use crate::domain::Affiliation;
use crate::web;
use crate::words::{Language, say};
use actix_web::rt::System;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread::available_parallelism;

/// Serves the database, or with `demo` the demo, which it makes if missing.
pub(super) fn serve(
    demo: bool,
    listen: &Listen,
    language: Language,
    database: &Database,
) -> CommandResult {
    listen.check()?;
    let tls = listen.tls()?;
    let listener = TcpListener::bind(listen.bind).map_err(|error| {
        Failed::Text(say::cannot_listen(listen.bind.to_string(), error.to_string()))
    })?;
    let address = listener.local_addr()?;
    if demo {
        ensure_demo(database, Demo::default())?;
    }
    let desk = desk(database)?;
    if !listen.is_private() && desk.holds_demo()? {
        return Err(say::demo_is_for_this_machine().into());
    }
    let desk = Arc::new(desk.open_as_demo(address.ip())?);
    let workers = available_parallelism().map_or(1, usize::from);
    let defenses = listen.defenses(address, workers);
    let scheme = if tls.is_some() { "https" } else { "http" };
    out(language).say(say::service_ready(format!("{scheme}://{address}")))?;
    if desk.is_empty() {
        out(language).say(say::service_has_no_programs())?;
    }
    for (token, Affiliation { organization, role }) in desk.demo_tokens()? {
        let (organization, role) = (organization.to_string(), role.to_string());
        out(language).say(say::demo_token_line(organization, role, token.clone()))?;
    }
    let serving = web::serve(Arc::clone(&desk), Arc::new(defenses), (listener, tls), workers);
    let served = System::new().block_on(serving);
    // Threads that still work are left behind. Closing writes everything into the database file.
    desk.close();
    Ok(served?)
}
