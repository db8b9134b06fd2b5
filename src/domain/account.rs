//! Accounts of staff: the sign-in name, the state, and the devices that are signed in.
//!
//! An account names no person. Its owner chose the sign-in name.

use super::listed::listed;
use crate::domain::{Affiliation, ProgramId, Refused, Timestamp, shown};
use crate::words::say;
use std::fmt;
use std::str::FromStr;

/// The fewest letters of a sign-in name.
const SHORTEST_NAME: usize = 3;
/// The most letters of a sign-in name, or of the name of a team.
const LONGEST_NAME: usize = 40;

/// The name by which the owner of an account signs in: small letters, digits, dots, hyphens and
/// underscores. It has no @, so that nobody enters a mail address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SignInName(String);

impl SignInName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SignInName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads a name. Capital letters and spaces around it are forgiven, since phones add them.
impl FromStr for SignInName {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let name = text.trim().to_ascii_lowercase();
        let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
        let fits = (SHORTEST_NAME..=LONGEST_NAME).contains(&name.len()) && name.chars().all(fine);
        if fits {
            return Ok(Self(name));
        }
        Err(Refused::new(say::not_a_sign_in_name(shown(text)), say::choose_a_sign_in_name()))
    }
}

/// The name of a team, whose members share a desk: at most 40 letters, digits, spaces and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Team(String);

impl Team {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Team {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Team {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let name = text.trim();
        let fine = |c: char| c.is_alphanumeric() || c == ' ' || c == '-';
        let letters = name.chars().count();
        if (1..=LONGEST_NAME).contains(&letters) && name.chars().all(fine) {
            return Ok(Self(name.to_owned()));
        }
        Err(Refused::new(say::not_a_team(shown(text)), say::choose_a_team_name()))
    }
}

listed! {
    /// The state of an account.
    AccountState;
    /// Its owner can sign in.
    Active = "active" as account_active,
    /// Nobody can sign in until it is active again.
    Suspended = "suspended" as account_suspended,
    /// Closed for good.
    Ended = "ended" as account_ended,
}

listed! {
    /// The device of a session.
    Device;
    /// A desk that several people may use. It locks itself.
    Desk = "desk" as device_desk,
    /// An operator's own phone. It stays signed in, for posting capacity only.
    Phone = "phone" as device_phone,
}

listed! {
    /// The stage of a sign-in.
    SessionStage;
    /// The password was right; a code is still needed.
    NeedsCode = "needs-code",
    /// The role requires codes, and the account has no app that makes them yet.
    NeedsApp = "needs-app",
    /// Signed in.
    Open = "open",
}

/// The membership of an account: the organization, the role, and for an operator perhaps some
/// programs only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The organization and the role.
    pub affiliation: Affiliation,
    /// The programs of an operator; empty for all programs of the organization.
    pub programs: Vec<ProgramId>,
    /// The team.
    pub team: Option<Team>,
}

/// An account as its organization sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The id.
    pub id: super::AccountId,
    /// The sign-in name.
    pub name: SignInName,
    /// The membership, which decides what it may do.
    pub membership: Membership,
    /// The state.
    pub state: AccountState,
    /// True if an app makes codes for it.
    pub has_codes: bool,
    /// True if it has a PIN for a locked desk.
    pub has_pin: bool,
    /// The time it was made.
    pub made_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_name_is_no_mail_address_and_forgives_capital_letters() {
        assert_eq!(" Night.Desk-2 ".parse::<SignInName>().unwrap().as_str(), "night.desk-2");
        for wrong in ["", "ab", "a@b.org", "a b c", "ñandu", &"x".repeat(41)] {
            assert!(wrong.parse::<SignInName>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_team_has_a_short_name_in_any_alphabet() {
        assert_eq!(" Equipo de año 2 ".parse::<Team>().unwrap().as_str(), "Equipo de año 2");
        for wrong in ["", "  ", "a@b", "<b>", &"x".repeat(41)] {
            assert!(wrong.parse::<Team>().is_err(), "{wrong}");
        }
    }
}
