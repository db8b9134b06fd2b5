//! The names of networks, organizations, programs and unit groups, as found in files.

use crate::domain::{Refused, shown};
use crate::words::say;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 200;

/// Cleans a name for storage: line breaks, tabs and runs of spaces become one space.
///
/// Refuses a name that is blank or too long, or that has invisible characters such as control
/// characters or ones that change the text direction.
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

/// The text with each hidden character replaced by a visible mark.
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect()
}

/// Returns true if a character is invisible but has an effect: it controls a terminal, changes the
/// text direction, or takes no space.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

/// The text of a file without the byte order mark (U+FEFF) that some programs put at its start.
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
