# En espera de revisión por una defensora hispanohablante.

## The page

back-to-the-list = Volver a la lista
say-aloud = Diga
why-it-fits = Por qué coincide
confirm-on-the-phone = Confirmar por teléfono
ask-if-open-and-when-alone = Pregunte si todavía hay una cama y cuándo puede llegar la persona.
ticks-are-for-you = Las marcas son para usted. No se guardan.
what-the-program-says = Lo que dice el programa
person-does-not-want-this = La persona no quiere este lugar
person-left-this-before = La persona ya estuvo ahí y se fue
option-contact = Contacto
no-phone-number = No hay número de teléfono registrado. Use su propio directorio y pida hablar con el área de ingresos.
only-the-area-is-known = Aquí solo se conoce la zona. El programa da la ubicación exacta por teléfono cuando acepta.
no-longer-on-the-list = { $program } ya no está en la lista
place-no-longer-on-the-list = Este lugar ya no está en la lista
search-kept-list-changed = Su búsqueda sigue aquí. La lista cambió desde que se hizo.

## What to say aloud

say-there-is = Hay { $kind }{ $far }.
say-kind-emergency = un refugio de emergencia
say-kind-transitional = un programa de transición
say-kind-long-term = un hogar a largo plazo
say-kind-any = un lugar
say-near-you = { " " }cerca de usted
say-within-miles = { " " }a menos de { $miles } millas de usted
say-miles-from-you = { " " }de { $from } a { $to } millas de usted
say-over-miles = { " " }a más de { $miles } millas de usted
say-do-not-know-how-far = , pero no sé qué tan lejos está
say-no-limit = No hay límite de tiempo para quedarse.
say-until-age = Podría quedarse hasta cumplir { $age } años.
say-could-stay = Podría quedarse { $stay }.
say-rules-first = Primero, debe saber esto: { $rules }
say-shall-i-call = ¿Quiere que llame y pregunte si tienen una cama?

## Terms

term-stage = Tipo de programa
term-length-of-stay = Duración de la estadía
term-ages = Edades
term-for-whom = Para quién
term-children = Menores
term-intake = Ingreso
term-after-hours = Fuera de horario
term-coming-back = Regresar después de irse
term-expected-opening = Cama prevista
term-services = Servicios
term-languages = Idiomas
term-interpreter = Intérprete
term-focus = Enfoque
term-safety = Seguridad
term-staff = Personal
term-extensions = Prórrogas
term-service-area = Área de servicio
not-listed-ask = no está indicado: pregunte
expected-on-day = { DAY($day) }
expected-units-on-day = { DAY($day) } ({ $units })
source-in-parentheses = ({ $source })
source-as-of-year = (según { $source }, { $year })
term-emergency = refugio de emergencia
term-transitional = programa de transición
term-long-term = hogar a largo plazo
term-case-by-case = según el caso
term-on-call = hay alguien de guardia
