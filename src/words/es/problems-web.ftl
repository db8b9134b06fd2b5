# En espera de revisión por una defensora hispanohablante.
# Why a request is not answered as asked.

## Kinds of problems

title-unreadable = No se pudo leer la solicitud
detail-unreadable = Corrija los campos indicados y envíe la solicitud de nuevo.
title-invalid-input = Hay un problema con los datos
detail-invalid-input = Corrija los campos indicados y envíe la solicitud de nuevo.
title-not-found = Aquí no hay nada
detail-not-found = Revise la dirección; la API se describe en /api/v1/openapi.json.
title-wrong-method = Esta dirección no acepta ese método
detail-wrong-method = Use un método que indique el encabezado Allow.
title-too-large = El cuerpo es demasiado grande
detail-too-large = Envíe 64 KiB como máximo.
title-wrong-media-type = Esta dirección no acepta este tipo de contenido
detail-wrong-media-type = Ponga en el encabezado Content-Type lo que la dirección acepta.
title-wrong-host = El servicio no responde con este nombre
detail-wrong-host = Use la dirección que le dio quien administra el servicio. Quien administra permite un nombre con --host.
title-no-origin = La solicitud no muestra de dónde vino
detail-no-origin = Envíela desde una página de este servicio. Un programa envía un token o usa la API sin sesión.
title-cross-site = La solicitud vino de otro sitio
detail-cross-site = Envíela desde una página de este servicio.
title-who-asks = Se requiere iniciar sesión
detail-who-asks = Envíe el encabezado Authorization: Bearer con un token; quien administra el servicio crea uno con waystation token add.
title-forbidden = Usted no tiene permiso para hacer esto
detail-forbidden = Pídalo a alguien que lo tenga.
title-key-needed = Un cambio necesita su propia clave
detail-key-needed = Envíe el encabezado Idempotency-Key con un UUID nuevo, y use el mismo UUID si envía esta solicitud de nuevo.
title-key-used = La clave pertenece a otra solicitud
detail-key-used = Use una clave nueva para una solicitud nueva; no se cambió nada.
title-version-needed = Un paso necesita la versión que usted vio
detail-version-needed = Envíe el encabezado If-Match con el ETag de la colocación tal como usted la vio.
title-changed = Esto cambió desde que usted lo vio
detail-changed = Mire de nuevo y luego decida; no se cambió nada.
title-conflict = Esto no se puede hacer ahora
detail-conflict = Vea en los problemas indicados qué hacer; no se cambió nada.
title-full = Aquí no hay ninguna unidad libre
detail-full = Elija otro programa o envíe una solicitud; no se cambió nada.
title-too-few = Aquí hay menos unidades libres de las que pidió
detail-too-few = Vea en los problemas indicados qué hacer; no se cambió nada.
title-refused = La solicitud fue rechazada
detail-refused = Compare la solicitud con /api/v1/openapi.json.
title-unavailable = El tablero no está disponible en este momento
detail-unavailable = Intente de nuevo en unos segundos. No se guardó nada.
title-not-ready = No todo funciona en este momento
detail-not-ready = Cada problema dice qué hacer; es posible que las búsquedas todavía se respondan.
title-unconfirmed = La base de datos no respondió a tiempo
detail-unconfirmed = No sabemos si esto se hizo. Envíe la misma solicitud de nuevo en unos segundos. Con la misma clave nada se hace dos veces; sin clave puede ocurrir.
title-crowded = Hay demasiados tableros escuchando aquí
detail-crowded = Intente de nuevo en unos segundos.
title-too-many = Demasiadas solicitudes a la vez
detail-too-many = Espere lo que indica el encabezado Retry-After. Si alguien necesita una cama ahora, llame por teléfono a los programas de su última lista.
title-too-slow = La solicitud no llegó a tiempo
detail-too-slow = Envíe el encabezado en 5 segundos y el cuerpo completo en 10. No se hizo nada.
title-head-too-long = El encabezado de la solicitud es demasiado largo
detail-head-too-long = Envíe menos encabezados o más cortos, y una dirección más corta.
title-busy = El servicio está ocupado en este momento
detail-busy = Intente de nuevo en unos segundos. Si alguien necesita una cama ahora, llame por teléfono a los programas de su última lista.
title-fault = Algo falló en el servicio
detail-fault = Intente de nuevo; si vuelve a ocurrir, avise a quien administra el servicio.
title-page-not-found = Página no encontrada
detail-page-not-found = Revise la dirección o vuelva al tablero.

## Requests as they arrive

no-query-part = Aquí no existe el parámetro “{ $part }”.
remove-it-parts-are = Quítelo. Los parámetros son: { COMMA($parts) }.
query-part-twice = Esto aparece en la consulta más de una vez.
give-it-once = Envíelo una vez.
body-of-other-type = El cuerpo tiene otro tipo de contenido.
set-content-type = Ponga en el encabezado Content-Type: { $kind }.
body-too-large = El cuerpo es demasiado grande.
send-less = Envíe { $size } KiB como máximo.
name-twice-in-object = Un nombre aparece dos veces en un objeto: línea { $line }, columna { $column }.
name-each-field-once = Envíe cada nombre una vez.
body-not-json = El cuerpo no es JSON: línea { $line }, columna { $column }.
send-one-json-object = Envíe un objeto JSON con menos de { $depth } niveles.
body-nested-too-deep = El cuerpo tiene más de { $deepest } niveles.
send-as-api-says = Envíelo como indica la descripción de la API.
form-unreadable = No se pudo leer el formulario o la consulta.
send-fewer-fields = Envíe menos campos.
no-key-or-several = Esta solicitud no tiene clave o tiene más de una.
draw-a-uuid = Genere un UUID para ella.
no-version-seen = Esta solicitud no dice qué versión se vio.
if-match-names-other-post = El encabezado If-Match nombra otra publicación.
send-one-of-both = Envíe uno de los dos.
send-etag = Lea la colocación y envíe su ETag.
right-is-missing = Esto requiere el permiso { $right }, que el rol { $role } no tiene.
ask-one-of-roles = Pídalo a alguien con uno de estos roles: { COMMA($roles) }.
not-a-page-size = “{ $text }” no es un tamaño de página.
not-an-event-number = “{ $text }” no es el número de un evento.
send-last-event = Envíe el identificador del último evento, o ninguno.
too-few-units-free = Libre aquí: { $openings }; usted pidió { $wanted }.
ask-for-fewer-units = Pida menos unidades, elija otro programa o envíe una solicitud.
program-posted-since = Su programa publicó para { $group } después de la publicación que usted vio.
replace-newest-post = Mire la publicación más reciente. Para reemplazarla, envíe “seen”: “{ $post }”.
sent-too-quickly =
    { $seconds ->
        [one] Usted envió demasiadas solicitudes de este tipo. La siguiente se acepta en 1 segundo.
       *[other] Usted envió demasiadas solicitudes de este tipo. La siguiente se acepta en { $seconds } segundos.
    }
wait-or-raise-rate = Espere, o pida a quien administra que suba el límite con --request-rate.
too-many-streams = Usted ya escucha con { $most } tableros.
close-other-boards = Cierre otro tablero, o cargue este de nuevo a mano.
