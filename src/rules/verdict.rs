//! What a rule says of one household and one fact, and how it says it only when someone listens.

use crate::rules::Doubt;
use std::fmt;

/// The four things a rule may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It fits.
    Fits,
    /// It must be confirmed on the phone.
    Confirm,
    /// It does not fit.
    Fails,
    /// It only moves the option up or down.
    Points,
}

/// What a rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Fits, confirm, fails or points.
    pub kind: Kind,
    /// How many points it is worth, more being better; thousandths of a sure bed.
    pub points: i32,
    /// How many steps it lowers the band, from "call first" to "call next" to "may fit".
    pub steps: u8,
    /// How grave a "confirm" is, where that differs from the rule's own doubt.
    pub doubt: Option<Doubt>,
    /// The sentence, with both values; empty when there is nothing worth saying.
    pub text: String,
    /// For a failure that something could change: the change, as a sentence.
    pub change: Option<String>,
}

impl Verdict {
    /// Points for a verdict, up or down.
    #[must_use]
    pub fn worth(mut self, points: i32) -> Self {
        self.points = points;
        self
    }

    /// Steps down from "call first" beyond those of the rule's own doubt.
    #[must_use]
    pub fn lower(mut self, steps: u8) -> Self {
        self.steps = steps;
        self
    }

    /// A doubt that one word settles, whatever the rule's own doubt: it costs no step.
    #[must_use]
    pub fn slight(mut self) -> Self {
        self.doubt = Some(Doubt::Slight);
        self
    }

    /// The worse of two verdicts on different people: a failure before a doubt before a fit.
    #[must_use]
    pub fn or_worse(self, other: Self) -> Self {
        let rank = |verdict: &Self| match verdict.kind {
            Kind::Fails => 0,
            Kind::Confirm => 1,
            Kind::Fits => 2,
            Kind::Points => 3,
        };
        if rank(&other) < rank(&self) { other } else { self }
    }
}

/// Whether a verdict's sentence will be heard: sentences are made only for what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Nobody listens: no sentence is made.
    Silent,
    /// The sentence is shown.
    Aloud,
}

impl Voice {
    /// It fits, because.
    pub fn fits(self, because: fmt::Arguments<'_>) -> Verdict {
        self.verdict(Kind::Fits, because)
    }

    /// It fits, and there is nothing worth saying about it.
    pub fn nothing(self) -> Verdict {
        self.verdict(Kind::Fits, format_args!(""))
    }

    /// It must be confirmed: what, and why.
    pub fn confirm(self, what: fmt::Arguments<'_>) -> Verdict {
        self.verdict(Kind::Confirm, what)
    }

    /// It does not fit, and nothing anybody does changes that.
    pub fn fails(self, because: fmt::Arguments<'_>) -> Verdict {
        self.verdict(Kind::Fails, because)
    }

    /// It does not fit, unless.
    pub fn fails_unless(self, because: fmt::Arguments<'_>, change: fmt::Arguments<'_>) -> Verdict {
        Verdict { change: Some(self.sentence(change)), ..self.verdict(Kind::Fails, because) }
    }

    /// It only moves the option up or down.
    pub fn points(self, points: i32, because: fmt::Arguments<'_>) -> Verdict {
        self.verdict(Kind::Points, because).worth(points)
    }

    fn verdict(self, kind: Kind, text: fmt::Arguments<'_>) -> Verdict {
        Verdict { kind, points: 0, steps: 0, doubt: None, text: self.sentence(text), change: None }
    }

    fn sentence(self, text: fmt::Arguments<'_>) -> String {
        match self {
            Self::Silent => String::new(),
            Self::Aloud => text.to_string(),
        }
    }
}
