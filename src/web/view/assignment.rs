//! The assignment of several households, as sent.

use super::change::NearMissView;
use super::ranking::{FindingView, NamedView, NetworkView, OptionView};
use super::record::RecordView;
use super::sentence::SentenceView;
use crate::desk::{AssignFound, Assigned, Gap, Nowhere, PassedOver, Scarce, Without};
use crate::domain::Label;
use crate::words::Language;
use serde::Serialize;
use utoipa::ToSchema;

/// An assignment of several households to places.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AssignmentView {
    /// The network that answered.
    pub network: NetworkView,
    /// The households, in the order they were sent.
    pub households: Vec<PlacedView>,
    /// The number of households with a place.
    pub placed: usize,
    /// The sum of the weights of the households with a place.
    pub priority: i64,
    /// The sum of the qualities of their places, 1 to 100 each.
    pub quality: i64,
    /// Full unit groups where one more unit would place more households, or place them better.
    pub scarce: Vec<ScarceView>,
    /// `optimal`, `within gap`, or `out of time` if time ran out before every household was judged.
    pub proof: &'static str,
    /// An upper bound on the improvement still possible, unless none is.
    pub gap: Option<ProofGapView>,
    /// Everything needed to reproduce the answer.
    pub record: RecordView,
}

/// One household of the answer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PlacedView {
    /// The label that the request gave it.
    pub label: String,
    /// Its place, as a ranking lists it.
    pub option: Option<OptionView>,
    /// The quality of the place, 1 to 100; 0 without one.
    pub quality: i64,
    /// Places that would suit it better, and why it did not get them.
    pub passed_over: Vec<PassedOverView>,
    /// The households that its place would suit better than their own.
    pub displaced: Vec<String>,
    /// The result without this household, if it has a place and `explain` names it. Without this,
    /// only `displaced` says whom it displaced, judged by the places of this answer.
    pub without: Option<WithoutView>,
    /// The reasons, if no place at all would take it.
    pub nowhere: Option<NowhereView>,
}

/// The result without one household, found by placing all others again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WithoutView {
    /// The households that would then have a place, or a better one.
    pub better: Vec<String>,
    /// The additional priority that would be placed.
    pub priority: i64,
    /// The additional quality; below zero where the added priority costs quality.
    pub quality: i64,
    /// True if they could gain no more. If false, time ran out and the gain may be larger.
    pub proven: bool,
}

/// A place that would have suited a household better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PassedOverView {
    /// The program.
    pub program: NamedView,
    /// The unit group's name.
    pub unit_group: String,
    /// The households that are there instead.
    pub held_by: Vec<String>,
    /// The reason why it is not available, as a sentence.
    pub because: String,
}

/// The reasons why no place would take a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NowhereView {
    /// The number of programs that each rule excludes first.
    pub reasons: Vec<ReasonView>,
    /// The programs that one change would open.
    pub near_misses: Vec<NearMissView>,
    /// The reason why there are no reasons, or something else to try; otherwise empty.
    pub note: String,
}

/// The number of programs that one rule excludes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReasonView {
    /// The rule's id.
    pub rule: &'static str,
    /// The reason in words.
    pub reason: SentenceView,
    /// The number of programs.
    pub count: usize,
}

/// An upper bound on the value of one more unit of a full unit group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScarceView {
    /// The program.
    pub program: NamedView,
    /// The unit group's name.
    pub unit_group: String,
    /// The additional priority, at most.
    pub priority: i64,
    /// The additional quality, at most; below zero where the added priority costs quality.
    pub quality: i64,
}

/// An upper bound on the improvement still possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProofGapView {
    /// In priority.
    pub priority: i64,
    /// In quality, if the priority is proven; otherwise unknown.
    pub quality: Option<i64>,
}

impl AssignmentView {
    /// An answer as sent.
    pub fn of(found: &AssignFound, language: Language) -> Self {
        let assignment = &found.assignment;
        let households = assignment.households.iter();
        let households: Vec<_> = households.map(|one| PlacedView::of(one, language)).collect();
        Self {
            network: NetworkView::of(&found.network, found.as_of),
            placed: households.iter().filter(|one| one.option.is_some()).count(),
            households,
            priority: assignment.worth.priority,
            quality: assignment.worth.quality,
            scarce: assignment.scarce.iter().map(ScarceView::of).collect(),
            proof: assignment.proof.words(),
            gap: assignment.proof.gap().map(ProofGapView::of),
            record: RecordView::of(&found.record),
        }
    }
}

fn labels(labels: &[Label]) -> Vec<String> {
    labels.iter().map(Label::to_string).collect()
}

impl PlacedView {
    fn of(one: &Assigned, language: Language) -> Self {
        Self {
            label: one.label.to_string(),
            option: one.option.as_ref().map(|option| OptionView::of(option, language)),
            quality: one.quality,
            passed_over: one
                .passed_over
                .iter()
                .map(|over| PassedOverView::of(over, language))
                .collect(),
            displaced: labels(&one.displaced),
            without: one.without.as_ref().map(WithoutView::of),
            nowhere: one.nowhere.as_ref().map(|nowhere| NowhereView::of(nowhere, language)),
        }
    }

    /// Returns the findings to confirm on the phone.
    pub fn confirms(&self) -> impl Iterator<Item = &FindingView> {
        let findings = self.option.iter().flat_map(|option| &option.findings);
        findings.filter(|finding| finding.verdict == "confirm")
    }
}

impl WithoutView {
    fn of(without: &Without) -> Self {
        Self {
            better: labels(&without.better),
            priority: without.gain.priority,
            quality: without.gain.quality,
            proven: without.proven,
        }
    }
}

impl PassedOverView {
    fn of(better: &PassedOver, language: Language) -> Self {
        Self {
            program: NamedView::of(&better.program),
            unit_group: better.unit_group.clone(),
            held_by: labels(&better.held_by),
            because: better.because.render(language),
        }
    }
}

impl NowhereView {
    fn of(nowhere: &Nowhere, language: Language) -> Self {
        let near = |near| NearMissView::of(near, (nowhere.from, nowhere.leave_by), language);
        let reasons = nowhere.reasons.iter();
        Self {
            reasons: reasons
                .map(|(rule, reason, count)| {
                    let reason = SentenceView::of(reason, language);
                    ReasonView { rule, reason, count: *count }
                })
                .collect(),
            near_misses: nowhere.near_misses.iter().map(near).collect(),
            note: nowhere.note.render(language),
        }
    }
}

impl ScarceView {
    fn of(scarce: &Scarce) -> Self {
        Self {
            program: NamedView::of(&scarce.program),
            unit_group: scarce.unit_group.clone(),
            priority: scarce.priority,
            quality: scarce.quality,
        }
    }
}

impl ProofGapView {
    fn of(gap: Gap) -> Self {
        Self { priority: gap.priority, quality: gap.quality }
    }
}
