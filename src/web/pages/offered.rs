//! Values close to one that was refused. One press of a button sends the form with the new value.

use super::Wrong;
use super::form::FindForm;
use crate::desk::NeedRequest;

/// A value to use in place of one that was refused.
pub(super) struct SuggestedValue {
    /// The field of the form.
    pub(super) field: &'static str,
    /// The words that people read.
    pub(super) words: String,
    /// The value of the field after the press.
    pub(super) value: String,
}

/// Returns every value offered in place of a refused one.
pub(super) fn offered(form: &FindForm, problems: &[Wrong]) -> Vec<SuggestedValue> {
    let of_one = |wrong: &Wrong| -> Vec<SuggestedValue> {
        let offers = wrong.offers.iter();
        offers.filter_map(|words| instead(form, wrong, words)).collect()
    };
    problems.iter().flat_map(of_one).collect()
}

fn instead(form: &FindForm, wrong: &Wrong, words: &str) -> Option<SuggestedValue> {
    let (words, place, avoid) = (words.to_owned(), NeedRequest::place(), NeedRequest::avoid());
    if wrong.field == place.as_str() {
        return Some(SuggestedValue { field: place.as_str(), value: words.clone(), words });
    }
    if wrong.field == avoid.as_str() {
        let value = with_line(form.text(avoid.as_str()), wrong.path.item()?, &words);
        return Some(SuggestedValue { field: avoid.as_str(), value, words });
    }
    None
}

/// Returns the areas to avoid with one of them replaced. Empty lines do not count.
pub(super) fn with_line(text: &str, line: usize, by: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let replaced = lines.enumerate().map(|(at, given)| if at == line { by } else { given });
    replaced.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_area_to_avoid_is_replaced_and_the_others_stay() {
        assert_eq!(with_line("945\n\n Fresnoo \nOhio", 1, "Fresno, CA"), "945\nFresno, CA\nOhio");
    }
}
