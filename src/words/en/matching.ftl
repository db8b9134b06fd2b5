# What a ranking, a plan or an assignment says of the places it shows.

## A household that would stay in parts

ask-how-old-each-child-is =
    Ask how old each child is: under 13, a child stays in the room of the person they came with.
ask-about-rooms =
    { $rooms ->
        [0] They would share one room. Ask if that is OK.
        [one] They would share one room. Ask if that is OK.
       *[other] They would stay in { $rooms } rooms. Ask if that is OK.
    }

## What is free

nothing-posted = Nothing posted
openings-posted = { CAP($openings) }, posted { $ago }

## Why a place stands where it stands

why-here = { $availability }, { $distance }, { $confirm }
things-to-confirm =
    { $things ->
        [0] nothing to confirm
        [one] one thing to confirm
       *[other] { $things } things to confirm
    }
band-call-first = Call first
band-call-next = Call next
band-may-fit = May fit
