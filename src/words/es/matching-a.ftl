# En espera de revisión por una defensora hispanohablante.
# What a plan, an assignment or a ranking says besides its rules.

## What to do for a plan

step-call-now = Llame ahora a { $program }.
step-call-now-for = Llame ahora a { $program } para { $who }.
step-arrange = Acuerde la estadía en { $program } a más tardar el { DATE($day) }.
step-arrange-for = Acuerde la estadía en { $program } para { $who } a más tardar el { DATE($day) }.
step-to-confirm =
    { $things ->
        [one] Una cosa que confirmar.
       *[other] { $things } cosas que confirmar.
    }
step-look-again =
    { $nights ->
        [one] No se conoce ningún lugar para 1 noche desde el { DATE($day) }. Busque de nuevo antes.
       *[other] No se conoce ningún lugar para { $nights } noches desde el { DATE($day) }. Busque de nuevo
            antes.
    }
step-look-again-for =
    { $nights ->
        [one] No se conoce ningún lugar para { $who } por 1 noche desde el { DATE($day) }. Busque de nuevo
            antes.
       *[other] No se conoce ningún lugar para { $who } por { $nights } noches desde el { DATE($day) }.
            Busque de nuevo antes.
    }
member-numbered = la persona { AND($numbers) }
members-numbered = las personas { AND($numbers) }

## Why a household does not have a place

not-enough-open-there = Ahí no hay suficientes camas disponibles.
what-is-open-goes-to = Las camas disponibles ahí son para { AND($households) }.
must-be-kept-apart =
    { $count ->
        [one] { AND($households) } está en este programa, y deben estar separados.
       *[other] { AND($households) } están en este programa, y deben estar separados.
    }
too-much-support-for-staff = Este hogar necesita más apoyo del que el personal puede dar.
staff-have-taken-on = El personal de ahí ya se ocupa de { AND($households) }.
time-ran-out-before-settled =
    Ahí hay una cama disponible, pero se acabó el tiempo antes de decidirlo.
several-households-are-kept-whole =
    Cuando se ubica a varios hogares a la vez, cada uno queda junto. Una búsqueda solo para este
    hogar también considera separarlo.
time-ran-out-before-household = Se acabó el tiempo antes de considerar este hogar.
time-ran-out-before-reasons =
    Se acabó el tiempo antes de contar las razones. Haga una búsqueda solo para este hogar.

## How sure the first option is

flip-not-at-all = Si “{ $rule }” no contara, { $program } estaría en primer lugar.
flip-as-usual = Si “{ $rule }” contara lo normal, { $program } estaría en primer lugar.
flip-twice = Si “{ $rule }” contara el doble de lo normal, { $program } estaría en primer lugar.
flip-times =
    Si “{ $rule }” contara { $times } veces lo normal, { $program } estaría en primer lugar.
