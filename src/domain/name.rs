//! The names of networks, organizations, programs and unit groups, as files bring them.

use crate::domain::{Refused, shown};
use crate::words::say;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 200;

/// A name as it is kept: line breaks, tabs and runs of spaces become one space.
///
/// Refuses a name that is blank, too long, or has characters that are not seen but change what is
/// (control characters, and those that turn the direction of a line).
pub fn clean_name(text: &str) -> Result<String, Refused> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Refused::new(say::name_is_blank(), say::enter_known_name()));
    }
    if let Some(hidden) = name.chars().find(|c| is_hidden(*c)) {
        return Err(Refused::new(
            say::name_has_hidden_character(format!("{:04X}", u32::from(hidden)), shown(&name)),
            say::type_name_again(),
        ));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Refused::new(
            say::name_too_long(shown(&name)),
            say::enter_shorter_name(LONGEST_NAME),
        ));
    }
    Ok(name)
}

/// The same text with a mark in place of whatever is not seen but changes what is.
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect()
}

/// Whether a character is not seen but changes what is: it controls a terminal, turns the direction
/// of a line, or takes no room.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

/// A text file without the mark that some programs put at its start (U+FEFF).
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn line_breaks_and_runs_of_spaces_in_a_name_become_one_space() {
        assert_eq!(clean_name("  Hope\r\n\tHouse  ").unwrap(), "Hope House");
        assert_eq!(
            clean_name("Casa de la Esperanza, Ñuñoa").unwrap(),
            "Casa de la Esperanza, Ñuñoa"
        );
        assert_eq!(clean_name(&"a".repeat(LONGEST_NAME)).unwrap().len(), LONGEST_NAME);
    }

    #[test]
    fn a_name_that_is_blank_too_long_or_hides_something_is_refused() {
        let long = "a".repeat(LONGEST_NAME + 1);
        let wrong = [
            "",
            " \n",
            &long,
            "Hope\u{1b}[31mHouse",
            "Hope\u{0}",
            "\u{202e}esuoH epoH",
            "Hope\u{200b}House",
            "\u{2066}Hope",
            "Hope\u{9b}",
            "Hope\u{7f}",
        ];
        for name in wrong {
            let refused = clean_name(name).unwrap_err();
            let said = refused.render(Language::En);
            assert!(!said.chars().any(is_hidden), "{refused:?}");
        }
    }

    #[test]
    fn what_is_hidden_is_shown_as_a_mark() {
        assert_eq!(visible("a\u{1b}b\u{202e}c"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(without_mark("\u{feff}{}"), "{}");
    }
}
