//! Codes of an app (RFC 6238): six digits, each of half a minute and good once; and recovery codes.

use crate::desk::Refusal;
use crate::domain::{SignInName, Timestamp, hex};
use crate::store::{StoreError, drawn_bytes};
use totp_rs::{Builder, Secret, Totp, TotpError};

/// The bytes of a secret, as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;
/// The steps before and after the current one whose codes count: clocks differ.
const STEPS_APART: u16 = 1;
/// The name of the service in the app.
const ISSUER: &str = "Waystation";
/// The name of the secret in errors.
const SECRET: &str = "code_secret";
/// The number of recovery codes.
const RECOVERY_CODES: usize = 10;
/// The letters of a recovery code: none that look alike.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// The secret and the address that an app needs to make codes for an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppSetup {
    /// The secret, for typing.
    pub secret: String,
    /// The same as an address that apps read from a QR code.
    pub address: String,
}

/// Draws a new secret, in hexadecimal digits.
pub(super) fn draw_secret() -> Result<String, Refusal> {
    Ok(hex(&drawn_bytes::<SECRET_BYTES>()?))
}

/// Returns what an app needs.
pub(super) fn setup(secret: &str, name: &SignInName) -> Result<AppSetup, Refusal> {
    let app = app(secret, Some(name))?;
    let address = app.to_url().map_err(|error| unfit(&error))?;
    Ok(AppSetup { secret: app.secret().to_base32(), address })
}

/// Returns the time step that has this code; `None` if no step has it.
pub(super) fn step_of(secret: &str, code: &str, now: Timestamp) -> Result<Option<i64>, Refusal> {
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    let step = app(secret, None)?.check(&code, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// Draws recovery codes, such as `hq3n-77ab-k2tz`.
pub(super) fn draw_recovery_codes() -> Result<Vec<String>, Refusal> {
    (0..RECOVERY_CODES).map(|_| draw_recovery_code()).collect()
}

fn draw_recovery_code() -> Result<String, Refusal> {
    let letter = |byte: u8| LETTERS.get(usize::from(byte & 31)).map(|letter| char::from(*letter));
    let letters: Vec<char> = drawn_bytes::<12>()?.into_iter().filter_map(letter).collect();
    let parts: Vec<String> = letters.chunks(4).map(|part| part.iter().collect()).collect();
    Ok(parts.join("-"))
}

/// The form of a recovery code that is stored, however it was typed.
pub(super) fn plain_recovery_code(typed: &str) -> String {
    let letters = typed.to_lowercase();
    let letters: Vec<char> = letters.chars().filter(char::is_ascii_alphanumeric).collect();
    let parts: Vec<String> = letters.chunks(4).map(|part| part.iter().collect()).collect();
    parts.join("-")
}

fn app(secret: &str, name: Option<&SignInName>) -> Result<Totp, Refusal> {
    let builder = Builder::new()
        .with_secret(Secret::from(bytes(secret)))
        .with_skew(STEPS_APART)
        .with_account_name(name.map_or("", SignInName::as_str))
        .with_issuer(Some(ISSUER));
    builder.build().map_err(|error| unfit(&error))
}

fn bytes(secret: &str) -> Vec<u8> {
    let pair = |at: usize| secret.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    (0..secret.len()).step_by(2).map_while(pair).collect()
}

fn unfit(error: &TotpError) -> Refusal {
    StoreError::Unreadable { what: format!("{SECRET}: {error}") }.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    /// The secret of RFC 6238's test values.
    const RFC: &[u8] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // The last six digits of the values of Appendix B for SHA-1.
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")]
        {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            assert_eq!(step_of(&hex(RFC), code, now).unwrap(), Some(seconds / 30), "{code}");
            let (start, end) = code.split_at(3);
            let spaced = format!("{start} {end}");
            assert_eq!(step_of(&hex(RFC), &spaced, now).unwrap(), Some(seconds / 30));
            let late = DateTime::from_timestamp(seconds + 61, 0).unwrap();
            assert_eq!(step_of(&hex(RFC), code, late).unwrap(), None, "{code}");
        }
        let now = DateTime::from_timestamp(59, 0).unwrap();
        for wrong in ["", "28708", "2870822", "abcdef", "287083"] {
            assert_eq!(step_of(&hex(RFC), wrong, now).unwrap(), None, "{wrong}");
        }
    }

    #[test]
    fn an_app_reads_the_name_of_the_service_and_of_the_account() {
        let setup = setup(&draw_secret().unwrap(), &"night-desk".parse().unwrap()).unwrap();
        assert!(setup.address.starts_with("otpauth://totp/Waystation:night-desk?secret="));
        assert_eq!(setup.secret.len(), 32);
    }

    #[test]
    fn recovery_codes_differ_and_are_read_however_they_are_typed() {
        let codes = draw_recovery_codes().unwrap();
        let mut different = codes.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), RECOVERY_CODES);
        for code in codes {
            assert_eq!(code.len(), 14);
            assert_eq!(plain_recovery_code(&code.to_uppercase().replace('-', " ")), code);
        }
    }
}
