//! The pages as they are sent: what stands on them, and what never does.

use super::Site;
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;

#[actix_web::test]
async fn the_board_waits_with_the_cursor_in_where() {
    let answer = Site::new().get("/").await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.text();
    assert!(page.contains("<title>Board</title>"));
    let place = page.split("id=\"where\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(place.contains("autofocus"), "{place}");
    assert!(page.contains("do not call"), "the notice stands on the page");
}

#[actix_web::test]
async fn a_place_alone_makes_a_call_plan() {
    let answer = Site::new().form("/find", &[("where", "Fresno, CA")]).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.text();
    assert!(page.contains("id=\"results\" tabindex=\"-1\" autofocus"), "{page}");
    assert!(page.contains("Searching from Fresno, CA."), "{page}");
    assert!(!page.contains("There is a problem"));
}

#[actix_web::test]
async fn who_comes_back_to_the_address_of_results_begins_anew() {
    for path in ["/find", "/option"] {
        let answer = Site::new().get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(answer.header("location"), "/");
    }
}

#[actix_web::test]
async fn what_was_typed_is_still_there_and_no_address_holds_it() {
    let fields = [("where", "Fresno, CA"), ("age", "16"), ("feels", "everyone"), ("with", "0")];
    let page = Site::new().form("/find", &fields).await.text();
    assert!(page.contains("name=\"age\" type=\"text\" value=\"16\""), "{page}");
    for address in page.split("href=\"").chain(page.split("action=\"")).skip(1) {
        let address = address.split('"').next().unwrap();
        let asset = address.starts_with("/assets/");
        assert!(asset || (!address.contains('?') && !address.contains("16")), "{address}");
    }
}

#[actix_web::test]
async fn what_is_typed_is_never_markup() {
    let evil = "\"><script>alert(1)</script>";
    let page = Site::new().form("/find", &[("where", evil), ("age", evil)]).await.text();
    assert!(!page.contains("<script>alert"), "{page}");
}

#[actix_web::test]
async fn every_problem_of_the_form_is_listed_first_and_linked() {
    let fields = [
        ("where", "Nowhere at all"),
        ("age", "old"),
        ("with", "2"),
        ("children", "3, x"),
        ("nights", "0"),
        ("arrive", "9999-01-01T00:00"),
        ("leave-by", "soon"),
        ("caller", "a friend"),
        ("avoid", "945\nthe coast"),
        ("within", "round the corner"),
    ];
    let answer = Site::new().form("/find", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    assert!(page.contains("<title>Error: Board</title>"));
    let (before, after) = page.split_once("There is a problem").unwrap();
    assert!(!before.contains("<h1>") && after.contains("<h1>"));
    for field in
        ["where", "age", "children", "nights", "arrive", "leave-by", "caller", "avoid", "within"]
    {
        assert!(page.contains(&format!("href=\"#{field}\"")), "{field}: {page}");
        assert!(page.contains(&format!("id=\"{field}\"")), "{field}");
    }
}

#[actix_web::test]
async fn ages_and_children_are_read_as_they_are_typed() {
    let site = Site::new();
    for age in ["16", "16-17", "minor", "Adult", "18+", "under 18", "?", ""] {
        let answer = site.form("/find", &[("where", "937"), ("age", age)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{age}");
    }
    for (with, children) in [("", "3, 7"), ("2", "3"), ("2", ""), ("0", ""), ("1", "?")] {
        let fields = [("where", "937"), ("with", with), ("children", children)];
        assert_eq!(site.form("/find", &fields).await.status, StatusCode::OK, "{with} {children}");
    }
    for with in ["20", "4000000000", "-1", "two"] {
        let answer = site.form("/find", &[("where", "937"), ("with", with)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{with}");
    }
}

#[actix_web::test]
async fn an_answer_is_carried_on_and_can_be_taken_back() {
    let fields = [("where", "937"), ("q-left-before", "no")];
    let page = Site::new().form("/find", &fields).await.text();
    assert!(page.contains("Take back"), "{page}");
    assert!(page.contains("name=\"q-left-before\" value=\"no\""), "{page}");
}

#[actix_web::test]
async fn what_would_be_welcome_is_ticked_carried_on_and_said_while_folded() {
    let folded = "<details class=\"more welcome\">";
    let site = Site::new();
    let page = site.get("/").await.text();
    assert!(page.contains(folded), "{page}");
    let fields = [
        ("where", "937"),
        ("wishes", "low-barrier"),
        ("wishes", "ride"),
        ("services", "legal help"),
        ("services", "therapy"),
        ("languages", "es"),
        ("focus", "tribal"),
    ];
    let answer = site.form("/find", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.text();
    assert!(page.contains(folded), "the list of places stays in sight: {page}");
    let words =
        "few hurdles to get in, help to get there, Spanish, a tribal program, therapy, legal help";
    assert!(page.contains(&format!("<strong>{words}</strong>")), "{page}");
    for (name, value) in &fields[1..5] {
        let ticked = format!("name=\"{name}\" value=\"{value}\" checked");
        let carried = format!("type=\"hidden\" name=\"{name}\" value=\"{value}\"");
        assert!(page.contains(&ticked) && page.contains(&carried), "{name} {value}: {page}");
    }
    assert!(page.contains("value=\"es\" selected") && page.contains("value=\"tribal\" selected"));
    assert!(page.contains("Not stated: therapy and legal help."), "{page}");
    let wrong = site.form("/find", &[("where", "937"), ("services", "magic")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = wrong.text();
    assert!(page.contains("href=\"#wishes\"") && !page.contains(folded), "{page}");
}

#[actix_web::test]
async fn what_is_said_aloud_tells_no_name_and_no_place() {
    let fields = [("where", "937"), ("age", "16"), ("program", "youth-shelter")];
    let page = Site::new().form("/option", &fields).await.text();
    let said = page.split("class=\"aloud\"").nth(1).unwrap().split("</p>").next().unwrap();
    assert!(!said.contains("Youth") && !said.contains("Fresno"), "{said}");
}

#[actix_web::test]
async fn a_no_leaves_a_program_out_until_it_is_taken_back() {
    let site = Site::new();
    let fields = [("where", "937"), ("age", "16"), ("program", "youth-shelter")];
    let option = site.form("/option", &fields).await.text();
    assert!(option.contains("name=\"declined\" value=\"youth-shelter\""), "{option}");
    let fields = [("where", "937"), ("age", "16"), ("declined", "youth-shelter")];
    let page = site.form("/find", &fields).await.text();
    assert!(page.contains("The person said no to 1 program."), "{page}");
    assert!(page.contains("the person said no to") && page.contains("Look at them again"));
    assert!(!page.contains("name=\"program\" value=\"youth-shelter\""), "{page}");
    assert!(page.contains("id=\"declined\" name=\"declined\" value=\"youth-shelter\""));
    let wrong = site.form("/find", &[("where", "937"), ("declined", "no-such-program")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.refused(), ["declined[0]"]);
}

#[actix_web::test]
async fn who_calls_and_what_presses_stay_on_the_form_and_reminders_stand_below() {
    let fields = [("where", "937"), ("caller", "probation"), ("leave-by", "2027-01-01T10:00")];
    let answer = Site::new().form("/find", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let page = answer.text();
    assert!(page.contains("value=\"probation\" selected"), "{page}");
    assert!(page.contains("name=\"leave-by\" type=\"datetime-local\" value=\"2027-01-01T10:00\""));
    assert!(page.contains("Keep in mind") && page.contains("988 takes calls"), "{page}");
}

#[actix_web::test]
async fn an_option_opens_with_words_to_say() {
    let site = Site::new();
    let fields = [("where", "937"), ("age", "16"), ("program", "youth-shelter")];
    let answer = site.form("/option", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.text();
    assert!(page.contains("There is an emergency shelter near you."), "{page}");
    assert!(page.contains("Confirm on the phone") && page.contains("Back to the list"));
    for gone in ["no-such-program", "adults-only", "../x"] {
        let fields = [("where", "937"), ("age", "16"), ("program", gone)];
        assert_eq!(site.form("/option", &fields).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
}

#[actix_web::test]
async fn a_person_gets_a_page_where_a_program_gets_a_problem() {
    let request = TestRequest::get().uri("/nowhere").insert_header(("accept", "text/html"));
    let answer = Site::new().send(request).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.header("content-type").starts_with("text/html"));
    assert!(answer.text().contains("There is nothing here"));
}

#[actix_web::test]
async fn style_and_script_come_from_here_and_may_be_kept() {
    let site = Site::new();
    let page = site.get("/").await.text();
    let assets = page.split(['"', ' ']).filter(|part| part.starts_with("/assets/"));
    let assets: Vec<_> = assets.collect();
    assert_eq!(assets.len(), 3, "{page}");
    for address in assets {
        let answer = site.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(answer.header("cache-control").contains("immutable"));
    }
    for foreign in ["style=\"", "onclick", "http://"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
}

#[actix_web::test]
async fn the_words_are_those_of_the_field() {
    let site = Site::new();
    let mut pages = site.get("/").await.text() + &site.get("/post/full-house").await.text();
    pages += &site.form("/find", &[("where", "937"), ("age", "16")]).await.text();
    for word in ["victim", "rescue", "facility", "client", "inventory", "slot"] {
        assert!(!pages.to_lowercase().contains(word), "{word}");
    }
}
