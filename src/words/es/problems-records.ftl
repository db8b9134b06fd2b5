# En espera de revisión por una defensora hispanohablante.
# What becomes of a recorded answer that is asked again.

## Records of answers, asked again

not-a-record = Esto no es un registro.
give-a-record = Use un archivo de waystation rank --record, o el registro de una respuesta.
question-not-in-record = La pregunta no está en el registro. Una pregunta que nombra reglas publicadas que se deben omitir nunca se guarda.
ask-again-instead = Haga la pregunta de nuevo.
give-record-as-written = Use el registro tal como se escribió.
not-a-moment = Esto no es una fecha y hora.
not-rules-by-id = Esto no es una lista de reglas por identificador.
no-such-kind-of-question = Esta versión no responde este tipo de pregunta.
give-record-of-kind = Use el registro de uno de estos: { COMMA($kinds) }.
same-answer-same-rules = La misma respuesta, byte por byte, con las mismas reglas.
same-answer-other-rules = La misma respuesta, byte por byte, aunque estas reglas tienen otra versión: { COMMA($rules) }.
night-differs = La noche es distinta: los programas ahora indican otra cosa; lo más reciente es de { DATE($newest) }. Use la noche de entonces con --night.
night-is-empty = La noche es distinta: esta no contiene datos. Use la noche de entonces con --night.
other-answer-other-rules = Una respuesta distinta. Estas reglas tienen otra versión: { COMMA($rules) }.
other-answer-not-proven = Una respuesta distinta. La respuesta registrada no estaba demostrada: se agotó el tiempo, y con más o menos tiempo la respuesta puede cambiar.
other-answer-other-version = Una respuesta distinta, aunque la noche y todas las reglas son las mismas: respondió la versión { $then }, y esta es la versión { $now }.
