//! The description of the API: locked by a snapshot, and compared with what is served.

use super::Site;
use utoipa::OpenApi;
use waystation::domain::{Focus, Language, Listed, Service, Wish};
use waystation::web::{Api, ROUTES};

#[test]
fn the_description_changes_only_on_purpose() {
    insta::assert_json_snapshot!("openapi", Api::openapi());
}

#[test]
fn every_api_address_is_described() {
    let described = serde_json::to_value(Api::openapi()).unwrap();
    for entry in ROUTES.iter().filter(|e| e.path.starts_with("/api") || e.path.ends_with('z')) {
        let method = entry.method.as_str().to_lowercase();
        assert!(described["paths"][entry.path][&method].is_object(), "{method} {}", entry.path);
    }
}

#[test]
fn every_word_of_a_wish_is_described() {
    let described = serde_json::to_value(Api::openapi()).unwrap();
    let wishes = described["components"]["schemas"]["Wishes"].to_string();
    let known = |words: Vec<&'static str>| {
        words
            .into_iter()
            .filter(|word| !wishes.contains(&format!("\"{word}\"")))
            .collect::<Vec<_>>()
    };
    let missing =
        [Wish::words(), Service::words(), Language::words(), Focus::words()].map(known).concat();
    assert_eq!(missing, Vec::<&str>::new());
}

#[actix_web::test]
async fn the_description_is_served() {
    let described = Site::new().get("/api/v1/openapi.json").await.json();
    assert!(described["openapi"].as_str().unwrap().starts_with("3.1"));
    assert!(described["components"]["schemas"]["RankingView"].is_object());
}
