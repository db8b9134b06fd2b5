//! What a rule declares of itself beside its law: why, how strictly, how gravely, when it is heard.

/// Why a program may have a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The program's licence or the law.
    Licence,
    /// What its funding is for.
    Funder,
    /// Beds, rooms and hours there are.
    Physical,
    /// Somebody's safety.
    Safety,
    /// What the household wishes.
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

/// How strictly a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// Nobody can change it.
    Must,
    /// It keeps out, but someone can change that.
    Waivable(Who),
    /// It keeps nobody out.
    Prefer,
}

/// Who can make a change.
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

    /// Who can change it, as in the API.
    pub fn who(self) -> &'static str {
        match self {
            Self::Waivable(who) => who.word(),
            Self::Must | Self::Prefer => "nobody",
        }
    }
}

/// What a "confirm" means for calling the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Whether the household is taken at all: it goes down one step and loses points.
    Grave,
    /// A term of the stay, settled on the phone: it loses a few points.
    Slight,
}

impl Doubt {
    /// Steps down from "call first".
    pub(super) fn steps(self) -> u8 {
        match self {
            Self::Grave => 1,
            Self::Slight => 0,
        }
    }

    /// Points lost, in thousandths of a sure bed (a judgement, to be refitted on outcomes).
    pub(super) fn points(self) -> i32 {
        match self {
            Self::Grave => 150,
            Self::Slight => 30,
        }
    }
}

/// When the person hears what a rule says of a place, unless it speaks for the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// Before deciding, and its sentences can be read out as they are.
    ReadOut,
    /// Before deciding: what limits or concerns the person alone, and is nothing to ask the program.
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
