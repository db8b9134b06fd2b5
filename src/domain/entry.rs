//! The entry terms of a unit group: what it requires of people, as far as it is stated.

use crate::domain::listed::listed;
use crate::domain::{Caller, Meeting, Only, Policy, Practice, Practices, Refused, ResidentHours};
use std::str::FromStr;

/// The entry terms of a unit group. They are small, and many groups have the same ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Entry {
    /// The practices that it answers with yes, case by case or no.
    pub practices: Practices,
    /// The hours when residents can be in the house.
    pub open: ResidentHours,
    /// The rule for identification.
    pub identification: Demand,
    /// The rule for a tuberculosis test result.
    pub tb_test: Demand,
    /// The rule for a medical check.
    pub medical_check: Demand,
    /// The consent required for a minor's stay.
    pub consent: Consent,
    /// The policy for people who are pregnant.
    pub pregnancy: Pregnancy,
    /// The rule on alcohol and drugs.
    pub sobriety: Sobriety,
    /// The most care it can give.
    pub care: Care,
    /// The policy that decides who lives with whom.
    pub gender: GenderPolicy,
    /// The ways to get there from outside.
    pub meeting: Only<Meeting>,
    /// The readiness that it requires of a person.
    pub readiness: Readiness,
    /// The callers who may refer people to it.
    pub referrers: Only<Caller>,
    /// The criminal records that it does not take.
    pub record: RecordRule,
}

impl Entry {
    /// The policy of a practice.
    pub fn policy(&self, practice: Practice) -> Policy {
        self.practices.policy(practice)
    }
}

/// The rule for something that a program may require people to bring.
///
/// Written as `none`, `within 30 days`, `before entry` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Demand {
    /// Not required.
    None,
    /// Required within this many days of arrival.
    Within(u16),
    /// Required before entry.
    BeforeEntry,
    /// Not stated.
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

/// The consent required for a minor's stay.
///
/// Written as `guardian`, `guardian or agency`, `self for 72 hours` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Consent {
    /// A parent or guardian.
    Guardian,
    /// A parent, a guardian or the agency with custody.
    GuardianOrAgency,
    /// The young person alone for this many hours. After that, another person must also consent.
    Alone(u16),
    /// Not stated.
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

/// The policy for people who are pregnant.
///
/// Written as a policy, or `until week 30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pregnancy {
    /// The same policy for the whole pregnancy.
    Policy(Policy),
    /// Taken until this week.
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
    /// No alcohol or drugs in the house.
    NotOnSite,
    /// Sober on arrival.
    AtIntake,
    /// Sober for this many days before arrival.
    Days(u16),
    /// Not stated.
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

/// The number between two pieces of text; `None` if it is 0 or not a number.
fn number(text: &str, before: &str, after: &str) -> Option<u16> {
    let digits = text.strip_prefix(before)?.strip_suffix(after)?;
    digits.parse().ok().filter(|number| *number > 0 && digits.starts_with(|c: char| c != '+'))
}

listed! {
    /// The most care a program can give.
    Care, unless said: Unknown;
    /// No care on site.
    None = "none",
    /// Residents see doctors and counselors outside.
    Outpatient = "outpatient",
    /// Nursing on site.
    Nursing = "nursing",
    /// Crisis care.
    Crisis = "crisis",
    /// Not stated.
    Unknown = "unknown",
}

listed! {
    /// The policy by which a program decides who lives with whom.
    GenderPolicy, unless said: Unknown;
    /// By people's stated gender.
    ByIdentity = "by identity",
    /// Decided case by case.
    CaseByCase = "case by case",
    /// By the sex assigned at birth.
    BySexAssigned = "by sex assigned",
    /// Not stated.
    Unknown = "unknown",
}

listed! {
    /// The readiness that a program requires of a person.
    Readiness, unless said: Unknown;
    /// None required.
    None = "none",
    /// The person comes voluntarily.
    Voluntary = "voluntary",
    /// The person sees what happened as exploitation and wants help.
    Acknowledges = "acknowledges exploitation",
    /// Not stated.
    Unknown = "unknown",
}

listed! {
    /// The criminal records that a program does not take.
    RecordRule, unless said: Unknown;
    /// Takes people with any record.
    None = "none",
    /// A sex offense.
    SexOffense = "sex offense",
    /// A violent offense.
    Violent = "violent",
    /// Any criminal record.
    Any = "any",
    /// Not stated.
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
