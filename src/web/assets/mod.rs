//! Style and script, served from memory under names that change with their contents.

use crate::web::problem::{Kind, Problem};
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The address of the style sheet.
pub(super) static STYLE: LazyLock<String> = LazyLock::new(|| named(&ASSETS[0]));
/// The address of the script.
pub(super) static SCRIPT: LazyLock<String> = LazyLock::new(|| named(&ASSETS[1]));

const ASSETS: [Asset; 2] = [
    Asset {
        stem: "style",
        ending: "css",
        kind: "text/css; charset=utf-8",
        text: include_str!("style.css"),
    },
    Asset {
        stem: "page",
        ending: "js",
        kind: "text/javascript; charset=utf-8",
        text: include_str!("page.js"),
    },
];

struct Asset {
    stem: &'static str,
    ending: &'static str,
    kind: &'static str,
    text: &'static str,
}

fn named(asset: &Asset) -> String {
    let digest = Sha256::digest(asset.text.as_bytes());
    let start = digest.first_chunk().map_or(0, |start| u64::from_be_bytes(*start));
    format!("/assets/{}-{start:016x}.{}", asset.stem, asset.ending)
}

/// Answers with a style sheet or a script.
pub(super) async fn asset(name: Path<String>) -> Result<HttpResponse, Problem> {
    let address = format!("/assets/{name}");
    let known = [(&*STYLE, &ASSETS[0]), (&*SCRIPT, &ASSETS[1])];
    let found = known.into_iter().find(|(known, _)| **known == address);
    let (_, asset) = found.ok_or_else(|| Problem::of(Kind::NotFound))?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .content_type(asset.kind)
        .body(asset.text))
}
