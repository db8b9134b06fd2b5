//! The board's form with a change applied, for the button that makes the change.

use super::form::FindForm;
use super::inputs::answer_input;
use crate::desk::NeedRequest;
use crate::domain::{Listed, Profile, local_time};
use crate::rules::Edit;

impl FindForm {
    /// Returns the form with these changes applied; `None` if a program must make one of them.
    pub(super) fn with(&self, edits: &[Edit], profile: &Profile) -> Option<Self> {
        let mut form = self.clone();
        for edit in edits {
            form.change(*edit, profile)?;
        }
        Some(form)
    }

    fn change(&mut self, edit: Edit, profile: &Profile) -> Option<()> {
        match edit {
            Edit::Within(limit) => self.set(NeedRequest::within().as_str(), limit.id().to_owned()),
            Edit::Answer(question, answer) => {
                self.set(&answer_input(question), answer.word().to_owned());
            }
            Edit::Forgoes(wish) => {
                self.set(&NeedRequest::wishes().input(wish.word()), String::new());
            }
            Edit::Nights(nights) => self.set(NeedRequest::nights().as_str(), nights.to_string()),
            Edit::Arrive(moment) => {
                let local = local_time(moment, profile.origin.zone.clock());
                self.set(
                    NeedRequest::arrive().as_str(),
                    local.format("%Y-%m-%dT%H:%M:%S").to_string(),
                );
                // No one leaves before the arrival, so an earlier deadline is removed.
                if profile.leave_by.is_some_and(|leave_by| leave_by < moment) {
                    self.set(NeedRequest::leave_by().as_str(), String::new());
                }
            }
            Edit::Reconsider => self.set_ids(NeedRequest::declined(), &[]),
            Edit::Accepts(rules) => {
                rules
                    .iter()
                    .for_each(|rule| self.unlist(NeedRequest::skip_rules().as_str(), rule.word()));
            }
            Edit::Caller(caller) => {
                self.set(NeedRequest::caller().as_str(), caller.word().to_owned());
            }
            Edit::Says(..) | Edit::Posts(..) => return None,
        }
        Some(())
    }
}
