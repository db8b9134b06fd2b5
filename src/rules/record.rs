//! Criminal records that a program does not take. The published rule is read out; no one is asked.

use crate::domain::{Profile, PublishedRule, RecordRule};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const RECORD: Rule = Rule {
    id: "record",
    text: say::rule_record,
    reason: say::reason_record,
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.record, check },
};

fn check(profile: &Profile, record: &RecordRule, voice: Voice) -> Verdict {
    let problem = profile.skips(PublishedRule::Record);
    match record {
        RecordRule::None => voice.fits(say::record_none),
        RecordRule::SexOffense if problem => voice.confirm(say::record_sex_offense_ask).grave(),
        RecordRule::SexOffense => voice.points(0, say::record_sex_offense),
        RecordRule::Violent if problem => voice.confirm(say::record_violent_ask).grave(),
        RecordRule::Violent => voice.points(0, say::record_violent),
        // The rule `skipped` then says that it fails.
        RecordRule::Any if problem => voice.nothing(),
        RecordRule::Any => voice.points(0, say::record_any),
        RecordRule::Unknown if problem => voice.confirm(say::record_not_stated),
        RecordRule::Unknown => voice.nothing(),
    }
}
