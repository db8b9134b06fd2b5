//! Who may refer people to a program.

use crate::domain::{Caller, Listed, Only, Profile, Set};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};

pub(super) const REFERRAL: Rule = Rule {
    id: "referral",
    text: "Some programs take people only from certain agencies; the answer says who may call.",
    reason: "taken from other agencies",
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
    match (profile.caller, stated.iter().next()) {
        _ if stated == Set::all() => voice.fits(format_args!("It takes people whoever calls.")),
        (Some(caller), Some(first)) if !stated.contains(caller) => voice.fails_unless(
            format_args!("It takes people from {stated}; you entered {caller}."),
            Edit::Caller(first),
            format_args!("If the call comes from {}.", first.said()),
        ),
        (Some(_), _) => voice.fits(format_args!("It takes people from {stated}.")),
        (None, _) => {
            voice.confirm(format_args!("It takes people from {stated}: ask who should call."))
        }
    }
}
