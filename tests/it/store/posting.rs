//! Posts are only ever added, and the newest one holds.

use crate::database::{STILL, TestStore};
use crate::store::made::{group, moment, post, smallest};
use chrono::TimeDelta;
use std::thread;
use waystation::domain::placement::RequestKey;
use waystation::domain::{ActorRole, Affiliation, CapacityPost, SeenPost, Taking, UnitGroupId};
use waystation::store::placements::{KeyedRequest, NotPromised};
use waystation::store::{Posting, PromiseClock, Store, StoreError, drawn_bytes};

fn one_group() -> (TestStore, UnitGroupId) {
    let test = TestStore::new();
    test.store.save(&smallest(), &mut |_, _| {}).unwrap();
    (test, "g".parse().unwrap())
}

/// Makes posts against the earlier post that was seen, under a new key.
fn seeing(store: &Store, postings: &[Posting]) -> Result<Vec<CapacityPost>, NotPromised> {
    let organization = "o".parse().unwrap();
    let by = Affiliation { organization, role: ActorRole::Operator };
    let key = RequestKey::of_random(drawn_bytes().unwrap());
    let now = || moment(0);
    let asked = KeyedRequest { by: &by, key: &key, clock: PromiseClock::Told(&now) };
    store.post_once(asked, postings).map(|answer| answer.posts)
}

#[test]
fn a_key_stands_for_all_posts_that_were_made_under_it() {
    let test = TestStore::new();
    let mut catalog = smallest();
    catalog.groups.push(group("h", "p"));
    test.store.save(&catalog, &mut |_, _| {}).unwrap();
    let organization = "o".parse().unwrap();
    let by = Affiliation { organization, role: ActorRole::Operator };
    let (key, now) = (RequestKey::of_random([7; 16]), || moment(0));
    let asked = || KeyedRequest { by: &by, key: &key, clock: PromiseClock::Told(&now) };
    let posting = |id: &str, of: &str, open| Posting {
        post: post(id, of, open, moment(2)),
        seen: SeenPost::Unsaid,
    };
    let first =
        test.store.post_once(asked(), &[posting("a", "g", 1), posting("b", "h", 2)]).unwrap();
    assert!(!first.replayed);
    let again =
        test.store.post_once(asked(), &[posting("c", "g", 1), posting("d", "h", 2)]).unwrap();
    assert_eq!((again.posts, again.replayed), (first.posts, true));
    let other = test.store.post_once(asked(), &[posting("c", "g", 1), posting("d", "h", 3)]);
    assert_eq!(other, Err(NotPromised::OtherRequest));
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
    assert_eq!(test.store.night(STILL).unwrap().groups[0].post, Some(newest.published()));
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
    let no_group = StoreError::NotThere { what: "unit group nowhere".to_owned() };
    assert_eq!(nowhere, NotPromised::Store(no_group));
    test.store.post(&post("a", "g", 1, moment(0))).unwrap();
    let again = test.store.post(&post("a", "g", 2, moment(9))).unwrap_err();
    let there = StoreError::AlreadyThere { what: "capacity post a".to_owned() };
    assert_eq!(again, NotPromised::Store(there));
    assert_eq!(test.store.last_post(&group).unwrap().unwrap().open, 1);
}

#[test]
fn a_post_cannot_name_a_person() {
    let (test, _) = one_group();
    let named = CapacityPost { posted_by: "Someone".to_owned(), ..post("a", "g", 1, moment(0)) };
    let refused = test.store.post(&named).unwrap_err();
    assert!(matches!(refused, NotPromised::Store(StoreError::Unfit { .. })), "{refused:?}");
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
    let last = test.store.last_post(&group).unwrap().unwrap();
    assert_eq!(last.id.as_str(), "c-5-39");
}

#[test]
fn of_two_who_saw_the_same_post_one_posts_and_the_other_is_told_what() {
    let (test, group) = one_group();
    test.store.post(&post("first", "g", 1, moment(0))).unwrap();
    let posting = |id: &str, open| Posting {
        post: post(id, "g", open, moment(9)),
        seen: SeenPost::Post("first".parse().unwrap()),
    };
    let (one, other) = (test.store.clone(), test.again());
    let posted = thread::scope(|scope| {
        let posted = [(one, posting("a", 2)), (other, posting("b", 3))]
            .map(|(store, posting)| scope.spawn(move || seeing(&store, &[posting])));
        posted.map(|posted| posted.join().unwrap())
    });
    let done: Vec<_> = posted.iter().filter_map(|done| done.as_ref().ok()).flatten().collect();
    let last = test.store.last_post(&group).unwrap().unwrap();
    assert_eq!(done, [&last]);
    let told: Vec<_> = posted.iter().filter_map(|done| done.as_ref().err()).collect();
    assert_eq!(told, [&NotPromised::Newer(vec![last])]);
    assert_eq!(test.store.posts_of(&group, moment(0)).unwrap().len(), 2);
}

#[test]
fn a_post_made_now_is_the_newest_though_the_clock_stepped_back() {
    let (test, group) = one_group();
    let made = |id: &str, at, seen| {
        let posting = Posting { post: post(id, "g", 2, moment(at)), seen };
        seeing(&test.store, &[posting]).unwrap();
        assert_eq!(test.store.last_post(&group).unwrap().unwrap().id.as_str(), id);
    };
    made("c", 50, SeenPost::Nothing);
    made("b", 50, SeenPost::Post("c".parse().unwrap()));
    made("a", 20, SeenPost::Unsaid);
    let posts = test.store.posts_of(&group, moment(0)).unwrap();
    assert_eq!(posts.iter().map(|post| post.id.as_str()).collect::<Vec<_>>(), ["c", "b", "a"]);
}

#[test]
fn of_several_posts_none_is_made_where_one_group_has_a_newer_one() {
    let test = TestStore::new();
    let mut catalog = smallest();
    catalog.groups.push(group("h", "p"));
    test.store.save(&catalog, &mut |_, _| {}).unwrap();
    test.store.post(&post("seen", "g", 1, moment(0))).unwrap();
    test.store.post(&post("theirs", "h", 1, moment(1))).unwrap();
    let posting = |id: &str, of: &str, seen| Posting { post: post(id, of, 5, moment(2)), seen };
    let postings = [
        posting("a", "h", SeenPost::Nothing),
        posting("b", "g", SeenPost::Post("seen".parse().unwrap())),
    ];
    let refused = seeing(&test.store, &postings);
    let theirs = post("theirs", "h", 1, moment(1));
    assert_eq!(refused, Err(NotPromised::Newer(vec![theirs])));
    let last = test.store.last_post(&"g".parse().unwrap()).unwrap().unwrap();
    assert_eq!(last.id.as_str(), "seen");
}
