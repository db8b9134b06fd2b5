//! Reads a text as it was written to JSON, such as a reason that is kept in the database.

use super::kind::ValueKind;
use super::messages::Message;
use super::value::{Date, List, Moment, Name, Number, Text, Time, Value};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::Value as Json;

impl Text {
    /// Reads a text from the JSON that it is written as; `None` where it is none of this version.
    pub fn read(json: &str) -> Option<Self> {
        text(&serde_json::from_str(json).ok()?)
    }
}

fn text(json: &Json) -> Option<Text> {
    let code = json.get("code")?.as_str()?;
    let message = Message::ALL.iter().copied().find(|message| message.code() == code)?;
    let args = json.get("args");
    let named = message.arguments().iter().zip(message.kinds());
    let values = named.map(|(name, kind)| value(args?.get(name)?, *kind));
    Some(Text { message, arguments: values.collect::<Option<_>>()? })
}

fn value(json: &Json, kind: ValueKind) -> Option<Value> {
    Some(match kind {
        ValueKind::Text => Value::Text(text(json)?),
        ValueKind::Number => Value::Number(Number(json.as_i64()?)),
        ValueKind::Name => Value::Name(Name::from(json.as_str()?.to_owned())),
        ValueKind::List => {
            let all = json.as_array()?.iter().map(member);
            Value::List(List(all.collect::<Option<_>>()?))
        }
        ValueKind::Date => Value::Date(Date(json.as_str()?.parse::<NaiveDate>().ok()?)),
        ValueKind::Time => Value::Time(Time(json.as_str()?.parse::<NaiveTime>().ok()?)),
        ValueKind::Moment => {
            let moment = NaiveDateTime::parse_from_str(json.as_str()?, "%Y-%m-%dT%H:%M");
            Value::Moment(Moment(moment.ok()?))
        }
    })
}

/// A member of a list, which has no kind of its own.
fn member(json: &Json) -> Option<Value> {
    match json {
        Json::Object(_) => text(json).map(Value::Text),
        Json::Number(number) => number.as_i64().map(|number| Value::Number(Number(number))),
        Json::String(name) => Some(Value::Name(Name::from(name.clone()))),
        Json::Null | Json::Bool(_) | Json::Array(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::say;

    #[test]
    fn a_text_reads_back_as_it_was_written() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        let names: List = ["ages", "serves"].map(Name::from).into();
        for text in [
            say::row_without_beds(),
            say::cell_is_empty("Year"),
            say::row_has_shifted(50_usize, 49_usize),
            say::season_runs_backwards(day, day),
            say::columns_not_known(names),
            say::cell_holds_other_kind("PIT Count", say::kind_number(), say::kind_true()),
        ] {
            let json = serde_json::to_string(&text).unwrap();
            assert_eq!(Text::read(&json), Some(text), "{json}");
        }
        for wrong in ["", "{}", r#"{"code": "no such"}"#, r#"{"code": "cell-is-empty"}"#] {
            assert_eq!(Text::read(wrong), None, "{wrong}");
        }
    }
}
