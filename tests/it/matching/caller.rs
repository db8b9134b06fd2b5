//! A simulated caller. It starts with place, age band and setting, and truthfully answers what is
//! asked next. It counts the questions until the first three options are those of full information.

use serde_json::{Value, json};
use waystation::desk::{RankRequest, Received};
use waystation::domain::{Answer, Profile, ProgramId, Question, Timestamp};
use waystation::exchange::generate::GeneratedHousehold;
use waystation::matching::{Explain, Ranking, SearchIndex, Wanted, Weights, rank};
use waystation::rules::{Column, Kind, RULES, Rule};

/// The form of one network, as it would be without asking next.
pub(crate) struct Form<'a> {
    field: &'a SearchIndex,
    columns: Vec<(&'static Rule, Column)>,
    /// The questions needed to serve every caller. Each has wording, is open for some caller at the
    /// start, and changes some rule's verdict on some unit group, even one that is not an option.
    questions: Vec<Question>,
}

impl<'a> Form<'a> {
    /// Builds the form of a network for its callers.
    pub(crate) fn of(
        field: &'a SearchIndex,
        callers: &[GeneratedHousehold],
        now: Timestamp,
    ) -> Self {
        let night = field.night();
        let columns = RULES.iter().map(|rule| (rule, rule.law.gather(night))).collect();
        let mut form = Self { field, columns, questions: Vec::new() };
        let all: Vec<usize> = (0..night.groups.len()).collect();
        for caller in callers {
            let profile = begun(caller, now);
            let mut more = open(&profile);
            more.retain(|q| !form.questions.contains(q) && form.reads(*q, &profile, &all));
            form.questions.extend(more);
        }
        form
    }

    /// The number of questions that a caller must answer. Questions known at the start are skipped.
    fn asks(&self, profile: &Profile) -> usize {
        self.questions.iter().filter(|question| !profile.answer(**question).is_known()).count()
    }

    /// The number of questions that can matter to this caller: those whose answer changes some
    /// rule's verdict on a unit group that no rule rules out at the start.
    fn struck_out(&self, profile: &Profile) -> usize {
        let live = self.live(profile);
        open(profile).into_iter().filter(|question| self.reads(*question, profile, &live)).count()
    }

    /// The unit groups that no rule rules out.
    fn live(&self, profile: &Profile) -> Vec<usize> {
        let mut live: Vec<usize> = (0..self.field.night().groups.len()).collect();
        for (rule, column) in &self.columns {
            let judged = rule.judge(&column.facts, profile);
            // A rule about named programs has a fact for each, and most of them never fail.
            if judged.iter().any(|verdict| verdict.kind == Kind::Fails) {
                let said = |row: usize| judged.get(column.codes.at(row));
                live.retain(|row| said(*row).is_some_and(|said| said.kind != Kind::Fails));
            }
        }
        live
    }

    fn reads(&self, question: Question, profile: &Profile, live: &[usize]) -> bool {
        let [yes, no] = [Answer::Yes, Answer::No].map(|answer| profile.answering(question, answer));
        let mut readers = self.columns.iter().filter(|(rule, _)| rule.asks.contains(&question));
        readers.any(|(rule, column)| {
            let (yes, no) = (rule.judge(&column.facts, &yes), rule.judge(&column.facts, &no));
            let differs = |fact: usize| yes.get(fact) != no.get(fact);
            live.iter().any(|row| differs(column.codes.at(*row)))
        })
    }
}

/// The outcome of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Call {
    /// The questions of the network's form ([`Form::asks`]).
    pub(crate) form: usize,
    /// The questions that can matter to this caller ([`Form::struck_out`]).
    pub(crate) struck_out: usize,
    /// The questions asked until the first three stay those of full information; the whole form if
    /// they never do.
    pub(crate) needed: usize,
    /// True if they ever do.
    pub(crate) reached: bool,
    /// The questions asked until no suggested one moves the first three by itself.
    pub(crate) asked: usize,
    /// True if the first three are then those of full information.
    pub(crate) right: bool,
}

/// Simulates one call.
pub(crate) fn call(form: &Form<'_>, household: &GeneratedHousehold, now: Timestamp) -> Call {
    let field = form.field;
    let truth = Received::<RankRequest>::json(household.truth.clone()).parse(now).unwrap().profile;
    let mut profile = begun(household, now);
    let (form, struck_out) = (form.asks(&profile), form.struck_out(&profile));
    let full = told_all(&profile, &open(&profile), &truth);
    let goal = first_three(&ranked(field, &full));
    let (mut asked, mut reached, mut settled) = (Vec::new(), Vec::new(), None);
    loop {
        let ranking = ranked(field, &profile);
        reached.push(first_three(&ranking) == goal);
        let next = || ranking.ask_next.iter().filter(|next| !asked.contains(&next.question));
        if settled.is_none() && next().all(|next| !next.moves_first) {
            settled = Some(asked.len());
        }
        let Some(next) = next().next() else { break };
        asked.push(next.question);
        profile = told(&profile, next.question, &truth);
    }
    let astray = reached.iter().rposition(|right| !right);
    let needed = astray.map_or(0, |last| last + 1);
    let reached_it = needed < reached.len();
    let settled = settled.unwrap_or(asked.len());
    Call {
        form,
        struck_out,
        needed: if reached_it { needed } else { form },
        reached: reached_it,
        asked: settled,
        right: reached.get(settled) == Some(&true),
    }
}

/// The unanswered questions that have wording.
pub(crate) fn open(profile: &Profile) -> Vec<Question> {
    let open = |q: &Question| q.say().is_some() && profile.leaves_open(*q);
    Question::ALL.into_iter().filter(open).collect()
}

/// The profile after truthful answers to some questions.
pub(crate) fn told_all(profile: &Profile, questions: &[Question], truth: &Profile) -> Profile {
    questions.iter().fold(profile.clone(), |known, question| told(&known, *question, truth))
}

/// The profile at the start of a call.
pub(crate) fn begun(household: &GeneratedHousehold, now: Timestamp) -> Profile {
    Received::<RankRequest>::json(start(&household.truth)).parse(now).unwrap().profile
}

/// The request at the start: the truth without ages in years, other members and answers.
fn start(truth: &Value) -> Value {
    let survivor = truth.pointer("/household/0").unwrap();
    let minor = survivor.get("age").and_then(Value::as_u64).is_some_and(|age| age < 18);
    let age = if minor { "minor" } else { "adult" };
    let settings = survivor.get("settings").unwrap();
    let mut ask = truth.clone();
    let fields = ask.as_object_mut().unwrap();
    let known = json!([{"role": "survivor", "age": age, "settings": settings}]);
    fields.insert("household".to_owned(), known);
    fields.insert("answers".to_owned(), json!({"with-others": "unknown"}));
    ask
}

/// The profile after a truthful answer. A person who says that others come along says who they are.
fn told(profile: &Profile, question: Question, truth: &Profile) -> Profile {
    let answer = truth.answer(question);
    let mut profile = profile.answering(question, answer);
    if question == Question::WithOthers {
        profile.household.stated = true;
        if answer == Answer::Yes {
            profile.household.members.extend(truth.household.members.iter().skip(1).cloned());
        }
    }
    profile
}

pub(crate) fn ranked(field: &SearchIndex, profile: &Profile) -> Ranking {
    let wanted = Wanted { limit: 3, explain: Explain::Nearest, weights: Weights::default() };
    rank(field, profile, &wanted)
}

pub(crate) fn first_three(ranking: &Ranking) -> Vec<ProgramId> {
    ranking.options.iter().map(|option| option.program.id.clone()).collect()
}
