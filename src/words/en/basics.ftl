# Dates, times and what has no words of its own.

nothing = { "" }
# Two sentences after each other.
both = { $first } { $second }
# Parts of one sentence, each said only where there is something to say.
sentence = { CAP(SEMICOLON($parts)) }.

month =
    { $number ->
        [1] Jan
        [2] Feb
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] Aug
        [9] Sept
        [10] Oct
        [11] Nov
       *[12] Dec
    }
weekday =
    { $number ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
# $day (Number)
# $year (Name)
date = { $month } { $day }, { $year }
# $day (Number)
day-of-month = { $month } { $day }
date-and-time = { $day }, { $time }
weekday-and-time = { $weekday } { $time }
# $hour (Number)
full-hour = { $hour }
# $hour (Number)
# $minute (Name)
hour-and-minute = { $hour }:{ $minute }
before-noon = { $time } am
after-noon = { $time } pm

# A sentence that is not yet a message.
# $text (Name)
untranslated = { $text }
