//! Faults that the closest earlier service had, from its public list of changes. Each is a test
//! here, as far as the store and the state machine can answer it.

use super::{House, hotline, operator, organization, supervisor};
use waystation::domain::placement::{
    Act, DeclineReason, Leaving, MAY, Placement, Standing, Step, WithdrawReason,
};
use waystation::domain::{ActorRole, Affiliation, Listed};
use waystation::store::placements::{NotPromised, Promised};

/// Every step, once.
fn every_step() -> Vec<Step> {
    vec![
        Step::HOLD,
        Step::Extend,
        Step::ACCEPT,
        Step::Decline(DeclineReason::Full),
        Step::Cancel,
        Step::Arrive,
        Step::NoShow,
        Step::AWAY,
        Step::Return,
        Step::Discharge(Leaving::Complete),
        Step::Transfer,
        Step::Withdraw(WithdrawReason::Staff),
    ]
}

/// Counts kept by adding and subtracting went wrong unnoticed: 24 beds were held by no one.
#[test]
fn phantom_holds_from_delta_arithmetic() {
    let house = House::of(3);
    for round in 0..6 {
        let held: Vec<Placement> = (0..3).map(|nth| house.hold(nth).unwrap()).collect();
        house.take(&hotline(0), &held[0], &Step::Cancel).unwrap();
        house.take(&hotline(0), &held[0], &Step::Cancel).unwrap_err();
        house.take(&operator(), &held[1], &Step::Decline(DeclineReason::NotReached)).unwrap();
        house.pass(90);
        if round % 2 == 0 {
            house.tidy();
        }
        assert_eq!(house.promised(), Promised { free: 3, ..Promised::default() });
        house.post(3);
    }
}

/// A sweeper that saw only some rows left requests open for a week.
#[test]
fn a_sweeper_blind_to_some_rows() {
    let house = House::of(3);
    let asked = house.begin(&hotline(0), &Step::REQUEST).unwrap();
    let held = house.hold(1).unwrap();
    let accepted = house.take(&operator(), &house.hold(2).unwrap(), &Step::Accept(60)).unwrap();
    house.pass(240);
    let standing =
        |p: &Placement| house.store().placement(&operator(), &p.id).unwrap().standing(house.now());
    assert_eq!(standing(&asked), Standing::Unanswered);
    assert_eq!(standing(&held), Standing::Expired);
    assert_eq!(standing(&accepted), Standing::Overdue);
    assert_eq!(house.promised().free, 3, "and nothing was tidied");
}

/// However a placement ended, it is gone a day later.
#[test]
fn a_purge_that_never_ran() {
    let house = House::of(6);
    house.begin(&hotline(0), &Step::REQUEST).unwrap();
    house.hold(1).unwrap();
    let cancelled = house.hold(2).unwrap();
    house.take(&hotline(2), &cancelled, &Step::Cancel).unwrap();
    let declined = house.hold(3).unwrap();
    house.take(&operator(), &declined, &Step::Decline(DeclineReason::Full)).unwrap();
    let overdue = house.hold(4).unwrap();
    house.take(&operator(), &overdue, &Step::Accept(60)).unwrap();
    let left = house.take(&operator(), &house.hold(5).unwrap(), &Step::Arrive).unwrap();
    house.take(&operator(), &left, &Step::Discharge(Leaving::Complete)).unwrap();
    house.pass(4 * 60 + 24 * 60);
    house.tidy();
    assert_eq!(house.placements(), []);
    let counts = house.store().ended().unwrap();
    assert_eq!(counts.iter().map(|one| one.count).sum::<i64>(), 6);
}

/// A rule for all routes shut out the role that needed one of them.
#[test]
fn a_role_shut_out_by_a_rule_for_everything() {
    let steps = every_step();
    let acts = steps.iter().map(Step::act).chain([Act::Request, Act::Hold]);
    for act in acts {
        assert!(MAY.iter().any(|(of, ..)| *of == act), "{act:?} is nobody's");
    }
    let takes_part =
        |role: &&ActorRole| ![ActorRole::Auditor, ActorRole::Administrator].contains(role);
    for role in ActorRole::ALL.iter().filter(takes_part) {
        assert!(MAY.iter().any(|(.., roles)| roles.contains(role)), "{role} may do nothing");
    }
    // An operator places and changes a hold for a caller, by the same steps as everyone else.
    let house = House::of(1);
    let held = house.begin(&operator(), &Step::HOLD).unwrap();
    let longer = house.take(&operator(), &held, &Step::Extend).unwrap();
    house.take(&operator(), &longer, &Step::Cancel).unwrap();
    assert_eq!(house.promised().free, 1);
}

/// Users who knew an id could read and answer the requests of others.
#[test]
fn reading_and_changing_what_is_others_by_its_id() {
    let house = House::of(4);
    let held = house.hold(0).unwrap();
    let arrived = house.take(&operator(), &house.hold(1).unwrap(), &Step::Arrive).unwrap();
    let strangers = every_role_at("hotline-9");
    for placement in [&held, &arrived] {
        for by in &strangers {
            let seen = house.store().placement(by, &placement.id);
            assert_eq!(seen, Err(NotPromised::NotThere));
            let record = house.store().steps_of(by, &placement.id);
            assert_eq!(record, Err(NotPromised::NotThere), "nor is the record theirs");
            for step in every_step() {
                let taken = house.take(by, placement, &step);
                assert_eq!(taken, Err(NotPromised::NotThere), "{step:?} by {}", by.role);
            }
        }
    }
    assert_eq!(house.placements().iter().map(|p| p.version).sum::<u32>(), 3);
}

fn every_role_at(id: &str) -> Vec<Affiliation> {
    let at = |role: &ActorRole| Affiliation { organization: organization(id), role: *role };
    ActorRole::ALL.iter().map(at).collect()
}

/// Each of the two organizations of a placement may take only its own steps.
#[test]
fn doing_what_is_the_other_sides() {
    let house = House::of(2);
    let held = house.hold(0).unwrap();
    let own = every_role_at("hotline-0");
    for by in own {
        for step in [Step::ACCEPT, Step::Arrive, Step::Decline(DeclineReason::Full)] {
            let refused = house.take(&by, &held, &step).unwrap_err();
            assert!(matches!(refused, NotPromised::Forbidden(_)), "{refused:?}");
        }
    }
    let refused = house.take(&supervisor(), &held, &Step::Cancel).unwrap_err();
    assert!(matches!(refused, NotPromised::Forbidden(_)), "{refused:?}");
}

/// A key made of user, place and minute took two real holds in one minute for one.
#[test]
fn a_key_made_of_the_minute() {
    let house = House::of(4);
    let (one, other) = (house.hold(0).unwrap(), house.hold(0).unwrap());
    assert_ne!(one.id, other.id);
    assert_eq!(house.promised().on_the_way, 2);
}

/// A page said "rejected" of an accepted request. Both sides must see what was done.
#[test]
fn an_accepted_one_told_as_rejected() {
    let house = House::of(2);
    let asked = house.begin(&hotline(0), &Step::REQUEST).unwrap();
    let given = house.take(&operator(), &asked, &Step::HOLD).unwrap();
    let accepted = house.take(&operator(), &given, &Step::ACCEPT).unwrap();
    let held = house.hold(1).unwrap();
    let declined =
        house.take(&operator(), &held, &Step::Decline(DeclineReason::NotReached)).unwrap();
    for (placement, holder, word) in [(accepted, 0, "accepted"), (declined, 1, "declined")] {
        for by in [hotline(holder), operator()] {
            let told = house.store().placement(&by, &placement.id).unwrap();
            assert_eq!(told, placement);
            assert!(told.to_record().state.to_string().starts_with(word), "{told:?}");
        }
    }
}

/// The server called addresses that users gave. Here no dependency can call one.
#[test]
fn calling_an_address_that_somebody_gave() {
    let manifest = include_str!("../../../../Cargo.toml");
    let own = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for client in ["reqwest", "ureq", "hyper", "awc", "curl", "isahc", "lettre", "tungstenite"] {
        let named = own.lines().any(|line| line.split(['=', ' ']).next() == Some(client));
        assert!(!named, "{client} is among the dependencies");
    }
}
