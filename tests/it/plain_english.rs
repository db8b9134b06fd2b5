//! Checks that everything people read is plain English: comments, documents, texts and the manual.

use super::tidy::{assert_none, read_under};

/// Words that make a sentence hard to read, each with its replacement.
const DIALECT: &[(&str, &str)] = &[
    ("so many", "the number, or \"this many\""),
    ("so much", "the amount"),
    ("such a", "the thing itself"),
    ("such an", "the thing itself"),
    ("anew", "again"),
    ("mend", "repair, correct, reconnect"),
    ("mends", "repairs, corrects, reconnects"),
    ("mended", "repaired, corrected, reconnected"),
    ("besides", "also"),
    ("lest", "so that ... not"),
    ("of which", "a sentence of its own"),
    ("of whom", "a sentence of its own"),
    ("whoever", "a person, a caller, the worker"),
    ("leave it away", "leave it out"),
    ("take up", "use, apply, read"),
    ("takes up", "uses, applies, reads"),
    ("taken up", "used, applied, read"),
    ("go bad", "become stale"),
    ("goes bad", "becomes stale"),
    ("went bad", "became stale"),
    ("leapt", "jumped"),
    ("there, too", "there too"),
    ("is told", "who tells whom"),
    ("is said", "who says it"),
    ("are told", "who tells whom"),
];

/// Words that must not begin a doc comment. It begins with a noun or a verb.
const OPENINGS: &[&str] =
    &["What", "Who", "Whoever", "Whom", "Whose", "Of", "Whether", "Where", "When", "How"];

/// This file, whose test quotes dialect.
const QUOTES_DIALECT: &str = "tests/it/plain_english.rs";

#[test]
fn what_people_read_is_plain_english() {
    let mut faults = Vec::new();
    for folder in ["src", "tests"] {
        for source in read_under(folder, "rs") {
            let path = format!("{folder}/{}", source.path);
            if path != QUOTES_DIALECT {
                judge(&path, &comments(&source.text), &mut faults);
            }
        }
        for ending in ["md", "ftl", "html"] {
            for source in read_under(folder, ending) {
                if source.path.contains("/es/") {
                    continue;
                }
                let lines: Vec<(usize, &str)> =
                    source.text.lines().enumerate().map(|(at, line)| (at + 1, line)).collect();
                judge(&format!("{folder}/{}", source.path), &lines, &mut faults);
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn dialect_is_found_in_comments_and_not_in_code() {
    let text = "/// What it is.\n/// Of old.\nlet mend = \"so many\"; // made anew\n//! Whoever asks.\n\n\
                /// Amended, and no doubt.\nfn besides() {}\n";
    let mut faults = Vec::new();
    judge("file", &comments(text), &mut faults);
    let found: Vec<&str> = faults.iter().map(|f| f.split(": ").nth(1).unwrap()).collect();
    assert_eq!(
        found,
        [
            "\"What\" begins a doc comment",
            "\"anew\"",
            "\"Whoever\" begins a doc comment",
            "\"whoever\""
        ]
    );
}

/// The comments of a Rust file, each with its line number. A comment includes its slashes.
fn comments<'a>(text: &'a str) -> Vec<(usize, &'a str)> {
    let comment = |(at, line): (usize, &'a str)| {
        let from = line.find("//")?;
        // A web address in a string literal is not a comment.
        let is_address = line.get(..from).is_some_and(|code| code.ends_with(':'));
        (!is_address).then(|| (at + 1, line.get(from..).unwrap_or_default()))
    };
    text.lines().enumerate().filter_map(comment).collect()
}

/// Adds a fault for each pattern that a line contains, with the file and the line number.
fn judge(file: &str, lines: &[(usize, &str)], faults: &mut Vec<String>) {
    let mut before = None;
    for (at, line) in lines {
        let doc = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
        let first = doc.is_some() && before != Some(at - 1);
        before = doc.map(|_| *at);
        let words = doc.unwrap_or(line).trim_start();
        if let Some(opening) = OPENINGS.iter().find(|o| first && opens_with(words, o)) {
            faults.push(format!("{file}:{at}: \"{opening}\" begins a doc comment: {words}"));
        }
        let lower = words.to_lowercase();
        for (pattern, instead) in DIALECT {
            if holds(&lower, pattern) {
                faults.push(format!("{file}:{at}: \"{pattern}\": write {instead}: {words}"));
            }
        }
    }
}

fn opens_with(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', ',']))
}

/// Returns true if the text contains these words, not only as parts of longer words.
fn holds(text: &str, words: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-' || c == '`';
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|start| start.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|rest| rest.chars().next());
        !before.is_some_and(letter) && !after.is_some_and(letter)
    })
}
