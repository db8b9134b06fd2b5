//! Access over HTTP: a JSON API and server-rendered pages over the same desk.

mod access;
mod api;
mod asked_at;
mod assets;
pub mod defenses;
mod front_door;
mod headers;
mod json;
mod language;
mod pages;
mod problem;
pub mod routes;
mod sent;
mod server;
mod session;
pub mod view;
mod viewer;

pub use api::openapi::Api;
pub use problem::{PROBLEM_JSON, Problem, ProblemKind};
pub use routes::ROUTES;
pub use server::{app, defended_app, serve, server};
