//! The browser tools on test pages: they report every fault, and nothing on a good page.

use std::fs;

use fantoccini::Locator;
use fantoccini::key::Key;

use super::{Browser, Script};

const GOOD: &str = r#"<!doctype html><html lang="en"><head><title>Beds tonight</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>button { min-width: 44px; min-height: 44px } div { width: 600px }</style></head>
<body><main><h1>Beds tonight</h1><h2>Ask</h2>
<form><label>Nights <input name="nights"></label>
<fieldset><legend>Room</legend><label><input type="radio" name="room"> Any</label></fieldset>
<button type="button">Find</button></form><p id="said">script is off</p>
<script>said.textContent = "script is on"</script></main></body></html>"#;

const BAD: &str = r#"<!doctype html><html><head><style>:focus { outline: none }
p { color: silver }</style></head>
<body><h2>Beds</h2><h4>Ask</h4><div style="width: 600px">wide</div><img src="x.png">
<input name="nights"><input type="radio" name="room" aria-label="Any">
<button style="width: 20px; height: 18px; padding: 0"></button>
<a href="x"></a><p id="a">pale</p><p id="a">pale</p></body></html>"#;

#[tokio::test]
async fn a_good_page_has_no_faults_also_without_script() {
    for (script, said) in [(Script::On, "script is on"), (Script::Off, "script is off")] {
        let Some(browser) = Browser::open(script).await else { return };
        browser.goto(&page(GOOD)).await;
        assert_eq!(browser.faults().await, Vec::<String>::new());
        assert_eq!(browser.foreign_requests().await, Vec::<String>::new());
        assert_eq!(browser.smallest_target("button").await, 44);
        let found = browser.client.find(Locator::Id("said")).await.unwrap();
        assert_eq!(found.text().await.unwrap(), said);
    }
}

#[tokio::test]
async fn a_bad_page_is_told_every_fault() {
    let Some(browser) = Browser::open(Script::On).await else { return };
    browser.window(320, 640);
    browser.goto(&page(BAD)).await;
    let faults = browser.faults().await.join("\n");
    for fault in [
        "html has no lang",
        "the page has no title",
        "exactly one main",
        "no viewport",
        "ids used twice: a",
        "heading after level 0: <h2>",
        "heading after level 2: <h4>",
        "field without a label: <input name=\"nights\">",
        "button without text",
        "link without text",
        "image without alt",
        "radio in no named group",
        "focus is not visible: <button",
        "contrast 1.8: <p id=\"a\">",
    ] {
        assert!(faults.contains(fault), "{fault} is not in\n{faults}");
    }
    assert!(!browser.no_sideways_scroll().await);
    assert_eq!(browser.smallest_target("button").await, 18);
}

#[tokio::test]
async fn the_window_takes_a_size_keys_and_wishes() {
    let Some(browser) = Browser::open(Script::On).await else { return };
    browser.goto(&page(GOOD)).await;
    browser.window(320, 640);
    assert!(browser.no_sideways_scroll().await);
    browser.prefers("forced-colors", "active");
    let ask = "return [innerWidth, matchMedia('(forced-colors: active)').matches]";
    let seen = browser.client.execute(ask, Vec::new()).await.unwrap();
    assert_eq!(seen, serde_json::json!([320, true]));

    browser.press(&Key::Tab.to_string()).await;
    browser.press("7").await;
    let field = browser.client.find(Locator::Css("input")).await.unwrap();
    assert_eq!(field.prop("value").await.unwrap().as_deref(), Some("7"));

    let picture = fs::read(browser.screenshot("selftest").await).unwrap();
    assert!(picture.starts_with(b"\x89PNG"));
}

fn page(html: &str) -> String {
    let coded: Vec<String> = html.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("data:text/html,{}", coded.concat())
}
