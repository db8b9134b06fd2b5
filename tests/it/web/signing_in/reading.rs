//! Reading what was done, in both languages.

use super::{Office, with_password};
use actix_web::http::StatusCode;
use waystation::domain::ActorRole;

#[actix_web::test]
async fn an_auditor_reads_the_own_organization_page_by_page_and_leaves_a_trace() {
    let office = Office::new();
    let store = &office.site.database.store;
    store.add_organization(&"elsewhere".parse().unwrap(), "Elsewhere").unwrap();
    office.joined_at("elsewhere", ActorRole::Hotline, "stranger").await;
    let (mut worker, _) = office.joined(ActorRole::Hotline, "night-desk").await;
    let (mut auditor, _) = office.joined(ActorRole::Auditor, "reader-1").await;
    let page = auditor.get(&office, "/audit").await;
    assert_eq!(page.status, StatusCode::OK);
    let page = page.text();
    for words in ["night-desk", "an account was made", "signed in", "Nov 22, 5:41 am UTC"] {
        assert!(page.contains(words), "{words} is not in: {page}");
    }
    assert!(!page.contains("stranger"), "{page}");
    assert!(!page.contains("the audit was read"));
    let again = auditor.get(&office, "/audit").await.text();
    assert_eq!(again.matches("the audit was read").count(), 1, "{again}");

    for _ in 0..60 {
        worker.post(&office, "/sign-in", &with_password("night-desk")).await;
    }
    let first = auditor.get(&office, "/audit").await.text();
    assert_eq!(first.matches("<tr><td").count(), 100);
    let older = super::between(&first, "href=\"/audit?before=", "\"").to_owned();
    let second = auditor.get(&office, &format!("/audit?before={older}")).await.text();
    assert!(second.contains("an account was made") && !second.contains("?before=1\""));
    let spanish = auditor.get(&office, "/audit?lang=es").await.text();
    assert!(spanish.contains("inició sesión") && spanish.contains("Lo que se hizo"), "{spanish}");
    assert_eq!(worker.get(&office, "/audit").await.status, StatusCode::FORBIDDEN);
}
