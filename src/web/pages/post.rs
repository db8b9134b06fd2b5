//! The page that posts free beds: one tap if nothing changed, and no need to type or run script.
//!
//! A post contains what was typed for the groups that were touched, with the version that the page
//! showed. Any other form posts nothing and keeps what was typed.

use super::post_row::PostFormRow;
use super::post_sent::{Pressed, ReadForm, read_form};
use super::{Chrome, Wrong, page, see_other, switches};
use crate::desk::{
    Allowed, Desk, GroupStands, NotPromised, PostCapacity, PostRequest, Received, Refusal,
};
use crate::domain::{CapacityPost, ClockJump, Problems, Program, ProgramId, Refused, Timestamp};
use crate::web::api::at_desk;
use crate::web::asked_at::AskedAt;
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::{ProgramInPath, SentForm};
use crate::web::viewer::Viewer;
use crate::words::{Language, Text, say};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "post.html", config = "src/web/pages/askama.toml")]
struct PostPage {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    id: String,
    name: String,
    /// The reason why the program cannot post; empty if it can.
    closed: Text,
    rows: Vec<PostFormRow>,
    problems: Vec<Wrong>,
    /// True if the page announces what was posted just now.
    announces: bool,
    clock_jump: Text,
}

/// A program, and the state of its groups' units.
type ProgramUnits = (Program, Vec<GroupStands>);

impl PostPage {
    fn of(
        desk: &Desk,
        (program, stands): &ProgramUnits,
        (now, lang): (Timestamp, Language),
        viewer: &Viewer,
    ) -> Self {
        let row = |(at, stands)| PostFormRow::of(at, stands, program, now);
        Self {
            lang,
            chrome: Chrome::of(desk, now, viewer),
            id: program.id.to_string(),
            name: program.name.to_string(),
            closed: said_why(program.may_promise(now).err()),
            rows: stands.iter().enumerate().map(row).collect(),
            problems: Vec::new(),
            announces: false,
            clock_jump: desk.clock_jump().map_or_else(Text::nothing, clock_jump),
        }
    }

    fn any_before(&self) -> bool {
        self.rows.iter().any(PostFormRow::posted_before)
    }

    fn announced(&self) -> Vec<&PostFormRow> {
        self.rows.iter().filter(|row| self.announces && !row.just_posted.is_nothing()).collect()
    }

    fn any_conflict(&self) -> bool {
        self.rows.iter().any(|row| row.newer.is_some())
    }

    /// Responds with the page as typed, and the reasons why nothing was posted.
    fn refused(
        mut self,
        status: StatusCode,
        answer: AnswerLanguage,
        asked: ReadForm,
    ) -> Result<HttpResponse, Problem> {
        self.rows = asked.rows;
        self.problems = asked.problems;
        page(status, answer, &self)
    }
}

/// Returns the reason why a program makes no promises; empty if it makes them.
fn said_why(refused: Option<Refused>) -> Text {
    refused.map_or_else(Text::nothing, |why| why.what)
}

/// The warning that the clock jumped.
fn clock_jump(leap: ClockJump) -> Text {
    say::nothing_ends_early(leap)
}

/// Shows the page with the last posts. A recent post is announced from the stored post itself.
pub(in crate::web) async fn capacity(
    by: Allowed<PostCapacity>,
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    ProgramInPath(id): ProgramInPath,
) -> Result<HttpResponse, Problem> {
    let file = at_desk(desk.clone(), move |desk| desk.program_units(&by, &id)).await?;
    let shown = PostPage::of(&desk, &file, (now, answer.language), &viewer);
    let shown = PostPage { announces: true, ..shown };
    page(StatusCode::OK, answer, &shown)
}

/// The result of posting the rows.
enum PostedRows {
    Done,
    /// A typed value cannot be posted.
    Wrong(Problems),
    /// Another person has posted in the meantime.
    Newer(Vec<CapacityPost>),
    /// The program is not open. Holds the reason.
    Closed(Text),
}

/// Handles the pressed button: changes a number, posts, or says why nothing was posted.
pub(in crate::web) async fn post_capacity(
    by: Allowed<PostCapacity>,
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    ProgramInPath(id): ProgramInPath,
    SentForm(sent): SentForm,
) -> Result<HttpResponse, Problem> {
    let answer = answer.or_in(&sent);
    let (who, wanted) = (by.clone(), id.clone());
    let file = at_desk(desk.clone(), move |desk| desk.program_units(&who, &wanted)).await?;
    let shown = PostPage::of(&desk, &file, (now, answer.language), &viewer);
    if !shown.closed.is_nothing() {
        return page(StatusCode::CONFLICT, answer, &shown);
    }
    let mut asked = read_form(shown.rows.clone(), &sent, now);
    let posting = match asked.pressed {
        Pressed::Nothing => return shown.refused(StatusCode::UNPROCESSABLE_ENTITY, answer, asked),
        Pressed::Step => {
            if switches(&sent) {
                asked.beside_again((&file.0, &file.1));
            }
            return shown.refused(StatusCode::OK, answer, asked);
        }
        Pressed::Kept => return Ok(see_other(&format!("/post/{id}"), answer)),
        Pressed::Post => asked.posting(),
    };
    let posts = posting.iter().map(|row| row.request(now)).collect();
    match post_all(by, desk, id.clone(), posts).await? {
        PostedRows::Done => Ok(see_other(&format!("/post/{id}"), answer)),
        PostedRows::Wrong(problems) => {
            asked.wrong(&problems, &posting);
            shown.refused(StatusCode::UNPROCESSABLE_ENTITY, answer, asked)
        }
        PostedRows::Newer(posts) => {
            asked.beside(&posts, &file.0);
            if asked.is_posted_already() {
                return Ok(see_other(&format!("/post/{id}"), answer));
            }
            asked.tell_conflicts();
            shown.refused(StatusCode::CONFLICT, answer, asked)
        }
        PostedRows::Closed(closed) => {
            page(StatusCode::CONFLICT, answer, &PostPage { closed, ..shown })
        }
    }
}

/// Posts all rows under a new key. The version of each row protects against posting twice.
async fn post_all(
    by: Allowed<PostCapacity>,
    desk: Data<Desk>,
    id: ProgramId,
    posts: Vec<Received<PostRequest>>,
) -> Result<PostedRows, Problem> {
    at_desk(desk, move |desk| match desk.post(&by, &desk.draw_key()?, &id, posts) {
        Ok(_receipts) => Ok(PostedRows::Done),
        Err(Refusal::Problems(problems)) => Ok(PostedRows::Wrong(problems)),
        Err(Refusal::Promise(NotPromised::Newer(posts))) => Ok(PostedRows::Newer(posts)),
        Err(Refusal::Promise(NotPromised::NotOpen(why))) => {
            Ok(PostedRows::Closed(said_why(Some(why))))
        }
        Err(other) => Err(other),
    })
    .await
}
