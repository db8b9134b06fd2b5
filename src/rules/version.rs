//! Versions of rules: a hash of the id, the force and the file that holds the check. A changed
//! check is another version; changed sentences, which are stored elsewhere, are not.

use crate::domain::hex;
use crate::rules::{RULES, TEXTS};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The files that all rules depend on. A change here changes every rule.
const GROUND: [(&str, &str); 7] = [
    ("change", include_str!("change.rs")),
    ("curves", include_str!("../domain/curves.rs")),
    ("freshness", include_str!("../../fixtures/freshness.json")),
    ("law", include_str!("law.rs")),
    ("practice", include_str!("practice.rs")),
    ("road", include_str!("road.rs")),
    ("verdict", include_str!("verdict.rs")),
];

/// A rule as it was when an answer was computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The rule's id, or the name of a file that all rules depend on.
    pub id: String,
    /// The hash.
    pub hash: String,
}

/// The bytes of a hash that are shown: enough to recognize a rule.
const SHOWN: usize = 8;

static VERSIONS: LazyLock<Vec<Version>> = LazyLock::new(|| {
    let ground = GROUND.into_iter().map(|(file, text)| version(file, &[text]));
    let rules = RULES.iter().zip(TEXTS);
    let rules = rules.map(|(rule, text)| version(rule.id, &[rule.id, rule.force.word(), text]));
    rules.chain(ground).collect()
});

/// Returns the versions of all rules, in order, then of the files that all rules depend on.
pub fn versions() -> &'static [Version] {
    &VERSIONS
}

/// Hashes the parts. Line endings are left out, because a checkout may convert them.
fn version(id: &str, parts: &[&str]) -> Version {
    let mut hash = Sha256::new();
    for part in parts {
        for line in part.lines() {
            hash.update(line);
            hash.update("\n");
        }
        hash.update("\0");
    }
    let digits = hash.finalize();
    let start = digits.first_chunk::<SHOWN>().map_or(&[][..], |start| start.as_slice());
    Version { id: id.to_owned(), hash: hex(start) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    #[test]
    fn each_rule_stands_beside_the_text_of_its_own_file() {
        for (rule, text) in RULES.iter().zip(TEXTS) {
            let file = format!("src/rules/{}.rs", rule.id.replace('-', "_"));
            let there = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file));
            assert_eq!(there.unwrap(), *text, "{}", rule.id);
        }
        assert_eq!(RULES.len(), TEXTS.len());
    }

    #[test]
    fn a_changed_check_is_another_version_and_turned_line_ends_are_not() {
        let (rule, text) = (&RULES[0], TEXTS[0]);
        let of = |text: &str| version(rule.id, &[rule.id, rule.force.word(), text]);
        assert_eq!(of(text), versions()[0]);
        assert_ne!(
            of(&text.replace("Kind", "Other").replace("Status::Open", "Status::Planned")),
            of(text)
        );
        assert_eq!(of(&text.replace('\n', "\r\n")), of(text));
        assert_ne!(version("a", &["b", "c"]), version("a", &["b\nc"]));
    }

    #[test]
    fn every_version_is_another() {
        let hashes: BTreeSet<_> = versions().iter().map(|version| &version.hash).collect();
        assert_eq!(hashes.len(), RULES.len() + GROUND.len());
    }
}
