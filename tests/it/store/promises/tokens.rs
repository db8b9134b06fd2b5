//! Tokens: scoped to an organization and a role, stored as digests, revoked for good.

use super::{hotline, organization};
use crate::database::{TestStore, audited};
use crate::store::made::{moment, smallest};
use chrono::TimeDelta;
use waystation::domain::{ActorRole, Affiliation, AuditAction, Right};
use waystation::store::{KnownToken, Store, TokenTerms, TokenText};

fn actor() -> Affiliation {
    Affiliation { organization: organization("o"), role: ActorRole::Operator }
}

/// The token with a text, at a moment after it was made.
fn seen(store: &Store, text: &TokenText) -> Option<KnownToken> {
    store.token(text, moment(5)).unwrap()
}

fn store() -> TestStore {
    let kept = TestStore::new();
    kept.store.save(&smallest(), &mut |_, _| {}).unwrap();
    kept
}

#[test]
fn a_token_makes_whoever_shows_it_the_actor_it_was_made_for_until_it_is_revoked() {
    let kept = store();
    let text = kept.store.add_token(&TokenTerms::of(actor()), moment(0)).unwrap();
    let other = kept.store.add_token(&TokenTerms::of(actor()), moment(1)).unwrap();
    assert_ne!(text, other);
    let known = seen(&kept.store, &text.reveal().parse().unwrap()).unwrap();
    assert_eq!((&known.terms.affiliation, known.demo, known.revoked_at), (&actor(), false, None));
    kept.store.revoke_token(&known.id, moment(2), &audited(AuditAction::TokenRevoked)).unwrap();
    kept.store.revoke_token(&known.id, moment(3), &audited(AuditAction::TokenRevoked)).unwrap();
    assert_eq!(seen(&kept.again(), &text), None);
    assert!(seen(&kept.store, &other).is_some());
    let all = kept.store.tokens().unwrap();
    assert_eq!(all[0].revoked_at, Some(moment(2)));
    let missing = kept
        .store
        .revoke_token("nowhere", moment(2), &audited(AuditAction::TokenRevoked))
        .unwrap_err();
    assert_eq!(missing.to_string(), "There is no token nowhere.");
}

#[test]
fn a_token_is_nowhere_in_what_is_kept_and_never_in_a_debug_form() {
    let kept = store();
    let text = kept.store.add_token(&TokenTerms::of(actor()), moment(0)).unwrap();
    let drawn = text.reveal().strip_prefix("waystation_").unwrap();
    assert!(!format!("{text:?}").contains(drawn));
    for (name, bytes) in kept.kept() {
        assert!(!String::from_utf8_lossy(&bytes).contains(drawn), "{name}");
    }
}

#[test]
fn a_token_is_for_an_organization_that_is_there() {
    let kept = store();
    let nowhere = kept.store.add_token(&TokenTerms::of(hotline(0)), moment(0)).unwrap_err();
    assert_eq!(nowhere.to_string(), "There is no organization hotline-0.");
    let of = &hotline(0).organization;
    kept.store.add_organization(of, "A hotline").unwrap();
    kept.store.add_token(&TokenTerms::of(hotline(0)), moment(0)).unwrap();
    let again = kept.store.add_organization(of, "Another").unwrap_err();
    assert!(again.to_string().contains("already there"), "{again}");
}

#[test]
fn what_is_no_token_is_told_so_and_a_guess_is_not_known() {
    for wrong in ["", "waystation_", "waystation_xyz", "Bearer x", "demo-", "demo-Hotline"] {
        let read = wrong.parse::<TokenText>();
        assert!(read.is_err() || wrong == "demo-", "{wrong}");
    }
    let guess = format!("waystation_{}", "0".repeat(64)).parse().unwrap();
    assert_eq!(seen(&store().store, &guess), None);
}

#[test]
fn a_demo_knows_a_token_for_a_role_that_everybody_knows() {
    let kept = store();
    assert_eq!(seen(&kept.store, &"demo-operator".parse().unwrap()), None);
    kept.store.add_demo_token(&actor(), moment(0)).unwrap();
    let known = seen(&kept.store, &"demo-operator".parse().unwrap()).unwrap();
    assert_eq!((known.terms.affiliation, known.demo), (actor(), true));
}

#[test]
fn a_token_keeps_its_purpose_its_scope_its_end_and_the_day_it_was_last_used() {
    let kept = store();
    let expires_at = Some(moment(10));
    let scope = [Right::Search, Right::PostCapacity].into_iter().collect();
    let name = "bed board".to_owned();
    let terms = TokenTerms { name, scope, expires_at, ..TokenTerms::of(actor()) };
    let text = kept.store.add_token(&terms, moment(0)).unwrap();
    let fresh = seen(&kept.store, &text).unwrap();
    assert_eq!((&fresh.terms, fresh.last_used_on), (&terms, None));
    kept.store.use_token(&fresh.id, moment(5)).unwrap();
    let used = kept.store.tokens().unwrap().remove(0);
    assert_eq!(used.last_used_on, Some(moment(5).date_naive()));
    let late = kept.store.token(&text, moment(10)).unwrap();
    assert_eq!(late, None, "it counts until its end, and not at its end");
    let last = kept.store.token(&text, moment(10) - TimeDelta::microseconds(1)).unwrap();
    assert!(last.is_some());
}
