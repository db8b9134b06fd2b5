//! What a worker says about a household, place and time. It lives for one request and is never stored.

use crate::domain::{
    AgeRange, Answer, Answers, Area, Caller, DistanceBand, FULL_HOLDS, Household, LocalTime,
    ProgramId, PublishedRule, Question, Role, Set, Setting, Spot, State, Timestamp, Wishes, Zone,
    local_day,
};
use chrono::{NaiveDate, NaiveDateTime};

/// The ages outside of which nobody is asked about pregnancy.
const YOUNGEST_PREGNANT: u8 = 9;
const OLDEST_PREGNANT: u8 = 60;

/// One household's need. Every part but the place may be unknown, and unknown never excludes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Where the person is.
    pub origin: Spot,
    /// When the question is asked.
    pub now: Timestamp,
    /// When the household would arrive.
    pub arrival: Arrival,
    /// For how many nights.
    pub nights: u32,
    /// Who comes.
    pub household: Household,
    /// What was answered.
    pub answers: Answers,
    /// Programs the person has left before, where the person named them.
    pub left: Vec<ProgramId>,
    /// Areas to keep away from.
    pub avoid: Vec<Area>,
    /// The farthest the person would go; `None` sets no limit.
    pub within: Option<DistanceBand>,
    /// What would be welcome.
    pub wishes: Wishes,
    /// Published rules that the person, hearing them, said would be a problem.
    pub skips: Set<PublishedRule>,
    /// Programs the person has said no to.
    pub declined: Vec<ProgramId>,
    /// Programs that have declined the household as outside what they take.
    pub doubted: Vec<ProgramId>,
    /// Who is calling; `None` where nobody said.
    pub caller: Option<Caller>,
    /// By when the person must leave where they are; `None` where nothing presses.
    pub leave_by: Option<Timestamp>,
}

impl Profile {
    /// The most nights a profile may ask for: ten years.
    pub const MOST_NIGHTS: u32 = 3650;

    /// The answer to a question, where ages or household already give it.
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

    /// Whether a question is still to be asked: nobody has asked it yet, and nothing that was said
    /// leaves it out. Any answer settles a question, "not known" and "prefers not to say" too.
    pub fn leaves_open(&self, question: Question) -> bool {
        let left_out = question == Question::Pregnant && !self.may_ask_of_pregnancy();
        self.answer(question) == Answer::NOT_ASKED && !left_out
    }

    /// Whether anyone may be asked about pregnancy: not where every survivor named places for men
    /// or boys alone, or is too young or too old by the age that was given. Nothing is inferred of
    /// anybody, and whoever volunteers an answer is heard.
    pub fn may_ask_of_pregnancy(&self) -> bool {
        let for_men = |setting| matches!(setting, Setting::Men | Setting::Boys);
        self.household.survivors().any(|survivor| {
            let settings = &survivor.settings;
            let named = settings.are_unknown() || settings.iter().any(|one| !for_men(one));
            let (youngest, oldest) = (survivor.age.youngest(), survivor.age.oldest());
            named && oldest >= YOUNGEST_PREGNANT && youngest <= OLDEST_PREGNANT
        })
    }

    /// Every zone the person may be in: distances count from the nearest of them.
    pub fn near(&self) -> &[Zone] {
        &self.origin.zones
    }

    /// The state the person is in; `None` where the place they named lies in several.
    pub fn state(&self) -> Option<State> {
        self.origin.whole.or_else(|| State::of_all(&self.origin.zones))
    }

    /// When the household would arrive.
    pub fn arrives(&self) -> Timestamp {
        self.arrival.moment(self.now)
    }

    /// The day it is where the person is.
    pub fn today(&self) -> NaiveDate {
        local_day(self.now, self.origin.zone.clock())
    }

    /// The day on which the first night begins, where the person is.
    pub fn first_night(&self) -> NaiveDate {
        local_day(self.arrives(), self.origin.zone.clock())
    }

    /// Whether the household comes so late that what is posted now speaks of another day.
    pub fn comes_another_day(&self) -> bool {
        match self.arrival {
            Arrival::At { moment, .. } => moment - self.now > FULL_HOLDS,
            Arrival::Tonight => false,
        }
    }

    /// Whether the person said that this published rule would be a problem.
    pub fn skips(&self, rule: PublishedRule) -> bool {
        self.skips.contains(rule)
    }

    /// This profile with other people in it: for looking at a part of the household alone.
    pub fn with(&self, household: Household) -> Self {
        Self { household, ..self.clone() }
    }

    /// This profile with one more answer; an answer on age narrows the ages of the survivors.
    pub fn answering(&self, question: Question, answer: Answer) -> Self {
        let mut profile = self.clone();
        profile.answers.set(question, answer);
        profile.narrow_ages();
        profile
    }

    /// Narrows the survivors' ages to what the answer to [`Question::Under18`] leaves.
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

    /// Whether the ages already say that every survivor is, or is not, under 18.
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

/// When the household would arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// As soon as can be.
    Tonight,
    /// At a local time where the person is.
    At {
        /// The time by the clock where the person is.
        local: NaiveDateTime,
        /// The moment that this is: every rule reads it, of every fact.
        moment: Timestamp,
    },
}

impl Arrival {
    /// At a local time, by the clock of this zone.
    pub fn at(local: NaiveDateTime, zone: Zone) -> Self {
        Self::At { local, moment: LocalTime::read(local, zone.clock()).moment }
    }

    /// The moment.
    pub fn moment(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Tonight => now,
            Self::At { moment, .. } => moment,
        }
    }
}
