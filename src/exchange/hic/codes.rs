//! HUD's codes and their meanings, one table for each column. A code may be in upper or lower case,
//! spelled out, or given as its number in HMIS.

use crate::domain::{Stage, Status, shown};
use crate::words::{Text, say};

/// The type of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ProgramType {
    EmergencyShelter,
    Transitional,
    SafeHaven,
    SupportiveHousing,
    OtherPermanent,
}

/// Every spelling of each program type: codes, HMIS numbers and words.
const PROGRAM_TYPES: [(ProgramType, &[&str]); 5] = [
    (ProgramType::EmergencyShelter, &["ES", "0", "1", "EMERGENCYSHELTER"]),
    (ProgramType::Transitional, &["TH", "2", "TRANSITIONALHOUSING"]),
    (ProgramType::SafeHaven, &["SH", "8", "SAFEHAVEN"]),
    (
        ProgramType::SupportiveHousing,
        &["PSH", "3", "PERMANENTSUPPORTIVEHOUSING", "PHPERMANENTSUPPORTIVEHOUSING"],
    ),
    (
        ProgramType::OtherPermanent,
        &["OPH", "9", "10", "OTHERPERMANENTHOUSING", "PHHOUSINGONLY", "PHHOUSINGWITHSERVICES"],
    ),
];

/// Programs without beds: rapid re-housing, its predecessor, and its demonstration program. HUD
/// adds the demonstration program to rapid re-housing in its own totals ("RRH & DEM").
const PAY_RENT: [&str; 8] = [
    "RRH",
    "13",
    "RAPIDREHOUSING",
    "PHRAPIDREHOUSING",
    "HPRP",
    "DEM",
    "RRHD",
    "RAPIDREHOUSINGDEMONSTRATION",
];

impl ProgramType {
    /// Reads the code, or returns the reason why a program of this type is not a place to offer.
    pub(super) fn of(code: &str) -> Result<Self, Text> {
        let bare = bare(code);
        if PAY_RENT.contains(&bare.as_str()) {
            return Err(say::program_type_pays_rent(shown(code)));
        }
        let known = PROGRAM_TYPES.iter().find(|(_, spelled)| spelled.contains(&bare.as_str()));
        known.map(|(kind, _)| *kind).ok_or_else(|| say::program_type_not_known(shown(code)))
    }

    /// Returns HUD's code.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::EmergencyShelter => "ES",
            Self::Transitional => "TH",
            Self::SafeHaven => "SH",
            Self::SupportiveHousing => "PSH",
            Self::OtherPermanent => "OPH",
        }
    }

    /// Returns the stage. People stay in a safe haven for months, so it is not an emergency
    /// shelter.
    pub(super) fn stage(self) -> Stage {
        match self {
            Self::EmergencyShelter => Stage::Emergency,
            Self::Transitional | Self::SafeHaven => Stage::Transitional,
            Self::SupportiveHousing | Self::OtherPermanent => Stage::LongTerm,
        }
    }

    /// Returns a condition that comes with the type and that no field of the terms can state.
    pub(super) fn condition(self) -> Option<&'static str> {
        match self {
            Self::EmergencyShelter | Self::Transitional | Self::OtherPermanent => None,
            Self::SafeHaven => Some("A safe haven is for people with severe mental illness."),
            Self::SupportiveHousing => {
                Some("Supportive housing is for people with a disability, mostly by referral.")
            }
        }
    }
}

/// Returns the status. Current and new inventory is open; inventory under development is planned.
pub(super) fn inventory(code: &str) -> Result<Status, Text> {
    match bare(code).as_str() {
        "C" | "N" | "CURRENT" | "NEW" | "CURRENTINVENTORY" | "NEWINVENTORY" => Ok(Status::Open),
        "U" | "UNDERDEVELOPMENT" => Ok(Status::Planned),
        _ => Err(say::inventory_type_not_known(shown(code))),
    }
}

/// Returns true if people get a voucher instead of a bed in a building.
pub(super) fn by_voucher(code: &str) -> bool {
    matches!(
        bare(code).as_str(),
        "V" | "VOUCHER" | "VOUCHERBASED" | "VOUCHERBEDS" | "VOUCHERBASEDBEDS"
    )
}

/// Target population B, which has been called just "Target Population" since 2018: a narrower group
/// that a program is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subpopulation {
    None,
    DomesticViolence,
    Veterans,
    Hiv,
    Unread(String),
}

impl Subpopulation {
    /// Reads the code. An empty cell names no group.
    pub(super) fn of(code: Option<&str>) -> Self {
        let Some(code) = code else { return Self::None };
        match bare(code).as_str() {
            "" | "NA" | "4" | "NONE" | "NOTAPPLICABLE" => Self::None,
            "DV"
            | "1"
            | "DOMESTICVIOLENCE"
            | "DOMESTICVIOLENCEVICTIMS"
            | "SURVIVORSOFDOMESTICVIOLENCE" => Self::DomesticViolence,
            "VET" | "VETERAN" | "VETERANS" => Self::Veterans,
            "HIV" | "3" | "HIVAIDS" | "PERSONSWITHHIVAIDS" => Self::Hiv,
            _ => Self::Unread(code.to_owned()),
        }
    }

    /// Returns true if the beds are for veterans only.
    pub(super) fn is_veterans(&self) -> bool {
        *self == Self::Veterans
    }

    /// Returns true if the program is for survivors of domestic violence.
    pub(super) fn is_domestic_violence(&self) -> bool {
        *self == Self::DomesticViolence
    }

    /// Returns a condition that no field of the terms can state. Two things need none, since they
    /// have fields of their own: veterans, and whether survivors of trafficking count as survivors
    /// of domestic violence.
    pub(super) fn condition(&self) -> Option<String> {
        match self {
            Self::None | Self::DomesticViolence | Self::Veterans => None,
            Self::Hiv => Some("Kept for people with HIV.".to_owned()),
            Self::Unread(code) => {
                Some(format!("Target population \u{201c}{}\u{201d} is not known.", shown(code)))
            }
        }
    }
}

/// Returns the letters and digits of a code, in capitals and without a final `.0`.
fn bare(code: &str) -> String {
    let code = code.strip_suffix(".0").unwrap_or(code);
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}
