//! Places as people type them: each is understood, or refused with the closest known places.

use crate::here::English;
use chrono_tz::Tz;
use waystation::domain::{Area, DistanceBand, Overlap, Place, Spot, State, Zone};

fn spot(text: &str) -> Spot {
    Spot::parse(text).unwrap_or_else(|refused| panic!("{text}: {refused:?}"))
}

fn state(letters: &str) -> State {
    letters.parse().unwrap()
}

/// Every ZIP code, from its first three digits and the last two digits of each.
fn every_zip() -> impl Iterator<Item = String> {
    let lines = include_str!("../../fixtures/geo/zip_codes.txt").lines();
    lines.flat_map(|line| {
        let (start, ends) = line.split_once(' ').unwrap();
        let start = start.to_owned();
        ends.split(' ').map(move |end| format!("{start}{end}"))
    })
}

#[test]
fn every_zip_code_of_the_country_is_answered_with_its_zone() {
    let mut count = 0;
    for zip in every_zip() {
        let zone = spot(&zip).zone;
        assert!(Zone::all().any(|known| known == zone), "{zip}");
        count += 1;
    }
    assert!(count > 41_000, "{count}");
}

#[test]
fn every_state_district_and_territory_is_understood_as_itself() {
    for state in State::all() {
        let by_name = spot(state.name());
        assert!(by_name.whole == Some(state) || state.name() == "Palau", "{state}");
        let all = [vec![by_name.label], by_name.others].concat();
        assert!(all.contains(&state.name().to_owned()), "{state}: {all:?}");
        assert!(!state.own_zones().is_empty(), "{state} has no zone of its own");
        for zone in state.own_zones() {
            assert_eq!(zone.state(), state, "{zone:?}");
        }
    }
    for (text, letters) in
        [("00907", "PR"), ("00601", "PR"), ("San Juan, PR", "PR"), ("Charlotte Amalie, VI", "VI")]
    {
        assert_eq!(spot(text).zone.state(), state(letters), "{text}");
    }
}

#[test]
fn every_territory_has_its_own_clock_and_its_own_distances() {
    for (zip, letters, clock) in [
        ("96910", "GU", "Pacific/Guam"),
        ("96799", "AS", "Pacific/Pago_Pago"),
        ("96950", "MP", "Pacific/Guam"),
        ("96939", "PW", "Pacific/Palau"),
        ("96941", "FM", "Pacific/Chuuk"),
        ("96960", "MH", "Pacific/Majuro"),
        ("96720", "HI", "Pacific/Honolulu"),
        ("00802", "VI", "America/Puerto_Rico"),
    ] {
        let zone = spot(zip).zone;
        assert_eq!((zone.state(), zone.clock().name()), (state(letters), clock), "{zip}");
        assert_eq!(zone.distance(spot("Houston, TX").zone), DistanceBand::Over400, "{zip}");
        assert_eq!(spot(zip).zones, [zone]);
    }
    assert_eq!(state("FM").clock(), None);
    assert_eq!(spot("96910").zone.code(), "969-GU");
}

#[test]
fn digits_that_several_territories_share_are_understood_as_far_as_they_say() {
    assert_eq!("zone 969".parse::<Place>().unwrap(), Place::Unknown);
    assert_eq!("zone 969-GU".parse::<Place>().unwrap().state(), Some(state("GU")));
    assert_eq!("zone 967".parse::<Place>().unwrap().state(), Some(state("HI")));
    let shared = spot("969");
    assert_eq!(shared.others.len(), 4, "{shared:?}");
    for other in &shared.others {
        assert_eq!(spot(other).zone.code(), other);
    }
}

#[test]
fn one_spelling_is_as_good_as_another() {
    for (text, label) in [
        ("O'Fallon, MO", "O'Fallon, MO"),
        ("o\u{2019}fallon mo", "O'Fallon, MO"),
        ("San Jos\u{e9}, CA", "San Jose, CA"),
        ("Ca\u{f1}on City, CO", "Ca\u{f1}on City, CO"),
        ("Canon City, Colorado", "Ca\u{f1}on City, CO"),
        ("Wilkes Barre, PA", "Wilkes-Barre, PA"),
        ("Winston Salem, NC", "Winston-Salem, NC"),
        ("Sault Ste. Marie, MI", "Sault Ste. Marie, MI"),
        ("Sault Sainte Marie MI", "Sault Ste. Marie, MI"),
        ("De Kalb, IL", "DeKalb, IL"),
        ("Washington, D.C.", "Washington, DC"),
        ("washington dc", "Washington, DC"),
        ("New York City", "New York City, NY"),
        ("NYC", "New York City, NY"),
        ("Nueva York", "New York City, NY"),
        ("New York, NY", "New York City, NY"),
        ("Fresno, California", "Fresno, CA"),
        ("FRESNO CALIF.", "Fresno, CA"),
        ("Fresno CA", "Fresno, CA"),
        ("Fresno, CA, USA", "Fresno, CA"),
        ("City of Fresno, CA", "Fresno, CA"),
        ("Charleston West Virginia", "Charleston, WV"),
        ("Ft. Worth, Tex.", "Fort Worth, TX"),
        ("Saint Louis, MO", "St. Louis, MO"),
        ("St Paul MN", "Saint Paul, MN"),
        ("Mt Vernon, NY", "Mount Vernon, NY"),
        ("Hagatna, Guam", "Hag\u{e5}t\u{f1}a, GU"),
        ("Philly", "Philadelphia, PA"),
        ("Dona Ana County, NM", "Do\u{f1}a Ana County, NM"),
        ("St. Louis County, Missouri", "St. Louis County, MO"),
        ("Orleans Parish, LA", "Orleans Parish, LA"),
        ("Orleans Parish", "Orleans Parish, LA"),
    ] {
        assert_eq!(spot(text).label, label, "{text}");
    }
}

#[test]
fn a_zip_code_beside_a_name_is_the_finer_of_the_two_and_may_not_contradict_it() {
    for text in
        ["Houston, TX 77002", "77002 Houston", "Houston 77002-1234", "Houston, Texas, 77002"]
    {
        assert_eq!(spot(text).zones, spot("77002").zones, "{text}");
    }
    let refused = Spot::parse("Houston, TX 10001").unwrap_err();
    assert!(
        refused.what.english().contains("10001") && refused.what.english().contains("Houston, TX"),
        "{refused:?}"
    );
    assert_eq!(refused.offers, ["10001", "Houston, TX"]);
}

#[test]
fn a_city_without_a_postal_name_of_its_own_is_understood() {
    for (text, zone) in [
        ("Lakewood, CO", "802"),
        ("Miramar, FL", "330"),
        ("Sandy Springs, GA", "303"),
        ("Bloomington, MN", "554"),
        ("Hoover, AL", "352"),
        ("Overland Park, KS", "662"),
        ("Cape Coral, FL", "339"),
        ("Meridian, ID", "836"),
    ] {
        assert!(
            spot(text).zones.contains(&Zone::of_code(zone).unwrap()),
            "{text}: {:?}",
            spot(text)
        );
    }
}

/// Places of 15,000 people or more that are not understood, with the reason. There are none.
const NOT_UNDERSTOOD: [(&str, &str); 0] = [];

#[test]
fn every_place_of_15_000_people_or_more_is_understood_in_its_state() {
    let (mut all, mut missing) = (0, Vec::new());
    for line in include_str!("../../fixtures/geo/places_of_15000.csv").lines().skip(1) {
        let mut cells = line.split(',');
        let text = format!("{}, {}", cells.next().unwrap(), cells.next().unwrap());
        let (nearest, listed) = (cells.next().unwrap(), |(name, _): &(&str, &str)| *name == text);
        all += 1;
        let reaches = |spot: &Spot| {
            let mut zones = spot.zones.iter().chain(&spot.fringe);
            zones.any(|zone| *zone == Zone::of_code(nearest).unwrap())
        };
        // If two places in a state share a name, the smaller is among the other readings.
        let others = Spot::parse(&text).map_or(Vec::new(), |spot| spot.others);
        let sent = [vec![text.clone()], others].concat();
        let understood = sent.iter().any(|one| Spot::parse(one).is_ok_and(|spot| reaches(&spot)));
        if !understood && !NOT_UNDERSTOOD.iter().any(listed) {
            missing.push(text);
        }
    }
    assert!(all > 3_400, "{all}");
    assert!(missing.is_empty(), "{} of {all}: {missing:?}", missing.len());
}

#[test]
fn a_state_is_a_state_and_the_most_populous_reading_comes_first() {
    for name in ["Ohio", "Texas", "Puerto Rico", "Georgia", "Washington", "New York", "Iowa"] {
        assert_eq!(spot(name).label, name);
        assert!(spot(name).whole.is_some(), "{name}");
    }
    assert_eq!(spot("PR").label, "Puerto Rico");
    assert_eq!(spot("Ohio").zones.len(), state("OH").own_zones().len());
    for (text, first, other) in [
        ("Washington", "Washington", "Washington, DC"),
        ("New York", "New York", "New York City, NY"),
        ("Manhattan", "Manhattan, NY", "Manhattan, KS"),
        ("Springfield", "Springfield, MO", "Springfield, MA"),
        ("Portland", "Portland, OR", "Portland, ME"),
        ("Orange", "Orange, CA", "Orange County, CA"),
        ("Los Angeles", "Los Angeles, CA", "Los Angeles County, CA"),
    ] {
        let spot = spot(text);
        assert_eq!(spot.label, first);
        assert!(spot.others.contains(&other.to_owned()), "{text}: {:?}", spot.others);
    }
}

#[test]
fn every_other_reading_can_be_sent_and_means_itself() {
    for text in ["Springfield", "Washington", "Franklin", "Orange", "Georgetown", "Navajo", "969"] {
        for other in spot(text).others {
            let sent = spot(&other);
            assert!(sent.label == other || sent.zone.code() == other, "{text}: {other} {sent:?}");
        }
    }
}

#[test]
fn a_misspelled_name_is_refused_with_up_to_three_that_are_close() {
    for (text, close) in [
        ("Fresnoo", "Fresno, CA"),
        ("Fresnoo, CA", "Fresno, CA"),
        // The source also lists misspellings and transliterations as names of other places.
        ("Fersno, CA", "Fresno, CA"),
        ("Fresno, Californa", "Fresno, CA"),
        ("Philadelhpia", "Philadelphia, PA"),
        ("Pheonix, AZ", "Phoenix, AZ"),
        ("Albuquerqe NM", "Albuquerque, NM"),
        ("Californai", "California"),
        ("Sacremento County, CA", "Sacramento County, CA"),
    ] {
        let refused = Spot::parse(text).unwrap_err();
        assert!((1..=3).contains(&refused.offers.len()), "{refused:?}");
        assert!(refused.offers.contains(&close.to_owned()), "{text}: {refused:?}");
        assert!(
            refused.what.english().contains(text) && refused.action.english().contains(close),
            "{refused:?}"
        );
        for offer in &refused.offers {
            assert_eq!(&spot(offer).label, offer);
        }
    }
    assert!(Spot::parse("Qwxzvk").unwrap_err().offers.is_empty());
}

#[test]
fn a_tribal_land_is_understood_by_its_name() {
    let navajo = spot("Navajo Nation");
    for letters in ["AZ", "NM", "UT"] {
        assert!(
            navajo.zones.iter().any(|zone| zone.states().contains(&state(letters))),
            "{letters}"
        );
    }
    assert_eq!(spot("Yakama").label, "Yakama Nation");
    assert_eq!(spot("pine ridge reservation").zone.state(), state("SD"));
    assert_eq!(spot("Tohono O'odham Nation").zone.state(), state("AZ"));
}

#[test]
fn the_label_of_a_zone_is_its_most_populous_place() {
    for (zip, place) in [
        ("83301", "Twin Falls"),
        ("83501", "Lewiston"),
        ("04401", "Bangor"),
        ("93721", "Fresno"),
        ("10001", "New York City"),
        ("20001", "Washington"),
        ("96701", "Pearl City"),
        ("96910", "Dededo"),
    ] {
        assert_eq!(spot(zip).zone.largest_place(), place, "{zip}");
    }
}

#[test]
fn a_city_stands_for_every_zone_that_any_part_of_it_lies_in() {
    for (city, codes) in [
        ("Los Angeles, CA", "900 902 907 913 914 916"),
        ("New York City", "100 103 104 112 113 114 116"),
        ("Houston, TX", "770 773"),
        ("Anchorage, AK", "995"),
        ("Washington, DC", "200"),
    ] {
        let spot = spot(city);
        for code in codes.split(' ') {
            assert!(spot.zones.contains(&Zone::of_code(code).unwrap()), "{city} {code} {spot:?}");
        }
    }
    let bronx = Area::parse("Bronx").unwrap();
    let zone = |text: &str| text.parse::<Place>().unwrap();
    assert_eq!(bronx.overlap(&zone("zone 104")), Overlap::Within);
    assert_ne!(bronx.overlap(&zone("zone 100")), Overlap::Within);
}

#[test]
fn the_clock_of_a_zone_is_the_one_that_most_of_its_people_follow() {
    let central = ["420", "421", "422", "423", "424", "463", "464", "476", "477"];
    for code in central {
        assert_eq!(Zone::of_code(code).unwrap().clock().name(), "America/Chicago", "{code}");
    }
    for (code, clock, other) in [
        ("860", "America/Phoenix", Some("America/Denver")),
        ("865", "America/Denver", Some("America/Phoenix")),
        ("850", "America/Phoenix", None),
        ("324", "America/Chicago", Some("America/New_York")),
        ("373", "America/New_York", Some("America/Chicago")),
        ("478", "America/New_York", Some("America/Chicago")),
        ("498", "America/New_York", Some("America/Chicago")),
        ("586", "America/Denver", Some("America/Chicago")),
        ("691", "America/Chicago", Some("America/Denver")),
        ("798", "America/Denver", Some("America/Chicago")),
        ("835", "America/Los_Angeles", Some("America/Denver")),
        ("898", "America/Los_Angeles", Some("America/Denver")),
        ("979", "America/Denver", Some("America/Los_Angeles")),
        ("937", "America/Los_Angeles", None),
    ] {
        let zone = Zone::of_code(code).unwrap();
        let clocks = (zone.clock().name(), zone.other_clock().map(Tz::name));
        assert_eq!(clocks, (clock, other), "{code}");
    }
    assert_eq!(state("AZ").clock(), None);
    assert_eq!(state("PR").clock().map(Tz::name), Some("America/Puerto_Rico"));
}

#[test]
fn where_sources_tell_different_clocks_the_zone_has_both() {
    let mut rows = 0;
    for line in include_str!("../../fixtures/geo/clock_differences.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let zone = spot(cells[1]).zone;
        let clocks = [Some(zone.clock()), zone.other_clock()].map(|c| c.map(Tz::name));
        assert!(clocks.contains(&Some(cells[4])) && clocks.contains(&Some(cells[5])), "{line}");
        rows += 1;
    }
    assert!(rows >= 20, "{rows}");
}

#[test]
fn distances_are_those_of_where_people_live() {
    let miles = |a: &str, b: &str| spot(a).zone.miles_to(spot(b).zone);
    for (a, b, real) in [
        ("Anchorage, AK", "Fairbanks, AK", 259.0),
        ("Las Vegas, NV", "Henderson, NV", 12.0),
        ("San Antonio, TX", "Laredo, TX", 143.0),
        ("Denver, CO", "Grand Junction, CO", 198.0),
        ("Reno, NV", "Elko, NV", 237.0),
        ("Spokane, WA", "Pullman, WA", 62.0),
    ] {
        assert!((miles(a, b) - real).abs() < 25.0, "{a} {b} {}", miles(a, b));
    }
    assert_eq!(spot("Anchorage, AK").distance(spot("Fairbanks, AK").zone), DistanceBand::Within400);
}
