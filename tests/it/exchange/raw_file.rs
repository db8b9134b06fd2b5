//! HUD's own workbook, which is not shipped: read by hand, to see time and counts.

use std::collections::BTreeMap;
use std::time::Instant;
use waystation::domain::Night;
use waystation::exchange::hic;

/// Try it on HUD's own file: `HIC_WORKBOOK=... cargo test --release -- --ignored --nocapture`.
#[test]
#[expect(clippy::print_stdout, reason = "it is run by hand, to be read")]
#[ignore = "needs HUD's raw workbook, which is not shipped"]
fn the_raw_workbook_of_a_year_is_read_in_seconds() {
    let Some(path) = option_env!("HIC_WORKBOOK") else { panic!("set HIC_WORKBOOK") };
    let started = Instant::now();
    let (mut calls, mut last) = (0_u32, (0, 0));
    let import = hic::read(path.as_ref(), &mut |done, all| {
        calls += 1;
        last = (done, all);
    })
    .unwrap();
    let took = started.elapsed();
    let catalog = &import.catalog;
    let mut reasons: BTreeMap<&str, u32> = BTreeMap::new();
    for row in &import.set_aside {
        *reasons.entry(&row.reason).or_default() += 1;
    }
    let night = Night::of(catalog).unwrap();
    let unsure = night.groups.iter().filter(|g| g.terms.serves.is_unknown()).count();
    let flags = catalog.assertions.iter().filter(|a| a.flag.is_some()).count();
    let zones = night.programs.iter().filter(|p| p.place.zone().is_some()).count();
    println!("{took:?}, progress {calls} times, last {last:?}");
    println!(
        "{} programs ({zones} in a zone), {} organizations",
        catalog.programs.len(),
        catalog.organizations.len()
    );
    println!("{} groups ({unsure} serve unknown)", catalog.groups.len());
    println!(
        "{} assertions, {flags} flagged; night after {:?}",
        catalog.assertions.len(),
        started.elapsed()
    );
    println!("{} set aside: {reasons:#?}", import.set_aside.len());
    assert_eq!(last.0, u64::try_from(catalog.programs.len() + import.set_aside.len()).unwrap());
    assert!(catalog.assertions.iter().all(|a| a.check().is_ok()));
}
