# En espera de revisión por una defensora hispanohablante.
# Why a promise is not made or changed, and what to do instead.

## Requests, holds and steps as they are sent

enter-exact-time = Escriba una hora con su desfase, como 2026-11-22T06:00:00Z.
network-has-no-unit-group = La red no tiene ningún grupo de unidades “{ $group }”.
use-unit-group-of-some-program = Use el identificador de un grupo de unidades de un programa.
not-the-code-of-placement = Este no es el código de esta colocación.
find-placement-by-code = Busque la colocación por su código, o pida el código de nuevo.
not-a-number-of-minutes = Esto no es un número de minutos.
enter-whole-minutes = Escriba minutos enteros, como 90.
request-minutes-out-of-range = { $minutes } minutos es demasiado largo o demasiado corto para una solicitud.
hold-minutes-out-of-range = { $minutes } minutos es demasiado largo o demasiado corto para una reserva temporal.
arrival-minutes-out-of-range = { $minutes } minutos es demasiado largo o demasiado corto para llegar.
away-minutes-out-of-range = { $minutes } minutos es demasiado largo o demasiado corto para guardar una cama.
enter-minutes = Escriba de { $least } a { $most } minutos.
not-a-code = “{ $text }” no es un código: no tiene ocho caracteres.
ask-for-code-again = Pida el código de nuevo: ocho letras y dígitos, como 7K3M-9QXF.
code-has-typing-error = Este código tiene un error de escritura: sus caracteres no concuerdan.
read-code-again = Léalo de nuevo carácter por carácter.
not-in-any-code = “{ $letter }” no se usa en los códigos: es un error de escritura.
read-code-again-without-u = Léalo de nuevo carácter por carácter; la letra U nunca se usa.
not-a-uuid = “{ $text }” no es un UUID.
draw-new-uuid = Genere un UUID nuevo para cada solicitud y envíelo de nuevo solo con la misma solicitud.
placement-lacks-unit-or-time = A una colocación en estado { $state } le falta su unidad o su hora.
restore-database = Restaure la base de datos desde su última copia buena.

## Who may take a step, and when

role-hotline = línea de ayuda
role-placement = colocación
role-operator = operador
role-supervisor = supervisión
role-cannot-do-this = Su rol aquí es { SEMICOLON($roles) }. No puede hacer esto.
roles-that-can = Estos roles pueden: { SEMICOLON($roles) }.
roles-of-holder = { COMMA($roles) } de la organización que lo pidió
roles-of-house = { COMMA($roles) } del programa
only-program-says-when = Solo el programa puede decir cuándo ocurrió algo.
leave-happened-at-out = No envíe happened_at: la hora es la actual.
not-within-last-day = Esta hora no está dentro de las últimas 24 horas.
enter-when-it-happened = Escriba cuándo ocurrió, o no envíe happened_at si es ahora.
time-was-over-before-entry = Su plazo ya había terminado cuando se registró.
enter-what-came-of-it = Registre lo que ocurrió, o prométalo de nuevo sin happened_at.
cannot-begin-with-step = Una colocación no puede empezar con “{ $step }”.
begin-with = Empiece con una solicitud, una reserva temporal o una llegada.
program-pledged-no-reject = Este programa se comprometió a no rechazar a nadie para quien está preparado.
accept-or-have-supervisor-decline = Acepte. O, cuando otro lugar ya haya aceptado, pida que alguien de supervisión rechace porque no todas las personas estarían seguras.
leaves-household-without-place = Esto deja a las personas sin lugar.
name-another-placement = Indique otra colocación de la misma organización que se haya aceptado antes.
only-supervisor-may-decline = Aquí solo alguien de supervisión puede rechazar.
ask-supervisor-of-program = Pregunte a alguien de supervisión del programa.
only-requested-so-far = Esta colocación solo está solicitada, así que “{ $step }” no es posible.
is-held-now = Esta colocación está reservada, así que “{ $step }” no es posible.
is-accepted-now = Esta colocación está aceptada, así que “{ $step }” no es posible.
has-arrived-now = Las personas ya llegaron, así que “{ $step }” no es posible.
is-away-now = Las personas están fuera, así que “{ $step }” no es posible.
has-ended-now = Esta colocación terminó, así que “{ $step }” no es posible.
next-after-request = Resérvela, acéptela, rechácela o cancélela.
next-after-hold = Acéptela, rechácela, extiéndala o cancélela, o registre la llegada.
next-after-acceptance = Registre la llegada o cancélela.
next-after-arrival = Registre una ausencia, un traslado o una salida.
next-after-absence = Registre el regreso, un traslado o una salida.
next-after-ending = Empiece una nueva.
request-ran-out = La solicitud venció el { MOMENT($at) } UTC.
hold-ran-out = La reserva temporal venció el { MOMENT($at) } UTC.
arrival-time-ran-out = El plazo para llegar venció el { MOMENT($at) } UTC.
right-to-return-ran-out = El derecho a regresar venció el { MOMENT($at) } UTC.
kept-bed-ran-out = La cama se guardó hasta el { MOMENT($at) } UTC.
ask-again = Pida de nuevo.
hold-again = Reserve de nuevo, si hay una unidad libre.
say-no-show-or-accept-again = Registre que nadie llegó, o acepte de nuevo.
hold-new-place = Reserve un lugar nuevo.
nothing-more-to-do = No hace falta nada más.
hold-extended-often-enough = Una reserva temporal se puede extender { $most } veces como máximo.
ask-for-answer-or-hold-again = Pida al programa su respuesta, o reserve de nuevo cuando venza esta reserva.
household-may-still-come = Las personas todavía pueden llegar hasta el { MOMENT($until) } UTC.
say-no-show-later = Regístrelo después de esa hora, o pida a la organización que reservó el lugar que cancele.
request-or-call = Envíe una solicitud o llame al programa.
nothing-posted-to-hold = Nadie ha dicho qué hay disponible aquí.
program-wants-a-call = El programa quiere que se le pregunte primero.
program-not-accepting = El programa no recibe a nadie ahora.
post-too-old-to-hold = La última publicación aquí tiene más de { $hours } horas.
program-said-full = El programa dijo después de su última publicación que está lleno.
program-promised-too-much = El programa prometió más de lo que tiene.
units-out-of-range =
    { $units ->
        [one] 1 unidad está fuera de rango para un hogar.
       *[other] { $units } unidades están fuera de rango para un hogar.
    }
organization-holds-most = Su organización ya tiene { $held } unidades reservadas aquí, y otros también buscan una cama aquí.
accept-return-or-request = Pida al programa que acepte, cancele una o envíe una solicitud.

## Why a request is declined, a promise is withdrawn or a stay ends

declined-full = Al final no tenemos lugar.
declined-not-taking = Ahora no recibimos a nadie.
declined-outside-rules = Esto no está dentro de nuestras reglas.
declined-cannot-meet-need = No podemos dar la atención que se necesita.
cannot-keep-safe = Aquí no podemos mantener seguras a todas las personas.
declined-found-another = Las personas encontraron otro lugar.
declined-not-wanted = Las personas no quieren este lugar.
declined-too-far = A las personas les queda demasiado lejos.
declined-not-reached = No se pudo contactar a las personas.
withdrawn-unusable = La unidad no se puede usar.
withdrawn-staff = No hay suficiente personal esta noche.
withdrawn-miscounted = Se publicó más de lo que había.
left-own-wish = Se fueron por decisión propia.
left-complete = La estadía se completó.
left-involuntary = Se les pidió que se fueran.
