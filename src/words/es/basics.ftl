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
date-and-time = { $day } a { $time }
weekday-and-time = { $weekday } a { $time }
# The article is part of the time: la 1 p. m., las 9 a. m.
full-hour =
    { $hour ->
        [one] la { $hour }
       *[other] las { $hour }
    }
hour-and-minute =
    { $hour ->
        [one] la { $hour }:{ $minute }
       *[other] las { $hour }:{ $minute }
    }
before-noon = { $time } a. m.
after-noon = { $time } p. m.

# A sentence that is not yet a message.
# $text (Name)
untranslated = { $text }
