//! Every request of the table of routes is walked by its declaration: what it describes is what it
//! reads, no more and no less.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use utoipa::OpenApi;
use waystation::desk::{FieldSchema, FieldSpec, RequestSpec, RequestType, StepSpec};
use waystation::domain::Problems;
use waystation::web::{Api, ROUTES};

/// A field that no request has.
const NO_FIELD: &str = "zzz";
/// The codes of the problem of a missing field.
const MISSING: [&str; 6] = [
    "is-missing",
    "say-where-the-person-is",
    "role-is-missing",
    "one-end-of-age-is-missing",
    "label-is-missing",
    "no-households",
];

/// The fields that stand together: those of the request, with those of one of its steps.
fn forms(spec: &RequestSpec) -> Vec<Vec<FieldSpec>> {
    let Some((tag, steps)) = &spec.steps else { return vec![spec.fields.clone()] };
    let form = |step: &StepSpec| {
        let mut fields = spec.fields.clone();
        for field in fields.iter_mut().filter(|field| field.name == *tag) {
            field.schema = FieldSchema::Word(vec![step.word]);
        }
        fields.extend(step.of.fields.clone());
        fields
    };
    steps.iter().map(form).collect()
}

fn requests() -> Vec<(&'static str, RequestType)> {
    ROUTES.iter().filter_map(|entry| Some((entry.path, entry.request?))).collect()
}

/// The fields that must be there, each with a value that is taken.
fn least(fields: &[FieldSpec]) -> Map<String, Value> {
    let required = fields.iter().filter(|field| field.required);
    required.map(|field| (field.name.to_owned(), sample(&field.schema))).collect()
}

fn sample(schema: &FieldSchema) -> Value {
    match schema {
        FieldSchema::List { of, least, .. } => vec![sample(of); (*least).max(1)].into(),
        FieldSchema::Object(spec) => least(&forms(spec)[0]).into(),
        FieldSchema::Text { .. }
        | FieldSchema::Word(_)
        | FieldSchema::Whole(..)
        | FieldSchema::TrueOrFalse
        | FieldSchema::Map { .. }
        | FieldSchema::AnyOf(_)
        | FieldSchema::Anything => taken(schema).swap_remove(0),
    }
}

/// Values that are taken, those at the limits among them.
fn taken(schema: &FieldSchema) -> Vec<Value> {
    match schema {
        FieldSchema::Text { example, .. } => vec![json!(example)],
        FieldSchema::Word(words) => words.iter().map(|word| json!(word)).collect(),
        FieldSchema::Whole(least, most) => vec![json!(least), json!(most)],
        FieldSchema::TrueOrFalse => vec![json!(true), json!(false)],
        FieldSchema::List { of, least, most } => {
            // What the items of a list say together is not described: a household has a survivor.
            let with = |one: Value| if of_people(of) { vec![sample(of), one] } else { vec![one] };
            let each = taken(of).into_iter().map(|one| {
                let mut items = with(one);
                items.resize(items.len().max(*least), sample(of));
                items.into()
            });
            each.chain([vec![sample(of); *most].into()]).collect()
        }
        FieldSchema::Object(spec) => {
            forms(spec).iter().flat_map(|fields| objects(fields)).collect()
        }
        FieldSchema::Map { example, .. } => vec![example.clone(), json!({})],
        FieldSchema::AnyOf(each) => each.iter().flat_map(taken).collect(),
        FieldSchema::Anything => vec![json!({})],
    }
}

fn of_people(schema: &FieldSchema) -> bool {
    matches!(schema, FieldSchema::Object(spec) if spec.name == "MemberRequest")
}

/// Objects that are taken: with each value of each field.
fn objects(fields: &[FieldSpec]) -> Vec<Value> {
    let with = |field: &FieldSpec, value: Value| {
        let mut object = least(fields);
        object.insert(field.name.to_owned(), value);
        // What two fields say together is not described: a gender is a child's, and ages ascend.
        for (one, other, value) in [
            ("gender", "role", json!("child")),
            ("from", "to", json!(120)),
            ("to", "from", json!(0)),
        ] {
            if field.name == one {
                object.insert(other.to_owned(), value);
            }
        }
        Value::Object(object)
    };
    let each = |field: &FieldSpec| -> Vec<Value> {
        taken(&field.schema).into_iter().map(|value| with(field, value)).collect()
    };
    [least(fields).into()].into_iter().chain(fields.iter().flat_map(each)).collect()
}

/// Values that are refused: beyond the limits, of no list, of another kind.
fn refused(schema: &FieldSchema) -> Vec<Value> {
    match schema {
        FieldSchema::Text { longest, pattern, .. } => {
            let long = longest.map(|longest| json!("x".repeat(longest + 1)));
            let other = pattern.map(|_| json!("?".repeat(100)));
            [json!(7), json!([])].into_iter().chain(long).chain(other).collect()
        }
        FieldSchema::Word(_) => vec![json!(NO_FIELD), json!(7), json!(true)],
        FieldSchema::Whole(least, most) => {
            vec![json!(least - 1), json!(most + 1), json!(0.5), json!("seven"), json!([7])]
        }
        FieldSchema::TrueOrFalse => vec![json!("yes"), json!(1)],
        FieldSchema::List { of, least, most } => {
            let too_few = (*least > 0).then(|| json!(vec![sample(of); least - 1]));
            let wrong = refused(of).into_iter().map(|one| {
                let mut items = vec![sample(of); (*least).max(1)];
                items[0] = one;
                items.into()
            });
            let too_many = vec![sample(of); most + 1].into();
            wrong.chain(too_few).chain([too_many, json!({})]).collect()
        }
        FieldSchema::Object(spec) => {
            let each = forms(spec).into_iter().flat_map(|fields| wrong_objects(&fields));
            each.map(|(_, object)| object.into()).chain([json!([]), json!("x")]).collect()
        }
        FieldSchema::Map { of, most, .. } => {
            let many = (0..=*most).map(|nth| ("a".repeat(nth + 1), sample(of)));
            let wrong = refused(of).into_iter().map(|one| json!({"a": one}));
            wrong.chain([json!({"A 1": sample(of)}), many.collect::<Map<_, _>>().into()]).collect()
        }
        FieldSchema::AnyOf(_) => vec![json!({NO_FIELD: 1}), json!(NO_FIELD), json!(false)],
        FieldSchema::Anything => Vec::new(),
    }
}

/// The field where something is wrong, and the object.
type WrongObject = (String, Map<String, Value>);

/// Objects with one wrong thing each, and the field where it is.
fn wrong_objects(fields: &[FieldSpec]) -> Vec<WrongObject> {
    let fine = least(fields);
    let mut wrong = Vec::new();
    for field in fields {
        let name = field.name.to_owned();
        for value in refused(&field.schema) {
            let mut object = fine.clone();
            object.insert(name.clone(), value);
            wrong.push((name.clone(), object));
        }
        if field.required {
            let mut object = fine.clone();
            object.remove(&name);
            wrong.push((name, object));
        }
    }
    let mut object = fine;
    object.insert(NO_FIELD.to_owned(), json!(1));
    wrong.push((NO_FIELD.to_owned(), object));
    wrong
}

fn fields_of(problems: &Problems) -> BTreeSet<String> {
    problems.iter().map(|problem| problem.field.field().to_owned()).collect()
}

#[test]
fn every_value_that_is_described_is_read() {
    for (path, request) in requests() {
        for fields in forms(&(request.spec)()) {
            for object in objects(&fields) {
                let problems = (request.problems)(object.clone());
                assert!(problems.is_empty(), "{path} {object:.300}: {problems:?}");
            }
        }
    }
}

#[test]
fn every_value_beyond_what_is_described_is_refused_at_its_field() {
    for (path, request) in requests() {
        for fields in forms(&(request.spec)()) {
            for (field, object) in wrong_objects(&fields) {
                let object = Value::Object(object);
                let problems = (request.problems)(object.clone());
                assert_eq!(fields_of(&problems), [field].into(), "{path} {object:.300}");
            }
        }
    }
}

#[test]
fn what_is_required_is_missed_and_nothing_else_is() {
    for (path, request) in requests() {
        for fields in forms(&(request.spec)()) {
            let fine = least(&fields);
            assert!((request.problems)(fine.clone().into()).is_empty(), "{path}");
            for field in fine.keys() {
                let mut without = fine.clone();
                without.remove(field);
                let problems = (request.problems)(without.into());
                let codes: Vec<_> =
                    problems.iter().map(|problem| problem.what.message().code()).collect();
                assert_eq!(fields_of(&problems), [field.clone()].into(), "{path}");
                assert!(
                    codes.iter().all(|code| MISSING.contains(code)),
                    "{path} {field} {codes:?}"
                );
            }
        }
    }
}

/// The names of the fields of a schema, and of those that must be there.
fn described(schema: &Value) -> (BTreeSet<String>, BTreeSet<String>) {
    assert_eq!(schema["additionalProperties"], false, "{schema}");
    let required = schema["required"].as_array().into_iter().flatten();
    let required = required.map(|name| name.as_str().unwrap().to_owned());
    (schema["properties"].as_object().unwrap().keys().cloned().collect(), required.collect())
}

fn declared(fields: &[FieldSpec]) -> (BTreeSet<String>, BTreeSet<String>) {
    let names = fields.iter().map(|field| field.name.to_owned());
    (names.collect(), least(fields).keys().cloned().collect())
}

#[test]
fn the_description_of_the_api_lists_exactly_the_fields_that_are_read() {
    let api = serde_json::to_value(Api::openapi()).unwrap();
    for entry in ROUTES.iter().filter(|entry| entry.path.starts_with("/api/")) {
        let body = &api["paths"][entry.path][entry.method.as_str().to_lowercase()]["requestBody"];
        let Some(request) = entry.request else {
            assert!(body.is_null(), "{}", entry.path);
            continue;
        };
        let spec = (request.spec)();
        assert_eq!(body["required"], true, "{}", entry.path);
        let schema = &body["content"]["application/json"]["schema"]["$ref"];
        assert_eq!(*schema, format!("#/components/schemas/{}", spec.name));
        let schema = &api["components"]["schemas"][spec.name];
        let each = schema["oneOf"].as_array().cloned().unwrap_or(vec![schema.clone()]);
        let forms = forms(&spec);
        assert_eq!(each.len(), forms.len(), "{}", spec.name);
        for (schema, fields) in each.iter().zip(&forms) {
            assert_eq!(described(schema), declared(fields), "{}", spec.name);
            for field in fields {
                let described = &schema["properties"][field.name];
                if let FieldSchema::Whole(least, most) = field.schema {
                    assert_eq!(described["minimum"], least, "{} {}", spec.name, field.name);
                    assert_eq!(described["maximum"], most, "{} {}", spec.name, field.name);
                }
                let default = field.default.clone().unwrap_or_default();
                assert_eq!(described.get("default").cloned().unwrap_or_default(), default);
            }
        }
    }
}

#[test]
fn every_address_that_takes_json_has_a_declaration() {
    for entry in ROUTES.iter() {
        let takes = entry.path.starts_with("/api/") && entry.method == "POST";
        assert_eq!(entry.request.is_some(), takes, "{}", entry.path);
    }
}
