# En espera de revisión por una defensora hispanohablante.
# What is wrong with a file.

## Files that are read

csv-has-no-sheets = Un archivo .csv no tiene hojas.
leave-sheet-out = Quite --sheet o elija un libro de Excel.
file-unreadable = No se puede leer el archivo: { $why }.
check-file-name = Revise su nombre y quién puede leerlo.
no-count-in-file = El archivo no contiene un Housing Inventory Count: no se conoce ninguno de sus encabezados.
choose-raw-data = Elija los datos sin procesar de un año, con los encabezados en la primera fila.
not-comma-separated = No se puede leer el archivo como texto separado por comas: { $why }.
not-utf-8 = No se puede leer el archivo como texto separado por comas: no es UTF-8.
save-as-csv = Guárdelo como “CSV UTF-8” o como .xlsx e intente de nuevo.
several-sheets = Varias hojas contienen un recuento: { $sheets }.
choose-sheet = Elija la que se debe leer con --sheet NAME.
no-such-sheet = No existe la hoja “{ $sheet }”.
name-one-of-sheets = Indique una de estas: { $sheets }.
sheet-is-hidden = Su única hoja con un recuento, “{ $sheet }”, está oculta.
show-sheet = Muestre la hoja en el libro, o indíquela con --sheet si es la correcta.
no-sheet-with-count = Ninguna hoja contiene un Housing Inventory Count; hay: { $sheets }.
choose-raw-workbook = Elija el libro de datos sin procesar de un año, con los encabezados en la primera fila.
not-a-workbook = No se puede leer el archivo como libro de Excel: { $why }.
choose-published-file = Elija el archivo tal como lo publica HUD (.xlsx o .csv) e intente de nuevo.
column-is-missing = Falta la columna.
add-column = Agréguela con uno de estos encabezados: { $headings }.
column-twice = Más de una columna lo contiene: { $headings }.
keep-right-column = Conserve la correcta.
named-column-is-missing = Falta la columna { $column }.
name-the-columns = Nombre las columnas { COMMA($columns) }.
not-csv = El archivo no es CSV: { $why }.
give-comma-separated-rows = Use un archivo con filas separadas por comas.
not-a-number-of-units = units: “{ $text }” no es un número de unidades.
not-a-date = day: “{ $text }” no es una fecha.
enter-date-of-call = Escriba la fecha de la llamada como 2026-11-30.
not-an-age-in-hours = age_hours: “{ $text }” no es una antigüedad en horas.
enter-hours-since-post = Escriba las horas desde la publicación, como 1.5, hasta diez años.
network-file-like-founding = Escríbalo como fixtures/founding.json, o cree uno con waystation generate.
file-has-no-programs = El archivo no tiene programas, así que no hay nada que cargar.
give-file-with-programs = Use un archivo con al menos un programa.
organization-has-two-names = La organización { $id } se llama a la vez “{ $other }” y “{ $name }”.
give-organization-one-name = Dele un solo nombre, o dé a cada una su propio identificador.
cannot-make-programs = Aquí no se pueden crear { $programs } programas.
too-many-households = { $households } hogares son demasiados.
generator-unreadable = No se pueden leer los parámetros: { $why }.
correct-fixture = Corrija el archivo y compile de nuevo.
program-there-twice = El programa aparece dos veces.
remove-one = Quite uno.
not-a-known-ending = No se pueden leer archivos que terminan en “.{ $ending }”.
choose-known-ending = Guárdelo como .xlsx o .csv e intente de nuevo.
enter-number-of-programs = Escriba un número de 1 a { $most }.
enter-number-of-households = Escriba un número de 0 a { $most }.
not-a-token = Esto no es un token.
use-whole-token = Use el token completo tal como se mostró al crearlo; empieza con waystation_.
