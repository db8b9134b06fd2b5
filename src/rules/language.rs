//! Languages spoken with people, against those the person would speak.

use crate::domain::{Language, Listed, Naming, Offer, Policy, Profile, Sentence, Set, Stated};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use std::fmt::{self, Display};

pub(super) const LANGUAGE: Rule = Rule {
    id: "language",
    text: "Places whose staff speak the person's language come first, then those with an interpreter; elsewhere an interpreter is asked for.",
    reason: "in another language",
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| Spoken::of(offer), check },
};

/// What staff who speak the language are worth, in thousandths of a sure bed: talking is part of
/// everything else, so as much as a room of one's own.
const STAFF: i32 = 200;
/// What an interpreter is worth: half of that, since an interpreter is not there at breakfast.
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
        return voice.points(STAFF, format_args!("Staff speak {shared}."));
    }
    // English is spoken wherever nothing else is said.
    if wanted.contains(Language::English) && !spoken.languages.no.contains(Language::English) {
        return voice.nothing();
    }
    if spoken.interpreter == Policy::Yes {
        return voice
            .points(INTERPRETER, format_args!("Interpreter available ({}).", Either(wanted)));
    }
    let named = Naming("staff speak", spoken.languages.yes);
    let staff: &dyn Display =
        if spoken.languages.yes.is_empty() { &"languages are not stated" } else { &named };
    let interpreter = match spoken.interpreter {
        Policy::No => "has no interpreter of its own",
        Policy::CaseByCase => "has an interpreter at times",
        Policy::Yes | Policy::Unknown => "",
    };
    let ask = format_args!("you entered {}: ask for an interpreter", Either(wanted));
    voice.confirm(format_args!("{}", Sentence(&[staff, &interpreter, &ask])))
}

/// Languages any one of which will do: `Spanish or Mam`.
struct Either(Set<Language>);

impl Display for Either {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(Listed::said).collect();
        f.write_str(&names.join(" or "))
    }
}
