//! The settings, read once from the command line or the environment.

use clap::Args;
use std::net::{IpAddr, SocketAddr};

/// The database to use.
#[derive(Debug, Clone, Args)]
pub struct Database {
    /// The database: `sqlite:PATH` or `postgres://user@host/name`, made with `waystation init`. The
    /// default is the demo in the file `waystation-demo.db`, if there is one.
    #[arg(
        long = "database",
        env = "WAYSTATION_DATABASE",
        value_name = "URL",
        hide_env_values = true,
        global = true
    )]
    pub url: Option<String>,
    /// The ID that `waystation init` printed. Any other database is refused.
    #[arg(long = "database-id", env = "WAYSTATION_DATABASE_ID", value_name = "ID", global = true)]
    pub expected: Option<String>,
}

/// The address of the service.
#[derive(Debug, Clone, Args)]
pub struct Listen {
    /// The address and port to listen on.
    #[arg(
        long,
        env = "WAYSTATION_BIND",
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS",
        global = true
    )]
    pub bind: SocketAddr,
}

/// The log of the service.
#[derive(Debug, Clone, Args)]
pub struct Log {
    /// The least severe level to log: error, warn, info, debug or trace.
    #[arg(
        long = "log",
        env = "WAYSTATION_LOG",
        default_value = "info",
        value_name = "LEVEL",
        global = true
    )]
    pub level: tracing::Level,
    /// Log as JSON, one line per event.
    #[arg(long, env = "WAYSTATION_LOG_JSON", global = true)]
    pub log_json: bool,
}

impl Listen {
    /// Refuses an address that other machines can reach, because this version has no sign-in.
    pub fn check(&self) -> Result<(), String> {
        let ip: IpAddr = self.bind.ip();
        if ip.is_loopback() {
            return Ok(());
        }
        Err(format!(
            "This version has no sign-in yet, so it listens on this machine alone, not on {ip}. \
             Use --bind 127.0.0.1:{}, and put a signing-in proxy in front of it if others need it.",
            self.bind.port()
        ))
    }
}
