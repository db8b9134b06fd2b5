//! The shared part of rules over one practice of a program: its policy against people's answers.

use crate::domain::{Answer, Demand, Field, Policy, Profile, Question};
use crate::rules::{Edit, Verdict, Voice};
use crate::words::{Text, say};

/// The sentences on a practice that the person is asked about.
pub(super) struct PersonAsked {
    /// The field in which a program states it.
    pub(super) field: Field,
    /// "Takes people who left a program before."
    pub(super) taken: fn() -> Text,
    /// "Decides case by case about people who left a program before."
    pub(super) case_by_case: fn() -> Text,
    /// "Doesn't take people who left a program before."
    pub(super) refused: fn() -> Text,
    /// "Ask if it takes someone who left a program before."
    pub(super) ask_program: fn() -> Text,
    /// "Ask if the person has left one."
    pub(super) ask_person: fn() -> Text,
    /// "Ask if the adult who is coming along has left one."
    pub(super) ask_adult: fn() -> Text,
    /// "The person has left one."
    pub(super) of_the_person: fn() -> Text,
}

impl PersonAsked {
    /// Judges a policy by the person's answer.
    fn answered(&self, answer: Answer, policy: Policy, voice: Voice) -> Verdict {
        let both = |one: fn() -> Text, other: fn() -> Text| move || say::both(one(), other());
        match (answer, policy) {
            (Answer::No, _) | (Answer::Unknown(_), Policy::Unknown) => voice.nothing(),
            (Answer::Yes | Answer::Unknown(_), Policy::Yes) => voice.fits(self.taken),
            (Answer::Yes, Policy::No) => voice.fails_unless(
                both(self.refused, self.of_the_person),
                Edit::Says(self.field, "case by case"),
                say::if_the_program_makes_an_exception,
            ),
            (Answer::Yes, Policy::CaseByCase) => {
                voice.confirm(both(self.case_by_case, say::ask_about_it)).grave()
            }
            (Answer::Yes, Policy::Unknown) => voice.confirm(self.ask_program),
            (Answer::Unknown(_), Policy::No) => voice.confirm(both(self.refused, self.ask_person)),
            (Answer::Unknown(_), Policy::CaseByCase) => {
                voice.confirm(both(self.case_by_case, self.ask_person))
            }
        }
    }

    /// Judges a policy by the person's answer, which covers only one of the adults in a household.
    pub(super) fn answered_by(
        &self,
        profile: &Profile,
        question: Question,
        policy: Policy,
        voice: Voice,
    ) -> Verdict {
        let answer = profile.answer(question);
        if answer != Answer::No || !profile.household.has_other_adults() {
            return self.answered(answer, policy, voice);
        }
        match policy {
            Policy::Yes | Policy::Unknown => voice.nothing(),
            Policy::No => voice.confirm(|| say::both((self.refused)(), (self.ask_adult)())),
            Policy::CaseByCase => {
                voice.confirm(|| say::both((self.case_by_case)(), (self.ask_adult)()))
            }
        }
    }
}

/// The sentences on a practice that is read out as the program publishes it.
pub(super) struct ReadOut {
    /// "Takes people after an altercation."
    pub(super) taken: fn() -> Text,
    /// "Published rule: takes people after an altercation case by case."
    pub(super) case_by_case: fn() -> Text,
    /// "Takes people after an altercation case by case. Ask."
    pub(super) case_by_case_ask: fn() -> Text,
    /// "Published rule: doesn't take people after an altercation."
    pub(super) refused: fn() -> Text,
    /// "Doesn't say if it takes people after an altercation. Ask."
    pub(super) not_stated: fn() -> Text,
}

impl ReadOut {
    /// Judges a policy that costs nothing unless the person, after hearing it, said it would be a
    /// problem. [`SKIPPED`](crate::rules::skipped::SKIPPED) then speaks for a refusal.
    pub(super) fn judge(&self, problem: bool, policy: Policy, voice: Voice) -> Verdict {
        match (policy, problem) {
            (Policy::Yes, _) => voice.fits(self.taken),
            (Policy::CaseByCase, false) => voice.points(0, self.case_by_case),
            (Policy::No, false) => voice.points(0, self.refused),
            (Policy::Unknown, false) | (Policy::No, true) => voice.nothing(),
            (Policy::CaseByCase, true) => voice.confirm(self.case_by_case_ask).grave(),
            (Policy::Unknown, true) => voice.confirm(self.not_stated),
        }
    }
}

/// The sentences on a practice that is only news about the program.
pub(super) struct ProgramNews {
    /// "Has a waiting list. Ask how long."
    pub(super) yes: fn() -> Text,
    /// "Sometimes has a waiting list. Ask how long."
    pub(super) case_by_case: fn() -> Text,
    /// "No waiting list."
    pub(super) no: fn() -> Text,
    /// "Doesn't say if it has a waiting list. Ask."
    pub(super) not_stated: fn() -> Text,
}

impl ProgramNews {
    /// Judges a policy that is only news about the program, unless the person said it would be a
    /// problem. Then it is something to ask, and its absence speaks for the program.
    pub(super) fn judge(&self, problem: bool, policy: Policy, voice: Voice) -> Verdict {
        match policy {
            Policy::Yes if problem => voice.confirm(self.yes).grave(),
            Policy::CaseByCase if problem => voice.confirm(self.case_by_case),
            Policy::No if problem => voice.fits(self.no),
            Policy::Unknown if problem => voice.confirm(self.not_stated),
            Policy::Yes => voice.points(0, self.yes),
            Policy::CaseByCase => voice.points(0, self.case_by_case),
            Policy::No => voice.points(0, self.no),
            Policy::Unknown => voice.nothing(),
        }
    }
}

/// The sentences on a document that programs ask people to bring.
pub(super) struct Paper {
    /// The field in which a program states it.
    pub(super) field: Field,
    /// "No ID needed."
    pub(super) not_needed: fn() -> Text,
    /// "Requires ID; the person has it."
    pub(super) held: fn() -> Text,
    /// "Requires ID within 30 days of arrival."
    pub(super) within: fn(u16) -> Text,
    /// "Requires ID before entry; the person has none."
    pub(super) missing: fn() -> Text,
    /// "Requires ID before entry. Ask if the person has it."
    pub(super) ask: fn() -> Text,
    /// "Requires ID before entry. Ask if the adult who is coming along has it too."
    pub(super) ask_adult: fn() -> Text,
    /// "Ask if it takes someone without ID."
    pub(super) not_stated: fn() -> Text,
    /// "If the program allows time to get it."
    pub(super) time_to_get_it: fn() -> Text,
}

impl Paper {
    /// Judges a demand by the person's answer, which covers only one of the adults in a household.
    pub(super) fn held_by(
        &self,
        profile: &Profile,
        question: Question,
        demand: Demand,
        voice: Voice,
    ) -> Verdict {
        match (profile.answer(question), demand) {
            (Answer::Yes, Demand::BeforeEntry) if profile.household.has_other_adults() => {
                voice.confirm(self.ask_adult)
            }
            (answer, demand) => self.held(answer, demand, voice),
        }
    }

    /// Judges a demand by whether the person has the document.
    fn held(&self, answer: Answer, demand: Demand, voice: Voice) -> Verdict {
        match (demand, answer) {
            (Demand::None, Answer::Yes) | (Demand::Unknown, Answer::Yes | Answer::Unknown(_)) => {
                voice.nothing()
            }
            (Demand::None, Answer::No | Answer::Unknown(_)) => voice.fits(self.not_needed),
            (Demand::Within(_) | Demand::BeforeEntry, Answer::Yes) => voice.fits(self.held),
            (Demand::Within(days), Answer::No | Answer::Unknown(_)) => {
                voice.fits(|| (self.within)(days))
            }
            (Demand::BeforeEntry, Answer::No) => voice.fails_unless(
                self.missing,
                Edit::Says(self.field, "within 30 days"),
                self.time_to_get_it,
            ),
            (Demand::BeforeEntry, Answer::Unknown(_)) => voice.confirm(self.ask),
            (Demand::Unknown, Answer::No) => voice.confirm(self.not_stated),
        }
    }
}
