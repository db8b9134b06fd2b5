# En espera de revisión por una defensora hispanohablante.
# What the command line prints.

## Lists of places

list-from = Desde { $place }: { $eligible } de { $considered } programas podrían recibir a este hogar.
how-sure-the-first-is = Qué tan seguro es el primero
ask-next-heading = Pregunte después
ask-next-line =
    «{ $question }» La respuesta cambia { $moved ->
        [one] 1 lugar
       *[other] { $moved } lugares
    }.
ask-next-leaves =
    con un sí quedan { $yes ->
        [one] 1 opción
       *[other] { $yes } opciones
    }; con un no, { $no }
one-change-heading = Un cambio abriría estos lugares
near-miss-line = { $program }: { $because } { $change } ({ $who })
nothing-fits-heading = No hay lugar adecuado. Cada línea es un conjunto de cambios que abriría uno:
change-by = { $change } ({ $who })
opens-line = abre { $opens }; el más cercano es { $nearest }
option-line = { $place }; { $because }.
not-shown-heading = { $count } sin mostrar
who-person = la persona
who-worker = el equipo que atiende
who-program = el programa
who-nobody = nadie
label-fits = cumple
label-confirm = confirmar
label-note = nota
label-next = después

## Plans

nights-count =
    { $nights ->
        [one] 1 noche
       *[other] { $nights } noches
    }
plan-from = Desde { $place }, { $nights } a partir del { DATE($from) }: { $able } de { $considered } programas podrían recibir a este hogar en algunas de ellas.
plan-searched = Se examinaron los { $searched } mejor clasificados.
plan-not-found = No se encontró ningún plan. Para ver por qué, clasifique los lugares de esta noche: waystation rank.
moves-count =
    { $moves ->
        [0] sin mudanzas
        [one] 1 mudanza
       *[other] { $moves } mudanzas
    }
nights-without-a-place = { $nights } sin lugar
nights-apart = { $nights } en lugares distintos
plan-heading = { COMMA($parts) }
leg-dates = { DATE($arrives) } a { DATE($leaves) }
leg-line = { $program } ({ $nights }, { $place })
proof-line = Prueba: { $proof }.
proof-optimal = óptimo
proof-within-gap = dentro de un margen
proof-out-of-time = se acabó el tiempo

## Assignments

households-placed = { $placed } de { $all } hogares tienen lugar.
scarce-line = Escaso: { $program }, { $group }; una unidad más vale como máximo { $priority } en prioridad y { $quality } en calidad.
value-line = Prioridad { $priority }, calidad { $quality }: { $proof }.
gap-line = Como máximo mejor en: prioridad { $priority }, calidad { $quality }.
gap-line-priority = Como máximo mejor en: prioridad { $priority }; calidad desconocida.
household-placed-line = { $label }: { $program }, { AND($groups) }. { $because }.
household-without-place-line = { $label }: sin lugar.
ask-line = pregunte: { $text }
passed-over-line = no { $program }, { $group }: { $because }
would-suit-better-line = les habría convenido más: { $labels }
without-it-nobody = Sin este hogar, ningún otro tendría un lugar mejor.
without-it-better = Sin este hogar, mejorarían: { $labels }; prioridad { $priority }, calidad { $quality }.
as-far-as-time-allowed = Se acabó el tiempo antes de poder confirmarlo.

## Rules and weights

rule-line = { $force }; base: { $basis }; quién puede cambiarla: { $who }
rule-asks-line = pregunta: «{ $question }»
weights-heading = Cuánto cuentan los puntos de cada regla; { $usual } es el peso habitual:
running-service-follows = Un servicio en marcha lo aplica en un segundo.

## Databases

sample-network = la red de muestra
founding-network = la red fundadora
made-up-network = una red inventada
no-database-named = No se indicó ninguna base de datos. Indíquela con --database o WAYSTATION_DATABASE, o cree una demostración en { $file } con: waystation serve --demo
no-database-named-beside = No se indicó ninguna base de datos y aquí está { $file }. La demostración solo se crea en una carpeta sin base de datos. Indique la base de datos: --database sqlite:{ $database }
demo-serves-its-file = serve --demo usa { $file }. Quite --demo, o quite --database y WAYSTATION_DATABASE.
name-database-to-load = Indique la base de datos en la que se cargará { $what }: --database sqlite:PATH. Créela antes con: waystation init --database sqlite:PATH
database-holds-programs = Esta base de datos ya contiene programas, y { $what } se carga en una vacía. Créela con: waystation init --database sqlite:new.db
name-database-to-make = Indique la base de datos: waystation init --database sqlite:waystation.db, o una dirección postgres://.
database-adopted = La base de datos está completa y desde ahora es la que se usa.
database-made = La base de datos está creada y vacía. Cargue programas con: waystation import
database-id-advice = Defina WAYSTATION_DATABASE_ID={ $id } para que ningún comando use otra base de datos por error.
database-migrated =
    { $steps ->
        [0] La base de datos estaba al día.
        [one] Se aplicó 1 paso; la base de datos está al día.
       *[other] Se aplicaron { $steps } pasos; la base de datos está al día.
    }
demo-loaded = Red de demostración: se cargó { $what }. Empiece con: { $start }
start-serve = waystation serve
start-serve-database = waystation serve con el mismo --database

## Service, clock, tokens, counts

would-listen-unencrypted = Otras máquinas podrían llegar a { $address } y, sin cifrado, otros podrían leer lo que pasa. Dé un certificado con --tls-certificate y --tls-key, nombre con --trusted-proxy el proxy que cifra, o escuche solo en esta máquina con --bind 127.0.0.1:{ $port }.
no-host-named = Nombre el host que la gente escribe en su navegador para llegar a { $address }, por ejemplo --host board.example.org. Las solicitudes con otros nombres se rechazan.
certificate-unusable = { $file } no se puede usar para cifrar: { $why }.
demo-is-for-this-machine = La base de datos contiene una demostración, cuyos tokens conoce todo el mundo. Solo se puede servir a esta máquina: quite --host y --trusted-proxy, y escuche en 127.0.0.1. Para otros, cree una base de datos con waystation init.
cannot-listen = No se puede escuchar en { $address }: { $error }. ¿Hay otro Waystation en marcha? Elija otra dirección con --bind 127.0.0.1:8081.
service-ready = Waystation está listo: { $address }/  (deténgalo con Ctrl-C)
service-has-no-programs = Todavía no contiene programas. Cárguelos con: waystation import
demo-token-line = Un token de demostración de { $organization }, función { $role }: { $token }
service-answered = El servicio respondió «{ $first }». { $body }
clock-trusted = Desde ahora los compromisos siguen el reloj de la base de datos; los que ya vencieron según ese reloj han terminado.
clock-is-right = Los compromisos siguen el reloj de la base de datos.
clock-advice = Corrija el reloj y los compromisos lo seguirán. Si ya está bien, ejecute este comando con --trust.
token-revoked = El token { $id } quedó revocado.
token-shown-once = Guárdelo bien: no se vuelve a mostrar y solo se conserva su resumen criptográfico.
no-tokens-yet = Todavía no hay tokens. Cree uno con: waystation token add
token-is-revoked = revocado el { $at }
token-is-demo = demostración, solo en este equipo
token-is-in-use = en uso
token-made = creado el { $at }
too-few-promises-ended = Han terminado y se contaron diez compromisos o menos.
promises-ended = De { $ended } compromisos terminados, los programas retiraron:
withdrawal-line = { $cause }: { $count }, { $rate } de cada 10 000
small-causes-left-out = Se omiten las causas con diez o menos.

## Files

file-not-read = No se puede leer { $file }: { $error }.
file-not-written = No se puede escribir { $file }: { $error }.
folder-not-made = No se puede crear { $folder }: { $error }.
file-not-json = { $file } no es JSON (línea { $line }, columna { $column }). { $needs }
profile-needs = Un perfil necesita al menos { $example }.
batch-needs = Necesita al menos { $example }.
night-written = La noche está en { $file }; no contiene nada sobre ninguna persona.

## Made-up networks

profiles-need-a-folder = Los perfiles nunca se guardan en una base de datos. Indique una carpeta con --out DIR.
network-made-up = Se inventaron { $programs } programas y { $households } hogares.
assumed-heading = Se supuso lo siguiente, porque no se encontró ninguna cifra publicada:

## Fitting how long posts hold

curves-reset = Las curvas vuelven a ser las ajustadas con Toronto, hasta que un servicio ajuste los niveles con llamadas recientes.
curves-follow = Un servicio en marcha las usa con la próxima publicación o al iniciarse.
nothing-fitted = No se ajustó nada y nada cambió.
nothing-changed-dry-run = Nada cambió (--dry-run).
curves-kept = Desde ahora la red tiene estas curvas.
no-outcomes = No hay resultados con los que ajustar. Registre lo que se averigua en las llamadas con POST /api/v1/programs/ID/outcomes, o indique un archivo CSV.
stage-units-heading = etapa, unidades
segment-heading = etapa, población, 60 días
outcomes-heading = resultados
still-open-heading = abiertas
curve-heading = curva
level-heading = nivel
log-loss-heading = pérdida log
error-heading = error
foretold-heading = previsto
mean-heading = media
default-row = inicial
fitted-row = ajustado
curve-default = inicial: muy pocos resultados
level-as-before = como antes: muy pocos resultados
days-of-curve = { $days } días
cell-fitted-on = Una celda se ajusta con al menos { $fewest } resultados: { $each } con plazas abiertas y { $each } sin plazas.
level-fitted-on = Un nivel sigue los últimos 60 días y se ajusta con al menos { $fewest } resultados que indican una población. Un servicio en marcha lo ajusta una vez al día.
full-posts-not-used =
    { $count ->
        [one] No se usa 1 resultado de una publicación de lleno: esa publicación vale un día.
       *[other] No se usan { $count } resultados de publicaciones de lleno: una publicación así vale un día.
    }

## Assignment problems of the OR-Library

problem-line = problema { $number }: { $result }
no-complete-assignment = no se encontró manera de asignar todos los trabajos; { $proven }
assignment-value = valor { $value }, cota { $bound }, { $proven }
result-proven = demostrado
result-not-proven = sin demostrar
not-a-number-up-to = «{ $word }» no es un número entero de 0 a { $greatest }.
numbers-do-not-add-up = Los números no forman problemas: escriba cuántos hay y, para cada uno, los agentes, los trabajos, una fila de valores por agente, una fila de necesidades por agente y las capacidades.
in-file = { $file }: { $what }
