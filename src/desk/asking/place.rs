//! Reads places, areas, and lists of areas and programs.

use crate::desk::request::{FieldAt, FieldSchema, FieldType, SentValue};
use crate::domain::{Area, Problems, Refused, Spot};
use crate::words::say;

/// The most areas to avoid, and the most programs in a list.
pub(super) const MOST_AREAS: usize = 20;
pub(super) const MOST_PROGRAMS: usize = 100;
/// The longest name of a place.
const LONGEST_PLACE: usize = 100;

/// The place where the person is.
#[derive(Debug)]
pub(super) struct PlaceType;

/// An area.
#[derive(Debug)]
pub(super) struct AreaType;

impl FieldType for PlaceType {
    type Value = Spot;

    fn read(&self, sent: &SentValue<'_>, at: FieldAt<'_>, problems: &mut Problems) -> Option<Spot> {
        let name = sent.text(at, problems)?;
        if name.trim().is_empty() {
            problems.refuse(at, self.missing());
            return None;
        }
        let name = place_name(name, at, problems)?;
        problems.take(at, Spot::parse(name))
    }

    fn schema(&self) -> FieldSchema {
        place_schema()
    }

    fn missing(&self) -> Refused {
        Refused::new(say::say_where_the_person_is(), say::enter_a_place())
    }
}

impl FieldType for AreaType {
    type Value = Area;

    fn read(&self, sent: &SentValue<'_>, at: FieldAt<'_>, problems: &mut Problems) -> Option<Area> {
        let name = sent.text(at, problems)?;
        let name = place_name(name, at, problems)?;
        problems.take(at, Area::parse(name))
    }

    fn schema(&self) -> FieldSchema {
        place_schema()
    }
}

fn place_schema() -> FieldSchema {
    FieldSchema::Text { longest: Some(LONGEST_PLACE), pattern: None, example: "Fresno, CA" }
}

fn place_name<'a>(name: &'a str, at: FieldAt<'_>, problems: &mut Problems) -> Option<&'a str> {
    if name.chars().count() <= LONGEST_PLACE {
        return Some(name);
    }
    problems.add(at, say::place_name_too_long(), say::enter_a_place());
    None
}
