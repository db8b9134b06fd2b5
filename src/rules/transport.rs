//! Help with transportation.

use crate::domain::{Profile, Set, Stated, Transport, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const TRANSPORT: Rule = Rule {
    id: "transport",
    text: say::rule_transport,
    reason: say::reason_transport,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.offers.transport, check },
};

/// Returns the points for help, in thousandths of a sure bed: a pickup as much as a private room,
/// the fare somewhat less, and a bus that goes there a little.
fn worth(help: Transport) -> i32 {
    match help {
        Transport::Collects => 200,
        Transport::Pays => 150,
        Transport::Transit => 50,
    }
}

fn check(profile: &Profile, stated: &Stated<Transport>, voice: Voice) -> Verdict {
    let wished = profile.wishes.include(Wish::Ride);
    match (wished, stated.yes.iter().map(worth).max()) {
        (true, Some(points)) => voice.points(points, || say::transport_help(stated.yes)),
        (false, Some(_)) => voice.points(0, || say::transport_help(stated.yes)),
        (true, None) if stated.no == Set::all() => voice.points(0, say::transport_none),
        (true, None) => voice.points(0, say::transport_not_stated),
        (false, None) => voice.nothing(),
    }
}
