//! The columns of a count that are not read: those that can limit whom a program takes, those that
//! hold an address, and those that are known to do neither.

use super::columns::plain;
use crate::domain::{names, shown};
use crate::words::{Text, say};

/// Columns that state nothing about whom a program takes: names and ids of the continuum of care,
/// other ids, HMIS, the kind of building, dates of a report, and rates computed from other columns.
const HARMLESS: [&str; 26] = [
    "CoC",
    "CoC Name",
    "CoC ID",
    "Status",
    "Organization ID",
    "Program ID",
    "Project ID",
    "Inventory ID",
    "HMIS Participating",
    "Seasonal Beds Available in HMIS",
    "beginsOperationsWithinYear",
    "Housing Type",
    "Utilization Rate",
    "Bed Utilization Rate",
    "Unit Utilization Rate",
    "Updated On",
    "updateDate",
    "updateDateYmd",
    "createDate",
    "createDateYmd",
    "Total Units",
    "SPA",
    "CD",
    "SD",
    "Youth Beds HH w/ only Children",
    "Youth Beds for Households With Only Children",
];

/// Beginnings of more headings like these: funding, HMIS, and questions about the form itself.
const HARMLESS_STARTS: [&str; 6] =
    ["mckinneyvento", "federalfunding", "hmis", "usehmis", "questionuses", "questiondesires"];

/// Beginnings of the headings of an address.
const ADDRESS_STARTS: [&str; 9] = [
    "address",
    "streetaddress",
    "projectaddress",
    "programaddress",
    "zip",
    "city",
    "latitude",
    "longitude",
    "phone",
];

/// Parts of headings that concern whom a program takes.
const DECIDING_PARTS: [&str; 30] = [
    "veteran",
    "youth",
    "agegroup",
    "minage",
    "maxage",
    "minimumage",
    "maximumage",
    "ages",
    "gender",
    "sex",
    "population",
    "child",
    "women",
    "woman",
    "female",
    "male",
    "famil",
    "couple",
    "dedicated",
    "chronic",
    "eligib",
    "disab",
    "hiv",
    "subpop",
    "rrh",
    "serve",
    "accept",
    "restrict",
    "notes",
    "beds",
];

/// The headings of a file that were not read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Unread {
    /// Headings that can limit whom a program takes.
    pub(super) deciding: Vec<String>,
    /// Headings that are not known.
    pub(super) unknown: Vec<String>,
    /// Headings of an address.
    pub(super) addresses: Vec<String>,
}

impl Unread {
    /// Sorts headings. Those known to be harmless are left out.
    pub(super) fn of<'a>(headings: impl Iterator<Item = &'a str>) -> Self {
        let mut unread = Self::default();
        for heading in headings.map(str::trim).filter(|heading| !plain(heading).is_empty()) {
            let list = if is_address(heading) || plain(heading) == "state" {
                &mut unread.addresses
            } else if is_harmless(heading) {
                continue;
            } else if can_decide(heading) {
                &mut unread.deciding
            } else {
                &mut unread.unknown
            };
            list.push(shown(heading));
        }
        unread
    }

    /// Returns the sentences for the import report, the most important first.
    pub(super) fn sentences(&self) -> Vec<Text> {
        let said = [
            (&self.deciding, say::columns_that_limit_not_read(names(&self.deciding))),
            (&self.unknown, say::columns_not_known(names(&self.unknown))),
            (&self.addresses, say::address_columns_not_read(names(&self.addresses))),
        ];
        let said = said.into_iter().filter(|(headings, _)| !headings.is_empty());
        said.map(|(_, sentence)| sentence).collect()
    }
}

/// Returns true if a heading belongs to an address. "State" alone does not: in 2012 it is the state
/// of the continuum of care.
pub(super) fn is_address(heading: &str) -> bool {
    let plain = plain(heading);
    ADDRESS_STARTS.iter().any(|start| plain.starts_with(start))
}

fn is_harmless(heading: &str) -> bool {
    let heading = plain(heading);
    HARMLESS.iter().any(|known| plain(known) == heading)
        || HARMLESS_STARTS.iter().any(|start| heading.starts_with(start))
}

fn can_decide(heading: &str) -> bool {
    let heading = plain(heading);
    DECIDING_PARTS.iter().any(|part| heading.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_sorted_by_what_it_bears_on() {
        let headings = ["Coc\\ID", "mcKinneyVentoEsgRrh", "Gender", "zip", "state", "Color", " "];
        let unread = Unread::of(headings.into_iter());
        assert_eq!(unread.deciding, ["Gender"]);
        assert_eq!(unread.unknown, ["Color"]);
        assert_eq!(unread.addresses, ["zip", "state"]);
        assert_eq!(unread.sentences().len(), 3);
        assert!(Unread::of(["HMIS Org ID"].into_iter()).sentences().is_empty());
    }
}
