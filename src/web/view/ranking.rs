//! The answer to one search, as sent.

use super::change::{NearMissView, RelaxationView, answering};
use super::record::RecordView;
use super::sentence::SentenceView;
use super::stability::StabilityView;
use super::{ReminderView, moment};
use crate::desk::{
    AskNext, Availability, ExcludedProgram, Finding, FindingKind, Found, NamedProgram, NotShown,
    RankedOption, UsedGroup,
};
use crate::domain::{Answer, Area, DistanceBand, Network, Profile, Span, Timestamp};
use crate::rules::reminders;
use crate::words::{Language, Text};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The options in the order to call them, each with its reasons, and why the rest are not shown.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RankingView {
    /// The network that answered.
    pub network: NetworkView,
    /// The place of the request, as understood.
    pub understood: UnderstoodView,
    /// Programs looked at: always `eligible` plus the counts of `not_shown`.
    pub considered: usize,
    /// Programs with an option.
    pub eligible: usize,
    /// The number of these in each band.
    pub bands: BandsView,
    /// The options, in the order to call them.
    pub options: Vec<OptionView>,
    /// The other programs, by primary reason.
    pub not_shown: Vec<NotShownView>,
    /// Programs one change away, nearest first.
    pub near_misses: Vec<NearMissView>,
    /// The smallest sets of changes that would open a place, if nothing fits.
    pub relaxations: Vec<RelaxationView>,
    /// The questions worth asking next, the most decisive first.
    pub ask_next: Vec<AskNextView>,
    /// The range in which the weights can move before another option comes first.
    pub stability: StabilityView,
    /// The weights that the network or the request decided, in hundredths, by rule. Every other
    /// rule counted 100, the usual.
    #[schema(value_type = BTreeMap<String, u16>)]
    pub weights: BTreeMap<&'static str, u16>,
    /// The reminders beside the answer, most urgent first.
    pub reminders: Vec<ReminderView>,
    /// The certainty of the answer: `optimal` or `out of time`.
    pub proof: &'static str,
    /// Everything needed to reproduce the answer.
    pub record: RecordView,
}

/// The number of options in each band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct BandsView {
    /// Options to call first.
    pub call_first: usize,
    /// Options to call next.
    pub call_next: usize,
    /// Options that may fit.
    pub may_fit: usize,
}

/// A network: its name, its notice, and the time of its data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NetworkView {
    /// Its name.
    pub name: String,
    /// A notice, such as that the network is a demo; empty if there is none.
    pub notice: String,
    /// The last time, in UTC, that the data was found current. It is long ago only while the
    /// database is out of reach.
    pub as_of: String,
}

/// A place, as understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnderstoodView {
    /// The place in words.
    pub label: String,
    /// The zone where most people of the place live.
    pub zone: &'static str,
    /// Every zone of the place, with `zone` first.
    pub zones: Vec<&'static str>,
    /// Other readings of the input, most populous first. Each can be sent as `where`.
    pub others: Vec<String>,
    /// The areas to avoid, as understood.
    pub avoid: Vec<AvoidedView>,
    /// Notes on times that a clock change skips or repeats; usually empty.
    pub times: Vec<String>,
}

/// An area to avoid, as understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AvoidedView {
    /// The area in words. Programs that are surely in it are left out.
    pub label: String,
    /// Other readings of the input. Ask about a program that is in one of them. Each reading can be
    /// sent instead.
    pub others: Vec<String>,
}

/// A program by id and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NamedView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// A program's place for this household now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OptionView {
    /// The program.
    pub program: NamedView,
    /// Its location, as far as stored.
    pub place: String,
    /// The unit groups the household would use.
    pub unit_groups: Vec<UsedGroupView>,
    /// `call_first`, `call_next` or `may_fit`.
    pub band: &'static str,
    /// The findings of the rules that say something, in the order of the rules.
    pub findings: Vec<FindingView>,
    /// The openings.
    pub availability: AvailabilityView,
    /// The distance band; `null` if it is not certain, as when the program's area is not stated.
    pub distance_band: Option<&'static str>,
    /// The reason for its position in the list, in words.
    pub because: String,
}

/// A unit group as used by an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UsedGroupView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The members who would stay there, by their index in the request, from 0.
    pub members: Vec<usize>,
}

/// The finding of one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FindingView {
    /// The rule's id.
    pub rule: &'static str,
    /// `fits`, `confirm`, `fails` or `points`.
    pub verdict: &'static str,
    /// The sentence, with both values.
    #[serde(flatten)]
    pub said: SentenceView,
    /// The whole, weighted points by which it moves the option up or down; only with `points`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<i32>,
}

/// Openings, as people outside the program may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AvailabilityView {
    /// `none`, `some`, `several` or `not_posted`.
    pub openings: &'static str,
    /// The time of the post, to the quarter hour.
    pub posted_at: Option<String>,
    /// The poster's role.
    pub posted_by: Option<String>,
    /// The openings and the age of the post, in words.
    pub words: String,
}

/// The programs that are not shown for one primary reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NotShownView {
    /// The reason in words.
    pub reason: SentenceView,
    /// The rule's id.
    pub rule: &'static str,
    /// The number of programs.
    pub count: usize,
    /// The nearest of them, or all or some of them as `explain` requests.
    pub programs: Vec<PassedView>,
}

/// A program that is not shown, with the findings that rule it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PassedView {
    /// The program.
    pub program: NamedView,
    /// The findings, the primary one first.
    pub findings: Vec<FindingView>,
}

/// A question worth asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AskNextView {
    /// The question's id.
    pub question: &'static str,
    /// The words to say.
    #[serde(flatten)]
    pub said: SentenceView,
    /// The number of places that any answer moves. A place moves if it joins or leaves the list,
    /// changes its band, or joins, leaves or moves within the first three.
    pub depends: usize,
    /// The number of places that `yes` moves.
    pub moved_by_yes: usize,
    /// The number of places that `no` moves.
    pub moved_by_no: usize,
    /// The number of options left after `yes`.
    pub options_after_yes: usize,
    /// The number of options left after `no`.
    pub options_after_no: usize,
    /// True if an answer changes the first three options.
    pub moves_first: bool,
    /// The JSON merge patch (RFC 7396) to apply to the same request once the answer is `yes`.
    #[schema(value_type = Object)]
    pub ask_yes: Value,
    /// The same once the answer is `no`.
    #[schema(value_type = Object)]
    pub ask_no: Value,
}

impl RankingView {
    /// An answer as sent.
    pub fn of(found: &Found, language: Language) -> Self {
        let (ranking, profile) = (&found.ranking, &found.profile);
        let from = (profile.origin.zone, profile.leave_by);
        Self {
            network: NetworkView::of(&found.network, found.as_of),
            understood: UnderstoodView::of(&found.profile, &found.notes, language),
            considered: ranking.considered,
            eligible: ranking.eligible,
            bands: BandsView::of(ranking.by_band),
            options: ranking
                .options
                .iter()
                .map(|option| OptionView::of(option, language))
                .collect(),
            not_shown: ranking
                .not_shown
                .iter()
                .map(|passed| NotShownView::of(passed, language))
                .collect(),
            near_misses: ranking
                .near_misses
                .iter()
                .map(|near| NearMissView::of(near, from, language))
                .collect(),
            relaxations: ranking
                .relaxations
                .iter()
                .map(|set| RelaxationView::of(set, from, language))
                .collect(),
            ask_next: ranking.ask_next.iter().map(|next| AskNextView::of(next, language)).collect(),
            stability: StabilityView::of(&ranking.stability, language),
            weights: ranking.weights.decided().collect(),
            reminders: reminders(&found.profile)
                .into_iter()
                .map(|reminder| ReminderView::to(reminder, &found.profile, language))
                .collect(),
            proof: ranking.proof.words(),
            record: RecordView::of(&found.record),
        }
    }
}

impl BandsView {
    fn of([call_first, call_next, may_fit]: [usize; 3]) -> Self {
        Self { call_first, call_next, may_fit }
    }
}

impl NetworkView {
    /// A network as sent.
    pub fn of(network: &Network, as_of: Timestamp) -> Self {
        let (name, notice) = (network.name.clone(), network.notice.clone());
        Self { name, notice, as_of: moment(as_of) }
    }
}

impl UnderstoodView {
    pub(super) fn of(profile: &Profile, times: &[Text], language: Language) -> Self {
        let spot = &profile.origin;
        let avoided =
            |area: &Area| AvoidedView { label: area.label.clone(), others: area.readings.clone() };
        Self {
            label: spot.label.clone(),
            zone: spot.zone.code(),
            zones: spot.zones.iter().map(|zone| zone.code()).collect(),
            others: spot.others.clone(),
            avoid: profile.avoid.iter().map(avoided).collect(),
            times: times.iter().map(|note| note.render(language)).collect(),
        }
    }
}

impl NamedView {
    pub(super) fn of(named: &NamedProgram) -> Self {
        Self { id: named.id.to_string(), name: named.name.to_string() }
    }
}

impl OptionView {
    pub(super) fn of(option: &RankedOption, language: Language) -> Self {
        Self {
            program: NamedView::of(&option.program),
            place: Text::from(&option.place).render(language),
            unit_groups: option.unit_groups.iter().map(UsedGroupView::of).collect(),
            band: option.band.id(),
            findings: findings(&option.findings, language),
            availability: AvailabilityView::of(&option.availability, language),
            distance_band: option.distance.and_then(Span::band).map(DistanceBand::id),
            because: option.because.render(language),
        }
    }
}

impl UsedGroupView {
    pub(super) fn of(used: &UsedGroup) -> Self {
        let members = used.members.clone();
        Self { id: used.id.to_string(), name: used.name.clone(), members }
    }
}

impl FindingView {
    fn of(finding: &Finding, language: Language) -> Self {
        let points = match finding.verdict {
            FindingKind::Points(points) => Some(points),
            FindingKind::Fits | FindingKind::Confirm | FindingKind::Fails => None,
        };
        let (rule, verdict) = (finding.rule, finding.verdict.word());
        Self { rule, verdict, said: SentenceView::of(&finding.text, language), points }
    }
}

/// Findings that say something.
pub(super) fn findings(all: &[Finding], language: Language) -> Vec<FindingView> {
    let speak = all.iter().filter(|finding| !finding.text.is_nothing());
    speak.map(|finding| FindingView::of(finding, language)).collect()
}

impl AvailabilityView {
    fn of(availability: &Availability, language: Language) -> Self {
        Self {
            openings: availability.openings.word(),
            posted_at: availability.posted_at.map(moment),
            posted_by: availability.posted_by.clone(),
            words: availability.words.render(language),
        }
    }
}

impl NotShownView {
    fn of(passed: &NotShown, language: Language) -> Self {
        Self {
            reason: SentenceView::of(&passed.reason, language),
            rule: passed.rule,
            count: passed.count,
            programs: passed.programs.iter().map(|one| PassedView::of(one, language)).collect(),
        }
    }
}

impl PassedView {
    fn of(passed: &ExcludedProgram, language: Language) -> Self {
        let findings = findings(&passed.findings, language);
        Self { program: NamedView::of(&passed.program), findings }
    }
}

impl AskNextView {
    fn of(next: &AskNext, language: Language) -> Self {
        Self {
            question: next.question.id(),
            said: SentenceView::of(&next.text, language),
            depends: next.depends,
            moved_by_yes: next.moved_by_yes,
            moved_by_no: next.moved_by_no,
            options_after_yes: next.after_yes,
            options_after_no: next.after_no,
            moves_first: next.moves_first,
            ask_yes: answering(next.question, Answer::Yes),
            ask_no: answering(next.question, Answer::No),
        }
    }
}
