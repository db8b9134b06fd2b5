# What becomes of a recorded answer that is asked again.

## Records of answers, asked again

not-a-record = This is not a record.
give-a-record = Use a file from waystation rank --record, or the record of an answer.
question-not-in-record = The question is not in the record. A question that names published rules to skip is never saved.
ask-again-instead = Ask the question again instead.
give-record-as-written = Use the record as it was written.
not-a-moment = This is not a date and time.
not-rules-by-id = This is not a list of rules by id.
no-such-kind-of-question = This version does not answer this kind of question.
give-record-of-kind = Use the record of one of these: { COMMA($kinds) }.
same-answer-same-rules = The same answer, byte for byte, by the same rules.
same-answer-other-rules = The same answer, byte for byte, although these rules have another version: { COMMA($rules) }.
night-differs = The night differs: programs state something else now; the newest statement is of { DATE($newest) }. Use the night of that time with --night.
night-is-empty = The night differs: this one holds no statements. Use the night of that time with --night.
other-answer-other-rules = A different answer. These rules have another version: { COMMA($rules) }.
other-answer-not-proven = A different answer. The recorded answer was not proven: its time ran out, and with more or less time the answer can differ.
# $then (Name)
# $now (Name)
other-answer-other-version = A different answer, although the night and all rules are the same: version { $then } answered, and this is { $now }.
