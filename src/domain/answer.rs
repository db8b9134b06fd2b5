//! The answers of a person, and the policies of a program.

use crate::domain::{Question, Refused};
use std::fmt;
use std::str::FromStr;

/// A person's answer. The reasons for no answer stay distinct; matching treats them alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// No answer, with the reason.
    Unknown(NonAnswer),
}

/// The reason an answer is not known. HMIS distinguishes the same three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NonAnswer {
    /// The person does not know.
    DoesNotKnow,
    /// The person prefers not to say.
    PrefersNot,
    /// The question was not asked.
    NotAsked,
}

impl Answer {
    /// The words accepted for an answer.
    pub const WORDS: [&str; 4] = ["yes", "no", "unknown", "declined"];

    /// The answer to a question that was not asked.
    pub const NOT_ASKED: Self = Self::Unknown(NonAnswer::NotAsked);

    /// Returns true if the answer is yes or no.
    pub fn is_known(self) -> bool {
        !matches!(self, Self::Unknown(_))
    }

    /// The word for the answer, as in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown(NonAnswer::DoesNotKnow) => "unknown",
            Self::Unknown(NonAnswer::PrefersNot) => "declined",
            Self::Unknown(NonAnswer::NotAsked) => "not asked",
        }
    }
}

impl FromStr for Answer {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        match word {
            "yes" => Ok(Self::Yes),
            "no" => Ok(Self::No),
            "unknown" => Ok(Self::Unknown(NonAnswer::DoesNotKnow)),
            "declined" => Ok(Self::Unknown(NonAnswer::PrefersNot)),
            other => Err(Refused::not_one_of(other, &Self::WORDS)),
        }
    }
}

/// The answers of one profile. A question that is missing here was not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<(Question, Answer)>);

impl Answers {
    /// The answer to a question.
    pub fn to(&self, question: Question) -> Answer {
        self.0
            .iter()
            .find(|(q, _)| *q == question)
            .map_or(Answer::Unknown(NonAnswer::NotAsked), |(_, answer)| *answer)
    }

    /// Sets the answer to a question, replacing an earlier one.
    pub fn set(&mut self, question: Question, answer: Answer) {
        self.0.retain(|(q, _)| *q != question);
        self.0.push((question, answer));
        self.0.sort_unstable();
    }

    /// The answers given, in the order of [`Question`].
    pub fn iter(&self) -> impl Iterator<Item = (Question, Answer)> {
        self.0.iter().copied()
    }
}

/// A program's answer to "do you take ...".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Policy {
    /// Yes.
    Yes,
    /// The program decides each case.
    CaseByCase,
    /// No.
    No,
    /// The program has not stated it.
    #[default]
    Unknown,
}

impl Policy {
    /// The words accepted for a policy.
    pub const WORDS: [&str; 4] = ["yes", "case by case", "no", "unknown"];
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Yes => "yes",
            Self::CaseByCase => "case by case",
            Self::No => "no",
            Self::Unknown => "unknown",
        })
    }
}

impl FromStr for Policy {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        match word {
            "yes" => Ok(Self::Yes),
            "case by case" => Ok(Self::CaseByCase),
            "no" => Ok(Self::No),
            "unknown" => Ok(Self::Unknown),
            other => Err(Refused::not_one_of(other, &Self::WORDS)),
        }
    }
}
