//! Checks that every language has the same messages with the same arguments.

use super::read::Book;

/// Fails with a list of every difference between English and another language.
pub(crate) fn same_messages(english: &Book, other: &Book) -> Result<(), String> {
    let mut wrong = Vec::new();
    for (id, message) in &english.messages {
        let Some(translated) = other.messages.get(id) else {
            wrong.push(format!("{}: {id} is not translated", message.file));
            continue;
        };
        let (here, there) = (message.arguments.keys(), translated.arguments.keys());
        if !here.clone().eq(there.clone()) {
            wrong.push(format!(
                "{}: {id} has the arguments {:?}, in English {:?}",
                translated.file,
                there.collect::<Vec<_>>(),
                here.collect::<Vec<_>>()
            ));
        }
    }
    for (id, message) in &other.messages {
        if !english.messages.contains_key(id) {
            wrong.push(format!("{}: {id} does not stand in English", message.file));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("\n{}\n", wrong.join("\n"))) }
}
