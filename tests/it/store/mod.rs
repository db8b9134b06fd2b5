//! The store: the same tests on a file and, with `TEST_DATABASE_URL`, on a server.

mod accounts;
mod changes;
mod imports;
mod large;
mod made;
mod opening;
mod outcomes;
mod posting;
mod promises;
mod saving;
mod settings;
