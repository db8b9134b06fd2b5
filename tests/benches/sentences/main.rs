//! The time to render a sentence: `cargo bench --bench sentences`. Each is rendered in each
//! language beside `format!` of the same words, in turns. The benchmark stops if the two differ.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark may panic and prints")]

use chrono::{Datelike, NaiveDate};
use std::hint::black_box;
use std::time::{Duration, Instant};
use waystation::words::{Language, Text, say};

/// A sentence in a language, and the same by `format!`.
struct Case {
    what: &'static str,
    language: Language,
    text: Text,
    formatted: fn(&Values) -> String,
}

/// The subjects of the sentences.
struct Values {
    children: u32,
    adults: u32,
    things: u32,
    program: String,
    day: NaiveDate,
    miles: u32,
}

fn main() {
    let values = black_box(Values {
        children: 4,
        adults: 12,
        things: 3,
        program: "Cedar House".to_owned(),
        day: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
        miles: 50,
    });
    println!(
        "| sentence | rendered | `format!` | ratio, median | ratio, spread |\n|---|---|---|---|---|"
    );
    for case in cases(&values) {
        let said = case.text.render(case.language);
        assert_eq!(said, (case.formatted)(&values), "the two say the same");
        let mut rounds: Vec<(Duration, Duration)> = (0..ROUNDS)
            .map(|_| {
                let rendered = timed(|| black_box(&case.text).render(case.language));
                (rendered, timed(|| (case.formatted)(black_box(&values))))
            })
            .collect();
        let ratio = |(one, other): &(Duration, Duration)| one.as_secs_f64() / other.as_secs_f64();
        rounds.sort_by(|one, other| ratio(one).total_cmp(&ratio(other)));
        let (first, middle, last) =
            (rounds.first().unwrap(), rounds.get(ROUNDS / 2).unwrap(), rounds.last().unwrap());
        println!(
            "| {} | {:?} | {:?} | {:.2} | {:.2} to {:.2} |",
            case.what,
            middle.0,
            middle.1,
            ratio(middle),
            ratio(first),
            ratio(last)
        );
    }
}

const ROUNDS: usize = 21;
const TIMES: u32 = 20_000;

/// The mean time of many runs.
fn timed(mut doing: impl FnMut() -> String) -> Duration {
    let started = Instant::now();
    for _ in 0..TIMES {
        black_box(doing());
    }
    started.elapsed() / TIMES
}

fn cases(values: &Values) -> Vec<Case> {
    let Values { children, adults, things, day, miles, .. } = *values;
    let numbers = say::too_many_people(adults, children);
    let plural = say::step_to_confirm(things);
    let date = say::step_arrange(day, values.program.clone());
    let nested = say::both(say::limit_up_to_miles(miles), say::step_to_confirm(things));
    let case = |what, language, text: &Text, formatted| Case {
        what,
        language,
        text: text.clone(),
        formatted,
    };
    let [en, es] = [Language::En, Language::Es];
    vec![
        case("two numbers, English", en, &numbers, |v| {
            format!("{} children and {} adults are too many for one search.", v.children, v.adults)
        }),
        case("two numbers, Spanish", es, &numbers, |v| {
            let Values { children, adults, .. } = v;
            format!(
                "{children} menores y {adults} adultos son demasiadas personas para una búsqueda."
            )
        }),
        case("a plural, English", en, &plural, |v| match v.things {
            1 => "One thing to confirm.".to_owned(),
            things => format!("{things} things to confirm."),
        }),
        case("a plural, Spanish", es, &plural, |v| match v.things {
            1 => "Una cosa que confirmar.".to_owned(),
            things => format!("{things} cosas que confirmar."),
        }),
        case("a name and a date, English", en, &date, |v| {
            let (month, day, year) = (month_en(v.day), v.day.day(), v.day.year());
            format!("Arrange the stay at {} by {month} {day}, {year}.", v.program)
        }),
        case("a name and a date, Spanish", es, &date, |v| {
            let (month, day, year) = (month_es(v.day), v.day.day(), v.day.year());
            format!(
                "Acuerde la estadía en {} a más tardar el {day} de {month} de {year}.",
                v.program
            )
        }),
        case("a text in a text, English", en, &nested, |v| {
            format!("up to {} miles {} things to confirm.", v.miles, v.things)
        }),
        case("a text in a text, Spanish", es, &nested, |v| {
            format!("hasta {} millas {} cosas que confirmar.", v.miles, v.things)
        }),
    ]
}

fn month_en(day: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
    MONTHS.get(usize::try_from(day.month0()).unwrap()).unwrap()
}

fn month_es(day: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    MONTHS.get(usize::try_from(day.month0()).unwrap()).unwrap()
}
