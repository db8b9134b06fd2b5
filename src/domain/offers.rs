//! What a program offers and asks beyond whom it takes: what people wish for, and hear first.

use crate::domain::listed::listed;
use crate::domain::{Focus, Hours, House, Language, Length, Minutes, Policy, Service, Stated};

/// What a unit group's program offers. Whatever nobody stated is unknown.
///
/// Small and copied freely: sets are bits, and there is no text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Offers {
    /// Services.
    pub services: Stated<Service>,
    /// Languages that staff speak.
    pub languages: Stated<Language>,
    /// Whether there is an interpreter, in person or by telephone, for other languages.
    pub interpreter: Policy,
    /// What it is built around.
    pub focus: Stated<Focus>,
    /// The rules of the house.
    pub house: House,
    /// Whether an advocate may answer the questions before entry for the person.
    pub advocate_screens: Policy,
    /// How long the questions on the telephone take before entry.
    pub phone_screening: Length<Minutes>,
    /// Where people may come from.
    pub catchment: Catchment,
    /// How people get there.
    pub transport: Stated<Transport>,
    /// Whether a stay can be made longer.
    pub extension: Policy,
    /// Who works there.
    pub staffing: Stated<Staffing>,
    /// How long a bed is held for somebody who is away.
    pub bed_hold: Length<Hours>,
}

listed! {
    /// Where people may come from.
    Catchment, unless said: Unknown;
    /// From the area itself.
    Local = "local" as service_area_local,
    /// From its state.
    State = "state" as service_area_state,
    /// From anywhere in the country.
    National = "national" as service_area_national,
    /// Rather from elsewhere.
    OutOfArea = "prefers out of area" as service_area_out_of_area,
    /// Not stated.
    Unknown = "unknown" as service_area_unknown,
}

listed! {
    /// Ways to get there.
    Transport;
    /// The program collects people.
    Collects = "collects" as transport_collects,
    /// It pays the way.
    Pays = "pays" as transport_pays,
    /// Public transit goes there.
    Transit = "on transit" as transport_transit,
}

listed! {
    /// What is stated of those who work there.
    Staffing;
    /// Someone is there day and night.
    DayAndNight = "24-hour staff" as staff_day_and_night,
    /// Everyone is trained to work with trauma.
    TraumaTraining = "trauma-informed training" as staff_trauma_training,
}
