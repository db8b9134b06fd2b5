//! Administrators: inviting people, and suspending and ending their accounts.

use super::{App, Office, Reader, between, joining, with_password};
use actix_web::http::StatusCode;
use waystation::domain::{AccountId, ActorRole};

/// The id of an account.
fn id_of(office: &Office, name: &str) -> AccountId {
    let store = &office.site.database.store;
    store.account_named(&name.parse().unwrap()).unwrap().unwrap().id
}

async fn administrator(office: &Office) -> Reader {
    office.joined(ActorRole::Administrator, "office-1").await.0
}

/// Presses a button at an account. Returns where that leads, or the page of a problem.
async fn pressed(reader: &mut Reader, office: &Office, id: &str, action: &str) -> String {
    let path = format!("/people/{id}");
    let answer = reader.post(office, &path, &[("action", action)]).await;
    if answer.status == StatusCode::SEE_OTHER {
        return answer.header("location").to_owned();
    }
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    answer.text()
}

#[actix_web::test]
async fn an_administrator_invites_an_operator_of_one_program() {
    let office = Office::new();
    let mut admin = administrator(&office).await;
    let page = admin.get(&office, "/people").await.text();
    assert!(page.contains("office-1") && page.contains("This is you."), "{page}");
    let wrong = [("role", "hotline"), ("program", "youth-shelter"), ("team", "<b>")];
    let refused = admin.post(&office, "/people/invite", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Only operators are limited to programs."));
    assert!(refused.text().contains("value=\"youth-shelter\" checked"), "{}", refused.text());
    let foreign = [("role", "operator"), ("program", "no-such-program")];
    let refused = admin.post(&office, "/people/invite", &foreign).await;
    assert!(refused.text().contains("not one of your organization"), "{}", refused.text());

    let fields = [("role", "operator"), ("program", "youth-shelter"), ("team", "Night team")];
    let invited = admin.post(&office, "/people/invite", &fields).await;
    assert_eq!(invited.status, StatusCode::OK, "{}", invited.text());
    let invited = invited.text();
    let link = between(&invited, "rows=\"5\">", "<");
    let path = link.strip_prefix("http://localhost:8080").unwrap_or(link);
    assert!(path.starts_with("/join/"), "{link}");
    let listed = admin.get(&office, "/people").await.text();
    assert!(!listed.contains(path), "the link is shown once");
    assert!(listed.contains("Counts until Nov 25"), "{listed}");

    let mut operator = Reader::default();
    let offered = operator.get(&office, path).await.text();
    assert!(offered.contains("Your team: Night team."), "{offered}");
    operator.post(&office, path, &joining("night-shift")).await;
    let app = App::on(&operator.get(&office, "/sign-in/app").await.text());
    operator.post(&office, "/sign-in/app", &[("code", &app.code(&office))]).await;
    let list = operator.get(&office, "/post").await.text();
    assert!(list.contains("/post/youth-shelter"), "{list}");
    assert_eq!(list.matches("href=\"/post/").count(), 1, "only the program of the invitation");
}

#[actix_web::test]
async fn an_invitation_is_withdrawn_and_only_by_its_organization() {
    let office = Office::new();
    let mut admin = administrator(&office).await;
    let mut others = stranger(&office).await;
    let invited = admin.post(&office, "/people/invite", &[("role", "hotline")]).await.text();
    let link = between(&invited, "rows=\"5\">", "<").to_owned();
    let path = link.split_once("/join/").map(|(_, secret)| format!("/join/{secret}")).unwrap();
    let listed = admin.get(&office, "/people").await.text();
    let withdraw = between(&listed, "action=\"/people/invitations/", "\"").to_owned();
    let withdraw = format!("/people/invitations/{withdraw}");
    let theirs = others.post(&office, &withdraw, &[]).await;
    let none = others.post(&office, "/people/invitations/0000/withdraw", &[]).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
    assert_eq!(theirs.text(), none.text());
    assert_eq!(Reader::default().get(&office, &path).await.status, StatusCode::OK);
    let done = admin.post(&office, &withdraw, &[]).await;
    assert_eq!(done.header("location"), "/people?done=withdraw");
    assert_eq!(Reader::default().get(&office, &path).await.status, StatusCode::NOT_FOUND);
}

/// An administrator of another organization.
async fn stranger(office: &Office) -> Reader {
    let store = &office.site.database.store;
    store.add_organization(&"elsewhere".parse().unwrap(), "Elsewhere").unwrap();
    office.joined_at("elsewhere", ActorRole::Administrator, "stranger").await.0
}

#[actix_web::test]
async fn a_suspended_account_stops_at_once_and_a_restored_one_signs_in_again() {
    let office = Office::new();
    let mut admin = administrator(&office).await;
    let (mut reader, _) = office.joined(ActorRole::Hotline, "night-desk").await;
    let id = id_of(&office, "night-desk").to_string();
    assert_eq!(reader.sent_to(&office, "/").await, "");
    assert_eq!(pressed(&mut admin, &office, &id, "suspend").await, "/people?done=suspend");
    assert_eq!(reader.sent_to(&office, "/").await, "/sign-in");
    let out = reader.post(&office, "/sign-in", &with_password("night-desk")).await;
    assert_eq!(out.status, StatusCode::UNPROCESSABLE_ENTITY);
    let listed = admin.get(&office, "/people?done=suspend").await.text();
    assert!(listed.contains("<strong>suspended</strong>"), "{listed}");
    assert_eq!(pressed(&mut admin, &office, &id, "restore").await, "/people?done=restore");
    let inside = reader.post(&office, "/sign-in", &with_password("night-desk")).await;
    assert_eq!(inside.header("location"), "/");
    assert_eq!(pressed(&mut admin, &office, &id, "sign-out").await, "/people?done=sign-out");
    assert_eq!(reader.sent_to(&office, "/").await, "/sign-in");
}

#[actix_web::test]
async fn ending_an_account_is_confirmed_and_cannot_be_undone() {
    let office = Office::new();
    let mut admin = administrator(&office).await;
    office.joined(ActorRole::Hotline, "night-desk").await;
    let id = id_of(&office, "night-desk").to_string();
    let asked = pressed(&mut admin, &office, &id, "end").await;
    assert!(asked.contains("Tick the box to close the account."), "{asked}");
    assert!(asked.contains(&format!("href=\"#confirm-{id}\"")), "{asked}");
    let fields = [("action", "end"), ("confirm", "yes")];
    let ended = admin.post(&office, &format!("/people/{id}"), &fields).await;
    assert_eq!(ended.header("location"), "/people?done=end", "{}", ended.text());
    let again = pressed(&mut admin, &office, &id, "restore").await;
    assert!(again.contains("This account is closed for good."), "{again}");
    let out = Reader::default().post(&office, "/sign-in", &with_password("night-desk")).await;
    assert_eq!(out.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn a_lost_app_is_removed_and_the_next_sign_in_sets_up_another() {
    let office = Office::new();
    let mut admin = administrator(&office).await;
    office.joined(ActorRole::Supervisor, "lead-desk").await;
    let id = id_of(&office, "lead-desk").to_string();
    assert_eq!(pressed(&mut admin, &office, &id, "reset-codes").await, "/people?done=reset-codes");
    let mut reader = Reader::default();
    let signed = reader.post(&office, "/sign-in", &with_password("lead-desk")).await;
    assert_eq!(signed.header("location"), "/sign-in/app");
}

#[actix_web::test]
async fn accounts_of_others_are_as_if_they_were_not_there() {
    let office = Office::new();
    let mut admin = administrator(&office).await;
    let mut others = stranger(&office).await;
    let (mut reader, _) = office.joined(ActorRole::Hotline, "night-desk").await;
    let theirs = id_of(&office, "night-desk").to_string();
    for action in ["suspend", "restore", "end", "sign-out", "reset-codes", "nothing"] {
        let mut answers = Vec::new();
        for id in [theirs.as_str(), "00000000000000000000000000000000", "NO%20ID"] {
            answers.push(pressed(&mut others, &office, id, action).await);
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "{action}");
    }
    assert_eq!(reader.sent_to(&office, "/").await, "");
    assert!(!others.get(&office, "/people").await.text().contains("night-desk"));
    let own = id_of(&office, "office-1").to_string();
    let refused = pressed(&mut admin, &office, &own, "suspend").await;
    assert!(refused.contains("This is your own account."), "{refused}");
    let forbidden = reader.get(&office, "/people").await;
    assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
}
