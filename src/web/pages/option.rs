//! One option and what to say on the phone.

use super::form::FindForm;
use super::results::Card;
use super::terms::{Term, listed};
use super::{Chrome, page};
use crate::desk::{Desk, ProgramFile, RankedOption};
use crate::domain::{DistanceBand, Group, ProgramId, Stage, StayLimit};
use crate::web::api::at_desk;
use crate::web::problem::{Kind, Problem};
use crate::web::sent::SentForm;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "option.html", config = "src/web/pages/askama.toml")]
struct OptionPage {
    chrome: Chrome,
    form: FindForm,
    card: Card,
    say: String,
    terms: Vec<Term>,
}

/// The card of one option of the call plan.
pub(in crate::web) async fn option(
    desk: Data<Desk>,
    SentForm(sent): SentForm,
) -> Result<HttpResponse, Problem> {
    let gone = || Problem::of(Kind::NotFound);
    let form = FindForm::of(&sent);
    let id = sent.iter().rev().find(|(name, _)| name == "program");
    let id: ProgramId = id.and_then(|(_, id)| id.parse().ok()).ok_or_else(gone)?;
    let ask = form.ask(desk.now()).map_err(|_wrong| Problem::of(Kind::Refused))?;
    let (chrome, today) = (Chrome::of(&desk), desk.now().date_naive());
    let (found, file) = at_desk(desk, move |desk| {
        let (found, file) = (desk.find(&ask)?, desk.program(&id)?);
        Ok((found, file))
    })
    .await?;
    let option = found.ranking.options.iter().find(|option| option.program.id == file.program.id);
    let option = option.ok_or_else(gone)?;
    let group = group_of(option, &file);
    let card = Card::of(option);
    let say = say(option, &file, group, &card.read_out);
    let terms = group.map_or(Vec::new(), |group| listed(group, &file.assertions, today));
    page(StatusCode::OK, &OptionPage { chrome, form, card, say, terms })
}

/// The first unit group the option would use.
fn group_of<'a>(option: &RankedOption, file: &'a ProgramFile) -> Option<&'a Group> {
    let used = option.unit_groups.first()?;
    file.groups.iter().find(|group| group.unit_group.id == used.id)
}

/// What to say aloud: nothing of it tells where the place is or what it is called.
fn say(
    option: &RankedOption,
    file: &ProgramFile,
    group: Option<&Group>,
    read_out: &[String],
) -> String {
    let terms = group.map(|group| &group.terms);
    let kind = match terms.map_or(file.program.stage, |terms| terms.stage) {
        Stage::Emergency => "an emergency shelter",
        Stage::Transitional => "a program where people stay for some months",
        Stage::LongTerm => "a longer-term home",
        Stage::Unknown => "a place",
    };
    let far = option.distance.map_or("; I do not know how far it is", |distance| match distance {
        DistanceBand::SameArea => " near you",
        DistanceBand::Within50 => " within 50 miles of you",
        DistanceBand::Within150 => " 50 to 150 miles from you",
        DistanceBand::Within400 => " 150 to 400 miles from you",
        DistanceBand::Over400 => " over 400 miles from you",
    });
    let stay = terms.map_or(String::new(), |terms| match &terms.stay {
        StayLimit::NoLimit => " There is no limit to how long you can stay.".to_owned(),
        StayLimit::UntilAge(age) => format!(" You could stay until you turn {age}."),
        StayLimit::Unknown { .. } => String::new(),
        stay @ (StayLimit::Days(_)
        | StayLimit::Months(_)
        | StayLimit::Years(_)
        | StayLimit::Range(..)) => format!(" You could stay {stay}."),
    });
    let rules = match read_out {
        [] => String::new(),
        rules => format!(" You should know its rules first: {}", rules.join(" ").to_lowercase()),
    };
    format!(
        "There is {kind}{far}.{stay}{rules} Shall I call and ask whether they have a bed for you?"
    )
}
