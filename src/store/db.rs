//! One connection type for both databases.

use diesel::{PgConnection, SqliteConnection};

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub(super) enum Db {
    /// The file.
    Sqlite(SqliteConnection),
    /// The server.
    Postgres(PgConnection),
}

/// Runs the same code on the connection inside, for what the enum itself cannot do, such as
/// inserting many rows at once.
macro_rules! each {
    ($db:expr, $inner:ident => $work:expr) => {
        match $db {
            Db::Sqlite($inner) => $work,
            Db::Postgres($inner) => $work,
        }
    };
}
pub(super) use each;
