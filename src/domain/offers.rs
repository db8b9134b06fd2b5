//! Offers and rules of a program beyond its eligibility terms: what people wish for, and what they
//! should hear first.

use crate::domain::listed::listed;
use crate::domain::{Focus, Hours, House, Language, Length, Minutes, Policy, Service, Stated};

/// The offers of a unit group's program. Everything not stated is unknown.
///
/// Small and cheap to copy: sets are bits, and there is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Offers {
    /// Services.
    pub services: Stated<Service>,
    /// Languages that staff speak.
    pub languages: Stated<Language>,
    /// Interpreting for other languages, in person or by phone.
    pub interpreter: Policy,
    /// The communities it is built around.
    pub focus: Stated<Focus>,
    /// The rules of the house.
    pub house: House,
    /// Permission for an advocate to answer the intake questions for the person.
    pub advocate_screens: Policy,
    /// The length of the phone screening before entry.
    pub phone_screening: Length<Minutes>,
    /// The area that people may come from.
    pub catchment: Catchment,
    /// The ways to get there.
    pub transport: Stated<Transport>,
    /// Permission to extend a stay.
    pub extension: Policy,
    /// The staffing.
    pub staffing: Stated<Staffing>,
    /// The time a bed is held for a person who is away.
    pub bed_hold: Length<Hours>,
}

listed! {
    /// The area that people may come from.
    Catchment, unless said: Unknown;
    /// The local area.
    Local = "local" as service_area_local,
    /// The program's state.
    State = "state" as service_area_state,
    /// Anywhere in the country.
    National = "national" as service_area_national,
    /// Preferably outside the area.
    OutOfArea = "prefers out of area" as service_area_out_of_area,
    /// Not stated.
    Unknown = "unknown" as service_area_unknown,
}

listed! {
    /// A way to get there.
    Transport;
    /// The program picks people up.
    Collects = "collects" as transport_collects,
    /// The program pays for the trip.
    Pays = "pays" as transport_pays,
    /// Public transit goes there.
    Transit = "on transit" as transport_transit,
}

listed! {
    /// A statement about the staff.
    Staffing;
    /// Staff are there day and night.
    DayAndNight = "24-hour staff" as staff_day_and_night,
    /// All staff are trained in trauma-informed care.
    TraumaTraining = "trauma-informed training" as staff_trauma_training,
}
