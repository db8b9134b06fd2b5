//! The verdict of a rule on one household and one fact. Sentences are made only when they are
//! shown.

use crate::rules::{Change, Doubt, Edit, Who};
use crate::words::{Text, say};

/// The four kinds of verdict.
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

/// A rule's verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Fits, confirm, fails or points.
    pub kind: Kind,
    /// Points, in thousandths of a sure bed; more is better.
    pub points: i32,
    /// The number of steps it lowers the band, from "call first" to "call next" to "may fit".
    pub steps: u8,
    /// The weight of a "confirm", where it differs from the rule's own doubt.
    pub doubt: Option<Doubt>,
    /// The sentence, with the program's and the household's values; empty if there is nothing to
    /// say.
    pub text: Text,
    /// The change that would remove a failure, if there is one.
    pub change: Option<Change>,
}

/// A verdict without its sentence, kept for facts that are not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// Fits, confirm, fails or points.
    pub kind: Kind,
    /// Points, in thousandths of a sure bed.
    pub points: i32,
    /// The number of steps it lowers the band.
    pub steps: u8,
    /// The one who could remove a failure, if anyone could.
    pub who: Option<Who>,
}

impl Judged {
    /// Returns true if it excludes the program.
    pub fn fails(self) -> bool {
        self.kind == Kind::Fails
    }
}

impl Verdict {
    /// Returns the verdict without its sentences.
    pub fn judged(&self) -> Judged {
        let who = self.change.as_ref().map(|change| change.edit.who());
        Judged { kind: self.kind, points: self.points, steps: self.steps, who }
    }

    /// Adds the cost of a doubt: the verdict's own doubt, or otherwise the rule's.
    #[must_use]
    pub(super) fn doubted(self, rules: Doubt) -> Self {
        let Judged { points, steps, .. } = self.judged_by(rules);
        Self { points, steps, ..self }
    }

    /// Adds the cost of a doubt and drops the sentences.
    pub(super) fn judged_by(&self, rules: Doubt) -> Judged {
        let mut judged = self.judged();
        if self.kind == Kind::Confirm {
            let doubt = self.doubt.unwrap_or(rules);
            judged.steps += doubt.steps();
            judged.points -= doubt.points();
        }
        judged
    }

    /// Sets the points, positive or negative.
    #[must_use]
    pub fn worth(mut self, points: i32) -> Self {
        self.points = points;
        self
    }

    /// Sets the steps down from "call first" in addition to those of the rule's doubt.
    #[must_use]
    pub fn lower(mut self, steps: u8) -> Self {
        self.steps = steps;
        self
    }

    /// Makes the doubt slight, whatever the rule's own: one word settles it, and it costs no step.
    #[must_use]
    pub fn slight(mut self) -> Self {
        self.doubt = Some(Doubt::Slight);
        self
    }

    /// Makes the doubt grave, whatever the rule's own: the program may not take the household at
    /// all.
    #[must_use]
    pub fn grave(mut self) -> Self {
        self.doubt = Some(Doubt::Grave);
        self
    }

    /// Returns the worse of two verdicts. Two different doubts are both said.
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

    /// Turns a failure into a doubt, because it depends on something unknown.
    #[must_use]
    pub fn softened(self) -> Self {
        match self.kind {
            Kind::Fails => Self { kind: Kind::Confirm, change: None, doubt: None, ..self },
            Kind::Fits | Kind::Confirm | Kind::Points => self,
        }
    }

    /// Returns the worse of two verdicts on different people. From worst to best: a failure that
    /// nothing changes, one that a change removes, a doubt, a slight doubt, a fit, points.
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

/// Selects whether to make a verdict's sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The verdict is not shown, so no sentence is made.
    Silent,
    /// The sentence is shown.
    Aloud,
}

impl Voice {
    /// It fits, for this reason.
    pub fn fits(self, because: impl FnOnce() -> Text) -> Verdict {
        self.verdict(Kind::Fits, because)
    }

    /// It fits, and there is nothing worth saying about it.
    pub fn nothing(self) -> Verdict {
        self.verdict(Kind::Fits, Text::nothing)
    }

    /// It must be confirmed by asking `what`.
    pub fn confirm(self, what: impl FnOnce() -> Text) -> Verdict {
        self.verdict(Kind::Confirm, what)
    }

    /// It does not fit, and no one can change that.
    pub fn fails(self, because: impl FnOnce() -> Text) -> Verdict {
        self.verdict(Kind::Fails, because)
    }

    /// It does not fit unless `edit` is made; `when` says the edit in a sentence that begins with
    /// "If".
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
