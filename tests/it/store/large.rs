//! A network the size of the country is saved and read in reasonable time.

use crate::database::{STILL, TestStore};
use crate::store::made::country;
use std::time::Instant;
use waystation::domain::Night;

#[test]
fn a_thousand_programs_are_read_as_they_were_saved() {
    saved_and_read(1_000);
}

#[test]
#[ignore = "takes minutes without --release; prints its times"]
fn every_program_of_the_country_is_read_as_it_was_saved() {
    saved_and_read(23_193);
}

#[expect(clippy::print_stderr, reason = "the times are what one runs the large test for")]
fn saved_and_read(programs: u32) {
    let catalog = country(programs);
    let test = TestStore::new();
    let start = Instant::now();
    test.store.save(&catalog, &[], "a test", &mut |_, _| {}).unwrap();
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
