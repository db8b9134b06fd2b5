//! Reads JSON, and refuses an object with a duplicate name, because either value may be meant.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// A JSON value without duplicate names in its objects.
pub(super) struct Once(pub Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(UniqueKeys)
    }
}

struct UniqueKeys;

impl<'de> Visitor<'de> for UniqueKeys {
    type Value = Once;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Once, E> {
        Ok(Once(Value::Null))
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Once, E> {
        Ok(Once(yes.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Once, E> {
        Ok(Once(number.into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Once, E> {
        Ok(Once(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Once, E> {
        Ok(Once(Number::from_f64(number).map_or(Value::Null, Value::Number)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Once, E> {
        Ok(Once(text.into()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Once, E> {
        Ok(Once(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Once, A::Error> {
        let mut items = Vec::new();
        while let Some(Once(item)) = from.next_element()? {
            items.push(item);
        }
        Ok(Once(items.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Once, A::Error> {
        let mut members = Map::new();
        while let Some((name, Once(value))) = from.next_entry::<String, Once>()? {
            if members.insert(name, value).is_some() {
                return Err(A::Error::custom("a name stands twice"));
            }
        }
        Ok(Once(members.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn what_names_everything_once_is_read_as_it_always_is(
            text in "[\\[\\]{}:,\"ab0-9.e \\-]{0,24}|-?[0-9]{1,25}(\\.[0-9]{1,9})?(e-?[0-9]{1,3})?"
        ) {
            let usual: Option<Value> = serde_json::from_str(&text).ok();
            match serde_json::from_str::<Once>(&text) {
                Ok(Once(read)) => prop_assert_eq!(Some(read), usual),
                Err(why) => prop_assert!(usual.is_none() || why.is_data(), "{}", why),
            }
        }
    }

    #[test]
    fn a_name_that_stands_twice_is_told() {
        for twice in [r#"{"a":1,"a":1}"#, r#"[{"b":{"a":1,"a":2}}]"#, r#"{"a":1,"\u0061":2}"#] {
            let why = serde_json::from_str::<Once>(twice).map(|Once(read)| read).unwrap_err();
            assert!(why.is_data() && why.to_string().contains("twice"), "{why}");
        }
        let once = r#"{"a":[{"a":null},{"a":true}],"b":{"a":-1,"c":1.5,"d":"e"}}"#;
        let Once(read) = serde_json::from_str(once).unwrap();
        assert_eq!(read, serde_json::from_str::<Value>(once).unwrap());
    }
}
