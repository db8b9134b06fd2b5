//! Compares every code of the count with HUD's key.

use super::workbook::{
    Line, ONLY, WITH, WITHOUT, has_a_yes, night, only_group, read, reason, said,
};
use waystation::domain::{Ages, Children, Field, Policy, Serves, Stage, Status};

/// The meaning of each code for each class of beds, written down by hand from HUD's key. `-` stands
/// for beds that the code does not cover.
const TABLE: [[&str; 4]; 11] = [
    ["SF", "-", "women=yes men=no girls=no boys=no", "women=no men=no"],
    ["SM", "-", "women=no men=yes girls=no boys=no", "women=no men=no"],
    ["SMF", "-", "women=yes men=yes girls=no boys=no", "women=no men=no"],
    ["CO", "-", "girls=no boys=no", "-"],
    ["HC", "unknown", "-", "women=no men=no"],
    ["SFHC", "women=yes", "women=yes men=no girls=no boys=no", "women=no men=no"],
    ["SMHC", "men=yes", "women=no men=yes girls=no boys=no", "women=no men=no"],
    ["SMF+HC", "women=yes men=yes", "women=yes men=yes girls=no boys=no", "women=no men=no"],
    ["YF", "-", "-", "women=no men=no girls=yes boys=no"],
    ["YM", "-", "-", "women=no men=no girls=no boys=yes"],
    ["YMF", "-", "-", "women=no men=no girls=yes boys=yes"],
];

#[test]
fn every_code_says_of_every_class_of_beds_what_hud_says() {
    for [code, with, without, only] in TABLE {
        let ages: [Ages; 3] =
            ["18 +, under 18?", "18 +", "under 18"].map(|ages| ages.parse().unwrap());
        let children: [Children; 3] = ["yes", "no", "unknown"].map(|c| c.parse().unwrap());
        for (at, (heading, expected)) in
            [(WITH, with), (WITHOUT, without), (ONLY, only)].into_iter().enumerate()
        {
            let line = Line::shelter(1).with("Target Population A", code).with_beds(heading, 6);
            let terms = only_group(line).terms;
            if expected == "-" {
                assert!(!has_a_yes(terms.serves), "{code} {heading}");
                assert_eq!((terms.ages, terms.children), (Ages::UNKNOWN, Children::default()));
                continue;
            }
            let expected: Serves = expected.parse().unwrap();
            assert_eq!(terms.serves, expected, "{code} {heading}");
            assert_eq!((terms.ages, terms.children), (ages[at], children[at]), "{code} {heading}");
        }
    }
}

#[test]
fn a_missing_or_unknown_code_leaves_whom_it_serves_unknown_and_flagged() {
    for line in [
        Line::shelter(1).without("Target Population A"),
        Line::shelter(1).with("Target Population A", "  "),
        Line::shelter(1).with("Target Population A", "XYZ"),
        Line::shelter(1).with("Target Population A", 7),
    ] {
        let import = read(&[line]).unwrap();
        let terms = &night(&import).groups[0].terms;
        assert!(terms.serves.is_unknown() && terms.ages.is_unknown());
        // The column of the beds states that they are for people without children, whatever the
        // code is.
        assert_eq!(terms.children.policy, Policy::No);
        assert!(said(&import, Field::Serves)[0].flag.is_some());
    }
}

#[test]
fn program_types_give_stages_and_what_has_no_beds_is_set_aside() {
    for (code, stage) in [
        ("ES", Stage::Emergency),
        ("TH", Stage::Transitional),
        ("SH", Stage::Transitional),
        ("PSH", Stage::LongTerm),
    ] {
        let import = read(&[Line::shelter(1).with("Program Type", code)]).unwrap();
        assert_eq!(night(&import).programs[0].stage, stage, "{code}");
    }
    for code in ["HPRP", "RRH"] {
        let reason = reason(Line::shelter(1).with("Program Type", code));
        assert_eq!(reason, format!("{code} pays rent and has no bed to offer."));
    }
    assert!(reason(Line::shelter(1).with("Program Type", "ZZ")).contains("not a known program"));
    assert_eq!(reason(Line::shelter(1).without("Program Type")), "Program Type is empty.");
}

#[test]
fn under_development_is_planned_and_the_rest_is_open() {
    let day = "2012-02-01".parse().unwrap();
    for (code, status) in [("C", Status::Open), ("N", Status::Open), ("U", Status::Planned)] {
        let import = read(&[Line::shelter(1).with("Inventory Type", code)]).unwrap();
        assert_eq!(night(&import).programs[0].status.on(day).unwrap().0, status, "{code}");
    }
    assert!(reason(Line::shelter(1).with("Inventory Type", "Q")).contains("inventory type"));
    assert_eq!(reason(Line::shelter(1).without("Inventory Type")), "Inventory Type is empty.");
}

#[test]
fn beds_kept_for_a_group_the_model_cannot_name_are_never_a_yes() {
    for (heading, code) in [
        ("Target Population B", "HIV"),
        ("Target Population B", "WHO"),
        ("Program Type", "PSH"),
        ("Program Type", "SH"),
    ] {
        let import = read(&[Line::shelter(1).with(heading, code)]).unwrap();
        let serves = night(&import).groups[0].terms.serves;
        assert!(!has_a_yes(serves), "{code}");
        assert_eq!(serves.men, Policy::No, "{code}");
        assert!(said(&import, Field::Serves)[0].flag.is_some(), "{code}");
    }
    let import = read(&[Line::shelter(1).with("Target Population B", "DV")]).unwrap();
    assert_eq!(night(&import).groups[0].terms.serves.women, Policy::Yes);
    let kinds = said(&import, Field::Trafficking);
    assert!(kinds[0].value == "unknown" && kinds[0].flag.is_some());
}
