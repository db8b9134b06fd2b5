//! One question, both answers tried: the rules that read it and judge something otherwise.

use crate::domain::{Answer, Question};
use crate::matching::SearchIndex;
use crate::matching::base::evaluation::Evaluation;
use crate::matching::base::scores::{STEP, Score, SortKey};
use crate::matching::base::verdict_table::{Difference, VerdictTable};
use crate::rules::{Judged, RULES};
use crate::words::Text;

/// The answers that are tried.
pub(super) const ANSWERS: [Answer; 2] = [Answer::Yes, Answer::No];
/// What failing adds to where an option stands: more than anything else does.
pub(super) const FAILING: SortKey = 1 << 56;

/// A question and the rules that read it and judge something otherwise.
pub(super) struct QuestionTrial<'a> {
    pub(super) question: Question,
    /// The words to say.
    pub(super) text: Text,
    pub(super) readers: Vec<QuestionReader<'a>>,
    /// Rules that read the question and say the same after either answer, but not what they say now.
    alike: Vec<QuestionReader<'a>>,
}

/// A rule that reads the question: what it says now, after "yes" and after "no".
pub(super) struct QuestionReader<'a> {
    pub(super) place: usize,
    field: &'a SearchIndex,
    pub(super) differences: Vec<Difference>,
    after: [VerdictTable; 2],
    /// By how much each answer moves an option with each fact from where it stands.
    pub(super) shifts: [Vec<SortKey>; 2],
}

impl<'a> QuestionTrial<'a> {
    /// None where it has no words, or no answer changes what some rule says.
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

    /// Whether an answer moves any fact to another band, or out.
    pub(super) fn may_regroup(&self) -> bool {
        let mut shifts = self.all().flat_map(|reader| reader.shifts.iter().flatten());
        shifts.any(|by| by.abs() >= STEP / 2)
    }

    /// By how much an answer moves each fact of the rule at a place; `None` where it moves none.
    pub(super) fn shifts(&self, place: usize, answer: usize) -> Option<Vec<SortKey>> {
        let shifts = self.all().find(|reader| reader.place == place)?.shifts.get(answer)?;
        shifts.iter().any(|by| *by != 0).then(|| shifts.clone())
    }

    /// All rules that an answer makes say another thing.
    pub(super) fn all(&self) -> impl Iterator<Item = &QuestionReader<'a>> {
        self.readers.iter().chain(&self.alike)
    }

    /// By how much an answer moves a row from where it stands.
    pub(super) fn shift(&self, answer: usize, row: usize) -> SortKey {
        self.all().map(|reader| reader.shift(answer, row)).sum()
    }
}

impl QuestionReader<'_> {
    /// Whether it says another thing after "yes" than after "no".
    fn differs(&self) -> bool {
        self.differences.iter().any(|difference| *difference != Difference::None)
    }

    /// Whether a fact fails after an answer.
    pub(super) fn fails(&self, answer: usize, fact: usize) -> bool {
        self.after.get(answer).is_some_and(|table| table.fails(fact))
    }

    /// By how much the better answer moves an option with each fact ahead; where none does, by nothing.
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

/// By how much each fact stands otherwise after an answer, as the rule at a place judges it.
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
