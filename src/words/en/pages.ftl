# Texts around every page, and of answers that pages and the API share.

## Frame

skip-to-content = Skip to main content
about-this-network = About this network
nav-hotline = Hotline
nav-post-beds = Post beds
nav-pages = Pages
nav-find-a-bed = Find a bed
nav-programs = Programs
# On a narrow screen the rest is left out; both parts make one phrase.
clear-short = Clear
clear-rest = this search
leave-short = Leave
leave-rest = page
nothing-is-saved = Nothing you type here is saved.
shift-three-times = Press Shift three times to leave.
javascript-is-off = JavaScript is off, so the browser keeps what you sent and may offer to send it again. Close this tab when you are done.
database-is-behind = The database cannot be reached. Beds are shown as they were { $ago }.
# Only where a translation waits for its review.
translation-awaits-review = { "" }
search-is-still-here = Your search is still here. Try again.
server-did-not-answer = The server did not answer.
say-it-in = Say it in:

# The other language, by its own name.
switch-language = Español

## Problems

language-name = English
title-with-error = Error: { $title }
there-is-a-problem = There is a problem
back-to-the-board = Back to the board
title-board = Board
title-option = Option
title-post = Post

## What a program posted

not-accepting-posted = Not accepting anyone, posted { $ago }
