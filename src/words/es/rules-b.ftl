# En espera de revisión por una defensora hispanohablante.
# What the rules of matching say of a program for one household: what somebody brings, agrees to,
# pays and wishes for. Then what each rule demands, and the reasons behind a count of programs.

## Several rules

# Behind another sentence.
ask-about-it = Pregunte.

## After leaving

after-leaving-taken = Recibe a personas que ya se fueron de algún programa.
after-leaving-case-by-case =
    Decide caso por caso si recibe a personas que ya se fueron de algún programa.
after-leaving-refused = No recibe a personas que ya se fueron de algún programa.
after-leaving-ask-program = Pregunte si recibe a alguien que ya se fue de algún programa.
after-leaving-ask-person = Pregunte si la persona ya se fue de alguno.
after-leaving-ask-adult = Pregunte si la persona adulta que la acompaña ya se fue de alguno.
after-leaving-of-the-person = La persona ya se fue de alguno.

## Pregnancy

pregnancy-taken = Recibe a personas embarazadas.
pregnancy-case-by-case = Decide caso por caso si recibe a personas embarazadas.
pregnancy-refused = No recibe a personas embarazadas.
pregnancy-ask-program = Pregunte si recibe a una persona embarazada.
pregnancy-ask-person = Pregunte si la persona está embarazada.
pregnancy-ask-adult = Pregunte si la persona adulta que la acompaña está embarazada.
pregnancy-of-the-person = La persona está embarazada.

## Sobriety

sobriety-none = Sin reglas sobre alcohol o drogas.
sobriety-not-stated = Pregunte por sus reglas sobre alcohol y drogas.
sobriety-not-on-site = No se permite alcohol ni drogas en la casa.
sobriety-at-intake = Hay que llegar sin haber consumido alcohol ni drogas.
sobriety-days =
    { $days ->
        [one] Pide 1 día sin consumir alcohol ni drogas antes de llegar.
       *[other] Pide { $days } días sin consumir alcohol ni drogas antes de llegar.
    }
sobriety-no-problem = La persona dijo que está bien.
sobriety-ask = Pregunte si eso sería un problema.
sobriety-ask-adult = Pregunte si eso sería un problema para la persona adulta que la acompaña.
sobriety-ask-program = Pregunte al programa qué implicaría.
sobriety-problem = La persona dijo que una regla así sería un problema.

## Identification

identification-not-needed = No se necesita identificación.
identification-held = Pide identificación; la persona la tiene.
identification-within =
    { $days ->
        [one] Pide identificación a más tardar 1 día después de llegar.
       *[other] Pide identificación a más tardar { $days } días después de llegar.
    }
identification-missing = Pide identificación antes del ingreso; la persona no la tiene.
identification-ask = Pide identificación antes del ingreso. Pregunte si la persona la tiene.
identification-ask-adult =
    Pide identificación antes del ingreso. Pregunte si la persona adulta que la acompaña también la
    tiene.
identification-not-stated = Pregunte si recibe a alguien sin identificación.
if-time-to-get-id = Si el programa da tiempo para conseguirla.

## TB test

tb-test-not-needed = No se necesita prueba de tuberculosis.
tb-test-held = Pide el resultado de una prueba de tuberculosis; la persona lo tiene.
tb-test-within =
    { $days ->
        [one] Pide el resultado de una prueba de tuberculosis a más tardar 1 día después de llegar.
       *[other] Pide el resultado de una prueba de tuberculosis a más tardar { $days } días después
            de llegar.
    }
tb-test-missing =
    Pide el resultado de una prueba de tuberculosis antes del ingreso; la persona no lo tiene.
tb-test-ask =
    Pide el resultado de una prueba de tuberculosis antes del ingreso. Pregunte si la persona lo
    tiene.
tb-test-ask-adult =
    Pide el resultado de una prueba de tuberculosis antes del ingreso. Pregunte si la persona adulta
    que la acompaña también lo tiene.
tb-test-not-stated = Pregunte si recibe a alguien sin resultado de una prueba de tuberculosis.
if-time-for-tb-test = Si el programa da tiempo para conseguirlo.

## Pick-up

pick-up-ways = Las personas pueden llegar { OR($ways) }.
pick-up-police-ok =
    Recibe a personas desde estaciones de policía; la persona dijo que está bien.
pick-up-police-declined =
    Recibe a personas solo desde estaciones de policía, y la persona no quiere eso.
pick-up-police-ask =
    Recibe a personas solo desde estaciones de policía. Pregunte a la persona si está bien.
if-a-police-station-is-ok = Si está bien encontrarse en una estación de policía.

## Private room

own-room-private = Cuarto privado.
own-room-shared = Cuarto compartido.
own-room-not-stated = No describe sus cuartos.
own-room-as-required = Cuarto privado, como se necesita.
own-room-required = Cuarto compartido; se necesita un cuarto privado.
own-room-ask = No describe sus cuartos. Pida un cuarto privado, que es necesario.
if-a-shared-room-is-ok = Si está bien un cuarto compartido.

## Doubted

doubted-ask = Antes no aceptó esta solicitud. Pregunte qué ha cambiado.

## Returns

returns-yes = Vuelve a recibir a quienes se fueron.
returns-no = No vuelve a recibir a quienes se fueron. Pregunte si la persona ya estuvo ahí.
returns-case-by-case =
    Decide caso por caso si vuelve a recibir a quienes se fueron. Pregunte si la persona ya estuvo
    ahí.

## By day

by-day-elsewhere = Abre { $hours }. La persona tiene dónde estar durante el día.
by-day-nowhere =
    Abre { $hours }. La persona no tiene un lugar seguro durante el día. Pregunte qué opciones hay.
by-day-ask = Abre { $hours }. Pregunte dónde estaría la persona durante el día.
by-day-always = Abre de día y de noche.
by-day-not-stated = Pregunte si las personas pueden estar ahí durante el día.

## Consent

consent-guardian =
    La persona es menor de 18 años: su madre, padre o tutor legal debe dar permiso para la estadía.
consent-guardian-if-minor =
    Si la persona es menor de 18 años, su madre, padre o tutor legal debe dar permiso para la
    estadía.
consent-agency =
    La persona es menor de 18 años: su madre, padre, tutor legal o la agencia que tiene la custodia
    debe dar permiso para la estadía.
consent-agency-if-minor =
    Si la persona es menor de 18 años, su madre, padre, tutor legal o la agencia que tiene la
    custodia debe dar permiso para la estadía.
consent-alone =
    { $hours ->
        [one] La persona es menor de 18 años y puede aceptar por su cuenta durante la primera hora. Pregunte quién
            debe dar permiso después.
       *[other] La persona es menor de 18 años y puede aceptar por su cuenta durante las primeras { $hours } horas.
            Pregunte quién debe dar permiso después.
    }
consent-alone-if-minor =
    { $hours ->
        [one] Si la persona es menor de 18 años, puede aceptar por su cuenta durante la primera
            hora. Pregunte quién debe dar permiso después.
       *[other] Si la persona es menor de 18 años, puede aceptar por su cuenta durante las primeras
            { $hours } horas. Pregunte quién debe dar permiso después.
    }
consent-not-stated =
    La persona es menor de 18 años: quizás alguien deba dar permiso para la estadía. El programa no
    dice quién. Pregunte.
consent-not-stated-if-minor =
    Si la persona es menor de 18 años, quizás alguien deba dar permiso para la estadía. El
    programa no dice quién. Pregunte.
consent-there = La persona dijo que alguien de ellos puede darlo.
consent-missing =
    La persona dijo que nadie de ellos puede darlo. Pregunte quién más puede dar permiso.

## Medical check

medical-check-none = No se necesita revisión médica.
medical-check-before-entry =
    Pide una revisión médica antes del ingreso. Pregunte quién puede hacerla y qué tan pronto.
medical-check-within =
    { $days ->
        [one] Pide una revisión médica a más tardar 1 día después de llegar.
       *[other] Pide una revisión médica a más tardar { $days } días después de llegar.
    }
medical-check-not-before =
    { $days ->
        [one] Pide una revisión médica a más tardar 1 día después de llegar, no antes del ingreso.
       *[other] Pide una revisión médica a más tardar { $days } días después de llegar, no antes del
            ingreso.
    }
medical-check-not-stated = No dice si pide una revisión médica. Pregunte.

## Gender policy

gender-policy-by-identity = Ubica a las personas según el género que ellas dicen.
gender-policy-case-by-case =
    Regla publicada: decide caso por caso dónde viven las personas trans y no binarias.
gender-policy-case-by-case-ask =
    Decide caso por caso dónde viven las personas trans y no binarias. Pregunte.
gender-policy-by-sex-assigned =
    Regla publicada: ubica a las personas según el sexo asignado al nacer.
gender-policy-affirming = Dice que las personas LGBTQI son bienvenidas.
gender-policy-not-stated =
    No dice cómo decide dónde viven las personas trans y no binarias. Pregunte.

## Care

care-none = Regla publicada: sin atención médica en el lugar.
care-outpatient =
    Regla publicada: las personas van a consultas médicas y de consejería fuera; sin enfermería en
    el lugar.
care-nursing = Enfermería en el lugar.
care-crisis = Puede atender a personas en crisis.
care-not-stated = No dice qué atención da. Pregunte.

## Extra support

extra-support-taken = Recibe a personas que necesitan más apoyo para vivir en el programa.
extra-support-case-by-case =
    Regla publicada: decide caso por caso si recibe a personas que necesitan más apoyo para vivir en
    el programa.
extra-support-case-by-case-ask =
    Decide caso por caso si recibe a personas que necesitan más apoyo para vivir en el programa.
    Pregunte.
extra-support-refused =
    Regla publicada: no recibe a personas que necesitan más apoyo para vivir en el programa.
extra-support-not-stated = No dice si recibe a personas que necesitan más apoyo. Pregunte.

## After an altercation

after-altercation-taken = Recibe a personas después de un altercado en otro lugar.
after-altercation-case-by-case =
    Regla publicada: decide caso por caso si recibe a personas después de un altercado en otro
    lugar.
after-altercation-case-by-case-ask =
    Decide caso por caso si recibe a personas después de un altercado en otro lugar. Pregunte.
after-altercation-refused =
    Regla publicada: no recibe a personas después de un altercado en otro lugar.
after-altercation-not-stated =
    No dice si recibe a personas después de un altercado. Pregunte.

## Criminal record

record-none = Recibe a personas con cualquier antecedente penal.
record-sex-offense =
    Regla publicada: no recibe a personas con antecedentes por un delito sexual.
record-sex-offense-ask =
    No recibe a personas con antecedentes por un delito sexual. Pregunte cómo decide; nadie tiene
    que decir por qué.
record-violent = Regla publicada: no recibe a personas con antecedentes por un delito violento.
record-violent-ask =
    No recibe a personas con antecedentes por un delito violento. Pregunte cómo decide; nadie tiene
    que decir por qué.
record-any = Regla publicada: no recibe a personas con antecedentes penales.
record-not-stated = No dice si tiene una regla sobre antecedentes penales. Pregunte.

## Readiness

readiness-none = No exige participar en un programa.
readiness-voluntary = Las personas llegan y se quedan por decisión propia.
readiness-acknowledges =
    Regla publicada: para personas que ven lo que pasó como explotación y quieren ayuda.
readiness-not-stated = No dice si una cama depende de participar en un programa. Pregunte.

## Residents

residents-checked =
    Revisa si hay conflictos con quienes ya viven ahí. Pregunte si la persona puede ir, sin dar
    nombres.
residents-at-times =
    A veces revisa si hay conflictos con quienes ya viven ahí. Pregunte, sin dar nombres.
residents-checked-feared =
    Revisa si hay conflictos con quienes ya viven ahí antes de que alguien vaya. No dé nombres.
residents-at-times-feared =
    A veces revisa si hay conflictos con quienes ya viven ahí. Pregunte antes de que alguien vaya,
    sin dar nombres.
residents-not-checked =
    No revisa si hay conflictos con quienes ya viven ahí. Pregunte cómo cuida la seguridad de las
    personas.
residents-not-stated =
    No dice si revisa conflictos con quienes ya viven ahí. Pregunte, sin dar nombres.

## Fee

fee-charged = Cobra a la persona por la estadía. Pregunte cuánto y si se puede no cobrar.
fee-case-by-case = Cobra por la estadía según el caso. Pregunte cuánto y si se puede no cobrar.
fee-none = Gratis.
fee-not-stated = No dice si cobra por la estadía. Pregunte.

## Payer

payer-needed = Necesita que una agencia o un seguro pague la estadía. Pregunte quién puede pagar.
payer-case-by-case =
    A veces necesita que una agencia o un seguro pague la estadía. Pregunte quién puede pagar.
payer-none = No se necesita que una agencia o un seguro pague.
payer-not-stated = No dice si necesita que una agencia o un seguro pague. Pregunte.

## Waiting list

waiting-list-kept = Tiene lista de espera. Pregunte cuánto tarda.
waiting-list-case-by-case = A veces tiene lista de espera. Pregunte cuánto tarda.
waiting-list-none = Sin lista de espera.
waiting-list-not-stated = No dice si tiene lista de espera. Pregunte.

## Dedicated

dedicated-only = Solo para sobrevivientes de trata.
dedicated-set-aside =
    Camas apartadas para sobrevivientes de trata, en una casa que comparten con otras personas.
dedicated-shared = También aloja a personas que no son sobrevivientes de trata.
dedicated-not-stated = No dice quién más vive ahí.

## Bed held

bed-held-for =
    { $hours ->
        [one] Guarda la cama 1 hora mientras la persona está fuera.
       *[other] Guarda la cama { $hours } horas mientras la persona está fuera.
    }
bed-held-none = No guarda la cama mientras la persona está fuera.
bed-held-not-stated = No dice si guarda la cama mientras la persona está fuera.

## Pledges, as parts of a sentence

pledge-no-reject = no rechaza a nadie a quien pueda atender
pledge-may-reject = puede rechazar a personas
pledge-no-eject = no saca a nadie que no tenga otro lugar adonde ir
pledge-may-eject = puede pedir a personas que se vayan
pledges-not-stated = No dice si rechaza a personas o les pide que se vayan.

## Stage

stage-emergency = Estadía de emergencia.
stage-transitional = Programa de transición.
stage-long-term = Hogar a más largo plazo.
stage-not-stated = Tipo de programa no indicado.

## Staffing, as parts of a sentence

staffing-at-night = hay personal de día y de noche
staffing-not-at-night = no hay personal de noche
staffing-at-night-not-stated = no dice si hay personal de noche
staffing-trained = personal capacitado para trabajar con trauma
staffing-not-trained = no todo el personal está capacitado para trabajar con trauma
staffing-trained-not-stated = no dice si el personal está capacitado para trabajar con trauma

## House rules

few-restrictions-not-said = No dice: { COMMA($topics) }.
few-restrictions-not-stated = Reglas de la casa no indicadas.

## Getting in, as parts of a sentence

low-barrier-advocate = una persona de apoyo puede hacer la llamada de ingreso
low-barrier-advocate-ask = pregunte si una persona de apoyo puede hacer la llamada de ingreso
low-barrier-person = la persona misma hace la llamada de ingreso
low-barrier-no-phone = sin preguntas por teléfono
low-barrier-phone =
    { $minutes ->
        [one] las preguntas por teléfono tardan 1 minuto
       *[other] las preguntas por teléfono tardan { $minutes } minutos
    }
low-barrier-papers = para entrar no se necesita { OR($papers) }
low-barrier-papers-needed = para entrar se necesita { AND($papers) }
low-barrier-id = identificación
low-barrier-tb-test = prueba de tuberculosis
low-barrier-not-sober = no hace falta llegar sin haber consumido
low-barrier-sober = hay que llegar sin haber consumido
low-barrier-no-program = no exige participar en un programa
low-barrier-program = hay que participar en su programa
low-barrier-not-stated = No dice qué se necesita para entrar.

## Return allowed

return-allowed-yes = Las personas pueden regresar después de irse.
return-allowed-case-by-case = Decide caso por caso si las personas pueden regresar después de irse.
return-allowed-no = No se puede regresar después de irse.
return-allowed-not-stated = No dice si las personas pueden regresar después de irse.

## Services

services-offered = Ofrece { AND($services) }.
services-not-listed = No indica si ofrece { OR($services) }.
services-denied = No ofrece { OR($services) }.

## Language

language-spoken = El personal habla { AND($languages) }.
language-interpreter = Hay intérprete ({ OR($languages) }).
language-not-stated = Idiomas no indicados.
language-no-interpreter = No tiene intérprete.
language-interpreter-at-times = A veces hay intérprete.
language-ask = Pida intérprete ({ OR($languages) }).

## Focus

focus-stated = Enfoque: { AND($focuses) }.
focus-not-stated = Enfoque no indicado.

## Transport

transport-help = El programa { AND($ways) }.
transport-none = No ayuda a las personas a llegar.
transport-not-stated = No dice si ayuda a las personas a llegar.

## Reminders

reminder-medical-first =
    Si la persona tiene heridas, está enferma o podría tener síntomas de abstinencia, consiga
    primero atención médica. La cama puede esperar.
reminder-crisis-line =
    Si alguien habla de suicidio, quédese con esa persona y llame a su supervisor o supervisora. El
    988 recibe llamadas y mensajes de texto a cualquier hora.
reminder-crisis-line-any-age =
    Si alguien habla de suicidio, quédese con esa persona y llame a su supervisor o supervisora. El
    988 recibe llamadas y mensajes de texto a cualquier hora, de personas de cualquier edad.
reminder-reporting =
    Si la persona es menor de 18 años, quizás usted tenga la obligación de avisar a protección
    infantil. La ley de su estado dice quién debe avisar y de qué. Siga el procedimiento de su
    organización y anote a quién avisó.
reminder-reporting-minor =
    La persona es menor de 18 años: quizás usted tenga la obligación de avisar a protección
    infantil. { $law } Siga el procedimiento de su organización y anote a quién avisó.
reminder-reporting-perhaps =
    Si la persona es menor de 18 años, quizás usted tenga la obligación de avisar a protección
    infantil. { $law } Siga el procedimiento de su organización y anote a quién avisó.
reminder-law-of-state =
    La ley de { $state }, donde está la persona, dice quién debe avisar y de qué.
reminder-law-not-known =
    La ley del estado donde está la persona dice quién debe avisar y de qué.
reminder-minor-consent =
    Si la persona es menor de 18 años, pregunte al programa quién debe dar permiso para la estadía.
    Si llamar a su madre o padre no fuera seguro, dígalo antes de que alguien llame.
reminder-minor-consent-minor =
    La persona es menor de 18 años: pregunte al programa quién debe dar permiso para la estadía.
    { $law } Si llamar a su madre o padre no fuera seguro, dígalo antes de que alguien llame.
reminder-minor-consent-perhaps =
    Si la persona es menor de 18 años, pregunte al programa quién debe dar permiso para la estadía.
    { $law } Si llamar a su madre o padre no fuera seguro, dígalo antes de que alguien llame.
reminder-law-of-program = Lo decide la ley del estado del programa.
reminder-law-of-program-not-of =
    Lo decide la ley del estado del programa, que puede no ser la de { $state }.
reminder-native-children =
    En las colocaciones por orden judicial, el tribunal debe preguntar si la niña o el niño es
    indígena estadounidense (ICWA). Usted no necesita preguntarlo.
reminder-interstate-compact =
    Antes de que una persona menor de 18 años vaya a un programa en otro estado, quizás ese estado
    deba aceptarlo por escrito, aunque la envíe alguien que la ayuda. Pregunte a los servicios de
    bienestar infantil antes del viaje.
reminder-no-names =
    Los programas no dicen quién vive ahí. Si la persona le teme a alguien, el programa puede
    verificarlo y contestar sí o no.
reminder-advocate-calls =
    La persona no debería tener que repetir su historia. Ofrézcale hacer la llamada en conjunto.
reminder-survivor-chooses =
    La persona elige: diga lo que sabe del lugar, pregúntele qué piensa y acepte un no.

reminder-basis-practice = práctica
reminder-basis-suicide-hotline = National Suicide Hotline Designation Act of 2020
reminder-basis-child-abuse =
    Child Abuse Prevention and Treatment Act; ley de cada estado
reminder-basis-state-law = ley de cada estado
reminder-basis-indian-child-welfare = Indian Child Welfare Act
reminder-basis-interstate-compact = Interstate Compact on the Placement of Children

## What each rule demands

rule-status =
    Un programa recibe a personas solo mientras está abierto. Los programas planeados o suspendidos
    no se muestran. Una apertura o un cierre previsto cuenta para las estadías que lleguen hasta
    ese día.
rule-verified =
    Si nadie puede dar fe de los datos de un programa, el programa no se ofrece hasta que los
    confirme.
rule-avoid = No se muestra un lugar en una zona que la persona evita.
rule-declined =
    No se muestra un programa al que la persona dijo que no. La persona puede cambiarlo en cualquier
    momento.
rule-skipped =
    Se deja fuera un programa si la persona oyó una de sus reglas publicadas y dijo que sería un
    problema. Nadie pregunta por qué, y la persona puede cambiarlo en cualquier momento.
rule-age =
    La edad de cada persona debe ser una que el programa recibe. Las niñas y los niños que la
    acompañan tienen sus propios límites.
rule-served =
    El lugar debe atender a personas en un tipo de lugar que acepten la persona sobreviviente y cada
    persona adulta que la acompaña. No se pregunta ni se supone la identidad de nadie.
rule-children =
    Cada niña o niño que la acompaña debe tener una edad y un género que el programa recibe.
rule-households =
    Algunas camas son solo para personas con hijos, solo para personas adultas sin hijos o solo para
    menores sin una persona adulta.
rule-veterans = Algunas camas son solo para veteranos y quienes los acompañan.
rule-room =
    Las personas que llegan en grupo se quedan en un cuarto propio, u ocupan una cama cada una en un
    cuarto compartido.
rule-together =
    Cuando las personas que llegan en grupo tienen que quedarse en varios cuartos, las niñas y los
    niños menores de 13 años se quedan en el cuarto de la persona con quien llegaron. Si alguien
    podría tener menos edad, se pregunta.
rule-mates =
    Si un programa dice que un cuarto es para un solo género o un solo grupo de edad, las personas
    que no llegaron en grupo lo comparten solo así. Cuando no se sabe el género o el grupo de edad
    de alguien, esa persona tiene un cuarto aparte, igual que las personas que llegan en grupo.
rule-support =
    Cuando se ubica a varias personas a la vez, un programa que dijo cuánto apoyo puede dar su
    personal no recibe más que eso.
rule-trafficking =
    Algunos programas son solo para sobrevivientes de trata sexual o solo para sobrevivientes de
    trata laboral. No se pregunta a nadie cuál fue.
rule-from-abroad =
    Algunos programas solo reciben a sobrevivientes de Estados Unidos. No se pregunta a nadie de
    dónde es.
rule-other-states = Algunas licencias no permiten que un programa reciba a personas de otro estado.
rule-referral =
    Algunos programas reciben a personas solo de ciertas agencias. La respuesta dice quién puede
    llamar.
rule-pregnancy =
    Algunos programas reciben a personas embarazadas solo hasta cierta semana, o no las reciben.
rule-no-return =
    Si la persona se fue de un programa que no vuelve a recibir a quienes se fueron, ese programa se
    deja fuera, a menos que haga una excepción.
rule-after-leaving =
    Algunos programas no reciben a personas que ya se fueron de algún programa. Haberse ido no es
    por sí solo una razón.
rule-sobriety =
    Algunos programas tienen una regla sobre alcohol y drogas. Se pregunta a las personas si la
    regla sería un problema, nunca qué consumen.
rule-identification =
    Algunos programas piden identificación antes del ingreso o poco después. Solo se pregunta si la
    persona la tiene.
rule-tb-test =
    Algunos programas piden el resultado de una prueba de tuberculosis antes del ingreso o poco
    después. No se pregunta a nadie qué dice.
rule-pick-up =
    Algunos programas reciben a personas solo en una estación de policía. Primero se le pregunta a
    la persona.
rule-distance =
    Los lugares más cercanos van primero. Un lugar se deja fuera por la distancia solo si la
    persona pone un límite. Las horas por carretera son aproximadas: una quinta parte más que en
    línea recta, a 55 millas por hora.
rule-stay =
    La estadía debe cubrir las noches pedidas, o poder extenderse. Un límite por edad se cuenta
    desde la edad de la persona.
rule-minimum-stay =
    Si un programa tiene una estadía mínima y la persona necesita menos noches, se le pregunta al
    programa.
rule-capacity =
    Debe haber suficientes camas publicadas como disponibles. Cuanto más vieja es una publicación,
    menos cuenta, y en una publicación vieja de “lleno” no se confía.
rule-intake =
    Las personas llegan en el horario de ingreso, o fuera de horario si hay alguien de guardia. Si
    deben irse de donde están antes de cierta hora, el ingreso debe abrir antes.
rule-own-room =
    Los cuartos privados van primero para quienes los prefieren. Para quienes necesitan uno, los
    cuartos compartidos se dejan fuera.
rule-doubted =
    Un programa que antes no aceptó a esta persona se sigue mostrando, más abajo: lo que indica
    puede no ser lo que recibe.
rule-returns =
    Algunos programas no vuelven a recibir a quienes se fueron; otros sí.
rule-by-day =
    Algunos programas abren a sus residentes solo a ciertas horas. La persona necesita otro lugar
    donde estar a las demás horas.
rule-consent =
    Quizás alguien deba dar permiso para la estadía de una persona menor de edad. El programa dice
    quién.
rule-medical-check =
    Algunos programas piden una revisión médica antes del ingreso o poco después.
rule-gender-policy =
    Los programas ubican a las personas según el género que ellas dicen, caso por caso o según el
    sexo asignado al nacer. No se pregunta la identidad de nadie.
rule-care =
    Los programas no dan todos la misma atención médica. No se pregunta a nadie por su salud.
rule-extra-support =
    Algunos programas no pueden dar el apoyo adicional que algunas personas necesitan para vivir
    ahí. No se pregunta a nadie por eso.
rule-after-altercation =
    Algunos programas no reciben a personas después de un altercado en otro lugar. No se pregunta a
    nadie si lo hubo.
rule-record =
    Algunos programas no reciben a personas con ciertos antecedentes penales. No se pregunta a nadie
    si los tiene.
rule-readiness =
    Algunos programas solo reciben a personas que quieren su ayuda. No se pregunta a nadie cómo ve
    lo que pasó.
rule-residents =
    Algunos programas revisan si una persona nueva puede vivir con sus residentes. Nadie se entera
    de quiénes son.
rule-fee = Algunos programas cobran por la estadía. Por eso no se deja fuera a ningún programa.
rule-payer =
    Algunos programas necesitan que una agencia o un seguro pague la estadía.
rule-waiting-list =
    Algunos programas tienen lista de espera. La persona puede estar en ella mientras se queda en
    otro lugar.
rule-dedicated =
    Las camas solo para sobrevivientes de trata van primero para quienes las prefieren.
rule-reserved =
    Las camas apartadas para sobrevivientes de trata se guardan hasta que el programa las libera. Si
    la persona llega después, se pregunta si todavía hay una apartada.
rule-bed-held =
    Antes de decidir, la persona oye cuánto tiempo guarda el programa la cama de alguien que está
    fuera. Un programa que guarda camas cuenta más si la persona quiere poder regresar.
rule-pledges =
    Algunos programas se comprometen a no rechazar a nadie a quien puedan atender, o a no sacar a
    nadie. Van primero para quienes lo prefieren y para quienes ya se fueron de algún programa.
rule-stage =
    Los lugares del tipo que la persona prefiere (una estadía de emergencia, un programa de
    transición, un hogar a más largo plazo) van primero.
rule-staffing =
    Los programas con personal de día y de noche, o con personal capacitado para trabajar con
    trauma, van primero para quienes lo prefieren.
rule-house-rules =
    Antes de decidir, la persona oye las reglas de la casa que la limitan (puertas con llave,
    primeros días sin salir, teléfonos, hora de regreso, salidas). Esas reglas no suben ni bajan
    ningún lugar.
rule-few-restrictions =
    Las casas con pocas restricciones (puertas, teléfonos, noches, salidas) van primero para quienes
    lo prefieren. Una casa nunca va primero por estar cerrada con llave.
rule-low-barrier =
    Los lugares con pocos requisitos para entrar van primero para quienes lo prefieren. Una persona
    de apoyo puede hacer la llamada de ingreso, y no hay preguntas por teléfono. Antes del ingreso
    no se pide identificación, prueba de tuberculosis ni sobriedad, y la cama no depende de
    participar en un programa.
rule-return-allowed =
    Los lugares que vuelven a recibir a quienes se fueron van mucho antes que otros para quienes lo
    prefieren.
rule-long-enough =
    Las estadías más largas, y las que se pueden extender, van primero para quienes prefieren no
    tener fecha fija de salida.
rule-services = Los lugares que ofrecen más de los servicios deseados van primero.
rule-language =
    Los lugares donde el personal habla el idioma de la persona van primero, después los que tienen
    intérprete. En los demás se pide un intérprete.
rule-focus =
    Los programas con el enfoque que la persona prefiere van primero. No se pregunta ni se supone
    nada sobre la persona.
rule-transport = Los lugares que ayudan a llegar van primero para quienes lo prefieren.
rule-catchment =
    Algunos programas reciben primero a personas de su zona o estado; otros prefieren a personas de
    fuera. Se pregunta. Por eso no se deja fuera a ningún programa.

## Why programs are not shown, as words behind their number: "12 full tonight"

reason-no-groups = sin ningún lugar indicado
reason-status = fuera de operación
reason-verified = con datos que el programa no ha confirmado
reason-avoid = en una zona que se evita
reason-declined = que la persona descartó
reason-skipped = con una regla que sería un problema
reason-age = para otras edades
reason-served = para otras personas
reason-children = sin lugar para estas niñas o niños
reason-households = para otras situaciones familiares
reason-veterans = solo para veteranos
reason-room = sin suficientes camas
reason-together = solo si las personas se separan
reason-mates = solo con otras personas en el cuarto
reason-support = sin personal para más apoyo
reason-trafficking = para otro tipo de trata
reason-from-abroad = solo para sobrevivientes de Estados Unidos
reason-other-states = para personas de su propio estado
reason-referral = solo para llamadas de otras agencias
reason-pregnancy = sin lugar para personas embarazadas
reason-no-return = sin lugar para quienes ya se fueron de ahí
reason-after-leaving = sin lugar para quienes ya se fueron de algún programa
reason-sobriety = con una regla sobre alcohol y drogas
reason-identification = con requisito de identificación
reason-tb-test = con requisito de prueba de tuberculosis
reason-pick-up = con encuentro solo en una estación de policía
reason-distance = demasiado lejos
reason-stay = con estadías demasiado cortas
reason-minimum-stay = con una estadía mínima más larga
reason-capacity = sin camas esta noche
reason-intake = fuera del horario de ingreso
reason-own-room = con cuartos compartidos
reason-doubted = con un rechazo anterior a esta persona
reason-returns = sin regreso después de irse de ahí
reason-by-day = con acceso solo a ciertas horas
reason-consent = sin permiso
reason-medical-check = solo después de una revisión médica
reason-gender-policy = por su política de género
reason-care = con menos atención médica
reason-extra-support = sin apoyo adicional
reason-after-altercation = sin lugar después de un altercado
reason-record = con una regla sobre antecedentes penales
reason-readiness = para quienes quieren su programa
reason-residents = con residentes que no pueden convivir con la persona
reason-fee = con costo
reason-payer = con pago de una agencia o un seguro
reason-waiting-list = con lista de espera
reason-dedicated = en una casa compartida con otras personas
reason-reserved = con camas que ya pasaron a otras personas
reason-bed-held = sin guardar la cama
reason-pledges = sin compromiso de no rechazar ni sacar a nadie
reason-stage = de otro tipo
reason-staffing = con otro personal
reason-house-rules = con reglas de la casa
reason-few-restrictions = con restricciones
reason-low-barrier = con más requisitos para entrar
reason-return-allowed = sin poder regresar después de irse
reason-long-enough = con estadías más cortas
reason-services = sin los servicios deseados
reason-language = en otro idioma
reason-focus = con otro enfoque
reason-transport = sin ayuda para llegar
reason-catchment = para personas de otros lugares
