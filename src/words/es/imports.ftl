# En espera de revisión por una defensora hispanohablante.
# Imports: formats, rows that are set aside, and reports.

## Formats

file-of-other-format = El archivo está en el formato “{ $like }”, no en “{ $named }”.
use-other-format = Use --format { $like }.
format-not-known = “{ $name }” no es un formato.
format-not-recognized = No se reconoce el formato del archivo.
about-network-format = Programas, grupos de unidades, declaraciones y publicaciones como JSON (.json), como los escriben dump, export-night y generate.
about-hic-format = El Housing Inventory Count de HUD de cualquier año desde 2012 (.xlsx, .csv, .xlsb o .xls).
network-of-other-form = El archivo es una red en otra forma.
write-network-again = Escríbalo de nuevo con esta versión de Waystation.
post-needs-one-time = La publicación necesita una sola hora.
give-post-one-time = Indique “at”, el momento de la publicación. Una publicación inventada lleva “hours_ago” en su lugar.
statement-without-day = Nada dice desde qué fecha se declara “{ $field }”.
add-as-of = Añada “as_of” a la declaración o a su fuente.
file-has-only-rows-set-aside = { $rows ->
    [one] El archivo no tiene programas: su única fila se apartó.
   *[other] El archivo no tiene programas: se apartaron las { $rows } filas.
}
unit-group-there-twice = El grupo de unidades aparece dos veces.
curves-are-not-imported = El archivo tiene curvas de cómo envejecen las publicaciones. No se importaron: ajústelas con waystation refit.

## Columns and rows of a count

columns-that-limit-not-read = Estas columnas pueden limitar a quién acepta un programa y no se leyeron: { COMMA($columns) }. Revíselas antes de confiar en una coincidencia.
columns-not-known = Estas columnas no se conocen y no se leyeron: { COMMA($columns) }.
address-columns-not-read = Las columnas de direcciones no se leyeron y nunca se guardan: { COMMA($columns) }.
cell-is-empty = { $column } está vacía.
cell-holds-error = { $column }: la celda contiene el error { $error }.
cell-has-unreadable-characters = { $column }: “{ $text }” tiene caracteres que no se pueden leer.
cell-number-too-large = { $column }: { $number } es más de lo posible.
cell-is-no-whole-number = { $column }: “{ $text }” no es un número entero.
cell-without-number = { $column }: no hay ningún número en la celda.
cell-is-neither-yes-nor-no = { $column }: “{ $text }” no es ni sí ni no.
cell-is-no-date = { $column }: “{ $text }” no es una fecha.
cell-holds-other-kind = { $column }: la celda contiene { $found }, no { $expected }.
cell-is-refused = { $column }: { $what }
kind-text = texto
kind-number = un número
kind-date = una fecha
kind-duration = una duración
kind-true = VERDADERO
kind-false = FALSO
kind-other = otra cosa
row-uses-rapid-rehousing = Usa el modelo de realojamiento rápido: paga el alquiler y no tiene camas que ofrecer.
row-not-of-a-state = “{ $text }” no es un estado.
not-a-year-of-a-count = { $year } no es un año de un recuento.
night-of-other-year = { $column }: { DATE($night) } no está en { $year }.
row-id-there-before = RowID { $row } ya apareció antes.
program-type-pays-rent = { $code } paga el alquiler y no tiene camas que ofrecer.
program-type-not-known = “{ $code }” no es un tipo de programa conocido.
inventory-type-not-known = “{ $code }” no es un tipo de inventario conocido.
name-may-tell-location = Tiene un nombre que puede revelar dónde está. Si el nombre no es una calle ni una dirección, confírmelo con --confirmed-names.
row-without-beds = No tiene camas.
row-with-overflow-beds-only = Solo tiene camas de desborde o por vale, que se abren según la necesidad. Nadie puede decir que exista una en una noche dada.
season-not-stated = Solo tiene camas de temporada y no se indica su temporada.
season-runs-backwards = Su temporada va al revés, de { DATE($from) } a { DATE($to) }.
row-has-shifted = Tiene { $cells } celdas bajo { $headings } encabezados.

## Merging and undoing

program-of-other-organization = El programa { $id } ya está, a cargo de { $organization }.
give-program-other-id = Dé otro id al programa del archivo, o indique la organización que lo dirige.
unit-group-of-other-program = El grupo de unidades { $id } ya está, en el programa { $program }.
give-unit-group-other-id = Dé otro id al grupo de unidades del archivo.
list-is-older = El archivo es del { DATE($day) }. La última lista importada de “{ $source }” es del { DATE($last) }.
import-lists-in-order = Importe las listas de una fuente en el orden de sus fechas, o indique otra fuente con --source.
no-import-with-number = No hay ninguna importación { $number }.
use-listed-import = Use un número que aparezca en waystation imports y que no esté deshecho.
import-is-undone = La importación { $number } ya está deshecha.
later-import-builds-on-it = La importación { $later } de “{ $source }” se apoya en la importación { $number }.
undo-later-import-first = Deshaga primero la importación { $number }.
group-has-promises = { $count ->
    [one] El grupo de unidades { $group } llegó con esta importación y tiene 1 promesa en vigor.
   *[other] El grupo de unidades { $group } llegó con esta importación y tiene { $count } promesas en vigor.
}
end-promises-first = Termine o traslade primero estas promesas. No se deshizo nada.
group-had-promises = { $count ->
    [one] El grupo de unidades { $group } llegó con esta importación y 1 promesa allí terminó hace menos de un día.
   *[other] El grupo de unidades { $group } llegó con esta importación y { $count } promesas allí terminaron hace menos de un día.
}
try-again-in-a-day = Intente de nuevo un día después de que terminaron, cuando estén contadas. No se deshizo nada.

## Reports of the command line

format-is-read-and-written = Lo lee import y lo escribe dump.
format-is-read = Lo lee import.
format-is-not-written = El formato “{ $name }” no se puede escribir.
programs-were-written = { $programs ->
    [one] Se escribió 1 programa en { $file }.
   *[other] Se escribieron { $programs } programas en { $file }.
}
import-report = Importación { $number }: programas nuevos: { $new }; cambiados: { $changed }; retirados: { $gone }; sin cambios: { $unchanged }.
import-would-report = No se escribió nada. Habría programas nuevos: { $new }; cambiados: { $changed }; retirados: { $gone }; sin cambios: { $unchanged }.
heading-new = Nuevos
heading-changed = Cambiados
heading-gone = Ya no están en la lista. Las promesas allí siguen en pie; no se envía a nadie más mientras ninguna fuente incluya el programa.
newer-statements-hold = { $programs ->
    [one] 1 de los programas sin cambios recibió declaraciones que no rigen, porque otras son más recientes.
   *[other] { $programs } de los programas sin cambios recibieron declaraciones que no rigen, porque otras son más recientes.
}
posts-were-left-out = { $posts ->
    [one] Se omitió 1 publicación del archivo: su grupo de unidades ya está, y sus camas se publican en el tablero.
   *[other] Se omitieron { $posts } publicaciones del archivo: sus grupos de unidades ya están, y sus camas se publican en el tablero.
}
more-programs-with-all = { $programs ->
    [one] … y 1 programa más. Nómbrelo con --all.
   *[other] … y { $programs } programas más. Nómbrelos con --all.
}
rows-were-set-aside = { $rows ->
    [one] Se apartó 1 fila.
   *[other] Se apartaron { $rows } filas.
}
in-rows = Filas { $rows }
no-imports-yet = No se ha importado nada.
import-line = { $number }  { $source }, al { DATE($stated) }, en el formato { $format }, importado { MOMENT($at) } UTC
import-counts = Programas: { $programs }; nuevos: { $new }; cambiados: { $changed }; retirados: { $gone }; filas apartadas: { $aside }.
import-undone-at = Deshecha { MOMENT($at) } UTC.
import-was-undone = La importación { $number } está deshecha.
name-database-to-import = Indique la base de datos: --database sqlite:PATH. Créela antes con: waystation init --database sqlite:PATH
