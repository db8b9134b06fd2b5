//! The programs that a form names: those the person left before, and those they ruled out.

use super::form::FindForm;
use super::inputs::LEFT_NAME;
use crate::desk::{Desk, FieldName, NeedRequest};
use crate::domain::{Problems, ProgramId, shown};
use crate::words::say;

/// The most programs with a similar name that are offered.
const OFFERED: usize = 8;

/// A program by its id and its name, for a button.
pub(super) struct Marked {
    pub(super) id: String,
    pub(super) name: String,
}

/// The programs that a form names.
#[derive(Default)]
pub(super) struct NamedPrograms {
    /// The programs that the person left before.
    pub(super) left: Vec<Marked>,
    /// The programs that the typed name may mean.
    pub(super) offered: Vec<Marked>,
}

impl NamedPrograms {
    /// Looks up the programs that a form names. Marks the one whose name was typed. Drops programs
    /// that the network no longer has, so that the search still works.
    pub(super) fn of(form: &mut FindForm, desk: &Desk) -> (Self, Problems) {
        let wrong = Self::typed(form, desk);
        let (offered, wrong) = wrong.unwrap_or_default();
        for field in [NeedRequest::declined(), NeedRequest::left()] {
            let known: Vec<String> =
                known(form, field, desk).into_iter().map(|one| one.id).collect();
            form.set_ids(field, &known);
        }
        (Self { left: known(form, NeedRequest::left(), desk), offered }, wrong)
    }

    /// Marks the program whose name was typed. Otherwise returns the problem and the programs it
    /// may mean.
    fn typed(form: &mut FindForm, desk: &Desk) -> Option<(Vec<Marked>, Problems)> {
        let typed = form.text(LEFT_NAME).to_owned();
        if typed.is_empty() {
            return None;
        }
        let found = desk.called(&typed, OFFERED);
        if let [(id, _)] = found.as_slice() {
            let left = form.ids(NeedRequest::left()).filter(|known| *known != id.as_str());
            let left: Vec<String> = left.chain([id.as_str()]).map(str::to_owned).collect();
            form.set_ids(NeedRequest::left(), &left);
            form.set(LEFT_NAME, String::new());
            return None;
        }
        let (what, action) = if found.is_empty() {
            (say::no_program_of_this_name(shown(&typed)), say::check_the_spelling())
        } else {
            (say::several_programs_match(shown(&typed)), say::choose_one_below())
        };
        let offered = found.into_iter().map(|(id, name)| Marked::of(&id, &name)).collect();
        Some((offered, Problems::one(LEFT_NAME, what, action)))
    }
}

impl Marked {
    fn of(id: &ProgramId, name: &str) -> Self {
        Self { id: id.to_string(), name: name.to_owned() }
    }
}

/// Returns the programs in a field of ids that the network has.
fn known(form: &FindForm, field: FieldName, desk: &Desk) -> Vec<Marked> {
    let ids: Vec<ProgramId> = form.ids(field).filter_map(|id| id.parse().ok()).collect();
    desk.programs_with(&ids).iter().map(|(id, name)| Marked::of(id, name)).collect()
}
