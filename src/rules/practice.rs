//! What rules over one practice of a program have in common: a policy, and what people answer.

use crate::domain::{Answer, Demand, Field, Policy, Profile, Question};
use crate::rules::{Edit, Verdict, Voice};

/// A practice in words that go on from "It".
pub(super) struct Words {
    /// Where a program states it.
    pub(super) field: Field,
    /// "takes people who left a program before".
    pub(super) takes: &'static str,
    /// "does not take people who left a program before".
    pub(super) refuses: &'static str,
    /// What to find out of the program: "whether it takes someone who left a program before".
    pub(super) whether: &'static str,
}

impl Words {
    /// A policy against what the person answered to `question`, which goes on from "ask whether
    /// the person": "has left one".
    pub(super) fn answered(
        &self,
        answer: Answer,
        question: &str,
        policy: Policy,
        voice: Voice,
    ) -> Verdict {
        let Self { field, takes, refuses, whether } = *self;
        match (answer, policy) {
            (Answer::No, _) | (Answer::Unknown(_), Policy::Unknown) => voice.nothing(),
            (Answer::Yes | Answer::Unknown(_), Policy::Yes) => {
                voice.fits(format_args!("It {takes}."))
            }
            (Answer::Yes, Policy::No) => voice.fails_unless(
                format_args!("It {refuses}; you entered that the person {question}."),
                Edit::Says(field, "case by case"),
                format_args!("If the program makes an exception."),
            ),
            (Answer::Yes, Policy::CaseByCase) => {
                voice.confirm(format_args!("It {takes} case by case: ask.")).grave()
            }
            (Answer::Yes, Policy::Unknown) => voice.confirm(format_args!("Ask {whether}.")),
            (Answer::Unknown(_), Policy::No) => {
                voice.confirm(format_args!("It {refuses}: ask whether the person {question}."))
            }
            (Answer::Unknown(_), Policy::CaseByCase) => voice.confirm(format_args!(
                "It {takes} case by case: ask whether the person {question}."
            )),
        }
    }

    /// The same where other adults come along: the answer speaks of one of them.
    pub(super) fn answered_by(
        &self,
        profile: &Profile,
        (question, asked): (Question, &str),
        policy: Policy,
        voice: Voice,
    ) -> Verdict {
        let Self { takes, refuses, .. } = *self;
        let answer = profile.answer(question);
        if answer != Answer::No || !profile.household.has_other_adults() {
            return self.answered(answer, asked, policy, voice);
        }
        match policy {
            Policy::Yes | Policy::Unknown => voice.nothing(),
            Policy::No => voice.confirm(format_args!(
                "It {refuses}: ask whether the adult who comes along {asked}."
            )),
            Policy::CaseByCase => voice.confirm(format_args!(
                "It {takes} case by case: ask whether the adult who comes along {asked}."
            )),
        }
    }

    /// A policy that is read out as the program publishes it and costs nothing, unless the person,
    /// hearing it, said that it would be a problem. A refusal then is for
    /// [`SKIPPED`](crate::rules::skipped::SKIPPED) to say.
    pub(super) fn published(&self, problem: bool, policy: Policy, voice: Voice) -> Verdict {
        let Self { takes, refuses, whether, .. } = *self;
        match (policy, problem) {
            (Policy::Yes, _) => voice.fits(format_args!("It {takes}.")),
            (Policy::CaseByCase, false) => {
                voice.points(0, format_args!("Published rule: it {takes} case by case."))
            }
            (Policy::No, false) => voice.points(0, format_args!("Published rule: it {refuses}.")),
            (Policy::Unknown, false) | (Policy::No, true) => voice.nothing(),
            (Policy::CaseByCase, true) => {
                voice.confirm(format_args!("It {takes} case by case: ask.")).grave()
            }
            (Policy::Unknown, true) => voice.confirm(format_args!("Not stated {whether}: ask.")),
        }
    }

    /// A policy as news of the program, no reason for or against it unless the person said that it
    /// would be a problem: then it is one to ask about, and its absence speaks for the program.
    pub(super) fn news(&self, problem: bool, policy: Policy, voice: Voice) -> Verdict {
        let Self { takes, refuses, whether, .. } = *self;
        match policy {
            Policy::Yes if problem => {
                voice.confirm(format_args!("It {takes}: ask {whether}.")).grave()
            }
            Policy::CaseByCase if problem => {
                voice.confirm(format_args!("It {takes} case by case: ask {whether}."))
            }
            Policy::No if problem => voice.fits(format_args!("It {refuses}.")),
            Policy::Unknown if problem => {
                voice.confirm(format_args!("Not stated whether it {takes}: ask."))
            }
            Policy::Yes => voice.points(0, format_args!("It {takes}: ask {whether}.")),
            Policy::CaseByCase => {
                voice.points(0, format_args!("It {takes} case by case: ask {whether}."))
            }
            Policy::No => voice.points(0, format_args!("It {refuses}.")),
            Policy::Unknown => voice.nothing(),
        }
    }
}

/// A paper that programs ask people to bring.
pub(super) struct Paper {
    /// Where a program states it.
    pub(super) field: Field,
    /// "identification".
    pub(super) name: &'static str,
}

impl Paper {
    /// The same where other adults come along: the answer speaks of one of them.
    pub(super) fn held_by(
        &self,
        profile: &Profile,
        question: Question,
        demand: Demand,
        voice: Voice,
    ) -> Verdict {
        let name = self.name;
        match (profile.answer(question), demand) {
            (Answer::Yes, Demand::BeforeEntry) if profile.household.has_other_adults() => voice
                .confirm(format_args!(
                    "It asks for {name} before entry: ask whether the adult who comes along has it, too."
                )),
            (answer, demand) => self.held(answer, demand, voice),
        }
    }

    /// What is asked for, against whether the person has it.
    pub(super) fn held(&self, answer: Answer, demand: Demand, voice: Voice) -> Verdict {
        let Self { field, name } = *self;
        match (demand, answer) {
            (Demand::None, Answer::Yes) | (Demand::Unknown, Answer::Yes | Answer::Unknown(_)) => {
                voice.nothing()
            }
            (Demand::None, Answer::No | Answer::Unknown(_)) => {
                voice.fits(format_args!("No {} needed.", name.trim_start_matches("a ")))
            }
            (Demand::Within(_) | Demand::BeforeEntry, Answer::Yes) => {
                voice.fits(format_args!("It asks for {name}; the person has it."))
            }
            (Demand::Within(1), Answer::No | Answer::Unknown(_)) => {
                voice.fits(format_args!("It asks for {name} within a day of coming."))
            }
            (Demand::Within(days), Answer::No | Answer::Unknown(_)) => {
                voice.fits(format_args!("It asks for {name} within {days} days of coming."))
            }
            (Demand::BeforeEntry, Answer::No) => voice.fails_unless(
                format_args!("It asks for {name} before entry; you entered that there is none."),
                Edit::Says(field, "within 30 days"),
                format_args!("If the program gives time to get it."),
            ),
            (Demand::BeforeEntry, Answer::Unknown(_)) => voice.confirm(format_args!(
                "It asks for {name} before entry: ask whether the person has it."
            )),
            (Demand::Unknown, Answer::No) => {
                voice.confirm(format_args!("Ask whether it takes someone without {name}."))
            }
        }
    }
}
