//! Signing in and managing people in a real browser, in both languages.

use super::{App, PASSWORD, between, invitation};
use crate::browser::{Browser, Script};
use crate::site::Site;
use crate::web::journeys::{click, is_well_made, text_of};
use chrono::TimeDelta;
use fantoccini::Locator;
use waystation::desk::Clock;
use waystation::domain::{ActorRole, Timestamp};
use waystation::store::Store;

/// The time of the service under test.
fn now() -> Timestamp {
    Clock::System.now()
}

/// A real network of the founding programs, and the link for its first administrator.
fn network() -> (Site, String) {
    let site = Site::start_after(&[&["import", "fixtures/founding.json"]]);
    let store = Store::open(site.url()).unwrap();
    let organization = store.organizations().unwrap().remove(0).id;
    let of = (organization.as_str(), ActorRole::Administrator);
    let link = invitation(&store, of, now());
    (site, link)
}

async fn typed(browser: &Browser, id: &str, text: &str) {
    let field = browser.client.find(Locator::Id(id)).await.unwrap();
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
}

/// Waits for a part of a page.
async fn comes(browser: &Browser, css: &str) {
    browser.client.wait().for_element(Locator::Css(css)).await.unwrap();
}

/// Looks at the page as it is made and takes pictures of it.
async fn looked_at(browser: &Browser, name: &str) {
    is_well_made(browser, name).await;
    browser.prefers("forced-colors", "none");
    for width in [1280, 320] {
        browser.window(width, 900);
        browser.screenshot(&format!("{}-{width}", name.replace(' ', "-"))).await;
    }
}

#[tokio::test]
async fn an_administrator_joins_invites_locks_and_signs_in_again() {
    for (script, lang) in [(Script::On, "en"), (Script::Off, "es")] {
        let Some(browser) = Browser::open(script).await else { return };
        let (site, link) = network();
        browser.goto(&site.at("/")).await;
        assert_eq!(browser.client.current_url().await.unwrap().path(), "/sign-in");
        browser.goto(&site.at(&format!("{link}?lang={lang}"))).await;
        let app = joins(&browser, lang).await;
        invites(&browser, lang).await;
        locks(&browser, lang).await;
        click(&browser, "form[action='/sign-out'] button").await;
        comes(&browser, "#password").await;
        let button = text_of(&browser, "main .act").await;
        assert_eq!(button, if lang == "en" { "Sign in" } else { "Iniciar sesión" });
        looked_at(&browser, &format!("sign in {lang}")).await;
        signs_in(&browser, &app, lang).await;
    }
}

/// Uses the link, with two passwords that differ at first, and sets up an app.
async fn joins(browser: &Browser, lang: &str) -> App {
    looked_at(browser, &format!("join {lang}")).await;
    typed(browser, "name", "office-1").await;
    typed(browser, "password", PASSWORD).await;
    typed(browser, "password_again", "another sentence").await;
    click(browser, "main .act").await;
    comes(browser, ".problems").await;
    looked_at(browser, &format!("join with a problem {lang}")).await;
    typed(browser, "password", PASSWORD).await;
    typed(browser, "password_again", PASSWORD).await;
    click(browser, "main .act").await;
    comes(browser, ".qr").await;
    looked_at(browser, &format!("app {lang}")).await;
    let app = App::on(&browser.client.source().await.unwrap());
    typed(browser, "code", &app.code_at(now())).await;
    click(browser, "main .act").await;
    comes(browser, ".secrets").await;
    looked_at(browser, &format!("recovery codes {lang}")).await;
    click(browser, ".go-on").await;
    comes(browser, "form.find").await;
    looked_at(browser, &format!("board of an administrator {lang}")).await;
    app
}

/// Makes an invitation, and finds it in the list.
async fn invites(browser: &Browser, lang: &str) {
    click(browser, ".tasks a[href='/people']").await;
    comes(browser, "#role").await;
    looked_at(browser, &format!("people {lang}")).await;
    click(browser, "#role option[value='hotline']").await;
    click(browser, "form[action='/people/invite'] .act").await;
    comes(browser, "#link").await;
    looked_at(browser, &format!("invitation {lang}")).await;
    click(browser, "main a[href='/people']").await;
    comes(browser, ".lines button").await;
    looked_at(browser, &format!("people with an invitation {lang}")).await;
}

/// Sets a PIN, locks the desk and unlocks it.
async fn locks(browser: &Browser, lang: &str) {
    click(browser, ".tasks a[href='/account']").await;
    comes(browser, "#pin").await;
    looked_at(browser, &format!("account {lang}")).await;
    typed(browser, "pin", "907261").await;
    typed(browser, "pin_again", "907261").await;
    click(browser, "form[action='/account/pin'] button").await;
    comes(browser, ".posted").await;
    looked_at(browser, &format!("account with a PIN {lang}")).await;
    click(browser, "form[action='/lock'] button").await;
    comes(browser, "form[action='/unlock'] #pin").await;
    looked_at(browser, &format!("locked {lang}")).await;
    typed(browser, "pin", "907261").await;
    click(browser, "main .act").await;
    comes(browser, "form.find").await;
}

/// Signs in with the password and the next code: the one before set up the app.
async fn signs_in(browser: &Browser, app: &App, lang: &str) {
    typed(browser, "name", "office-1").await;
    typed(browser, "password", PASSWORD).await;
    click(browser, "main .act").await;
    comes(browser, "#code").await;
    looked_at(browser, &format!("code {lang}")).await;
    typed(browser, "code", &app.code_at(now() + TimeDelta::seconds(30))).await;
    click(browser, "main .act").await;
    comes(browser, "form.find").await;
}

#[tokio::test]
async fn people_are_suspended_and_ended_and_the_auditor_reads_it() {
    for (script, lang) in [(Script::Off, "en"), (Script::On, "es")] {
        let Some(browser) = Browser::open(script).await else { return };
        let (site, link) = network();
        let store = Store::open(site.url()).unwrap();
        let organization = store.organizations().unwrap().remove(0).id;
        for (role, name) in [(ActorRole::Hotline, "night-desk"), (ActorRole::Auditor, "reader-1")] {
            let link = invitation(&store, (organization.as_str(), role), now());
            browser.goto(&site.at(&format!("{link}?lang={lang}"))).await;
            joined(&browser, name).await;
        }
        browser.goto(&site.at(&link)).await;
        joined(&browser, "office-1").await;
        browser.goto(&site.at("/people")).await;
        comes(&browser, "#role").await;
        click(&browser, ".people li:first-child summary").await;
        looked_at(&browser, &format!("a person {lang}")).await;
        click(&browser, ".people li:first-child button[value='suspend']").await;
        comes(&browser, ".posted").await;
        click(&browser, ".people li:first-child summary").await;
        click(&browser, ".people li:first-child button[value='end']").await;
        comes(&browser, ".problems").await;
        looked_at(&browser, &format!("ending not confirmed {lang}")).await;
        click(&browser, ".people li:first-child .tick input").await;
        click(&browser, ".people li:first-child button[value='end']").await;
        comes(&browser, ".posted").await;

        browser.goto(&site.at("/sign-in")).await;
        typed(&browser, "name", "reader-1").await;
        typed(&browser, "password", PASSWORD).await;
        click(&browser, "main .act").await;
        comes(&browser, ".qr").await;
        let app = App::on(&browser.client.source().await.unwrap());
        typed(&browser, "code", &app.code_at(now())).await;
        click(&browser, "main .act").await;
        click(&browser, ".go-on").await;
        comes(&browser, ".records").await;
        looked_at(&browser, &format!("audit {lang}")).await;
        let page = browser.client.source().await.unwrap();
        assert!(between(&page, "<tbody>", "</tbody>").contains("office-1"), "{page}");
    }
}

/// Fills in the form of an invitation, and sets up an app for the administrator.
async fn joined(browser: &Browser, name: &str) {
    comes(browser, "#password_again").await;
    typed(browser, "name", name).await;
    typed(browser, "password", PASSWORD).await;
    typed(browser, "password_again", PASSWORD).await;
    click(browser, "main .act").await;
    if name != "office-1" {
        comes(browser, ".qr, form.find").await;
        return;
    }
    comes(browser, ".qr").await;
    let app = App::on(&browser.client.source().await.unwrap());
    typed(browser, "code", &app.code_at(now())).await;
    click(browser, "main .act").await;
    comes(browser, ".secrets").await;
}
