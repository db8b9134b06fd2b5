//! One program with one unit group, for the small networks of tests.

use waystation::desk::{NotPromised, Refusal, Replay};
use waystation::domain::{
    FieldProblem, Problems, Program, ProgramEntry, Refused, UnitGroup, UnitKind,
};
use waystation::words::{Language, Text};

/// A program that states nothing.
pub(crate) fn program() -> Program {
    entry().unstated()
}

/// The same as it is listed.
pub(crate) fn entry() -> ProgramEntry {
    ProgramEntry {
        id: "here".parse().unwrap(),
        organization: "somebody".parse().unwrap(),
        name: "Here".into(),
    }
}

/// Its beds, in a shared room.
pub(crate) fn beds() -> UnitGroup {
    UnitGroup {
        id: "here-beds".parse().unwrap(),
        program: program().id,
        name: "Beds".into(),
        kind: UnitKind::SharedBed,
        sleeps: 1,
    }
}

/// A text in English, the language of the tests.
pub(crate) trait English {
    fn english(&self) -> String;
}

impl English for Text {
    fn english(&self) -> String {
        self.render(Language::En)
    }
}

impl English for Refused {
    fn english(&self) -> String {
        self.render(Language::En)
    }
}

impl English for FieldProblem {
    fn english(&self) -> String {
        self.render(Language::En)
    }
}

impl English for Problems {
    fn english(&self) -> String {
        self.render(Language::En)
    }
}

impl English for Refusal {
    fn english(&self) -> String {
        self.render(Language::En)
    }
}

impl English for NotPromised {
    fn english(&self) -> String {
        self.text().english()
    }
}

impl English for Replay {
    fn english(&self) -> String {
        Text::from(self).english()
    }
}
