//! Renders texts, with lists, numbers, dates and times as each language writes them.

use super::language::Language;
use super::messages::{say, write_en, write_es};
use super::value::{List, Name, Number, Text, Value};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use std::borrow::Borrow;
use std::fmt;

/// A text in a language, for a page, an answer or a terminal.
#[derive(Debug, Clone, Copy)]
pub struct Rendered<'a> {
    text: &'a Text,
    language: Language,
}

impl Text {
    /// Returns the text in a language, rendered when it is displayed.
    pub fn to(&self, language: impl Borrow<Language>) -> Rendered<'_> {
        Rendered { text: self, language: *language.borrow() }
    }

    /// Renders the text in a language.
    pub fn render(&self, language: Language) -> String {
        /// Room for a typical sentence: growing takes a third of the time of writing.
        const USUAL: usize = 96;
        let mut out = String::with_capacity(if self.is_nothing() { 0 } else { USUAL });
        write(self, language, &mut out);
        out
    }
}

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text.render(self.language))
    }
}

/// The format of an argument, where there are several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArgumentFormat {
    /// The default format; for a list `a, b, and c`.
    Plain,
    /// `a, b, or c`.
    Or,
    /// `a, b, c`.
    Comma,
    /// `a; b; c`.
    Semicolon,
    /// A day without its year.
    Day,
    /// The day of the week and the time.
    Weekday,
}

fn write(text: &Text, language: Language, out: &mut String) {
    match language {
        Language::En => write_en(text, out),
        Language::Es => write_es(text, out),
    }
}

/// Writes one argument of a text.
pub(super) fn put(
    text: &Text,
    place: usize,
    format: ArgumentFormat,
    language: Language,
    out: &mut String,
) {
    // The constructors give each text the arguments of its message.
    if let Some(value) = text.arguments.get(place) {
        put_value(value, format, language, out);
    }
}

fn put_value(value: &Value, format: ArgumentFormat, language: Language, out: &mut String) {
    match value {
        Value::Text(text) => write(text, language, out),
        Value::Number(Number(number)) => put_number(*number, out),
        Value::Name(Name(name)) => out.push_str(name),
        Value::List(list) => put_list(list, format, language, out),
        Value::Date(date) => write(&date_text(date.0, format), language, out),
        Value::Time(time) => write(&time_text(time.0), language, out),
        Value::Moment(moment) => {
            let (day, time) = (moment.0.date(), time_text(moment.0.time()));
            let text = if format == ArgumentFormat::Weekday {
                say::weekday_and_time(time, weekday(day))
            } else {
                say::date_and_time(date_text(day, ArgumentFormat::Day), time)
            };
            write(&text, language, out);
        }
    }
}

/// Writes a number with a comma before every three digits, as both languages do in the United
/// States.
fn put_number(number: i64, out: &mut String) {
    let digits = number.unsigned_abs().to_string();
    if number < 0 {
        out.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
}

fn put_list(list: &List, format: ArgumentFormat, language: Language, out: &mut String) {
    let between = if format == ArgumentFormat::Semicolon { "; " } else { ", " };
    let count = list.0.len();
    for (at, value) in list.0.iter().enumerate() {
        let from = out.len();
        put_value(value, ArgumentFormat::Plain, language, out);
        if at == 0 {
            continue;
        }
        let with_word = !matches!(format, ArgumentFormat::Comma | ArgumentFormat::Semicolon);
        let joint = if with_word && at + 1 == count {
            conjunction(format, count, out.get(from..).unwrap_or(""), language)
        } else {
            between
        };
        out.insert_str(from, joint);
    }
}

/// Returns the word before the last item. In Spanish it depends on the sound that follows.
fn conjunction(
    format: ArgumentFormat,
    count: usize,
    next: &str,
    language: Language,
) -> &'static str {
    let or = format == ArgumentFormat::Or;
    match language {
        Language::En => match (or, count > 2) {
            (false, false) => " and ",
            (false, true) => ", and ",
            (true, false) => " or ",
            (true, true) => ", or ",
        },
        Language::Es => {
            let next = next.to_lowercase();
            let starts = |sounds: &[&str]| sounds.iter().any(|sound| next.starts_with(sound));
            match or {
                false if starts(&["i", "í", "hi", "hí"]) && !starts(&["hie", "hia"]) => " e ",
                false => " y ",
                true if starts(&["o", "ó", "ho", "hó", "8", "11"]) => " u ",
                true => " o ",
            }
        }
    }
}

fn date_text(day: NaiveDate, format: ArgumentFormat) -> Text {
    let month = say::month(day.month());
    if format == ArgumentFormat::Day {
        say::day_of_month(day.day(), month)
    } else {
        say::date(day.day(), month, day.year().to_string())
    }
}

/// Says a time of day as people do: minutes only if there are any.
fn time_text(time: NaiveTime) -> Text {
    let (afternoon, hour) = time.hour12();
    let time = if time.minute() == 0 {
        say::full_hour(hour)
    } else {
        say::hour_and_minute(hour, format!("{:02}", time.minute()))
    };
    if afternoon { say::after_noon(time) } else { say::before_noon(time) }
}

fn weekday(day: NaiveDate) -> Text {
    say::weekday(day.weekday().number_from_monday())
}

/// Writes words that begin with a period, without a second period after one that is already there.
pub(super) fn full_stop(words: &str, out: &mut String) {
    let ended = out.ends_with('.');
    out.push_str(words.strip_prefix('.').filter(|_| ended).unwrap_or(words));
}

/// Capitalizes the first letter written since `from`.
pub(super) fn capital(out: &mut String, from: usize) {
    let first = out.get(from..).and_then(|written| written.chars().next());
    if let Some(first) = first.filter(|first| first.is_lowercase()) {
        let capital: String = first.to_uppercase().collect();
        out.replace_range(from..from + first.len_utf8(), &capital);
    }
}

/// Returns the number that a message selects by.
pub(super) fn number(text: &Text, place: usize) -> Option<i64> {
    match text.arguments.get(place)? {
        Value::Number(Number(number)) => Some(*number),
        Value::Text(_)
        | Value::Name(_)
        | Value::List(_)
        | Value::Date(_)
        | Value::Time(_)
        | Value::Moment(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    #[test]
    fn times_are_said_as_people_say_them() {
        for (time, english, spanish) in [
            (at(0, 0), "12 am", "las 12 a. m."),
            (at(9, 30), "9:30 am", "las 9:30 a. m."),
            (at(13, 5), "1:05 pm", "la 1:05 p. m."),
            (at(17, 0), "5 pm", "las 5 p. m."),
        ] {
            assert_eq!(time_text(time).render(Language::En), english);
            assert_eq!(time_text(time).render(Language::Es), spanish);
        }
    }

    #[test]
    fn a_sentence_ends_with_one_full_stop() {
        let hours = time_text(at(17, 0));
        assert_eq!(say::intake_open(&hours).render(Language::En), "Intake 5 pm.");
        assert_eq!(say::intake_open(hours).render(Language::Es), "Ingreso las 5 p. m.");
    }

    #[test]
    fn numbers_have_commas() {
        for (number, written) in [(0, "0"), (999, "999"), (1_000, "1,000"), (-12_345, "-12,345")] {
            let mut out = String::new();
            put_number(number, &mut out);
            assert_eq!(out, written);
        }
    }

    #[test]
    fn lists_join_in_each_language() {
        let list =
            |words: &[&'static str]| -> List { words.iter().map(|w| Name::from(*w)).collect() };
        for (words, english, spanish) in [
            (&["a"][..], "a", "a"),
            (&["a", "b"], "a and b", "a y b"),
            (&["a", "b", "c"], "a, b, and c", "a, b y c"),
            (&["padre", "hijo"], "padre and hijo", "padre e hijo"),
        ] {
            let text = |language| {
                let mut out = String::new();
                put_list(&list(words), ArgumentFormat::Plain, language, &mut out);
                out
            };
            assert_eq!(text(Language::En), english);
            assert_eq!(text(Language::Es), spanish);
        }
    }
}
