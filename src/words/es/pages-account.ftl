# En espera de revisión por una defensora hispanohablante.

## Marco

nav-people = Personas
nav-audit = Registro
nav-account = Cuenta
sign-in-button = Iniciar sesión
sign-out-button = Cerrar sesión
lock-button = Bloquear
signed-in-as = { $name }, { $role }
continue-button = Continuar

## Campos

field-sign-in-name = Nombre de usuario
field-password = Contraseña
field-password-again = La misma contraseña otra vez
field-old-password = Contraseña actual
field-new-password = Contraseña nueva
field-code = Código
field-pin = PIN
field-pin-again = El mismo PIN otra vez
pin-hint = { $digits } cifras que no se repitan ni vayan en orden.
sign-in-name-hint = De 3 a 40 letras minúsculas, cifras, puntos, guiones o guiones bajos. No use su nombre verdadero ni una dirección de correo.
password-hint = Al menos { $least } caracteres. Use cuatro palabras o más que no tengan relación entre sí.
pins-differ = Los dos PIN no son iguales.

## Inicio de sesión

keep-phone = Mantener la sesión en este teléfono para publicar camas (30 días)
keep-phone-hint = Solo para quienes operan programas, en su propio teléfono. Todo lo demás pide la contraseña otra vez.
enter-your-code = Escriba su código
open-your-app = Abra la aplicación en su teléfono y escriba el código de seis cifras de Waystation.
or-recovery-code = Si no tiene su teléfono, escriba uno de sus códigos de recuperación. Cada uno sirve una vez.

## Aplicación de códigos

app-for-codes = Aplicación de códigos
set-up-an-app = Configure una aplicación de códigos
role-requires-codes = Su función inicia sesión con un código además de la contraseña. Necesita una aplicación de autenticación en su teléfono.
app-is-optional = Con una aplicación de autenticación en su teléfono, nadie puede iniciar sesión solo con su contraseña.
scan-this-code = En la aplicación, agregue una cuenta y escanee este código.
qr-code-for-app = Código QR para la aplicación
or-type-this-key = Si no puede escanearlo, escriba esta clave en la aplicación.
enter-first-code = Después escriba el código de seis cifras que muestra la aplicación.
write-down-recovery-codes = Anote sus códigos de recuperación
recovery-codes-explained = Si pierde su teléfono, uno de estos códigos le permite iniciar sesión. Cada uno sirve una vez. No se muestran de nuevo. Guarde el papel donde solo usted pueda tomarlo.
i-have-written-them-down = Ya los anoté

## Unirse

join-organization = Unirse a { $organization }
your-role-is = Su función: { $role }.
your-team-is = Su equipo: { $team }.
you-post-for = Publica camas de { AND($programs) }.
you-post-for-all = Publica camas de todos los programas de la organización.
choose-name-and-password = Elija el nombre y la contraseña con los que iniciará sesión.
have-phone-ready = Después configurará una aplicación de códigos; tenga su teléfono a mano.
make-account = Crear mi cuenta
invitation-cannot-be-used = Esta invitación no se puede usar

## Bloqueo

desk-is-locked = Este escritorio está bloqueado
enter-pin-of = Escriba el PIN de { $name }.
session-ends-after-tries = Después de { $tries } PIN incorrectos tendrá que iniciar sesión de nuevo.
unlock-button = Desbloquear
pin-is-wrong = El PIN no es correcto.
try-pin-again = Inténtelo de nuevo.
session-ended-by-pins = Esta sesión terminó después de varios PIN incorrectos.
sign-in-with-password = Inicie sesión con su contraseña.

## Cuenta

your-account = Su cuenta
account-role = Función
account-organization = Organización
account-programs = Programas
account-team = Equipo
all-programs = todos los programas de la organización
other-sessions-end = Sus otras sesiones terminan de inmediato.
change-password-button = Cambiar contraseña
pin-explained = Con un PIN puede bloquear este escritorio y desbloquearlo. Sin PIN, un escritorio que no se usa durante { $minutes } minutos cierra su sesión.
set-pin-button = Guardar PIN
app-is-set-up = Una aplicación genera códigos para esta cuenta. Si la pierde, use un código de recuperación o pida a la administración que la quite.
app-is-not-set-up = Ninguna aplicación genera códigos para esta cuenta.
sessions-heading = Dónde tiene sesión iniciada
session-here = esta sesión
session-began = Desde { $moment }
session-seen = Último uso { $moment }
end-session-button = Cerrar
sign-out-everywhere-button = Cerrar todas las sesiones
password-is-changed = Su contraseña cambió. Sus otras sesiones terminaron.
pin-is-set = Su PIN está guardado.
session-is-ended = La sesión terminó.
session-on-since = Cerrar la sesión en { $device } desde { $moment }

## Personas

people-of = Personas de { $organization }
person-is-you = Es usted.
uses-app = Tiene una aplicación de códigos.
uses-no-app = No tiene una aplicación de códigos.
in-team = Equipo: { $team }
posts-for = Publica camas de { AND($programs) }
change-account = Cambiar { $name }
suspend-button = Suspender
suspend-explained = Nadie puede iniciar sesión hasta que la restaure.
restore-button = Restaurar
person-sign-out-button = Cerrar todas sus sesiones
reset-codes-button = Quitar la aplicación de códigos
reset-codes-explained = Para quien perdió el teléfono y los códigos de recuperación. Configurará otra aplicación la próxima vez. Asegúrese de que es esa persona quien lo pide.
end-button = Cerrar para siempre
confirm-ending = Sí, cerrar { $name } para siempre. No se puede deshacer.
tick-to-confirm = Marque la casilla para cerrar la cuenta.
account-not-closed = La cuenta no se cerró.
account-is-closed = Esta cuenta está cerrada para siempre.
invite-the-person-again = Para que la persona pueda volver, invítela de nuevo.
no-such-action = El formulario no dijo qué hacer.
press-a-button = Presione uno de los botones de esta página.
account-is-suspended-now = La cuenta está suspendida. Sus sesiones terminaron.
account-is-restored-now = La cuenta está activa de nuevo.
account-is-ended-now = La cuenta está cerrada para siempre. Sus sesiones terminaron.
account-is-signed-out-now = Todas las sesiones de la cuenta terminaron.
account-codes-are-reset-now = Se quitó la aplicación de códigos. Las sesiones de la cuenta terminaron.
invitation-is-withdrawn-now = La invitación se retiró. Su enlace ya no sirve.
posts-for-all = Publica camas de todos los programas
listed-names = { AND($programs) }

## Invitaciones

open-invitations = Invitaciones abiertas
no-open-invitations = No hay ninguna.
invitation-until = Vale hasta { $moment }
waits-for-second = Espera a una segunda persona de la administración
withdraw-button = Retirar
withdraw-invitation-of = Retirar la invitación para { $role }, hasta { $moment }
invite-a-person = Invitar a una persona
field-role = Función
field-team = Equipo (opcional)
team-hint = Las personas de un equipo comparten un escritorio.
programs-of-operator = Programas (solo para quienes operan programas)
programs-hint = No marque ninguno para que pueda publicar en todos los programas.
invite-button = Hacer una invitación
invitation-is-made = Invitación
role-is-offered = Función: { $role }.
give-this-link = Dé este enlace a la persona que invita. Sirve una vez, en los próximos { $days } días. Quien lo tenga puede usarlo; envíelo solo a esa persona.
link-not-shown-again = No se muestra de nuevo.
invitation-link = Enlace
back-to-people = Volver a personas

## Registro de auditoría

what-was-done = Lo que se hizo
audit-explained = Lo más reciente primero. Leer esta página también queda anotado.
audit-time = Hora
audit-who = Quién
audit-action = Qué
audit-program = Programa
audit-about = Sobre
by-token-or-server = un token o el servidor
older-entries = Anteriores
newest-entries = Las más recientes
listed-parts = { COMMA($parts) }
nothing-was-recorded = Aquí no hay nada anotado.
