//! Desks that lock themselves, phones that only post, and the own sessions.

use super::{App, Office, PASSWORD, Reader, between, with_password};
use actix_web::http::StatusCode;
use waystation::domain::ActorRole;

const PIN: &str = "907261";

async fn with_pin(office: &Office) -> Reader {
    let (mut reader, _) = office.joined(ActorRole::Hotline, "night-desk").await;
    let differs = [("pin", PIN), ("pin_again", "111222")];
    let refused = reader.post(office, "/account/pin", &differs).await;
    assert!(refused.text().contains("The two PINs are not the same."), "{}", refused.text());
    let simple = reader.post(office, "/account/pin", &[("pin", "123456"), ("pin_again", "123456")]);
    assert_eq!(simple.await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = reader.post(office, "/account/pin", &[("pin", PIN), ("pin_again", PIN)]).await;
    assert_eq!(set.header("location"), "/account?done=pin", "{}", set.text());
    reader
}

#[actix_web::test]
async fn a_desk_that_is_idle_locks_itself_and_the_pin_unlocks_it_under_a_new_cookie() {
    let mut office = Office::new();
    let mut reader = with_pin(&office).await;
    office.pass(14 * 60);
    assert_eq!(reader.sent_to(&office, "/").await, "");
    office.pass(15 * 60);
    for path in ["/", "/account", "/sign-in/app"] {
        assert_eq!(reader.sent_to(&office, path).await, "/lock", "{path}");
    }
    let page = reader.get(&office, "/lock").await.text();
    assert!(page.contains("Enter the PIN of night-desk.") && !page.contains("href=\"/account\""));
    let wrong = reader.post(&office, "/unlock", &[("pin", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let locked = reader.cookie.clone();
    let unlocked = reader.post(&office, "/unlock", &[("pin", PIN)]).await;
    assert_eq!(unlocked.header("location"), "/", "{}", unlocked.text());
    assert_ne!(reader.cookie, locked);
    assert_eq!(reader.sent_to(&office, "/").await, "");
    assert_eq!(Reader { cookie: locked }.sent_to(&office, "/").await, "/sign-in");
}

#[actix_web::test]
async fn five_wrong_pins_end_the_session() {
    let office = Office::new();
    let mut reader = with_pin(&office).await;
    assert!(reader.get(&office, "/").await.text().contains("action=\"/lock\""));
    let locked = reader.post(&office, "/lock", &[]).await;
    assert_eq!(locked.header("location"), "/lock");
    for _ in 0..4 {
        let wrong = reader.post(&office, "/unlock", &[("pin", "000000")]).await;
        assert!(wrong.text().contains("The PIN is wrong."), "{}", wrong.text());
    }
    let last = reader.post(&office, "/unlock", &[("pin", "000000")]).await;
    assert!(last.text().contains("ended after several wrong PINs"), "{}", last.text());
    assert_eq!(reader.cookie, "");
    assert_eq!(reader.sent_to(&office, "/lock").await, "/sign-in");
}

#[actix_web::test]
async fn without_a_pin_an_idle_desk_is_signed_out_and_lock_signs_out() {
    let mut office = Office::new();
    let (mut reader, _) = office.joined(ActorRole::Hotline, "night-desk").await;
    assert!(!reader.get(&office, "/").await.text().contains("action=\"/lock\""));
    office.pass(15 * 60);
    assert_eq!(reader.sent_to(&office, "/").await, "/sign-in");
    reader.post(&office, "/sign-in", &with_password("night-desk")).await;
    let locked = reader.post(&office, "/lock", &[]).await;
    assert_eq!(locked.header("location"), "/sign-in?lang=en");
    assert_eq!(reader.sent_to(&office, "/").await, "/sign-in");
}

/// Signs in as an operator on a phone that stays signed in.
async fn on_phone(office: &mut Office, app: &App) -> Reader {
    office.pass(30);
    let mut phone = Reader::default();
    let kept = [with_password("night-shift").as_slice(), &[("phone", "yes")]].concat();
    phone.post(office, "/sign-in", &kept).await;
    let code = app.code(office);
    let entered = phone.post(office, "/sign-in/code", &[("code", &code)]).await;
    assert_eq!(entered.header("location"), "/post", "{}", entered.text());
    let lasting = format!("Max-Age={}", 30 * 24 * 60 * 60);
    assert!(entered.header("set-cookie").contains(&lasting), "{}", entered.header("set-cookie"));
    phone
}

#[actix_web::test]
async fn a_phone_posts_for_thirty_days_and_does_nothing_else() {
    let mut office = Office::new();
    let (_, app) = office.joined(ActorRole::Operator, "night-shift").await;
    let mut phone = on_phone(&mut office, &app.unwrap()).await;
    office.pass(29 * 24 * 60 * 60);
    let list = phone.get(&office, "/post").await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(!list.text().contains("href=\"/account\""), "{}", list.text());
    assert_eq!(phone.sent_to(&office, "/post/youth-shelter").await, "");
    for path in ["/", "/account"] {
        assert_eq!(phone.sent_to(&office, path).await, "/sign-in", "{path}");
    }
    let found = phone.post(&office, "/find", &[("where", "Fresno, CA")]).await;
    assert_eq!(found.header("location"), "/sign-in");
    office.pass(24 * 60 * 60);
    assert_eq!(phone.sent_to(&office, "/post").await, "/sign-in");
    let (mut hotline, _) = office.joined(ActorRole::Hotline, "night-desk").await;
    let kept = [with_password("night-desk").as_slice(), &[("phone", "yes")]].concat();
    let signed = hotline.post(&office, "/sign-in", &kept).await;
    assert!(!signed.header("set-cookie").contains("Max-Age"), "only operators have phones");
}

#[actix_web::test]
async fn the_own_sessions_are_listed_and_end_and_no_others() {
    let mut office = Office::new();
    let (_, app) = office.joined(ActorRole::Operator, "night-shift").await;
    let app = app.unwrap();
    let mut phone = on_phone(&mut office, &app).await;
    office.pass(30);
    let mut desk = Reader::default();
    desk.post(&office, "/sign-in", &with_password("night-shift")).await;
    let code = app.code(&office);
    desk.post(&office, "/sign-in/code", &[("code", &code)]).await;
    let page = desk.get(&office, "/account").await.text();
    assert_eq!(page.matches("name=\"session\"").count(), 3, "{page}");
    assert_eq!(page.matches("this session").count(), 1);
    assert!(page.contains("Nov 22, 5:30 am UTC"), "to the quarter hour: {page}");
    let on_phone = between(&page, "<strong>phone</strong>", "</li>");
    let on_phone = between(on_phone, "name=\"session\" value=\"", "\"").to_owned();

    let (mut stranger, _) = office.joined(ActorRole::Hotline, "night-desk").await;
    let mut answers = Vec::new();
    for id in [on_phone.as_str(), "0000000000000000", "", "x y"] {
        let answer = stranger.post(&office, "/account/sessions", &[("session", id)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}");
        answers.push(answer.text());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    assert_eq!(phone.sent_to(&office, "/post").await, "");
    let ended = desk.post(&office, "/account/sessions", &[("session", &on_phone)]).await;
    assert_eq!(ended.header("location"), "/account?done=session");
    assert_eq!(phone.sent_to(&office, "/post").await, "/sign-in");
    let out = desk.post(&office, "/account/sign-out-everywhere", &[]).await;
    assert_eq!(out.header("location"), "/sign-in?lang=en");
    assert_eq!(desk.sent_to(&office, "/account").await, "/sign-in");
}

#[actix_web::test]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    let office = Office::new();
    let (mut reader, _) = office.joined(ActorRole::Hotline, "night-desk").await;
    let mut other = Reader::default();
    other.post(&office, "/sign-in", &with_password("night-desk")).await;
    let new = "seven quiet lanterns float";
    let fields = |old, again| [("old_password", old), ("password", new), ("password_again", again)];
    for wrong in [fields("a wrong old password", new), fields(PASSWORD, "another again")] {
        let refused = reader.post(&office, "/account/password", &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!refused.text().contains(new), "{}", refused.text());
    }
    let changed = reader.post(&office, "/account/password", &fields(PASSWORD, new)).await;
    assert_eq!(changed.header("location"), "/account?done=password", "{}", changed.text());
    let said = reader.get(&office, "/account?done=password").await.text();
    assert!(said.contains("Your password is changed."));
    assert_eq!(other.sent_to(&office, "/").await, "/sign-in");
    let old = other.post(&office, "/sign-in", &with_password("night-desk")).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
}
