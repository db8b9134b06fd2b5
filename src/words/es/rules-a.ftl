# En espera de revisión por una defensora hispanohablante.
# What the rules of matching say of a program for one household: whom it takes, where it is, how
# long, and what is free.

## Several rules

if-the-program-makes-an-exception = Si el programa hace una excepción.
people-coming =
    { $people ->
        [one] viene 1 persona
       *[other] vienen { $people } personas
    }
is-coming = viene { $who }
a-girl = una niña
a-boy = un niño
the-young-person = la persona joven

## Status

status-not-clear = No está claro si está abierto. Pregunte.
status-changes-on-arrival =
    Abre o cierra el { DATE($day) }, el día en que llegaría la persona. Pregunte.
status-open-until =
    { $nights ->
        [one] Abierto hasta el { DATE($day) }, luego { $status }; la persona necesita 1 noche.
       *[other] Abierto hasta el { DATE($day) }, luego { $status }; la persona necesita { $nights }
            noches.
    }
status-open-until-ask =
    Abierto hasta el { DATE($day) }, luego { $status }. Pregunte si las personas pueden quedarse
    más tiempo.
status-not-open-yet = Todavía no está abierto (en planes al { DATE($since) }).
status-not-open = No está abierto ({ $status } desde el { DATE($since) }).
status-opens = Abre el { DATE($day) }.
status-if-arriving = Si es posible llegar el { DATE($day) }.

## Verified

not-verified = Sin verificar: { $why }.
not-listed = Ya no está en la lista de ninguna fuente.
if-the-program-verifies-its-listing = Si el programa verifica su información.

## Avoid

avoid-within = En una zona que hay que evitar ({ $place }).
avoid-not-listed = Zona no indicada. Pregunte si está lejos de la zona que hay que evitar.
avoid-perhaps =
    Podría estar en { $area } ({ $place }). Pregunte si está lejos de la zona que hay que evitar.
avoid-outside = No está en la zona que hay que evitar.

## Declined

declined-by-the-person = La persona lo descartó.
if-the-person-reconsiders = Si la persona lo reconsidera.

## Skipped

skipped-for = La persona dijo que esto sería un problema: { AND($rules) }.
if-the-person-accepts = Si la persona acepta esto: { AND($rules) }.

## Served

served-ask = { $serves } Pregunte.
served-not-stated-ask = { $serves } La persona aceptaría lugares para { OR($settings) }. Pregunte.
served-accepts = { $serves } La persona aceptaría lugares para { OR($settings) }.
served-check-both =
    { $serves } Confirme que le parezca bien a la persona y luego pregunte al programa.
served-ask-age = { $serves } Pregunte la edad de la persona.
served-ask-to-take =
    { $serves } La persona aceptaría lugares para { OR($settings) }. Pregunte si la recibe.
served-ask-who-lives-there =
    { $serves } La persona aceptaría lugares para { OR($settings) }. Pregunte quién vive ahí.
served-ask-mixed =
    { $houses } Pregunte a la persona si le parece bien un lugar para todos los géneros.
served-no-to-mixed = { $houses } La persona dijo que no a un lugar para todos los géneros.
if-mixed-housing-is-ok = Si le parece bien un lugar para todos los géneros.
served-adult-coming = { $serves } También viene una persona adulta.
served-ask-about-adult = { $serves } Pregunte si recibe a la persona adulta que viene también.
served-coming = { $serves } También viene { $who }.
served-ask-about = { $serves } Pregunte si recibe a { $who }.

## Children

children-coming = { CAP($children) }; { $coming }.
number-of-children-coming =
    { $number ->
        [one] viene 1 menor
       *[other] vienen { $number } menores
    }
children-ask-about = { CAP($children) }. Pregunte por { $who }.
number-of-children =
    { $number ->
        [one] 1 menor
       *[other] { $number } menores
    }
children-ask-without-adult =
    { CAP($children) }. Pregunte si recibe a { $who } sin una persona adulta.
children-ask-if-any = { CAP($children) }. Pregunte si vienen menores.
children-ask-who-comes = { CAP($children) }. Diga quiénes vienen y pregunte.
girl-of = una niña ({ $age })
boy-of = un niño ({ $age })
child-of = una niña o un niño ({ $age })
child-age = edad: { $age }
child-age-not-known = edad desconocida
child-under-1 = menos de 1 año

## Households

households-for = Para { AND($kinds) }.
households-only = Solo para { AND($kinds) }.
households-only-but = Solo para { AND($kinds) }; { $but }.
households-an-adult-is-coming = viene una persona adulta
households-no-adult-is-coming = no viene ninguna persona adulta
households-a-child-is-coming = viene alguien menor de edad
households-no-child-is-coming = no viene nadie menor de edad
households-not-for = No es para { AND($kinds) }.
households-case-by-case = Recibe a { $kind } según el caso. Pregunte.
households-ask-to-take = Sus camas figuran para { AND($kinds) }. Pregunte si recibe a { $kind }.
households-ask-for-children = Sus camas figuran para { AND($kinds) }. Pregunte si vienen menores.
households-ask-age = Sus camas figuran para { AND($kinds) }. Pregunte la edad de la persona.

## Veterans

veterans-fits = Para veteranos. La persona es veterana o viene con alguien que lo es.
veterans-only-none = Solo para veteranos; nadie de quienes vienen lo es.
veterans-only-ask =
    Solo para veteranos. Pregunte si la persona, o una persona adulta que viene también, lo es.
veterans-some-beds =
    Algunas de sus camas son solo para veteranos. Pregunte si hay otras disponibles.

## Room

room-sleeps-too-few = En un cuarto caben { $sleeps }; { $coming }.
private-room-sleeps = Cuarto privado para { $sleeps }.
room-too-few-beds =
    { $beds ->
        [0] No tiene camas; { $coming }.
        [one] Tiene 1 cama en total; { $coming }.
       *[other] Tiene { $beds } camas en total; { $coming }.
    }
beds-in-a-shared-room = { $people } camas en un cuarto compartido.
rooms-not-described =
    No describe sus cuartos. Pregunte si { $people } personas pueden quedarse juntas.

## Mates

mates-too-few-beds =
    En sus cuartos compartidos, separados por género o edad, caben { $beds }; { $coming }.
if-given-more-than-one-room = Si el programa les da más de un cuarto.

## Trafficking

sex-trafficking = trata sexual
labor-trafficking = trata laboral
trafficking-taken = Recibe a sobrevivientes de { $kind }.
trafficking-not-taken = No recibe a sobrevivientes de { $kind }.
trafficking-ask = Pregunte si recibe a sobrevivientes de { $kind }.
trafficking-published = Para sobrevivientes de { $kind } (regla publicada).
trafficking-said-no = Para sobrevivientes de { $kind }; la persona dijo que no fue su caso.

## From abroad

from-abroad-taken = Recibe a personas de otros países.
from-abroad-not-taken =
    Recibe solo a sobrevivientes de Estados Unidos; la persona es de otro país.
from-abroad-ask = Pregunte si recibe a personas de otros países.
from-abroad-published = Recibe solo a sobrevivientes de Estados Unidos (regla publicada).

## Other states

other-states-taken = Recibe a personas de otros estados.
other-states-case-by-case = Recibe a personas de otros estados según el caso. Pregunte.
other-states-not-taken = Recibe solo a personas de { $state }; la persona está en { $from }.
other-states-ask = Recibe solo a personas de { $state }. Pregunte si la persona es de ahí.
other-states-own-not-listed =
    Recibe solo a personas de su propio estado, que no está indicado. Pregunte.

## Referral

referral-anyone = Recibe a personas sin importar quién llame.
referral-from = Recibe a personas remitidas por { OR($callers) }.
referral-not-from =
    Recibe a personas remitidas por { OR($callers) }; esta llamada es de { $caller }.
referral-ask = Recibe a personas remitidas por { OR($callers) }. Pregunte quién debe llamar.
if-the-call-comes-from = Si la llamada es de { $caller }.

## Pregnancy

pregnancy-until-week-adult =
    Recibe a personas hasta la semana { $week } de embarazo. Pregunte si la persona adulta que
    viene también está embarazada.
pregnancy-until-week-which =
    Recibe a personas hasta la semana { $week } de embarazo. Pregunte a la persona en qué semana
    está.
pregnancy-until-week-person =
    Recibe a personas hasta la semana { $week } de embarazo. Pregunte si la persona está
    embarazada.

## No return

no-return-left-before =
    No vuelve a recibir a quienes se fueron; la persona ya estuvo ahí y se fue.

## Distance

way-and-road = { $way }, { $road }
up-to-about-an-hour-by-road = hasta cerca de una hora por carretera
up-to-about-hours-by-road = hasta unas { $hours } horas por carretera
about-hours-by-road = de { $from } a { $to } horas por carretera, aproximadamente
about-an-hour-or-more-by-road = cerca de una hora o más por carretera
about-hours-or-more-by-road = unas { $hours } horas o más por carretera
location = ubicación: { $place }
location-and-distance = ubicación: { $place } ({ $distance })
location-not-listed = ubicación no indicada
place-and-distance = { $place }, { $distance }
way-across-water = { $way }, al otro lado del agua o más allá de las carreteras
way-perhaps-across-water = { $way }, quizás al otro lado del agua y sin carretera
distance-is = { CAP($way) }.
distance-ask = { CAP($way) }. Pregunte qué tan lejos está.
distance-ask-tonight = { CAP($way) }. Pregunte si la persona puede llegar esta noche.
distance-ask-and-tonight =
    { CAP($way) }. Pregunte qué tan lejos está y si la persona puede llegar esta noche.
distance-not-by-road-tonight = { CAP($way) }. No se puede llegar por carretera esta noche.
distance-no-road = { CAP($way) }. Ninguna carretera llega hasta ahí.
distance-no-road-ask-tonight =
    { CAP($way) }. Ninguna carretera llega hasta ahí; pregunte si la persona puede llegar esta
    noche.
distance-past-limit = { CAP($way) }; el límite es { $limit }.
distance-past-limit-ask = { CAP($way) }; el límite es { $limit }. Pregunte qué tan lejos está.
if-going-so-far-is-possible = Si es posible ir { $limit }.

## Stay

can-stay-up-to = hasta { $limit }
can-stay = Puede quedarse { $length }.
can-stay-for =
    { $nights ->
        [one] Puede quedarse { $length }; la persona necesita 1 noche.
       *[other] Puede quedarse { $length }; la persona necesita { $nights } noches.
    }
can-stay-no-limit = Sin límite de estadía.
can-stay-ask = Puede quedarse { $length }. Pregunte por { $nights } noches.
can-stay-longer-if-agreed =
    Puede quedarse { $length }, o más si se acuerda. Pregunte por { $nights } noches.
can-stay-longer-case-by-case =
    Puede quedarse { $length }, o más según el caso. Pregunte por { $nights } noches.
if-limit-is-enough = Si { $limit } es suficiente por ahora.
if-staying-is-enough = Si quedarse { $length } es suficiente por ahora.
can-stay-too-old = Puede quedarse { $length }. Edad de la persona: { $age }.
can-stay-birthday-first =
    Puede quedarse { $length }. Edad de la persona: { $age }; los cumple antes de la primera noche.
can-stay-not-long-enough =
    { $nights ->
        [one] Puede quedarse { $length }. Edad de la persona: { $age }; necesita 1 noche.
       *[other] Puede quedarse { $length }. Edad de la persona: { $age }; necesita { $nights }
            noches.
    }
can-stay-ask-age = Puede quedarse { $length }. Pregunte la edad de la persona.
can-stay-ask-age-and-nights =
    Puede quedarse { $length }. Pregunte la edad de la persona y pregunte por { $nights } noches.
can-stay-for-age-ask = Puede quedarse { $length }. Edad de la persona: { $age }. Pregunte.
can-stay-for-age-ask-nights =
    Puede quedarse { $length }. Edad de la persona: { $age }. Pregunte por { $nights } noches.
length-of-stay-not-listed = Duración de la estadía no indicada. Pregunte por { $nights } noches.
length-of-stay-as-listed =
    Duración de la estadía: { $limit }. Pregunte por { $nights } noches.
length-of-stay-possibly =
    Duración de la estadía: { $limit }, quizás { $likely }. Pregunte por { $nights } noches.

## Minimum stay

minimum-stay-ask-one-night = Pide una estadía de al menos { $least }. Pregunte por 1 noche.
minimum-stay-ask =
    Pide una estadía de al menos { $least }; la persona necesita { $nights } noches. Pregunte.

## Long enough

people-can-stay = las personas pueden quedarse { $length }
no-limit-on-length-of-stay = sin límite de estadía
length-of-stay-not-clear = duración de la estadía no clara
can-be-extended = se puede extender
can-be-extended-case-by-case = se puede extender según el caso
cannot-be-extended = no se puede extender

## Capacity

capacity-nothing-posted = Sin disponibilidad publicada.
capacity-nothing-posted-ask = Sin disponibilidad publicada. Pregunte si hay una cama disponible.
capacity-full-now = Lleno ahora.
capacity-full = Lleno (publicado { $ago }).
capacity-too-few-now =
    { $needed ->
        [one] No hay suficientes camas para 1 persona ahora.
       *[other] No hay suficientes camas para { $needed } personas ahora.
    }
capacity-too-few =
    { $needed ->
        [one] No hay suficientes camas para 1 persona (publicado { $ago }).
       *[other] No hay suficientes camas para { $needed } personas (publicado { $ago }).
    }
capacity-was-full-ask = Estaba lleno { $ago }. Pregunte si eso cambió.
capacity-was-too-few-ask =
    { $needed ->
        [one] No tenía suficientes camas para 1 persona { $ago }. Pregunte si eso cambió.
       *[other] No tenía suficientes camas para { $needed } personas { $ago }. Pregunte si eso
            cambió.
    }
capacity-open-now = Disponible ahora: { $openings }.
capacity-expected-ask = { $now } { $expected } Pida que le avisen.
capacity-none-open-now-ask =
    No hay camas publicadas como disponibles ahora. Pregunte por el día que necesita.
capacity-open-now-ask = Disponible ahora: { $openings }. Pregunte por el día que necesita.
if-a-bed-opens-up = Si se desocupa una cama.
if-enough-beds-open-up = Si se desocupan suficientes camas.
if-arriving-on-day = Si es posible llegar el { DAY($day) }.
capacity-last-posted = Última publicación: { $ago }. Pregunte si hay una cama disponible.
capacity-not-accepting = No recibe a nadie (publicado { $ago }).
capacity-was-not-accepting = No recibía a personas { $ago }. Pregunte si eso cambió.
if-the-program-takes-people-again = Si el programa vuelve a recibir a personas.
capacity-takes-until = Recibe a personas hasta el { WEEKDAY($end) }; { $arrival }.
if-it-takes-people-later = Si el programa recibe a personas más tarde de lo publicado.
if-it-takes-people-later-and-has-a-bed =
    Si el programa recibe a personas más tarde de lo publicado y se desocupa una cama.
if-it-takes-people-later-and-has-enough-beds =
    Si el programa recibe a personas más tarde de lo publicado y se desocupan suficientes camas.
capacity-not-confirmed =
    Publicado { $ago }: { $openings }, sin confirmar desde entonces. Llame antes de ofrecer una
    cama.
capacity-open-as-of = Disponible: { $openings } (publicado { $ago }).
ask-if-enough-beds =
    { $needed ->
        [one] Pregunte si hay 1 cama libre.
       *[other] Pregunte si hay { $needed } camas libres.
    }
capacity-open-call-first =
    Disponible: { $openings } (publicado { $ago }). Llame antes de enviar a alguien.
capacity-open-until =
    Disponible: { $openings } (publicado { $ago }); recibe a personas hasta el { WEEKDAY($end) }.

## Reserved

reserved-until-released =
    El programa decide cuándo las camas apartadas para sobrevivientes pasan a otras personas.
reserved-until = Hay camas apartadas para sobrevivientes de trata hasta { TIME($time) }.
reserved-ask =
    Las camas apartadas para sobrevivientes de trata pasan a otras personas a { TIME($time) };
    { $arrival }. Pregunte si queda alguna apartada.

## Catchment

catchment-anywhere = Recibe a personas de cualquier lugar.
catchment-state-not-listed =
    Recibe a personas de su propio estado, que no está indicado. Pregunte.
catchment-state = Recibe a personas de { $state }.
catchment-other-state = Recibe a personas de { $state }; la persona está en { $here }. Pregunte.
catchment-state-ask = Recibe a personas de { $state }. Pregunte si la persona es de ahí.
catchment-own-area = Recibe a personas de su propia zona, donde está la persona.
catchment-own-area-ask =
    Recibe a personas de su propia zona. Pregunte si la persona es de ahí.
catchment-own-area-far = Recibe a personas de su propia zona ({ $distance }). Pregunte.
catchment-own-area-not-listed =
    Recibe a personas de su propia zona, que no está indicada. Pregunte.
catchment-elsewhere-same-area =
    Prefiere a personas de otros lugares; la persona está en la misma zona. Pregunte.
catchment-elsewhere-ask =
    Prefiere a personas de otros lugares. Pregunte si la persona está en su propia zona.
catchment-elsewhere-taken = Recibe a personas de otros lugares.
catchment-elsewhere = Prefiere a personas de otros lugares.
