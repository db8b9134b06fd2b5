//! Describes the request that each address takes, from the declaration that reads it.

use crate::desk::{FieldSchema, FieldSpec, RequestSpec, StepSpec};
use crate::web::ROUTES;
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::Modify;
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{
    AdditionalProperties, AnyOfBuilder, Object, OneOfBuilder, SchemaType,
};
use utoipa::openapi::{
    ArrayBuilder, ContentBuilder, ObjectBuilder, OpenApi, Ref, RefOr, Required, Schema, Type,
};

/// Adds the request of every address to the description.
pub(super) struct RequestSchemas;

impl Modify for RequestSchemas {
    fn modify(&self, api: &mut OpenApi) {
        let mut schemas = BTreeMap::new();
        for entry in ROUTES.iter() {
            let Some(request) = &entry.request else { continue };
            let spec = (request.spec)();
            let item = api.paths.paths.get_mut(entry.path);
            let Some(operation) = item.and_then(|item| item.post.as_mut()) else { continue };
            let schema = Some(Ref::from_schema_name(spec.name));
            let content = ContentBuilder::new().schema(schema).build();
            let body = RequestBodyBuilder::new()
                .description(Some(spec.about.clone()))
                .content("application/json", content)
                .required(Some(Required::True));
            operation.request_body = Some(RefOr::T(body.build()));
            describe(&spec, &mut schemas);
        }
        api.components.get_or_insert_default().schemas.extend(schemas);
    }
}

type Schemas = BTreeMap<String, RefOr<Schema>>;

/// Adds a request under its name, with the requests inside it.
fn describe(spec: &RequestSpec, schemas: &mut Schemas) {
    if schemas.contains_key(spec.name) {
        return;
    }
    let schema = match &spec.steps {
        None => object(&spec.fields, schemas).description(words(&spec.about)).into(),
        Some((field, steps)) => {
            let each = steps.iter().fold(OneOfBuilder::new(), |all, step| {
                all.item(step_object(spec, field, step, schemas))
            });
            Schema::from(each.description(words(&spec.about)).build())
        }
    };
    schemas.insert(spec.name.to_owned(), RefOr::T(schema));
}

/// Describes the fields that come with one word of the field that decides which others exist.
fn step_object(
    spec: &RequestSpec,
    field: &str,
    step: &StepSpec,
    schemas: &mut Schemas,
) -> ObjectBuilder {
    let of_word = |one: &FieldSpec| {
        let schema = FieldSchema::Word(vec![step.word]);
        if one.name == field { FieldSpec { schema, ..one.clone() } } else { one.clone() }
    };
    let fields: Vec<FieldSpec> =
        spec.fields.iter().map(of_word).chain(step.of.fields.iter().cloned()).collect();
    object(&fields, schemas).title(Some(step.word)).description(words(&step.of.about))
}

fn object(fields: &[FieldSpec], schemas: &mut Schemas) -> ObjectBuilder {
    let no_other = AdditionalProperties::FreeForm(false);
    let empty = ObjectBuilder::new().schema_type(Type::Object);
    let empty = empty.additional_properties(Some(no_other));
    fields.iter().fold(empty, |object, field| {
        let object = object.property(field.name, described(field, schemas));
        if field.required { object.required(field.name) } else { object }
    })
}

/// Describes a field and its default. A field that may be left out may also be null.
fn described(field: &FieldSpec, schemas: &mut Schemas) -> RefOr<Schema> {
    let (about, default) = (words(&field.about), field.default.clone());
    let null = || ObjectBuilder::new().schema_type(Type::Null);
    match schema(&field.schema, schemas) {
        RefOr::Ref(to) => {
            let to = AnyOfBuilder::new().item(to).item(null());
            RefOr::T(to.description(about).build().into())
        }
        RefOr::T(Schema::Object(mut one)) => {
            if !field.required {
                one.schema_type = or_null(one.schema_type);
                one.enum_values.iter_mut().for_each(|words| words.push(Value::Null));
            }
            RefOr::T(ObjectBuilder::from(one).description(about).default(default).into())
        }
        RefOr::T(Schema::Array(mut one)) => {
            if !field.required {
                one.schema_type = or_null(one.schema_type);
            }
            RefOr::T(ArrayBuilder::from(one).description(about).into())
        }
        RefOr::T(Schema::AnyOf(one)) => {
            let one = AnyOfBuilder::from(one);
            let one = if field.required { one } else { one.item(null()) };
            RefOr::T(one.description(about).default(default).build().into())
        }
        other @ RefOr::T(_) => other,
    }
}

fn or_null(of: SchemaType) -> SchemaType {
    match of {
        SchemaType::Type(one) => SchemaType::Array(vec![one, Type::Null]),
        other @ (SchemaType::Array(_) | SchemaType::AnyValue) => other,
    }
}

fn schema(of: &FieldSchema, schemas: &mut Schemas) -> RefOr<Schema> {
    let object = |object: ObjectBuilder| RefOr::T(Schema::Object(object.build()));
    match of {
        FieldSchema::Text { longest, pattern, example } => {
            let text = ObjectBuilder::new().schema_type(Type::String).max_length(*longest);
            object(text.pattern(*pattern).examples([*example]))
        }
        FieldSchema::Word(words) => {
            let word = ObjectBuilder::new().schema_type(Type::String);
            object(word.enum_values(Some(words.iter().copied())))
        }
        FieldSchema::Whole(least, most) => {
            let number = ObjectBuilder::new().schema_type(Type::Integer);
            object(number.minimum(Some(*least)).maximum(Some(*most)))
        }
        FieldSchema::TrueOrFalse => object(ObjectBuilder::new().schema_type(Type::Boolean)),
        FieldSchema::List { of, least, most } => {
            let least = Some(*least).filter(|least| *least > 0);
            let list = ArrayBuilder::new().items(schema(of, schemas));
            RefOr::T(Schema::Array(list.min_items(least).max_items(Some(*most)).build()))
        }
        FieldSchema::Object(spec) => {
            describe(spec, schemas);
            RefOr::Ref(Ref::from_schema_name(spec.name))
        }
        FieldSchema::Map { of, most, names, example } => {
            let names = ObjectBuilder::new().schema_type(Type::String).pattern(Some(*names));
            let map = ObjectBuilder::new().schema_type(Type::Object);
            let map = map.property_names(Some(Schema::Object(names.build())));
            let map = map.max_properties(Some(*most)).examples([example.clone()]);
            object(map.additional_properties(Some(schema(of, schemas))))
        }
        FieldSchema::AnyOf(each) => {
            let each =
                each.iter().fold(AnyOfBuilder::new(), |all, one| all.item(schema(one, schemas)));
            RefOr::T(Schema::AnyOf(each.build()))
        }
        FieldSchema::Anything => RefOr::T(Schema::Object(Object::with_type(SchemaType::AnyValue))),
    }
}

fn words(about: &str) -> Option<String> {
    Some(about.to_owned()).filter(|about| !about.is_empty())
}
