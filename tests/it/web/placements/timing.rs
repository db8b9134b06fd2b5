//! Timing: an answer about something of others takes as long as one about something that does not
//! exist. Run it alone on a quiet machine:
//!
//! `cargo test --release --test it timing -- --ignored --nocapture --test-threads=1`

use super::{PLACEMENTS, Town};
use crate::web::new_key;
use actix_http::Request;
use actix_web::Error;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::test::{TestRequest, call_service, init_service};
use serde_json::json;
use std::time::Instant;
use waystation::domain::hex;
use waystation::domain::placement::ReadBack;
use waystation::store::drawn_bytes;
use waystation::web;

/// The pairs that are measured, and those before that warm everything up.
const PAIRS: usize = 20_000;
const WARM_UP: usize = 500;
/// The largest |t| at which two kinds of requests count as alike.
const ALIKE: f64 = 4.5;
/// The share of the slowest measurements that is cut off: other work of the machine.
const CUT: f64 = 0.05;

fn random_id() -> String {
    hex(&drawn_bytes::<16>().unwrap())
}

fn random_code() -> String {
    ReadBack::of(u64::from_be_bytes(drawn_bytes().unwrap())).to_string()
}

/// Welch's t of two samples.
fn welch(one: &[f64], other: &[f64]) -> f64 {
    let of = |sample: &[f64]| {
        #[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "a small count")]
        let count = sample.len() as f64;
        let mean = sample.iter().sum::<f64>() / count;
        let spread = sample.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (count - 1.0);
        (mean, spread / count)
    };
    let ((one, of_one), (other, of_other)) = (of(one), of(other));
    (one - other) / (of_one + of_other).sqrt()
}

/// Measures two kinds of requests in turn, in random order within each pair, and returns t.
async fn measured<S, B>(app: &S, kinds: [&dyn Fn() -> TestRequest; 2]) -> f64
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
{
    let mut times = [vec![], vec![]];
    for nth in 0..WARM_UP + PAIRS {
        let first = usize::from(drawn_bytes::<1>().unwrap()[0] & 1);
        for kind in [first, 1 - first] {
            let request = kinds[kind]().to_request();
            let began = Instant::now();
            let response = call_service(app, request).await;
            let took = began.elapsed().as_secs_f64();
            assert_eq!(response.status(), StatusCode::NOT_FOUND);
            if nth >= WARM_UP {
                times[kind].push(took);
            }
        }
    }
    let mut all: Vec<f64> = times.concat();
    all.sort_by(f64::total_cmp);
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a place in a list"
    )]
    let longest = all[((all.len() as f64) * (1.0 - CUT)) as usize];
    let [one, other] = times.map(|times| {
        let kept = times.into_iter().filter(|took| *took <= longest);
        kept.collect::<Vec<_>>()
    });
    welch(&one, &other)
}

#[test]
fn welch_finds_a_difference_and_none_where_there_is_none() {
    let sample =
        |shift: f64| -> Vec<f64> { (0..1000).map(|n| f64::from(n % 10) + shift).collect() };
    assert!(welch(&sample(0.0), &sample(0.0)).abs() < 0.001);
    assert!(welch(&sample(0.0), &sample(1.0)).abs() > ALIKE);
}

#[expect(clippy::print_stdout, reason = "it is run by hand, to be read")]
#[actix_web::test]
#[ignore = "takes minutes, and needs --release and a quiet machine"]
async fn timing_does_not_distinguish_what_others_have_from_what_does_not_exist() {
    let town = Town::new();
    let hold = json!({"unit_group": "adults-only-beds", "step": "hold"});
    let held = town.post(&town.hotline, PLACEMENTS, &hold).await;
    assert_eq!(held.status, StatusCode::CREATED, "{}", held.text());
    let held = held.json()["placements"][0].clone();
    let (id, code) = (held["id"].as_str().unwrap(), held["code"].as_str().unwrap());
    let app = init_service(web::app(town.site.desk.clone())).await;
    let get = |path: String, who: &str| {
        TestRequest::get().uri(&path).insert_header(("authorization", format!("Bearer {who}")))
    };
    let arrive = |code: &str| {
        let path = "/api/v1/programs/youth-shelter/arrivals";
        let request = TestRequest::post().uri(path).set_json(json!({"code": code}));
        let request = request.insert_header(("idempotency-key", new_key()));
        request.insert_header(("authorization", format!("Bearer {}", town.operator)))
    };
    let placement = |id: &str| get(format!("{PLACEMENTS}/{id}"), &town.stranger);
    let units = |id: &str| get(format!("/api/v1/programs/{id}/units"), &town.stranger);
    let mut found = vec![];
    let kinds: [&dyn Fn() -> TestRequest; 6] = [
        &|| placement(id),
        &|| placement(&random_id()),
        &|| arrive(code),
        &|| arrive(&random_code()),
        &|| units("youth-shelter"),
        // As long as the other id: a longer address takes longer to read.
        &|| units(random_id().get(.."youth-shelter".len()).unwrap()),
    ];
    for (name, pair) in ["placement", "code", "program"].into_iter().zip(kinds.chunks(2)) {
        let t = measured(&app, [pair[0], pair[1]]).await;
        println!("{name}: t = {t:.2} over {PAIRS} pairs");
        found.push((name, t));
    }
    let control = measured(&app, [kinds[1], kinds[1]]).await;
    println!("control, alike: t = {control:.2}");
    assert!(found.iter().all(|(_, t)| t.abs() < ALIKE), "{found:?}");
}
