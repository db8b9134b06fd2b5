# En espera de revisión por una defensora hispanohablante.

## Frame

skip-to-content = Ir al contenido principal
about-this-network = Acerca de esta red
nav-hotline = Línea de ayuda
nav-post-beds = Publicar camas
nav-pages = Páginas
nav-find-a-bed = Buscar una cama
nav-programs = Programas
clear-short = Borrar
clear-rest = esta búsqueda
leave-short = Salir
leave-rest = de la página
nothing-is-saved = Nada de lo que escribe aquí se guarda.
shift-three-times = Presione la tecla Shift tres veces para salir.
javascript-is-off = JavaScript está desactivado, así que el navegador conserva lo que envió y puede ofrecerle enviarlo de nuevo. Cierre esta pestaña al terminar.
database-is-behind = No hay conexión con la base de datos. Las camas se muestran como estaban { $ago }.
translation-awaits-review = Traducción en espera de revisión por una defensora hispanohablante.
search-is-still-here = Su búsqueda sigue aquí. Inténtelo de nuevo.
server-did-not-answer = El servidor no respondió.
say-it-in = Decirlo en:

switch-language = English

## Problems

language-name = Español
title-with-error = Error: { $title }
there-is-a-problem = Hay un problema
back-to-the-board = Volver al tablero
title-board = Tablero
title-option = Opción
title-post = Publicar

## What a program posted

not-accepting-posted = No recibe a nadie, publicado { $ago }
