//! Several households at once, as they are answered.

use super::change::NearMissView;
use super::ranking::{FindingView, NamedView, NetworkView, OptionView};
use super::record::RecordView;
use super::sentence::SentenceView;
use crate::desk::{AssignFound, Assigned, Gap, Nowhere, PassedOver, Scarce, Without};
use crate::domain::Label;
use crate::words::Language;
use serde::Serialize;
use utoipa::ToSchema;

/// Where several households go, all together.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AssignmentView {
    /// Who answers.
    pub network: NetworkView,
    /// The households, in the order they were sent.
    pub households: Vec<PlacedView>,
    /// How many have a place.
    pub placed: usize,
    /// The weights of those placed.
    pub priority: i64,
    /// How well their places suit, 1 to 100 each, summed.
    pub quality: i64,
    /// Unit groups of which one unit more would place more, or place better.
    pub scarce: Vec<ScarceView>,
    /// `optimal`, `within gap`, or `out of time` when some households were not even looked at.
    pub proof: &'static str,
    /// By how much something else could be better, where that is not proven to be nothing.
    pub gap: Option<ProofGapView>,
    /// What is needed to come to the same answer again.
    pub record: RecordView,
}

/// One household of the answer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PlacedView {
    /// What the request calls it.
    pub label: String,
    /// Its place, as a ranking lists it.
    pub option: Option<OptionView>,
    /// How well the place suits, 1 to 100; 0 without one.
    pub quality: i64,
    /// Places that would have suited it better, and why it did not get them.
    pub passed_over: Vec<PassedOverView>,
    /// The households that its place would have suited better than what they have.
    pub displaced: Vec<String>,
    /// Where it was asked under `explain` and the household has a place: what would be without the
    /// household. Otherwise `displaced` alone tells, from who holds what.
    pub without: Option<WithoutView>,
    /// Why no place at all would take it.
    pub nowhere: Option<NowhereView>,
}

/// What would be if one household were not there, found by placing all others anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WithoutView {
    /// The households that would then have a place, or a better one.
    pub better: Vec<String>,
    /// So much more priority would be placed.
    pub priority: i64,
    /// And so much better placed; below zero where the priority costs some.
    pub quality: i64,
    /// Whether that is the most; otherwise time ran out, and it may be more.
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
    /// Why it is not to be had, as a sentence.
    pub because: String,
}

/// Why no place would take a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NowhereView {
    /// How many programs each rule keeps out first.
    pub reasons: Vec<ReasonView>,
    /// The programs one change away.
    pub near_misses: Vec<NearMissView>,
    /// Why the reasons are missing, where they are, or what else may be tried; otherwise empty.
    pub note: String,
}

/// How many programs a rule keeps out first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReasonView {
    /// The rule's id.
    pub rule: &'static str,
    /// The reason in words.
    pub reason: SentenceView,
    /// How many programs.
    pub count: usize,
}

/// What one unit more of a unit group would be worth, at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScarceView {
    /// The program.
    pub program: NamedView,
    /// The unit group's name.
    pub unit_group: String,
    /// So much more priority could be placed, at most.
    pub priority: i64,
    /// And so much better; below zero where the priority costs some.
    pub quality: i64,
}

/// By how much something else could be better, at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProofGapView {
    /// In priority.
    pub priority: i64,
    /// In quality, where the priority is settled.
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

    /// What is to be confirmed on the phone.
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
