# En espera de revisión por una defensora hispanohablante.
# What programs say of themselves, as parts of a sentence.

## How long ago

just-now = ahora mismo
minutes-ago =
    { $minutes ->
        [one] hace 1 minuto
       *[other] hace { $minutes } minutos
    }
hours-ago =
    { $hours ->
        [one] hace 1 hora
       *[other] hace { $hours } horas
    }
days-ago =
    { $days ->
        [one] hace 1 día
       *[other] hace { $days } días
    }
months-ago =
    { $months ->
        [one] hace 1 mes
       *[other] hace { $months } meses
    }

## Beds

openings-none = lleno
openings-some = 1 o 2 camas
openings-several = varias camas
openings-not-posted = sin publicar

## Distance

in-the-same-area = en la misma zona
within-miles = a menos de { $miles } millas
miles-away = de { $from } a { $to } millas de distancia
over-miles-away = a más de { $miles } millas de distancia
distance-not-known = distancia desconocida

## Ages

age-not-known = de edad desconocida
age-minor = menor de 18 años
age-adult = de 18 años o más
age-years = { $years }
age-between = { $from } a { $to }
ages-none = nadie
ages-any = personas de cualquier edad
ages-and-over = personas de { $from } años o más
ages-under = personas menores de { $below } años
ages-one = personas de { $years } años
ages-listed = personas de { AND($runs) } años
ages-run-and-over = { $from } o más
ages-run-under = menos de { $below }
ages-run = { $from } a { $to }
ages-and-possibly = { $taken }, quizás { $possibly }
ages-not-stated = edades no indicadas
ages-lowest-not-stated = { $ages } (edad mínima no indicada)

## Intake hours

weekday-short =
    { $number ->
        [1] lun.
        [2] mar.
        [3] mié.
        [4] jue.
        [5] vie.
        [6] sáb.
       *[7] dom.
    }
days-from-to = { $from } a { $to }
days-listed = { COMMA($days) }
intake-window = { $days } de { TIME($from) } a { TIME($to) }
intake-at-any-hour = a cualquier hora
intake-hours-unknown = en horario no indicado
intake-windows = { COMMA($windows) }
