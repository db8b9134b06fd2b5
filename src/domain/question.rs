//! The questions that a profile may answer, with the words to say aloud.

use crate::domain::Refused;
use crate::words::{Text, say};
use std::fmt;
use std::str::FromStr;

/// A question about the household that at least one rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// Is the survivor under 18? Asked only if the age does not settle it.
    Under18,
    /// Is anyone coming along? Asked only if the household was not stated.
    WithOthers,
    /// Would a place for people of all genders be OK?
    AllGender,
    /// Has the person left a program before?
    LeftBefore,
    /// Is the person from another country? Used if volunteered, never asked.
    FromAbroad,
    /// Was it sex trafficking? Used if volunteered, never asked.
    SexTrafficking,
    /// Was it labor trafficking? Used if volunteered, never asked.
    LaborTrafficking,
    /// Does the person have an ID?
    HasId,
    /// Does the person have a recent TB test result?
    TbResult,
    /// Does the person have a safe place to be during the day?
    DayPlace,
    /// Would it be OK to be met at a police station?
    MeetPolice,
    /// Would a rule about alcohol and drugs be a problem? Workers never ask what people use.
    SobrietyProblem,
    /// Is the person pregnant?
    Pregnant,
    /// Can a parent or guardian safely be asked to agree? Asked only if a member is under 18.
    GuardianAgrees,
    /// Is a child welfare agency responsible? Asked only if a member is under 18.
    AgencyCustody,
    /// Has the person, or an adult who comes along, served in the U.S. military?
    Veteran,
}

impl Question {
    /// All questions, in reading order.
    pub const ALL: [Self; 16] = [
        Self::Under18,
        Self::WithOthers,
        Self::AllGender,
        Self::LeftBefore,
        Self::FromAbroad,
        Self::SexTrafficking,
        Self::LaborTrafficking,
        Self::HasId,
        Self::TbResult,
        Self::DayPlace,
        Self::MeetPolice,
        Self::SobrietyProblem,
        Self::Pregnant,
        Self::GuardianAgrees,
        Self::AgencyCustody,
        Self::Veteran,
    ];

    /// The id of the question, as in the API.
    pub fn id(self) -> &'static str {
        match self {
            Self::Under18 => "under-18",
            Self::WithOthers => "with-others",
            Self::AllGender => "all-gender",
            Self::LeftBefore => "left-before",
            Self::FromAbroad => "from-abroad",
            Self::SexTrafficking => "sex-trafficking",
            Self::LaborTrafficking => "labor-trafficking",
            Self::HasId => "has-id",
            Self::TbResult => "tb-result",
            Self::DayPlace => "day-place",
            Self::MeetPolice => "meet-police",
            Self::SobrietyProblem => "sobriety-problem",
            Self::Pregnant => "pregnant",
            Self::GuardianAgrees => "guardian-agrees",
            Self::AgencyCustody => "agency-custody",
            Self::Veteran => "veteran",
        }
    }

    /// The words to say aloud to the person; `None` for a question that is never asked.
    pub fn say(self) -> Option<Text> {
        match self {
            Self::Under18 => Some(say::ask_under_18()),
            Self::WithOthers => Some(say::ask_with_others()),
            Self::AllGender => Some(say::ask_all_gender()),
            Self::LeftBefore => Some(say::ask_left_before()),
            Self::HasId => Some(say::ask_has_id()),
            Self::TbResult => Some(say::ask_tb_result()),
            Self::DayPlace => Some(say::ask_day_place()),
            Self::MeetPolice => Some(say::ask_meet_police()),
            Self::SobrietyProblem => Some(say::ask_sobriety_problem()),
            Self::Pregnant => Some(say::ask_pregnant()),
            Self::GuardianAgrees => Some(say::ask_guardian_agrees()),
            Self::AgencyCustody => Some(say::ask_agency_custody()),
            Self::Veteran => Some(say::ask_veteran()),
            Self::FromAbroad | Self::SexTrafficking | Self::LaborTrafficking => None,
        }
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Question {
    type Err = Refused;

    fn from_str(id: &str) -> Result<Self, Refused> {
        Self::ALL
            .into_iter()
            .find(|q| q.id() == id)
            .ok_or_else(|| Refused::not_one_of(id, &Self::ALL.map(Self::id)))
    }
}
