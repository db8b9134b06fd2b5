//! Who may refer people to a program.

use crate::domain::{Caller, Listable, Listed, Profile};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Rule, Shape, Verdict, Voice, Who};

pub(super) const REFERRAL: Rule = Rule {
    id: "referral",
    text: "Some programs take people only from certain agencies; the answer says who may call.",
    reason: "taken from other agencies",
    basis: Basis::Licence,
    force: Force::Waivable(Who::Worker),
    doubt: Doubt::Slight,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.referrers, check },
};

fn check(profile: &Profile, referrers: &Listed<Caller>, voice: Voice) -> Verdict {
    let first = referrers.iter().next();
    match (profile.caller, first) {
        (_, None) => voice.nothing(),
        (_, Some(_)) if referrers.is_everything() => {
            voice.fits(format_args!("It takes people whoever calls."))
        }
        (Some(caller), Some(_)) if referrers.has(caller) => {
            voice.fits(format_args!("It takes people from {referrers}."))
        }
        (Some(caller), Some(first)) => voice.fails_unless(
            format_args!("It takes people from {referrers}; you entered {}.", caller.word()),
            Edit::Caller(first),
            format_args!("If the call comes from {}.", first.spoken()),
        ),
        (None, Some(_)) => {
            voice.confirm(format_args!("It takes people from {referrers}: ask who should call."))
        }
    }
}
