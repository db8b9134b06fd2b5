# En espera de revisión por una defensora hispanohablante.
# What the rules of matching say of a program for one household.

## Ages that change during the stay

if-nights-are-enough =
    { $nights ->
        [one] Si 1 noche basta por ahora.
       *[other] Si { $nights } noches bastan por ahora.
    }
with-birthdays = Contando los cumpleaños hasta el { DATE($day) }: { $said }
if-a-baby-is-born = Si nace un bebé a más tardar el { DATE($day) }: { $said }

## Trafficking

survivors-of-not-stated = No dice si recibe a sobrevivientes de { $kind }.

## Age

takes-ages = Recibe a { $ages }.
takes-ages-for-age = Recibe a { $ages }. Edad de la persona: { $age }.
ages-not-listed = Edades no indicadas. Pregunte.
ages-not-listed-for-age = Edades no indicadas. Edad de la persona: { $age }. Pregunte.
takes-ages-age-not-known = Recibe a { $ages }. Pregunte la edad de la persona.
may-take-ages-for-age = Quizás recibe a { $ages }. Edad de la persona: { $age }. Pregunte.
takes-ages-ask-for-age = Recibe a { $ages }. Edad de la persona: { $age }. Pregunte.

## Intake hours

intake-open = Ingreso { $hours }.
intake-open-at = Ingreso { $hours }; { $arrival }.
intake-closed-at = Ingreso solo { $hours }; { $arrival }.
intake-after-hours = Recibe a personas fuera de horario.
intake-hours-not-listed = Horario de ingreso no indicado. Pregunte cuándo pueden recibir a alguien.
intake-hours-not-listed-on-call = Horario de ingreso no indicado; hay alguien de guardia. Pregunte.
intake-clock-changes = Ingreso { $hours }. Esa noche cambia la hora: pregunte cuándo llegar.
intake-clock-not-known =
    Ingreso { $hours }, pero no se conoce su zona horaria. Pregunte cuándo llegar.
intake-ask-to-come-later =
    Ingreso { $hours }. La persona puede quedarse donde está hasta { $leave }: pregunte si puede
    llegar { $opens }.
intake-someone-on-call = Ingreso { $hours }; hay alguien de guardia. Pregunte.
intake-ask-about = Ingreso { $hours }. Pregunte por el { WEEKDAY($moment) }.
intake-must-leave-by = Ingreso { $hours }. La persona debe irse a más tardar { $leave }.
intake-must-leave-by-ask =
    Ingreso { $hours }. La persona debe irse a más tardar { $leave }: pregunte por eso.
now-it-is = hora actual: { WEEKDAY($moment) }
person-would-arrive = la persona llegaría el { WEEKDAY($moment) }
now-is-within-by-every-clock = abierto ahora en cualquiera de sus posibles zonas horarias
arrival-is-within-by-every-clock = abierto a la llegada en cualquiera de sus posibles zonas horarias
now-is-outside-by-every-clock = cerrado ahora en cualquiera de sus posibles zonas horarias
arrival-is-outside-by-every-clock = cerrado a la llegada en cualquiera de sus posibles zonas horarias
on-weekday = el { WEEKDAY($moment) }
on-weekday-and-day = el { $weekday } { DAY($day) } a { TIME($time) }
by-its-clock = { $when }, hora del programa
if-arriving-is-possible = Si es posible llegar { $opens }.
if-the-person-can-stay-until = Si la persona puede quedarse donde está hasta { $opens }.
