//! Checks of every page, measured in the page itself.

use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// Faults of accessibility, one sentence each: labels, names, headings, landmarks, focus,
    /// contrast. Works on pages without script.
    pub(crate) async fn faults(&self) -> Vec<String> {
        strings(&self.ask(include_str!("faults.js"), json!(null)).await)
    }

    /// Returns true if the page is no wider than its window.
    pub(crate) async fn no_sideways_scroll(&self) -> bool {
        const ASK: &str = "const page = document.documentElement;
            return page.scrollWidth <= page.clientWidth;";
        self.ask(ASK, json!(null)).await == json!(true)
    }

    /// The shorter side, in whole CSS pixels, of the smallest visible element that matches.
    pub(crate) async fn smallest_target(&self, css: &str) -> u64 {
        const ASK: &str = "const sides = [...document.querySelectorAll(arguments[0])]
            .filter(element => element.checkVisibility())
            .map(element => element.getBoundingClientRect())
            .map(box => Math.floor(Math.min(box.width, box.height)));
            return sides.length ? Math.min(...sides) : null;";
        let side = self.ask(ASK, json!(css)).await;
        side.as_u64().unwrap_or_else(|| panic!("nothing in sight matches {css}"))
    }

    /// The addresses that the page loaded from other servers; always none.
    pub(crate) async fn foreign_requests(&self) -> Vec<String> {
        const ASK: &str = "return performance.getEntriesByType('resource')
            .map(entry => entry.name).filter(name => new URL(name).origin !== location.origin);";
        strings(&self.ask(ASK, json!(null)).await)
    }

    async fn ask(&self, script: &str, argument: Value) -> Value {
        self.client.execute(script, vec![argument]).await.unwrap()
    }
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}
