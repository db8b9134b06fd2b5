//! Settings of a network stay, and can be withdrawn.

use crate::database::TestStore;
use waystation::domain::Field;
use waystation::store::Store;

#[test]
fn a_setting_holds_until_it_is_decided_again_or_taken_back() {
    let test = TestStore::new();
    let said = |store: &Store| store.setting("weights").unwrap();
    assert_eq!(said(&test.store), None);
    for value in ["first", "second"] {
        test.store.set("weights", Some(value)).unwrap();
        assert_eq!(said(&test.again()).as_deref(), Some(value));
    }
    test.store.set("freshness", Some("other")).unwrap();
    test.store.set("weights", None).unwrap();
    assert_eq!(said(&test.store), None);
    assert_eq!(test.store.setting("freshness").unwrap().as_deref(), Some("other"));
}

#[test]
fn every_field_has_a_word_of_its_own_that_is_read_back() {
    for field in Field::ALL {
        assert_eq!(field.word().parse(), Ok(*field));
    }
}
