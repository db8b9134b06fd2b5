# Why a request is not answered as asked.

## Kinds of problems

title-unreadable = The request could not be read
detail-unreadable = Correct the listed fields and send the request again.
title-invalid-input = There is a problem with the input
detail-invalid-input = Correct the listed fields and send the request again.
title-not-found = There is nothing here
detail-not-found = Check the address; the API is described at /api/v1/openapi.json.
title-wrong-method = This address does not take that method
detail-wrong-method = Use a method that the Allow header lists.
title-too-large = The body is too large
detail-too-large = Send at most 64 KiB.
title-wrong-media-type = This address does not take this media type
detail-wrong-media-type = Set the Content-Type header to what the address takes.
title-wrong-host = The service does not answer under this name
detail-wrong-host = Use the address that your administrator gave you. An administrator allows a name with --host.
title-no-origin = The request does not show where it came from
detail-no-origin = Send it from a page of this service. A program sends a token, or uses the API without a session.
title-cross-site = The request came from another site
detail-cross-site = Send it from a page of this service.
title-who-asks = Sign-in needed
detail-who-asks = Send the header Authorization: Bearer with a token; an administrator of the service makes one with waystation token add.
title-forbidden = You do not have the right to do this
detail-forbidden = Ask someone who has it.
title-key-needed = A change needs a key of its own
detail-key-needed = Send the header Idempotency-Key with a new UUID, and use the same UUID if you send this request again.
title-key-used = The key belongs to another request
detail-key-used = Use a new key for a new request; nothing was changed.
title-version-needed = A step needs the version that you saw
detail-version-needed = Send the header If-Match with the ETag of the placement as you saw it.
title-changed = This has changed since you saw it
detail-changed = Look again, then decide; nothing was changed.
title-conflict = This cannot be done now
detail-conflict = See the listed problems for what to do; nothing was changed.
title-full = No unit is free here
detail-full = Choose another program, or send a request; nothing was changed.
title-too-few = Fewer units are free here than you asked for
detail-too-few = See the listed problems for what to do; nothing was changed.
title-refused = The request was refused
detail-refused = Check the request against /api/v1/openapi.json.
title-unavailable = The board is unavailable right now
detail-unavailable = Try again in a few seconds. Nothing was saved.
title-not-ready = Not everything works right now
detail-not-ready = Each problem says what to do; searches may still be answered.
title-unconfirmed = The database did not answer in time
detail-unconfirmed = We don’t know whether this was done. Send the same request again in a few seconds. With the same key nothing is done twice; without a key it may be.
title-crowded = Too many boards are listening here
detail-crowded = Try again in a few seconds.
title-too-many = Too many requests at once
detail-too-many = Wait as long as the Retry-After header says. If someone needs a bed now, call the programs on your last list by phone.
title-too-slow = The request did not arrive in time
detail-too-slow = Send the head within 5 seconds, and the whole body within 10. Nothing was done.
title-head-too-long = The head of the request is too long
detail-head-too-long = Send fewer or shorter headers, and a shorter address.
title-busy = The service is busy right now
detail-busy = Try again in a few seconds. If someone needs a bed now, call the programs on your last list by phone.
title-fault = Something went wrong in the service
detail-fault = Try again; if it happens again, tell the administrator of the service.
title-page-not-found = Page not found
detail-page-not-found = Check the address, or go back to the board.

## Requests as they arrive

# $part (Name)
no-query-part = There is no query parameter “{ $part }” here.
remove-it-parts-are = Remove it. The parameters are: { COMMA($parts) }.
query-part-twice = This is in the query more than once.
give-it-once = Send it once.
body-of-other-type = The body has another media type.
# $kind (Name)
set-content-type = Set the Content-Type header to { $kind }.
body-too-large = The body is too large.
# $size (Number)
send-less = Send at most { $size } KiB.
# $column (Number)
# $line (Number)
name-twice-in-object = A name appears twice in one object: line { $line }, column { $column }.
name-each-field-once = Send each name once.
# $column (Number)
# $line (Number)
body-not-json = The body is not JSON: line { $line }, column { $column }.
# $depth (Number)
send-one-json-object = Send one JSON object, nested less than { $depth } deep.
# $deepest (Number)
body-nested-too-deep = The body is nested more than { $deepest } deep.
send-as-api-says = Send it as the description of the API says.
form-unreadable = The form or query could not be read.
send-fewer-fields = Send fewer fields.
no-key-or-several = This request has no key, or more than one.
draw-a-uuid = Generate a UUID for it.
no-version-seen = This request does not say which version was seen.
if-match-names-other-post = The If-Match header names another post.
send-one-of-both = Send one of the two.
send-etag = Read the placement, and send its ETag.
# $right (Name)
right-is-missing = This needs the right { $right }, which the role { $role } does not have.
ask-one-of-roles = Ask someone with one of these roles: { COMMA($roles) }.
# $text (Name)
not-a-page-size = “{ $text }” is not a page size.
# $text (Name)
not-an-event-number = “{ $text }” is not the number of an event.
send-last-event = Send the id of the last event, or leave it out.
# $wanted (Number)
too-few-units-free = { CAP($openings) } free here; you asked for { $wanted }.
ask-for-fewer-units = Ask for fewer units, choose another program, or send a request.
# $group (Name)
program-posted-since = Your program has posted for { $group } since the post you saw.
# $post (Name)
replace-newest-post = Look at the newest post. To replace it, send “seen”: “{ $post }”.
# $seconds (Number)
sent-too-quickly =
    { $seconds ->
        [one] You sent too many requests of this kind. The next one is accepted in 1 second.
       *[other] You sent too many requests of this kind. The next one is accepted in { $seconds } seconds.
    }
wait-or-raise-rate = Wait, or ask your administrator to raise the limit with --request-rate.
# $most (Number)
too-many-streams = You listen with { $most } boards already.
close-other-boards = Close another board, or load this one again by hand.
