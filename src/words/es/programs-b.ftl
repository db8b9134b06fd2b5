# En espera de revisión por una defensora hispanohablante.
# What programs offer and people wish for, as parts of a sentence; and the questions to say aloud.

all-of = { AND($parts) }

## Services

service-case-management = administración de casos
service-crisis = intervención en crisis
service-safety-planning = plan de seguridad
service-clothing-and-food = ropa y comida
service-counseling = consejería
service-therapy = terapia
service-trauma-therapy = terapia de trauma
service-mental-health = atención de salud mental
service-medical = atención médica
service-dental = atención dental
service-substance-use = tratamiento por consumo de sustancias
service-legal = ayuda legal
service-court = acompañamiento al tribunal
service-advocacy = apoyo ante otros servicios
service-benefits = ayuda con beneficios públicos
service-education = educación
service-job = capacitación laboral
service-life-skills = habilidades para la vida
service-money = manejo del dinero
service-housing = ayuda para encontrar vivienda
service-mentoring = mentoría
service-peer-support = apoyo entre pares
service-arts = arte y música
service-recreation = recreación
service-family = consejería familiar
service-parenting = clases de crianza
service-childcare = cuidado infantil
service-transportation = transporte
service-aftercare = apoyo después de la estadía

## Languages

language-english = inglés
language-spanish = español
language-sign-language = lengua de señas americana
language-amharic = amárico
language-arabic = árabe
language-bengali = bengalí
language-burmese = birmano
language-chinese = chino
language-french = francés
language-haitian = criollo haitiano
language-hindi = hindi
language-hmong = hmong
language-indonesian = indonesio
language-japanese = japonés
language-khmer = jemer
language-kiche = k’iche’
language-korean = coreano
language-mam = mam
language-mixtec = mixteco
language-nepali = nepalí
language-persian = persa
language-portuguese = portugués
language-punjabi = panyabí
language-russian = ruso
language-somali = somalí
language-swahili = suajili
language-tagalog = tagalo
language-thai = tailandés
language-ukrainian = ucraniano
language-urdu = urdu
language-vietnamese = vietnamita
language-other = otro idioma

## What a program is built around

focus-tribal = programa tribal
focus-native-american = comunidades indígenas estadounidenses
focus-african-american = comunidades afroamericanas
focus-african = comunidades africanas
focus-asian = comunidades asiáticas y de las islas del Pacífico
focus-south-asian = comunidades del sur de Asia
focus-southeast-asian = comunidades del sudeste asiático
focus-caribbean = comunidades caribeñas
focus-latin-american = comunidades latinoamericanas
focus-middle-eastern = comunidades de Medio Oriente
focus-survivor-led = programa dirigido por sobrevivientes
focus-homeless-youth = jóvenes sin hogar
focus-rural = comunidades rurales

## Preferences

wish-dedicated = solo para sobrevivientes de trata
wish-own-room = prefiere cuarto privado
wish-needs-own-room = necesita cuarto privado
wish-far = lejos de esta zona
wish-low-barrier = pocos requisitos para entrar
wish-few-restrictions = pocas restricciones en la casa
wish-return-allowed = poder regresar después de irse
wish-long-enough = sin fecha fija de salida
wish-ride = ayuda con el transporte
wish-affirming = da la bienvenida a personas LGBTQI
wish-no-reject = se compromete a no rechazar a nadie
wish-no-eject = se compromete a no sacar a nadie
wish-emergency = una estadía de emergencia
wish-transitional = un programa de transición
wish-long-term = un hogar a más largo plazo
wish-trained-staff = personal capacitado para trabajar con trauma
wish-night-staff = personal de día y de noche

## What keeps a house safe

safeguard-confidential = ubicación confidencial
safeguard-secluded = lugar apartado
safeguard-gated = reja o cerca
safeguard-cameras = cámaras
safeguard-alarms = alarmas
safeguard-guards = guardias
safeguard-background-checks = verificación de antecedentes del personal
safeguard-screened-calls = llamadas filtradas

## Staff

staff-day-and-night = personal las 24 horas
staff-trauma-training = capacitación en trauma

## Ways to get there, behind "It"

transport-collects = puede recoger a las personas
transport-pays = paga el viaje
transport-transit = tiene transporte público cerca

## Where people may come from

service-area-local = local
service-area-state = todo el estado
service-area-national = todo el país
service-area-out-of-area = prefiere a personas de fuera de la zona
service-area-unknown = no indicado

## How people arrive

meeting-alone = por su cuenta
meeting-advocate = con una persona de apoyo
meeting-program-vehicle = en el vehículo del programa
meeting-police-station = desde una estación de policía
meeting-paid-ride = en un viaje pagado

## When residents can be in the house

resident-hours-always = de día y de noche
resident-hours-overnight = solo de noche, de { TIME($from) } a { TIME($to) }
resident-hours-daily = solo de { TIME($from) } a { TIME($to) }
resident-hours-from = desde { TIME($from) }
resident-hours-unknown = en horario no indicado

## House rules: what a house asks

doors-open = puertas abiertas
doors-staff-secure = el personal controla la puerta
doors-locked = puertas con llave
inside-first-none = se puede salir desde el primer día
inside-first-hours =
    { $hours ->
        [one] sin salir la primera hora
       *[other] sin salir las primeras { $hours } horas
    }
inside-first-days = sin salir los primeros { $days } días
phones-with-person = cada persona conserva su teléfono
phones-limited = uso limitado del teléfono
phones-handed-in = el personal guarda los teléfonos
curfew-none = sin hora límite de regreso
curfew-at = regreso a más tardar a { TIME($time) }
outings-free = las personas salen cuando quieren
outings-by-agreement = las personas salen de acuerdo con el personal
outings-accompanied = las personas salen con alguien del programa

about-doors = puertas con llave
about-inside-first = primeros días
about-phones = teléfonos
about-curfew = hora límite de regreso
about-outings = salidas

## Questions to say aloud to the person

ask-under-18 = ¿Tiene usted menos de 18 años?
ask-with-others = ¿Viene alguien con usted?
ask-all-gender = ¿Estaría bien también un lugar para personas de todos los géneros?
ask-left-before = ¿Alguna vez se ha quedado en un programa y se ha ido antes de que terminara?
ask-has-id = ¿Tiene con usted alguna identificación?
ask-tb-result = ¿Tiene con usted el resultado reciente de una prueba de tuberculosis?
ask-day-place = ¿Tendría un lugar seguro donde estar durante el día?
ask-meet-police = ¿Estaría bien que se encontraran con usted en una estación de policía?
ask-sobriety-problem =
    Algunos lugares no permiten alcohol ni drogas. ¿Sería eso un problema para usted?
ask-pregnant = Algunos lugares tienen reglas sobre el embarazo. ¿Está usted embarazada?
ask-guardian-agrees =
    ¿Hay una madre, un padre o un tutor legal a quien se le pueda pedir sin peligro que acepte su
    estadía?
ask-agency-custody =
    ¿Hay una agencia de bienestar infantil responsable de usted, como en un hogar de crianza
    (foster care)?
ask-veteran =
    Algunos lugares son solo para veteranos. ¿Sirvió usted, o alguna persona adulta que le acompaña,
    en las fuerzas armadas de Estados Unidos?
