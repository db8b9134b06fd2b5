//! One question with both answers tried: the rules that read it, and how their verdicts change.

use crate::domain::{Answer, Question};
use crate::matching::SearchIndex;
use crate::matching::base::evaluation::Evaluation;
use crate::matching::base::scores::{STEP, Score, SortKey};
use crate::matching::base::verdict_table::{Difference, VerdictTable};
use crate::rules::{Judged, RULES};
use crate::words::Text;

/// The answers that are tried.
pub(super) const ANSWERS: [Answer; 2] = [Answer::Yes, Answer::No];
/// The shift of an option that fails. It outweighs everything else.
pub(super) const FAILING: SortKey = 1 << 56;

/// A question, and the rules whose verdicts an answer changes.
pub(super) struct QuestionTrial<'a> {
    pub(super) question: Question,
    /// The words to say.
    pub(super) text: Text,
    pub(super) readers: Vec<QuestionReader<'a>>,
    /// Rules that read the question and say the same after either answer, but not what they say
    /// now.
    alike: Vec<QuestionReader<'a>>,
}

/// A rule that reads the question, with its verdicts after "yes" and after "no".
pub(super) struct QuestionReader<'a> {
    pub(super) place: usize,
    field: &'a SearchIndex,
    pub(super) differences: Vec<Difference>,
    after: [VerdictTable; 2],
    /// The shift of an option with each fact, by each answer.
    pub(super) shifts: [Vec<SortKey>; 2],
}

impl<'a> QuestionTrial<'a> {
    /// Tries both answers. Returns `None` if the question has no words, or if every rule says the
    /// same after "yes" as after "no".
    pub(super) fn of(evaluation: &Evaluation<'a>, question: Question) -> Option<Self> {
        let text = question.say()?;
        let profiles = ANSWERS.map(|answer| evaluation.profile.answering(question, answer));
        let rules = RULES.iter().zip(evaluation.field.facts()).zip(&evaluation.tables).enumerate();
        let reading = rules.filter(|(_, ((rule, _), _))| rule.asks.contains(&question));
        let readers = reading.filter_map(|(place, ((rule, facts), now))| {
            let after = profiles.each_ref().map(|profile| VerdictTable::of(rule, facts, profile));
            let [after_yes, after_no] = &after;
            let differences = after_yes.differences(after_no);
            let shifts = after.each_ref().map(|after| shifts(evaluation, place, now, after));
            let moves = shifts.iter().flatten().any(|by| *by != 0);
            let reader =
                QuestionReader { place, field: evaluation.field, differences, after, shifts };
            (moves || reader.differs()).then_some(reader)
        });
        let (readers, alike): (Vec<_>, Vec<_>) = readers.partition(QuestionReader::differs);
        (!readers.is_empty()).then_some(Self { question, text, readers, alike })
    }

    /// Returns true if an answer moves any fact to another band, or out.
    pub(super) fn may_regroup(&self) -> bool {
        let mut shifts = self.all().flat_map(|reader| reader.shifts.iter().flatten());
        shifts.any(|by| by.abs() >= STEP / 2)
    }

    /// Returns the shift of each fact of the rule at a place by an answer; `None` if it moves no
    /// fact.
    pub(super) fn shifts(&self, place: usize, answer: usize) -> Option<Vec<SortKey>> {
        let shifts = self.all().find(|reader| reader.place == place)?.shifts.get(answer)?;
        shifts.iter().any(|by| *by != 0).then(|| shifts.clone())
    }

    /// All rules whose verdicts an answer changes.
    pub(super) fn all(&self) -> impl Iterator<Item = &QuestionReader<'a>> {
        self.readers.iter().chain(&self.alike)
    }

    /// Returns the shift of a row by an answer.
    pub(super) fn shift(&self, answer: usize, row: usize) -> SortKey {
        self.all().map(|reader| reader.shift(answer, row)).sum()
    }
}

impl QuestionReader<'_> {
    /// Returns true if it says something else after "yes" than after "no".
    fn differs(&self) -> bool {
        self.differences.iter().any(|difference| *difference != Difference::None)
    }

    /// Returns true if a fact fails after an answer.
    pub(super) fn fails(&self, answer: usize, fact: usize) -> bool {
        self.after.get(answer).is_some_and(|table| table.fails(fact))
    }

    /// Returns the shift of each fact by the better answer. A shift is negative if it moves an
    /// option ahead, and 0 if neither answer does.
    pub(super) fn gains(&self) -> Vec<SortKey> {
        let [yes, no] = &self.shifts;
        yes.iter().zip(no).map(|(yes, no)| *yes.min(no).min(&0)).collect()
    }

    fn shift(&self, answer: usize, row: usize) -> SortKey {
        let shifts = self.shifts.get(answer).zip(self.fact(row));
        shifts.and_then(|(shifts, fact)| shifts.get(fact)).copied().unwrap_or(0)
    }

    fn fact(&self, row: usize) -> Option<usize> {
        self.field.fact(self.place, row)
    }
}

/// Returns the shift of each fact by an answer, as the rule at a place judges it.
fn shifts(
    evaluation: &Evaluation<'_>,
    place: usize,
    now: &VerdictTable,
    after: &VerdictTable,
) -> Vec<SortKey> {
    let stands = |judged: &Judged| {
        let points = evaluation.weights.worth(place, judged.points);
        Score { steps: judged.steps, points }.packed()
    };
    let shift = |(now, after): (&Judged, &Judged)| {
        if after.fails() { FAILING } else { stands(after) - stands(now) }
    };
    now.judged().iter().zip(after.judged()).map(shift).collect()
}
