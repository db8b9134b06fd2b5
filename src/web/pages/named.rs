//! Programs that a form names: those the person left before, and those they ruled out.

use super::Wrong;
use super::form::FindForm;
use crate::desk::Desk;
use crate::domain::{ProgramId, shown};
use crate::words::say;

/// How many programs of a similar name are offered.
const OFFERED: usize = 8;

/// A program by its id and its name, for a button.
pub(super) struct Marked {
    pub(super) id: String,
    pub(super) name: String,
}

/// The programs a form names.
#[derive(Default)]
pub(super) struct NamedPrograms {
    /// Those the person left before.
    pub(super) left: Vec<Marked>,
    /// Those that what was typed may mean.
    pub(super) offered: Vec<Marked>,
}

impl NamedPrograms {
    /// Looks up the programs a form names: marks the one that was typed, and drops those that the
    /// network no longer has, so that a search outlives them.
    pub(super) fn of(form: &mut FindForm, desk: &Desk) -> (Self, Option<Wrong>) {
        let wrong = Self::typed(form, desk);
        let (offered, wrong) =
            wrong.map_or_else(Default::default, |(offered, wrong)| (offered, Some(wrong)));
        for name in ["declined", "left"] {
            let known: Vec<String> =
                known(form, name, desk).into_iter().map(|one| one.id).collect();
            form.set(name, known.join(" "));
        }
        (Self { left: known(form, "left", desk), offered }, wrong)
    }

    /// Marks the program whose name was typed; otherwise what is wrong with it, and what it may mean.
    fn typed(form: &mut FindForm, desk: &Desk) -> Option<(Vec<Marked>, Wrong)> {
        let typed = form.text("left-name").to_owned();
        if typed.is_empty() {
            return None;
        }
        let found = desk.called(&typed, OFFERED);
        if let [(id, _)] = found.as_slice() {
            let left: Vec<&str> = form.left().filter(|known| *known != id.as_str()).collect();
            let left = [left.as_slice(), &[id.as_str()]].concat().join(" ");
            form.set("left", left);
            form.set("left-name", String::new());
            return None;
        }
        let (what, action) = if found.is_empty() {
            (say::no_program_of_this_name(shown(&typed)), say::check_the_spelling())
        } else {
            (say::several_programs_match(shown(&typed)), say::choose_one_below())
        };
        let offered = found.into_iter().map(|(id, name)| Marked::of(&id, &name)).collect();
        Some((offered, super::asked::named(Wrong::new("left-name", what, action))))
    }
}

impl Marked {
    fn of(id: &ProgramId, name: &str) -> Self {
        Self { id: id.to_string(), name: name.to_owned() }
    }
}

/// The programs that a field of ids names and the network has.
fn known(form: &FindForm, name: &str, desk: &Desk) -> Vec<Marked> {
    let ids: Vec<ProgramId> =
        form.text(name).split_whitespace().filter_map(|id| id.parse().ok()).collect();
    desk.programs_with(&ids).iter().map(|(id, name)| Marked::of(id, name)).collect()
}
