//! How much care a program can give: told as published, and nobody is asked what ails them.

use crate::domain::{Care, Profile, PublishedRule};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const CARE: Rule = Rule {
    id: "care",
    text: "Programs differ in the care they can give; nobody is asked about their health.",
    reason: "with less care",
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.care, check },
};

fn check(profile: &Profile, care: &Care, voice: Voice) -> Verdict {
    let problem = profile.skips(PublishedRule::Care);
    match care {
        Care::None | Care::Outpatient if problem => voice.nothing(),
        Care::None => voice.points(0, format_args!("Published rule: no medical care on site.")),
        Care::Outpatient => voice.points(
            0,
            format_args!(
                "Published rule: people see doctors and counselors outside; it gives no nursing."
            ),
        ),
        Care::Nursing => voice.fits(format_args!("It gives nursing in the house.")),
        Care::Crisis => voice.fits(format_args!("It can care for people in a crisis.")),
        Care::Unknown if problem => {
            voice.confirm(format_args!("What care it gives is not stated: ask."))
        }
        Care::Unknown => voice.nothing(),
    }
}
