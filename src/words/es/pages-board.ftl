# En espera de revisión por una defensora hispanohablante.

## The form

find-a-bed-tonight = Buscar una cama para esta noche
places-with-a-similar-name = Lugares con un nombre parecido
field-where = Dónde
hint-where = código postal, ciudad o condado
field-age = Edad
hint-age = o menor, adulto
field-feels = Lugares donde se sentiría bien
field-children = Menores
hint-children = cuántos; 0 si no hay
find-button = Buscar
more-about-the-search = Más: edades de los menores, zonas a evitar, distancia, cuándo
field-childrens-ages = Edades de los menores
hint-childrens-ages = por ejemplo 3, 7 o 6 meses
field-other-adults = Otros adultos
hint-other-adults = cuántos vienen
field-avoid = Zonas a evitar
hint-one-per-line = una por línea
field-within = No más lejos de
field-nights = Noches
field-arrive = Llegada
hint-arrive = en blanco si es esta noche
field-leave-by = Debe irse a más tardar
hint-leave-by = si hay un plazo
field-caller = Quién llama
hint-caller = algunos programas preguntan
more-label = Más:
said-on-their-own = lo que la persona ha dicho por su cuenta
only-what-the-person-brings-up = Solo lo que la persona mencione.
field-left-name = Programa del que ya se fue
field-left-names = Programas de los que ya se fue
hint-its-name = su nombre
press-undo = Deshacer
preferences-label = Preferencias:
preferences-about = cuarto, reglas, servicios, idioma
field-preferences = Preferencias
field-language = Idioma que habla la persona
field-not-known = no se sabe
field-focus = Enfoque del programa
hint-optional = opcional
no-preference = sin preferencia
field-skip-rules = Reglas publicadas que serían un problema
hint-skip-rules = solo si la persona lo dice; nunca pregunte por qué, y nada se registra
field-services = Servicios que desea
field-declined = Descartados

## Choices

feels-girls-women = Niñas, mujeres
feels-boys-men = Niños, hombres
feels-any-gender = Cualquier género
feels-not-known = No se sabe
caller-not-stated = no se ha dicho
caller-self = la propia persona
caller-hotline = una línea de ayuda
caller-child-welfare = protección de menores
caller-probation = libertad condicional
caller-law-enforcement = la policía
caller-other = otra persona que ayuda
any-distance = cualquier distancia
distance-same-area = la misma zona
distance-miles = { $miles } millas
distance-over-miles = más de { $miles } millas
answer-not-stated = no se ha dicho
answer-yes = sí
answer-no = no
answer-not-known = no se sabe
answer-prefers-not-to-say = prefiere no decirlo
volunteered-sex-trafficking = Trata sexual
volunteered-labor-trafficking = Trata laboral
volunteered-from-abroad = De otro país
volunteered-pregnant = Embarazo
volunteered-left-before = Se fue de un programa antes de que terminara
volunteered-answer = { $question }: { $answer }
left-programs-before =
    { $programs ->
        [one] ya se fue de 1 programa
       *[other] ya se fue de { $programs } programas
    }
parts-said = { SEMICOLON($parts) }
choices-said = { COMMA($choices) }

## What is wrong with the form

problem-with-field = { $field }: { $problem }
no-program-of-this-name = Ningún programa se llama “{ $typed }”.
check-the-spelling = Revise la ortografía o déjelo en blanco.
several-programs-match = Varios programas coinciden con “{ $typed }”.
choose-one-below = Elija uno de ellos abajo o déjelo en blanco.
not-an-age = “{ $typed }” no es una edad.
enter-an-age = Escriba un número, 16-17, menor o adulto, o déjelo en blanco.
not-a-whole-number = “{ $typed }” no es un número entero de 0 o más.
enter-a-number-or-blank = Escriba 0 o más, o déjelo en blanco.
enter-childrens-ages = Escriba la edad de cada menor, por ejemplo 3, 7 o 6 meses. Escriba ? si no sabe una edad.
enter-children-here = Escriba aquí edades de 0 a 17. Si viene otro adulto, escríbalo en “Otros adultos”.
too-many-children = Hay demasiados menores.
enter-children-at-most = Escriba un máximo de { $most } menores.
more-ages-than-children = Hay más edades que menores.
correct-ages-or-children = Corrija las edades o el número de menores.
too-many-people = { $children } menores y { $adults } adultos son demasiadas personas para una búsqueda.
enter-adults-at-most = Escriba un máximo de { $most } adultos.

## The list

places-from-to = Lugares { $from } a { $to } de { $all }
no-open-place = No se encontró un lugar disponible para esta noche
places-to-confirm =
    { $places ->
        [one] 1 lugar. Llame para confirmar.
       *[other] { $places } lugares. Llame a cada uno para confirmar.
    }
places-to-call-first = { $places }. { $first }
places-counted =
    { $places ->
        [one] 1 lugar
       *[other] { $places } lugares
    }
call-these-first =
    { $places ->
        [one] Uno para llamar primero.
       *[other] { $places } para llamar primero.
    }
ask-next = Pregunte ahora. { $changes }
answer-changes =
    { $places ->
        [one] La respuesta cambia 1 lugar.
       *[other] La respuesta cambia { $places } lugares.
    }
answer-changes-by =
    { $places ->
        [one] La respuesta cambia 1 lugar: un sí cambia { $yes }, un no cambia { $no }. (Un lugar cambia cuando entra o sale de la lista, de su grupo o de los tres primeros.)
       *[other] La respuesta cambia { $places } lugares: un sí cambia { $yes }, un no cambia { $no }. (Un lugar cambia cuando entra o sale de la lista, de su grupo o de los tres primeros.)
    }
none-counted = ninguno
some-counted = { $many }
quoted = “{ $text }”
press-no = No
press-yes = Sí
press-not-known = No se sabe
press-prefers-not-to-say = Prefiere no decirlo
answered-so-far = Respondido hasta ahora
ruled-out-by-the-person =
    { $places ->
        [one] 1 lugar descartado por la persona.
       *[other] { $places } lugares descartados por la persona.
    }
show-them-again = Mostrarlos de nuevo
searching-from = Buscando desde { $place }.
keeping-away-from = Evitando { $place }.
not-this-one = ¿No es este lugar?
list-has-changed = Cambió un lugar de esta lista.
update-the-list = Actualizar la lista
say-nothing-open-yet = Todavía no he encontrado una cama disponible. Veamos qué más podría funcionar.
if-nothing-below-helps = Si nada de lo siguiente ayuda, intente con un vale de hotel, el trabajo social de un hospital, la línea de protección de menores si la persona es menor, o su supervisor o supervisora.
on-every-call = En cada llamada:
ask-if-open-and-when = pregunte si todavía hay una cama y cuándo puede llegar la persona.
all-places-here = Todos los lugares de esta lista:
card-fits = Coincide
card-confirm = Confirmar
house-rules-first = Reglas de la casa que debe mencionar primero
card-also = Además
card-distance = Distancia
only-what-every-call-asks = Solo lo que se pregunta en cada llamada.
why-and-what-to-confirm = Por qué, y qué confirmar
show-earlier-places = Mostrar lugares anteriores
more-may-fit =
    { $places ->
        [one] 1 más podría servir.
       *[other] { $places } más podrían servir.
    }
show-them = Mostrarlos
show-the-next = Mostrar los siguientes { $places }
or-answer-a-question = O responda una pregunta para acortar la lista.
one-change-would-open = Un cambio abriría estos
several-changes-would-open = Varios cambios juntos abrirían estos
nearest-is = El más cercano es { $program }.
not-shown-counted = { $places } sin mostrar
left-before = Ya estuvo ahí y se fue
and-more = y { $more } más
keep-in-mind = Tenga en cuenta
of-program = { $program }: { $text }
distance-not-stated = No se sabe: la zona no está indicada.

## What a change opens

opens-more =
    { $places ->
        [one] 1 lugar más.
       *[other] { $places } lugares más.
    }
opens-more-and-closes = { $more }, y { $fewer }.
more-places =
    { $places ->
        [one] 1 lugar más
       *[other] { $places } lugares más
    }
no-longer-fit =
    { $places ->
        [one] 1 ya no coincide
       *[other] { $places } ya no coinciden
    }
opens-places = { $places }.
opens-places-or-more = { $places } o más.
up-to-the-person = Lo decide la persona.
up-to-you = Lo decide usted.
up-to-the-program = Lo decide el programa: pregunte.
stay-in-the-same-area = Quedarse en la misma zona
go-up-to-miles = Ir a un máximo de { $miles } millas
go-any-distance = Ir a cualquier distancia
shared-room-is-ok = Está bien un cuarto compartido
do-without = Prescindir de: { $wish }
ask-for-nights =
    { $nights ->
        [one] Pedir 1 noche
       *[other] Pedir { $nights } noches
    }
arrive-then = Llegar el { $weekday } { DAY($day) } a { TIME($time) }
reconsider-ruled-out = Volver a considerar los lugares que la persona descartó
accept-rules = Aceptar: { $rules }
all-genders-is-ok = Está bien un lugar para personas de todos los géneros
police-station-is-ok = Está bien que se encuentren en una estación de policía
answer-to-question = Responder { $answer } a “{ $question }”
have-them-call-themselves = Que llame la propia persona
have-a-hotline-call = Que llame una línea de ayuda
have-child-welfare-call = Que llame protección de menores
have-probation-call = Que llame libertad condicional
have-law-enforcement-call = Que llame la policía
have-another-helper-call = Que llame otra persona que ayuda
all-changes = { SEMICOLON($changes) }
details = Detalles
of-this-place = de { $program }
