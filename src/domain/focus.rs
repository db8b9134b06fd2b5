//! The communities a program says it is built around; never a fact about a person.

use crate::domain::listed::listed;

listed! {
    /// The community a program is built around. A person may prefer one. The preference says
    /// nothing about the person, and no question asks about it.
    Focus;
    /// Run by a tribe or affiliated with one.
    Tribal = "tribal" as focus_tribal,
    /// Native American communities.
    NativeAmerican = "native american" as focus_native_american,
    /// African American communities.
    AfricanAmerican = "african american" as focus_african_american,
    /// African communities.
    African = "african" as focus_african,
    /// Asian and Pacific Islander communities.
    Asian = "asian and pacific islander" as focus_asian,
    /// South Asian communities.
    SouthAsian = "south asian" as focus_south_asian,
    /// Southeast Asian communities.
    SoutheastAsian = "southeast asian" as focus_southeast_asian,
    /// Caribbean communities.
    Caribbean = "caribbean" as focus_caribbean,
    /// Latin American communities.
    LatinAmerican = "latin american" as focus_latin_american,
    /// Middle Eastern communities.
    MiddleEastern = "middle eastern" as focus_middle_eastern,
    /// Led by survivors.
    SurvivorLed = "survivor led" as focus_survivor_led,
    /// Homeless youth.
    HomelessYouth = "homeless youth" as focus_homeless_youth,
    /// Rural communities.
    Rural = "rural" as focus_rural,
}
