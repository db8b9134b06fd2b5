//! The whole way: an invitation, an account, an app, a sign-out and a sign-in.

use super::{App, Office, PASSWORD, Reader, joining, recovery_codes, with_password};
use actix_web::http::StatusCode;
use waystation::domain::ActorRole;

#[actix_web::test]
async fn an_invitation_leads_to_an_app_recovery_codes_and_the_role() {
    let mut office = Office::new();
    let link = office.invitation("valley", ActorRole::Administrator);
    let mut reader = Reader::default();
    let offered = reader.get(&office, &link).await;
    assert_eq!(offered.status, StatusCode::OK);
    for words in ["administrator", "autocomplete=\"username\"", "autocomplete=\"new-password\""] {
        assert!(offered.text().contains(words), "{words} is not in: {}", offered.text());
    }
    let weak = [("name", "night-desk"), ("password", "short"), ("password_again", "other")];
    let refused = reader.post(&office, &link, &weak).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let refused = refused.text();
    assert!(refused.contains("shorter than 15") && refused.contains("not the same"), "{refused}");
    assert!(refused.contains("value=\"night-desk\"") && !refused.contains("value=\"short\""));

    let joined = reader.post(&office, &link, &joining("night-desk")).await;
    assert_eq!(joined.header("location"), "/sign-in/app", "{}", joined.text());
    for path in ["/", "/people", "/account", "/sign-in/code"] {
        assert_eq!(reader.sent_to(&office, path).await, "/sign-in/app", "{path}");
    }
    let page = reader.get(&office, "/sign-in/app").await.text();
    assert!(page.contains("<svg class=\"qr\"") && !page.contains("style="), "{page}");
    let again = reader.get(&office, "/sign-in/app").await.text();
    let app = App::on(&again);
    assert_eq!(App::on(&page).code(&office), app.code(&office), "the key stays the same");
    let wrong = reader.post(&office, "/sign-in/app", &[("code", "123456")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let half = reader.cookie.clone();
    let code = app.code(&office);
    let started = reader.post(&office, "/sign-in/app", &[("code", &code)]).await;
    let codes = recovery_codes(&started.text());
    assert_eq!(codes.len(), 10, "{}", started.text());
    assert_ne!(reader.cookie, half, "a new cookie");
    assert_eq!(Reader { cookie: half }.sent_to(&office, "/account").await, "/sign-in");
    assert_eq!(reader.sent_to(&office, "/people").await, "");

    let out = reader.post(&office, "/sign-out", &[]).await;
    assert_eq!(out.header("location"), "/sign-in?lang=en");
    assert_eq!(out.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
    assert_eq!(reader.cookie, "");
    assert_eq!(reader.sent_to(&office, "/people").await, "/sign-in");

    let signed = reader.post(&office, "/sign-in", &with_password("Night-Desk ")).await;
    assert_eq!(signed.header("location"), "/sign-in/code");
    let used = reader.post(&office, "/sign-in/code", &[("code", &code)]).await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY, "each code counts once");
    office.pass(30);
    let code = app.code(&office);
    let inside = reader.post(&office, "/sign-in/code", &[("code", &code)]).await;
    assert_eq!(inside.header("location"), "/", "{}", inside.text());
    assert_eq!(reader.sent_to(&office, "/people").await, "");

    let mut other = Reader::default();
    for (recovery, status) in [
        (codes[0].to_uppercase(), StatusCode::SEE_OTHER),
        (codes[0].clone(), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        other.post(&office, "/sign-in", &with_password("night-desk")).await;
        let entered = other.post(&office, "/sign-in/code", &[("code", &recovery)]).await;
        assert_eq!(entered.status, status, "{}", entered.text());
    }
}

#[actix_web::test]
async fn an_invitation_that_does_not_count_looks_like_one_that_never_was() {
    let mut office = Office::new();
    let used = office.invitation("valley", ActorRole::Hotline);
    let late = office.invitation("valley", ActorRole::Hotline);
    let joined = Reader::default().post(&office, &used, &joining("day-desk")).await;
    assert_eq!(joined.header("location"), "/");
    let taken = office.invitation("valley", ActorRole::Hotline);
    let same = Reader::default().post(&office, &taken, &joining("day-desk")).await;
    assert!(same.text().contains("This sign-in name is taken."), "{}", same.text());
    office.pass(31 * 60);
    let mut bodies = Vec::new();
    for link in [used.as_str(), &late, "/join/none", &format!("/join/{}", "0".repeat(64))] {
        let seen = Reader::default().get(&office, link).await;
        let tried = Reader::default().post(&office, link, &joining("desk-four")).await;
        for answer in [seen, tried] {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{link}");
            bodies.push(answer.text());
        }
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "{bodies:?}");
}

#[actix_web::test]
async fn a_name_that_nobody_has_gets_the_bytes_of_a_wrong_password() {
    let office = Office::new();
    office.joined(ActorRole::Hotline, "night-desk").await;
    let mut answers = Vec::new();
    for (name, password) in [
        ("night-desk", "another wrong sentence"),
        ("nobody-her", "another wrong sentence"),
        ("no@name.it", "another wrong sentence"),
        ("nobody-her", PASSWORD),
    ] {
        let fields = [("name", name), ("password", password)];
        let answer = Reader::default().post(&office, "/sign-in", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.header("set-cookie"), "");
        assert!(!answer.text().contains(password));
        answers.push(answer.text().replace(name, "the name"));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
}

#[actix_web::test]
async fn after_five_failures_the_right_password_waits_too_and_other_networks_do_not() {
    let mut office = Office::new();
    office.joined(ActorRole::Hotline, "night-desk").await;
    let mut reader = Reader::default();
    for _ in 0..5 {
        reader.post(&office, "/sign-in", &[("name", "night-desk"), ("password", "wrong")]).await;
    }
    let waits = reader.post(&office, "/sign-in", &with_password("night-desk")).await;
    assert_eq!(waits.status, StatusCode::UNPROCESSABLE_ENTITY);
    office.pass(20 * 60);
    let fine = reader.post(&office, "/sign-in", &with_password("night-desk")).await;
    assert_eq!(fine.header("location"), "/");
}

#[actix_web::test]
async fn a_second_sign_in_ends_the_first_of_the_same_browser() {
    let office = Office::new();
    let (mut reader, _) = office.joined(ActorRole::Hotline, "night-desk").await;
    office.joined(ActorRole::Hotline, "day-desk").await;
    let mut first = reader.clone();
    reader.post(&office, "/sign-in", &with_password("day-desk")).await;
    assert_ne!(reader.cookie, first.cookie);
    assert_eq!(first.sent_to(&office, "/").await, "/sign-in");
    assert!(reader.get(&office, "/account").await.text().contains("day-desk"));
}

#[actix_web::test]
async fn pages_of_a_session_are_never_kept_and_offer_only_what_the_role_may_do() {
    let office = Office::new();
    let every = ["href=\"/people\"", "href=\"/audit\"", "href=\"/account\"", "href=\"/post\""];
    for (role, name, home, offered) in [
        (ActorRole::Hotline, "hotline-1", "/", &every[2..3]),
        (ActorRole::Supervisor, "superv-1", "/", &every[2..]),
        (ActorRole::Administrator, "admin-1", "/", &[every[0], every[2]][..]),
        (ActorRole::Auditor, "auditor-1", "/audit", &every[1..3]),
        (ActorRole::Operator, "operator-1", "/post", &every[2..]),
    ] {
        let (mut reader, _) = office.joined(role, name).await;
        let page = reader.get(&office, home).await;
        assert_eq!(page.status, StatusCode::OK, "{role}: {}", page.text());
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.header("vary").contains("Cookie"));
        for link in every {
            assert_eq!(page.text().contains(link), offered.contains(&link), "{role} {link}");
        }
        assert_eq!(reader.sent_to(&office, "/sign-in/code").await, home, "{role}");
        let searches = page.text().contains(">Find a bed</a>");
        assert_eq!(searches, role != ActorRole::Auditor, "{role}");
    }
    let nobody = Reader::default().get(&office, "/help").await.text();
    assert!(nobody.contains("href=\"/sign-in\"") && !nobody.contains("href=\"/post\""));
    let demo = super::Site::new().get("/help").await.text();
    assert!(demo.contains("href=\"/post\"") && !demo.contains("href=\"/sign-in\""));
}
