//! The pages as sent: what they show, and what they never show.

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
        ("leave_by", "soon"),
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
        ["where", "age", "children", "nights", "arrive", "leave_by", "caller", "avoid", "within"]
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
async fn what_people_type_for_children_is_accepted_and_the_advice_can_be_followed_there() {
    let site = Site::new();
    let typed =
        ["6 months", "newborn", "5 and 7", "2yo", "baby", "18 mo", "3, 5 y/o", "girl 3, boy 5"];
    for children in typed {
        let found = site.form("/find", &[("where", "937"), ("children", children)]).await;
        assert_eq!(found.status, StatusCode::OK, "{children}");
    }
    let grown = site.form("/find", &[("where", "937"), ("children", "19")]).await;
    assert_eq!(grown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = grown.text();
    assert!(page.contains("Other adults") && page.contains("id=\"adults\""));
    let with_adult = [("where", "937"), ("children", "5"), ("adults", "1")];
    assert_eq!(site.form("/find", &with_adult).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn an_answer_is_carried_on_and_can_be_taken_back() {
    let fields = [("where", "937"), ("answers.left-before", "no")];
    let page = Site::new().form("/find", &fields).await.text();
    assert!(page.contains("Undo"), "{page}");
    assert!(page.contains("name=\"answers.left-before\" value=\"no\""), "{page}");
}

#[actix_web::test]
async fn what_would_be_welcome_is_ticked_carried_on_and_said_while_folded() {
    let folded = "<details class=\"more welcome\">";
    let site = Site::new();
    let page = site.get("/").await.text();
    assert!(page.contains(folded), "{page}");
    let fields = [
        ("where", "937"),
        ("wishes.low-barrier", "true"),
        ("wishes.ride", "true"),
        ("wishes.services", "legal help"),
        ("wishes.services", "therapy"),
        ("wishes.languages", "es"),
        ("wishes.focus", "tribal"),
    ];
    let answer = site.form("/find", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.text();
    assert!(page.contains(folded), "the list of places stays in sight: {page}");
    let words = "easy to get into (few requirements), help with transportation, Spanish, tribal program, \
         therapy, legal help";
    assert!(page.contains(&format!("<strong>{words}</strong>")), "{page}");
    for (name, value) in &fields[1..5] {
        let ticked = format!("name=\"{name}\" value=\"{value}\" checked");
        let carried = format!("type=\"hidden\" name=\"{name}\" value=\"{value}\"");
        assert!(page.contains(&ticked) && page.contains(&carried), "{name} {value}: {page}");
    }
    assert!(page.contains("value=\"es\" selected") && page.contains("value=\"tribal\" selected"));
    assert!(page.contains("Therapy and legal help: not listed."), "{page}");
    let wrong = site.form("/find", &[("where", "937"), ("wishes.services", "magic")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = wrong.text();
    assert!(page.contains("href=\"#wishes.services\"") && !page.contains(folded), "{page}");
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
    assert!(option.contains("name=\"decline\" value=\"youth-shelter\""), "{option}");
    let fields = [("where", "937"), ("age", "16"), ("decline", "youth-shelter")];
    let page = site.form("/find", &fields).await.text();
    assert!(page.contains("1 place ruled out by the person."), "{page}");
    assert!(page.contains("ruled out by the person") && page.contains("Show them again"));
    assert!(!page.contains("name=\"program\" value=\"youth-shelter\""), "{page}");
    assert!(page.contains("id=\"declined\" name=\"declined\" value=\"youth-shelter\""));
    // A search still works if it names a program that the network no longer has.
    let gone = [("where", "937"), ("declined", "no-such-program"), ("left", "nor-this")];
    assert_eq!(site.form("/find", &gone).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn who_calls_and_what_presses_stay_on_the_form_and_reminders_stand_below() {
    let fields = [("where", "937"), ("caller", "probation"), ("leave_by", "2027-01-01T10:00")];
    let answer = Site::new().form("/find", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let page = answer.text();
    assert!(page.contains("value=\"probation\" selected"), "{page}");
    assert!(page.contains("name=\"leave_by\" type=\"datetime-local\" value=\"2027-01-01T10:00\""));
    assert!(page.contains("Keep in mind") && page.contains("988 takes calls"), "{page}");
}

#[actix_web::test]
async fn an_option_opens_with_words_to_say() {
    let site = Site::new();
    let fields = [("where", "937"), ("age", "16"), ("program", "youth-shelter")];
    let answer = site.form("/option", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.text();
    assert!(page.contains("There\u{2019}s an emergency shelter near you."), "{page}");
    assert!(page.contains("Confirm on the phone") && page.contains("Back to the list"));
}

#[actix_web::test]
async fn a_person_gets_a_page_where_a_program_gets_a_problem() {
    let request = TestRequest::get().uri("/nowhere").insert_header(("accept", "text/html"));
    let answer = Site::new().send(request).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.header("content-type").starts_with("text/html"));
    assert!(answer.text().contains("Page not found"));
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

#[actix_web::test]
async fn a_place_that_left_the_list_takes_no_search_with_it() {
    let site = Site::new();
    let cases = [
        ("no-such-program", "This place is no longer on the list"),
        ("adults-only", "Adult residence is no longer on the list"),
        ("../x", "This place is no longer on the list"),
    ];
    for (gone, said) in cases {
        let fields = [("where", "937"), ("age", "16"), ("answers.has-id", "no"), ("program", gone)];
        let answer = site.form("/option", &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{gone}");
        let page = answer.text();
        assert!(page.contains(said) && page.contains("Update the list"), "{page}");
        for (name, value) in &fields[..3] {
            let kept = format!("type=\"hidden\" name=\"{name}\" value=\"{value}\"");
            assert!(page.contains(&kept), "{name}: {page}");
        }
        assert!(!page.contains("openapi"), "{page}");
    }
    let fields = [("where", "937"), ("age", "16"), ("program", "adults-only")];
    let page = site.form("/option", &fields).await.text();
    assert!(page.contains("16"), "it says why: {page}");
}

#[actix_web::test]
async fn what_a_caller_volunteers_has_a_field_and_is_heard() {
    let site = Site::new();
    let page = site.get("/").await.text();
    for name in [
        "answers.sex-trafficking",
        "answers.labor-trafficking",
        "answers.from-abroad",
        "answers.pregnant",
        "answers.left-before",
        "left-name",
    ] {
        assert!(page.contains(&format!("id=\"{name}\" name=\"{name}\"")), "{name}: {page}");
    }
    assert!(page.contains("name=\"wishes.affirming\""), "{page}");
    let fields =
        [("where", "937"), ("answers.sex-trafficking", "yes"), ("answers.pregnant", "declined")];
    let page = site.form("/find", &fields).await.text();
    assert!(page.contains("Sex trafficking: yes; Pregnant: prefers not to say"), "{page}");
    for (name, value) in &fields[1..] {
        let select = page.split(&format!("<select id=\"{name}\"")).nth(1).unwrap();
        let select = select.split("</select>").next().unwrap();
        assert!(select.contains(&format!("value=\"{value}\" selected")), "{select}");
        // The form has it once. Every other form carries it as a hidden field.
        let form = page.split("class=\"find\"").nth(1).unwrap().split("</form>").next().unwrap();
        assert_eq!(form.matches(&format!("name=\"{name}\"")).count(), 1, "{form}");
    }
}

#[actix_web::test]
async fn programs_left_before_are_marked_by_name_and_unmarked_by_a_button() {
    let site = Site::new();
    let marked = |page: &str| page.contains("name=\"left\" value=\"youth-shelter\"");
    let named = site.form("/find", &[("where", "937"), ("left-name", "youth SHELTER")]).await;
    assert_eq!(named.status, StatusCode::OK);
    let page = named.text();
    assert!(marked(&page) && page.contains("name=\"left-undo\" value=\"youth-shelter\""), "{page}");
    assert!(page.contains("left 1 program before"), "{page}");
    let button = site.form("/find", &[("where", "937"), ("left-add", "youth-shelter")]).await;
    assert!(marked(&button.text()));
    let undo = [("where", "937"), ("left", "youth-shelter"), ("left-undo", "youth-shelter")];
    assert!(!site.form("/find", &undo).await.text().contains("name=\"left\""));
    let several = site.form("/find", &[("where", "937"), ("left-name", "shelter")]).await;
    assert_eq!(several.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = several.text();
    for id in ["youth-shelter", "all-night"] {
        assert!(page.contains(&format!("name=\"left-add\" value=\"{id}\"")), "{page}");
    }
    let none = site.form("/find", &[("where", "937"), ("left-name", "Nowhere House")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text().contains("href=\"#left-name\""));
    // Every place can be marked, also one that is not shown.
    let fields = [("where", "937"), ("age", "16"), ("program", "youth-shelter")];
    let option = site.form("/option", &fields).await.text();
    assert!(option.contains("name=\"left-add\" value=\"youth-shelter\""), "{option}");
    let page = site.form("/find", &fields[..2]).await.text();
    assert!(page.contains("name=\"left-add\" value=\"adults-only\""), "{page}");
}

#[actix_web::test]
async fn any_answer_settles_a_question_on_the_page() {
    let site = Site::new();
    let asked = |page: &str| {
        let form = page.split("class=\"answers\"").nth(1)?;
        let name = form.split("<button name=\"").nth(1)?.split('"').next()?;
        Some(name.to_owned())
    };
    for answer in ["yes", "no", "unknown", "declined"] {
        let mut fields: Vec<(String, String)> = vec![("where".to_owned(), "937".to_owned())];
        let mut done: Vec<String> = Vec::new();
        loop {
            let sent: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let page = site.form("/find", &sent).await.text();
            let Some(question) = asked(&page) else { break };
            assert!(!done.contains(&question), "{question} is asked again after {answer}");
            fields.push((question.clone(), answer.to_owned()));
            done.push(question);
        }
        assert!(!done.is_empty(), "nothing is asked");
    }
}

#[actix_web::test]
async fn what_every_call_asks_is_said_once_above_the_list() {
    let page = Site::new().form("/find", &[("where", "937")]).await.text();
    assert_eq!(page.matches("ask if a bed is still open").count(), 1, "{page}");
    let (above, list) = page.split_once("<ol class=\"plan\"").unwrap();
    let shared = above.split("class=\"every\"").nth(1).unwrap();
    let cards: Vec<_> = list.split("<li class=\"card").skip(1).collect();
    assert!(cards.len() > 1);
    let sentences = |part: &str| -> Vec<String> {
        let spans = part.split("<dd>").skip(1).filter_map(|dd| dd.split("</dd>").next());
        let spans = spans.flat_map(|dd| dd.split("<span>").skip(1));
        spans.filter_map(|span| Some(span.split("</span>").next()?.to_owned())).collect()
    };
    let all: Vec<Vec<String>> = cards.iter().map(|card| sentences(card)).collect();
    for sentence in &all[0] {
        assert!(all.iter().any(|card| !card.contains(sentence)), "all cards say: {sentence}");
    }
    for sentence in sentences(shared) {
        assert!(all.iter().all(|card| !card.contains(&sentence)), "said twice: {sentence}");
    }
}
