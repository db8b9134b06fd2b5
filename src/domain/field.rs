//! The fields that assertions state. One entry per field gives its word and the functions that
//! apply its value.

use crate::domain::{Place, Practice, Refused, Stage, Status, StatusHistory, Terms};
use crate::words::say;
use chrono::NaiveDate;
use std::str::FromStr;

/// The state of a program as a whole, from dated assertions, without its terms.
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

/// The functions that apply a field's value: to the program itself, on a day; to the terms of its
/// unit groups; or to both.
enum Takes {
    Standing(Stand),
    Terms(Tell),
    Both(Stand, Tell),
}

/// Declares the fields. A new field needs only an entry here.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $takes:expr;)*) => {
        /// A field that an assertion can state.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field {
            $($(#[$doc])* $name,)*
        }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word for the field, as stored.
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

/// Applies the value to a field of [`Terms`], whose type parses it.
macro_rules! term {
    ($($part:ident).+) => {
        Takes::Terms(|terms, value| {
            terms.$($part).+ = value.parse()?;
            Ok(())
        })
    };
}

/// Applies the value as the policy of a practice in [`Terms::entry`].
macro_rules! practice {
    ($practice:ident) => {
        Takes::Terms(|terms, value| {
            terms.entry.practices.set(Practice::$practice, value.parse()?);
            Ok(())
        })
    };
}

fields! {
    /// The [`Status`] of a program, such as `planned` or `open`.
    Status = "status", Takes::Standing(|standing, day, value| {
        standing.status = standing.status.with(day, value.parse::<Status>()?);
        Ok(())
    });
    /// The reason to send no one to a program yet, or `lifted`.
    Quarantine = "quarantine", Takes::Standing(|standing, _, value| {
        standing.quarantine = (value != "lifted").then(|| value.into());
        Ok(())
    });
    /// The [`Stage`] of a program. A unit group may state its own.
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
    /// The [`Place`] of a program.
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
    /// The rule outside the hours of [`Terms::intake`].
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
    /// Services.
    Services = "services", term!(offers.services);
    /// Languages that staff speak.
    Languages = "languages", term!(offers.languages);
    /// Interpreting for other languages.
    Interpreter = "interpreter", term!(offers.interpreter);
    /// The communities a program is built around.
    Focus = "focus", term!(offers.focus);
    /// The freedom to leave the building.
    Security = "security", term!(offers.house.security);
    /// The safeguards of the house.
    Safeguards = "safeguards", term!(offers.house.safeguards);
    /// The rule for phones.
    Phones = "phones", term!(offers.house.phones);
    /// The curfew at night.
    Curfew = "curfew", term!(offers.house.curfew);
    /// The first hours of a stay, when people must stay inside.
    InsideFirst = "inside first", term!(offers.house.inside_first);
    /// The rule for going out after that.
    Outings = "outings", term!(offers.house.outings);
    /// Permission for an advocate to answer the intake questions for the person.
    AdvocateScreens = "advocate screens", term!(offers.advocate_screens);
    /// The length of the phone screening before entry.
    PhoneScreening = "phone screening", term!(offers.phone_screening);
    /// The area that people may come from.
    Catchment = "catchment", term!(offers.catchment);
    /// The ways to get there.
    Transport = "transport", term!(offers.transport);
    /// Permission to extend a stay.
    Extension = "extension", term!(offers.extension);
    /// The staffing.
    Staffing = "staffing", term!(offers.staffing);
    /// The time a bed is held for a person who is away.
    BedHold = "bed hold", term!(offers.bed_hold);
}

/// Parses a value; `None` for `unknown`.
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
    /// The value that leaves the field not stated. A status has none: it is a history, and a day in
    /// it cannot go back to not stated.
    pub(super) fn nothing(self) -> Option<&'static str> {
        if self == Self::Status {
            return None;
        }
        Some(if self == Self::Quarantine { "lifted" } else { "unknown" })
    }

    /// Applies a value to the program's own state. Does nothing if the field is only one of the
    /// terms.
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

    /// Applies a value to the terms. Does nothing if the field is only the program's own.
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
