//! Tokens: scoped to an organization and a role, stored as digests, revoked for good.

use super::{hotline, organization};
use crate::database::TestStore;
use crate::store::made::{moment, smallest};
use waystation::domain::{ActorRole, Affiliation};
use waystation::store::TokenText;

fn actor() -> Affiliation {
    Affiliation { organization: organization("o"), role: ActorRole::Operator }
}

fn store() -> TestStore {
    let kept = TestStore::new();
    kept.store.save(&smallest(), &mut |_, _| {}).unwrap();
    kept
}

#[test]
fn a_token_makes_whoever_shows_it_the_actor_it_was_made_for_until_it_is_revoked() {
    let kept = store();
    let text = kept.store.add_token(&actor(), moment(0)).unwrap();
    let other = kept.store.add_token(&actor(), moment(1)).unwrap();
    assert_ne!(text, other);
    let known = kept.store.token(&text.reveal().parse().unwrap()).unwrap().unwrap();
    assert_eq!((&known.affiliation, known.demo, known.revoked_at), (&actor(), false, None));
    kept.store.revoke_token(&known.id, moment(2)).unwrap();
    kept.store.revoke_token(&known.id, moment(3)).unwrap();
    assert_eq!(kept.again().token(&text).unwrap(), None);
    assert!(kept.store.token(&other).unwrap().is_some());
    let all = kept.store.tokens().unwrap();
    assert_eq!(all[0].revoked_at, Some(moment(2)));
    let missing = kept.store.revoke_token("nowhere", moment(2)).unwrap_err();
    assert_eq!(missing.to_string(), "There is no token nowhere.");
}

#[test]
fn a_token_is_nowhere_in_what_is_kept_and_never_in_a_debug_form() {
    let kept = store();
    let text = kept.store.add_token(&actor(), moment(0)).unwrap();
    let drawn = text.reveal().strip_prefix("waystation_").unwrap();
    assert!(!format!("{text:?}").contains(drawn));
    for (name, bytes) in kept.kept() {
        assert!(!String::from_utf8_lossy(&bytes).contains(drawn), "{name}");
    }
}

#[test]
fn a_token_is_for_an_organization_that_is_there() {
    let kept = store();
    let nowhere = kept.store.add_token(&hotline(0), moment(0)).unwrap_err();
    assert_eq!(nowhere.to_string(), "There is no organization hotline-0.");
    let of = &hotline(0).organization;
    kept.store.add_organization(of, "A hotline").unwrap();
    kept.store.add_token(&hotline(0), moment(0)).unwrap();
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
    assert_eq!(store().store.token(&guess).unwrap(), None);
}

#[test]
fn a_demo_knows_a_token_for_a_role_that_everybody_knows() {
    let kept = store();
    assert_eq!(kept.store.token(&"demo-operator".parse().unwrap()).unwrap(), None);
    kept.store.add_demo_token(&actor(), moment(0)).unwrap();
    let known = kept.store.token(&"demo-operator".parse().unwrap()).unwrap().unwrap();
    assert_eq!((known.affiliation, known.demo), (actor(), true));
}
