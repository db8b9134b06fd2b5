//! The store, on a file or, with `TEST_DATABASE_URL`, on a server: the same tests for both.

mod changes;
mod large;
mod made;
mod opening;
mod outcomes;
mod posting;
mod promises;
mod saving;
mod settings;
