# What programs offer and people wish for, as parts of a sentence; and the questions to say aloud.

all-of = { AND($parts) }

## Services

service-case-management = case management
service-crisis = crisis intervention
service-safety-planning = safety planning
service-clothing-and-food = clothing and food
service-counseling = counseling
service-therapy = therapy
service-trauma-therapy = trauma therapy
service-mental-health = mental health care
service-medical = medical care
service-dental = dental care
service-substance-use = substance use treatment
service-legal = legal help
service-court = court accompaniment
service-advocacy = advocacy
service-benefits = help with benefits
service-education = education
service-job = job training
service-life-skills = life skills
service-money = money management
service-housing = help finding a home
service-mentoring = mentoring
service-peer-support = peer support
service-arts = art and music
service-recreation = recreation
service-family = family counseling
service-parenting = parenting classes
service-childcare = childcare
service-transportation = transportation
service-aftercare = aftercare

## Languages

language-english = English
language-spanish = Spanish
language-sign-language = American Sign Language
language-amharic = Amharic
language-arabic = Arabic
language-bengali = Bengali
language-burmese = Burmese
language-chinese = Chinese
language-french = French
language-haitian = Haitian Creole
language-hindi = Hindi
language-hmong = Hmong
language-indonesian = Indonesian
language-japanese = Japanese
language-khmer = Khmer
language-kiche = K’iche’
language-korean = Korean
language-mam = Mam
language-mixtec = Mixtec
language-nepali = Nepali
language-persian = Persian
language-portuguese = Portuguese
language-punjabi = Punjabi
language-russian = Russian
language-somali = Somali
language-swahili = Swahili
language-tagalog = Tagalog
language-thai = Thai
language-ukrainian = Ukrainian
language-urdu = Urdu
language-vietnamese = Vietnamese
language-other = another language

## What a program is built around

focus-tribal = tribal program
focus-native-american = Native American communities
focus-african-american = African American communities
focus-african = African communities
focus-asian = Asian and Pacific Islander communities
focus-south-asian = South Asian communities
focus-southeast-asian = Southeast Asian communities
focus-caribbean = Caribbean communities
focus-latin-american = Latin American communities
focus-middle-eastern = Middle Eastern communities
focus-survivor-led = program led by survivors
focus-homeless-youth = homeless youth
focus-rural = rural communities

## Preferences

wish-dedicated = only for trafficking survivors
wish-own-room = private room preferred
wish-needs-own-room = private room required
wish-far = far from this area
wish-low-barrier = easy to get into (few requirements)
wish-few-restrictions = few restrictions in the house
wish-return-allowed = can come back after leaving
wish-long-enough = no fixed end date
wish-ride = help with transportation
wish-affirming = affirms LGBTQI people
wish-no-reject = pledges to turn no one away
wish-no-eject = pledges to put no one out
wish-emergency = an emergency stay
wish-transitional = a transitional program
wish-long-term = a longer-term home
wish-trained-staff = staff trained to work with trauma
wish-night-staff = staff there day and night

## What keeps a house safe

safeguard-confidential = confidential location
safeguard-secluded = secluded
safeguard-gated = gated
safeguard-cameras = cameras
safeguard-alarms = alarms
safeguard-guards = guards
safeguard-background-checks = background checks
safeguard-screened-calls = screened calls

## Staff

staff-day-and-night = 24-hour staff
staff-trauma-training = trauma-informed training

## Ways to get there, behind "It"

transport-collects = can pick people up
transport-pays = pays for travel
transport-transit = is on public transit

## Where people may come from

service-area-local = local
service-area-state = statewide
service-area-national = nationwide
service-area-out-of-area = prefers people from out of the area
service-area-unknown = not listed

## How people arrive

meeting-alone = on their own
meeting-advocate = with an advocate
meeting-program-vehicle = in the program's car
meeting-police-station = from a police station
meeting-paid-ride = in a paid ride

## When residents can be in the house

resident-hours-always = day and night
resident-hours-overnight = overnight only, { TIME($from) }–{ TIME($to) }
resident-hours-daily = { TIME($from) }–{ TIME($to) } only
resident-hours-from = from { TIME($from) }
resident-hours-unknown = at hours not listed

## House rules: what a house asks

doors-open = open doors
doors-staff-secure = staff control the door
doors-locked = locked doors
inside-first-none = people can go out from the first day
inside-first-hours =
    { $hours ->
        [one] no going out for the first hour
       *[other] no going out for the first { $hours } hours
    }
# $days (Number)
inside-first-days = no going out for the first { $days } days
phones-with-person = people keep their phones
phones-limited = limited phone use
phones-handed-in = staff hold phones
curfew-none = no curfew
curfew-at = curfew { TIME($time) }
outings-free = people go out as they wish
outings-by-agreement = residents go out by agreement with staff
outings-accompanied = residents go out with someone from the program

# What a rule is about where nobody has said, as in "Doesn't say: locked doors, first days".
about-doors = locked doors
about-inside-first = first days
about-phones = phones
about-curfew = curfew
about-outings = going out

## Questions to say aloud to the person

ask-under-18 = Are you under 18?
ask-with-others = Is anyone coming with you?
ask-all-gender = Would a place for people of all genders be OK too?
ask-left-before = Have you ever stayed in a program and left before it ended?
ask-has-id = Do you have any ID with you?
ask-tb-result = Do you have a recent TB test result with you?
ask-day-place = Would you have somewhere safe to be during the day?
ask-meet-police = Would it be OK if they met you at a police station?
ask-sobriety-problem =
    Some places don't allow alcohol or drugs. Would that be a problem for you?
ask-pregnant = Some places have rules about pregnancy. Are you pregnant?
ask-guardian-agrees =
    Is there a parent or guardian who could safely be asked to agree to your stay?
ask-agency-custody =
    Is a child welfare agency responsible for you, such as in foster care?
ask-veteran =
    Some places are only for veterans. Have you, or has an adult with you, served in the U.S.
    military?
