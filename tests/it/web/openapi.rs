//! The description of the API, locked, and held against what is really served.

use super::Site;
use utoipa::OpenApi;
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

#[actix_web::test]
async fn the_description_is_served() {
    let described = Site::new().get("/api/v1/openapi.json").await.json();
    assert!(described["openapi"].as_str().unwrap().starts_with("3.1"));
    assert!(described["components"]["schemas"]["RankingView"].is_object());
}
