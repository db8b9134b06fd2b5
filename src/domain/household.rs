//! The people to be placed together.

use crate::domain::{AgeRange, AgeSet, Birthday, Refused, Settings};
use std::str::FromStr;

/// The role of a member in the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The person who seeks a place; may be a minor.
    Survivor,
    /// A child who comes along.
    Child,
    /// An adult who depends on the survivor.
    DependentAdult,
}

impl Role {
    /// The accepted words.
    pub const WORDS: [&str; 3] = ["survivor", "child", "dependent_adult"];
}

impl FromStr for Role {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        match word {
            "survivor" => Ok(Self::Survivor),
            "child" => Ok(Self::Child),
            "dependent_adult" => Ok(Self::DependentAdult),
            other => Err(Refused::not_one_of(other, &Self::WORDS)),
        }
    }
}

/// The gender of a child. Some programs have different age limits for boys and girls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Gender {
    /// A girl.
    Girl,
    /// A boy.
    Boy,
    /// Not known or not stated.
    #[default]
    Unknown,
}

impl Gender {
    /// The accepted words.
    pub const WORDS: [&str; 3] = ["girl", "boy", "unknown"];
}

impl FromStr for Gender {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        match word {
            "girl" => Ok(Self::Girl),
            "boy" => Ok(Self::Boy),
            "unknown" => Ok(Self::Unknown),
            other => Err(Refused::not_one_of(other, &Self::WORDS)),
        }
    }
}

/// One person in a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The role in the household.
    pub role: Role,
    /// The known age.
    pub age: AgeRange,
    /// The settings that a survivor or dependent adult accepts; unknown for children.
    pub settings: Settings,
    /// The gender of a child; unknown for others.
    pub gender: Gender,
    /// The next birthday, as far as it is known.
    pub birthday: Birthday,
}

/// The way the children of a household, or of part of one, stay in a unit group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChildStay {
    /// With an adult of the household, or where the group could take one: its terms for children
    /// apply.
    Accompanied,
    /// On their own: the group can take no adult of the household. Its terms for residents apply.
    InOwnRight,
    /// Depends on the unknown age of an adult.
    Open,
}

/// The people to be placed together: at least one survivor, and the people who come along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// The members, as given.
    pub members: Vec<Member>,
    /// True if the members were stated. Otherwise one survivor is assumed, and the worker must ask.
    pub stated: bool,
    /// For part of a household: the other members, who stay in other units of the same program.
    pub beside: Vec<Member>,
}

impl Household {
    /// The most members a household may have.
    pub const MOST: usize = 20;

    /// A household of one survivor about whom nothing is known.
    pub fn unstated() -> Self {
        let survivor = Member {
            role: Role::Survivor,
            age: AgeRange::UNKNOWN,
            settings: Settings::default(),
            gender: Gender::Unknown,
            birthday: Birthday::UNKNOWN,
        };
        Self { members: vec![survivor], stated: false, beside: Vec::new() }
    }

    /// The survivors.
    pub fn survivors(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|m| m.role == Role::Survivor)
    }

    /// The survivors and the adults who come along. Each counts as a resident.
    pub fn adults(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|m| m.role != Role::Child)
    }

    /// Returns true if several survivors or adults come, so an answer may concern any of them.
    pub fn has_other_adults(&self) -> bool {
        self.everybody().filter(|m| m.role != Role::Child).count() > 1
    }

    /// The way its children would stay in a group that could take adults of these ages.
    ///
    /// A child stays with an adult of the household wherever the group could take one, even in
    /// another room. Only a group that could take no adult takes a young person alone.
    pub fn child_stay(&self, hosts: AgeSet) -> ChildStay {
        if self.adults().next().is_some() {
            return ChildStay::Accompanied;
        }
        let ages = self.beside.iter().filter(|m| m.role != Role::Child).map(|m| m.age.set());
        let mut stay = ChildStay::InOwnRight;
        for age in ages {
            if age.minus(hosts).is_empty() {
                return ChildStay::Accompanied;
            }
            if !age.and(hosts).is_empty() {
                stay = ChildStay::Open;
            }
        }
        stay
    }

    /// The children.
    pub fn children(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|m| m.role == Role::Child)
    }

    /// The number of people.
    pub fn size(&self) -> u32 {
        u32::try_from(self.members.len()).unwrap_or(u32::MAX)
    }

    /// A household whose members were stated.
    pub fn of(members: Vec<Member>) -> Self {
        Self { members, stated: true, beside: Vec::new() }
    }

    /// Some of the members, by index; the others stay in other units of the same program.
    pub fn part(&self, members: &[usize]) -> Self {
        let others = (0..self.members.len()).filter(|at| !members.contains(at));
        let beside = others.filter_map(|at| self.members.get(at).cloned()).collect();
        Self { beside, ..self.apart(members) }
    }

    /// Some of the members, by index; the others stay in another program.
    pub fn apart(&self, members: &[usize]) -> Self {
        let members = members.iter().filter_map(|at| self.members.get(*at).cloned());
        Self { members: members.collect(), stated: self.stated, beside: Vec::new() }
    }

    /// All people who stay at one program: the members and those beside them.
    pub fn everybody(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().chain(&self.beside)
    }
}
