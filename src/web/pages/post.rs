//! Posts what is free: one tap when nothing changed, no typing, no script needed.

use super::post_row::{Row, Step};
use super::{Chrome, Wrong, page, see_other, status};
use crate::desk::{Desk, PostForm, ProgramFile, Refusal};
use crate::domain::{self, Leap, Problems, ProgramId};
use crate::web::api::at_desk;
use crate::web::problem::Problem;
use crate::web::sent::{AtProgram, SentForm, SentQuery};
use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;
use std::iter;

#[derive(Template)]
#[template(path = "post.html", config = "src/web/pages/askama.toml")]
struct PostPage {
    chrome: Chrome,
    id: String,
    name: String,
    rows: Vec<Row>,
    problems: Vec<Wrong>,
    posted: bool,
    leapt: String,
}

/// A program, and how many promises each of its groups has no unit for.
type File = (ProgramFile, Vec<usize>);

impl PostPage {
    fn of(desk: &Desk, (file, short): &File) -> Self {
        let rows = file.groups.iter().enumerate();
        let short = short.iter().copied().chain(iter::repeat(0));
        let row = |(at, group)| Row::of(at, group, &file.program, desk.now());
        Self {
            chrome: Chrome::of(desk),
            id: file.program.id.to_string(),
            name: file.program.name.to_string(),
            rows: rows.map(row).zip(short).map(|(row, short)| row.short_of(short)).collect(),
            problems: Vec::new(),
            posted: false,
            leapt: desk.clock_leapt().map_or_else(String::new, leapt),
        }
    }

    fn any_before(&self) -> bool {
        self.rows.iter().any(|row| row.posted_before)
    }

    /// What the pressed button posts; `None` for a step, which posts nothing.
    fn pressed(&mut self, sent: &[(String, String)]) -> Option<Vec<Row>> {
        let value =
            |name: &str| sent.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        if value("do") == Some("same") {
            return Some(self.rows.iter().filter(|row| row.posted_before).cloned().collect());
        }
        self.rows = self.rows.drain(..).map(|row| row.typed(sent)).collect();
        let Some((step, at)) = value("step").and_then(Step::read) else {
            return Some(self.rows.clone());
        };
        let stepped = |row: Row| if row.at == at { row.stepped(step) } else { row };
        self.rows = self.rows.drain(..).map(stepped).collect();
        None
    }
}

fn read(desk: &Desk, id: &ProgramId) -> Result<File, Refusal> {
    Ok((desk.program(id)?, desk.short_at(id)?))
}

/// That the clock is doubted.
fn leapt(leap: Leap) -> String {
    format!("{leap} Nothing ends early. Tell whoever runs the service.")
}

/// The page with what was last posted.
pub(in crate::web) async fn capacity(
    desk: Data<Desk>,
    AtProgram(id): AtProgram,
    query: SentQuery,
) -> Result<HttpResponse, Problem> {
    let file = at_desk(desk.clone(), move |desk| read(desk, &id)).await?;
    let mut shown = PostPage::of(&desk, &file);
    shown.posted = query.get("posted").is_some();
    page(status(&shown.problems), &shown)
}

/// Takes a step, or posts.
pub(in crate::web) async fn post_capacity(
    desk: Data<Desk>,
    AtProgram(id): AtProgram,
    SentForm(sent): SentForm,
) -> Result<HttpResponse, Problem> {
    let wanted = id.clone();
    let file = at_desk(desk.clone(), move |desk| read(desk, &wanted)).await?;
    let mut shown = PostPage::of(&desk, &file);
    let Some(rows) = shown.pressed(&sent) else { return page(status(&[]), &shown) };
    let now = desk.now();
    let forms = rows.iter().map(|row| row.form(&file.0.program, now)).collect();
    match post_all(desk, id.clone(), forms).await? {
        Ok(()) => Ok(see_other(&format!("/post/{id}?posted=yes"))),
        Err(problems) => {
            shown.problems = wrong(&problems, &rows);
            page(status(&shown.problems), &shown)
        }
    }
}

async fn post_all(
    desk: Data<Desk>,
    id: ProgramId,
    forms: Vec<PostForm>,
) -> Result<Result<(), Problems>, Problem> {
    let posted = at_desk(desk, move |desk| desk.post_all(&id, &forms).map(drop)).await;
    match posted {
        Ok(()) => Ok(Ok(())),
        Err(problem) => problem.into_problems().map(Err),
    }
}

/// The problems of posts under the fields of their rows.
fn wrong(problems: &Problems, rows: &[Row]) -> Vec<Wrong> {
    let field = |path: &str| {
        let (at, name) = path
            .strip_prefix('[')
            .and_then(|rest| rest.split_once("]."))
            .map_or((0, path), |(at, name)| (at.parse().unwrap_or(0), name));
        let row = rows.get(at).map_or(0, |row: &Row| row.at);
        let name = if matches!(name, "open" | "taking" | "until") { name } else { "row" };
        format!("{name}-{row}")
    };
    let labelled = |problem: &domain::Problem| {
        let mut wrong = Wrong::of(field(&problem.field), problem);
        let label = match wrong.field.split('-').next() {
            Some("open") => "Beds open: ",
            Some("taking") => "Taking people tonight: ",
            Some("until") => "Until: ",
            Some(_) | None => "",
        };
        wrong.what.insert_str(0, label);
        wrong
    };
    problems.iter().map(labelled).collect()
}
