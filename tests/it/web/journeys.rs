//! The tasks as people do them, in a real browser, with and without script.

use crate::browser::{Browser, Script};
use crate::site::Site;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Every way to read a page: the width, and a media feature with its value.
const WAYS: [(u32, &str, &str); 4] = [
    (1280, "prefers-color-scheme", "light"),
    (320, "prefers-color-scheme", "light"),
    (320, "prefers-color-scheme", "dark"),
    (1280, "forced-colors", "active"),
];

/// Checks the open page against everything required of a page, in every way to read it.
pub(super) async fn is_well_made(browser: &Browser, name: &str) {
    for (width, feature, value) in WAYS {
        browser.window(width, 640);
        browser.prefers(feature, value);
        let way = format!("{name} at {width}, {feature} {value}");
        assert_eq!(browser.faults().await, Vec::<String>::new(), "{way}");
        assert!(browser.no_sideways_scroll().await, "{way}");
        assert!(browser.smallest_target("button, .leave").await >= 24, "{way}");
        assert_eq!(browser.foreign_requests().await, Vec::<String>::new(), "{way}");
    }
}

/// The pause before another look at a page that may still be loading.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// The longest wait for a page.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) async fn text_of(browser: &Browser, css: &str) -> String {
    browser.client.find(Locator::Css(css)).await.unwrap().text().await.unwrap()
}

/// The value of a field; `None` while its page is loading.
async fn value_of(browser: &Browser, css: &str) -> Option<String> {
    let field = browser.client.find(Locator::Css(css)).await.ok()?;
    field.prop("value").await.ok()?
}

/// Clicks an element, which may appear only once the page has loaded.
pub(super) async fn click(browser: &Browser, css: &str) {
    let limit = Instant::now() + PATIENCE;
    loop {
        let found = browser.client.find(Locator::Css(css)).await;
        let clicked = match found {
            Ok(element) => element.click().await,
            Err(error) => Err(error),
        };
        match clicked {
            Ok(()) => return,
            Err(error) => assert!(Instant::now() < limit, "{css}: {error}"),
        }
        sleep(LOOK_AGAIN).await;
    }
}

/// Waits until a field has the expected value.
async fn comes_to_say(browser: &Browser, css: &str, expected: &str) {
    let limit = Instant::now() + PATIENCE;
    while value_of(browser, css).await.as_deref() != Some(expected) {
        assert!(Instant::now() < limit, "{css} does not come to say {expected}");
        sleep(LOOK_AGAIN).await;
    }
}

/// The id of the element that has the focus.
async fn focused(browser: &Browser) -> String {
    let element = browser.client.active_element().await.unwrap();
    element.attr("id").await.unwrap().unwrap_or_default()
}

#[tokio::test]
async fn a_bed_is_found_with_eight_keys_and_no_mouse() {
    for script in [Script::On, Script::Off] {
        let Some(browser) = Browser::open(script).await else { return };
        let site = Site::start_after(&[&["demo", "founding"]]);
        browser.goto(&site.at("/")).await;
        assert_eq!(focused(&browser).await, "where");
        is_well_made(&browser, "the board").await;
        browser.press("Fresno").await;
        browser.press(&Key::Enter.to_string()).await;
        browser.client.wait().for_element(Locator::Id("results")).await.unwrap();
        assert_eq!(focused(&browser).await, "results");
        is_well_made(&browser, "the call plan").await;
        let url = browser.client.current_url().await.unwrap();
        let path = if script == Script::On { "/" } else { "/find" };
        assert_eq!((url.path(), url.query()), (path, None));
        assert_eq!(browser.client.title().await.unwrap(), "Board");
    }
}

#[tokio::test]
async fn a_question_is_answered_and_an_option_opened() {
    for script in [Script::On, Script::Off] {
        let Some(browser) = Browser::open(script).await else { return };
        let site = Site::start_after(&[&["demo", "founding"]]);
        browser.goto(&site.at("/")).await;
        browser.press("93701").await;
        browser.press(&Key::Enter.to_string()).await;
        click(&browser, ".answers button").await;
        browser.client.wait().for_element(Locator::Css(".answered")).await.unwrap();
        is_well_made(&browser, "an answer given").await;
        click(&browser, ".plan .go button").await;
        browser.client.wait().for_element(Locator::Css(".aloud")).await.unwrap();
        is_well_made(&browser, "an option").await;
        click(&browser, ".back button").await;
        browser.client.wait().for_element(Locator::Css(".answered")).await.unwrap();
    }
}

#[tokio::test]
async fn what_would_be_welcome_is_ticked_and_said_in_the_list() {
    for script in [Script::On, Script::Off] {
        let Some(browser) = Browser::open(script).await else { return };
        let site = Site::start_after(&[&["demo", "founding"]]);
        browser.goto(&site.at("/")).await;
        browser.press("Miami, FL").await;
        click(&browser, ".welcome summary").await;
        click(&browser, "input[name='wishes.few-restrictions']").await;
        click(&browser, "input[value='legal help']").await;
        is_well_made(&browser, "what would be welcome").await;
        click(&browser, ".find-button").await;
        browser.client.wait().for_element(Locator::Id("results")).await.unwrap();
        is_well_made(&browser, "a call plan by wishes").await;
        let said = text_of(&browser, ".welcome summary").await;
        assert!(said.ends_with("few restrictions in the house, legal help"), "{said}");
        click(&browser, ".go button[value='fl-wings-of-shelter']").await;
        browser.client.wait().for_element(Locator::Css(".aloud")).await.unwrap();
        is_well_made(&browser, "an option with rules").await;
        let rules = text_of(&browser, "section[aria-labelledby='rules-title']").await;
        assert!(rules.starts_with("What the program says"), "{rules}");
        assert!(rules.contains("Residents go out with someone from the program."), "{rules}");
    }
}

#[tokio::test]
async fn a_wrong_form_says_so_first_and_keeps_what_was_typed() {
    let Some(browser) = Browser::open(Script::Off).await else { return };
    let site = Site::start_after(&[&["demo", "founding"]]);
    browser.goto(&site.at("/")).await;
    browser.press("Nowhere at all").await;
    browser.press(&Key::Enter.to_string()).await;
    browser.client.wait().for_element(Locator::Css(".problems")).await.unwrap();
    is_well_made(&browser, "a wrong form").await;
    click(&browser, ".problems a").await;
    assert_eq!(focused(&browser).await, "where");
}

#[tokio::test]
async fn beds_are_posted_with_a_thumb() {
    for script in [Script::On, Script::Off] {
        let Some(browser) = Browser::open(script).await else { return };
        let site = Site::start_after(&[&["demo", "founding"]]);
        browser.window(320, 640);
        browser.goto(&site.at("/post")).await;
        is_well_made(&browser, "the programs").await;
        click(&browser, ".programs a").await;
        browser.client.wait().for_element(Locator::Id("open-0")).await.unwrap();
        is_well_made(&browser, "beds").await;
        assert!(browser.smallest_target(".stepper button").await >= 60);
        assert!(browser.smallest_target(".post button:not(.default), .taking label").await >= 44);
        let before: u16 = value_of(&browser, "#open-0").await.unwrap().parse().unwrap();
        click(&browser, "button[value='more-0']").await;
        comes_to_say(&browser, "#open-0", &(before + 1).to_string()).await;
        click(&browser, ".post > .act:last-child").await;
        browser.client.wait().for_element(Locator::Css(".posted")).await.unwrap();
        is_well_made(&browser, "beds posted").await;
        assert!(text_of(&browser, ".row .quiet").await.contains("Hotlines see"));
    }
}

#[tokio::test]
async fn of_two_windows_the_later_chooses_between_both_posts() {
    for script in [Script::On, Script::Off] {
        let Some(browser) = Browser::open(script).await else { return };
        let site = Site::start_after(&[&["demo", "founding"]]);
        browser.window(320, 640);
        browser.goto(&site.at("/post/ca-bscc")).await;
        comes_to_say(&browser, "#open-0", "2").await;
        let post = json!({"unit_group": "ca-bscc-beds", "open": 5, "taking": "yes"});
        let (status, said) = site.post_capacity("ca-bscc", &post.to_string());
        assert_eq!(status, 201, "{said}");
        click(&browser, "button[value='more-0']").await;
        comes_to_say(&browser, "#open-0", "3").await;
        click(&browser, ".post > .act:last-child").await;
        browser.client.wait().for_element(Locator::Css(".conflict")).await.unwrap();
        is_well_made(&browser, "two posts").await;
        browser.window(320, 640);
        assert!(browser.smallest_target(".post button:not(.default), .taking label").await >= 44);
        let told = text_of(&browser, ".conflict p").await;
        assert!(told.starts_with("Someone at your program posted 5 at "), "{told}");
        assert!(told.ends_with(". You entered 3."), "{told}");
        assert_eq!(value_of(&browser, "#open-0").await.as_deref(), Some("3"));
        click(&browser, "button[value='use-0']").await;
        browser.client.wait().for_element(Locator::Css(".posted")).await.unwrap();
        comes_to_say(&browser, "#open-0", "3").await;
        assert!(text_of(&browser, ".posted").await.contains("3 beds open, taking people."));
    }
}

#[tokio::test]
async fn a_list_says_when_something_on_it_has_changed() {
    let Some(browser) = Browser::open(Script::On).await else { return };
    let site = Site::start_after(&[&["demo", "founding"]]);
    browser.goto(&site.at("/")).await;
    browser.press("Fresno").await;
    browser.press(&Key::Enter.to_string()).await;
    browser.client.wait().for_element(Locator::Id("results")).await.unwrap();
    let notice = browser.client.find(Locator::Id("stale")).await.unwrap();
    assert!(!notice.is_displayed().await.unwrap(), "nothing has changed yet");
    let program = browser.client.find(Locator::Css(".plan .go button")).await.unwrap();
    let program = program.attr("value").await.unwrap().unwrap();
    let (_, shown) = site.request(&format!("GET /api/v1/programs/{program}"), "");
    let shown: Value = serde_json::from_str(&shown).unwrap();
    let post = json!({"unit_group": shown["unit_groups"][0]["id"], "open": 1, "taking": "yes"});
    let (status, said) = site.post_capacity(&program, &post.to_string());
    assert_eq!(status, 201, "{said}");
    let limit = Instant::now() + PATIENCE;
    while !notice.is_displayed().await.unwrap() {
        assert!(Instant::now() < limit, "the list does not say that it is old");
        sleep(LOOK_AGAIN).await;
    }
    assert_eq!(text_of(&browser, "#stale p").await, "A place on this list has changed.");
    is_well_made(&browser, "a list that is old").await;
    click(&browser, "#stale button").await;
    let limit = Instant::now() + PATIENCE;
    while !matches!(browser.client.find(Locator::Id("stale")).await, Ok(notice)
        if notice.is_displayed().await.is_ok_and(|shown| !shown))
    {
        assert!(Instant::now() < limit, "looking again does not make the list new");
        sleep(LOOK_AGAIN).await;
    }
}
