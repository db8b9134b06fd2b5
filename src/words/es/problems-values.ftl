# En espera de revisión por una defensora hispanohablante.
# What is wrong with what programs state of themselves.

## Values as programs state them

use-never-or-time = Use none, unknown o una hora como 21:00.
use-none-or-length = Use none, unknown o una duración como { $length }.
use-state = Use las dos letras de un estado, como CA.
use-number-of-units = Use un número de unidades de 0 a { $most }, o unknown.
use-state-of-placement = Use uno de estos: { COMMA($list) }; o un final con su motivo.
not-an-age-band = “{ $text }” no es un rango de edad.
enter-age-band = Escriba edades como 11-17, 18 +, Under 18 o 16-18, 18 +; agregue ? después de las edades que no son seguras.
enter-age-or-unknown = Escriba un número entero de 0 a { $oldest }, o déjelo sin especificar.
not-a-level = Un desplazamiento de { $shift } y una proporción de { $share } están fuera de rango.
enter-level = Use un desplazamiento de -6 a 6 y una proporción de 0 a 1.
not-an-opening = “{ $text }” no es una apertura prevista.
enter-opening = Escriba el día como 2026-12-05, seguido del número de unidades si se conoce: 2026-12-05 x2.
program-entry-not-verified = Los datos de este programa no están verificados: { $why }.
program-not-listed = Este programa ya no está en la lista de ninguna fuente.
program-not-open-yet = Este programa todavía no está abierto (en planes al { DATE($since) }).
program-paused-since = Este programa está en pausa desde el { DATE($since) }.
program-suspended-since = Este programa está suspendido desde el { DATE($since) }.
program-closed-since = Este programa está cerrado desde el { DATE($since) }.
nothing-can-be-promised-here = Aquí no se puede prometer ni publicar nada. Si es un error, pida que se corrijan los datos del programa.
not-a-length-of-stay = “{ $text }” no es una duración de estadía.
enter-length-of-stay = Escríbala como 14 days, 3 months o 1 year, o unknown.
stay-limit-too-long = El límite de estadía tiene más de { $most } caracteres.
enter-stay-limit = Escríbalo como 21 days, 18 months, until 18 o no limit.
not-who-shares-rooms = “{ $text }” no dice quién comparte cuarto.
enter-who-shares-rooms = Escriba rooms of 2, one gender, one age band o unknown.
not-which-households = “{ $text }” no dice para qué hogares son las camas.
enter-which-households = Escriba with-children=yes without-children=no only-children=unknown.
not-when-people-can-be-there = “{ $text }” no dice cuándo puede haber personas allí.
enter-when-people-can-be-there = Escriba always, 22:00-08:00, from 22:00 o unknown.
group-without-program = El grupo de unidades nombra el programa { $program }, que no existe.
add-program-or-remove-group = Agregue el programa o quite el grupo.
not-weekly-hours = “{ $text }” no es un horario semanal.
enter-weekly-hours = Escriba horarios como mon-fri 08:00-17:00; sat 22:00-06:00, o always, o unknown.
not-a-freshness-curve = a = { $a }, tau = { $tau }, b = { $b } no es una curva de vigencia.
enter-freshness-curve = Use a de 0 a 1, tau de 0.001 a 100000 días y b de 0.01 a 10.
curves-unreadable = No se pueden leer las curvas de vigencia: { $why }.
no-such-curve = No existe una curva para { $stage }, { $beds }.
curve-is-missing = Falta una curva de vigencia.
level-is-missing = Falta el nivel de un público.
refit-curves = Ajústelas de nuevo con waystation refit, o vuelva atrás con waystation refit --reset.
not-who-is-served = “{ $text }” no dice a quién se atiende.
enter-who-is-served = Escriba women=yes men=no girls=unknown boys=case-by-case.
says-yes-and-no = “{ $text }” dice sí y no a lo mismo.
name-each-once = Nombre cada cosa una vez, antes o después de “; not”.
not-an-id = “{ $text }” no es un identificador.
use-id-as-listed = Use el identificador tal como aparece: letras minúsculas, dígitos y guiones.
not-kinds-of-trafficking = “{ $text }” no nombra tipos de trata.
enter-kinds-of-trafficking = Escriba sex=yes labor=unknown.
not-a-limit-for-children = “{ $text }” no es un límite para menores.
enter-limit-for-children = Escriba yes, girls 0-17, boys 0-12, most 3.
name-is-blank = El nombre está en blanco.
enter-known-name = Escriba el nombre con el que la gente lo conoce.
name-has-hidden-character = El nombre “{ $name }” tiene un carácter oculto (U+{ $code }).
type-name-again = Escriba el nombre de nuevo sin él.
name-too-long = El nombre “{ $name }” es demasiado largo.
enter-shorter-name = Escriba { $most } caracteres o menos.
