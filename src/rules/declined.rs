//! Programs the person said no to. The choice is the survivor's, who can change it at any time.

use crate::domain::{Profile, ProgramId};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const DECLINED: Rule = Rule {
    id: "declined",
    text: say::rule_declined,
    reason: say::reason_declined,
    basis: Basis::Wish,
    force: Force::Waivable(Who::Person),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Named(|profile| &profile.declined),
    law: &Facts { of: |offer| offer.program.id.clone(), check },
};

fn check(profile: &Profile, program: &ProgramId, voice: Voice) -> Verdict {
    if !profile.declined.contains(program) {
        return voice.nothing();
    }
    voice.fails_unless(
        say::declined_by_the_person,
        Edit::Reconsider,
        say::if_the_person_reconsiders,
    )
}
