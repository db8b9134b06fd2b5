//! The trip by road, and whether a place can be reached tonight, judged from its distance.
//!
//! No travel time is looked up. Hours by road follow from the ends of a distance band: roads are a
//! fifth longer than a straight line, at 55 miles an hour, rounded to whole hours. A place is
//! called out of reach only if even a straight road at 65 miles an hour would not be enough.

use crate::domain::{Arrival, DistanceBand, Profile, Span, local_time};
use crate::words::{Text, say};
use chrono::Timelike;

/// The trip to a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Road {
    span: Span,
    /// True if hours can be given; false for a place that is somewhere in a state.
    is_measured: bool,
    /// The finding for tonight.
    pub(super) tonight: Tonight,
}

/// The finding of a search for tonight about reaching a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tonight {
    /// Nothing to ask: the place is near, or the household comes on another day.
    Unasked,
    /// It may be too far.
    Ask,
    /// It cannot be reached by road before the night is over.
    NotByRoad,
}

/// The hours for 400 miles on a straight road at 65 miles an hour, rounded down.
const LEAST_HOURS: u32 = 6;

impl Road {
    pub(super) fn over(span: Span, is_measured: bool, profile: &Profile) -> Self {
        let tonight = match (profile.arrival, span.nearest, span.farthest) {
            (Arrival::At { .. }, ..) => Tonight::Unasked,
            (Arrival::Tonight, DistanceBand::Over400, _) if past_midnight(profile) => {
                Tonight::NotByRoad
            }
            (Arrival::Tonight, _, DistanceBand::Within400 | DistanceBand::Over400) => Tonight::Ask,
            (Arrival::Tonight, ..) => Tonight::Unasked,
        };
        Self { span, is_measured, tonight }
    }
}

/// Returns true if the day at the person's place is over before anyone has driven 400 miles.
fn past_midnight(profile: &Profile) -> bool {
    let here = local_time(profile.now, profile.origin.zone.clock());
    here.hour() + LEAST_HOURS >= 24 || here.hour() < LEAST_HOURS
}

/// Returns the hours to the near and the far end of a band.
fn hours(band: DistanceBand) -> (u32, Option<u32>) {
    match band {
        DistanceBand::SameArea | DistanceBand::Within50 => (0, Some(1)),
        DistanceBand::Within150 => (1, Some(3)),
        DistanceBand::Within400 => (3, Some(9)),
        DistanceBand::Over400 => (9, None),
    }
}

impl Road {
    /// Says the hours by road, after a distance; empty in the same area or if the place is not
    /// measured.
    pub(super) fn text(&self) -> Text {
        if self.span.farthest == DistanceBand::SameArea || !self.is_measured {
            return Text::nothing();
        }
        match (hours(self.span.nearest).0, hours(self.span.farthest).1) {
            (0, None) => Text::nothing(),
            (0, Some(1)) => say::up_to_about_an_hour_by_road(),
            (0, Some(most)) => say::up_to_about_hours_by_road(most),
            (least, Some(most)) => say::about_hours_by_road(least, most),
            (1, None) => say::about_an_hour_or_more_by_road(),
            (least, None) => say::about_hours_or_more_by_road(least),
        }
    }
}
