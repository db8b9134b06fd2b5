# En espera de revisión por una defensora hispanohablante.
# The manual, whose parts stand in src/help.

help-title = Ayuda
