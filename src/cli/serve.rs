//! Serves pages and API until it is told to stop.

use super::network::{current, desk_of};
use super::spoken::out;
use super::{Done, Failed};
use crate::config::{Database, Listen};
use crate::domain::Affiliation;
use crate::web;
use actix_web::rt::System;
use std::io::Write;
use std::net::TcpListener;
use std::thread::available_parallelism;

pub(super) fn serve(listen: &Listen, database: &Database) -> Done {
    listen.check()?;
    let listener = TcpListener::bind(listen.bind).map_err(|error| {
        Failed(format!(
            "{} cannot be listened on: {error}. Is another Waystation running? Choose another with --bind 127.0.0.1:8081.",
            listen.bind
        ))
    })?;
    let address = listener.local_addr()?;
    let store = current(database)?;
    let desk = desk_of(&store)?;
    let desk = desk.open_as_demo(address.ip())?;
    let workers = available_parallelism().map_or(1, usize::from);
    writeln!(out(), "Waystation is ready: http://{address}/  (stop with Ctrl-C)")?;
    if store.is_empty()? {
        writeln!(out(), "It holds no programs yet. Load some with: waystation import")?;
    }
    for (token, Affiliation { organization, role }) in desk.demo_tokens()? {
        writeln!(out(), "A demo token of {organization}, role {role}: {token}")?;
    }
    let served = System::new().block_on(web::serve(desk, listener, workers));
    // Whoever still works on something is left behind; what was kept is put into the file.
    store.close();
    Ok(served?)
}
