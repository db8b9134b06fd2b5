//! The questions a profile may answer, with the words to say aloud.

use crate::domain::Refused;
use std::fmt;
use std::str::FromStr;

/// A question about the household that some rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// Is the survivor under 18? Asked only while the age leaves it open.
    Under18,
    /// Is anyone coming along? Asked only while the household was not given.
    WithOthers,
    /// Would a place for everyone do, too?
    AllGender,
    /// Has the person left a program before?
    LeftBefore,
    /// Is the person from another country? Read when volunteered, never asked.
    FromAbroad,
    /// Was it sex trafficking? Read when volunteered, never asked.
    SexTrafficking,
    /// Was it labor trafficking? Read when volunteered, never asked.
    LaborTrafficking,
    /// Is there a paper that says who the person is?
    HasId,
    /// Is there a recent result of a tuberculosis test?
    TbResult,
    /// Is there somewhere safe to be by day?
    DayPlace,
    /// Would it do to be met at a police station?
    MeetPolice,
    /// Would a rule on alcohol and drugs be a problem? Nobody is asked what they use.
    SobrietyProblem,
    /// Is the person pregnant?
    Pregnant,
    /// Can a parent or guardian safely be asked to agree? Asked only where somebody is under 18.
    GuardianAgrees,
    /// Is a child welfare agency responsible? Asked only where somebody is under 18.
    AgencyCustody,
    /// Has the person, or an adult who comes along, served in the U.S. military?
    Veteran,
}

impl Question {
    /// Every question, in reading order.
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

    /// The id, as in the API.
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

    /// The words to say; `None` for what is read when volunteered and never asked.
    pub fn say(self) -> Option<&'static str> {
        match self {
            Self::Under18 => Some("Are you under 18?"),
            Self::WithOthers => Some("Is anyone coming with you?"),
            Self::AllGender => Some("Would a place for people of all genders be OK too?"),
            Self::LeftBefore => Some("Have you ever stayed in a program and left before it ended?"),
            Self::HasId => Some("Do you have any ID with you?"),
            Self::TbResult => Some("Do you have a recent TB test result with you?"),
            Self::DayPlace => Some("Would you have somewhere safe to be during the day?"),
            Self::MeetPolice => Some("Would it be OK if they met you at a police station?"),
            Self::SobrietyProblem => Some(
                "Some places don\u{2019}t allow alcohol or drugs. Would that be a problem for you?",
            ),
            Self::Pregnant => Some("Some places have rules about pregnancy. Are you pregnant?"),
            Self::GuardianAgrees => Some(
                "Is there a parent or guardian who could safely be asked to agree to your stay?",
            ),
            Self::AgencyCustody => {
                Some("Is a child welfare agency responsible for you, such as in foster care?")
            }
            Self::Veteran => Some(
                "Some places are only for veterans. Have you, or has an adult with you, served in the U.S. military?",
            ),
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
