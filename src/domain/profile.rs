//! A worker's statements about a household, place and time, kept for one request and never stored.

use crate::domain::{
    AgeRange, Answer, Answers, Area, Caller, DistanceBand, FULL_HOLDS, Household, LocalTime,
    ProgramId, PublishedRule, Question, Role, Set, Setting, Spot, State, Timestamp, Wishes, Zone,
    local_day,
};
use chrono::{NaiveDate, NaiveDateTime};

/// The age range in which survivors may be asked about pregnancy.
const YOUNGEST_PREGNANT: u8 = 9;
const OLDEST_PREGNANT: u8 = 60;

/// The needs of one household. All parts but the place may be unknown, and unknown never excludes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The person's location.
    pub origin: Spot,
    /// The time of the request.
    pub now: Timestamp,
    /// The time at which the household would arrive.
    pub arrival: Arrival,
    /// The number of nights.
    pub nights: u32,
    /// The people who come.
    pub household: Household,
    /// The answers to the questions.
    pub answers: Answers,
    /// The programs that the person has left before, if the person named them.
    pub left: Vec<ProgramId>,
    /// The areas to avoid.
    pub avoid: Vec<Area>,
    /// The farthest the person would go; `None` sets no limit.
    pub within: Option<DistanceBand>,
    /// The wishes.
    pub wishes: Wishes,
    /// The published rules that the person heard and called a problem.
    pub skips: Set<PublishedRule>,
    /// The programs that the person has ruled out.
    pub declined: Vec<ProgramId>,
    /// The programs that declined the household because it does not fit what they take.
    pub doubted: Vec<ProgramId>,
    /// The caller; `None` if not stated.
    pub caller: Option<Caller>,
    /// The time by which the person must leave the current place; `None` if there is no deadline.
    pub leave_by: Option<Timestamp>,
}

impl Profile {
    /// The most nights that a profile may ask for: ten years.
    pub const MOST_NIGHTS: u32 = 3650;

    /// The answer to a question, taking into account what ages and household already settle.
    pub fn answer(&self, question: Question) -> Answer {
        let given = self.answers.to(question);
        match question {
            Question::Under18 => self.under_18().unwrap_or(given),
            Question::WithOthers if self.household.stated => {
                if self.household.members.len() > 1 {
                    Answer::Yes
                } else {
                    Answer::No
                }
            }
            Question::LeftBefore if !self.left.is_empty() => Answer::Yes,
            Question::WithOthers
            | Question::AllGender
            | Question::LeftBefore
            | Question::FromAbroad
            | Question::SexTrafficking
            | Question::LaborTrafficking
            | Question::HasId
            | Question::TbResult
            | Question::DayPlace
            | Question::MeetPolice
            | Question::SobrietyProblem
            | Question::Pregnant
            | Question::GuardianAgrees
            | Question::AgencyCustody
            | Question::Veteran => given,
        }
    }

    /// Returns true if a question is still open: not asked yet, and not ruled out by what is known.
    /// Every answer closes a question, including "not known" and "prefers not to say".
    pub fn leaves_open(&self, question: Question) -> bool {
        let left_out = question == Question::Pregnant && !self.may_ask_of_pregnancy();
        self.answer(question) == Answer::NOT_ASKED && !left_out
    }

    /// Returns true if workers may ask about pregnancy. They may not if every survivor accepts only
    /// places for men or boys, or is outside the age range. Nothing is inferred about a person, and
    /// a volunteered answer always counts.
    pub fn may_ask_of_pregnancy(&self) -> bool {
        let for_men = |setting| matches!(setting, Setting::Men | Setting::Boys);
        self.household.survivors().any(|survivor| {
            let settings = &survivor.settings;
            let named = settings.are_unknown() || settings.iter().any(|one| !for_men(one));
            let (youngest, oldest) = (survivor.age.youngest(), survivor.age.oldest());
            named && oldest >= YOUNGEST_PREGNANT && youngest <= OLDEST_PREGNANT
        })
    }

    /// The zones that the person may be in. Distances count from the nearest of them.
    pub fn near(&self) -> &[Zone] {
        &self.origin.zones
    }

    /// The state the person is in; `None` if the named place lies in several.
    pub fn state(&self) -> Option<State> {
        self.origin.whole.or_else(|| State::of_all(&self.origin.zones))
    }

    /// The moment at which the household would arrive.
    pub fn arrives(&self) -> Timestamp {
        self.arrival.moment(self.now)
    }

    /// The current day at the person's location.
    pub fn today(&self) -> NaiveDate {
        local_day(self.now, self.origin.zone.clock())
    }

    /// The day on which the first night begins, at the person's location.
    pub fn first_night(&self) -> NaiveDate {
        local_day(self.arrives(), self.origin.zone.clock())
    }

    /// Returns true if the household arrives so late that current posts are about another day.
    pub fn comes_another_day(&self) -> bool {
        match self.arrival {
            Arrival::At { moment, .. } => moment - self.now > FULL_HOLDS,
            Arrival::Tonight => false,
        }
    }

    /// Returns true if the person called this published rule a problem.
    pub fn skips(&self, rule: PublishedRule) -> bool {
        self.skips.contains(rule)
    }

    /// This profile with other people, to look at part of a household alone.
    pub fn with(&self, household: Household) -> Self {
        Self { household, ..self.clone() }
    }

    /// This profile with one more answer. An answer about age narrows the ages of the survivors.
    pub fn answering(&self, question: Question, answer: Answer) -> Self {
        let mut profile = self.clone();
        profile.answers.set(question, answer);
        profile.narrow_ages();
        profile
    }

    /// Narrows the survivors' ages according to the answer to [`Question::Under18`].
    pub fn narrow_ages(&mut self) {
        let side = match self.answers.to(Question::Under18) {
            Answer::Yes => AgeRange::MINOR,
            Answer::No => AgeRange::ADULT,
            Answer::Unknown(_) => return,
        };
        for member in self.household.members.iter_mut().filter(|m| m.role == Role::Survivor) {
            member.age = member.age.and(side).unwrap_or(member.age);
        }
    }

    /// The answer to [`Question::Under18`], if the ages of all survivors already give it.
    fn under_18(&self) -> Option<Answer> {
        let all =
            |range: AgeRange| self.household.survivors().all(|m| m.age.and(range) == Some(m.age));
        match (all(AgeRange::MINOR), all(AgeRange::ADULT)) {
            (true, _) => Some(Answer::Yes),
            (_, true) => Some(Answer::No),
            (false, false) => None,
        }
    }
}

/// The time at which a household would arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// As soon as possible.
    Tonight,
    /// At a local time at the person's location.
    At {
        /// The local time at the person's location.
        local: NaiveDateTime,
        /// The moment of that time, computed once because every rule reads it for every fact.
        moment: Timestamp,
    },
}

impl Arrival {
    /// An arrival at a local time in this zone.
    pub fn at(local: NaiveDateTime, zone: Zone) -> Self {
        Self::At { local, moment: LocalTime::read(local, zone.clock()).moment }
    }

    /// The moment of arrival.
    pub fn moment(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Tonight => now,
            Self::At { moment, .. } => moment,
        }
    }
}
