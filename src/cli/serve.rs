//! Serves pages and API until it is told to stop.

use super::network::{Demo, desk, ensure_demo};
use super::spoken::out;
use super::{CommandResult, Failed};
use crate::config::{Database, Listen};
use crate::domain::Affiliation;
use crate::web;
use actix_web::rt::System;
use std::io::Write;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread::available_parallelism;

/// Serves the database, or with `demo` the demo, which is made if it is not there.
pub(super) fn serve(demo: bool, listen: &Listen, database: &Database) -> CommandResult {
    listen.check()?;
    let listener = TcpListener::bind(listen.bind).map_err(|error| {
        Failed(format!(
            "{} cannot be listened on: {error}. Is another Waystation running? Choose another with --bind 127.0.0.1:8081.",
            listen.bind
        ))
    })?;
    let address = listener.local_addr()?;
    if demo {
        ensure_demo(database, Demo::default())?;
    }
    let desk = Arc::new(desk(database)?.open_as_demo(address.ip())?);
    let workers = available_parallelism().map_or(1, usize::from);
    writeln!(out(), "Waystation is ready: http://{address}/  (stop with Ctrl-C)")?;
    if desk.is_empty() {
        writeln!(out(), "It holds no programs yet. Load some with: waystation import")?;
    }
    for (token, Affiliation { organization, role }) in desk.demo_tokens()? {
        writeln!(out(), "A demo token of {organization}, role {role}: {token}")?;
    }
    let served = System::new().block_on(web::serve(Arc::clone(&desk), listener, workers));
    // Whoever still works on something is left behind; what was kept is put into the file.
    desk.close();
    Ok(served?)
}
