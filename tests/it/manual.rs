//! The manual: its commands run, its languages agree, and every page links to it.

use crate::site::Site;
use std::fs;
use std::process::Command;
use waystation::help::{ManualPart, PARTS};
use waystation::words::Language;

/// The address of the service in the examples.
const ADDRESS: &str = "http://127.0.0.1:8080";

/// The code blocks of a text, each with the words after its fence.
fn blocks(source: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in source.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(info), None) => open = Some((info.to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some((_, code))) => *code = format!("{code}{line}\n"),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block does not end");
    blocks
}

fn english(id: &str) -> &'static str {
    ManualPart::named(id).unwrap().rendering(Language::En).source
}

#[test]
fn every_command_of_the_manual_runs() {
    let site = Site::start();
    let waystation = format!("waystation() {{ '{}' \"$@\"; }}", env!("CARGO_BIN_EXE_waystation"));
    let mut ran = 0;
    for part in &PARTS {
        for (info, code) in blocks(part.rendering(Language::En).source) {
            if info != "sh run" {
                continue;
            }
            let code = code.replace(ADDRESS, &site.at("")).replace("curl -s ", "curl -sf ");
            let output = Command::new("sh")
                .args(["-ec", &format!("{waystation}\n{code}")])
                .env("WAYSTATION_DATABASE", site.url())
                .current_dir(env!("CARGO_MANIFEST_DIR"))
                .output()
                .unwrap();
            assert!(output.status.success(), "{code}\n{output:?}");
            assert!(!output.stdout.is_empty(), "{code}");
            ran += 1;
        }
    }
    assert_eq!(ran, 6);
}

#[test]
fn both_languages_have_the_same_parts_headings_and_code() {
    for part in &PARTS {
        let (english, spanish) = (part.rendering(Language::En), part.rendering(Language::Es));
        assert_ne!(english.title(), spanish.title());
        assert_eq!(blocks(english.source), blocks(spanish.source), "{}", part.id);
        let shape = |source: &str| -> Vec<usize> {
            let heading = |line: &&str| line.starts_with('#');
            let level = |line: &str| line.chars().take_while(|c| *c == '#').count();
            source.lines().filter(heading).map(level).collect()
        };
        assert_eq!(shape(english.source), shape(spanish.source), "{}", part.id);
        let rows = |source: &str| source.lines().filter(|line| line.starts_with('|')).count();
        assert_eq!(rows(english.source), rows(spanish.source), "{}", part.id);
    }
}

#[test]
fn the_manual_lists_every_command() {
    let output = Command::new(env!("CARGO_BIN_EXE_waystation")).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let commands = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let names = commands.lines().filter_map(|line| {
        let name = line.strip_prefix("  ")?;
        (!name.starts_with(' ')).then(|| name.split_whitespace().next())?
    });
    let mut seen = 0;
    for name in names.filter(|name| *name != "help") {
        assert!(english("administrators").contains(name), "{name} is not in the manual");
        seen += 1;
    }
    assert!(seen > 10, "{help}");
}

#[test]
fn the_readme_is_short_and_leads_to_the_manual() {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(readme).unwrap();
    assert!(readme.lines().count() <= 100, "README.md has more than 100 lines");
    for part in &PARTS {
        let file = format!("src/help/en/{}.md", part.id);
        assert!(readme.contains(&file), "README.md does not lead to {file}");
    }
}
