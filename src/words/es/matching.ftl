# En espera de revisión por una defensora hispanohablante.
# What a ranking, a plan or an assignment says of the places it shows.

## A household that would stay in parts

ask-how-old-each-child-is =
    Pregunte la edad de cada niña o niño: antes de los 13 años se queda en el cuarto de la persona
    con quien llegó.
ask-about-rooms =
    { $rooms ->
        [0] Compartirían un cuarto. Pregunte si está bien.
        [one] Compartirían un cuarto. Pregunte si está bien.
       *[other] Se quedarían en { $rooms } cuartos. Pregunte si está bien.
    }

## What is free

nothing-posted = Nada publicado
openings-posted = { CAP($openings) }, publicado { $ago }

## Why a place stands where it stands

why-here = { $availability }, { $distance }, { $confirm }
things-to-confirm =
    { $things ->
        [0] nada que confirmar
        [one] una cosa que confirmar
       *[other] { $things } cosas que confirmar
    }
band-call-first = Llamar primero
band-call-next = Llamar después
band-may-fit = Podría servir
