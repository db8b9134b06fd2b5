//! The address of the database, read strictly: nothing else ever decides which database is used.

use crate::store::StoreError;
use std::fmt;
use std::str::FromStr;

/// The timeouts of libpq, unless the address sets them: seconds to connect, milliseconds until sent
/// data is received, and keepalive checks of a silent server. Without these, libpq waits for as
/// long as the operating system does.
const PATIENCE: [&str; 5] = [
    "connect_timeout=3",
    "tcp_user_timeout=3000",
    "keepalives_idle=3",
    "keepalives_interval=1",
    "keepalives_count=3",
];

/// The location of the database.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum DatabaseUrl {
    /// A file.
    Sqlite {
        /// Its path.
        path: String,
    },
    /// A server.
    Postgres {
        /// The whole address, as libpq reads it.
        url: String,
        /// The password in the address, as written there; empty for none.
        password: String,
    },
}

impl FromStr for DatabaseUrl {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let text = text.trim();
        if let Some(path) = text.strip_prefix("sqlite:") {
            return sqlite(path);
        }
        if let Some(rest) =
            text.strip_prefix("postgres://").or_else(|| text.strip_prefix("postgresql://"))
        {
            return postgres(text, rest);
        }
        if text.contains("host=") || text.contains("dbname=") {
            return Err(bad("It is written as a list of settings."));
        }
        Err(bad("It names neither SQLite nor PostgreSQL."))
    }
}

/// Leaves out the password.
impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite { path } => write!(f, "sqlite:{path}"),
            Self::Postgres { .. } => f.write_str("postgres://"),
        }
    }
}

impl DatabaseUrl {
    /// The words of a driver, without the password and on one line.
    pub(super) fn conceal(&self, said: &str) -> String {
        let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
        match self {
            Self::Postgres { password, .. } if !password.is_empty() => {
                line.replace(password.as_str(), "***")
            }
            Self::Postgres { .. } | Self::Sqlite { .. } => line,
        }
    }
}

fn sqlite(path: &str) -> Result<DatabaseUrl, StoreError> {
    if path == ":memory:" {
        return Err(bad(
            "A database in memory is lost at the end, and each connection has its own.",
        ));
    }
    if path.is_empty() || path.starts_with("//") || path.starts_with("file:") {
        return Err(bad("After sqlite: stands a plain path."));
    }
    if path.chars().any(char::is_control) {
        return Err(bad("The path has a control character in it."));
    }
    Ok(DatabaseUrl::Sqlite { path: path.to_owned() })
}

/// Refuses what libpq would stumble over, since libpq repeats parts of an address that it cannot
/// read.
fn postgres(url: &str, rest: &str) -> Result<DatabaseUrl, StoreError> {
    let (server, settings) = rest.split_once('?').unwrap_or((rest, ""));
    let authority = server.split_once('/').map_or(server, |(authority, _)| authority);
    let (user, hosts) = authority.split_once('@').unwrap_or(("", authority));
    if rest.matches('@').count() != authority.matches('@').count() || hosts.contains('@') {
        return Err(bad(
            "User name and password may not hold a bare @, / or ?: write %40, %2F, %3F.",
        ));
    }
    if !is_encoded(rest) {
        return Err(bad("It has a bare % or blank in it: write %25 or %20."));
    }
    if !hosts.split(',').all(has_number_for_port) {
        return Err(bad("The port is not a number."));
    }
    let settings: Vec<_> = settings.split('&').filter_map(|s| s.split_once('=')).collect();
    if cfg!(feature = "bundled-libpq") && settings.iter().any(|s| asks_for_tls(*s)) {
        return Err(StoreError::NoTls);
    }
    if settings.iter().any(|(name, _)| *name == "password") {
        return Err(bad("The password stands among the settings."));
    }
    let password = user.split_once(':').map_or("", |(_, password)| password).to_owned();
    let joint = if rest.contains('?') { '&' } else { '?' };
    let given = |name: &str| settings.iter().any(|(given, _)| *given == name);
    let patience: Vec<&str> =
        PATIENCE.into_iter().filter(|s| !s.split('=').next().is_some_and(given)).collect();
    let patience = patience.join("&");
    Ok(DatabaseUrl::Postgres { url: format!("{url}{joint}{patience}"), password })
}

fn is_encoded(text: &str) -> bool {
    let hex =
        |s: &str| s.get(..2).is_some_and(|h| h.chars().all(|c| c.is_ascii_hexdigit()) && h != "00");
    !text.chars().any(|c| c.is_whitespace() || c.is_control()) && text.split('%').skip(1).all(hex)
}

fn has_number_for_port(host: &str) -> bool {
    let after = host.rsplit_once(']').map_or(host, |(_, after)| after);
    after.split_once(':').is_none_or(|(_, port)| port.is_empty() || port.parse::<u16>().is_ok())
}

fn asks_for_tls((name, value): (&str, &str)) -> bool {
    match name {
        "sslmode" => matches!(value, "require" | "verify-ca" | "verify-full"),
        "sslnegotiation" => value == "direct",
        "ssl" => value == "true",
        _ => name == "sslrootcert",
    }
}

fn bad(why: &str) -> StoreError {
    StoreError::BadUrl {
        why: why.to_owned(),
        action: "Write sqlite:PATH, such as sqlite:waystation.db, \
                 or postgres://USER:PASSWORD@HOST:PORT/DATABASE."
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    fn refused(url: &str) -> String {
        url.parse::<DatabaseUrl>().unwrap_err().to_string()
    }

    #[test]
    fn a_file_and_a_server_are_read() {
        for url in [
            "sqlite:waystation.db",
            "sqlite:/data/way station.db",
            "postgres://desk:s%40cret@db.example:5432/beds",
            "postgresql:///beds?host=/run/postgresql",
            "postgres://[::1]:5432/beds?options=-csearch_path%3Dspare",
        ] {
            assert!(url.parse::<DatabaseUrl>().is_ok(), "{url}");
        }
    }

    #[test]
    fn what_libpq_or_sqlite_would_misread_is_refused_with_a_sentence() {
        for url in [
            "",
            "host=db user=desk password=hunter2",
            "mysql://desk:hunter2@db/beds",
            "waystation.db",
            "sqlite:",
            "sqlite::memory:",
            "sqlite://data.db",
            "sqlite:file:data.db?mode=ro",
            "postgres://desk:hun@ter2@db/beds",
            "postgres://desk:hun/ter2@db/beds",
            "postgres://desk:hun?ter2@db/beds",
            "postgres://desk:hunter2%@db/beds",
            "postgres://desk:hunter2",
            "postgres://db/beds?password=hunter2",
            "postgres://desk:hunter2@db:port/beds",
        ] {
            let said = refused(url);
            assert!(said.contains("Write sqlite:PATH") && !said.contains("ter2"), "{url}: {said}");
        }
    }

    #[test]
    fn a_url_that_asks_for_tls_is_refused_where_libpq_cannot_speak_it() {
        for url in ["postgres://db/beds?sslmode=require", "postgres://db/beds?sslrootcert=system"] {
            let read = url.parse::<DatabaseUrl>();
            assert_eq!(read.is_err(), cfg!(feature = "bundled-libpq"), "{url}");
        }
        assert!("postgres://db/beds?sslmode=prefer".parse::<DatabaseUrl>().is_ok());
    }

    #[test]
    fn what_a_driver_says_is_repeated_without_the_password() {
        let url: DatabaseUrl = "postgres://desk:hunter2@db/beds".parse().unwrap();
        assert_eq!(url.conceal("no user\n \"hunter2\""), "no user \"***\"");
        assert!(!format!("{url:?}").contains("hunter2"));
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn reading_a_url_never_panics(url in "(postgres://|sqlite:|)\\PC{0,40}") {
            drop(url.parse::<DatabaseUrl>());
        }
    }
}
