//! Reads what would be welcome: wishes by name, and lists of services, languages and focus.

use super::reader::{Fields, wrong_kind};
use crate::domain::{Listed, Problems, Refused, Set, Wish, Wishes};
use crate::words::say;
use serde_json::Value;
use std::str::FromStr;

/// The members that hold a list.
const SERVICES: &str = "services";
const LANGUAGES: &str = "languages";
const FOCUS: &str = "focus";

/// The wishes, when some were given.
pub(super) fn read(fields: &Fields<'_>, problems: &mut Problems) -> Wishes {
    let known = [Wish::words(), vec![SERVICES, LANGUAGES, FOCUS]].concat();
    let given = fields.value("wishes");
    let Some(given) = given.and_then(|v| Fields::open(v, "wishes", &known, problems)) else {
        return Wishes::default();
    };
    Wishes {
        named: Wish::ALL.iter().copied().filter(|wish| named(&given, *wish, problems)).collect(),
        services: some(&given, SERVICES, problems),
        languages: some(&given, LANGUAGES, problems),
        focus: some(&given, FOCUS, problems),
    }
}

fn named(given: &Fields<'_>, wish: Wish, problems: &mut Problems) -> bool {
    match given.value(wish.word()) {
        Some(Value::Bool(wished)) => *wished,
        None => false,
        Some(other) => {
            wrong_kind(&given.path_of(wish.word()), other, say::enter_true_or_false(), problems);
            false
        }
    }
}

/// Some of a closed list, each at most once.
pub(super) fn some<T>(given: &Fields<'_>, name: &str, problems: &mut Problems) -> Set<T>
where
    T: Listed + FromStr<Err = Refused>,
{
    given.words(name, T::ALL.len(), problems).into_iter().collect()
}
