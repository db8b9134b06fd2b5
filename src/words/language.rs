//! The languages of the program.

use std::fmt;
use std::str::FromStr;

/// A language that has every text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English, of the United States.
    #[default]
    En,
    /// Spanish, of the United States.
    Es,
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// Returns the code of the language, as in HTML and HTTP.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// Returns the language that a page can be switched to.
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Es,
            Self::Es => Self::En,
        }
    }

    /// Returns the available language that an `Accept-Language` header prefers, or English if it
    /// names none.
    pub fn accepted(header: &str) -> Self {
        let ranges = header.split(',').filter_map(|range| {
            let (tag, rest) = range.split_once(';').unwrap_or((range, ""));
            let quality = rest.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.parse().ok())?;
            let language = tag.trim().split('-').next()?.parse().ok()?;
            (quality > 0.0).then_some((language, quality))
        });
        // The first of two languages with the same weight wins.
        let best = ranges.fold(None, |best: Option<(Self, f32)>, (language, quality)| match best {
            Some((_, known)) if known >= quality => best,
            _ => Some((language, quality)),
        });
        best.map_or(Self::default(), |(language, _)| language)
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, UnknownLanguage> {
        let known = Self::ALL.into_iter().find(|one| one.code().eq_ignore_ascii_case(code));
        known.ok_or(UnknownLanguage)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A code that names no language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language here; the languages are en and es")]
pub struct UnknownLanguage;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_language_is_taken_from_the_header() {
        for (header, language) in [
            ("", Language::En),
            ("es", Language::Es),
            ("es-MX,es;q=0.9,en;q=0.8", Language::Es),
            ("fr, en;q=0.5, es;q=0.7", Language::Es),
            ("fr", Language::En),
            ("es;q=0, en;q=0.1", Language::En),
            ("es;q=x, *", Language::En),
        ] {
            assert_eq!(Language::accepted(header), language, "{header}");
        }
    }
}
