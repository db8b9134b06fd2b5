//! A program takes people only while it is open: planned, paused and suspended are not open.

use crate::domain::{Profile, Status, StatusHistory};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const STATUS: Rule = Rule {
    id: "status",
    text: "A program takes people only while it is open; planned or suspended programs are not shown as places.",
    reason: "not open",
    basis: Basis::Physical,
    force: Force::Must,
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.program.status.clone(), check },
};

fn check(profile: &Profile, history: &StatusHistory, voice: Voice) -> Verdict {
    // The day where the person is: late in the evening London already has the next one.
    let day = profile.arrives().with_timezone(&profile.origin.zone.clock()).date_naive();
    let Some((status, since)) = history.on(day) else {
        return voice.confirm(format_args!("Whether it is open is not stated: ask."));
    };
    let since = since.format("%-d %B %Y");
    match status {
        Status::Open => voice.nothing(),
        Status::Planned => voice.fails(format_args!("Not open yet: planned, as of {since}.")),
        Status::Paused | Status::Suspended | Status::Closed => {
            voice.fails(format_args!("Not open: {status} since {since}."))
        }
    }
}
