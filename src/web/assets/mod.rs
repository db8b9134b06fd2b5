//! Style, script and icon, served from memory under names that change with their contents.

use crate::web::problem::{Problem, ProblemKind};
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The style sheet.
pub(super) static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::of("style", "css", "text/css; charset=utf-8", include_str!("style.css"))
});
/// The script.
pub(super) static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::of("page", "js", "text/javascript; charset=utf-8", include_str!("page.js"))
});
/// The icon.
pub(super) static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::of("icon", "svg", "image/svg+xml", include_str!("icon.svg")));

/// A file that pages load.
pub(super) struct Asset {
    /// Its address, which holds a hash of its contents.
    pub(super) address: String,
    kind: &'static str,
    text: &'static str,
}

impl Asset {
    fn of(stem: &str, ending: &str, kind: &'static str, text: &'static str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let start = digest.first_chunk().map_or(0, |start| u64::from_be_bytes(*start));
        Self { address: format!("/assets/{stem}-{start:016x}.{ending}"), kind, text }
    }
}

/// Answers with one of the files.
pub(super) async fn asset(name: Path<String>) -> Result<HttpResponse, Problem> {
    let address = format!("/assets/{name}");
    let all: [&Asset; 3] = [&STYLE, &SCRIPT, &ICON];
    let asset = all.into_iter().find(|asset| asset.address == address);
    let asset = asset.ok_or_else(|| Problem::of(ProblemKind::NotFound))?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .content_type(asset.kind)
        .body(asset.text))
}
