//! Encrypts connections with a certificate from a file.

use crate::words::{Text, say};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error, ServerConfig, SignatureScheme};
use std::path::Path;
use std::sync::Arc;

/// The certificate and the key of a service.
#[derive(Debug, Clone)]
pub struct TlsServer(pub(in crate::web) ServerConfig);

impl TlsServer {
    /// Reads a certificate with its chain and its key from PEM files.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, Text> {
        let chain = chain(certificate)?;
        let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| cannot(key, &error))?;
        let config = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .and_then(|config| config.with_no_client_auth().with_single_cert(chain, secret));
        let mut config = config.map_err(|error| cannot(certificate, &error))?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self(config))
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn chain(file: &Path) -> Result<Vec<CertificateDer<'static>>, Text> {
    let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect);
    let chain: Vec<_> = read.map_err(|error| cannot(file, &error))?;
    if chain.is_empty() { Err(cannot(file, &"no certificate")) } else { Ok(chain) }
}

fn cannot(file: &Path, why: &impl ToString) -> Text {
    say::certificate_unusable(file.display().to_string(), why.to_string())
}

/// Returns how a client on this machine speaks to the service: it accepts exactly the certificate
/// in the file, with any names and any signature.
pub fn pinned_to(certificate: &Path) -> Result<ClientConfig, Text> {
    let only = chain(certificate)?.swap_remove(0);
    let verifier = Arc::new(OneCertificate { only, provider: provider() });
    let config = ClientConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .map_err(|error| cannot(certificate, &error))?;
    Ok(config.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth())
}

/// Accepts one certificate.
#[derive(Debug)]
struct OneCertificate {
    only: CertificateDer<'static>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for OneCertificate {
    fn verify_server_cert(
        &self,
        shown: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if *shown == self.only {
            return Ok(ServerCertVerified::assertion());
        }
        Err(Error::General("another certificate than the one in the file".to_owned()))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
