//! The callers who may refer people to a program.

use crate::domain::{Caller, Only, Profile, Set};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::{List, Text, say};

pub(super) const REFERRAL: Rule = Rule {
    id: "referral",
    text: say::rule_referral,
    reason: say::reason_referral,
    basis: Basis::Licence,
    force: Force::Waivable(Who::Worker),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.referrers, check },
};

fn check(profile: &Profile, referrers: &Only<Caller>, voice: Voice) -> Verdict {
    let Some(stated) = referrers.stated() else { return voice.nothing() };
    let callers = || stated.iter().map(Text::from).collect::<List>();
    match (profile.caller, stated.iter().next()) {
        _ if stated == Set::all() => voice.fits(say::referral_anyone),
        (Some(caller), Some(first)) if !stated.contains(caller) => voice.fails_unless(
            || say::referral_not_from(caller, callers()),
            Edit::Caller(first),
            || say::if_the_call_comes_from(first),
        ),
        (Some(_), _) => voice.fits(|| say::referral_from(callers())),
        (None, _) => voice.confirm(|| say::referral_ask(callers())),
    }
}
