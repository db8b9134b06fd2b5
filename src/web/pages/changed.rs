//! The form of the board with a change made, for a button that makes it.

use super::form::{FindForm, question_field};
use crate::domain::{Listed, Profile, local_time};
use crate::rules::Edit;

impl FindForm {
    /// The form with changes made that the person or the worker can make; `None` where a program must.
    pub(super) fn with(&self, edits: &[Edit], profile: &Profile) -> Option<Self> {
        let mut form = self.clone();
        for edit in edits {
            form.change(*edit, profile)?;
        }
        Some(form)
    }

    fn change(&mut self, edit: Edit, profile: &Profile) -> Option<()> {
        match edit {
            Edit::Within(limit) => self.set("within", limit.id().to_owned()),
            Edit::Answer(question, answer) => {
                self.set(question_field(question), answer.word().to_owned());
            }
            Edit::Forgoes(wish) => self.unlist("wishes", wish.word()),
            Edit::Nights(nights) => self.set("nights", nights.to_string()),
            Edit::Arrive(moment) => {
                let local = local_time(moment, profile.origin.zone.clock());
                self.set("arrive", local.format("%Y-%m-%dT%H:%M:%S").to_string());
                // Nobody leaves where they are before they arrive.
                if profile.leave_by.is_some_and(|leave_by| leave_by < moment) {
                    self.set("leave-by", String::new());
                }
            }
            Edit::Reconsider => self.set("declined", String::new()),
            Edit::Accepts(rules) => {
                rules.iter().for_each(|rule| self.unlist("skip_rules", rule.word()));
            }
            Edit::Caller(caller) => self.set("caller", caller.word().to_owned()),
            Edit::Says(..) | Edit::Posts(..) => return None,
        }
        Some(())
    }
}
