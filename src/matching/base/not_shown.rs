//! The programs that are not shown, by primary reason.

use crate::domain::ProgramId;
use crate::matching::base::describe::{Known, findings, said};
use crate::matching::base::distance_costs::{DistanceCosts, NearRow};
use crate::matching::base::evaluation::Evaluation;
use crate::matching::base::top_k::TopK;
use crate::matching::{Finding, FindingKind, NamedProgram};
use crate::rules::RULES;
use crate::words::{Text, say};
use serde::Serialize;
use std::sync::Arc;

/// The most programs listed for each reason, and the most near misses.
pub const MOST_LISTED: usize = 20;

/// The programs to list among those that are not shown. The counts always cover all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Explain {
    /// The nearest for each reason, each with the finding that is the reason.
    Nearest,
    /// All of them, with every failure.
    All,
    /// These, with every finding.
    Programs(Vec<ProgramId>),
}

/// The programs that are not shown for one primary reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotShown {
    /// The id of the rule that is the primary reason.
    pub rule: &'static str,
    /// The reason in words, such as "full tonight" or "wrong age range".
    pub reason: Text,
    /// The number of programs.
    pub count: usize,
    /// The nearest of them, all of them, or the requested ones. Of programs without a unit group,
    /// always the first few.
    pub programs: Vec<ExcludedProgram>,
}

/// A program that is not shown, with its findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExcludedProgram {
    /// The program.
    pub program: NamedProgram,
    /// The findings that [`Explain`] asks for, in the order of the rules; none for a program
    /// without a unit group.
    pub findings: Arc<[Finding]>,
}

/// Returns the programs that are not shown, by primary reason, in the order of the rules.
pub(crate) fn not_shown(
    evaluation: &Evaluation<'_>,
    remoteness: &DistanceCosts,
    explain: &Explain,
) -> Vec<NotShown> {
    let most = match explain {
        Explain::Nearest => MOST_LISTED,
        Explain::All | Explain::Programs(_) => usize::MAX,
    };
    let mut by_rule: Vec<_> = RULES.iter().map(|_| TopK::of(most)).collect();
    for (at, (row, rule)) in evaluation.left_out() {
        let Some(nearest) = by_rule.get_mut(rule) else { continue };
        if explain.lists(evaluation, at) {
            nearest.take(remoteness.near(row));
        } else {
            nearest.pass();
        }
    }
    let mut all: Vec<_> = RULES
        .iter()
        .zip(by_rule)
        .enumerate()
        .filter(|(_, (_, nearest))| nearest.given() > 0)
        .map(|(place, (rule, nearest))| NotShown {
            rule: rule.id,
            reason: (rule.reason)(),
            count: nearest.given(),
            programs: listed(evaluation, place, nearest, explain),
        })
        .collect();
    let empty = evaluation.field.empty();
    if !empty.is_empty() {
        let programs = empty.iter().filter_map(|at| evaluation.field.named(*at));
        let nothing: Arc<[Finding]> = Arc::default();
        let passed = |program| ExcludedProgram { program, findings: Arc::clone(&nothing) };
        let programs = programs.take(MOST_LISTED).map(passed);
        all.push(NotShown {
            rule: "room",
            reason: say::reason_no_groups(),
            count: empty.len(),
            programs: programs.collect(),
        });
    }
    all
}

/// One finding, shared by all programs that it describes.
#[derive(Clone)]
struct Shared(Arc<[Finding]>);

impl From<Finding> for Shared {
    fn from(said: Finding) -> Self {
        Self(Arc::from([said]))
    }
}

/// Returns the programs to list that fail the rule at a place first, the nearest first.
fn listed(
    evaluation: &Evaluation<'_>,
    rule: usize,
    nearest: TopK<NearRow>,
    explain: &Explain,
) -> Vec<ExcludedProgram> {
    let mut known: Known<Shared> = Known::new();
    let passed = |near: NearRow| {
        let row = near.row();
        let findings = match explain {
            Explain::Nearest => said(evaluation, rule, row, &mut known)?.0,
            Explain::All => failures(evaluation, row).into(),
            Explain::Programs(_) => findings(evaluation, &[row]).pop()?.into(),
        };
        Some(ExcludedProgram {
            program: evaluation.field.named(evaluation.field.program_of(row))?,
            findings,
        })
    };
    nearest.in_order().into_iter().filter_map(passed).collect()
}

fn failures(evaluation: &Evaluation<'_>, row: usize) -> Vec<Finding> {
    let all = findings(evaluation, &[row]).into_iter().flatten();
    all.filter(|finding| finding.verdict == FindingKind::Fails).collect()
}

impl Explain {
    /// Returns true if a program may be listed. If the caller asked for programs by id, only those
    /// are.
    fn lists(&self, evaluation: &Evaluation<'_>, at: usize) -> bool {
        match self {
            Self::Programs(ids) => {
                evaluation.field.program(at).is_some_and(|one| ids.contains(&one.id))
            }
            Self::Nearest | Self::All => true,
        }
    }
}
