//! Passwords and PINs: how strong they must be, and their hashes.
//!
//! A hash takes 19 MiB and a core for some hundredths of a second, so only a few are made at once.

use crate::desk::Refusal;
use crate::domain::{Refused, SignInName};
use crate::store::StoreError;
use crate::words::say;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use std::cmp::Reverse;
use std::fmt;
use std::sync::{Condvar, Mutex, PoisonError};

/// The fewest characters of a password, as NIST SP 800-63B-4 asks where nothing else is entered.
pub const SHORTEST_PASSWORD: usize = 15;
/// The most characters of a password.
const LONGEST: usize = 128;
/// The digits of a PIN.
pub const PIN_DIGITS: usize = 6;
/// The fewest different characters of a password.
const FEWEST_DIFFERENT: usize = 6;
/// The most hashes made at once.
const AT_ONCE: usize = 2;

/// A password that nobody has.
const NOBODY: &str = "nobodys-password";

/// Parts from which many long passwords are built. A password of nothing else is refused.
const COMMON: &[&str] = &[
    "password",
    "passwort",
    "contrasena",
    "contraseña",
    "waystation",
    "shelter",
    "hotline",
    "welcome",
    "bienvenido",
    "letmein",
    "iloveyou",
    "teamo",
    "qwerty",
    "qwertyuiop",
    "asdfgh",
    "asdfghjkl",
    "zxcvbn",
    "zxcvbnm",
    "admin",
    "administrator",
    "supervisor",
    "operator",
    "monkey",
    "dragon",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "batman",
    "trustno",
    "master",
    "hello",
    "freedom",
    "whatever",
    "jesus",
    "ninja",
    "mustang",
    "access",
    "shadow",
    "michael",
    "jennifer",
    "jordan",
    "charlie",
    "summer",
    "winter",
    "spring",
    "autumn",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "friday",
    "sunday",
    "correcthorsebatterystaple",
    "secret",
    "changeme",
    "default",
    "guest",
    "login",
    "test",
    "temp",
    "user",
    "pass",
    "word",
    "abc",
    "xyz",
];

/// Makes and checks hashes, a few at a time.
pub(crate) struct PasswordHasher {
    busy: Mutex<usize>,
    freed: Condvar,
    /// The hash of a password that nobody has. It is checked for names that nobody has, so that
    /// they take the same time.
    nobody: String,
}

impl PasswordHasher {
    pub(crate) fn new() -> Result<Self, Refusal> {
        let nobody = hash_of(NOBODY)?;
        Ok(Self { busy: Mutex::default(), freed: Condvar::new(), nobody })
    }

    /// Makes a hash with a salt of its own.
    pub(super) fn hash(&self, password: &str) -> Result<String, Refusal> {
        self.alone(|| hash_of(password))
    }

    /// Returns true if the hash is of this password. Without a hash it returns false after the same
    /// time.
    pub(super) fn fits(&self, password: &str, hash: Option<&str>) -> bool {
        let is_it = self.alone(|| {
            let hash = PasswordHash::new(hash.unwrap_or(&self.nobody));
            hash.is_ok_and(|hash| {
                Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
            })
        });
        is_it && hash.is_some()
    }

    /// Waits until few hashes are made at the same time, and does the work.
    fn alone<T>(&self, work: impl FnOnce() -> T) -> T {
        let busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.freed.wait_while(busy, |busy| *busy >= AT_ONCE);
        *waited.unwrap_or_else(PoisonError::into_inner) += 1;
        let done = work();
        *self.busy.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.freed.notify_one();
        done
    }
}

impl fmt::Debug for PasswordHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHasher")
    }
}

fn hash_of(password: &str) -> Result<String, Refusal> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    let hash = hash.map_err(|error| StoreError::Failed { reason: error.to_string() })?;
    Ok(hash.to_string())
}

/// Checks that a password is long and not easy to guess.
pub(super) fn strong(password: &str, name: Option<&SignInName>) -> Result<(), Refused> {
    let letters = password.chars().count();
    if letters < SHORTEST_PASSWORD {
        let least = i64::try_from(SHORTEST_PASSWORD).unwrap_or_default();
        return Err(Refused::new(say::password_too_short(least), say::choose_a_longer_password()));
    }
    if letters > LONGEST {
        let most = i64::try_from(LONGEST).unwrap_or_default();
        return Err(Refused::new(say::password_too_long(most), say::choose_a_longer_password()));
    }
    let small = password.to_lowercase();
    if name.is_some_and(|name| small.contains(name.as_str())) {
        return Err(Refused::new(say::password_holds_name(), say::choose_a_longer_password()));
    }
    if is_common(&small) {
        return Err(Refused::new(say::password_too_common(), say::choose_a_longer_password()));
    }
    Ok(())
}

/// Returns true if a password has few different characters, counts up or down, or is built from
/// common parts and digits alone.
fn is_common(small: &str) -> bool {
    let mut different: Vec<char> = small.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < FEWEST_DIFFERENT || counts(small) {
        return true;
    }
    let mut rest: String = small.chars().filter(|c| c.is_alphabetic()).collect();
    let mut parts = COMMON.to_vec();
    parts.sort_unstable_by_key(|part| Reverse(part.len()));
    for part in parts {
        rest = rest.replace(part, "");
    }
    rest.chars().count() < 4
}

/// Returns true if nearly every character is the neighbor of the one before it.
fn counts(text: &str) -> bool {
    let letters: Vec<u32> = text.chars().map(u32::from).collect();
    let steps = letters.windows(2).filter(|pair| {
        let [one, other] = pair else { return false };
        one.abs_diff(*other) <= 1
    });
    steps.count() * 4 >= letters.len() * 3
}

/// Checks that a PIN has six digits and is not the first that anyone tries.
pub(super) fn fair_pin(pin: &str) -> Result<(), Refused> {
    if pin.len() != PIN_DIGITS || !pin.bytes().all(|c| c.is_ascii_digit()) {
        let digits = i64::try_from(PIN_DIGITS).unwrap_or_default();
        return Err(Refused::new(say::not_a_pin(digits), say::choose_another_pin()));
    }
    let half = pin.get(..PIN_DIGITS / 2);
    if counts(pin) || (half.is_some() && half == pin.get(PIN_DIGITS / 2..)) {
        return Err(Refused::new(say::pin_too_simple(), say::choose_another_pin()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_passwords_of_unrelated_words_are_taken() {
        for fine in ["violet anchor tuesday soup", "Ochre-Falcon-93-lamp", "ñandú río tejado café"]
        {
            assert_eq!(strong(fine, None), Ok(()), "{fine}");
        }
    }

    #[test]
    fn short_common_and_counting_passwords_are_refused() {
        let name: SignInName = "nightdesk".parse().unwrap();
        for wrong in [
            "",
            "short",
            "aaaaaaaaaaaaaaaa",
            "passwordpassword",
            "Password1234567890",
            "123456789012345",
            "abcdefghijklmnopqrst",
            "welcome-to-waystation-2026",
            "my nightdesk sentence",
            &"long ".repeat(30),
        ] {
            assert!(strong(wrong, Some(&name)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_pin_has_six_digits_and_no_pattern() {
        assert_eq!(fair_pin("907261"), Ok(()));
        for wrong in ["", "1234", "123456", "654321", "111111", "482482", "12345a", "9072611"] {
            assert!(fair_pin(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_hash_fits_its_password_alone_and_nobody_fits_nothing() {
        let hasher = PasswordHasher::new().unwrap();
        let hash = hasher.hash("violet anchor tuesday soup").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.fits("violet anchor tuesday soup", Some(&hash)));
        assert!(!hasher.fits("violet anchor tuesday soap", Some(&hash)));
        assert!(!hasher.fits("a password that nobody has", None));
    }
}
