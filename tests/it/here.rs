//! One program with one unit group, as the small networks of tests have it.

use waystation::domain::{Place, Program, Stage, StatusHistory, UnitGroup, UnitKind};
use waystation::words::{Language, Text};

/// A program of which nothing is said.
pub(crate) fn program() -> Program {
    Program {
        id: "here".parse().unwrap(),
        organization: "somebody".parse().unwrap(),
        name: "Here".into(),
        stage: Stage::Unknown,
        place: Place::Unknown,
        status: StatusHistory::default(),
        quarantine: None,
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

/// A text in English, in which tests are written.
pub(crate) trait English {
    fn english(&self) -> String;
}

impl English for Text {
    fn english(&self) -> String {
        self.render(Language::En)
    }
}
