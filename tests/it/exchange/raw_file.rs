//! Reads HUD's own workbook, which is not shipped. Run by hand, it shows the time and the counts.

use std::collections::BTreeMap;
use std::time::Instant;
use waystation::domain::{Catalog, Night};
use waystation::exchange::{SourceFile, hic};
use waystation::words::Language;

/// Run this on HUD's own file: `HIC_WORKBOOK=... cargo test --release -- --ignored --nocapture`.
#[test]
#[expect(clippy::print_stdout, reason = "it is run by hand, to be read")]
#[ignore = "needs HUD's raw workbook, which is not shipped"]
fn the_raw_workbook_of_a_year_is_read_in_seconds() {
    let Some(path) = option_env!("HIC_WORKBOOK") else { panic!("set HIC_WORKBOOK") };
    let started = Instant::now();
    let (mut calls, mut last) = (0_u32, (0, 0));
    let file = SourceFile::open(path.as_ref(), None).unwrap();
    let import = hic::read(&file, &mut |done, all| {
        calls += 1;
        last = (done, all);
    })
    .unwrap();
    let took = started.elapsed();
    let mut reasons: BTreeMap<String, u32> = BTreeMap::new();
    for row in &import.set_aside {
        *reasons.entry(row.reason.render(Language::En)).or_default() += 1;
    }
    let set_aside = import.set_aside.len();
    let catalog = &Catalog::from(import);
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
    println!("{set_aside} set aside: {reasons:#?}");
    assert_eq!(last.0, u64::try_from(catalog.programs.len() + set_aside).unwrap());
    assert!(catalog.assertions.iter().all(|a| a.check().is_ok()));
}
