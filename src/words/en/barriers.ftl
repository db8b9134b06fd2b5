# The barriers that the founding documents name, and what stands against them here.

## The barriers, by number

barrier-1 = Having left a program before
barrier-2 = An altercation in an earlier placement
barrier-3 = Found at night, outside intake hours
barrier-4 = Houses open to residents only at night
barrier-5 = No ID
barrier-6 = A TB test before entry
barrier-7 = No parent or guardian to agree
barrier-8 = Needing extra support to live in a program
barrier-9 = Pregnancy
barrier-10 = Rules on alcohol and drugs
barrier-11 = Needing more care than a program gives
barrier-12 = Few places for men and boys
barrier-13 = Trans and LGBTQI survivors
barrier-14 = Children who come along
barrier-15 = Age limits
barrier-16 = Stays that end with the 18th birthday
barrier-17 = Stays of a few weeks
barrier-18 = No fixed end date
barrier-19 = Places for survivors from the U.S. only
barrier-20 = Places for one kind of trafficking only
barrier-21 = Language
barrier-22 = Culture
barrier-23 = Native, rural and homeless young people
barrier-24 = A place that the trafficker knows
barrier-25 = Near or far from home
barrier-26 = Open or locked doors
barrier-27 = Houses for people who will not leave
barrier-28 = Coming back after leaving
barrier-29 = No return after leaving
barrier-30 = Coming back within a day
barrier-31 = Leaving again and again
barrier-32 = No pay for a bed that is held
barrier-33 = Curfews and first days inside
barrier-34 = Limited phones
barrier-35 = Phone screening
barrier-36 = Met at a police station
barrier-37 = A place right away, without many questions
barrier-38 = Private room
barrier-39 = Living with people who came for other reasons
barrier-40 = Someone there whom the person fears
barrier-41 = Being ready for a program
barrier-42 = One stage after the other
barrier-43 = Waiting lists and fees
barrier-44 = No way to get there
barrier-45 = No one to pay for the placement
barrier-46 = License, and who may refer
barrier-47 = Several jurisdictions
barrier-48 = Duties to report
barrier-49 = The least a hotline must know
barrier-50 = Having to leave by a certain hour
barrier-51 = A medical check before entry
barrier-52 = Danger of suicide
barrier-53 = Not calling it trafficking
barrier-54 = Staff and their training
barrier-55 = Services wanted
barrier-56 = The survivor decides
barrier-57 = One worker all the way
barrier-58 = Beds kept for trafficking survivors
barrier-59 = Opening, pausing, closing
barrier-60 = Confidentiality
barrier-61 = Danger of retaliation
barrier-62 = A criminal record
barrier-63 = Exploiters who look for people at shelters
barrier-64 = Not knowing what is available
barrier-65 = People who live in encampments

## What is shown, kept from happening or to come

against-bed-held-while-away =
    A bed is held while someone is away, and is not offered to others during that time.
against-leaving-not-counted =
    No one counts how often someone left. Leaving twenty times counts the same as leaving once.
against-place-is-enough = Only where the person is must be entered.
against-stage-of-each = The stage that each group of beds is for.
against-no-identifiers = No name, date of birth, phone number, address or case number is accepted.
against-leave-by = The time by which the person must leave.
against-not-asked-what-happened = No one is asked what happened.
against-fewer-moves =
    If plans are otherwise equal, the one with fewer moves and one organization comes first.
against-moves-of-a-plan = How often a plan moves people.
against-record-with-worker = The worker keeps what is needed to ask the same question again later.
against-nothing-kept = Nothing that is asked is saved.
against-no-program-address = No program's address is saved.
against-aloud-without-name =
    The words to say aloud give neither the name nor the location of a program.
against-reasons-counted = The number of programs that each reason leaves out.
against-not-asked-where-they-sleep =
    No one is asked where they sleep tonight, because that would say where to find them. A city, a
    county or part of a ZIP Code is enough.
