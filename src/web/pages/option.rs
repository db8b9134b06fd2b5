//! One option and what to say on the phone.

use super::card::Card;
use super::form::FindForm;
use super::named::Named;
use super::terms::{Term, listed};
use super::{Chrome, page};
use crate::desk::{AskForm, Desk, Found, MOST_OPTIONS, ProgramFile, RankedOption, Refusal, Said};
use crate::domain::{DistanceBand, Group, ProgramId, Span, Stage, StayLimit};
use crate::web::api::at_desk;
use crate::web::language::AnswerLanguage;
use crate::web::problem::{Problem, ProblemKind};
use crate::web::sent::SentForm;
use crate::words::Language;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "option.html", config = "src/web/pages/askama.toml")]
struct OptionPage {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    form: FindForm,
    /// After how many places the part of the list begins that it was chosen from.
    after: String,
    card: Card,
    say: String,
    terms: Vec<Term>,
}

/// A place that was on a list and is on it no longer; the search goes on.
#[derive(Template)]
#[template(path = "gone.html", config = "src/web/pages/askama.toml")]
struct Gone {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    form: FindForm,
    name: String,
    why: Vec<String>,
}

/// The card of one option of the call plan.
pub(in crate::web) async fn option(
    desk: Data<Desk>,
    answer: AnswerLanguage,
    SentForm(sent): SentForm,
) -> Result<HttpResponse, Problem> {
    let answer = answer.or_in(&sent);
    let lang = answer.language;
    let last =
        |name: &str| sent.iter().rev().find(|(sent, _)| sent == name).map(|(_, value)| value);
    let (chrome, now) = (Chrome::of(&desk), desk.now());
    let mut form = FindForm::of(&sent);
    let (_named, _wrong) = Named::of(&mut form, &desk);
    let ask = form.ask(now).map_err(|_wrong| Problem::of(ProblemKind::Refused))?;
    let Some(id) = last("program").and_then(|id| id.parse::<ProgramId>().ok()) else {
        return gone(
            answer,
            &Gone { lang, chrome, form, name: "This place".to_owned(), why: Vec::new() },
        );
    };
    let looked = at_desk(desk, move |desk| look(desk, ask, &id)).await?;
    let Some((found, file)) = looked else {
        return gone(
            answer,
            &Gone { lang, chrome, form, name: "This place".to_owned(), why: Vec::new() },
        );
    };
    let mut options = found.ranking.options.iter().enumerate();
    let option = options.find(|(_, option)| option.program.id == file.program.id);
    let Some((at, option)) = option else {
        let (name, why) = (file.program.name.to_string(), why(&found, &file, lang));
        return gone(answer, &Gone { lang, chrome, form, name, why });
    };
    let group = group_of(option, &file);
    let card = Card::of(at + 1, option, lang);
    let say = say(option, &file, group, &card.read_out);
    let today = file.program.day(now);
    let terms = group.map_or(Vec::new(), |group| listed(group, &file.assertions, today));
    let after = last("after").cloned().unwrap_or_default();
    page(StatusCode::OK, answer, &OptionPage { lang, chrome, form, after, card, say, terms })
}

fn gone(answer: AnswerLanguage, gone: &Gone) -> Result<HttpResponse, Problem> {
    page(StatusCode::NOT_FOUND, answer, gone)
}

/// A list, and what is stored of one program.
type Looked = (Found, ProgramFile);

/// The list as it is now, as far as this program, and what is stored of it; `None` where the network
/// has no such program.
fn look(desk: &Desk, ask: AskForm, id: &ProgramId) -> Result<Option<Looked>, Refusal> {
    let file = match desk.program(id) {
        Ok(file) => file,
        Err(Refusal::NoSuchProgram) => return Ok(None),
        Err(refusal) => return Err(refusal),
    };
    let found = desk.find(&ask.clone().explaining(id.clone()))?;
    let listed = found.ranking.options.iter().any(|option| option.program.id == *id);
    let most = usize::try_from(MOST_OPTIONS).unwrap_or(usize::MAX);
    let found = if listed || found.ranking.eligible <= most {
        found
    } else {
        desk.find(&ask.explaining(id.clone()).listing(usize::MAX))?
    };
    Ok(Some((found, file)))
}

/// Why a program is not on the list.
fn why(found: &Found, file: &ProgramFile, language: Language) -> Vec<String> {
    let passed = found.ranking.not_shown.iter().flat_map(|reason| &reason.programs);
    let passed = passed.filter(|passed| passed.program.id == file.program.id);
    let findings = passed.flat_map(|passed| passed.findings.iter());
    let failing = findings.filter(|finding| finding.verdict == Said::Fails);
    failing.map(|finding| finding.text.render(language)).collect()
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
        Stage::Transitional => "a transitional program",
        Stage::LongTerm => "a longer-term home",
        Stage::Unknown => "a place",
    };
    let far = option.distance.and_then(Span::band).map_or(
        ", but I don\u{2019}t know how far away it is",
        |distance| match distance {
            DistanceBand::SameArea => " near you",
            DistanceBand::Within50 => " within 50 miles of you",
            DistanceBand::Within150 => " 50 to 150 miles from you",
            DistanceBand::Within400 => " 150 to 400 miles from you",
            DistanceBand::Over400 => " over 400 miles from you",
        },
    );
    let stay = terms.map_or(String::new(), |terms| match &terms.stay {
        StayLimit::NoLimit => " There\u{2019}s no limit on how long you can stay.".to_owned(),
        StayLimit::UntilAge(age) => format!(" You could stay until you turn {age}."),
        StayLimit::Unknown { .. } => String::new(),
        stay @ (StayLimit::Days(_)
        | StayLimit::Months(_)
        | StayLimit::Years(_)
        | StayLimit::Range(..)) => format!(" You could stay {stay}."),
    });
    let rules = match read_out {
        [] => String::new(),
        rules => format!(" First, you should know its rules: {}", rules.join(" ").to_lowercase()),
    };
    format!(
        "There\u{2019}s {kind}{far}.{stay}{rules} Would you like me to call and ask if they have a bed?"
    )
}
