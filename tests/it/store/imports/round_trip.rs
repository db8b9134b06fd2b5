//! A network goes from a file to a database and back without a change.

use super::{Merged, origin};
use crate::cases::cases;
use crate::database::STILL;
use crate::store::made::{catalogs, moment};
use proptest::prelude::*;
use waystation::domain::{Catalog, Timestamp, clean_name};
use waystation::exchange::generate::Generator;
use waystation::exchange::{founding, network, night, sample};

fn now() -> Timestamp {
    moment(0)
}

/// Writes what a database states, merges that into an empty one, and writes it again.
fn goes_round(from: &Merged) {
    let stated = from.test.store.stated().unwrap();
    let file = network::write(&stated);
    let to = Merged::new();
    to.import(network::read(&file, now()).unwrap());
    assert_eq!(network::write(&to.test.store.stated().unwrap()), file);
    assert_eq!(to.test.store.night(STILL).unwrap(), from.test.store.night(STILL).unwrap());
    let (in_force, curves) = from.test.store.in_force(STILL).unwrap();
    let exported = night::write(&in_force, &curves);
    assert_eq!(night::read(&exported).unwrap(), from.test.store.night(STILL).unwrap());
    let of_night = network::read(&exported, now()).unwrap();
    assert_eq!(Catalog::from(of_night).programs, stated.programs, "a night is a network file");
}

fn saved(catalog: &Catalog) -> Merged {
    let merged = Merged::new();
    merged.test.store.save(catalog, &mut |_, _| {}).unwrap();
    merged
}

#[test]
fn the_networks_that_are_shipped_go_round() {
    goes_round(&saved(&founding::catalog(now()).unwrap()));
    goes_round(&saved(&sample::catalog(now()).unwrap()));
}

#[test]
fn an_import_that_is_written_merges_into_itself_without_a_change() {
    let merged = saved(&founding::catalog(now()).unwrap());
    let file = network::write(&merged.test.store.stated().unwrap());
    let report = merged.import(network::read(&file, now()).unwrap());
    assert_eq!((report.new.len(), report.changed.len(), report.unchanged), (0, 0, 24));
    assert_eq!(network::write(&merged.test.store.stated().unwrap()), file, "nothing is doubled");
    assert_eq!(origin().format, network::FORMAT.name);
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn made_up_networks_go_round(seed: u64, programs in 1_u64..40) {
        goes_round(&saved(&Generator::of(seed).unwrap().catalog(programs, now()).unwrap()));
    }

    #[test]
    fn networks_of_every_shape_go_round(catalog in catalogs()) {
        // A file names nothing that has no name.
        let named = |name: &str| clean_name(name).is_ok_and(|clean| clean == name);
        let mut catalog = catalog;
        for program in &mut catalog.programs {
            if !named(&program.name) {
                program.name = "Named".into();
            }
        }
        catalog.units.clear();
        goes_round(&saved(&catalog));
    }
}
