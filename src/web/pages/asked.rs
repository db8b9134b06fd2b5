//! The question of the board's form, with everything that is wrong with it.

use super::Wrong;
use super::children::{TypedChild, children};
use super::form::FindForm;
use super::inputs::{
    ADULTS, AGE, CHILDREN, FEELS, LEFT_NAME, WITH, answer_input, input_of, order_of,
};
use super::typed::{age, whole};
use crate::desk::{FieldName, MOST_OPTIONS, MemberRequest, NeedRequest, RankRequest, Received};
use crate::domain::{
    Answer, FieldPath, FieldProblem, Household, Problems, Question, Role, Setting,
};
use crate::words::{Text, say};

impl FindForm {
    /// Returns the form's question, with everything that is wrong with it.
    pub(super) fn request(&self) -> Received<RankRequest> {
        let mut received = Received::<RankRequest>::form(self.carried());
        let mut own = Problems::default();
        received.request.limit = MOST_OPTIONS;
        received.request.need.household = self.household(&mut own);
        if !self.says_who_comes() {
            received.request.need.leaves_open_who_comes();
        }
        received.problems.append(own);
        received
    }

    fn says_who_comes(&self) -> bool {
        let with_others = self.text(&answer_input(Question::WithOthers));
        !self.text(WITH).is_empty() || with_others == Answer::No.word()
    }

    fn household(&self, problems: &mut Problems) -> Option<Household> {
        let age = problems.take(AGE, age(self.text(AGE))).flatten();
        let settings = settings(self.text(FEELS));
        let mut typed = children(self.text(CHILDREN), problems);
        let with = problems.take(WITH, whole(self.text(WITH))).flatten();
        let count = with.map_or(typed.len(), |with| usize::try_from(with).unwrap_or(usize::MAX));
        if count >= Household::MOST {
            let action = say::enter_children_at_most(Household::MOST - 1);
            problems.add(WITH, say::too_many_children(), action);
            return None;
        }
        if typed.len() > count {
            let what = say::more_ages_than_children();
            problems.add(CHILDREN, what, say::correct_ages_or_children());
            return None;
        }
        typed.resize(count, TypedChild::default());
        let adults = self.other_adults(count, problems)?;
        let come = count > 0 || adults > 0 || self.says_who_comes();
        let said = age.is_some() || !settings.is_empty() || come;
        let survivor = MemberRequest { age, settings, ..MemberRequest::only(Role::Survivor) };
        let child = |(nth, TypedChild { age, gender }): (usize, TypedChild)| {
            let range = age.and_then(|age| problems.take(age_of_child(nth), age.range()));
            MemberRequest { age: range, gender, ..MemberRequest::only(Role::Child) }
        };
        let children: Vec<_> = typed.into_iter().enumerate().map(child).collect();
        let adult = MemberRequest::only(Role::DependentAdult);
        let others = children.into_iter().chain(vec![adult; adults]);
        let people = [survivor].into_iter().chain(others).collect();
        said.then(|| NeedRequest::people(people, problems))
    }

    /// Returns the number of other adults, given the number of children.
    fn other_adults(&self, children: usize, problems: &mut Problems) -> Option<usize> {
        let adults = problems.take(ADULTS, whole(self.text(ADULTS))).flatten().unwrap_or(0);
        let adults = usize::try_from(adults).unwrap_or(usize::MAX);
        if children.saturating_add(adults) < Household::MOST {
            return Some(adults);
        }
        let action = say::enter_adults_at_most(Household::MOST - 1 - children);
        problems.add(ADULTS, say::too_many_people(adults, children), action);
        None
    }
}

/// Returns the path to a child's age. Children come after the survivor.
fn age_of_child(nth: usize) -> FieldPath {
    let household = NeedRequest::household().as_str();
    FieldPath::of(vec![household.into(), (nth + 1).into(), MemberRequest::age().as_str().into()])
}

/// Returns the settings for a choice of "places that feel right".
fn settings(feels: &str) -> Vec<Setting> {
    match feels {
        "girls-women" => vec![Setting::Girls, Setting::Women],
        "boys-men" => vec![Setting::Boys, Setting::Men],
        "everyone" => vec![Setting::AllGender],
        _ => Vec::new(),
    }
}

/// Returns the problems of a question, each under the name of its input, in the order of the page.
pub(super) fn marked(problems: &Problems) -> Vec<Wrong> {
    let mut all: Vec<Wrong> = problems.iter().map(named).collect();
    all.sort_by_key(|wrong| order_of(&wrong.field));
    all
}

fn named(problem: &FieldProblem) -> Wrong {
    let mut wrong = Wrong::of(input_of(&problem.field), problem);
    if wrong.field == CHILDREN && problem.field.item().is_some() {
        wrong.action = say::enter_children_here();
    }
    wrong.what = say::problem_with_field(name_of(&wrong.field), wrong.what);
    wrong
}

/// A message without arguments.
type Words = fn() -> Text;

/// The name of a field on the page.
fn name_of(field: &str) -> Text {
    let need = |name: FieldName, words: Words| (name.as_str(), words);
    let all: [(&str, Words); 15] = [
        (AGE, say::field_age),
        (FEELS, say::field_feels),
        (WITH, say::field_children),
        (CHILDREN, say::field_childrens_ages),
        (ADULTS, say::field_other_adults),
        (LEFT_NAME, say::field_left_names),
        need(NeedRequest::avoid(), say::field_avoid),
        need(NeedRequest::within(), say::field_within),
        need(NeedRequest::nights(), say::field_nights),
        need(NeedRequest::arrive(), say::field_arrive),
        need(NeedRequest::leave_by(), say::field_leave_by),
        need(NeedRequest::caller(), say::field_caller),
        need(NeedRequest::declined(), say::field_declined),
        need(NeedRequest::skip_rules(), say::field_skip_rules),
        need(NeedRequest::wishes(), say::field_preferences),
    ];
    let wishes = NeedRequest::wishes().input("");
    let field = if field.starts_with(&wishes) { NeedRequest::wishes().as_str() } else { field };
    all.iter().find(|(name, _)| *name == field).map_or_else(say::field_where, |(_, words)| words())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use crate::domain::{DistanceBand, Listed, PublishedRule, Service, Wish};
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};
    use serde_json::{Map, Value, json};

    /// A question as typed on the page, and as sent to the API.
    type Both = (Vec<(String, String)>, Map<String, Value>);

    fn one(name: &str, typed: &str, sent: Value) -> Both {
        let typed = vec![(name.to_owned(), typed.to_owned())];
        (typed, Map::from_iter([(name.to_owned(), sent)]))
    }

    fn text(name: &'static str, values: &[&'static str]) -> impl Strategy<Value = Both> + use<> {
        let value = select(values.to_vec());
        prop::option::of(value).prop_map(move |value| {
            value.map_or_else(Both::default, |value| one(name, value, json!(value)))
        })
    }

    fn number(name: &'static str, most: i64) -> impl Strategy<Value = Both> {
        prop::option::of(0..=most).prop_map(move |number| {
            number.map_or_else(Both::default, |n| one(name, &n.to_string(), json!(n)))
        })
    }

    /// Several items of a list, typed in one input each or in the lines of one.
    fn several(
        name: &'static str,
        values: &[&'static str],
        lines: bool,
    ) -> impl Strategy<Value = Both> + use<> {
        subsequence(values.to_vec(), 0..=values.len().min(4)).prop_map(move |some| {
            if some.is_empty() {
                return Both::default();
            }
            let typed = if lines { vec![some.join("\n")] } else { owned(&some) };
            let typed = typed.into_iter().map(|value| (name.to_owned(), value)).collect();
            (typed, Map::from_iter([(name.to_owned(), json!(some))]))
        })
    }

    fn owned(some: &[&str]) -> Vec<String> {
        some.iter().map(|one| (*one).to_owned()).collect()
    }

    fn answers() -> impl Strategy<Value = Both> {
        let answer = select(Answer::WORDS.to_vec());
        let question = select(Question::ALL.to_vec());
        prop::collection::btree_map(question.prop_map(Question::id), answer, 0..4).prop_map(|all| {
            let input =
                |(id, answer): (&&str, &&str)| (format!("answers.{id}"), (*answer).to_owned());
            let typed = all.iter().map(input).collect();
            (typed, Map::from_iter([("answers".to_owned(), json!(all))]))
        })
    }

    fn wishes() -> impl Strategy<Value = Both> {
        let named = subsequence(Wish::words(), 0..3);
        let services = subsequence(Service::words(), 0..3);
        (named, services).prop_map(|(named, services)| {
            let ticked = named.iter().map(|wish| (format!("wishes.{wish}"), "true".to_owned()));
            let input = |one: &&str| ("wishes.services".to_owned(), (*one).to_owned());
            let typed = ticked.chain(services.iter().map(input)).collect();
            let mut wishes: Map<String, Value> =
                named.iter().map(|wish| ((*wish).to_owned(), json!(true))).collect();
            wishes.insert("services".to_owned(), json!(services));
            (typed, Map::from_iter([("wishes".to_owned(), wishes.into())]))
        })
    }

    /// A survivor of some age, with children of some ages.
    fn household() -> impl Strategy<Value = Both> {
        let feels = select(vec![("girls-women", vec!["girls", "women"]), ("", vec![])]);
        (0_u8..=120, feels, prop::collection::vec(0_u8..20, 0..4)).prop_map(
            |(age, (feels, settings), children)| {
                let typed = [
                    ("age", age.to_string()),
                    ("feels", feels.to_owned()),
                    ("with", children.len().to_string()),
                    ("children", children.iter().map(u8::to_string).collect::<Vec<_>>().join(", ")),
                ];
                let survivor = json!({"role": "survivor", "age": age, "settings": settings});
                let child = |age: &u8| json!({"role": "child", "age": age});
                let people: Vec<_> =
                    [survivor].into_iter().chain(children.iter().map(child)).collect();
                let typed = typed.map(|(name, typed)| (name.to_owned(), typed)).to_vec();
                (typed, Map::from_iter([("household".to_owned(), people.into())]))
            },
        )
    }

    fn question() -> impl Strategy<Value = Both> {
        let places = ["Fresno, CA", "937", "Atlantis, CA", "  ", "CA"];
        let times = ["2026-11-21T22:30", "2026-11-22T18:00:00", "soon", "tonight"];
        let bands = DistanceBand::ALL.map(DistanceBand::id);
        let within = [bands.as_slice(), &["around the corner"]].concat();
        let programs = ["youth-shelter", "a-1", "NO-ID", "b-2"];
        let here = (
            text("where", &places),
            text("arrive", &times),
            text("leave_by", &["2026-11-22T18:00", "late"]),
            text("caller", &["self", "child welfare", "a friend"]),
            number("nights", 4000),
            text("within", &within),
        );
        let lists = (
            several("avoid", &["945", "the coast", "Ohio"], true),
            several("declined", &programs, true),
            several("left", &programs, true),
            several("skip_rules", &PublishedRule::words(), false),
        );
        (here, lists, household(), answers(), wishes()).prop_map(
            |(here, lists, who, said, wish)| {
                let (place, arrive, leave_by, caller, nights, within) = here;
                let (avoid, declined, left, rules) = lists;
                let here = [place, arrive, leave_by, caller, nights, within];
                let all = here.into_iter().chain([avoid, declined, left, rules, who, said, wish]);
                all.fold(Both::default(), |(mut typed, mut sent), (more, fields)| {
                    typed.extend(more);
                    sent.extend(fields);
                    (typed, sent)
                })
            },
        )
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn a_page_and_the_api_read_the_same_question_as_the_same_value((typed, sent) in question()) {
            let page = FindForm::of(&typed).request();
            let mut api = Received::<RankRequest>::json(sent.into());
            api.request.limit = page.request.limit;
            let at = |received: &Received<RankRequest>| {
                let fields = received.problems.iter().map(|problem| problem.field.to_string());
                let mut fields: Vec<_> = fields.collect();
                fields.sort();
                fields
            };
            prop_assert_eq!(at(&page), at(&api));
            prop_assert_eq!(page.request, api.request);
        }
    }
}
