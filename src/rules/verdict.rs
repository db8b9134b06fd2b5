//! What a rule says of one household and one fact, and how it says it only when someone listens.

use crate::rules::{Change, Doubt, Edit, Who};
use crate::words::{Text, say};

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
    pub text: Text,
    /// For a failure that something could change: the change.
    pub change: Option<Change>,
}

/// A verdict without its sentence: all that is kept of the facts nobody asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// Fits, confirm, fails or points.
    pub kind: Kind,
    /// How many points it is worth.
    pub points: i32,
    /// How many steps it lowers the band.
    pub steps: u8,
    /// For a failure that something could change: who can make the change.
    pub who: Option<Who>,
}

impl Judged {
    /// Whether it keeps a household out.
    pub fn fails(self) -> bool {
        self.kind == Kind::Fails
    }
}

impl Verdict {
    /// All of it but the sentences.
    pub fn judged(&self) -> Judged {
        let who = self.change.as_ref().map(|change| change.edit.who());
        Judged { kind: self.kind, points: self.points, steps: self.steps, who }
    }

    /// With what a doubt costs: the verdict's own, or otherwise the rule's.
    #[must_use]
    pub(super) fn doubted(self, rules: Doubt) -> Self {
        let Judged { points, steps, .. } = self.judged_by(rules);
        Self { points, steps, ..self }
    }

    /// The same without the sentences.
    pub(super) fn judged_by(&self, rules: Doubt) -> Judged {
        let mut judged = self.judged();
        if self.kind == Kind::Confirm {
            let doubt = self.doubt.unwrap_or(rules);
            judged.steps += doubt.steps();
            judged.points -= doubt.points();
        }
        judged
    }

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

    /// A doubt whether the household is taken at all, whatever the rule's own: it costs a step.
    #[must_use]
    pub fn grave(mut self) -> Self {
        self.doubt = Some(Doubt::Grave);
        self
    }

    /// The worse of two verdicts; of two different doubts both are said.
    #[must_use]
    pub fn or_worse_and_both(self, other: Self) -> Self {
        let doubts = self.kind == Kind::Confirm && other.kind == Kind::Confirm;
        if !doubts || self.text == other.text {
            return self.or_worse(other);
        }
        let slight = |one: &Self| one.doubt == Some(Doubt::Slight);
        let doubt = if slight(&self) { other.doubt } else { self.doubt };
        let text = if self.text.is_nothing() || other.text.is_nothing() {
            Text::nothing()
        } else {
            say::both(self.text, other.text)
        };
        Self { doubt, text, ..self }
    }

    /// The same, but a failure is only a doubt: it depends on what nobody knows.
    #[must_use]
    pub fn softened(self) -> Self {
        match self.kind {
            Kind::Fails => Self { kind: Kind::Confirm, change: None, doubt: None, ..self },
            Kind::Fits | Kind::Confirm | Kind::Points => self,
        }
    }

    /// The worse of two verdicts on different people: a failure that nothing changes before one
    /// that something does, before a doubt, before one that a word settles, before a fit.
    #[must_use]
    pub fn or_worse(self, other: Self) -> Self {
        let rank = |verdict: &Self| match (verdict.kind, &verdict.change) {
            (Kind::Fails, None) => 0,
            (Kind::Fails, Some(_)) => 1,
            (Kind::Confirm, _) if verdict.doubt != Some(Doubt::Slight) => 2,
            (Kind::Confirm, _) => 3,
            (Kind::Fits, _) => 4,
            (Kind::Points, _) => 5,
        };
        let (worse, better) =
            if rank(&other) < rank(&self) { (other, self) } else { (self, other) };
        match (&worse.change, better.change) {
            (Some(known), Some(more)) if known.edit.is_met_by(more.edit) => {
                Self { change: Some(more), text: better.text, ..worse }
            }
            _ => worse,
        }
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
    pub fn fits(self, because: impl FnOnce() -> Text) -> Verdict {
        self.verdict(Kind::Fits, because)
    }

    /// It fits, and there is nothing worth saying about it.
    pub fn nothing(self) -> Verdict {
        self.verdict(Kind::Fits, Text::nothing)
    }

    /// It must be confirmed: what, and why.
    pub fn confirm(self, what: impl FnOnce() -> Text) -> Verdict {
        self.verdict(Kind::Confirm, what)
    }

    /// It does not fit, and nothing anybody does changes that.
    pub fn fails(self, because: impl FnOnce() -> Text) -> Verdict {
        self.verdict(Kind::Fails, because)
    }

    /// It does not fit, unless somebody changes something: what changes, and the same as a
    /// sentence that begins with "If".
    pub fn fails_unless(
        self,
        because: impl FnOnce() -> Text,
        edit: Edit,
        when: impl FnOnce() -> Text,
    ) -> Verdict {
        let change = Change { edit, text: self.sentence(when) };
        Verdict { change: Some(change), ..self.verdict(Kind::Fails, because) }
    }

    /// It only moves the option up or down.
    pub fn points(self, points: i32, because: impl FnOnce() -> Text) -> Verdict {
        self.verdict(Kind::Points, because).worth(points)
    }

    fn verdict(self, kind: Kind, text: impl FnOnce() -> Text) -> Verdict {
        Verdict { kind, points: 0, steps: 0, doubt: None, text: self.sentence(text), change: None }
    }

    #[inline]
    fn sentence(self, text: impl FnOnce() -> Text) -> Text {
        match self {
            Self::Silent => Text::nothing(),
            Self::Aloud => text(),
        }
    }
}
