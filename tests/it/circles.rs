//! Checks that files of `src/` depend on each other in one direction: no file needs itself through
//! others.
//!
//! Imports and paths are read as text. A re-export (`pub use`) in a `mod.rs` is followed to the
//! file that has the name. A re-export from its own modules does not make a `mod.rs` depend on
//! them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A file by the path of its module, such as `["store", "watch"]`.
type Module = Vec<String>;

/// The known circles, each with its reason. A smaller circle inside one of them is allowed too.
/// Remove an entry once its circle is gone.
const KNOWN: &[(&[&str], &str)] = &[
    (&["desk", "desk/news"], "the desk starts its news, which read the desk"),
    (&["desk/assigning", "desk/finding", "desk/replay"], "replay lists the kinds it asks again"),
    (&["domain/age", "domain/age_set"], "ages and sets of them"),
    (&["domain/area", "domain/profile", "domain/spot", "domain/water"], "places"),
    (&["domain/closest", "domain/reading"], "readings of place names"),
    (&["domain/curves", "domain/segment"], "curves by segment"),
    (&["domain/gazetteer", "domain/state", "domain/zone"], "places"),
    (&["domain/grounds", "domain/night"], "a night and its grounds"),
    (&["domain/name", "domain/problem"], "problems shorten what they show as names do"),
    (&["exchange/hic/columns", "exchange/hic/unread"], "imports are being rebuilt"),
    (&["exchange/hic/table", "exchange/hic/text_file", "exchange/hic/workbook"], "the same"),
    (&["web/pages/post_clock", "web/pages/post_row", "web/pages/post_words"], "pages"),
    (&["web/routes", "web/sent"], "pages"),
    (&["web/view/change", "web/view/ranking", "web/view/stability"], "views"),
    (&["words/messages", "words/render", "words/value"], "generated messages"),
];

#[test]
fn no_file_needs_itself_through_others() {
    let crate_files = Files::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let mut found: Vec<Vec<String>> = crate_files.circles();
    for (known, _) in KNOWN {
        found.retain(|circle| !circle.iter().all(|file| known.contains(&file.as_str())));
    }
    let lines: Vec<String> = found.iter().map(|circle| circle.join(" – ")).collect();
    assert!(lines.is_empty(), "files in a circle:\n{}\n", lines.join("\n"));
}

#[test]
fn a_circle_is_found_through_imports_lists_paths_and_names_passed_on() {
    let files = |texts: &[(&str, &str)]| {
        let texts = texts.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        Files::of(texts.collect()).circles()
    };
    let one = files(&[
        ("room/mod.rs", "mod a;\nmod b;\nmod c;\npub use a::A;\npub(crate) use b::B as Other;"),
        ("room/a.rs", "use super::Other;\npub struct A;"),
        ("room/b.rs", "use crate::{\n    other,\n    room::{c::{C, D}},\n};\npub struct B;"),
        ("room/c.rs", "fn c() -> crate::room::A {}"),
        (
            "other.rs",
            "// use crate::room::a::A;\n#[cfg(test)]\nmod tests {\n    use crate::room::A;\n}",
        ),
    ]);
    assert_eq!(one, [["room/a", "room/b", "room/c"]]);
    let none = files(&[
        ("room/mod.rs", "mod a;\nmod b;\npub use a::A;"),
        ("room/a.rs", "use super::b::B;\npub struct A;"),
        ("room/b.rs", "pub struct B;"),
    ]);
    assert!(none.is_empty(), "{none:?}");
    let own = files(&[
        ("room/mod.rs", "mod a;\nuse a::A;\npub struct Top(A);"),
        ("room/a.rs", "use super::Top;\npub struct A;"),
    ]);
    assert_eq!(own, [["room", "room/a"]]);
}

/// The imports of a file, and its re-exports by name.
#[derive(Default)]
struct File {
    uses: Vec<Vec<String>>,
    passes_on: BTreeMap<String, Vec<String>>,
}

struct Files(BTreeMap<Module, File>);

impl Files {
    fn read(top: &Path) -> Self {
        let (mut open, mut texts) = (vec![top.to_owned()], Vec::new());
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(top).unwrap().to_str().unwrap().to_owned();
                texts.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
        // `main.rs` and the build script are separate programs.
        texts.retain(|(name, _)| name != "main.rs" && !name.starts_with("words/build/"));
        assert!(texts.len() > 300, "only {} files were read", texts.len());
        Self::of(texts)
    }

    fn of(texts: Vec<(String, String)>) -> Self {
        let files = texts.into_iter().map(|(path, text)| (module(&path), File::of(&text)));
        Self(files.collect())
    }

    /// The files of each circle, in order.
    fn circles(&self) -> Vec<Vec<String>> {
        let needs: BTreeMap<&Module, BTreeSet<&Module>> =
            self.0.keys().map(|module| (module, self.reached_from(module))).collect();
        let mut circles = BTreeSet::new();
        for (module, reached) in &needs {
            if reached.contains(module) {
                let both = reached.iter().filter(|other| needs[*other].contains(module));
                circles.insert(both.map(|module| module.join("/")).collect::<Vec<_>>());
            }
        }
        circles.into_iter().collect()
    }

    /// All files that a file names, directly or through others.
    fn reached_from(&self, module: &Module) -> BTreeSet<&Module> {
        let (mut reached, mut open) = (BTreeSet::new(), vec![module]);
        while let Some(module) = open.pop() {
            for path in &self.0[module].uses {
                let named = self.file_of(module, path, 0).filter(|named| *named != module);
                open.extend(named.filter(|named| reached.insert(*named)));
            }
        }
        reached
    }

    /// The file that has what a path in a file names; `None` if that is not in this crate.
    fn file_of(&self, module: &Module, path: &[String], depth: usize) -> Option<&Module> {
        const DEEPEST: usize = 10;
        let (first, mut rest) = path.split_first().filter(|_| depth < DEEPEST)?;
        let mut at = module.clone();
        match first.as_str() {
            "crate" => at.clear(),
            "self" => {}
            "super" => {
                at.pop();
                while rest.first().is_some_and(|next| next == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            _ if self.0.contains_key(&child(&at, first)) => rest = path,
            _ => return None,
        }
        while let Some(next) = rest.first() {
            if self.0.contains_key(&child(&at, next)) {
                (at, rest) = (child(&at, next), &rest[1..]);
                continue;
            }
            let passed_on = self.0.get(&at).and_then(|file| file.passes_on.get(next));
            let found = passed_on.and_then(|path| self.file_of(&at, path, depth + 1));
            if found.is_some() {
                return found;
            }
            break;
        }
        self.0.get_key_value(&at).map(|(known, _)| known).filter(|known| !known.is_empty())
    }
}

impl File {
    fn of(text: &str) -> Self {
        let code = own_code(text);
        let (mut file, mut rest) = (Self::default(), String::new());
        for statement in code.split_inclusive(';') {
            let Some((before, import)) = import(statement) else {
                rest.push_str(statement);
                continue;
            };
            let passes_on = before.ends_with("pub") || before.ends_with(')');
            for (path, name) in paths(import) {
                match name.filter(|_| passes_on) {
                    Some(name) => drop(file.passes_on.insert(name, path)),
                    None => file.uses.push(path),
                }
            }
        }
        let path = |code: &str| -> Vec<String> {
            let end = code.find(|c: char| !is_word(c) && c != ':').unwrap_or(code.len());
            let (path, _) = code.split_at(end);
            path.split("::").filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        for begin in ["crate::", "super::", "self::"] {
            for (at, _) in rest.match_indices(begin) {
                let (before, here) = rest.split_at(at);
                if !before.ends_with(|c: char| is_word(c) || c == ':') {
                    file.uses.push(path(here));
                }
            }
        }
        file
    }
}

/// The text before an import in a statement, and the import; `None` for any other statement.
fn import(statement: &str) -> Option<(&str, &str)> {
    let (before, import) = statement.strip_suffix(';')?.split_once("use ")?;
    let before = before.trim_end();
    let line = before.rsplit(['\n', '}']).next().unwrap_or_default().trim();
    let begins =
        line.is_empty() || line == "pub" || line.starts_with("pub(") && line.ends_with(')');
    begins.then_some((before, import))
}

/// A path, and the name it has in the importing file.
type Import = (Vec<String>, Option<String>);

/// The paths of an import with its lists expanded, each with the name it has in the importing file.
fn paths(import: &str) -> Vec<Import> {
    let import = import.trim();
    let Some((before, list)) = import.split_once('{') else {
        let (path, name) = import.split_once(" as ").unwrap_or((import, ""));
        let mut path: Vec<String> = path.split("::").map(|word| word.trim().to_owned()).collect();
        if path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name = Some(name.trim()).filter(|name| !name.is_empty()).map(str::to_owned);
        let name = name.or_else(|| path.last().cloned());
        return vec![(path, name)];
    };
    let list = list.trim_end().strip_suffix('}').unwrap();
    let (mut depth, mut items) = (0_usize, vec![String::new()]);
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match letter {
            ',' if depth == 0 => items.push(String::new()),
            _ => items.last_mut().unwrap().push(letter),
        }
    }
    let items = items.iter().filter(|item| !item.trim().is_empty());
    items.flat_map(|item| paths(&format!("{before}{}", item.trim()))).collect()
}

/// The code of a file without comments and without its tests.
fn own_code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut lines = text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    let mut code = String::new();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            // The next line is for tests only: an import or a re-export.
            lines.next();
            continue;
        }
        code.push_str(line);
        code.push('\n');
    }
    code
}

fn module(path: &str) -> Module {
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(if path == "lib" { "" } else { path });
    path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn child(module: &Module, name: &str) -> Module {
    [module.as_slice(), &[name.to_owned()]].concat()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}
