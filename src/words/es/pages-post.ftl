# En espera de revisión por una defensora hispanohablante.

## The page

beds-tonight = Camas para esta noche
choose-your-program = Elija su programa.
no-programs-yet = La red todavía no tiene programas.
more-programs = Más programas
we-save-your-post = Guardamos su publicación y la hora, y nada sobre ninguna persona.
nothing-can-be-posted = No se pueden publicar, apartar ni prometer camas. Si esto es un error, pida que corrijan los datos del programa.
closed-promises =
    { $promises ->
        [one] 1 promesa anterior ya no tiene cama aquí. Pásela primero a otro lugar o pida a alguien de supervisión que la cancele. Las llegadas todavía se registran.
       *[other] { $promises } promesas anteriores ya no tienen cama aquí. Pase cada una primero a otro lugar o pida a alguien de supervisión que la cancele. Las llegadas todavía se registran.
    }
post-button = Publicar
same-as-before = Igual que antes
promised-more-than-you-have =
    { $beds ->
        [one] Ha prometido 1 cama más de las que tiene. Cumpla la promesa, pásela a otro lugar o pida a alguien de supervisión que la cancele.
       *[other] Ha prometido { $beds } camas más de las que tiene. Cumpla cada promesa, pásela a otro lugar o pida a alguien de supervisión que la cancele.
    }
one-fewer-bed-in = Una cama menos en { $group }
one-more-bed-in = Una cama más en { $group }
open-beds-in = Camas disponibles en { $group }
taking-people-tonight = ¿Está recibiendo personas esta noche?
choice-yes = Sí
choice-until = Hasta…
choice-call-first = Llamar primero
choice-no = No
until-label = Hasta
by-the-clock-of = Zona horaria
choose-clock = Elija
clock-shows = { $city }: hora actual, { TIME($time) }
nothing-is-sent-until = No se envía nada hasta que presione Publicar o Igual que antes. Publicar envía solo lo que cambió. Las líneas de ayuda ven “lleno”, “1 o 2 camas” o “varias camas”, nunca el número exacto. Ven cuándo publicó, redondeado al cuarto de hora anterior.
nothing-ends-early = { $leap } Ninguna promesa termina antes de tiempo. Avise a quien administra el servicio.

## What was posted

nothing-posted-yet = Todavía no se ha publicado nada.
full-since = Lleno desde { $when }, cuando se rechazó una solicitud. { $hotlines }
last-posted = Última publicación (desde { $when }): { $open }, { $taking }. { $hotlines }
last-posted-with-held = Última publicación (desde { $when }): { $open } ({ $held } apartadas para personas en camino), { $taking }. { $hotlines }
posted-just-now =
    { $beds ->
        [one] Publicado desde { $when }: 1 cama disponible, { $taking }. { $hotlines }
       *[other] Publicado desde { $when }: { $beds } camas disponibles, { $taking }. { $hotlines }
    }
taking-people = recibe personas
taking-people-until = recibe personas hasta { $when }
taking-call-first = llamar primero
not-taking-anyone = no recibe a nadie
hotlines-see-an-old-post = Las líneas de ayuda ven una publicación vieja y el aviso de llamar y preguntar.
hotlines-see-not-accepting = Las líneas de ayuda ven “no recibe a nadie”.
hotlines-see-full = Las líneas de ayuda ven “lleno”.
hotlines-see = Las líneas de ayuda ven “{ COMMA($parts) }”.
seen-until = hasta { $when }
seen-call-first = llamar primero
seen-not-confirmed-since = sin confirmar desde entonces
at-time = { TIME($time) }
yesterday-at = ayer a { TIME($time) }
tomorrow-at = mañana a { TIME($time) }
on-day-at = el { DAY($day) } a { TIME($time) }
on-day-at-utc = el { MOMENT($moment) } UTC
at-time-utc = { TIME($time) } UTC

## Somebody else posted

someone-here-posted-you-entered = Alguien de su programa publicó { $theirs } a { $at }. Usted escribió { $yours }.
someone-here-posted-you-confirmed = Alguien de su programa publicó { $theirs } a { $at }. Usted confirmó { $yours }.
someone-posted-you-entered = Alguien publicó { $theirs } a { $at }. Usted escribió { $yours }.
someone-posted-you-confirmed = Alguien publicó { $theirs } a { $at }. Usted confirmó { $yours }.
use-value = Usar { $value }
keep-value = Dejar { $value }
typed-value = { $value }
value-and-taking = { $open }, { $taking }
typed-time = { $time }
nothing-posted-choose = No se publicó nada. Elija cuál usar.

## Why nothing was posted

no-button-pressed = No se publicó nada: no se presionó ningún botón de esta página.
press-post-or-same = Presione Publicar o Igual que antes.
form-of-another-program = No se publicó nada: el formulario es de otro programa o está dañado.
check-numbers-press-post = Revise los números de esta página y presione Publicar.
form-was-empty = No se publicó nada: el formulario estaba vacío.
enter-number-or-same = Escriba un número y presione Publicar, o presione Igual que antes.
not-known-what-you-saw = No se publicó nada: no se sabe qué números vio usted.
check-number-press-post = Revise el número y presione Publicar de nuevo.
you-changed-no-number = No se publicó nada: no cambió ningún número.
to-confirm-press-same = Para confirmar los números como están, presione Igual que antes.
something-new-entered = No se publicó nada: escribió algo nuevo en { $group }.
press-post-to-post-it = Presione Publicar para publicarlo.
group-has-changed = { $group } cambió desde que abrió esta página.
check-number-then-press = Revise el número y luego presione Igual que antes o Publicar.
time-has-passed = Ya pasó la hora en que deja de recibir personas en { $group }.
enter-a-new-time = Escriba una hora nueva y presione Publicar, o elija Sí o No.
nothing-to-confirm-yet = No se publicó nada: todavía no hay nada que confirmar.
enter-number-press-post = Escriba un número y presione Publicar.
enter-number-up-to = Escriba un número entero de 0 a { $most }.
enter-the-time = Escriba la hora en que deja de recibir personas, o elija Sí.
choose-the-clock = Elija la zona horaria del programa.
group-name = { $group }
