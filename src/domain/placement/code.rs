//! The code that matches an arrival to its placement. It is read over the phone and is never a
//! name.

use crate::domain::{Refused, shown};
use crate::words::say;
use std::fmt;
use std::str::FromStr;

/// Crockford's alphabet, without I, L, O and U, which are easily confused with other characters.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The length of a code: seven random letters and one check letter.
const LENGTH: usize = 8;

/// A code of eight letters: seven random ones and a check letter. The check catches every single
/// wrong letter and every swap of two letters.
///
/// It is never logged: its debug form hides it. Two codes are compared in constant time.
#[derive(Clone, Copy, Eq)]
pub struct ReadBack([u8; LENGTH]);

/// A code as a placement has it: encrypted under a key of its database. Only the store opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SealedCode(u64);

/// The bits of a code that are drawn.
pub const CODE_BITS: u64 = (1 << 35) - 1;

impl SealedCode {
    /// The code with these encrypted bits.
    pub fn of(bits: u64) -> Self {
        Self(bits & CODE_BITS)
    }

    /// The encrypted bits.
    pub fn bits(self) -> u64 {
        self.0
    }
}

/// Writes the encrypted bits as a number.
impl fmt::Display for SealedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for SealedCode {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let bits = text.parse().ok().filter(|bits| *bits <= CODE_BITS);
        let refused = || Refused::new(say::not_a_code(shown(text)), say::ask_for_code_again());
        bits.map(Self).ok_or_else(refused)
    }
}

impl ReadBack {
    /// The code for a random number; only its lowest 35 bits are used.
    pub fn of(drawn: u64) -> Self {
        let mut values = [0_u8; LENGTH];
        for (at, value) in values.iter_mut().take(LENGTH - 1).enumerate() {
            *value = u8::try_from((drawn >> (5 * at)) & 31).unwrap_or(0);
        }
        if let Some(last) = values.last_mut() {
            *last = 0;
        }
        // The check letter has weight 1, so it must equal the sum of the other letters.
        let check = weighted(&values);
        if let Some(last) = values.last_mut() {
            *last = check;
        }
        Self(values)
    }
}

impl ReadBack {
    /// The drawn bits of the code.
    pub fn bits(self) -> u64 {
        let drawn = self.0.iter().take(LENGTH - 1).rev();
        drawn.fold(0, |bits, value| bits << 5 | u64::from(*value))
    }
}

impl PartialEq for ReadBack {
    fn eq(&self, other: &Self) -> bool {
        let pairs = self.0.iter().zip(&other.0);
        pairs.fold(0, |differ, (one, other)| differ | (one ^ other)) == 0
    }
}

impl fmt::Debug for ReadBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadBack")
    }
}

/// The weighted sum of the letters in the field of 32 elements. Every letter has a different
/// weight, so a swap of two letters changes the sum.
fn weighted(values: &[u8; LENGTH]) -> u8 {
    let mut sum = 0;
    for value in values {
        // The weights are powers of 2; the last letter has weight 1.
        sum = doubled(sum) ^ value;
    }
    sum
}

/// Doubles a value in the field, reduced by x^5 + x^2 + 1.
fn doubled(value: u8) -> u8 {
    let twice = value << 1;
    if twice & 32 == 0 { twice } else { (twice ^ 0b10_0101) & 31 }
}

/// Writes two groups of four letters, as people read the code aloud.
impl fmt::Display for ReadBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, value) in self.0.iter().enumerate() {
            if at == LENGTH / 2 {
                f.write_str("-")?;
            }
            let letter = LETTERS.get(usize::from(*value)).copied().unwrap_or(b'0');
            write!(f, "{}", char::from(letter))?;
        }
        Ok(())
    }
}

/// Reads a code as heard or typed. Lowercase letters, spaces and hyphens are fine. O counts as 0; I
/// and L as 1.
impl FromStr for ReadBack {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let typed: Vec<char> = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        if typed.len() != LENGTH {
            return Err(Refused::new(say::not_a_code(shown(text)), say::ask_for_code_again()));
        }
        let mut values = [0; LENGTH];
        for (value, letter) in values.iter_mut().zip(typed) {
            *value = value_of(letter)?;
        }
        let code = Self(values);
        if code.checks() {
            return Ok(code);
        }
        Err(Refused::new(say::code_has_typing_error(), say::read_code_again()))
    }
}

impl ReadBack {
    fn checks(self) -> bool {
        weighted(&self.0) == 0
    }
}

fn value_of(letter: char) -> Result<u8, Refused> {
    let plain = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = LETTERS.iter().position(|known| char::from(*known) == plain);
    at.and_then(|at| u8::try_from(at).ok()).ok_or_else(|| {
        Refused::new(
            say::not_in_any_code(shown(&letter.to_string())),
            say::read_code_again_without_u(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn a_code_is_read_as_it_was_written(drawn: u64) {
            let code = ReadBack::of(drawn);
            prop_assert_eq!(code.to_string().parse(), Ok(code));
            prop_assert_eq!(code.bits(), drawn & CODE_BITS);
            prop_assert_eq!(ReadBack::of(code.bits()), code);
            let sealed = SealedCode::of(drawn);
            prop_assert_eq!(sealed.to_string().parse(), Ok(sealed));
            prop_assert_eq!(code.to_string().to_lowercase().replace('-', " ").parse(), Ok(code));
        }

        #[test]
        fn every_wrong_letter_and_every_swap_is_a_typing_error(drawn: u64) {
            let ReadBack(values) = ReadBack::of(drawn);
            for at in 0..LENGTH {
                for other in 0..32 {
                    let mut wrong = values;
                    wrong[at] = other;
                    prop_assert_eq!(ReadBack(wrong).checks(), other == values[at]);
                }
                for with in 0..LENGTH {
                    let mut swapped = values;
                    swapped.swap(at, with);
                    prop_assert_eq!(ReadBack(swapped).checks(), values[at] == values[with]);
                }
            }
        }

        #[test]
        fn reading_a_code_never_panics(text in "\\PC{0,12}") {
            drop(text.parse::<ReadBack>());
        }
    }

    #[test]
    fn a_typing_error_is_told_as_one() {
        let code = ReadBack::of(1_234_567).to_string();
        let wrong = if code.starts_with('Z') { "Y" } else { "Z" };
        let rest: String = code.chars().skip(1).collect();
        let said = format!("{wrong}{rest}").parse::<ReadBack>().unwrap_err();
        assert_eq!(said.what, say::code_has_typing_error());
        let said = "7K3M-9QX".parse::<ReadBack>().unwrap_err();
        assert_eq!(said.what, say::not_a_code("7K3M-9QX"));
        let said = "7K3M-9QXU".parse::<ReadBack>().unwrap_err();
        assert_eq!(said.what, say::not_in_any_code("U"));
    }
}
