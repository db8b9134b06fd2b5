//! Saved catalogs are read back unchanged, and nothing is ever replaced.

use crate::cases::cases;
use crate::database::{STILL, TestStore};
use crate::store::made::moment;
use crate::store::made::{catalogs, day, group, post, said, smallest};
use proptest::prelude::*;
use waystation::domain::{
    Assertion, Catalog, Field, Network, Night, Organization, Status, Subject,
};
use waystation::store::{Store, StoreError};

fn save(store: &Store, catalog: &Catalog) -> Result<(), StoreError> {
    store.save(catalog, &mut |_, _| {})
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_saved_catalog_reads_as_the_night_it_makes(catalog in catalogs()) {
        let test = TestStore::new();
        save(&test.store, &catalog).unwrap();
        prop_assert_eq!(test.store.night(STILL).unwrap(), Night::of(&catalog).unwrap());
        for program in &catalog.programs {
            let groups: Vec<_> =
                catalog.groups.iter().filter(|g| g.program == program.id).map(|g| &g.id).collect();
            let mut about: Vec<Assertion> = catalog.assertions.clone();
            about.retain(|a| match &a.subject {
                Subject::Program(id) => *id == program.id,
                Subject::Group(id) => groups.contains(&id),
            });
            about.sort_by_key(|a| a.as_of);
            prop_assert_eq!(test.store.assertions_of(&program.id).unwrap(), about);
        }
    }
}

#[test]
fn saving_the_same_catalog_twice_is_refused_and_leaves_everything_as_it_was() {
    let test = TestStore::new();
    assert!(test.store.is_empty().unwrap());
    let mut catalog = smallest();
    catalog.posts.push(post("c", "g", 1, moment(0)));
    save(&test.store, &catalog).unwrap();
    let before = test.store.night(STILL).unwrap();
    catalog
        .organizations
        .insert(0, Organization { id: "new".parse().unwrap(), name: "New".into() });
    let refused = save(&test.store, &catalog).unwrap_err();
    assert_eq!(refused.to_string(), "The organization o is already there. Nothing was changed.");
    assert_eq!(test.store.night(STILL).unwrap(), before);
    catalog.organizations.pop();
    catalog.programs.clear();
    catalog.groups.clear();
    let refused = save(&test.store, &catalog).unwrap_err();
    let said = "The id of one capacity post is already there. Nothing was changed.";
    assert_eq!(refused.to_string(), said);
    catalog.posts.clear();
    save(&test.store, &catalog).expect("the new organization was not kept by a refused import");
}

#[test]
fn foreign_keys_hold() {
    let test = TestStore::new();
    let refused = |change: &dyn Fn(&mut Catalog)| {
        let mut catalog = smallest();
        change(&mut catalog);
        let error = save(&test.store, &catalog).unwrap_err();
        assert!(matches!(error, StoreError::NotThere { .. }), "{error:?}");
        assert!(test.store.is_empty().unwrap());
        error.to_string()
    };
    refused(&|catalog| catalog.organizations.clear());
    refused(&|catalog| catalog.groups.push(group("h", "nowhere")));
    let lost = refused(&|catalog| catalog.posts.push(post("c", "nowhere", 1, moment(0))));
    assert_eq!(lost, "There is no unit group that one capacity post names.");
    refused(&|catalog| {
        let subject = Subject::Program("nowhere".parse().unwrap());
        catalog.assertions.push(said(subject, Field::Stage, "emergency", day(0)));
    });
    let lost = refused(&|catalog| {
        let subject = Subject::Group("nowhere".parse().unwrap());
        catalog.assertions.push(said(subject, Field::Ages, "18 +", day(0)));
    });
    assert_eq!(lost, "There is no unit group nowhere.");
}

#[test]
fn what_a_night_could_not_read_is_refused_with_a_sentence() {
    let test = TestStore::new();
    let mut catalog = smallest();
    let subject = Subject::Program("p".parse().unwrap());
    catalog.assertions.push(said(subject, Field::Stage, "halfway", day(0)));
    let refused = save(&test.store, &catalog).unwrap_err().to_string();
    assert!(refused.contains("p stage: \u{201c}halfway\u{201d}"), "{refused}");
    assert!(test.store.is_empty().unwrap());
}

#[test]
fn a_later_import_adds_to_what_is_there_and_of_one_day_the_later_statement_holds() {
    let test = TestStore::new();
    save(&test.store, &smallest()).unwrap();
    let subject = Subject::Program("p".parse().unwrap());
    let group_said = Subject::Group("g".parse().unwrap());
    for (status, ages) in [("open", "18 +"), ("paused", "16 +")] {
        let mut more = Catalog::default();
        more.assertions.push(said(subject.clone(), Field::Status, status, day(1)));
        more.assertions.push(said(group_said.clone(), Field::Ages, ages, day(1)));
        save(&test.store, &more).unwrap();
    }
    let night = test.store.night(STILL).unwrap();
    assert_eq!(night.network.name, "A network");
    assert_eq!(night.programs[0].status.on(day(2)), Some((Status::Paused, day(1))));
    assert_eq!(night.groups[0].terms.ages, "16+".parse().unwrap());
    let history = test.store.status_of(&"p".parse().unwrap()).unwrap();
    assert_eq!(history.iter().count(), 2);
    assert_eq!(history, night.programs[0].status);
}

#[test]
fn another_networks_name_is_not_written_over_this_one() {
    let test = TestStore::new();
    save(&test.store, &smallest()).unwrap();
    let other = Network { name: "Another".to_owned(), notice: String::new() };
    let refused = save(&test.store, &Catalog { network: other, ..Catalog::default() }).unwrap_err();
    assert!(
        refused.to_string().contains("\u{201c}A network\u{201d} is already there"),
        "{refused}"
    );
}

#[test]
fn what_is_not_there_is_said_to_be_not_there() {
    let test = TestStore::new();
    let no_program = test.store.assertions_of(&"p".parse().unwrap()).unwrap_err();
    assert_eq!(no_program.to_string(), "There is no program p.");
    let no_group = test.store.posts_of(&"g".parse().unwrap(), moment(0)).unwrap_err();
    assert_eq!(no_group.to_string(), "There is no unit group g.");
    assert_eq!(test.store.night(STILL).unwrap(), Night::default().resting_on(&[]));
}
