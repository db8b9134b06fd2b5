//! Reads the answers to questions.

use crate::desk::request::closed_list;
use crate::desk::{Request, RequestFields};
use crate::domain::{Answer, Answers, Question};

impl Request for Answers {
    const NAME: &'static str = "Answers";
    const ABOUT: &'static str = "";

    fn fields(from: &mut RequestFields<'_>) -> Self {
        let mut answers = Self::default();
        for question in Question::ALL {
            let words = closed_list::<Answer>(|| Answer::WORDS.to_vec());
            if let Some(answer) = from.optional(question.id(), words) {
                answers.set(question, answer);
            }
        }
        answers
    }
}
