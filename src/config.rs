//! The settings, read once from the command line or the environment.

use crate::web::defenses::{Defenses, Hosts, Limits, TlsServer, TrustedProxies, is_host_name};
use crate::words::{Text, say};
use clap::Args;
use std::fs::read_to_string;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::path::PathBuf;

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
    /// The certificate to encrypt with, followed by its chain, as a PEM file.
    #[arg(
        long,
        env = "WAYSTATION_TLS_CERTIFICATE",
        value_name = "FILE",
        requires = "tls_key",
        global = true
    )]
    pub tls_certificate: Option<PathBuf>,
    /// The key of the certificate, as a PEM file.
    #[arg(
        long,
        env = "WAYSTATION_TLS_KEY",
        value_name = "FILE",
        requires = "tls_certificate",
        global = true
    )]
    pub tls_key: Option<PathBuf>,
    /// The requests per minute that a client may send, in percent of the usual number; 0 lifts the
    /// limit.
    #[arg(
        long,
        env = "WAYSTATION_REQUEST_RATE",
        default_value = "100",
        value_name = "PERCENT",
        global = true
    )]
    pub request_rate: u32,
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
    /// The address of the service, for a browser: under the first further name if there is one.
    pub fn address(&self) -> String {
        match self.hosts.first() {
            Some(name) => format!("https://{name}"),
            None => format!("http://{}", self.bind),
        }
    }

    /// Refuses to listen for other machines without encryption, and without a name for them to use.
    pub fn check(&self) -> Result<(), Text> {
        let ip = self.bind.ip();
        if ip.is_loopback() {
            return Ok(());
        }
        if self.proxies.is_empty() && self.tls_certificate.is_none() {
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

    /// The certificate and key, if the service encrypts.
    pub fn tls(&self) -> Result<Option<TlsServer>, Text> {
        let files = self.tls_certificate.as_deref().zip(self.tls_key.as_deref());
        files.map(|(certificate, key)| TlsServer::read(certificate, key)).transpose()
    }

    /// The defenses of a service that really listens on an address, on a machine with these
    /// processors.
    pub fn defenses(&self, address: SocketAddr, processors: usize) -> Defenses {
        let limits = Limits::usual(processors, descriptors());
        let limits = Limits { rate: NonZeroU32::new(self.request_rate), ..limits };
        let (hosts, proxies) = (Hosts::of(address, &self.hosts), TrustedProxies::at(&self.proxies));
        Defenses::new(hosts, proxies, self.tls_certificate.is_some(), limits)
    }
}

/// Returns how many files and connections the system lets this process open.
fn descriptors() -> usize {
    /// The number that systems usually allow.
    const USUAL: usize = 1024;
    let limits = read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    let soft = line.and_then(|line| line.split_whitespace().next());
    match soft {
        Some("unlimited") => usize::MAX,
        Some(number) => number.parse().unwrap_or(USUAL),
        None => USUAL,
    }
}
