//! Checks the commands that import, list, undo and write: what they print, and what the database
//! holds afterwards.

use super::layouts::{OF_2019, of_2019};
use super::workbook::{Line, csv};
use crate::site::command;
use std::collections::HashSet;
use std::fs;
use std::process::Output;
use tempfile::TempDir;

/// A folder with its own database.
struct Folder {
    folder: TempDir,
    url: String,
}

impl Folder {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let url = format!("sqlite:{}", folder.path().join("beds.db").display());
        assert!(command(&url, &["init"]).output().unwrap().status.success());
        Self { folder, url }
    }

    /// Writes a file and returns its path.
    fn file(&self, name: &str, bytes: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        command(&self.url, arguments).output().unwrap()
    }

    fn said(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    /// Returns the bytes of the database.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = fs::read(self.folder.path().join("beds.db")).unwrap();
        bytes.extend(fs::read(self.folder.path().join("beds.db-wal")).unwrap_or_default());
        bytes
    }
}

/// Returns a network file with two programs. The first takes people of these ages.
fn network(ages: &str) -> String {
    format!(
        r#"{{"name": "Two", "notice": "", "stated_on": "2026-11-01",
        "sources": {{"own": {{"as_of": "2026-11-01", "name": "the programs"}}}},
        "programs": [
        {{"id": "a", "organization": {{"id": "o", "name": "O"}}, "name": "Alder",
          "said": [{{"field": "ages", "value": "{ages}", "by": "own"}}], "groups": []}},
        {{"id": "b", "organization": {{"id": "o", "name": "O"}}, "name": "Birch",
          "said": [], "groups": []}}]}}"#
    )
}

#[test]
fn the_report_names_rows_set_aside_and_columns_not_read() {
    let mut headings = OF_2019.to_vec();
    headings.extend(["Gender", "Paint"]);
    let rent = of_2019().with("Row #", 2).with("Project Type", "RRH");
    let lines = [of_2019().with("Gender", "women"), rent];
    let to = Folder::new();
    let report = to.said(&["import", &to.file("2021.csv", &csv(&headings, &lines))]);
    let drawn = report.lines().last().unwrap().trim().split(' ').next().unwrap().to_owned();
    assert!(drawn.len() == 32 && drawn.chars().all(|c| c.is_ascii_hexdigit()), "{drawn}");
    let report = report.replace(&drawn, "ID");
    let report: Vec<_> = report.lines().collect();
    assert_eq!(
        report,
        [
            "1 row was set aside.",
            "       1  RRH pays rent and has no bed to offer. Rows 3",
            "These columns can limit whom a program takes, and they were not read: Gender. \
             Check them before you rely on a match.",
            "These columns are not known and were not read: Paint.",
            "Address columns were not read and are never kept: address1, address2, city, state, \
             zip.",
            "Import 1: 1 new, 0 changed, 0 gone and 0 unchanged programs.",
            "New",
            "  ID  Rose Shelter",
        ]
    );
    let bytes = to.bytes();
    let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(holds("Rose Shelter"));
    for secret in ["Secret Row", "Hiddenville", "89001"] {
        assert!(!holds(secret), "{secret}");
    }
    let listed = to.said(&["--language", "es", "imports", "1"]);
    assert!(
        listed.contains("RRH paga el alquiler y no tiene camas que ofrecer. Filas 3"),
        "{listed}"
    );
}

#[test]
fn ids_of_a_count_are_drawn_and_found_again() {
    let to = Folder::new();
    let lines = |names: [&str; 2]| -> Vec<Line> {
        let one = |(row, name): (i32, &str)| {
            of_2019()
                .with("Row #", row)
                .with("Organization Name", "Harbor")
                .with("Project Name", name)
        };
        (1..).zip(names).map(one).collect()
    };
    to.said(&["import", &to.file("one.csv", &csv(&OF_2019, &lines(["Rose", "Lily"])))]);
    let dump = |name: &str| {
        let path = to.folder.path().join(name);
        to.said(&["dump", path.to_str().unwrap()]);
        fs::read_to_string(path).unwrap()
    };
    let before = dump("before.json");
    let ids = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.trim().starts_with("\"id\""));
        lines.map(|line| line.trim().to_owned()).collect()
    };
    for said in ["hic-", "ca-514", "2019-1"] {
        assert!(!ids(&before).iter().any(|id| id.contains(said)), "{said}: {before}");
    }
    // The next count renames a program, and adds one to the same organization.
    let mut next = lines(["Rose House", "Lily"]);
    next.push(of_2019().with("Row #", 3).with("Organization Name", "Harbor"));
    let again = to.said(&["import", &to.file("two.csv", &csv(&OF_2019, &next))]);
    assert!(again.contains("Import 2: 1 new, 1 changed, 0 gone and 1 unchanged"), "{again}");
    let after = dump("after.json");
    assert!(ids(&before).iter().all(|id| ids(&after).contains(id)), "{before}\n{after}");
    let organizations: HashSet<_> =
        after.lines().skip_while(|line| !line.contains("programs")).collect();
    let names = organizations.iter().filter(|line| line.contains("Harbor")).count();
    assert_eq!(names, 1, "one organization: {after}");
    to.said(&["undo-import", "2"]);
    assert_eq!(dump("undone.json"), before);
}

#[test]
fn names_that_may_tell_where_a_program_is_are_set_aside_until_a_person_confirms_them() {
    let to = Folder::new();
    let names = ["Cedar Street Homes", "E Street Complex", "Crescent Street", "S 5th St", "Rose"];
    let lines: Vec<Line> = (1..)
        .zip(names)
        .map(|(row, name)| of_2019().with("Row #", row).with("Project Name", name))
        .collect();
    let file = to.file("2019.csv", &csv(&OF_2019, &lines));
    let report = to.said(&["import", "--dry-run", &file]);
    assert!(report.contains("4 rows were set aside."), "{report}");
    assert!(report.contains("4  It has a name that may tell where it is."), "{report}");
    assert!(report.contains("There would be 1 new"), "{report}");
    to.said(&["import", &file]);
    let bytes = to.bytes();
    let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(holds("Rose") && !holds("Cedar Street"));
    let confirmed = to.file("names.txt", "Cedar Street Homes\r\n");
    let report = to.said(&["import", &file, "--confirmed-names", &confirmed]);
    assert!(report.contains("3 rows were set aside.") && report.contains("1 new"), "{report}");
    let network = network("18 +").replace("Alder", "12 Alder Lane");
    let report = to.said(&["import", &to.file("n.json", &network)]);
    assert!(report.contains("1 row was set aside.") && report.contains("1 new"), "{report}");
}

#[test]
fn a_csv_file_has_no_sheet_to_choose() {
    let to = Folder::new();
    let file = to.file("2021.csv", &csv(&OF_2019, &[of_2019()]));
    let refused = to.refused(&["import", &file, "--sheet", "2021"]);
    assert!(refused.contains("A .csv file has no sheets. Leave --sheet out"), "{refused}");
}

#[test]
fn a_count_that_is_there_changes_and_doubles_nothing() {
    let to = Folder::new();
    let lines: Vec<Line> = (1..40).map(|row| of_2019().with("Row #", row)).collect();
    let file = to.file("2021.csv", &csv(&OF_2019, &lines));
    assert!(to.said(&["import", &file]).contains("Import 1: 39 new, 0 changed"));
    let dump = |name: &str| {
        let path = to.folder.path().join(name);
        to.said(&["dump", path.to_str().unwrap()]);
        fs::read_to_string(path).unwrap()
    };
    let before = dump("before.json");
    let again = to.said(&["import", &file]);
    assert!(again.contains("Import 2: 0 new, 0 changed, 0 gone and 39 unchanged"), "{again}");
    assert_eq!(dump("after.json"), before);
}

#[test]
fn a_report_shows_what_is_new_changed_and_gone_before_and_after() {
    let to = Folder::new();
    to.said(&["import", &to.file("one.json", &network("18 +"))]);
    let next = network("16 +").replace(r#""id": "b""#, r#""id": "c""#).replace("Birch", "Cedar");
    let file = to.file("two.json", &next);
    let tried = to.said(&["import", "--dry-run", &file]);
    let done = to.said(&["import", &file]);
    let (first, rest) = done.split_once('\n').unwrap();
    assert_eq!(first, "Import 2: 1 new, 1 changed, 1 gone and 0 unchanged programs.");
    for line in ["  c  Cedar", "  a  Alder", "    ages: 18 + \u{2192} 16 +", "  b  Birch"] {
        assert!(rest.lines().any(|one| one == line), "{line} is not in:\n{rest}");
    }
    assert!(tried.starts_with("Nothing was written. There would be 1 new, 1 changed"), "{tried}");
    assert_eq!(tried.split_once('\n').unwrap().1, rest);
    let listed = to.said(&["imports"]);
    assert!(listed.contains("2  Two, as of Nov 1, 2026, in the format network"), "{listed}");
    assert_eq!(to.said(&["undo-import", "2"]), "Import 2 is undone.\n");
    assert!(to.said(&["imports"]).contains("    Undone "));
    let twice = to.refused(&["undo-import", "2"]);
    assert!(twice.contains("Import 2 is undone already."), "{twice}");
    assert!(to.refused(&["undo-import", "7"]).contains("There is no import 7."));
    let again = to.said(&["import", "--dry-run", &file]);
    assert_eq!(again, tried);
}

#[test]
fn long_reports_name_the_first_programs_and_all_on_asking() {
    let to = Folder::new();
    let lines: Vec<Line> = (1..40).map(|row| of_2019().with("Row #", row)).collect();
    let file = to.file("2021.csv", &csv(&OF_2019, &lines));
    let some = to.said(&["import", "--dry-run", &file]);
    assert!(some.ends_with("\u{2026} and 19 more programs. Name them with --all.\n"), "{some}");
    assert_eq!(some.lines().count(), 1 + 1 + 1 + 20 + 1, "{some}");
    assert!(!to.said(&["import", "--dry-run", "--all", &file]).contains("--all"));
}

#[test]
fn a_file_is_recognized_and_a_wrong_one_is_named() {
    let to = Folder::new();
    let (json, csv) =
        (to.file("n.json", &network("18 +")), to.file("c.csv", &csv(&OF_2019, &[of_2019()])));
    let formats = to.said(&["formats"]);
    assert!(formats.contains("network ") && formats.contains("hic "), "{formats}");
    let unknown = to.refused(&["import", "--format", "pdf", &json]);
    assert!(
        unknown.contains("\u{201c}pdf\u{201d} is not a format. Use one of: network, hic"),
        "{unknown}"
    );
    let other = to.refused(&["import", "--format", "hic", &json]);
    assert!(
        other.contains(
            "in the format \u{201c}network\u{201d}, not \u{201c}hic\u{201d}. Use --format network."
        ),
        "{other}"
    );
    let other = to.refused(&["--language", "es", "import", "--format", "network", &csv]);
    assert!(other.contains("El archivo est\u{e1} en el formato \u{201c}hic\u{201d}"), "{other}");
    for (name, bytes) in
        [("empty.json", ""), ("text.txt", "just text"), ("other.csv", "a,b\n1,2\n")]
    {
        let refused = to.refused(&["import", &to.file(name, bytes)]);
        assert!(refused.contains("The format of the file is not recognized."), "{name}: {refused}");
    }
    let broken = to.refused(&["import", &to.file("broken.json", "{\"name\": ")]);
    assert!(broken.contains("line 1") && broken.contains("cannot be read"), "{broken}");
    let none = to.refused(&[
        "import",
        &to.file("none.json", r#"{"name": "N", "notice": "", "programs": []}"#),
    ]);
    assert!(none.contains("The file has no programs"), "{none}");
    assert!(to.refused(&["import", "gone.json"]).contains("gone.json: The file cannot be read"));
    assert!(to.refused(&["dump", "x.csv", "--format", "hic"]).contains("cannot be written"));
    assert_eq!(to.said(&["imports"]), "Nothing was imported.\n");
}

#[test]
fn a_source_can_be_named_and_lists_of_several_sources_stand_side_by_side() {
    let to = Folder::new();
    let file = to.file("one.json", &network("18 +"));
    to.said(&["import", &file, "--source", "The county"]);
    let second = to.said(&["import", &file]);
    assert!(second.contains("Import 2: 0 new, 0 changed, 0 gone and 2 unchanged"), "{second}");
    let listed = to.said(&["imports"]);
    assert!(listed.contains("1  The county,") && listed.contains("2  Two,"), "{listed}");
}
