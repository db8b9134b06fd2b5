# The manual, whose parts stand in src/help.

help-title = Help
