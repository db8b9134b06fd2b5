//! The links and buttons around a page: only what its reader may do.

use crate::domain::{Device, Right};
use crate::web::viewer::{SIGN_IN, Viewer};
use crate::words::{Text, say};

/// The links and buttons around a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Navigation {
    pub(super) links: Vec<PageLink>,
    /// The first page of the reader.
    pub(super) home: &'static str,
    /// The sign-in name and the role; empty for a reader who did not sign in.
    pub(super) signed_in_as: Text,
    /// True if the reader has a session to end.
    pub(super) signs_out: bool,
    /// True if the desk can be locked.
    pub(super) locks: bool,
    /// True at a desk that locks itself.
    pub(super) at_desk: bool,
}

/// A link to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageLink {
    pub(super) address: &'static str,
    pub(super) words: Text,
}

/// A right, and the address and the name of the page that it opens.
type RightPage = (Right, &'static str, fn() -> Text);

/// The pages that a right opens.
const PAGES: [RightPage; 5] = [
    (Right::Search, "/", say::nav_find_a_bed),
    (Right::PostCapacity, "/post", say::nav_post_beds),
    (Right::ManagePeople, "/people", say::nav_people),
    (Right::SeeAudit, "/audit", say::nav_audit),
    (Right::KeepAccount, "/account", say::nav_account),
];

impl Navigation {
    /// The links where the reader is not known.
    pub(super) fn unknown() -> Self {
        Self {
            links: vec![PageLink { address: "/", words: say::nav_find_a_bed() }],
            home: "/",
            signed_in_as: Text::nothing(),
            signs_out: false,
            locks: false,
            at_desk: false,
        }
    }

    pub(super) fn of(viewer: &Viewer) -> Self {
        let may = PAGES.iter().filter(|(right, ..)| viewer.has(*right));
        let mut links: Vec<PageLink> =
            may.map(|(_, address, words)| PageLink { address, words: words() }).collect();
        if viewer.is_nobody() {
            links.push(PageLink { address: SIGN_IN, words: say::sign_in_button() });
        }
        let open = viewer.open();
        let signed_in_as = open.map_or_else(Text::nothing, |session| {
            let account = &session.account;
            say::signed_in_as(account.name.to_string(), account.membership.affiliation.role)
        });
        let at_desk = open.is_some_and(|session| session.device == Device::Desk);
        Self {
            links,
            home: viewer.goes_on(),
            signed_in_as,
            signs_out: viewer.session().is_some(),
            locks: at_desk && open.is_some_and(|session| session.account.has_pin),
            at_desk,
        }
    }
}
