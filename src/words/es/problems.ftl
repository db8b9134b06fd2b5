# En espera de revisión por una defensora hispanohablante.
# What is wrong with input, and what to do about it.

## What is wrong with a field, and what to enter

problem-of-field = { $field }: { $said }
is-missing = Falta este campo.
add-it = Agréguelo.
not-a-known-value = “{ $word }” no es un valor conocido.
use-one-of = Use uno de estos: { COMMA($list) }.
no-such-field = Aquí no existe el campo “{ $field }”.
remove-it-fields-are = Quítelo. Los campos son: { COMMA($fields) }.
value-not-here = Aquí no se puede usar “{ $value }”.
true-or-false-not-here = Aquí no se puede usar verdadero o falso.
null-not-here = Aquí no se puede usar un valor nulo.
list-not-here = Aquí no se puede usar una lista.
object-not-here = Aquí no se puede usar un objeto.
number-too-low = { $value } es demasiado bajo.
number-too-high = { $value } es demasiado alto.
enter-another-number = Escriba otro número.
nights-must-be-between = Las noches deben ser entre { $least } y { $most }.
enter-whole-number = Escriba un número entero de { $least } a { $most }.
enter-object = Escriba un objeto con campos con nombre.
enter-list = Escriba una lista.
enter-text = Escriba un texto.
enter-true-or-false = Escriba true o false.
too-many-entries = Hay { $count } entradas; se permiten { $most } como máximo.
enter-fewer-entries = Escriba { $most } o menos.

## Where, when and for whom a place is needed

say-where-the-person-is = Indique dónde está la persona.
enter-a-place = Escriba un código postal, una ciudad o un condado.
place-name-too-long = Es demasiado largo para ser el nombre de un lugar.
place-not-found = No encontramos “{ $place }”.
enter-a-place-or-state = Escriba un código postal, una ciudad como “Fresno, CA”, un condado como “Fresno County, CA” o un estado.
did-you-mean = ¿Quiso decir { $place }?
did-you-mean-either = ¿Quiso decir { $first } o { $second }?
did-you-mean-any = ¿Quiso decir { $first }; { $second } o { $third }?
zip-is-military = “{ $zip }” es una dirección militar (APO, FPO o DPO), no un lugar.
enter-place-of-person = Escriba el código postal o la ciudad donde está la persona o adonde llegará.
zip-not-found = No encontramos el código postal “{ $zip }”.
check-digits-or-enter-city = Revise los dígitos o escriba una ciudad como “Fresno, CA”.
zip-is-elsewhere = El código postal { $zip } está en { $zone }, no en { $place }.
enter-zip-or-name = Escriba solo el código postal o solo el nombre.
enter-all-or-program-ids = Escriba “all” o una lista de identificadores de programas.
no-survivor-in-household = Nadie en el hogar es la persona sobreviviente.
name-the-survivor = Asigne a un integrante el rol survivor, o no incluya el hogar.
role-is-missing = Falta el rol.
settings-not-for-children = Los tipos de lugar se aplican a personas adultas y sobrevivientes, no a menores que las acompañan.
enter-gender-of-child = Quítelos, o escriba el género del menor.
gender-only-for-children = El género se aplica solo a menores.
enter-settings-instead = Quítelo y escriba en su lugar los tipos de lugar que esta persona acepta.
not-months-until-birthday = “{ $months }” no es un número de meses hasta el próximo cumpleaños.
not-a-number-of-months = Esto no es un número de meses hasta el próximo cumpleaños.
enter-months-until-birthday = Escriba meses enteros de 0 a { $most }, o déjelo en blanco; nunca una fecha.
child-is-adult = Un menor que acompaña debe tener menos de 18 años. Edad indicada: { $age }.
dependent-adult-is-minor = Una persona adulta dependiente debe tener 18 años o más. Edad indicada: { $age }.
correct-age-or-role-of-child = Corrija la edad o asigne a este integrante el rol dependent_adult o survivor.
correct-age-or-role-of-adult = Corrija la edad o asigne a este integrante el rol child o survivor.
one-end-of-age-is-missing = Falta un extremo de la edad.
enter-from-and-to = Escriba from y to.
enter-age-in-any-form = Escriba un número entero de 0 a { $oldest }, { "{" }"from": 16, "to": 17{ "}" }, minor, adult o unknown.
enter-age-in-years = Escriba una edad en años enteros de 0 a { $oldest }.
not-an-age-in-years = { $years } no es una edad en años.
ages-run-backwards = Las edades están al revés, de { $from } a { $to }.
put-smaller-age-first = Ponga la edad menor en “from”.
answer-contradicts-age = La respuesta contradice la edad de una persona sobreviviente.
correct-answer-or-age = Corrija la respuesta o la edad.
answer-contradicts-household = La respuesta es no, pero el hogar tiene otros integrantes.
correct-answer-or-household = Corrija la respuesta o el hogar.
not-a-time-of-arrival = “{ $time }” no es una hora de llegada.
enter-time-of-arrival = Escriba tonight o una hora local como 2026-11-21T22:30.
arrival-too-far-away = La hora de llegada está demasiado lejos de ahora.
enter-arrival-within = Escriba una hora entre ayer y dentro de diez años.
not-a-time-to-leave-by = “{ $time }” no es una hora límite de salida.
enter-time-to-leave-by = Escriba una hora local como 2026-11-22T18:00, o déjela en blanco.
time-to-leave-by-out-of-range = La hora límite de salida ya pasó o está demasiado lejos de ahora.
enter-time-to-leave-by-within = Escriba una hora entre ahora y dentro de diez años.
leaves-before-arriving = La persona tendría que salir antes de llegar.
correct-arrival-or-time-to-leave-by = Corrija la hora de llegada o la hora límite de salida.
clock-skips-time = Esa noche los relojes se adelantan y saltan { TIME($time) }. Usamos { TIME($meant) }.
clock-repeats-time = Esa noche los relojes se atrasan y marcan dos veces { TIME($time) }. Usamos la primera vez.
no-such-program = La red no tiene ningún programa “{ $program }”.
no-program-with-this-id = La red no tiene ningún programa con este identificador.
use-listed-program = Use un identificador de la lista de programas.

## Several households at once

enter-priorities = Escriba como máximo { $most } nombres, cada uno con su peso.
not-a-priority-name = Esto no es un nombre de prioridad.
enter-priority-name = Use hasta 20 letras minúsculas y guiones, como urgent.
no-households = No hay hogares.
add-a-household = Agregue al menos uno.
more-was-not-read = Hay más que no se leyó.
correct-these-first = Corrija primero estos problemas.
remove-it = Quítelo.
label-is-missing = Falta la etiqueta.
enter-label = Escriba un código corto como A; nunca un nombre.
not-a-label = “{ $label }” no es una etiqueta.
enter-label-in-capitals = Use un código de 1 a { $most } letras mayúsculas, dígitos y guiones, como A o B-2; nunca un nombre.
no-such-priority = No existe la prioridad “{ $priority }”.
use-listed-priority = Use un nombre de priorities e indique allí su peso.
label-is-taken = Otro hogar tiene la etiqueta { $label }.
give-each-household-a-label = Dé a cada hogar una etiqueta distinta.
no-such-label = Ningún hogar tiene esta etiqueta.
use-label-of-household = Use la etiqueta de un hogar.
enter-list-of-labels = Escriba una lista de etiquetas.
household-apart-from-itself = Un hogar no se puede separar de sí mismo.
fewer-than-two-households = Aquí se nombran menos de dos hogares.
name-two-households = Nombre dos o más.
no-such-rule = No existe la regla “{ $rule }”.
use-listed-rule = Use el identificador de una regla; waystation rules y /api/v1/rules las muestran.
weight-too-high = El peso { $weight } es mayor que { $most }.
enter-weight-of-rule = Escriba un número entero de 0 a { $most }; lo usual es { $usual }.
not-a-weight = “{ $weight }” no es un peso.
enter-weight = Escriba una regla y un número entero de 0 a { $most }, como distance=200.

## Posts and outcomes of calls

enter-open-or-full = Escriba open o full.
program-has-no-unit-group = El programa no tiene ningún grupo de unidades “{ $group }”.
use-unit-group-of-program = Use el identificador de uno de los grupos de unidades del programa.
nothing-posted-to-judge = Nunca se publicó nada para este grupo de unidades, así que la llamada no se puede comparar con una publicación.
send-outcomes-of-posts = Envíe resultados solo de grupos de unidades con una publicación.
clock-of-program-not-known = No se conoce la zona horaria del programa.
enter-clock = Agregue clock, uno de: { COMMA($clocks) }; o envíe until con su desfase, como 2026-11-21T22:00:00-06:00.
not-a-time = “{ $time }” no es una hora.
enter-local-or-exact-time = Escriba una hora como 2026-11-21T22:00, o con desfase como 2026-11-22T06:00:00Z.
time-not-within-a-week = La hora ya pasó o falta más de una semana.
enter-time-within-a-week = Escriba una hora dentro de la próxima semana.
until-needs-a-time = Falta la hora para “until”.
enter-time-you-stop = Escriba la hora en que deja de recibir personas, o elija Sí.
time-without-until = Se escribió una hora con “{ $word }”.
choose-until = Elija until o quite la hora.
post-exceeds-group =
    { $units ->
        [one] La publicación de { $group } dice que hay { $open } libres, pero el grupo tiene 1 unidad.
       *[other] La publicación de { $group } dice que hay { $open } libres, pero el grupo tiene { $units } unidades.
    }
post-fewer-units = Publique un número de 0 a { $most }, o corrija el número de unidades.

## The service as a whole

changes-not-followed-since = Los últimos cambios se recibieron el { MOMENT($at) } UTC.
changes-not-followed = Hace un rato que no se reciben cambios.
searches-use-last-known = Las búsquedas continúan con lo que se sabía entonces.
clock-jumped-ahead = El reloj de la base de datos se adelantó { $minutes } minutos; las promesas siguen como si no hubiera pasado.
clock-jumped-back = El reloj de la base de datos se atrasó { $minutes } minutos; las promesas siguen como si no hubiera pasado.
correct-the-clock = Corrija el reloj o acepte la nueva hora: waystation clock --trust
too-many-listeners = Esta instancia ya atiende a tantos tableros como puede.
