//! The inputs of the board: those of the request, named by its declaration, and the page's own.

use crate::desk::{FieldName, FieldSchema, FieldSpec, MemberRequest, NeedRequest, Request};
use crate::domain::{FieldPath, PathStep, Question};
use std::sync::LazyLock;

/// The page's own inputs. They make the household and the programs left before.
pub(super) const AGE: &str = "age";
pub(super) const FEELS: &str = "feels";
pub(super) const WITH: &str = "with";
pub(super) const CHILDREN: &str = "children";
pub(super) const ADULTS: &str = "adults";
pub(super) const LEFT_NAME: &str = "left-name";
/// The language in which questions are read out.
pub(super) const SAY: &str = "say";
const OWN: [&str; 7] = [AGE, FEELS, WITH, CHILDREN, ADULTS, LEFT_NAME, SAY];

/// The inputs behind "More".
pub(super) const MORE: [&str; 8] = [
    CHILDREN,
    ADULTS,
    NeedRequest::avoid().as_str(),
    NeedRequest::within().as_str(),
    NeedRequest::nights().as_str(),
    NeedRequest::arrive().as_str(),
    NeedRequest::leave_by().as_str(),
    NeedRequest::caller().as_str(),
];

/// One input of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BoardInput {
    /// Its name and id.
    pub(super) name: String,
    /// The most values it may have; more than one only for a closed list.
    pub(super) most: usize,
}

/// Every input of the board.
pub(super) static INPUTS: LazyLock<Vec<BoardInput>> = LazyLock::new(|| {
    let own = OWN.iter().map(|name| BoardInput { name: (*name).to_owned(), most: 1 });
    let household = NeedRequest::household().as_str();
    let declared = NeedRequest::spec().fields.into_iter();
    let declared = declared.filter(|field| field.name != household).flat_map(inputs_of);
    own.chain(declared).collect()
});

fn inputs_of(field: FieldSpec) -> Vec<BoardInput> {
    let name = field.name.to_owned();
    match field.schema {
        FieldSchema::Object(inner) => {
            let inner = inner.fields.into_iter().flat_map(inputs_of);
            inner.map(|one| BoardInput { name: format!("{name}.{}", one.name), ..one }).collect()
        }
        FieldSchema::List { of, most, .. } if matches!(*of, FieldSchema::Word(_)) => {
            vec![BoardInput { name, most }]
        }
        FieldSchema::Text { .. }
        | FieldSchema::Word(_)
        | FieldSchema::Whole(..)
        | FieldSchema::TrueOrFalse
        | FieldSchema::List { .. }
        | FieldSchema::Map { .. }
        | FieldSchema::AnyOf(_)
        | FieldSchema::Anything => vec![BoardInput { name, most: 1 }],
    }
}

/// Returns the input for the answer to a question.
pub(super) fn answer_input(question: Question) -> String {
    NeedRequest::answers().input(question.id())
}

/// Returns the input for a list of preferences.
pub(super) fn wish_input(list: FieldName) -> String {
    NeedRequest::wishes().input(list.as_str())
}

/// Returns the input that made a part of the request.
pub(super) fn input_of(path: &FieldPath) -> String {
    let field = path.field();
    let inner = path.steps().iter().rev().find_map(|step| match step {
        PathStep::Name(name) => Some(name.as_ref()),
        PathStep::Item(_) => None,
    });
    let inner = inner.unwrap_or_default();
    if field == NeedRequest::household().as_str() {
        return match (path.item(), inner) {
            (None, _) => WITH,
            (Some(0), inner) if inner == MemberRequest::age().as_str() => AGE,
            (Some(0), inner) if inner == MemberRequest::settings().as_str() => FEELS,
            (Some(_), _) => CHILDREN,
        }
        .to_owned();
    }
    if field == NeedRequest::answers().as_str() {
        return if inner == Question::Under18.id() { AGE } else { WITH }.to_owned();
    }
    if field == NeedRequest::left().as_str() {
        return LEFT_NAME.to_owned();
    }
    let known = |name: &str| INPUTS.iter().any(|input| input.name == name);
    let whole = format!("{field}.{inner}");
    match (known(field), known(&whole)) {
        (true, _) => field.to_owned(),
        // The wishes are one group of checkboxes.
        (false, true) if field == NeedRequest::wishes().as_str() => {
            let list = INPUTS.iter().any(|input| input.name == whole && input.most > 1);
            if list { whole } else { field.to_owned() }
        }
        (false, true) => whole,
        (false, false) => NeedRequest::place().as_str().to_owned(),
    }
}

/// Returns the position of an input on the page.
pub(super) fn order_of(input: &str) -> usize {
    let first = [NeedRequest::place().as_str(), AGE, FEELS, WITH];
    let mut all = first.into_iter().chain(MORE);
    all.position(|name| name == input).unwrap_or(usize::MAX)
}
