//! The terms of a unit group, built from the dated assertions about it and its program.

use crate::domain::{
    AgeRange, AgeSet, Ages, Entry, ExpectedOpening, Households, Intake, LeastStay, Mates, Offers,
    Policy, Refused, Reserved, Serves, Stage, StayLimit, shown,
};
use crate::words::{List, Text, say};
use std::str::FromStr;

/// The people a unit group takes, and its terms. Everything not stated is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The stage: the program's, unless the group states its own.
    pub stage: Stage,
    /// The ages of survivors and dependent adults.
    pub ages: Ages,
    /// The people it serves.
    pub serves: Serves,
    /// The children who may come along.
    pub children: Children,
    /// The limit of a stay.
    pub stay: StayLimit,
    /// The least time that people are asked to stay; `None` if not stated.
    pub least: Option<LeastStay>,
    /// The next expected opening; `None` if not stated.
    pub opening: Option<ExpectedOpening>,
    /// The times at which people can arrive.
    pub intake: Intake,
    /// Yes if people who left may come back.
    pub returns: Policy,
    /// Yes if it takes people from other countries.
    pub from_abroad: Policy,
    /// The kinds of trafficking whose survivors it takes.
    pub trafficking: Trafficking,
    /// Yes if the beds are only for trafficking survivors.
    pub dedicated: Policy,
    /// The reservation of its units for survivors in a house that others share, and its end.
    pub reserved: Reserved,
    /// The kinds of household the beds are for.
    pub households: Households,
    /// Yes if the beds are only for veterans.
    pub veterans: Policy,
    /// The number of units; `None` if not stated.
    pub units: Option<u16>,
    /// The entry terms.
    pub entry: Entry,
    /// The offers and rules beyond eligibility.
    pub offers: Offers,
    /// The rules for sharing rooms.
    pub mates: Mates,
    /// The most support that staff can give at one time, as a sum of levels of 1 to 4 per
    /// household; `None` if not stated.
    pub support: Option<u16>,
}

impl Terms {
    /// The ages of survivors and dependent adults who could stay, as far as they are stated.
    pub fn hosts(&self) -> AgeSet {
        let Ages { takes, unsure, .. } = self.ages;
        let no_adults = self.serves.women == Policy::No && self.serves.men == Policy::No;
        let adults = if no_adults { AgeRange::ADULT.set() } else { AgeSet::NONE };
        takes.or(unsure).minus(adults)
    }

    /// The limit of a stay, and the policy on extensions.
    pub fn length(&self) -> (StayLimit, Policy) {
        (self.stay.clone(), self.offers.extension)
    }
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            stage: Stage::Unknown,
            ages: Ages::UNKNOWN,
            serves: Serves::default(),
            children: Children::default(),
            stay: StayLimit::unstated(),
            least: None,
            opening: None,
            intake: Intake::default(),
            returns: Policy::Unknown,
            from_abroad: Policy::Unknown,
            trafficking: Trafficking::default(),
            dedicated: Policy::Unknown,
            reserved: Reserved::Unknown,
            households: Households::default(),
            veterans: Policy::Unknown,
            units: None,
            entry: Entry::default(),
            offers: Offers::default(),
            mates: Mates::default(),
            support: None,
        }
    }
}

/// The kinds of trafficking whose survivors are taken.
///
/// Written as `sex=yes labor=unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Trafficking {
    /// Sex trafficking.
    pub sex: Policy,
    /// Labor trafficking.
    pub labor: Policy,
}

impl FromStr for Trafficking {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let mut kinds = Self::default();
        for part in text.split_whitespace() {
            let policy = |p: &str| p.replace('-', " ").parse();
            match part.split_once('=') {
                Some(("sex", p)) => kinds.sex = policy(p)?,
                Some(("labor", p)) => kinds.labor = policy(p)?,
                _ if text == "unknown" => {}
                _ => {
                    return Err(Refused::new(
                        say::not_kinds_of_trafficking(shown(part)),
                        say::enter_kinds_of_trafficking(),
                    ));
                }
            }
        }
        Ok(kinds)
    }
}

/// The children a unit group takes along with a survivor.
///
/// Written as `yes`, `no`, `unknown` or `case by case`. Limits, if stated, follow a comma:
/// `yes, girls 0-17, boys 0-12, most 3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Children {
    /// The policy for children in general.
    pub policy: Policy,
    /// The ages of girls.
    pub girls: Ages,
    /// The ages of boys.
    pub boys: Ages,
    /// The most children with one survivor; `None` if not stated.
    pub most: Option<u8>,
}

/// The rule in words, as in "takes children (girls under 18, boys under 13)".
impl From<&Children> for Text {
    fn from(children: &Children) -> Self {
        let policy = match children.policy {
            Policy::Yes => say::children_taken(),
            Policy::CaseByCase => say::children_case_by_case(),
            Policy::No => say::children_not_taken(),
            Policy::Unknown => say::children_not_stated(),
        };
        let girls = match limit_in_words(children.girls) {
            ChildAges::Unknown => Self::nothing(),
            ChildAges::Nobody => say::children_no_girls(),
            ChildAges::Ages(ages) => say::children_girls(ages),
        };
        let boys = match limit_in_words(children.boys) {
            ChildAges::Unknown => Self::nothing(),
            ChildAges::Nobody => say::children_no_boys(),
            ChildAges::Ages(ages) => say::children_boys(ages),
        };
        let most = children.most.map_or_else(Self::nothing, say::children_at_most);
        let limits = List::from([girls, boys, most]);
        if limits.is_empty() { policy } else { say::children_with_limits(limits, policy) }
    }
}

/// The ages of children who are taken, as far as they are stated.
enum ChildAges {
    Unknown,
    Nobody,
    Ages(Text),
}

fn limit_in_words(ages: Ages) -> ChildAges {
    if ages.is_unknown() {
        return ChildAges::Unknown;
    }
    match (ages.takes.is_empty(), ages.unsure.is_empty()) {
        (true, true) => ChildAges::Nobody,
        (false, true) => ChildAges::Ages(ages.takes.behind()),
        (true, false) => ChildAges::Ages(say::child_ages_possibly(ages.unsure.behind())),
        (false, false) => {
            ChildAges::Ages(say::child_ages_and_possibly(ages.unsure.behind(), ages.takes.behind()))
        }
    }
}

impl FromStr for Children {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let mut parts = text.split(',').map(str::trim);
        let policy: Policy = parts.next().unwrap_or("").parse()?;
        let mut children = Self { policy, ..Self::default() };
        for part in parts {
            match part.split_once(' ') {
                Some(("girls", ages)) => children.girls = ages.parse()?,
                Some(("boys", ages)) => children.boys = ages.parse()?,
                Some(("most", n)) if n.parse::<u8>().is_ok() => children.most = n.parse().ok(),
                _ => {
                    return Err(Refused::new(
                        say::not_a_limit_for_children(shown(part)),
                        say::enter_limit_for_children(),
                    ));
                }
            }
        }
        Ok(children)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn limits_for_children_are_read_and_said() {
        let children: Children = "yes, girls 0-17, boys 0-12, most 3".parse().unwrap();
        assert_eq!(
            Text::from(&children).render(Language::En),
            "takes children (girls under 18, boys under 13, up to 3)"
        );
        assert!("yes, dogs".parse::<Children>().is_err());
        assert_eq!("unknown".parse::<Children>().unwrap(), Children::default());
    }

    #[test]
    fn kinds_of_trafficking_are_read() {
        let kinds: Trafficking = "sex=yes labor=no".parse().unwrap();
        assert_eq!((kinds.sex, kinds.labor), (Policy::Yes, Policy::No));
        assert!("both".parse::<Trafficking>().is_err());
    }
}
