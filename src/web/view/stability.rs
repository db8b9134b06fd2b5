//! How sure the first option is, as it is sent.

use super::NamedView;
use crate::desk::{Flip, Margin, Stability};
use crate::words::Language;
use serde::Serialize;
use utoipa::ToSchema;

/// How far the weights can move before another option comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StabilityView {
    /// For each rule that gives points: how far its weight alone can move. Exact.
    pub margins: Vec<MarginView>,
    /// The nearest few moves after which another option comes first, the nearest first.
    pub flips: Vec<FlipView>,
    /// When one of those is close: the options of the first band that no other is at least as
    /// good as by every rule, in the order of the list, at most 20; otherwise none.
    pub unbeaten: Vec<NamedView>,
}

/// How far one weight can move, all others staying, with the first option staying first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MarginView {
    /// The rule's id.
    pub rule: &'static str,
    /// Its weight, in hundredths.
    pub weight: u16,
    /// The least weight with which the first option stays first.
    pub from: u16,
    /// The greatest.
    pub to: u16,
    /// Who comes first with a weight one less than `from`; `null` where that is 0.
    pub below: Option<NamedView>,
    /// Who comes first with a weight one more than `to`; `null` where that is 1000.
    pub above: Option<NamedView>,
}

/// A move of one weight after which another option comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FlipView {
    /// The rule's id.
    pub rule: &'static str,
    /// The nearest weight with which another comes first.
    pub weight: u16,
    /// Who does.
    pub first: NamedView,
    /// Whether the weight moves by at most half of what it is.
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
