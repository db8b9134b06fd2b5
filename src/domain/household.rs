//! The people to be placed together.

use crate::domain::{AgeRange, Birthday, Refused, Settings};
use std::str::FromStr;

/// What a member is to the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The person seeking a place; may be a minor.
    Survivor,
    /// A child who comes along.
    Child,
    /// An adult who depends on the survivor.
    DependentAdult,
}

impl Role {
    /// The words accepted.
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

/// A child's gender, as programs limit the ages of boys and girls apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Gender {
    /// A girl.
    Girl,
    /// A boy.
    Boy,
    /// Not known or not said.
    #[default]
    Unknown,
}

impl Gender {
    /// The words accepted.
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
    /// What the person is to the household.
    pub role: Role,
    /// What is known of the age.
    pub age: AgeRange,
    /// The settings a survivor accepts; unknown for others.
    pub settings: Settings,
    /// A child's gender; unknown for others.
    pub gender: Gender,
    /// When the next birthday is, as far as it was said.
    pub birthday: Birthday,
}

/// The people to be placed together: at least one survivor, and whoever comes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// The members, as given.
    pub members: Vec<Member>,
    /// Whether someone said who is in it; otherwise one survivor is assumed and to be asked about.
    pub stated: bool,
}

impl Household {
    /// The most members a household may have.
    pub const MOST: usize = 20;

    /// One survivor of whom nothing is known.
    pub fn unstated() -> Self {
        let survivor = Member {
            role: Role::Survivor,
            age: AgeRange::UNKNOWN,
            settings: Settings::default(),
            gender: Gender::Unknown,
            birthday: Birthday::UNKNOWN,
        };
        Self { members: vec![survivor], stated: false }
    }

    /// The survivors.
    pub fn survivors(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|m| m.role == Role::Survivor)
    }

    /// Those who live at a place in their own right: all but children, and children only where
    /// nobody else of the household stays with them.
    pub fn residents(&self) -> impl Iterator<Item = &Member> {
        let alone = self.members.iter().all(|m| m.role == Role::Child);
        self.members.iter().filter(move |m| alone || m.role != Role::Child)
    }

    /// The children who come along with someone.
    pub fn accompanied_children(&self) -> impl Iterator<Item = &Member> {
        let alone = self.members.iter().all(|m| m.role == Role::Child);
        self.members.iter().filter(move |m| !alone && m.role == Role::Child)
    }

    /// The children.
    pub fn children(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|m| m.role == Role::Child)
    }

    /// The number of people.
    pub fn size(&self) -> u32 {
        u32::try_from(self.members.len()).unwrap_or(u32::MAX)
    }

    /// Some of its members, by their place, as a household of their own.
    pub fn part(&self, members: &[usize]) -> Self {
        let members = members.iter().filter_map(|at| self.members.get(*at).cloned());
        Self { members: members.collect(), stated: self.stated }
    }
}
