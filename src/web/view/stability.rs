//! The certainty of the first option, as sent.

use super::NamedView;
use crate::desk::{Flip, Margin, Stability};
use crate::words::Language;
use serde::Serialize;
use utoipa::ToSchema;

/// The range in which the weights can move before another option comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StabilityView {
    /// The exact range of each weight when it moves alone, for every rule that gives points.
    pub margins: Vec<MarginView>,
    /// The few nearest moves that put another option first, nearest first.
    pub flips: Vec<FlipView>,
    /// The options of the first band that no other option equals or beats by every rule. In the
    /// order of the list, at most 20. Empty unless a flip is close.
    pub unbeaten: Vec<NamedView>,
}

/// The range of one weight in which the first option stays first, with all other weights unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MarginView {
    /// The rule's id.
    pub rule: &'static str,
    /// Its weight, in hundredths.
    pub weight: u16,
    /// The least weight that keeps the first option first.
    pub from: u16,
    /// The greatest weight that keeps it first.
    pub to: u16,
    /// The option that comes first at a weight one below `from`; `null` if `from` is 0.
    pub below: Option<NamedView>,
    /// The option that comes first at a weight one above `to`; `null` if `to` is 1000.
    pub above: Option<NamedView>,
}

/// A move of one weight after which another option comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FlipView {
    /// The rule's id.
    pub rule: &'static str,
    /// The nearest weight at which another option comes first.
    pub weight: u16,
    /// That other option.
    pub first: NamedView,
    /// True if the weight moves by at most half of its value.
    pub close: bool,
    /// The move as a sentence.
    pub text: String,
}

impl StabilityView {
    pub(super) fn of(stability: &Stability, language: Language) -> Self {
        Self {
            margins: stability.margins.iter().map(MarginView::of).collect(),
            flips: stability.flips.iter().map(|flip| FlipView::of(flip, language)).collect(),
            unbeaten: stability.unbeaten.iter().map(NamedView::of).collect(),
        }
    }
}

impl MarginView {
    fn of(margin: &Margin) -> Self {
        Self {
            rule: margin.rule,
            weight: margin.weight,
            from: margin.from,
            to: margin.to,
            below: margin.below.as_ref().map(NamedView::of),
            above: margin.above.as_ref().map(NamedView::of),
        }
    }
}

impl FlipView {
    fn of(flip: &Flip, language: Language) -> Self {
        Self {
            rule: flip.rule,
            weight: flip.weight,
            first: NamedView::of(&flip.first),
            close: flip.is_close(),
            text: flip.text().render(language),
        }
    }
}
