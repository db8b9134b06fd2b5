# En espera de revisión por una defensora hispanohablante.
# Dates, times and what has no words of its own.

nothing = { "" }
both = { $first } { $second }
sentence = { CAP(SEMICOLON($parts)) }.

month =
    { $number ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    }
weekday =
    { $number ->
        [1] lunes
        [2] martes
        [3] miércoles
        [4] jueves
        [5] viernes
        [6] sábado
       *[7] domingo
    }
date = { $day } de { $month } de { $year }
day-of-month = { $day } de { $month }
date-and-time = { $day }, { $time }
weekday-and-time = { $weekday }, { $time }
full-hour = { $hour }
hour-and-minute = { $hour }:{ $minute }
before-noon = { $time } a. m.
after-noon = { $time } p. m.

# A sentence that is not yet a message.
# $text (Name)
untranslated = { $text }
