//! Back, Reload and Leave in a real browser. Back keeps the list. After a reload or after leaving,
//! nothing that was entered remains.

use crate::browser::{Browser, Script};
use crate::site::Site;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// The two entries, which must be found nowhere afterwards.
const PLACE: &str = "Susanville, CA";
const AVOIDED: &str = "Weaverville, CA";

const PATIENCE: Duration = Duration::from_secs(10);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

async fn comes(browser: &Browser, css: &str) {
    browser.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await.unwrap();
}

async fn click(browser: &Browser, css: &str) {
    let limit = Instant::now() + PATIENCE;
    loop {
        let found = browser.client.find(Locator::Css(css)).await;
        if let Ok(element) = found
            && element.click().await.is_ok()
        {
            return;
        }
        assert!(Instant::now() < limit, "{css} cannot be clicked");
        sleep(LOOK_AGAIN).await;
    }
}

async fn answer(browser: &Browser, script: &str) -> Value {
    browser.client.execute(script, Vec::new()).await.unwrap()
}

/// Everything a page holds: its text, the values of its fields, its address, title and history
/// state.
async fn held(browser: &Browser) -> String {
    const ASK: &str = "const fields = [...document.querySelectorAll('input, select, textarea')];
        return document.documentElement.outerHTML + fields.map(field => field.value).join(' ')
            + location.href + document.title + JSON.stringify(history.state);";
    let limit = Instant::now() + PATIENCE;
    loop {
        match browser.client.execute(ASK, Vec::new()).await {
            Ok(held) => return held.as_str().unwrap().to_owned(),
            Err(error) => assert!(Instant::now() < limit, "{error}"),
        }
        sleep(LOOK_AGAIN).await;
    }
}

async fn search(browser: &Browser, site: &Site) {
    browser.goto(&site.at("/")).await;
    browser.press(PLACE).await;
    click(browser, ".more summary").await;
    click(browser, "#avoid").await;
    browser.press(AVOIDED).await;
    click(browser, "#where").await;
    browser.press(&Key::Enter.to_string()).await;
    comes(browser, "#results").await;
}

fn says_nothing(held: &str, when: &str) {
    for entered in [PLACE, AVOIDED] {
        assert!(!held.contains(entered), "{entered} is there {when}: {held}");
    }
    assert!(!held.contains("id=\"results\""), "a list is there {when}");
}

#[tokio::test]
async fn back_from_details_shows_the_list_without_sending_it_again() {
    let Some(browser) = Browser::open(Script::On).await else { return };
    let site = Site::start_after(&[&["demo"]]);
    search(&browser, &site).await;
    let list = browser.client.find(Locator::Id("results")).await.unwrap().text().await.unwrap();
    for _ in 0..2 {
        click(&browser, ".plan .go button").await;
        comes(&browser, ".aloud").await;
        browser.client.back().await.unwrap();
        comes(&browser, "#results").await;
        let again = browser.client.find(Locator::Id("results")).await.unwrap();
        assert_eq!(again.text().await.unwrap(), list);
        let place = browser.client.find(Locator::Id("where")).await.unwrap();
        assert_eq!(place.prop("value").await.unwrap().as_deref(), Some(PLACE));
    }
    browser.client.forward().await.unwrap();
    comes(&browser, ".aloud").await;
    click(&browser, ".back button").await;
    comes(&browser, "#results").await;
}

#[tokio::test]
async fn a_reload_shows_the_empty_board_and_so_does_back_after_it() {
    let Some(browser) = Browser::open(Script::On).await else { return };
    let site = Site::start_after(&[&["demo"]]);
    search(&browser, &site).await;
    browser.client.refresh().await.unwrap();
    comes(&browser, "#where").await;
    says_nothing(&held(&browser).await, "after a reload");
    search(&browser, &site).await;
    click(&browser, ".plan .go button").await;
    comes(&browser, ".aloud").await;
    browser.client.refresh().await.unwrap();
    comes(&browser, "#where").await;
    says_nothing(&held(&browser).await, "after a reload of details");
    browser.client.back().await.unwrap();
    comes(&browser, "#where").await;
    says_nothing(&held(&browser).await, "after going back from there");
}

/// Leaves the page. Returns the number of nodes it has then, and the milliseconds that took.
const LEAVE: &str = "const began = performance.now();
    document.getElementById('leave').click();
    return [document.body.childNodes.length, performance.now() - began];";

#[tokio::test]
async fn who_leaves_leaves_nothing_to_come_back_to() {
    let Some(browser) = Browser::open(Script::On).await else { return };
    let site = Site::start_after(&[&["demo"]]);
    search(&browser, &site).await;
    click(&browser, ".answers button").await;
    comes(&browser, ".answered").await;
    click(&browser, ".plan .go button").await;
    comes(&browser, ".aloud").await;
    let left = answer(&browser, LEAVE).await;
    assert_eq!(left[0], json!(0), "the page is empty at once");
    assert!(left[1].as_f64().unwrap() < 200.0, "{left}");
    let limit = Instant::now() + PATIENCE;
    while browser.client.current_url().await.unwrap().host_str() != Some("www.weather.gov") {
        assert!(Instant::now() < limit, "nobody has left");
        sleep(LOOK_AGAIN).await;
    }
    for when in ["back", "back and a reload", "further back"] {
        if when.ends_with("reload") {
            browser.client.refresh().await.unwrap();
        } else {
            browser.client.back().await.unwrap();
        }
        comes(&browser, "#where").await;
        says_nothing(&held(&browser).await, when);
    }
    let storage = answer(&browser, "return [localStorage.length, sessionStorage.length]").await;
    assert_eq!(storage, json!([0, 0]));
    let history = browser.history().join("\n");
    says_nothing(&history, "in the history");
    for (file, bytes) in browser.kept() {
        says_nothing(&String::from_utf8_lossy(&bytes).replace("id=\"results\"", ""), &file);
    }
}

#[tokio::test]
async fn an_answer_that_does_not_come_keeps_the_search() {
    let Some(browser) = Browser::open(Script::On).await else { return };
    let mut site = Site::start_after(&[&["demo"]]);
    search(&browser, &site).await;
    site.stop();
    click(&browser, ".plan .go button").await;
    comes(&browser, "#failed").await;
    let place = browser.client.find(Locator::Id("where")).await.unwrap();
    assert_eq!(place.prop("value").await.unwrap().as_deref(), Some(PLACE));
    assert_eq!(browser.faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn without_script_every_step_is_a_form_and_no_address_holds_anything() {
    let Some(browser) = Browser::open(Script::Off).await else { return };
    let site = Site::start_after(&[&["demo"]]);
    search(&browser, &site).await;
    click(&browser, ".plan .go button").await;
    comes(&browser, ".aloud").await;
    click(&browser, ".back button").await;
    comes(&browser, "#results").await;
    let history = browser.history().join("\n");
    says_nothing(&history, "in the history");
    let foot = browser.client.find(Locator::Css(".foot")).await.unwrap().text().await.unwrap();
    assert!(foot.contains("Close this tab"), "{foot}");
}
