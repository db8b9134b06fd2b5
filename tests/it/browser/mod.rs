//! A real browser against the real binary: the tools for writing journeys.
//!
//! ```ignore
//! #[tokio::test]
//! async fn a_worker_finds_a_bed_without_script() {
//!     let Some(browser) = Browser::open(Script::Off).await else { return };
//!     let site = Site::start();
//!     browser.window(320, 640);
//!     browser.goto(&site.at("/")).await;
//!     browser.client.find(Locator::Css("main a")).await.unwrap().click().await.unwrap();
//!     assert_eq!(browser.faults().await, Vec::<String>::new());
//!     assert!(browser.no_sideways_scroll().await);
//! }
//! ```
//!
//! Browser tests run when `WAYSTATION_TEST_BROWSER` is 1, as `tests/run` sets it. Everything
//! started here ends when its value is dropped.

mod checks;
mod driver;
mod selftest;

pub(crate) use driver::{Browser, Script};
