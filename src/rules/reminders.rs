//! Reminders shown beside every ranking: steps of the work that no rule can judge.
//!
//! A reminder asks no question and moves no option. Reminders on law state only what holds in the
//! whole country. State law is left to the worker's own procedure.

use crate::domain::{Answer, Profile, Question};
use crate::words::{Text, say};
use std::fmt;

/// A text for one household.
type Of = fn(&Profile) -> Text;

/// A reminder, for the profiles it concerns.
#[derive(Clone, Copy)]
pub struct Reminder {
    /// The id, as in the API.
    pub id: &'static str,
    /// The reminder in general words.
    pub text: fn() -> Text,
    /// The source: a law, or practice.
    pub basis: fn() -> Text,
    when: fn(&Profile) -> bool,
    /// The reminder for one household, by its ages and state, if that says more.
    of: Option<Of>,
}

impl Reminder {
    /// Returns the reminder for one household.
    pub fn text(&self, profile: &Profile) -> Text {
        self.of.map_or_else(self.text, |of| of(profile))
    }
}

impl fmt::Debug for Reminder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reminder({})", self.id)
    }
}

/// Every reminder, the most urgent first.
pub const REMINDERS: &[Reminder] = &[
    Reminder {
        id: "medical-first",
        text: say::reminder_medical_first,
        basis: say::reminder_basis_practice,
        when: always,
        of: None,
    },
    Reminder {
        id: "crisis-line",
        text: say::reminder_crisis_line,
        // 47 U.S.C. 251(e)(4), added by Public Law 116-172. The Federal Communications Commission
        // required carriers to deliver calls and texts to 988 by July 16, 2022 (FCC 20-100 and FCC
        // 21-119).
        basis: say::reminder_basis_suicide_hotline,
        when: always,
        of: Some(crisis_line),
    },
    Reminder {
        id: "reporting",
        text: say::reminder_reporting,
        // A state that accepts the Act's grants has a law on mandatory reporting, and procedures
        // for reports of children who may be victims of sex trafficking: 42 U.S.C.
        // 5106a(b)(2)(B)(i) and (xxiv), the latter added by Public Law 114-22, section 802.
        basis: say::reminder_basis_child_abuse,
        when: minor,
        of: Some(reporting),
    },
    Reminder {
        id: "minor-consent",
        text: say::reminder_minor_consent,
        // Federally funded shelters for runaway youth contact a parent or another adult within 72
        // hours, in the young person's best interest: 45 CFR 1351.24(e). The rest is state law.
        basis: say::reminder_basis_state_law,
        when: minor,
        of: Some(minor_consent),
    },
    Reminder {
        id: "native-children",
        text: say::reminder_native_children,
        // Courts ask each participant at the start of an emergency, voluntary or involuntary
        // proceeding: 25 CFR 23.107(a).
        basis: say::reminder_basis_indian_child_welfare,
        when: minor,
        of: None,
    },
    Reminder {
        id: "interstate-compact",
        text: say::reminder_interstate_compact,
        // Article III(d): the receiving state agrees first. Article II(b): senders include persons
        // and charities. Article VIII exempts near relatives who bring a child to relatives. The 50
        // states, the District of Columbia and the Virgin Islands have enacted the compact.
        basis: say::reminder_basis_interstate_compact,
        when: minor,
        of: None,
    },
    Reminder {
        id: "no-names",
        text: say::reminder_no_names,
        basis: say::reminder_basis_practice,
        when: always,
        of: None,
    },
    Reminder {
        id: "advocate-calls",
        text: say::reminder_advocate_calls,
        basis: say::reminder_basis_practice,
        when: always,
        of: None,
    },
    Reminder {
        id: "survivor-chooses",
        text: say::reminder_survivor_chooses,
        basis: say::reminder_basis_practice,
        when: always,
        of: None,
    },
];

/// Returns the reminders that concern a profile, the most urgent first.
pub fn reminders(profile: &Profile) -> Vec<&'static Reminder> {
    REMINDERS.iter().filter(|reminder| (reminder.when)(profile)).collect()
}

fn always(_: &Profile) -> bool {
    true
}

/// Returns true if the person may be under 18.
fn minor(profile: &Profile) -> bool {
    profile.answer(Question::Under18) != Answer::No
}

/// Returns true if the person is certainly under 18.
fn is_minor(profile: &Profile) -> bool {
    profile.answer(Question::Under18) == Answer::Yes
}

fn crisis_line(profile: &Profile) -> Text {
    if is_minor(profile) {
        say::reminder_crisis_line_any_age()
    } else {
        say::reminder_crisis_line()
    }
}

fn reporting(profile: &Profile) -> Text {
    let law = profile.state().map_or_else(say::reminder_law_not_known, |state| {
        say::reminder_law_of_state(state.name().to_owned())
    });
    if is_minor(profile) {
        say::reminder_reporting_minor(law)
    } else {
        say::reminder_reporting_perhaps(law)
    }
}

fn minor_consent(profile: &Profile) -> Text {
    let law = profile.state().map_or_else(say::reminder_law_of_program, |state| {
        say::reminder_law_of_program_not_of(state.name().to_owned())
    });
    if is_minor(profile) {
        say::reminder_minor_consent_minor(law)
    } else {
        say::reminder_minor_consent_perhaps(law)
    }
}
