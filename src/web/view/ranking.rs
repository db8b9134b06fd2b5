//! The answer to one question as it is sent.

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
    /// Which network answered.
    pub network: NetworkView,
    /// How the place was understood.
    pub understood: UnderstoodView,
    /// Programs looked at: always `eligible` plus the counts of `not_shown`.
    pub considered: usize,
    /// Programs with an option.
    pub eligible: usize,
    /// How many of these are in each band.
    pub bands: BandsView,
    /// The options, in the order to call them.
    pub options: Vec<OptionView>,
    /// The other programs, by primary reason.
    pub not_shown: Vec<NotShownView>,
    /// Programs one change away, nearest first.
    pub near_misses: Vec<NearMissView>,
    /// Where nothing fits: the smallest sets of changes that would open something.
    pub relaxations: Vec<RelaxationView>,
    /// The questions worth asking next, the one that settles most first.
    pub ask_next: Vec<AskNextView>,
    /// How far the weights can move before another option comes first.
    pub stability: StabilityView,
    /// How much each rule counted, in hundredths, where the network or the request decided;
    /// every other counted 100, as usual.
    #[schema(value_type = BTreeMap<String, u16>)]
    pub weights: BTreeMap<&'static str, u16>,
    /// What to think of beside the answer, the most urgent first.
    pub reminders: Vec<ReminderView>,
    /// How sure the answer is: `optimal` or `out of time`.
    pub proof: &'static str,
    /// What is needed to come to the same answer again.
    pub record: RecordView,
}

/// How many options are in each band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct BandsView {
    /// To be called first.
    pub call_first: usize,
    /// To be called next.
    pub call_next: usize,
    /// May fit.
    pub may_fit: usize,
}

/// How a network calls itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NetworkView {
    /// Its name.
    pub name: String,
    /// A notice, such as that the network is a demo; empty for none.
    pub notice: String,
    /// When it was last seen that this is how things stand, in UTC: long ago only while the
    /// database is out of reach.
    pub as_of: String,
}

/// How a place was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnderstoodView {
    /// The place in words.
    pub label: String,
    /// The zone where most people of the place live.
    pub zone: &'static str,
    /// Every zone of the place, that one first.
    pub zones: Vec<&'static str>,
    /// Other readings of what was given, the most populous first: each can be sent as `where`.
    pub others: Vec<String>,
    /// How each area to avoid was understood.
    pub avoid: Vec<AvoidedView>,
    /// How times were read that a clock change leaves out or repeats; mostly empty.
    pub times: Vec<String>,
}

/// How an area to avoid was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AvoidedView {
    /// The area in words. Places that are surely in it are left out.
    pub label: String,
    /// Other readings of what was given: places in those are something to ask about. Each can be sent
    /// in its place.
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
    /// Where it is, as far as that is stored.
    pub place: String,
    /// The unit groups the household would use.
    pub unit_groups: Vec<UsedGroupView>,
    /// `call_first`, `call_next` or `may_fit`.
    pub band: &'static str,
    /// What every rule says, in the order of the rules.
    pub findings: Vec<FindingView>,
    /// What is free.
    pub availability: AvailabilityView,
    /// How far; `null` where the program's area is not stated.
    pub distance_band: Option<&'static str>,
    /// Why it stands where it stands, in words.
    pub because: String,
}

/// A unit group as used by an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UsedGroupView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Which members, counted from 0 as given, would stay there.
    pub members: Vec<usize>,
}

/// What one rule says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FindingView {
    /// The rule's id.
    pub rule: &'static str,
    /// `fits`, `confirm`, `fails` or `points`.
    pub verdict: &'static str,
    /// The sentence, with both values.
    #[serde(flatten)]
    pub said: SentenceView,
    /// With `points`: how far it moves the option, up or down, by its weight, in whole points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<i32>,
}

/// What is free, as others than the operator may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AvailabilityView {
    /// `none`, `some`, `several` or `not_posted`.
    pub openings: &'static str,
    /// When it was posted, to the quarter hour.
    pub posted_at: Option<String>,
    /// Who posted, as a role.
    pub posted_by: Option<String>,
    /// The age of the post in words.
    pub words: String,
}

/// The programs that are not shown for one primary reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NotShownView {
    /// The reason in words.
    pub reason: SentenceView,
    /// The rule's id.
    pub rule: &'static str,
    /// How many programs.
    pub count: usize,
    /// The nearest of them, or all, or those asked for.
    pub programs: Vec<PassedView>,
}

/// A program that is not shown, and what failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PassedView {
    /// The program.
    pub program: NamedView,
    /// The primary finding first.
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
    /// How many places some answer moves: a place moves when it comes on the list, leaves it,
    /// changes its band, or comes to, leaves or changes its place among the first three.
    pub depends: usize,
    /// How many places `yes` moves.
    pub moved_by_yes: usize,
    /// How many places `no` moves.
    pub moved_by_no: usize,
    /// How many options are left after `yes`.
    pub options_after_yes: usize,
    /// How many options are left after `no`.
    pub options_after_no: usize,
    /// Whether an answer changes which three options come first.
    pub moves_first: bool,
    /// What to send with the same question once the answer is `yes`, as a JSON merge patch (RFC 7396).
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
