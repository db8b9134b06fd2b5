//! Cleanup only cleans up: a day after its end a placement is a count, and no answer depends on
//! when cleanup runs.

use super::{House, hotline, new_key, operator};
use waystation::domain::placement::{Leaving, Step};
use waystation::store::placements::{NotPromised, Tidied};

#[test]
fn a_day_after_its_end_only_a_count_is_left_of_a_placement() {
    let house = House::of(3);
    let (held, stays) = (house.hold(0).unwrap(), house.hold(1).unwrap());
    let left = house.hold(2).unwrap();
    let stays = house.take(&operator(), &stays, &Step::Arrive).unwrap();
    let left = house.take(&operator(), &left, &Step::Arrive).unwrap();
    house.take(&operator(), &left, &Step::Discharge(Leaving::OwnWish)).unwrap();
    house.pass(90);
    assert_eq!(house.tidy(), Tidied { given_up: 1, counted: 0, forgotten: 0 });
    house.pass(24 * 60 - 91);
    assert_eq!(house.tidy(), Tidied { given_up: 0, counted: 0, forgotten: 0 });
    house.pass(1);
    assert_eq!(house.tidy().counted, 1, "the stay that ended first");
    house.pass(90);
    assert_eq!(house.tidy().counted, 1);
    assert_eq!(house.placements(), [stays]);
    assert_eq!(house.store().placement(&hotline(0), &held.id), Err(NotPromised::NotThere));
    let counts = house.store().ended().unwrap();
    let said: Vec<_> = counts.iter().map(|one| (one.ending.as_str(), one.count)).collect();
    assert_eq!(said, [("discharged own-wish", 1), ("expired", 1)]);
}

#[test]
fn an_answer_can_be_asked_for_again_for_two_days() {
    let house = House::of(1);
    let key = new_key();
    house.begin_with(&hotline(0), &key, &Step::HOLD, 1).unwrap();
    house.pass(47 * 60);
    house.tidy();
    let again = house.begin_with(&hotline(0), &key, &Step::HOLD, 1).unwrap();
    assert_eq!((again.replayed, again.placements.len()), (true, 0), "the placement is a count");
    house.pass(60);
    assert_eq!(house.tidy().forgotten, 1);
}

/// Also as after restoring an old copy: placements forgotten since then are back, without cleanup.
#[test]
fn what_is_forgotten_is_not_there_though_nobody_tidied() {
    let house = House::of(1);
    let accepted = house.take(&operator(), &house.hold(0).unwrap(), &Step::Accept(60)).unwrap();
    house.pass(2 * 60 + 24 * 60 - 1);
    let mut never = accepted.clone();
    never.id = "nowhere".parse().unwrap();
    let cancelled = house.take(&hotline(0), &accepted, &Step::Cancel).unwrap_err();
    assert!(matches!(cancelled, NotPromised::Conflict(_)), "it is there still: {cancelled:?}");
    house.pass(1);
    for placement in [&accepted, &never] {
        for step in [Step::Arrive, Step::NoShow, Step::ACCEPT] {
            let taken = house.take(&operator(), placement, &step);
            assert_eq!(taken, Err(NotPromised::NotThere), "{step:?}");
        }
    }
    assert_eq!(house.tidy().counted, 1);
}
