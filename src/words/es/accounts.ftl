# Cuentas: inicio de sesión, personas, invitaciones, sesiones y registro de auditoría.

## Funciones, estados y dispositivos

role-auditor = auditoría
role-administrator = administración
account-active = activa
account-suspended = suspendida
account-ended = cerrada
device-desk = escritorio
device-phone = teléfono

## Nombres y contraseñas

not-a-sign-in-name = “{ $text }” no puede ser un nombre de usuario.
choose-a-sign-in-name = Elija de 3 a 40 letras minúsculas, cifras, puntos, guiones o guiones bajos. No use una dirección de correo.
sign-in-name-taken = Este nombre de usuario ya está en uso.
choose-another-sign-in-name = Elija otro.
not-a-team = “{ $text }” no puede ser el nombre de un equipo.
choose-a-team-name = Use como máximo 40 letras, cifras, espacios y guiones.
password-too-short = La contraseña tiene menos de { $least } caracteres.
password-too-long = La contraseña tiene más de { $most } caracteres.
password-too-common = Muchas personas usan esta contraseña, o es fácil de adivinar.
password-holds-name = La contraseña contiene el nombre de usuario.
passwords-differ = Las dos contraseñas no son iguales.
type-it-again = Escríbala otra vez en los dos campos.
choose-a-longer-password = Use cuatro palabras o más que no tengan relación entre sí.
not-a-pin = Un PIN tiene { $digits } cifras.
pin-too-simple = Este PIN es fácil de adivinar.
choose-another-pin = Elija cifras que no se repitan ni vayan en orden.
password-is-wrong = La contraseña no es correcta.
type-your-password = Escriba la contraseña con la que inicia sesión.

## Inicio de sesión

sign-in-failed = El nombre, la contraseña o el código no es correcto.
sign-in-again-or-ask = Revíselos e inténtelo de nuevo. Después de varios intentos fallidos, espere un cuarto de hora. Si perdió su contraseña o sus códigos, pida ayuda a la administración de su organización.
code-is-wrong = El código no es correcto, ya se usó o ya no es válido.
use-next-code = Espere el siguiente código de su aplicación o use un código de recuperación.
invitation-not-valid = Esta invitación ya se usó, se retiró o es demasiado antigua.
ask-for-new-invitation = Pida otra a la persona que lo invitó.
program-not-of-organization = Este programa no es de su organización.
choose-own-program = Elija un programa de su organización.
only-operators-have-programs = Solo quienes operan programas se limitan a algunos programas.
leave-programs-out = Elija la función de operador, o ningún programa.
no-such-account = No existe esa cuenta en su organización.
reload-people = Cargue la página otra vez.
not-your-own-account = Esta es su propia cuenta.
ask-another-administrator = Pida a otra persona de la administración que lo haga.

right-left-out = Su función tiene el permiso { $right }, pero esta forma de iniciar sesión no lo tiene.
use-another-token = Inicie sesión en un escritorio o use un token cuyo alcance tenga el permiso.

## Órdenes

administrator-joins = Inicie el servicio con waystation serve y el mismo --database. Quien lo administra abre este enlace y crea una cuenta:
link-counts-once = Este enlace sirve una sola vez, durante 30 minutos. Cualquier persona que lo tenga puede usarlo.
no-users-yet = Todavía no hay cuentas. Invite a alguien con: waystation user invite
no-account-named = No existe la cuenta “{ $name }”.
list-users = Vea las cuentas con: waystation user list
user-suspended = Nadie puede iniciar sesión como “{ $name }” hasta que la cuenta se reactive.
user-restored = La cuenta “{ $name }” está activa.
user-ended = La cuenta “{ $name }” queda cerrada para siempre.
user-signed-out = Se cerraron todas las sesiones de “{ $name }”.
user-codes-reset = Se quitó la aplicación de códigos de “{ $name }”. Al iniciar sesión se configura otra.
invited-until = invitación válida hasta { $until }
organization-is-vetted = verificada
organization-not-vetted = sin verificar: no ve los números de ingreso de otras
token-last-used = último uso { $day }
token-never-used = nunca usado
token-is-expired = vencido
audit-is-whole = El registro de auditoría está completo, hasta la entrada { $number }.
audit-entry-missing = Falta la entrada { $number } del registro de auditoría.
audit-entry-changed = La entrada { $number } del registro de auditoría fue modificada.
audit-is-cut = El registro de auditoría no termina donde debe: la entrada { $number } es la última que encaja.
audit-was-replaced = El registro de auditoría no tiene ninguna entrada con este resumen: fue reemplazado, o desde entonces se eliminaron entradas antiguas.

## Lo que anota el registro de auditoría

audit-signed-in = inició sesión
audit-tries-failed = varios intentos de iniciar sesión fallaron
audit-session-ended = se cerró una sesión
audit-sessions-ended = se cerraron todas las sesiones
audit-password-changed = se cambió la contraseña
audit-codes-started = se configuró una aplicación de códigos
audit-codes-reset = se quitó la aplicación de códigos
audit-invited = se hizo una invitación
audit-invitation-confirmed = se confirmó una invitación
audit-invitation-withdrawn = se retiró una invitación
audit-joined = se creó una cuenta
audit-account-suspended = se suspendió una cuenta
audit-account-restored = una cuenta está activa de nuevo
audit-account-ended = se cerró una cuenta para siempre
audit-organization-added = se agregó una organización
audit-organization-vetted = se verificó una organización
audit-token-made = se creó un token
audit-token-revoked = se revocó un token
audit-capacity-posted = se publicaron camas libres
audit-step-taken = se dio un paso de un ingreso
audit-limit-lifted = se levantó un límite
audit-audit-read = se leyó el registro de auditoría
