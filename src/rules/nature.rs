//! Properties that a rule declares beside its law: basis, force, doubt, and when the person hears
//! it.

/// The reason a program may have a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The program's license or the law.
    Licence,
    /// The purpose of its funding.
    Funder,
    /// The beds, rooms and hours that exist.
    Physical,
    /// A person's safety.
    Safety,
    /// The household's wishes.
    Wish,
}

impl Basis {
    /// The word, as in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Licence => "licence",
            Self::Funder => "funder",
            Self::Physical => "physical",
            Self::Safety => "safety",
            Self::Wish => "wish",
        }
    }
}

/// The strictness of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// It excludes, and no one can change that.
    Must,
    /// It excludes, but someone can change that.
    Waivable(Who),
    /// It excludes no one.
    Prefer,
}

/// The one who can make a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The survivor.
    Person,
    /// The worker on the phone.
    Worker,
    /// The program.
    Program,
}

impl Who {
    /// The word, as in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Worker => "worker",
            Self::Program => "program",
        }
    }
}

impl Force {
    /// The word, as in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Waivable(_) => "waivable",
            Self::Prefer => "prefer",
        }
    }

    /// The one who can change the outcome, as in the API.
    pub fn who(self) -> &'static str {
        match self {
            Self::Waivable(who) => who.word(),
            Self::Must | Self::Prefer => "nobody",
        }
    }
}

/// The weight of a "confirm" in the order of calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The program may not take the household at all: the option drops one band and loses points.
    Grave,
    /// A term of the stay, settled on the phone: the option loses a few points.
    Slight,
}

impl Doubt {
    /// The number of bands it drops, from "call first".
    pub(super) fn steps(self) -> u8 {
        match self {
            Self::Grave => 1,
            Self::Slight => 0,
        }
    }

    /// The points lost, in thousandths of a sure bed (a judgment, to be refitted on outcomes).
    pub(super) fn points(self) -> i32 {
        match self {
            Self::Grave => 150,
            Self::Slight => 30,
        }
    }
}

/// The moment when the person hears a rule's sentence about a place, unless it speaks for the
/// place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// Before deciding. Its sentences can be read out as they are.
    ReadOut,
    /// Before deciding. It limits or concerns only the person, so there is nothing to ask the
    /// program.
    First,
    /// With everything else.
    Then,
}

impl Heard {
    /// The word, as in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::ReadOut => "read out",
            Self::First => "first",
            Self::Then => "then",
        }
    }
}
