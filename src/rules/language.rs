//! The languages staff speak, against those the person speaks.

use crate::domain::{Language, Offer, Policy, Profile, Stated};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{Text, say};

pub(super) const LANGUAGE: Rule = Rule {
    id: "language",
    text: say::rule_language,
    reason: say::reason_language,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| Spoken::of(offer), check },
};

/// The points for staff who speak the language, in thousandths of a sure bed. Everything else needs
/// talking, so it counts as much as a private room.
const STAFF: i32 = 200;
/// The points for an interpreter: half as many, since an interpreter isn't there at breakfast.
const INTERPRETER: i32 = 100;

#[derive(Clone, PartialEq, Eq, Hash)]
struct Spoken {
    languages: Stated<Language>,
    interpreter: Policy,
}

impl Spoken {
    fn of(offer: Offer<'_>) -> Self {
        let offers = &offer.group.terms.offers;
        Self { languages: offers.languages, interpreter: offers.interpreter }
    }
}

fn check(profile: &Profile, spoken: &Spoken, voice: Voice) -> Verdict {
    let wanted = profile.wishes.languages;
    if wanted.is_empty() {
        return voice.nothing();
    }
    let shared = wanted.and(spoken.languages.yes);
    if !shared.is_empty() {
        return voice.points(STAFF, || say::language_spoken(shared));
    }
    // Staff speak English unless the program says otherwise.
    if wanted.contains(Language::English) && !spoken.languages.no.contains(Language::English) {
        return voice.nothing();
    }
    if spoken.interpreter == Policy::Yes {
        return voice.points(INTERPRETER, || say::language_interpreter(wanted));
    }
    voice.confirm(|| {
        let staff = if spoken.languages.yes.is_empty() {
            say::language_not_stated()
        } else {
            say::language_spoken(spoken.languages.yes)
        };
        let interpreter = match spoken.interpreter {
            Policy::No => say::language_no_interpreter(),
            Policy::CaseByCase => say::language_interpreter_at_times(),
            Policy::Yes | Policy::Unknown => Text::nothing(),
        };
        staff.then(interpreter).then(say::language_ask(wanted))
    })
}
