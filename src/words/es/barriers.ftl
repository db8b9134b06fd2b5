# En espera de revisión por una defensora hispanohablante.
# The barriers that the founding documents name, and what stands against them here.

## The barriers, by number

barrier-1 = Haberse ido de un programa
barrier-2 = Un altercado en un lugar anterior
barrier-3 = Llegar de noche, fuera del horario de ingreso
barrier-4 = Casas abiertas a residentes solo de noche
barrier-5 = Sin identificación
barrier-6 = Una prueba de tuberculosis antes del ingreso
barrier-7 = Sin madre, padre o tutor legal que dé permiso
barrier-8 = Necesitar más apoyo para vivir en un programa
barrier-9 = Embarazo
barrier-10 = Reglas sobre alcohol y drogas
barrier-11 = Necesitar más atención de la que da un programa
barrier-12 = Pocos lugares para hombres y niños
barrier-13 = Sobrevivientes trans y LGBTQI
barrier-14 = Niñas y niños que acompañan
barrier-15 = Límites de edad
barrier-16 = Estadías que terminan al cumplir 18 años
barrier-17 = Estadías de pocas semanas
barrier-18 = Sin fecha fija de salida
barrier-19 = Lugares solo para sobrevivientes de Estados Unidos
barrier-20 = Lugares para un solo tipo de trata
barrier-21 = Idioma
barrier-22 = Cultura
barrier-23 = Jóvenes indígenas, rurales y sin hogar
barrier-24 = Un lugar que el tratante conoce
barrier-25 = Cerca o lejos de casa
barrier-26 = Puertas abiertas o con llave
barrier-27 = Casas para quienes no se irán
barrier-28 = Regresar después de irse
barrier-29 = No poder regresar después de irse
barrier-30 = Regresar en el mismo día
barrier-31 = Irse una y otra vez
barrier-32 = Sin pago por una cama guardada
barrier-33 = Hora de regreso y primeros días sin salir
barrier-34 = Teléfonos limitados
barrier-35 = Preguntas por teléfono
barrier-36 = Recogida en una estación de policía
barrier-37 = Un lugar de inmediato, sin muchas preguntas
barrier-38 = Cuarto privado
barrier-39 = Vivir con personas que llegaron por otras razones
barrier-40 = Alguien ahí a quien la persona le teme
barrier-41 = Querer participar en un programa
barrier-42 = Una etapa después de otra
barrier-43 = Listas de espera y costos
barrier-44 = Sin manera de llegar
barrier-45 = Nadie que pague la estadía
barrier-46 = Licencia, y quién puede referir
barrier-47 = Varias jurisdicciones
barrier-48 = Obligaciones de avisar
barrier-49 = Lo mínimo que una línea de ayuda debe saber
barrier-50 = Tener que irse antes de cierta hora
barrier-51 = Una revisión médica antes del ingreso
barrier-52 = Riesgo de suicidio
barrier-53 = No llamarlo trata
barrier-54 = El personal y su capacitación
barrier-55 = Servicios deseados
barrier-56 = La persona sobreviviente decide
barrier-57 = La misma persona de apoyo en todo el camino
barrier-58 = Camas apartadas para sobrevivientes de trata
barrier-59 = Abrir, pausar, cerrar
barrier-60 = Confidencialidad
barrier-61 = Riesgo de represalias
barrier-62 = Antecedentes penales
barrier-63 = Explotadores que buscan a personas en refugios
barrier-64 = No saber qué hay disponible
barrier-65 = Personas que viven en campamentos

## What is shown, kept from happening or to come

against-bed-held-while-away =
    Se guarda la cama mientras la persona está fuera, y en ese tiempo no se ofrece a otras personas.
against-leaving-not-counted =
    Nadie cuenta cuántas veces alguien se fue. Irse veinte veces cuenta igual que irse una vez.
against-place-is-enough = Solo hay que indicar dónde está la persona.
against-stage-of-each = La etapa para la que es cada grupo de camas.
against-no-identifiers =
    No se acepta nombre, fecha de nacimiento, teléfono, dirección ni número de caso.
against-leave-by = La hora límite para que la persona se vaya.
against-not-asked-what-happened = No se pregunta a nadie qué pasó.
against-fewer-moves =
    Entre planes iguales en lo demás, va primero el que tiene menos cambios y una sola
    organización.
against-moves-of-a-plan = Cuántas veces un plan cambia de lugar a las personas.
against-record-with-worker = Usted conserva lo necesario para volver a hacer la misma búsqueda.
against-nothing-kept = No se guarda nada de lo que se consulta.
against-no-program-address = No se guarda la dirección de ningún programa.
against-aloud-without-name =
    Lo que se dice en voz alta no da el nombre ni la ubicación de un programa.
against-reasons-counted = Cuántos programas deja fuera cada razón.
against-not-asked-where-they-sleep =
    No se pregunta a nadie dónde duerme esta noche: eso diría dónde encontrar a esa persona. Basta
    una ciudad, un condado o parte de un código postal.
