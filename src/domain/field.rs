//! What an assertion says something of: one entry a field, with its word and what takes it up.

use crate::domain::{Place, Practice, Refused, Stage, Status, StatusHistory, Terms};
use crate::words::say;
use chrono::NaiveDate;
use std::str::FromStr;

/// What dated assertions say of a program as a whole, apart from its terms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ProgramState {
    pub(super) stage: Stage,
    pub(super) place: Place,
    pub(super) status: StatusHistory,
    pub(super) quarantine: Option<Box<str>>,
}

type Done = Result<(), Refused>;

type Stand = fn(&mut ProgramState, NaiveDate, &str) -> Done;
type Tell = fn(&mut Terms, &str) -> Done;

/// What takes up a field's value: the program itself, on a day, the terms of its unit groups, or both.
enum Takes {
    Standing(Stand),
    Terms(Tell),
    Both(Stand, Tell),
}

/// Declares the fields; an entry is all a field needs.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $takes:expr;)*) => {
        /// What an assertion says something of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field {
            $($(#[$doc])* $name,)*
        }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word for it, as stored.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            fn takes(self) -> Takes {
                match self {
                    $(Self::$name => $takes,)*
                }
            }
        }
    };
}

/// A field of [`Terms`] whose type reads the value.
macro_rules! term {
    ($($part:ident).+) => {
        Takes::Terms(|terms, value| {
            terms.$($part).+ = value.parse()?;
            Ok(())
        })
    };
}

/// A practice of [`Terms::entry`].
macro_rules! practice {
    ($practice:ident) => {
        Takes::Terms(|terms, value| {
            terms.entry.practices.set(Practice::$practice, value.parse()?);
            Ok(())
        })
    };
}

fields! {
    /// `planned`, `open`, ...: of a program.
    Status = "status", Takes::Standing(|standing, day, value| {
        standing.status = standing.status.with(day, value.parse::<Status>()?);
        Ok(())
    });
    /// Why nobody may be sent yet, or `lifted`: of a program.
    Quarantine = "quarantine", Takes::Standing(|standing, _, value| {
        standing.quarantine = (value != "lifted").then(|| value.into());
        Ok(())
    });
    /// A [`Stage`]: of a program, unless one of its unit groups states its own.
    Stage = "stage", Takes::Both(
        |standing, _, value| {
            standing.stage = value.parse()?;
            Ok(())
        },
        |terms, value| {
            terms.stage = value.parse()?;
            Ok(())
        },
    );
    /// A [`Place`]: of a program.
    Place = "place", Takes::Standing(|standing, _, value| {
        standing.place = value.parse()?;
        Ok(())
    });
    /// [`Terms::ages`].
    Ages = "ages", term!(ages);
    /// [`Terms::serves`].
    Serves = "serves", term!(serves);
    /// [`Terms::children`].
    Children = "children", term!(children);
    /// [`Terms::stay`].
    Stay = "stay", term!(stay);
    /// [`Terms::least`].
    MinimumStay = "minimum stay", Takes::Terms(|terms, value| {
        terms.least = known(value)?;
        Ok(())
    });
    /// [`Terms::opening`].
    ExpectedOpening = "expected opening", Takes::Terms(|terms, value| {
        terms.opening = known(value)?;
        Ok(())
    });
    /// The hours of [`Terms::intake`].
    IntakeHours = "intake hours", term!(intake.hours);
    /// What happens outside the hours of [`Terms::intake`].
    AfterHours = "after hours", term!(intake.after_hours);
    /// [`Terms::returns`].
    Returns = "returns", term!(returns);
    /// [`Terms::from_abroad`].
    FromAbroad = "from abroad", term!(from_abroad);
    /// [`Terms::trafficking`].
    Trafficking = "trafficking", term!(trafficking);
    /// [`Terms::dedicated`].
    Dedicated = "dedicated", term!(dedicated);
    /// [`Terms::reserved`].
    Reserved = "reserved", term!(reserved);
    /// [`Terms::households`].
    Households = "households", term!(households);
    /// [`Terms::veterans`].
    Veterans = "veterans", term!(veterans);
    /// [`Terms::mates`].
    RoomMates = "room mates", term!(mates);
    /// [`Terms::support`].
    Support = "support", Takes::Terms(|terms, value| {
        terms.support = units(value)?;
        Ok(())
    });
    /// [`Terms::units`].
    Units = "units", Takes::Terms(|terms, value| {
        terms.units = units(value)?;
        Ok(())
    });
    /// [`Practice::AfterLeaving`].
    AfterLeaving = "after leaving", practice!(AfterLeaving);
    /// [`Practice::AfterAltercation`].
    AfterAltercation = "after altercation", practice!(AfterAltercation);
    /// [`Practice::ExtraSupport`].
    ExtraSupport = "extra support", practice!(ExtraSupport);
    /// [`Practice::Affirming`].
    Affirming = "affirming", practice!(Affirming);
    /// [`Practice::OtherStates`].
    OtherStates = "other states", practice!(OtherStates);
    /// [`Practice::ChecksResidents`].
    ChecksResidents = "checks residents", practice!(ChecksResidents);
    /// [`Practice::Fee`].
    Fee = "fee", practice!(Fee);
    /// [`Practice::WaitingList`].
    WaitingList = "waiting list", practice!(WaitingList);
    /// [`Practice::PayerNeeded`].
    PayerNeeded = "payer needed", practice!(PayerNeeded);
    /// [`Practice::NoReject`].
    NoReject = "no reject", practice!(NoReject);
    /// [`Practice::NoEject`].
    NoEject = "no eject", practice!(NoEject);
    /// [`Entry::open`](crate::domain::Entry::open).
    OpenToResidents = "open to residents", term!(entry.open);
    /// [`Entry::identification`](crate::domain::Entry::identification).
    Identification = "identification", term!(entry.identification);
    /// [`Entry::tb_test`](crate::domain::Entry::tb_test).
    TbTest = "tb test", term!(entry.tb_test);
    /// [`Entry::medical_check`](crate::domain::Entry::medical_check).
    MedicalCheck = "medical check", term!(entry.medical_check);
    /// [`Entry::consent`](crate::domain::Entry::consent).
    MinorConsent = "minor consent", term!(entry.consent);
    /// [`Entry::pregnancy`](crate::domain::Entry::pregnancy).
    Pregnancy = "pregnancy", term!(entry.pregnancy);
    /// [`Entry::sobriety`](crate::domain::Entry::sobriety).
    Sobriety = "sobriety", term!(entry.sobriety);
    /// [`Entry::care`](crate::domain::Entry::care).
    Care = "care", term!(entry.care);
    /// [`Entry::gender`](crate::domain::Entry::gender).
    GenderPolicy = "gender policy", term!(entry.gender);
    /// [`Entry::meeting`](crate::domain::Entry::meeting).
    PickUp = "pick-up", term!(entry.meeting);
    /// [`Entry::readiness`](crate::domain::Entry::readiness).
    Readiness = "readiness", term!(entry.readiness);
    /// [`Entry::referrers`](crate::domain::Entry::referrers).
    Referrals = "referrals", term!(entry.referrers);
    /// [`Entry::record`](crate::domain::Entry::record).
    Record = "record", term!(entry.record);
    /// What is done for people.
    Services = "services", term!(offers.services);
    /// Languages that staff speak.
    Languages = "languages", term!(offers.languages);
    /// Whether there is an interpreter for other languages.
    Interpreter = "interpreter", term!(offers.interpreter);
    /// What a program is built around.
    Focus = "focus", term!(offers.focus);
    /// Whether people can walk out.
    Security = "security", term!(offers.house.security);
    /// What keeps it safe.
    Safeguards = "safeguards", term!(offers.house.safeguards);
    /// What becomes of a person's telephone.
    Phones = "phones", term!(offers.house.phones);
    /// When to be back at night.
    Curfew = "curfew", term!(offers.house.curfew);
    /// The first hours, when nobody goes out.
    InsideFirst = "inside first", term!(offers.house.inside_first);
    /// Going out after that.
    Outings = "outings", term!(offers.house.outings);
    /// Whether an advocate may answer the questions before entry.
    AdvocateScreens = "advocate screens", term!(offers.advocate_screens);
    /// How long the questions on the telephone take before entry.
    PhoneScreening = "phone screening", term!(offers.phone_screening);
    /// Where people may come from.
    Catchment = "catchment", term!(offers.catchment);
    /// How people get there.
    Transport = "transport", term!(offers.transport);
    /// Whether a stay can be made longer.
    Extension = "extension", term!(offers.extension);
    /// Who works there.
    Staffing = "staffing", term!(offers.staffing);
    /// How long a bed is held for somebody who is away.
    BedHold = "bed hold", term!(offers.bed_hold);
}

/// A value, or nothing where it says `unknown`.
fn known<T: FromStr<Err = Refused>>(value: &str) -> Result<Option<T>, Refused> {
    if value == "unknown" { Ok(None) } else { value.parse().map(Some) }
}

fn units(value: &str) -> Result<Option<u16>, Refused> {
    if value == "unknown" {
        return Ok(None);
    }
    value
        .parse()
        .map(Some)
        .map_err(|_not_a_number| Refused::not_known(value, say::use_number_of_units(u16::MAX)))
}

impl Field {
    /// The value that states nothing of the field. A status is a history, in which no day can be
    /// taken back to nothing.
    pub(super) fn nothing(self) -> Option<&'static str> {
        if self == Self::Status {
            return None;
        }
        Some(if self == Self::Quarantine { "lifted" } else { "unknown" })
    }

    /// Takes up a value where the field is one of a program's own; others say nothing here.
    pub(super) fn stand(
        self,
        standing: &mut ProgramState,
        day: NaiveDate,
        value: &str,
    ) -> Result<(), Refused> {
        match self.takes() {
            Takes::Standing(take) | Takes::Both(take, _) => take(standing, day, value),
            Takes::Terms(_) => Ok(()),
        }
    }

    /// Takes up a value where the field is one of the terms; others say nothing here.
    pub(super) fn tell(self, terms: &mut Terms, value: &str) -> Result<(), Refused> {
        match self.takes() {
            Takes::Terms(take) | Takes::Both(_, take) => take(terms, value),
            Takes::Standing(_) => Ok(()),
        }
    }
}

impl FromStr for Field {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        let words = || Self::ALL.iter().map(|field| field.word()).collect::<Vec<_>>();
        let found = Self::ALL.iter().find(|field| field.word() == word);
        found.copied().ok_or_else(|| Refused::not_one_of(word, &words()))
    }
}
