//! What a worker is reminded of beside every ranking: steps of the work that no rule can judge.
//!
//! Nobody is asked anything for a reminder, and none moves an option. Those on law say only what
//! holds in the whole country; what a state adds is the worker's own procedure.

use crate::domain::{Answer, Profile, Question};
use std::borrow::Cow;
use std::fmt;

/// A text as it concerns one household.
type Of = fn(&Profile) -> String;

/// One thing to think of, for the profiles it concerns.
#[derive(Clone, Copy)]
pub struct Reminder {
    /// The id, as in the API.
    pub id: &'static str,
    /// What to think of, whoever it concerns.
    pub text: &'static str,
    /// Where it comes from.
    pub basis: &'static str,
    when: fn(&Profile) -> bool,
    /// The same as it concerns one household, by its ages and its state, where that says more.
    of: Option<Of>,
}

impl Reminder {
    /// What to think of for one household.
    pub fn said(&self, profile: &Profile) -> Cow<'static, str> {
        self.of.map_or(Cow::Borrowed(self.text), |of| Cow::Owned(of(profile)))
    }
}

impl fmt::Debug for Reminder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reminder({})", self.id)
    }
}

/// What practice says: no law stands behind it.
const PRACTICE: &str = "practice";

/// Every reminder, the most urgent first.
pub const REMINDERS: &[Reminder] = &[
    Reminder {
        id: "medical-first",
        text: "Whoever is hurt, ill or may be in withdrawal needs medical care first; the bed can wait.",
        basis: PRACTICE,
        when: always,
        of: None,
    },
    Reminder {
        id: "crisis-line",
        text: "If anyone speaks of suicide, stay with them and call your supervisor; 988 takes calls and texts at any hour.",
        // 47 U.S.C. 251(e)(4), added by Public Law 116-172; the Federal Communications Commission had
        // calls and texts to 988 delivered from 16 July 2022 (FCC 20-100 and FCC 21-119).
        basis: "National Suicide Hotline Designation Act of 2020",
        when: always,
        of: Some(crisis_line),
    },
    Reminder {
        id: "reporting",
        text: "Under 18, a report to child protection may be your duty; who must report, and what, is the law of your state. Follow your own procedure, and note who was told.",
        // A state that takes the Act's grants has a law on who must report, and procedures for reports
        // of children who may have been in sex trafficking: 42 U.S.C. 5106a(b)(2)(B)(i) and (xxiv),
        // the latter added by Public Law 114-22, section 802.
        basis: "Child Abuse Prevention and Treatment Act; law of each state",
        when: minor,
        of: Some(reporting),
    },
    Reminder {
        id: "minor-consent",
        text: "Under 18, ask the program who must agree to the stay. Where calling a parent would not be safe, say so before anyone calls.",
        // Shelters for runaway youth under federal grants reach a parent or another adult within 72
        // hours, as the young person's best interest has it: 45 CFR 1351.24(e). The rest is state law.
        basis: "law of each state",
        when: minor,
        of: Some(minor_consent),
    },
    Reminder {
        id: "native-children",
        text: "When a state court decides where a child is to live, it must ask whether the child is Native, since another law may then hold; you need not ask.",
        // In emergency, voluntary and involuntary proceedings, of each participant, when they begin:
        // 25 CFR 23.107(a).
        basis: "Indian Child Welfare Act",
        when: minor,
        of: None,
    },
    Reminder {
        id: "interstate-compact",
        text: "Before someone under 18 goes to a program in another state, that state may have to agree in writing, whoever sends them: a court, an agency or a helper. Ask child welfare before the trip.",
        // Article III(d) has the receiving state agree first; article II(b) has persons and charities
        // among those who send; article VIII leaves out near relatives who bring a child to relatives.
        // The 50 states, the District of Columbia and the Virgin Islands have enacted it.
        basis: "Interstate Compact on the Placement of Children",
        when: minor,
        of: None,
    },
    Reminder {
        id: "no-names",
        text: "Nobody learns who lives in a program. If the person fears somebody there, the program itself can check and say yes or no.",
        basis: PRACTICE,
        when: always,
        of: None,
    },
    Reminder {
        id: "advocate-calls",
        text: "Nobody has to tell their story again: offer to make the call together, and to answer what the program asks.",
        basis: PRACTICE,
        when: always,
        of: None,
    },
    Reminder {
        id: "survivor-chooses",
        text: "The person chooses: say what is known of a place, ask what they think of it, and take a no.",
        basis: PRACTICE,
        when: always,
        of: None,
    },
];

/// The reminders that concern a profile, the most urgent first.
pub fn reminders(profile: &Profile) -> Vec<&'static Reminder> {
    REMINDERS.iter().filter(|reminder| (reminder.when)(profile)).collect()
}

fn always(_: &Profile) -> bool {
    true
}

/// A survivor may be under 18.
fn minor(profile: &Profile) -> bool {
    profile.answer(Question::Under18) != Answer::No
}

/// The age a text begins with: certain, or not known.
fn under_18(profile: &Profile) -> &'static str {
    match profile.answer(Question::Under18) {
        Answer::Yes => "The person is under 18",
        Answer::No | Answer::Unknown(_) => "If the person is under 18",
    }
}

fn crisis_line(profile: &Profile) -> String {
    let young = match profile.answer(Question::Under18) {
        Answer::Yes => ", from people of any age",
        Answer::No | Answer::Unknown(_) => "",
    };
    format!(
        "If anyone speaks of suicide, stay with them and call your supervisor; 988 takes calls and texts at any hour{young}."
    )
}

fn reporting(profile: &Profile) -> String {
    let age = under_18(profile);
    let law = profile.state().map_or_else(
        || "The law of the state where the person is".to_owned(),
        |state| format!("The law of {state}, where the person is,"),
    );
    format!(
        "{age}: a report to child protection may be your duty. {law} says who must report, and what. Follow your own procedure, and note who was told."
    )
}

fn minor_consent(profile: &Profile) -> String {
    let age = under_18(profile);
    let here = profile
        .state()
        .map_or_else(String::new, |state| format!(", which may not be that of {state}"));
    format!(
        "{age}: ask the program who must agree to the stay; the law of its state decides{here}. Where calling a parent would not be safe, say so before anyone calls."
    )
}
