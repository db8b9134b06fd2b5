# En espera de revisión por una defensora hispanohablante.
# What programs say of themselves, as parts of a sentence: who, where, how long.

## Where a program is

areas-in-state = { $areas }, { $state }
state-and-areas = { $state }, en la { $areas }
area-of-city = zona de { $city }
area-of-cities = zona de { OR($cities) }
area-or-nearby = zona de { $city } o cerca
somewhere-in-state = en algún lugar de { $state }
area-not-listed = zona no indicada
limit-same-area = la misma zona
limit-up-to-miles = hasta { $miles } millas
limit-over-miles = más de { $miles } millas

## Whom it serves

setting-women = mujeres
setting-men = hombres
setting-girls = niñas
setting-boys = niños
setting-all-gender = todos los géneros
setting-any = cualquier persona
serves-not-stated = No dice a quién atiende.
serves-everyone = Para personas de todos los géneros.
serves-minors-only = Solo para menores de edad.
serves-not = No es para { OR($groups) }.
serves-groups = Para { AND($groups) }.
serves-case-by-case = Recibe a { AND($groups) } según el caso.
houses-everyone = Aloja a personas de todos los géneros.
houses-groups = Aloja a { AND($groups) }.

## Households and children

people-with-children = personas con hijas o hijos menores
adults-without-children = personas adultas sin menores
minors-without-an-adult = menores sin una persona adulta
children-taken = recibe a menores
children-case-by-case = recibe a menores según el caso
children-not-taken = no recibe a menores
children-not-stated = no dice si pueden venir menores
children-with-limits = { $policy } ({ COMMA($limits) })
children-girls = niñas { $ages }
children-boys = niños { $ages }
children-at-most = hasta { $most }
child-ages-any = de cualquier edad
child-ages-listed = de { AND($runs) } años
child-ages-and-possibly = { $taken }, quizás { $possibly }
child-ages-possibly = quizás { $possibly }
children-no-girls = ninguna niña
children-no-boys = ningún niño

## Length of stay

stay-days =
    { $days ->
        [one] 1 día
       *[other] { $days } días
    }
stay-months =
    { $months ->
        [one] 1 mes
       *[other] { $months } meses
    }
stay-years =
    { $years ->
        [one] 1 año
       *[other] { $years } años
    }
stay-from-to = de { $from } a { $to }
stay-until-age = hasta cumplir { $age } años
stay-no-limit = sin límite
stay-not-listed = no indicado
stay-as-listed = “{ $raw }” (según la fuente)

## Whether it is open

status-planned = previsto
status-open = abierto
status-paused = en pausa
status-suspended = suspendido
status-closed = cerrado

## Openings it expects

bed-expected = Se espera una cama el { DAY($day) }.
beds-expected =
    { $units ->
        [one] Se espera 1 cama el { DAY($day) }.
       *[other] Se esperan { $units } camas el { DAY($day) }.
    }

## Published rules

published-after-altercation = una regla sobre altercados
published-extra-support = una regla sobre quienes necesitan más apoyo
published-care = un límite en la atención que brinda
published-medical-check = una revisión médica antes del ingreso
published-record = una regla sobre antecedentes penales
published-readiness = una regla sobre querer participar en su programa
published-gender-policy = ubicar a las personas según el sexo asignado al nacer
published-residents = alguien que tal vez viva ahí
published-fee = un cobro
published-payer = necesitar que una agencia o un seguro pague
published-waiting-list = una lista de espera
