//! The settings, read once from the command line or the environment.

use crate::web::defenses::{Hosts, TrustedProxies, is_host_name};
use crate::words::{Text, say};
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
    /// A further name under which browsers reach the service, with a port if it is not the usual
    /// one. May be given several times. Requests under other names are refused.
    #[arg(
        long = "host",
        env = "WAYSTATION_HOSTS",
        value_name = "NAME",
        value_delimiter = ',',
        value_parser = host_name,
        global = true
    )]
    pub hosts: Vec<String>,
    /// The address of a proxy that is believed about who sends a request and whether it is
    /// encrypted. May be given several times.
    #[arg(
        long = "trusted-proxy",
        env = "WAYSTATION_TRUSTED_PROXIES",
        value_name = "ADDRESS",
        value_delimiter = ',',
        global = true
    )]
    pub proxies: Vec<IpAddr>,
}

fn host_name(text: &str) -> Result<String, String> {
    if is_host_name(text) {
        return Ok(text.to_owned());
    }
    Err("write a name such as board.example.org, without https:// and without a path".to_owned())
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
    /// Refuses to listen for other machines without encryption, and without a name for them to use.
    pub fn check(&self) -> Result<(), Text> {
        let ip = self.bind.ip();
        if ip.is_loopback() {
            return Ok(());
        }
        if self.proxies.is_empty() {
            return Err(say::would_listen_unencrypted(
                ip.to_string(),
                self.bind.port().to_string(),
            ));
        }
        if self.hosts.is_empty() {
            return Err(say::no_host_named(ip.to_string()));
        }
        Ok(())
    }

    /// Returns true if only this machine reaches the service, and only under its own names.
    pub fn is_private(&self) -> bool {
        self.bind.ip().is_loopback() && self.proxies.is_empty() && self.hosts.is_empty()
    }

    /// The names under which the service answers on the address that it really listens on.
    pub fn hosts(&self, address: SocketAddr) -> Hosts {
        Hosts::of(address, &self.hosts)
    }

    /// The proxies that are believed.
    pub fn proxies(&self) -> TrustedProxies {
        TrustedProxies::at(&self.proxies)
    }
}
