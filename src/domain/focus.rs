//! Whom a program is built around, as it says itself; never who a person is.

use crate::domain::listed::listed;

listed! {
    /// What a program is built around. A person may prefer such a program; nothing about the person
    /// follows from it, and nothing is asked.
    Focus;
    /// Run by a tribe or affiliated with one.
    Tribal = "tribal" as "tribal program",
    /// Native American communities.
    NativeAmerican = "native american" as "Native American communities",
    /// African American communities.
    AfricanAmerican = "african american" as "African American communities",
    /// African communities.
    African = "african" as "African communities",
    /// Asian and Pacific Islander communities.
    Asian = "asian and pacific islander" as "Asian and Pacific Islander communities",
    /// South Asian communities.
    SouthAsian = "south asian" as "South Asian communities",
    /// Southeast Asian communities.
    SoutheastAsian = "southeast asian" as "Southeast Asian communities",
    /// Caribbean communities.
    Caribbean = "caribbean" as "Caribbean communities",
    /// Latin American communities.
    LatinAmerican = "latin american" as "Latin American communities",
    /// Middle Eastern communities.
    MiddleEastern = "middle eastern" as "Middle Eastern communities",
    /// Led by survivors.
    SurvivorLed = "survivor led" as "a program led by survivors",
    /// Young people without a home.
    HomelessYouth = "homeless youth",
    /// Rural communities.
    Rural = "rural" as "rural communities",
}
