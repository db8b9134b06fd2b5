//! Accounts: what is kept of them, sessions that end, invitations that count once, and the audit.

use crate::database::{TestStore, audited};
use crate::store::made::{moment, smallest};
use chrono::TimeDelta;
use std::slice::from_ref;
use waystation::domain::{
    AccountId, AccountState, ActorRole, Affiliation, AuditAction, Device, Membership, SessionStage,
};
use waystation::store::{
    AuditEntry, ChainFault, NewAccount, NewInvitation, NewSession, SecretText, Store, StoreError,
};

fn membership(role: ActorRole) -> Membership {
    let affiliation = Affiliation { organization: "o".parse().unwrap(), role };
    Membership { affiliation, programs: vec![], team: None }
}

fn new(name: &str) -> NewAccount {
    NewAccount { name: name.parse().unwrap(), password: "a hash".to_owned() }
}

fn store() -> TestStore {
    let kept = TestStore::new();
    kept.store.save(&smallest(), &mut |_, _| {}).unwrap();
    kept
}

fn with_account() -> (TestStore, AccountId) {
    let kept = store();
    let role = membership(ActorRole::Operator);
    let id = kept.store.add_account(&new("night-desk"), &role, moment(0)).unwrap();
    (kept, id)
}

fn signed_in(store: &Store, account: &AccountId, stage: SessionStage) -> SecretText {
    let session = NewSession { account, device: Device::Desk, stage, over_at: moment(60) };
    store.begin_session(&session, None, moment(0), None).unwrap()
}

#[test]
fn a_sign_in_name_is_there_once_whatever_the_organization() {
    let (kept, id) = with_account();
    let again =
        kept.store.add_account(&new("night-desk"), &membership(ActorRole::Hotline), moment(1));
    assert!(matches!(again, Err(StoreError::AlreadyThere { .. })), "{again:?}");
    let known = kept.again().account(&id).unwrap().unwrap();
    assert_eq!((known.name.as_str(), known.has_codes), ("night-desk", false));
    assert_eq!(kept.store.account_named(&"night-desk".parse().unwrap()).unwrap(), Some(known));
}

#[test]
fn a_session_counts_until_its_end_and_not_for_an_account_that_is_not_active() {
    let (kept, id) = with_account();
    let cookie = signed_in(&kept.store, &id, SessionStage::Open);
    let at = |minute| kept.again().session(&cookie, moment(minute)).unwrap();
    assert_eq!(at(59).unwrap().account.id, id);
    assert_eq!(at(60), None, "its end");
    let suspended = audited(AuditAction::AccountSuspended);
    kept.store.set_account_state(&id, AccountState::Suspended, &suspended).unwrap();
    assert_eq!(at(1), None);
    let restored = audited(AuditAction::AccountRestored);
    kept.store.set_account_state(&id, AccountState::Active, &restored).unwrap();
    assert_eq!(at(1), None, "a session that ended does not come back");
    kept.store.set_account_state(&id, AccountState::Ended, &suspended).unwrap();
    assert!(kept.store.set_account_state(&id, AccountState::Active, &restored).is_err());
}

#[test]
fn a_session_that_goes_on_has_another_cookie_and_the_earlier_one_is_nothing() {
    let (kept, id) = with_account();
    let first = signed_in(&kept.store, &id, SessionStage::NeedsCode);
    let earlier = kept.store.session(&first, moment(0)).unwrap().unwrap();
    let open = NewSession {
        account: &id,
        device: Device::Desk,
        stage: SessionStage::Open,
        over_at: moment(60),
    };
    let second = kept.store.begin_session(&open, Some(&earlier.id), moment(1), None).unwrap();
    assert_ne!(first, second);
    assert_eq!(kept.store.session(&first, moment(1)).unwrap(), None);
    assert_eq!(kept.store.session(&second, moment(1)).unwrap().unwrap().stage, SessionStage::Open);
}

#[test]
fn secrets_are_nowhere_in_what_is_kept() {
    let (kept, id) = with_account();
    let cookie = signed_in(&kept.store, &id, SessionStage::Open);
    let code = "hq3n-77ab-k2tz".to_owned();
    let entry = audited(AuditAction::CodesStarted);
    kept.store.start_codes(&id, 7, from_ref(&code), &entry).unwrap();
    for (name, bytes) in kept.kept() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(cookie.reveal()) && !text.contains(&code), "{name}");
    }
    assert!(kept.store.use_recovery_code(&id, &code, moment(1)).unwrap());
    assert!(!kept.store.use_recovery_code(&id, &code, moment(1)).unwrap(), "once");
}

#[test]
fn a_step_of_codes_is_used_once_and_no_earlier_step_after_it() {
    let (kept, id) = with_account();
    assert!(kept.store.use_code_step(&id, 100).unwrap());
    assert!(!kept.store.use_code_step(&id, 100).unwrap());
    assert!(!kept.store.use_code_step(&id, 99).unwrap());
    assert!(kept.store.use_code_step(&id, 101).unwrap());
}

#[test]
fn failed_tries_of_a_name_are_counted_the_same_whether_or_not_it_is_there() {
    let kept = store();
    for name in ["night-desk\n192.0.2.1", "nobody\n192.0.2.1"] {
        for failures in 1..=3 {
            let wait = |_| Some(moment(failures));
            kept.store.count_try(name, moment(failures - 1), wait).unwrap();
            let tries = kept.store.tries(name).unwrap();
            assert_eq!(i64::from(tries.failures), failures);
            assert_eq!(tries.waits_until, Some(moment(failures)));
        }
        kept.store.forget_failures(name).unwrap();
        assert_eq!(kept.store.tries(name).unwrap().failures, 0);
    }
    kept.store.count_try("old", moment(0), |_| None).unwrap();
    let next_day = moment(0) + TimeDelta::hours(25);
    kept.store.count_try("new", next_day, |_| None).unwrap();
    assert_eq!(kept.store.tries("old").unwrap().failures, 0, "forgotten after a day");
}

#[test]
fn an_invitation_makes_one_account_and_waits_for_its_second_officer() {
    let (kept, officer) = with_account();
    let store = &kept.store;
    let entry = audited(AuditAction::Invited);
    let joined = |_: &AccountId, _: &_| audited(AuditAction::Joined);
    let invite = |needs_second| {
        let ask = NewInvitation {
            membership: membership(ActorRole::Hotline),
            invited_by: Some(officer.clone()),
            needs_second,
            over_at: moment(30),
        };
        store.invite(&ask, moment(0), &entry).unwrap()
    };
    let plain = invite(false);
    assert_eq!(store.invitation(&plain, moment(30)).unwrap(), None, "it is over");
    assert!(store.join(&plain, &new("first"), moment(1), joined).unwrap().is_some());
    assert_eq!(store.join(&plain, &new("second"), moment(1), joined).unwrap(), None);

    let doubted = invite(true);
    assert_eq!(store.join(&doubted, &new("third"), moment(1), joined).unwrap(), None);
    let waiting = store.invitations(None, moment(1)).unwrap().remove(0);
    assert!(waiting.waits_for_second);
    assert!(!store.confirm_invitation(&waiting.id, &officer, &entry).unwrap(), "who made it");
    let other = store.add_account(&new("other"), &membership(ActorRole::Supervisor), moment(1));
    assert!(store.confirm_invitation(&waiting.id, &other.unwrap(), &entry).unwrap());
    assert!(store.join(&doubted, &new("third"), moment(1), joined).unwrap().is_some());
}

#[test]
fn every_edit_gap_and_other_order_of_the_audit_is_found() {
    let faults: [(&str, ChainFault); 6] = [
        ("UPDATE audit_entry SET action = 'joined' WHERE number = 2", ChainFault::Changed(2)),
        ("UPDATE audit_entry SET account_id = 'a' WHERE number = 3", ChainFault::Changed(3)),
        ("DELETE FROM audit_entry WHERE number = 2", ChainFault::Missing(2)),
        ("DELETE FROM audit_entry WHERE number = 4", ChainFault::Cut(3)),
        ("UPDATE audit_entry SET number = 9 WHERE number = 4", ChainFault::Missing(4)),
        ("UPDATE audit_head SET number = 5", ChainFault::Cut(4)),
    ];
    for (change, fault) in faults {
        let kept = store();
        for action in [AuditAction::SignedIn, AuditAction::Invited, AuditAction::Joined] {
            let at = moment(1);
            kept.store.audit(&AuditEntry { at, ..audited(action) }).unwrap();
        }
        let head = kept.store.audit_head().unwrap();
        kept.store.audit(&audited(AuditAction::AuditRead)).unwrap();
        assert_eq!(kept.store.verify_audit(Some(&head.digest)).unwrap(), Ok(4));
        assert_eq!(kept.store.verify_audit(Some("other")).unwrap(), Err(ChainFault::Replaced));
        kept.sql(change);
        assert_eq!(kept.again().verify_audit(None).unwrap(), Err(fault), "{change}");
    }
}

#[test]
fn a_purged_audit_is_whole_from_where_it_begins() {
    let kept = store();
    for minute in 0..6 {
        let entry = AuditEntry { at: moment(minute), ..audited(AuditAction::SignedIn) };
        kept.store.audit(&entry).unwrap();
    }
    assert_eq!(kept.store.purge_audit(moment(3)).unwrap(), 3);
    assert_eq!(kept.store.verify_audit(None).unwrap(), Ok(6));
    kept.sql("DELETE FROM audit_entry WHERE number = 4");
    assert_eq!(kept.store.verify_audit(None).unwrap(), Err(ChainFault::Missing(4)));
}
