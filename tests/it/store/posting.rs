//! Posts are only ever added, and the newest holds.

use crate::database::{STILL, TestStore};
use crate::store::made::{moment, post, smallest};
use chrono::TimeDelta;
use std::thread;
use waystation::domain::{CapacityPost, Taking, UnitGroupId};
use waystation::store::StoreError;

fn one_group() -> (TestStore, UnitGroupId) {
    let test = TestStore::new();
    test.store.save(&smallest(), &[], "a test", &mut |_, _| {}).unwrap();
    (test, "g".parse().unwrap())
}

#[test]
fn posts_append_and_the_newest_holds_whatever_the_order_they_came_in() {
    let (test, group) = one_group();
    assert_eq!(test.store.last_post(&group).unwrap(), None);
    let taking = Taking::Until(moment(5_000_000));
    let newest = CapacityPost { taking, ..post("a-2", "g", 2, moment(500_000)) };
    let older = post("b-1", "g", 9, moment(0));
    let same_moment = post("a-1", "g", 7, moment(500_000));
    for post in [&newest, &older, &same_moment] {
        test.store.post(post).unwrap();
    }
    assert_eq!(test.store.night(STILL).unwrap().groups[0].post.as_ref(), Some(&newest));
    assert_eq!(test.store.last_post(&group).unwrap().as_ref(), Some(&newest));
    let all = test.store.posts_of(&group, moment(0)).unwrap();
    assert_eq!(all, [older, same_moment.clone(), newest.clone()]);
    let later = test.store.posts_of(&group, moment(1)).unwrap();
    assert_eq!(later, [same_moment, newest]);
}

#[test]
fn a_moment_is_kept_to_the_microsecond() {
    let (test, group) = one_group();
    let fine = moment(123_456) + TimeDelta::nanoseconds(789);
    test.store.post(&post("a", "g", 1, fine)).unwrap();
    let kept = test.store.last_post(&group).unwrap().unwrap();
    assert_eq!(kept.posted_at, moment(123_456));
}

#[test]
fn a_post_for_no_group_and_a_post_with_a_used_id_are_refused() {
    let (test, group) = one_group();
    let nowhere = test.store.post(&post("a", "nowhere", 1, moment(0))).unwrap_err();
    assert_eq!(nowhere, StoreError::NotThere { what: "unit group nowhere".to_owned() });
    test.store.post(&post("a", "g", 1, moment(0))).unwrap();
    let again = test.store.post(&post("a", "g", 2, moment(9))).unwrap_err();
    assert_eq!(again, StoreError::AlreadyThere { what: "capacity post a".to_owned() });
    assert_eq!(test.store.last_post(&group).unwrap().unwrap().open, 1);
}

#[test]
fn a_post_cannot_name_a_person() {
    let (test, _) = one_group();
    let named = CapacityPost { posted_by: "Someone".to_owned(), ..post("a", "g", 1, moment(0)) };
    let refused = test.store.post(&named).unwrap_err();
    assert!(matches!(refused, StoreError::Unfit { .. }), "{refused:?}");
}

#[test]
fn posts_from_six_threads_all_land() {
    const EACH: i64 = 40;
    let (test, group) = one_group();
    thread::scope(|scope| {
        for worker in 0..6 {
            let store = if worker % 2 == 0 { test.store.clone() } else { test.again() };
            scope.spawn(move || {
                for at in 0..EACH {
                    let id = format!("c-{worker}-{at}");
                    store.post(&post(&id, "g", 1, moment(at * 10 + worker))).unwrap();
                    store.night(STILL).unwrap();
                }
            });
        }
    });
    assert_eq!(test.store.posts_of(&group, moment(0)).unwrap().len(), 240);
    let last = test.store.night(STILL).unwrap().groups[0].post.clone().unwrap();
    assert_eq!(last.id.as_str(), "c-5-39");
}
