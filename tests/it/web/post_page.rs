//! The page that posts beds. A post contains what was typed for the touched groups, with the
//! version that was seen. Any other form posts nothing and keeps what was typed.

use super::{Answer, Site, town};
use actix_web::http::StatusCode;
use serde_json::json;
use waystation::domain::placement::Step as PlacementStep;
use waystation::domain::{
    ActorRole, Affiliation, CapacityPost, Catalog, Taking, UnitGroup, UnitKind,
};
use waystation::store::PromiseClock;
use waystation::store::placements::{Begin, KeyedRequest};

const PAGE: &str = "/post/youth-shelter";
const BEDS: &str = "youth-shelter-beds";
const ROOMS: &str = "youth-shelter-rooms";

/// A form as a browser would send it.
pub(super) type Fields = Vec<(String, String)>;

/// The fields of the page's form, with their values.
pub(super) fn fields(page: &str) -> Fields {
    let form = page.split("<form class=\"post\"").nth(1).unwrap_or_default();
    let form = form.split("</form>").next().unwrap();
    let mut fields = vec![];
    for input in form.split("<input ").skip(1) {
        let input = input.split('>').next().unwrap();
        let value = |name: &str| {
            let begin = format!("{name}=\"");
            let from = input.split(&begin).nth(1)?;
            from.split('"').next().map(str::to_owned)
        };
        if value("type").as_deref() != Some("radio") || input.contains(" checked") {
            fields.push((value("name").unwrap(), value("value").unwrap_or_default()));
        }
    }
    fields
}

/// Types something into a field, or presses a button.
pub(super) fn set(fields: &mut Fields, name: &str, value: &str) {
    fields.retain(|(known, _)| known != name);
    fields.push((name.to_owned(), value.to_owned()));
}

pub(super) fn borrowed(fields: &Fields) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

impl Site {
    /// The town, with a second unit group of the youth shelter where nothing was ever posted.
    fn with_two_groups() -> Self {
        let mut site = Self::new();
        let rooms = UnitGroup {
            id: ROOMS.parse().unwrap(),
            program: "youth-shelter".parse().unwrap(),
            name: "Rooms".into(),
            kind: UnitKind::Private,
            sleeps: 2,
        };
        let more = Catalog { groups: vec![rooms], ..Catalog::default() };
        site.database.store.save(&more, &mut |_, _| {}).unwrap();
        site.pass(0);
        site
    }

    /// The form of the page as it stands now.
    async fn shown(&self) -> Fields {
        fields(&self.get(PAGE).await.text())
    }

    /// Sends a form after typing.
    async fn sends(&self, fields: &Fields, typed: &[(&str, &str)]) -> Answer {
        let mut fields = fields.clone();
        for (name, value) in typed {
            set(&mut fields, name, value);
        }
        self.form(PAGE, &borrowed(&fields)).await
    }

    /// Sends a form that must post, and returns the page after it.
    async fn posts(&self, fields: &Fields, typed: &[(&str, &str)]) -> String {
        let answer = self.sends(fields, typed).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        assert_eq!(answer.header("location"), PAGE, "nothing is said in the address");
        self.get(PAGE).await.text()
    }

    /// Sends a form that must post nothing, and returns the page with the typed values.
    async fn refuses(&self, fields: &Fields, typed: &[(&str, &str)], status: StatusCode) -> String {
        let before = (self.last(BEDS), self.last(ROOMS));
        let answer = self.sends(fields, typed).await;
        assert_eq!(answer.status, status, "{}", answer.text());
        assert_eq!((self.last(BEDS), self.last(ROOMS)), before, "nothing was posted");
        answer.text()
    }

    fn last(&self, group: &str) -> Option<CapacityPost> {
        self.database.store.last_post(&group.parse().unwrap()).ok().flatten()
    }
}

fn value<'a>(fields: &'a Fields, name: &str) -> &'a str {
    &fields.iter().find(|(known, _)| known == name).unwrap().1
}

/// Checks that the page still has the typed values.
fn keeps(page: &str, typed: &[(&str, &str)]) {
    let shown = fields(page);
    for (name, typed) in typed {
        assert_eq!(value(&shown, name), *typed, "{name}");
    }
}

const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

#[actix_web::test]
async fn a_group_that_was_not_touched_is_not_posted() {
    let site = Site::with_two_groups();
    let before = site.last(BEDS).unwrap();
    let shown = site.shown().await;
    assert_eq!(value(&shown, "open-1"), "", "nothing was ever posted");
    let page = site.posts(&shown, &[("open-1", "2"), ("do", "post")]).await;
    assert_eq!(site.last(BEDS), Some(before), "the beds were not touched");
    assert_eq!(site.last(ROOMS).unwrap().open, 2);
    assert!(page.contains("Rooms. Posted 9:41 pm: 2 beds open, taking people."), "{page}");
    let site = Site::with_two_groups();
    let shown = site.shown().await;
    site.posts(&shown, &[("open-0", "1"), ("do", "post")]).await;
    assert_eq!(site.last(ROOMS), None, "no zero is posted for the rooms");
    assert_eq!(site.last(BEDS).unwrap().open, 1);
}

#[actix_web::test]
async fn an_empty_or_foreign_form_posts_nothing() {
    let site = Site::with_two_groups();
    let foreign: Fields = fields(&site.get("/post/adults-only").await.text());
    let shown = site.shown().await;
    let renamed = |from: &str, to: &str| -> Fields {
        shown.iter().map(|(name, value)| (name.replace(from, to), value.clone())).collect()
    };
    let without = |part: &str| -> Fields {
        shown.iter().filter(|(name, _)| !name.starts_with(part)).cloned().collect()
    };
    let typed = |mut fields: Fields| {
        set(&mut fields, "open-0", "7");
        fields
    };
    for (form, button) in [
        (vec![], ""),
        (vec![], "post"),
        (vec![], "same"),
        (vec![("where".to_owned(), "Fresno, CA".to_owned())], "post"),
        (typed(foreign.clone()), "post"),
        (foreign, "same"),
        (typed(shown.clone()), ""),
        (typed(shown.clone()), "other"),
        (typed(shown.clone()), "use-0"),
        (typed(shown.clone()), "keep-0"),
        (typed(without("group")), "post"),
        (typed(without("seen")), "post"),
        (without("seen"), "same"),
        (renamed("group-0", "group-5"), "same"),
        (shown.clone(), "post"),
        ([shown.clone(), shown.clone()].concat(), "same"),
    ] {
        let pressed = if button.is_empty() { vec![] } else { vec![("do", button)] };
        let before = site.last(BEDS);
        let answer = site.sends(&form, &pressed).await;
        let same_groups = button == "same" && form.iter().any(|(name, _)| name == "seen-1");
        assert!(
            answer.status == WRONG || (same_groups && answer.status == StatusCode::SEE_OTHER),
            "{} {form:?} {button}",
            answer.status
        );
        if answer.status == WRONG {
            assert_eq!(site.last(BEDS), before, "{form:?} {button}");
            assert!(answer.text().contains("Nothing was posted"), "{}", answer.text());
        }
        assert_eq!(site.last(ROOMS), None, "{form:?} {button}");
    }
}

#[actix_web::test]
async fn a_form_finds_its_groups_by_id_whatever_their_order() {
    let site = Site::with_two_groups();
    let shown = site.shown().await;
    let turned: Fields = shown
        .iter()
        .map(|(name, value)| {
            let turned = match name.rsplit_once('-') {
                Some((part, "0")) => format!("{part}-1"),
                Some((part, _)) => format!("{part}-0"),
                None => name.clone(),
            };
            (turned, value.clone())
        })
        .collect();
    site.posts(&turned, &[("open-0", "4"), ("do", "post")]).await;
    assert_eq!(site.last(ROOMS).unwrap().open, 4);
    assert_eq!(site.last(BEDS).unwrap().open, 3);
}

#[actix_web::test]
async fn same_as_before_confirms_and_never_discards_what_was_typed() {
    let site = Site::with_two_groups();
    let shown = site.shown().await;
    let typed = [("open-0", "1"), ("taking-0", "no"), ("open-1", "2")];
    let with_same = [&typed[..], &[("do", "same")]].concat();
    let page = site.refuses(&shown, &with_same, WRONG).await;
    assert!(page.contains("you entered something new for Youth shelter beds"), "{page}");
    keeps(&page, &typed);
    let again = fields(&page);
    site.posts(&again, &[("do", "post")]).await;
    assert_eq!((site.last(BEDS).unwrap().open, site.last(ROOMS).unwrap().open), (1, 2));
    let before = site.last(BEDS).unwrap();
    let page = site.posts(&site.shown().await, &[("do", "same")]).await;
    let after = site.last(BEDS).unwrap();
    assert_ne!(after.id, before.id);
    assert_eq!((after.open, after.taking), (before.open, before.taking));
    assert!(page.contains("Posted 9:41 pm: 1 bed open, not taking anyone."), "{page}");
}

#[actix_web::test]
async fn after_no_the_page_and_the_receipt_say_that_nobody_is_taken() {
    let site = Site::new();
    let page = site.posts(&site.shown().await, &[("taking-0", "no"), ("do", "post")]).await;
    let posted: Vec<&str> = page.lines().filter(|line| line.contains("<p>Posted ")).collect();
    assert!(!posted.is_empty(), "{page}");
    for line in posted {
        assert!(line.ends_with("Hotlines see \u{201c}not accepting anyone\u{201d}.</p>"), "{line}");
    }
    let post = json!({"unit_group": BEDS, "open": 2, "taking": "no"});
    let receipt = site.post("/api/v1/programs/youth-shelter/capacity", &post).await.json();
    assert_eq!(receipt["others_see"], "none");
    let program = site.get("/api/v1/programs/youth-shelter").await.json();
    assert_eq!(program["unit_groups"][0]["openings"], "none");
    let words = program["unit_groups"][0]["words"].as_str().unwrap().to_owned();
    assert!(words.starts_with("Not accepting anyone, posted"), "{words}");
}

#[actix_web::test]
async fn after_the_time_until_which_people_are_taken_nobody_is_taken() {
    let mut site = Site::new();
    let typed = [("taking-0", "until"), ("until-0", "22:30"), ("do", "post")];
    let page = site.posts(&site.shown().await, &typed).await;
    let see = "Hotlines see \u{201c}several beds, until 10:30 pm\u{201d}.";
    assert!(page.contains(see), "{page}");
    site.pass(60);
    let page = site.get(PAGE).await.text();
    assert!(page.contains("Hotlines see \u{201c}not accepting anyone\u{201d}."), "{page}");
    let page = site.refuses(&fields(&page), &[("do", "same")], WRONG).await;
    assert!(page.contains("The time you stop taking people has passed"), "{page}");
}

#[actix_web::test]
async fn a_moment_that_nobody_touched_stays_that_moment() {
    let site = Site::new();
    let until = "2026-11-24T22:00";
    let post = json!({"unit_group": BEDS, "open": 2, "taking": "until", "until": until});
    site.post("/api/v1/programs/youth-shelter/capacity", &post).await;
    let end = Taking::Until("2026-11-25T06:00:00Z".parse().unwrap());
    site.posts(&site.shown().await, &[("do", "same")]).await;
    assert_eq!(site.last(BEDS).unwrap().taking, end);
    site.posts(&site.shown().await, &[("open-0", "1"), ("do", "post")]).await;
    assert_eq!(site.last(BEDS).unwrap().taking, end);
}

#[actix_web::test]
async fn nothing_is_announced_that_was_not_posted_just_now() {
    let mut site = Site::new();
    for address in [PAGE.to_owned(), format!("{PAGE}?posted=yes")] {
        let page = site.get(&address).await.text();
        assert!(!page.contains("class=\"posted\""), "{address}: {page}");
    }
    let page = site.posts(&site.shown().await, &[("open-0", "2"), ("do", "post")]).await;
    assert!(page.contains("class=\"posted\""), "{page}");
    assert!(page.contains("Posted 9:41 pm: 2 beds open, taking people."), "{page}");
    site.pass(2);
    assert!(!site.get(PAGE).await.text().contains("class=\"posted\""));
}

#[actix_web::test]
async fn of_two_browsers_the_later_is_told_of_the_earlier_and_loses_nothing() {
    let site = Site::with_two_groups();
    let (one, other) = (site.shown().await, site.shown().await);
    site.posts(&one, &[("open-0", "5"), ("do", "post")]).await;
    let typed = [("open-0", "2"), ("taking-0", "call_first"), ("open-1", "1")];
    let with_post = [&typed[..], &[("do", "post")]].concat();
    let page = site.refuses(&other, &with_post, StatusCode::CONFLICT).await;
    let told = "Someone at your program posted 5, taking people at 9:41 pm. \
                You entered 2, call first.";
    assert!(page.contains(told), "{page}");
    assert!(page.contains(">Use 2, call first<") && page.contains(">Keep 5, taking people<"));
    keeps(&page, &typed);
    let conflict = fields(&page);
    let still = site.refuses(&conflict, &[("do", "post")], StatusCode::CONFLICT).await;
    assert!(still.contains(told), "pressed without a choice: {still}");
    let kept = site.refuses(&conflict, &[("do", "keep-0")], StatusCode::OK).await;
    keeps(&kept, &[("open-0", "5"), ("taking-0", "yes"), ("open-1", "1")]);
    site.posts(&conflict, &[("do", "use-0")]).await;
    assert_eq!((site.last(BEDS).unwrap().open, site.last(ROOMS).unwrap().open), (2, 1));
}

#[actix_web::test]
async fn what_was_seen_is_asked_again_when_a_third_posts() {
    let site = Site::new();
    let mine = site.shown().await;
    site.posts(&site.shown().await, &[("open-0", "5"), ("do", "post")]).await;
    let typed = [("open-0", "2"), ("do", "post")];
    let conflict = fields(&site.refuses(&mine, &typed, StatusCode::CONFLICT).await);
    site.posts(&site.shown().await, &[("open-0", "4"), ("do", "post")]).await;
    let page = site.refuses(&conflict, &[("do", "use-0")], StatusCode::CONFLICT).await;
    assert!(page.contains("posted 4 at 9:41 pm. You entered 2."), "{page}");
    let answer = site.sends(&fields(&page), &[("do", "keep-0")]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, PAGE));
    assert_eq!(site.last(BEDS).unwrap().open, 4);
}

#[actix_web::test]
async fn a_form_that_is_sent_twice_posts_once() {
    let site = Site::with_two_groups();
    let shown = site.shown().await;
    let typed = [("open-0", "2"), ("open-1", "1"), ("do", "post")];
    site.posts(&shown, &typed).await;
    let posted = (site.last(BEDS), site.last(ROOMS));
    site.posts(&shown, &typed).await;
    assert_eq!((site.last(BEDS), site.last(ROOMS)), posted);
}

#[actix_web::test]
async fn a_number_that_an_arrival_changed_is_not_confirmed_unseen() {
    let mut site = Site::new();
    let shown = site.shown().await;
    let house = Affiliation { organization: "valley".parse().unwrap(), role: ActorRole::Operator };
    let (now, key) = (town::now, super::new_key().parse().unwrap());
    let asked = KeyedRequest { by: &house, key: &key, clock: PromiseClock::Told(&now) };
    let group = BEDS.parse().unwrap();
    let begin = Begin { group: &group, units: 1, step: &PlacementStep::Arrive, happened: None };
    site.database.store.begin(asked, begin).unwrap();
    site.pass(1);
    let page = site.refuses(&shown, &[("do", "same")], WRONG).await;
    assert!(page.contains("Youth shelter beds has changed since you opened this page."), "{page}");
    keeps(&page, &[("open-0", "2")]);
    site.posts(&fields(&page), &[("do", "same")]).await;
    assert_eq!(site.last(BEDS).unwrap().open, 2);
}

#[actix_web::test]
async fn a_confirmation_of_an_older_post_is_a_conflict_too() {
    let site = Site::new();
    let mine = site.shown().await;
    site.posts(&site.shown().await, &[("open-0", "5"), ("do", "post")]).await;
    let page = site.refuses(&mine, &[("do", "same")], StatusCode::CONFLICT).await;
    assert!(page.contains("posted 5 at 9:41 pm. You confirmed 3."), "{page}");
}

#[actix_web::test]
async fn a_wrong_number_is_told_and_everything_typed_stands() {
    let site = Site::with_two_groups();
    let typed = [("open-0", "lots"), ("open-1", "3"), ("taking-1", "until"), ("until-1", "")];
    let with_post = [&typed[..], &[("do", "post")]].concat();
    let page = site.refuses(&site.shown().await, &with_post, WRONG).await;
    assert!(page.contains("href=\"#open-0\"") && page.contains("href=\"#until-1\""), "{page}");
    assert!(page.contains("Enter a whole number from 0 to 2,000."), "{page}");
    assert!(page.contains("Enter the time you stop taking people, or choose Yes."), "{page}");
    keeps(&page, &typed);
}
