//! The terms of coming in: what a unit group asks of people, as far as anybody stated it.

use crate::domain::listed::listed;
use crate::domain::{Caller, Meeting, Only, Policy, Practice, Practices, Refused, ResidentHours};
use std::str::FromStr;

/// What a unit group asks of people who come. Small and the same for many groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Entry {
    /// What it says yes, case by case or no to.
    pub practices: Practices,
    /// When people who live there can be in the house.
    pub open: ResidentHours,
    /// Identification.
    pub identification: Demand,
    /// The result of a tuberculosis test.
    pub tb_test: Demand,
    /// A medical check.
    pub medical_check: Demand,
    /// Who must agree to a minor's stay.
    pub consent: Consent,
    /// Whether people who are pregnant are taken.
    pub pregnancy: Pregnancy,
    /// Its rule on alcohol and drugs.
    pub sobriety: Sobriety,
    /// The most care it can give.
    pub care: Care,
    /// How it decides who lives with whom.
    pub gender: GenderPolicy,
    /// How people get to it from outside.
    pub meeting: Only<Meeting>,
    /// What it asks of a person's own stand.
    pub readiness: Readiness,
    /// Who may refer people to it.
    pub referrers: Only<Caller>,
    /// Which criminal records it does not take.
    pub record: RecordRule,
}

impl Entry {
    /// The policy of a practice.
    pub fn policy(&self, practice: Practice) -> Policy {
        self.practices.policy(practice)
    }
}

/// Something a program asks people to bring.
///
/// Written as `none`, `within 30 days`, `before entry` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Demand {
    /// It is not asked for.
    None,
    /// Within so many days of coming.
    Within(u16),
    /// Before anyone is taken in.
    BeforeEntry,
    /// Nobody has said.
    #[default]
    Unknown,
}

impl FromStr for Demand {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        match text {
            "none" => Ok(Self::None),
            "before entry" => Ok(Self::BeforeEntry),
            "unknown" => Ok(Self::Unknown),
            _ => number(text, "within ", " days").map(Self::Within).ok_or_else(|| {
                Refused::not_one_of(text, &["none", "within 30 days", "before entry", "unknown"])
            }),
        }
    }
}

/// Who must agree to a minor's stay.
///
/// Written as `guardian`, `guardian or agency`, `self for 72 hours` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Consent {
    /// A parent or guardian.
    Guardian,
    /// A parent, a guardian or the agency with custody.
    GuardianOrAgency,
    /// The young person alone for so many hours, then somebody else, too.
    Alone(u16),
    /// Nobody has said.
    #[default]
    Unknown,
}

impl FromStr for Consent {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        match text {
            "guardian" => Ok(Self::Guardian),
            "guardian or agency" => Ok(Self::GuardianOrAgency),
            "unknown" => Ok(Self::Unknown),
            _ => number(text, "self for ", " hours").map(Self::Alone).ok_or_else(|| {
                let words = ["guardian", "guardian or agency", "self for 72 hours", "unknown"];
                Refused::not_one_of(text, &words)
            }),
        }
    }
}

/// Whether people who are pregnant are taken.
///
/// Written as a policy, or `until week 30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pregnancy {
    /// Yes, case by case, no or unknown.
    Policy(Policy),
    /// Until this week.
    UntilWeek(u16),
}

impl Default for Pregnancy {
    fn default() -> Self {
        Self::Policy(Policy::Unknown)
    }
}

impl FromStr for Pregnancy {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        if let Some(week) = number(text, "until week ", "").filter(|week| *week <= 42) {
            return Ok(Self::UntilWeek(week));
        }
        text.parse().map(Self::Policy).map_err(|_not_a_policy: Refused| {
            let words = ["yes", "until week 30", "case by case", "no", "unknown"];
            Refused::not_one_of(text, &words)
        })
    }
}

/// A rule on alcohol and drugs.
///
/// Written as `none`, `not on site`, `at intake`, `14 days` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sobriety {
    /// There is no rule.
    None,
    /// Nothing in the house.
    NotOnSite,
    /// Sober on coming in.
    AtIntake,
    /// Sober for so many days before.
    Days(u16),
    /// Nobody has said.
    #[default]
    Unknown,
}

impl FromStr for Sobriety {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        match text {
            "none" => Ok(Self::None),
            "not on site" => Ok(Self::NotOnSite),
            "at intake" => Ok(Self::AtIntake),
            "unknown" => Ok(Self::Unknown),
            _ => number(text, "", " days").map(Self::Days).ok_or_else(|| {
                let words = ["none", "not on site", "at intake", "14 days", "unknown"];
                Refused::not_one_of(text, &words)
            }),
        }
    }
}

/// The number between two pieces of text; at least one.
fn number(text: &str, before: &str, after: &str) -> Option<u16> {
    let digits = text.strip_prefix(before)?.strip_suffix(after)?;
    digits.parse().ok().filter(|number| *number > 0 && digits.starts_with(|c: char| c != '+'))
}

listed! {
    /// The most care a program can give.
    Care, unless said: Unknown;
    /// None of its own.
    None = "none",
    /// People see doctors and counselors outside.
    Outpatient = "outpatient",
    /// Nursing in the house.
    Nursing = "nursing",
    /// Care in a crisis.
    Crisis = "crisis",
    /// Nobody has said.
    Unknown = "unknown",
}

listed! {
    /// How a program decides who lives with whom.
    GenderPolicy, unless said: Unknown;
    /// By who people say they are.
    ByIdentity = "by identity",
    /// Decided each time.
    CaseByCase = "case by case",
    /// By the sex assigned at birth.
    BySexAssigned = "by sex assigned",
    /// Nobody has said.
    Unknown = "unknown",
}

listed! {
    /// What a program asks of a person's own stand.
    Readiness, unless said: Unknown;
    /// Nothing.
    None = "none",
    /// To come of one's own will.
    Voluntary = "voluntary",
    /// To name what happened as exploitation, and to want its help.
    Acknowledges = "acknowledges exploitation",
    /// Nobody has said.
    Unknown = "unknown",
}

listed! {
    /// Which criminal records a program does not take.
    RecordRule, unless said: Unknown;
    /// Takes people with any record.
    None = "none",
    /// A sex offense.
    SexOffense = "sex offense",
    /// A violent offense.
    Violent = "violent",
    /// Any.
    Any = "any",
    /// Nobody has said.
    Unknown = "unknown",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::names;
    use crate::words::say;

    #[test]
    fn what_is_asked_of_people_is_read() {
        assert_eq!("within 30 days".parse(), Ok(Demand::Within(30)));
        assert_eq!("self for 72 hours".parse(), Ok(Consent::Alone(72)));
        assert_eq!("until week 30".parse(), Ok(Pregnancy::UntilWeek(30)));
        assert_eq!("case by case".parse(), Ok(Pregnancy::Policy(Policy::CaseByCase)));
        assert_eq!("14 days".parse(), Ok(Sobriety::Days(14)));
        assert_eq!("acknowledges exploitation".parse(), Ok(Readiness::Acknowledges));
    }

    #[test]
    fn the_terms_of_coming_in_are_small() {
        assert!(size_of::<Entry>() <= 48, "{}", size_of::<Entry>());
    }

    #[test]
    fn what_cannot_be_asked_is_refused_with_the_words() {
        for wrong in ["within 0 days", "within days", "within +3 days", "within 99999 days", ""] {
            let list = names(&["none", "within 30 days", "before entry", "unknown"]);
            assert_eq!(wrong.parse::<Demand>().unwrap_err().action, say::use_one_of(list));
        }
        assert!("until week 43".parse::<Pregnancy>().is_err());
        assert!("-1 days".parse::<Sobriety>().is_err());
        assert!("self".parse::<Consent>().is_err());
    }
}
