//! Every count on a list must be what pressing its button gives. The tests press all buttons, on
//! the founding network and on made-up ones.

use super::{Site, town};
use actix_web::http::StatusCode;
use std::collections::BTreeSet;
use waystation::domain::Catalog;
use waystation::exchange::founding;
use waystation::exchange::generate::Generator;

type Fields = Vec<(String, String)>;
/// A place on a list and its band.
type Place = (String, String);

/// Searches that leave something to ask, to change and to show on further pages.
const SEARCHES: [&[(&str, &str)]; 9] = [
    &[("where", "Fresno, CA")],
    &[("where", "Miami, FL"), ("age", "minor"), ("within", "within_150_miles")],
    &[("where", "10001"), ("age", "25"), ("feels", "boys-men"), ("with", "0")],
    &[("where", "Riverside, CA"), ("age", "16"), ("feels", "girls-women"), ("nights", "400")],
    &[("where", "90001"), ("age", "30"), ("feels", "girls-women"), ("with", "2"), ("nights", "30")],
    &[("where", "98101"), ("wishes.needs-own-room", "true"), ("within", "within_400_miles")],
    &[
        ("where", "75201"),
        ("caller", "self"),
        ("arrive", "2026-11-22T04:00"),
        ("leave_by", "2026-11-22T05:00"),
    ],
    &[
        ("where", "Fresno, CA"),
        ("age", "16"),
        ("nights", "3000"),
        ("wishes.needs-own-room", "true"),
    ],
    &[
        ("where", "33101"),
        ("age", "17"),
        ("answers.meet-police", "no"),
        ("answers.all-gender", "no"),
        ("feels", "girls-women"),
    ],
];

fn networks() -> Vec<Catalog> {
    let made_up = |seed| Generator::of(seed).unwrap().catalog(70, town::now()).unwrap();
    let by_hand = [founding::catalog(town::now()).unwrap(), town::catalog()];
    [7, 8, 9].map(made_up).into_iter().chain(by_hand).collect()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split(end).next()
}

fn plain(text: &str) -> String {
    let marks = [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")];
    marks.iter().fold(text.to_owned(), |text, (code, mark)| text.replace(code, mark))
}

/// The hidden fields of a form.
fn hidden(form: &str) -> Fields {
    let inputs = form.split("<input type=\"hidden\" ").skip(1);
    let field = |input: &str| {
        let name = between(input, "name=\"", "\"").unwrap();
        (name.to_owned(), plain(between(input, "value=\"", "\"").unwrap()))
    };
    inputs.map(field).collect()
}

/// The forms in the part of a page that holds a mark.
fn forms<'a>(page: &'a str, mark: &str) -> Vec<&'a str> {
    let parts = page.split("<section").chain(page.split("<ol"));
    let part = parts.filter(|part| part.contains(mark)).min_by_key(|part| part.len());
    let part = part.and_then(|part| part.split("</section>").next()).unwrap_or_default();
    part.split("<form").skip(1).filter_map(|form| form.split("</form>").next()).collect()
}

async fn page(site: &Site, fields: &Fields) -> String {
    let fields: Vec<_> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = site.form("/find", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{fields:?}: {}", answer.text());
    answer.text()
}

fn with(fields: &Fields, name: &str, value: &str) -> Fields {
    let kept = fields.iter().filter(|(known, _)| known != name).cloned();
    kept.chain([(name.to_owned(), value.to_owned())]).collect()
}

/// The whole list, page by page. No place may occur twice.
async fn list(site: &Site, fields: &Fields) -> Vec<Place> {
    let mut all: Vec<Place> = Vec::new();
    let mut next = Some(fields.clone());
    while let Some(fields) = next {
        let page = page(site, &fields).await;
        for card in page.split("<li class=\"card ").skip(1) {
            let band = card.split('"').next().unwrap().to_owned();
            let id = between(card, "name=\"program\" value=\"", "\"").unwrap().to_owned();
            assert!(all.iter().all(|(known, _)| *known != id), "{id} is there twice");
            all.push((id, band));
        }
        next = next_page(&page, all.len());
    }
    all
}

/// The fields that show the next part of a list, after `seen` places.
fn next_page(page: &str, seen: usize) -> Option<Fields> {
    let form = between(page, "<form class=\"pages\"", "</form>")?;
    let button = form.split("<button name=\"after\" value=\"").last()?;
    let after = button.split('"').next()?;
    (after.parse() == Ok(seen)).then(|| with(&hidden(form), "after", after))
}

fn number(text: &str) -> usize {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

fn ids(list: &[Place]) -> BTreeSet<&str> {
    list.iter().map(|(id, _)| id.as_str()).collect()
}

/// The places on only one of the lists, in another band, or in another position of the first three.
fn moved(before: &[Place], after: &[Place]) -> BTreeSet<String> {
    let first = |list: &[Place], id: &str| list.iter().take(3).position(|(known, _)| known == id);
    let regrouped = before.iter().filter(|place| !after.contains(place));
    let regrouped = regrouped.chain(after.iter().filter(|place| !before.contains(place)));
    let passed = before.iter().chain(after);
    let passed = passed.filter(|(id, _)| first(before, id) != first(after, id));
    regrouped.chain(passed).map(|(id, _)| id.clone()).collect()
}

#[actix_web::test]
async fn every_place_can_be_seen_and_all_counts_add_up() {
    for network in networks() {
        let site = Site::over(&network);
        for search in SEARCHES {
            let fields: Fields = owned(search);
            let page = page(&site, &fields).await;
            let listed = list(&site, &fields).await.len();
            let heading = between(&page, "id=\"results\" tabindex=\"-1\" autofocus>", "<").unwrap();
            let told = if heading.starts_with("No ") { 0 } else { number(heading) };
            assert_eq!(listed, told, "{search:?}");
            let not_shown = between(&page, "<summary><h2>", " not shown").map_or(0, number);
            assert_eq!(listed + not_shown, network.programs.len(), "{search:?}");
            let counts = between(&page, "<p class=\"counts\">", "</p>").unwrap_or_default();
            let sum: usize = counts.split("<strong>").skip(1).map(number).sum();
            assert_eq!(sum, not_shown, "{search:?}");
        }
    }
}

fn owned(search: &[(&str, &str)]) -> Fields {
    search.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[actix_web::test]
async fn a_change_that_is_pressed_opens_as_many_places_as_its_button_says() {
    let (mut pressed, mut together) = (0, 0);
    for network in networks() {
        let site = Site::over(&network);
        for search in SEARCHES {
            let fields = owned(search);
            let page = page(&site, &fields).await;
            let before = list(&site, &fields).await;
            for form in forms(&page, "id=\"near-title\"") {
                let after = list(&site, &hidden(form)).await;
                let words = between(form, "class=\"opens\">", "<").unwrap();
                let opens = ids(&after).difference(&ids(&before)).count();
                let closes = ids(&before).difference(&ids(&after)).count();
                let told = words.split_once(", and ").map_or(0, |(_, more)| number(more));
                assert_eq!((number(words), told), (opens, closes), "{search:?}: {form}");
                pressed += 1;
            }
            for form in forms(&page, "id=\"together-title\"") {
                let after = list(&site, &hidden(form)).await;
                let words = between(form, "class=\"opens\">", "<").unwrap();
                assert_eq!(number(words), after.len(), "{search:?}: {form}");
                together += 1;
            }
        }
    }
    assert!(pressed >= 10, "{pressed} changes were pressed");
    assert!(together >= 1, "{together} sets were pressed");
}

#[actix_web::test]
async fn an_answer_that_is_pressed_changes_as_many_places_as_the_question_says() {
    let mut pressed = 0;
    for network in networks() {
        let site = Site::over(&network);
        for search in SEARCHES {
            let fields = owned(search);
            let page = page(&site, &fields).await;
            let Some(form) = between(&page, "class=\"answers\"", "</form>") else { continue };
            let question = between(form, "<button name=\"", "\"").unwrap();
            let before = list(&site, &fields).await;
            let mut by = Vec::new();
            for answer in ["yes", "no"] {
                let after = list(&site, &with(&hidden(form), question, answer)).await;
                by.push(moved(&before, &after));
            }
            let words = between(&page, "Ask next. ", "</p>").unwrap();
            let all: BTreeSet<&String> = by.iter().flatten().collect();
            let told = between(words, "The answer changes ", " place").map(number);
            assert_eq!(told, Some(all.len()), "{search:?} {question}: {words}");
            for (answer, moved) in ["a yes changes ", "a no changes "].iter().zip(&by) {
                let told = between(words, &format!(": {answer}"), ".")
                    .or_else(|| between(words, &format!(", {answer}"), "."));
                let told = told.map(|told| if told.starts_with("none") { 0 } else { number(told) });
                assert_eq!(
                    told.unwrap_or(all.len()),
                    moved.len(),
                    "{search:?} {question}: {words}"
                );
            }
            for answer in ["unknown", "declined"] {
                let after = list(&site, &with(&hidden(form), question, answer)).await;
                assert_eq!(after, before, "{search:?} {question}");
            }
            pressed += 1;
        }
    }
    assert!(pressed >= 10, "{pressed} questions were answered");
}
