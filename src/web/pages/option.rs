//! The page of one option, with what to say on the phone.

use super::card::Card;
use super::form::FindForm;
use super::inputs::SAY;
use super::named::NamedPrograms;
use super::terms::{Term, listed};
use super::{Chrome, page};
use crate::desk::{
    Allowed, Desk, Explain, FindingKind, Found, ProgramFile, RankRequest, RankedOption, Received,
    Refusal, Search,
};
use crate::domain::{DistanceBand, Group, ProgramId, Span, Stage, StayLimit, Timestamp};
use crate::web::api::{Solvers, at_desk};
use crate::web::asked_at::AskedAt;
use crate::web::defenses::SolverWork;
use crate::web::language::AnswerLanguage;
use crate::web::problem::{Problem, ProblemKind};
use crate::web::sent::SentForm;
use crate::web::viewer::Viewer;
use crate::words::{Language, Text, say};
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
    /// The number of places before the part of the list that it was chosen from.
    after: String,
    card: Card,
    aloud: Vec<Text>,
    terms: Vec<Term>,
    /// The ids of the checked sentences.
    ticks: Vec<String>,
}

/// A page for a place that is no longer on the list. The search can continue.
#[derive(Template)]
#[template(path = "gone.html", config = "src/web/pages/askama.toml")]
struct Gone {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    form: FindForm,
    /// The place, if it exists.
    program: String,
    name: String,
    why: Vec<Text>,
}

/// Shows the card of one option of the call plan.
pub(in crate::web) async fn option(
    _by: Allowed<Search>,
    (desk, solvers): (Data<Desk>, Solvers),
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    SentForm(sent): SentForm,
) -> Result<HttpResponse, Problem> {
    let answer = answer.or_in(&sent);
    let lang = answer.language;
    let last =
        |name: &str| sent.iter().rev().find(|(sent, _)| sent == name).map(|(_, value)| value);
    let chrome = Chrome::of(&desk, now, &viewer);
    let mut form = FindForm::of(&sent);
    let (_named, _wrong) = NamedPrograms::of(&mut form, &desk);
    let received = form.request();
    if !received.problems.is_empty() {
        return Err(Problem::of(ProblemKind::Refused));
    }
    let Some(id) = last("program").and_then(|id| id.parse::<ProgramId>().ok()) else {
        return gone(answer, &Gone::unknown(lang, chrome, form));
    };
    let turn = solvers.turn(SolverWork::Search).await?;
    let looked = at_desk(desk, move |desk| {
        let looked = look(desk, received, &id, now);
        drop(turn);
        looked
    });
    let looked = looked.await?;
    let Some((found, file)) = looked else {
        return gone(answer, &Gone::unknown(lang, chrome, form));
    };
    let mut options = found.ranking.options.iter().enumerate();
    let option = options.find(|(_, option)| option.program.id == file.program.id);
    let Some((at, option)) = option else {
        let (name, why) = (file.program.name.to_string(), why(&found, &file));
        let program = file.program.id.to_string();
        return gone(answer, &Gone { lang, chrome, form, program, name, why });
    };
    let group = group_of(option, &file);
    let card = Card::of(at + 1, option);
    let aloud = aloud(option, &file, group, &card.read_out);
    let today = file.program.day(now);
    let terms = group.map_or(Vec::new(), |group| listed(group, &file.assertions, today));
    let after = last("after").cloned().unwrap_or_default();
    let ticks = sent.iter().filter(|(name, _)| name == "tick");
    let ticks = ticks.map(|(_, code)| code.clone()).collect();
    let template = OptionPage { lang, chrome, form, after, card, aloud, terms, ticks };
    page(StatusCode::OK, answer, &template)
}

impl OptionPage {
    /// Returns the language of the sentences to say aloud.
    fn said_in(&self) -> Language {
        self.form.text(SAY).parse().unwrap_or(self.lang)
    }

    fn is_ticked(&self, code: &str) -> bool {
        self.ticks.iter().any(|ticked| ticked == code)
    }
}

impl Gone {
    fn unknown(lang: Language, chrome: Chrome, form: FindForm) -> Self {
        Self { lang, chrome, form, program: String::new(), name: String::new(), why: Vec::new() }
    }
}

fn gone(answer: AnswerLanguage, gone: &Gone) -> Result<HttpResponse, Problem> {
    page(StatusCode::NOT_FOUND, answer, gone)
}

/// A ranking, and everything stored about one program.
type FoundProgram = (Found, ProgramFile);

/// Returns the current ranking, with this program explained, and everything stored about it; `None`
/// if the network has no such program.
fn look(
    desk: &Desk,
    mut received: Received<RankRequest>,
    id: &ProgramId,
    now: Timestamp,
) -> Result<Option<FoundProgram>, Refusal> {
    let file = match desk.program(id) {
        Ok(file) => file,
        Err(Refusal::NoSuchProgram) => return Ok(None),
        Err(refusal) => return Err(refusal),
    };
    received.request.explain = Some(Explain::Programs(vec![id.clone()]));
    let found = desk.find(received.clone(), now)?;
    let listed = found.ranking.options.iter().any(|option| option.program.id == *id);
    if listed || found.ranking.eligible <= received.request.limit {
        return Ok(Some((found, file)));
    }
    received.request.limit = usize::MAX;
    Ok(Some((desk.find(received, now)?, file)))
}

/// Returns the reasons why a program is not on the list.
fn why(found: &Found, file: &ProgramFile) -> Vec<Text> {
    let passed = found.ranking.not_shown.iter().flat_map(|reason| &reason.programs);
    let passed = passed.filter(|passed| passed.program.id == file.program.id);
    let findings = passed.flat_map(|passed| passed.findings.iter());
    let failing = findings.filter(|finding| finding.verdict == FindingKind::Fails);
    failing.map(|finding| finding.text.clone()).collect()
}

/// Returns the first unit group that the option would use.
fn group_of<'a>(option: &RankedOption, file: &'a ProgramFile) -> Option<&'a Group> {
    let used = option.unit_groups.first()?;
    file.groups.iter().find(|group| group.unit_group.id == used.id)
}

/// Returns the sentences to say aloud. They do not tell the location or the name of the place.
fn aloud(
    option: &RankedOption,
    file: &ProgramFile,
    group: Option<&Group>,
    read_out: &[Text],
) -> Vec<Text> {
    let terms = group.map(|group| &group.terms);
    let kind = match terms.map_or(file.program.stage, |terms| terms.stage) {
        Stage::Emergency => say::say_kind_emergency(),
        Stage::Transitional => say::say_kind_transitional(),
        Stage::LongTerm => say::say_kind_long_term(),
        Stage::Unknown => say::say_kind_any(),
    };
    let far = match option.distance.and_then(Span::band) {
        None => say::say_do_not_know_how_far(),
        Some(DistanceBand::SameArea) => say::say_near_you(),
        Some(DistanceBand::Within50) => say::say_within_miles(50),
        Some(DistanceBand::Within150) => say::say_miles_from_you(50, 150),
        Some(DistanceBand::Within400) => say::say_miles_from_you(150, 400),
        Some(DistanceBand::Over400) => say::say_over_miles(400),
    };
    let stay = terms.map_or_else(Text::nothing, |terms| match &terms.stay {
        StayLimit::NoLimit => say::say_no_limit(),
        StayLimit::UntilAge(age) => say::say_until_age(*age),
        StayLimit::Unknown { .. } => Text::nothing(),
        stay @ (StayLimit::Days(_) | StayLimit::Months(_) | StayLimit::Years(_)) => {
            say::say_could_stay(say::can_stay_up_to(stay))
        }
        stay @ StayLimit::Range(..) => say::say_could_stay(stay),
    });
    let rules = read_out.iter().cloned().reduce(Text::then);
    let rules = rules.map_or_else(Text::nothing, say::say_rules_first);
    let all = [say::say_there_is(far, kind), stay, rules, say::say_shall_i_call()];
    all.into_iter().filter(|text| !text.is_nothing()).collect()
}
