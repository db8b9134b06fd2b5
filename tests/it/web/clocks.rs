//! Days and hours by the clock on the wall: one program, at exact moments.

use super::{Answer, Site};
use crate::here;
use actix_web::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use serde_json::{Value, json};
use waystation::domain::{
    Assertion, CapacityPost, Catalog, Organization, ProgramEntry, Subject, Taking, Timestamp,
};

const CAPACITY: &str = "/api/v1/programs/here/capacity";
const PAGE: &str = "/post/here";

fn at(moment: &str) -> Timestamp {
    moment.parse().unwrap()
}

/// Fields of the program, each with the day from which it holds.
type Said<'a> = &'a [(&'a str, &'a str, &'a str)];

/// A service over one program with ten beds, none of them free two hours before a moment.
fn site(now: &str, said: Said<'_>) -> Site {
    let now = at(now);
    let group = here::beds();
    let always = [("2026-01-01", "stage", "emergency"), ("2026-01-01", "intake hours", "always")];
    let assertion = |(day, field, value): &(&str, &str, &str)| Assertion {
        subject: Subject::Program("here".parse().unwrap()),
        field: field.parse().unwrap(),
        value: (*value).to_owned(),
        raw: None,
        as_of: day.parse::<NaiveDate>().unwrap(),
        source: "by hand".to_owned(),
        flag: None,
    };
    let catalog = Catalog {
        organizations: vec![Organization {
            id: "somebody".parse().unwrap(),
            name: "Somebody".to_owned(),
        }],
        programs: vec![ProgramEntry {
            id: "here".parse().unwrap(),
            organization: "somebody".parse().unwrap(),
            name: "Here".into(),
        }],
        posts: vec![CapacityPost {
            id: "here-post".parse().unwrap(),
            group: group.id.clone(),
            open: 0,
            taking: Taking::Yes,
            posted_at: now - TimeDelta::hours(2),
            posted_by: "program".to_owned(),
        }],
        groups: vec![group],
        assertions: always.iter().chain(said).map(assertion).collect(),
        ..Catalog::default()
    };
    Site::at(&catalog, now)
}

/// A program somewhere, open since long ago.
fn somewhere(now: &str, place: &str) -> Site {
    site(now, &[("2026-01-01", "place", place), ("2026-01-01", "status", "open")])
}

async fn until(site: &Site, until: &str, clock: Option<&str>) -> Answer {
    let mut post = json!({"unit_group": "here-beds", "open": 1, "taking": "until", "until": until});
    if let Some(clock) = clock {
        post["clock"] = json!(clock);
    }
    site.post(CAPACITY, &post).await
}

/// Sends the page's form with another time of day typed in.
async fn typed(site: &Site, time: &str, more: &[(&str, &str)]) -> Answer {
    let page = site.get(PAGE).await.text();
    let (_, seen) = page.split_once("name=\"seen-0\" value=\"").unwrap();
    let (seen, _) = seen.split_once('"').unwrap();
    let mut fields = vec![
        ("group-0", "here-beds"),
        ("seen-0", seen),
        ("open-0", "1"),
        ("taking-0", "until"),
        ("until-0", time),
        ("do", "post"),
    ];
    fields.extend(more);
    site.form(PAGE, &fields).await
}

/// The posted end of taking people.
fn posted_until(site: &Site) -> Timestamp {
    let posts =
        site.database.store.posts_of(&"here-beds".parse().unwrap(), at("2020-01-01T00:00:00Z"));
    let last = posts.unwrap().into_iter().max_by_key(|post| post.posted_at).unwrap();
    let Taking::Until(end) = last.taking else { panic!("{:?}", last.taking) };
    end
}

/// The verdict and text of a rule's finding on the program. A program that is not an option counts
/// as `fails`, with its near misses as text.
async fn finding(site: &Site, ask: &Value, rule: &str) -> (String, String) {
    let mut ask = ask.clone();
    ask["explain"] = json!("all");
    let answer = site.rank(&ask).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let ranking = answer.json();
    let options = ranking["options"].as_array().unwrap().iter();
    let findings = options.flat_map(|option| option["findings"].as_array().unwrap());
    let found = findings.filter(|finding| finding["rule"] == rule);
    let mut found = found.map(|f| (f["verdict"].to_string(), f["text"].to_string()));
    found.next().unwrap_or_else(|| ("\"fails\"".to_owned(), ranking["near_misses"].to_string()))
}

#[actix_web::test]
async fn an_opening_of_tomorrow_is_expected_until_midnight_in_fresno_and_not_in_london() {
    for moment in [
        "2026-12-01T23:30:00Z", // 15:30 in Fresno
        "2026-12-02T00:30:00Z", // 16:30
        "2026-12-02T07:59:00Z", // 23:59
    ] {
        let said = [
            ("2026-01-01", "place", "zone 937"),
            ("2026-01-01", "status", "open"),
            ("2026-11-28", "expected opening", "2026-12-02 x1"),
        ];
        let ask = json!({"where": "Fresno, CA", "arrive": "2026-12-02T20:00"});
        let (verdict, text) = finding(&site(moment, &said), &ask, "capacity").await;
        assert_eq!(verdict, "\"confirm\"", "{moment}");
        assert_eq!(text, "\"Full now. 1 bed is expected Dec 2. Ask to be notified.\"", "{moment}");
    }
}

#[actix_web::test]
async fn the_status_of_today_is_that_of_the_programs_day() {
    let said = [
        ("2026-01-01", "place", "zone 937"),
        ("2026-01-01", "status", "open"),
        ("2026-12-02", "status", "closed"),
    ];
    for (moment, status) in [
        ("2026-12-02T00:30:00Z", "open"),
        ("2026-12-02T07:59:00Z", "open"),
        ("2026-12-02T08:00:00Z", "closed"),
    ] {
        let site = site(moment, &said);
        let listed = site.get("/api/v1/programs").await.json();
        assert_eq!(listed["programs"][0]["status"], status, "{moment}");
        let shown = site.get("/api/v1/programs/here").await.json();
        assert_eq!(shown["status"], status, "{moment}");
    }
}

#[actix_web::test]
async fn a_program_known_only_by_a_state_with_one_clock_is_read_by_that_clock() {
    let site = somewhere("2026-12-02T00:30:00Z", "state CA");
    let receipt = until(&site, "2026-12-01T22:00", None).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.text());
    assert_eq!(receipt.json()["until"], "2026-12-02T06:00:00Z");
    // The program does not take people at 11 pm that evening, so the rule fails.
    let ask = json!({"where": "Fresno, CA", "arrive": "2026-12-01T23:00"});
    assert_eq!(finding(&site, &ask, "capacity").await.0, "\"fails\"");
    let hawaii = somewhere("2026-12-02T00:30:00Z", "state HI");
    let receipt = until(&hawaii, "2026-12-01T22:00", None).await.json();
    assert_eq!(receipt["until"], "2026-12-02T08:00:00Z");
}

#[actix_web::test]
async fn where_a_state_has_several_clocks_the_operator_is_asked_and_none_is_guessed() {
    for place in ["state TX", "state TN", "unknown"] {
        let site = somewhere("2026-12-02T00:30:00Z", place);
        let refused = until(&site, "2026-12-01T22:00", None).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{place}");
        assert_eq!(refused.refused(), ["clock"], "{place}");
        let central = until(&site, "2026-12-01T22:00", Some("America/Chicago")).await.json();
        assert_eq!(central["until"], "2026-12-02T04:00:00Z", "{place}");
        let exact = until(&site, "2026-12-01T22:00:00-07:00", None).await.json();
        assert_eq!(exact["until"], "2026-12-02T05:00:00Z", "{place}");
        for clock in ["Europe/London", "UTC", ""] {
            let refused = until(&site, "2026-12-01T22:00", Some(clock)).await;
            assert_eq!(refused.refused(), ["clock"], "{place} {clock}");
        }
    }
}

#[actix_web::test]
async fn the_page_asks_which_clock_and_reads_the_time_by_it() {
    let site = somewhere("2026-12-02T00:30:00Z", "state TX");
    let page = site.get(PAGE).await.text();
    assert!(page.contains("America/Chicago") && page.contains("Chicago: 6:30 pm now"), "{page}");
    let refused = typed(&site, "22:00", &[("clock-0", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("href=\"#clock-0\""), "{}", refused.text());
    let posted = typed(&site, "22:00", &[("clock-0", "America/Denver")]).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.text());
    assert_eq!(posted_until(&site), at("2026-12-02T05:00:00Z"));
    // A program with a known clock gets no question about it.
    let fresno = somewhere("2026-12-02T00:30:00Z", "zone 937").get(PAGE).await.text();
    assert!(!fresno.contains("clock-0"), "{fresno}");
}

#[actix_web::test]
async fn a_time_that_the_clock_leaves_out_or_shows_twice_is_read_alike_in_a_post_and_in_a_question()
{
    for (now, time, read, said) in [
        ("2027-03-14T06:00:00Z", "2027-03-14T02:30", "2027-03-14T10:30:00Z", "We use 3:30 am"),
        ("2026-11-01T06:00:00Z", "2026-11-01T01:30", "2026-11-01T08:30:00Z", "comes twice"),
    ] {
        let site = somewhere(now, "zone 937");
        let receipt = until(&site, time, None).await;
        assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.text());
        let receipt = receipt.json();
        assert_eq!(receipt["until"], read);
        assert!(receipt["note"].as_str().unwrap().contains(said), "{receipt}");
        // A household that arrives at the same local time arrives at the same moment: just in time.
        let ask = json!({"where": "Fresno, CA", "arrive": time});
        assert_eq!(finding(&site, &ask, "capacity").await.0, "\"fits\"");
        let understood = site.rank(&ask).await.json()["understood"].clone();
        assert!(understood["times"][0].as_str().unwrap().contains(said), "{understood}");
    }
    let arizona = somewhere("2027-03-14T06:00:00Z", "zone 850");
    let receipt = until(&arizona, "2027-03-14T02:30", None).await.json();
    assert_eq!(
        (&receipt["until"], &receipt["note"]),
        (&json!("2027-03-14T09:30:00Z"), &Value::Null)
    );
}

#[actix_web::test]
async fn in_the_hour_that_comes_twice_the_page_means_the_next_time_the_clock_shows_it() {
    // 01:40 in Fresno, for the first time; 01:30 comes again in fifty minutes.
    let site = somewhere("2026-11-01T08:40:00Z", "zone 937");
    let posted = typed(&site, "01:30", &[]).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.text());
    assert_eq!(posted_until(&site), at("2026-11-01T09:30:00Z"));
}

/// A program for people of 11 to 17.
fn for_minors() -> Site {
    let said = [
        ("2026-01-01", "place", "zone 937"),
        ("2026-01-01", "status", "open"),
        ("2026-01-01", "ages", "11-17"),
        ("2026-01-01", "serves", "girls=yes women=no men=no boys=no"),
        ("2026-01-01", "stay", "no limit"),
        ("2026-11-30", "expected opening", "2026-12-01 x4"),
    ];
    site("2026-11-30T20:00:00Z", &said)
}

/// A girl of 17 who turns 18 in two months, for some nights from December 1.
fn turning_18(nights: u32) -> Value {
    json!({
        "where": "Fresno, CA", "arrive": "2026-12-01T18:00", "nights": nights,
        "household": [
            {"role": "survivor", "age": 17, "settings": ["girls"], "birthday_in_months": 2},
        ],
    })
}

#[actix_web::test]
async fn an_18th_birthday_is_the_same_in_a_ranking_a_plan_and_an_assignment() {
    let site = for_minors();
    // The birthday is from January 30 to February 28: 60 nights are sure, 89 the most.
    for (nights, verdict) in [(60, "\"fits\""), (61, "\"confirm\""), (89, "\"confirm\"")] {
        let ask = turning_18(nights);
        assert_eq!(finding(&site, &ask, "age").await.0, verdict, "{nights}");
        let plan = site.plan(&ask).await.json()["plans"][0].clone();
        assert_eq!(
            (&plan["legs"][0]["to"], &plan["uncovered_nights"]),
            (&json!(nights), &json!(0))
        );
        let findings = plan["legs"][0]["findings"].as_array().unwrap().clone();
        let age = findings.iter().find(|finding| finding["rule"] == "age").unwrap();
        assert_eq!(age["verdict"].to_string(), verdict, "{nights}");
        let mut one = ask.clone();
        one["label"] = json!("A");
        let placed = site.post("/api/v1/assignments", &json!({"households": [one]})).await.json();
        assert_eq!(placed["households"][0]["option"]["program"]["id"], "here", "{placed}");
    }
    let ask = turning_18(90);
    let ranking = site.rank(&ask).await.json();
    assert_eq!(ranking["options"], json!([]));
    assert_eq!(ranking["near_misses"][0]["rule"], "age", "{ranking}");
    assert_eq!(ranking["near_misses"][0]["ask"], json!({"nights": 89}));
    let plan = site.plan(&ask).await.json()["plans"][0].clone();
    assert_eq!((&plan["legs"][0]["to"], &plan["uncovered_nights"]), (&json!(89), &json!(1)));
    let mut one = ask;
    one["label"] = json!("A");
    let placed = site.post("/api/v1/assignments", &json!({"households": [one]})).await.json();
    assert_eq!(placed["households"][0]["option"], Value::Null, "{placed}");
}

#[actix_web::test]
async fn a_birthday_that_nobody_speaks_of_keeps_nobody_out() {
    let site = for_minors();
    let mut ask = turning_18(60);
    ask["household"][0].as_object_mut().unwrap().remove("birthday_in_months");
    let (verdict, text) = finding(&site, &ask, "age").await;
    assert_eq!(verdict, "\"confirm\"");
    assert!(text.contains("Dec 1, 2026: Takes ages 11–17. The person is 17 to 18"), "{text}");
}

#[actix_web::test]
async fn a_birth_is_the_same_in_a_ranking_and_a_plan() {
    let said = [
        ("2026-01-01", "place", "zone 937"),
        ("2026-01-01", "status", "open"),
        ("2026-01-01", "children", "no"),
        ("2026-11-30", "expected opening", "2026-12-01 x4"),
    ];
    let site = site("2026-11-30T20:00:00Z", &said);
    let ask = json!({
        "where": "Fresno, CA", "arrive": "2026-12-01T18:00", "nights": 60,
        "household": [{"role": "survivor", "age": 24}], "answers": {"pregnant": "yes"},
    });
    let (verdict, text) = finding(&site, &ask, "children").await;
    assert_eq!(verdict, "\"confirm\"");
    assert!(text.contains("If a baby is born by Jan 29, 2027"), "{text}");
    let plan = site.plan(&ask).await.json()["plans"][0].clone();
    let findings = plan["legs"][0]["findings"].as_array().unwrap().clone();
    let children = findings.iter().find(|finding| finding["rule"] == "children").unwrap();
    assert_eq!(children["text"].to_string(), text);
}

#[actix_web::test]
async fn what_closes_or_opens_during_the_stay_is_said_with_the_nights_or_the_day_that_would_do() {
    let open = ("2026-01-01", "place", "zone 937");
    let closing = [open, ("2026-01-01", "status", "open"), ("2026-12-03", "status", "closed")];
    let ask = json!({"where": "Fresno, CA", "nights": 30});
    let free = |site: Site| async move {
        let post = json!({"unit_group": "here-beds", "open": 1, "taking": "yes"});
        assert_eq!(site.post(CAPACITY, &post).await.status, StatusCode::CREATED);
        site
    };
    let site_closing = free(site("2026-11-30T20:00:00Z", &closing)).await;
    let near = site_closing.rank(&ask).await.json()["near_misses"][0].clone();
    assert_eq!((&near["rule"], &near["ask"]), (&json!("status"), &json!({"nights": 3})), "{near}");
    let plan = site_closing.plan(&ask).await.json()["plans"][0].clone();
    assert_eq!(plan["legs"][0]["to"], 3, "as a plan knows");
    let opening = [open, ("2026-01-01", "status", "planned"), ("2026-12-03", "status", "open")];
    let site = site("2026-11-30T20:00:00Z", &opening);
    let ranking = site.rank(&json!({"where": "Fresno, CA", "nights": 30})).await.json();
    assert_eq!(ranking["options"], json!([]));
    let sets = ranking["relaxations"].to_string();
    assert!(sets.contains("Dec 3, 2026"), "{ranking}");
}
