//! A network the size of the country is saved and read in reasonable time.

use crate::database::{STILL, TestStore};
use crate::store::made::{country, day, moment};
use std::time::Instant;
use waystation::domain::{Catalog, ImportOrigin, Night};
use waystation::exchange::network;

#[test]
fn a_thousand_programs_are_read_as_they_were_saved() {
    saved_and_read(1_000);
}

#[test]
fn a_list_of_a_thousand_programs_is_what_was_saved() {
    merged(1_000);
}

#[test]
#[ignore = "takes minutes without --release; prints its times"]
fn every_program_of_the_country_is_read_as_it_was_saved() {
    saved_and_read(23_193);
}

#[test]
#[ignore = "takes minutes without --release; prints its times"]
fn a_list_of_every_program_of_the_country_is_merged_and_merged_again() {
    merged(23_193);
}

#[expect(clippy::print_stderr, reason = "the times are what one runs the large test for")]
fn merged(programs: u32) {
    let catalog = Catalog { posts: vec![], units: vec![], ..country(programs) };
    let file = network::write(&catalog);
    let read = || network::read(&file, moment(0)).unwrap();
    let (saved, test) = (TestStore::new(), TestStore::new());
    let origin = ImportOrigin {
        format: "network".to_owned(),
        digest: String::new(),
        at: moment(0),
        today: day(300),
    };
    let timed = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let saving = timed(&|| saved.store.save(&catalog, &mut |_, _| {}).unwrap());
    let import = || test.store.import(read(), &origin, &mut |_, _| {}).unwrap().unwrap();
    let (reading, merging, again) =
        (timed(&|| drop(read())), timed(&|| drop(import())), timed(&|| drop(import())));
    eprintln!(
        "{programs} programs: saved in {saving:?}; read in {reading:?}, read and merged in \
         {merging:?}, again in {again:?}"
    );
    assert_eq!(test.store.night(STILL).unwrap(), saved.store.night(STILL).unwrap());
}

#[expect(clippy::print_stderr, reason = "the times are what one runs the large test for")]
fn saved_and_read(programs: u32) {
    let catalog = country(programs);
    let test = TestStore::new();
    let start = Instant::now();
    test.store.save(&catalog, &mut |_, _| {}).unwrap();
    let saving = start.elapsed();
    let mut loads = Vec::new();
    let night = test.store.night(STILL).unwrap();
    for _ in 0..4 {
        let start = Instant::now();
        let again = test.store.night(STILL).unwrap();
        loads.push(start.elapsed());
        assert_eq!(again, night);
    }
    eprintln!(
        "{programs} programs, {} groups, {} assertions, {} posts: saved in {saving:?}, read in {loads:?}",
        catalog.groups.len(),
        catalog.assertions.len(),
        catalog.posts.len(),
    );
    assert_eq!(night, Night::of(&catalog).unwrap());
}
