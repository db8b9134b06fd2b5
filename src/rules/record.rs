//! Criminal records a program does not take: told as published, and never asked.

use crate::domain::{Profile, PublishedRule, RecordRule};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const RECORD: Rule = Rule {
    id: "record",
    text: "Some programs do not take people with certain criminal records; nobody is asked whether they have one.",
    reason: "with a rule on records",
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
    let what = match record {
        RecordRule::None => {
            return voice.fits(format_args!("Takes people with any record."));
        }
        RecordRule::SexOffense => "a record of a sex offense",
        RecordRule::Violent => "a record of a violent offense",
        // That it fails then is for `skipped` to say.
        RecordRule::Any if problem => return voice.nothing(),
        RecordRule::Any => "a criminal record",
        RecordRule::Unknown if problem => {
            return voice
                .confirm(format_args!("Whether it has a rule on records is not stated: ask."));
        }
        RecordRule::Unknown => return voice.nothing(),
    };
    if problem {
        return voice
            .confirm(format_args!(
                "It does not take people with {what}: ask how it decides; nobody need say why."
            ))
            .grave();
    }
    voice.points(0, format_args!("Published rule: it does not take people with {what}."))
}
