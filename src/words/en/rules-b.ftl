# What the rules of matching say of a program for one household: what somebody brings, agrees to,
# pays and wishes for. Then what each rule demands, and the reasons behind a count of programs.

## Several rules

# Behind another sentence.
ask-about-it = Ask.

## After leaving

after-leaving-taken = Takes people who left a program before.
after-leaving-case-by-case = Decides case by case about people who left a program before.
after-leaving-refused = Doesn't take people who left a program before.
after-leaving-ask-program = Ask if it takes someone who left a program before.
after-leaving-ask-person = Ask if the person has left one.
after-leaving-ask-adult = Ask if the adult who is coming along has left one.
after-leaving-of-the-person = The person has left one.

## Pregnancy

pregnancy-taken = Takes people who are pregnant.
pregnancy-case-by-case = Decides case by case about people who are pregnant.
pregnancy-refused = Doesn't take people who are pregnant.
pregnancy-ask-program = Ask if it takes someone who is pregnant.
pregnancy-ask-person = Ask if the person is pregnant.
pregnancy-ask-adult = Ask if the adult who is coming along is pregnant.
pregnancy-of-the-person = The person is pregnant.

## Sobriety

sobriety-none = No rule on alcohol or drugs.
sobriety-not-stated = Ask about its rule on alcohol and drugs.
sobriety-not-on-site = No alcohol or drugs in the house.
sobriety-at-intake = Must be sober on arrival.
sobriety-days =
    { $days ->
        [one] Requires 1 day sober before arrival.
       *[other] Requires { $days } days sober before arrival.
    }
# Behind one of the three above.
sobriety-no-problem = The person said that is OK.
sobriety-ask = Ask if that would be a problem.
sobriety-ask-adult = Ask if that would be a problem for the adult who is coming along.
sobriety-ask-program = Ask the program what that would mean.
sobriety-problem = The person said this rule would be a problem.

## Identification

identification-not-needed = No ID needed.
identification-held = Requires ID; the person has it.
identification-within =
    { $days ->
        [one] Requires ID within 1 day of arrival.
       *[other] Requires ID within { $days } days of arrival.
    }
identification-missing = Requires ID before entry; the person has none.
identification-ask = Requires ID before entry. Ask if the person has it.
identification-ask-adult =
    Requires ID before entry. Ask if the adult who is coming along has it too.
identification-not-stated = Ask if it takes someone without ID.
if-time-to-get-id = If the program allows time to get it.

## TB test

tb-test-not-needed = No TB test needed.
tb-test-held = Requires a TB test result; the person has it.
tb-test-within =
    { $days ->
        [one] Requires a TB test result within 1 day of arrival.
       *[other] Requires a TB test result within { $days } days of arrival.
    }
tb-test-missing = Requires a TB test result before entry; the person has none.
tb-test-ask = Requires a TB test result before entry. Ask if the person has it.
tb-test-ask-adult =
    Requires a TB test result before entry. Ask if the adult who is coming along has it too.
tb-test-not-stated = Ask if it takes someone without a TB test result.
if-time-for-tb-test = If the program allows time to get it.

## Pick-up

pick-up-ways = People can arrive { OR($ways) }.
pick-up-police-ok = Takes people from police stations; the person said that is OK.
pick-up-police-declined = Takes people from police stations only, which the person declined.
pick-up-police-ask = Takes people from police stations only. Ask the person if that is OK.
if-a-police-station-is-ok = If being met at a police station is OK.

## Private room

own-room-private = Private room.
own-room-shared = Shared room.
own-room-not-stated = Doesn't describe its rooms.
own-room-as-required = Private room, as required.
own-room-required = Shared room; a private room is required.
own-room-ask = Doesn't describe its rooms. Ask for a private room, which is required.
if-a-shared-room-is-ok = If a shared room is OK.

## Doubted

doubted-ask = Declined this household before. Ask what has changed.

## Returns

returns-yes = Takes people back after they leave.
returns-no = Doesn't take people back after they leave. Ask if the person has been there before.
returns-case-by-case =
    Decides case by case if people can come back. Ask if the person has been there before.

## By day

by-day-elsewhere = Open { $hours }. The person has somewhere to be during the day.
by-day-nowhere =
    Open { $hours }. The person has nowhere safe to be during the day. Ask what is available.
by-day-ask = Open { $hours }. Ask where the person would be during the day.
by-day-always = Open day and night.
by-day-not-stated = Ask if people can be there during the day.

## Consent

consent-guardian = The person is under 18: a parent or guardian must agree to the stay.
consent-guardian-if-minor =
    If the person is under 18, a parent or guardian must agree to the stay.
consent-agency =
    The person is under 18: a parent, a guardian or the agency with custody must agree to the stay.
consent-agency-if-minor =
    If the person is under 18, a parent, a guardian or the agency with custody must agree to the
    stay.
consent-alone =
    { $hours ->
        [one] The person is under 18 and can agree alone for the first hour. Ask who must agree
            after that.
       *[other] The person is under 18 and can agree alone for the first { $hours } hours. Ask who
            must agree after that.
    }
consent-alone-if-minor =
    { $hours ->
        [one] If the person is under 18, they can agree alone for the first hour. Ask who must
            agree after that.
       *[other] If the person is under 18, they can agree alone for the first { $hours } hours. Ask
            who must agree after that.
    }
consent-not-stated =
    The person is under 18: someone may have to agree to the stay. The program doesn't say who. Ask.
consent-not-stated-if-minor =
    If the person is under 18, someone may have to agree to the stay. The program doesn't say who.
    Ask.
# Behind one of the above.
consent-there = The person said one of them can.
consent-missing = The person said none of them can. Ask who else can agree.

## Medical check

medical-check-none = No medical check needed.
medical-check-before-entry =
    Requires a medical check before entry. Ask who can do it and how soon.
medical-check-within =
    { $days ->
        [one] Requires a medical check within 1 day of arrival.
       *[other] Requires a medical check within { $days } days of arrival.
    }
medical-check-not-before =
    { $days ->
        [one] Requires a medical check within 1 day of arrival, none before entry.
       *[other] Requires a medical check within { $days } days of arrival, none before entry.
    }
medical-check-not-stated = Doesn't say if it requires a medical check. Ask.

## Gender policy

gender-policy-by-identity = Places people by their stated gender.
gender-policy-case-by-case =
    Published rule: decides case by case where trans and non-binary people live.
gender-policy-case-by-case-ask =
    Decides case by case where trans and non-binary people live. Ask.
gender-policy-by-sex-assigned = Published rule: places people by the sex assigned at birth.
gender-policy-affirming = Says LGBTQI people are welcome.
gender-policy-not-stated =
    Doesn't say how it decides where trans and non-binary people live. Ask.

## Care

care-none = Published rule: no medical care on site.
care-outpatient = Published rule: people see doctors and counselors elsewhere; no nursing on site.
care-nursing = Nursing on site.
care-crisis = Can care for people in a crisis.
care-not-stated = Doesn't say what care it gives. Ask.

## Extra support

extra-support-taken = Takes people who need extra support to live in the program.
extra-support-case-by-case =
    Published rule: decides case by case about people who need extra support to live in the program.
extra-support-case-by-case-ask =
    Decides case by case about people who need extra support to live in the program. Ask.
extra-support-refused =
    Published rule: doesn't take people who need extra support to live in the program.
extra-support-not-stated = Doesn't say if it takes people who need extra support. Ask.

## After an altercation

after-altercation-taken = Takes people after an altercation in a placement.
after-altercation-case-by-case =
    Published rule: decides case by case about people who had an altercation in a placement.
after-altercation-case-by-case-ask =
    Decides case by case about people who had an altercation in a placement. Ask.
after-altercation-refused =
    Published rule: doesn't take people after an altercation in a placement.
after-altercation-not-stated = Doesn't say if it takes people after an altercation. Ask.

## Criminal record

record-none = Takes people with any record.
record-sex-offense = Published rule: doesn't take people with a record of a sex offense.
record-sex-offense-ask =
    Doesn't take people with a record of a sex offense. Ask how it decides; no one has to say why.
record-violent = Published rule: doesn't take people with a record of a violent offense.
record-violent-ask =
    Doesn't take people with a record of a violent offense. Ask how it decides; no one has to say
    why.
record-any = Published rule: doesn't take people with a criminal record.
record-not-stated = Doesn't say if it has a rule on criminal records. Ask.

## Readiness

readiness-none = No program requirement.
readiness-voluntary = People come and stay by their own choice.
readiness-acknowledges =
    Published rule: for people who see what happened as exploitation and want help.
readiness-not-stated = Doesn't say if a bed depends on joining a program. Ask.

## Residents

residents-checked =
    It screens for conflicts with residents. Ask if the person can come, without giving names.
residents-at-times =
    It sometimes screens for conflicts with residents. Ask, without giving names.
residents-checked-feared =
    It screens for conflicts with residents before anyone goes there. Don't give names.
residents-at-times-feared =
    It sometimes screens for conflicts with residents. Ask before anyone goes there, without giving
    names.
residents-not-checked =
    It doesn't screen for conflicts with residents. Ask how it keeps people safe.
residents-not-stated =
    Doesn't say if it screens for conflicts with residents. Ask, without giving names.

## Fee

fee-charged = Charges the person for the stay. Ask how much, and if it can be waived.
fee-case-by-case = Charges for the stay case by case. Ask how much, and if it can be waived.
fee-none = Free.
fee-not-stated = Doesn't say if it charges for the stay. Ask.

## Payer

payer-needed = Needs a sponsor or insurance to pay for the placement. Ask who can pay.
payer-case-by-case =
    Sometimes needs a sponsor or insurance to pay for the placement. Ask who can pay.
payer-none = No sponsor or insurance needed.
payer-not-stated = Doesn't say if it needs a sponsor or insurance. Ask.

## Waiting list

waiting-list-kept = Has a waiting list. Ask how long.
waiting-list-case-by-case = Sometimes has a waiting list. Ask how long.
waiting-list-none = No waiting list.
waiting-list-not-stated = Doesn't say if it has a waiting list. Ask.

## Dedicated

dedicated-only = Only for trafficking survivors.
dedicated-set-aside = Beds set aside for trafficking survivors, in a house that others share.
dedicated-shared = Also houses people who are not trafficking survivors.
dedicated-not-stated = Doesn't say who else lives there.

## Bed held

bed-held-for =
    { $hours ->
        [one] Holds a bed for 1 hour while someone is away.
       *[other] Holds a bed for { $hours } hours while someone is away.
    }
bed-held-none = Doesn't hold a bed while someone is away.
bed-held-not-stated = Doesn't say if it holds a bed while someone is away.

## Pledges, as parts of a sentence

pledge-no-reject = turns away no one it is set up to serve
pledge-may-reject = may turn people away
pledge-no-eject = puts out no one who has nowhere else to go
pledge-may-eject = may put people out
pledges-not-stated = Doesn't say if it turns people away or puts them out.

## Stage

stage-emergency = Emergency stay.
stage-transitional = Transitional program.
stage-long-term = Longer-term home.
stage-not-stated = Type of program not listed.

## Staffing, as parts of a sentence

staffing-at-night = staff there day and night
staffing-not-at-night = no staff at night
staffing-at-night-not-stated = doesn't say if staff are there at night
staffing-trained = staff trained to work with trauma
staffing-not-trained = not all staff are trained to work with trauma
staffing-trained-not-stated = doesn't say if staff are trained to work with trauma

## House rules

few-restrictions-not-said = Doesn't say: { COMMA($topics) }.
few-restrictions-not-stated = House rules not listed.

## Getting in, as parts of a sentence

low-barrier-advocate = an advocate can do the intake
low-barrier-advocate-ask = ask if an advocate can do the intake
low-barrier-person = the person does the intake
low-barrier-no-phone = no phone screening
low-barrier-phone =
    { $minutes ->
        [one] phone screening takes 1 minute
       *[other] phone screening takes { $minutes } minutes
    }
low-barrier-papers = no { OR($papers) } needed to enter
low-barrier-papers-needed = { AND($papers) } needed to enter
low-barrier-id = ID
low-barrier-tb-test = TB test
low-barrier-not-sober = no need to be sober on arrival
low-barrier-sober = must be sober
low-barrier-no-program = no program requirement
low-barrier-program = must join its program
low-barrier-not-stated = Doesn't say what people need to get in.

## Return allowed

return-allowed-yes = People can come back after leaving.
return-allowed-case-by-case = Decides case by case if people can come back after leaving.
return-allowed-no = No return after leaving.
return-allowed-not-stated = Doesn't say if people can come back after leaving.

## Services

services-offered = Offers { AND($services) }.
services-not-listed = { CAP(AND($services)) }: not listed.
services-denied = Doesn't offer { OR($services) }.

## Language

language-spoken = Staff speak { AND($languages) }.
language-interpreter = Interpreter available ({ OR($languages) }).
language-not-stated = Languages not listed.
language-no-interpreter = No interpreter of its own.
language-interpreter-at-times = Interpreter available at times.
language-ask = Ask for an interpreter ({ OR($languages) }).

## Focus

focus-stated = Focus: { AND($focuses) }.
focus-not-stated = Focus not listed.

## Transport

transport-help = It { AND($ways) }.
transport-none = Doesn't help people get there.
transport-not-stated = Doesn't say if it helps people get there.

## Reminders

reminder-medical-first =
    If the person is hurt, ill or may be in withdrawal, get medical care first. The bed can wait.
reminder-crisis-line =
    If anyone speaks of suicide, stay with them and call your supervisor. 988 takes calls and texts
    at any hour.
reminder-crisis-line-any-age =
    If anyone speaks of suicide, stay with them and call your supervisor. 988 takes calls and texts
    at any hour, from people of any age.
reminder-reporting =
    If the person is under 18, you may have a duty to report to child protection. The law of your
    state says who must report, and what. Follow your own procedure, and note whom you told.
# Who must report, where the person is under 18 or may be.
reminder-reporting-minor =
    The person is under 18: you may have a duty to report to child protection. { $law }
    Follow your own procedure, and note whom you told.
reminder-reporting-perhaps =
    If the person is under 18, you may have a duty to report to child protection. { $law }
    Follow your own procedure, and note whom you told.
# $state (Name)
reminder-law-of-state =
    The law of { $state }, where the person is, says who must report, and what.
reminder-law-not-known =
    The law of the state where the person is says who must report, and what.
reminder-minor-consent =
    If the person is under 18, ask the program who must agree to the stay. If calling a parent
    would not be safe, say so before anyone calls.
reminder-minor-consent-minor =
    The person is under 18: ask the program who must agree to the stay. { $law }
    If calling a parent would not be safe, say so before anyone calls.
reminder-minor-consent-perhaps =
    If the person is under 18, ask the program who must agree to the stay. { $law }
    If calling a parent would not be safe, say so before anyone calls.
reminder-law-of-program = The law of the program's state decides.
# $state (Name)
reminder-law-of-program-not-of =
    The law of the program's state decides, which may not be that of { $state }.
reminder-native-children =
    In court placements the court must ask whether a child is Native American (ICWA). You do not
    need to ask.
reminder-interstate-compact =
    Before someone under 18 goes to a program in another state, that state may have to agree in
    writing, even if a helper sends them. Ask child welfare before the trip.
reminder-no-names =
    Programs don't disclose who lives there. If the person fears someone, the program can check and
    answer yes or no.
reminder-advocate-calls =
    The person should not have to repeat their story. Offer to make the call together.
reminder-survivor-chooses =
    The person chooses: say what you know about the place, ask what they think, and accept a no.

# Where a reminder comes from.
reminder-basis-practice = practice
reminder-basis-suicide-hotline = National Suicide Hotline Designation Act of 2020
reminder-basis-child-abuse =
    Child Abuse Prevention and Treatment Act; law of each state
reminder-basis-state-law = law of each state
reminder-basis-indian-child-welfare = Indian Child Welfare Act
reminder-basis-interstate-compact = Interstate Compact on the Placement of Children

## What each rule demands

rule-status =
    A program takes people only while it is open. Planned and suspended programs are not shown. A
    planned opening or closing counts for stays that reach that day.
rule-verified =
    If no one can vouch for a program's listing, the program is not offered until it confirms that
    listing.
rule-avoid = A place in an area that the person avoids is not shown.
rule-declined =
    A program that the person said no to is not shown. The person can change that at any time.
rule-skipped =
    A program is left out if the person heard one of its published rules and said that it would be a
    problem. No one asks why, and the person can change that at any time.
rule-age =
    Each person's age must be one that the program takes. Children who come along have their own
    limits.
rule-served =
    A place must serve people in a setting that the survivor and each adult who comes along accept.
    No one's identity is asked or inferred.
rule-children = Each child who comes along must be of an age and gender that the program takes.
rule-households =
    Some beds are only for people with children, only for adults without children, or only for
    minors without an adult.
rule-veterans = Some beds are only for veterans and the people who come with them.
rule-room =
    People who come together stay in one room of their own, or take one bed each in a shared room.
rule-together =
    When people who come together have to stay in several rooms, children under 13 stay in the room
    of the survivor they came with. If a child may be younger, the worker asks.
rule-mates =
    Where a program says that a room is for one gender or one age band, people who did not come
    together share it only on those terms. Someone whose gender or age band is not known has a room
    to themselves, and so do people who come together.
rule-support =
    When people from several searches are placed at once, a program that has said how much support
    its staff can give takes on no more than that.
rule-trafficking =
    Some programs are only for survivors of sex trafficking or only for survivors of labor
    trafficking. No one is asked which it was.
rule-from-abroad =
    Some programs take survivors from the U.S. only. No one is asked where they come from.
rule-other-states = Some licenses do not let a program take people from another state.
rule-referral =
    Some programs take people only from certain agencies. The answer says who may call.
rule-pregnancy =
    Some programs take people who are pregnant only until a certain week, or not at all.
rule-no-return =
    If a person left a program that doesn't take people back, that program is left out unless it
    makes an exception.
rule-after-leaving =
    Some programs do not take people who left a program before. Having left is no reason by itself.
rule-sobriety =
    Some programs have a rule on alcohol and drugs. People are asked if the rule would be a problem,
    never what they use.
rule-identification =
    Some programs ask for ID before entry or soon after. People are asked only if they have any.
rule-tb-test =
    Some programs ask for a TB test result before entry or soon after. No one is asked what it says.
rule-pick-up =
    Some programs meet people only at a police station. The person is asked first.
rule-distance =
    Nearer places come first. A place is left out for its distance only when the person sets a
    limit. Hours by road are estimates: a fifth more than a straight line, at 55 miles an hour.
rule-stay =
    A stay must cover the nights asked for, or be one that can be extended. A limit by age counts
    from the person's age.
rule-minimum-stay =
    If a program has a minimum stay and the person needs fewer nights, the worker asks the program.
rule-capacity =
    Enough beds must be posted as open. The older a post is, the less it counts, and an old post of
    “full” is not relied on.
rule-intake =
    People arrive while the program takes people in, or after hours where someone is on call. If
    they must leave where they are by a certain time, intake must open before that.
rule-own-room =
    Private rooms come first for those who prefer one. For those who need one, shared rooms are left
    out.
rule-doubted =
    A program that declined this person before is still shown, further down: what it lists may not
    be what it takes.
rule-returns =
    Some programs do not take back people who left; others do.
rule-by-day =
    Some programs are open to residents only at certain hours. The person needs somewhere else to be
    at other times.
rule-consent = Someone may have to agree to a minor's stay. The program says who.
rule-medical-check = Some programs require a medical check before entry or soon after.
rule-gender-policy =
    Programs place people by their stated gender, case by case, or by the sex assigned at birth. No
    one's identity is asked.
rule-care = Programs differ in the care they can give. No one is asked about their health.
rule-extra-support =
    Some programs cannot give the extra support that some people need to live there. No one is asked
    about it.
rule-after-altercation =
    Some programs do not take people after an altercation in a placement. No one is asked if there
    was one.
rule-record =
    Some programs do not take people with certain criminal records. No one is asked if they have
    one.
rule-readiness =
    Some programs take only people who want their help. No one is asked how they see what happened.
rule-residents =
    Some programs check if a new person can live with their residents. No one learns who the
    residents are.
rule-fee = Some programs charge for the stay. No program is left out for this.
rule-payer = Some programs need a sponsor, such as an agency, or insurance to pay for the placement.
rule-waiting-list =
    Some programs have a waiting list. A person can be on it while staying elsewhere.
rule-dedicated = Beds only for trafficking survivors come first for those who prefer them.
rule-reserved =
    Beds set aside for trafficking survivors are kept until the program releases them. If the person
    arrives later than that, the worker asks if one is still kept.
rule-bed-held =
    People hear how long a program holds a bed for someone who is away before they decide. A program
    that holds beds counts for more if the person wants to be able to come back.
rule-pledges =
    Some programs pledge to turn away no one they are set up to serve, or to put no one out. They
    come first for those who prefer that, and for people who left a program before.
rule-stage =
    Places of the kind a person prefers (an emergency stay, a transitional program, a longer-term
    home) come first.
rule-staffing =
    Programs with staff there day and night, or with staff trained to work with trauma, come first
    for those who prefer that.
rule-house-rules =
    People hear the house rules that limit them (locked doors, first days inside, phones, curfew,
    going out) before they decide. House rules move no place up or down.
rule-few-restrictions =
    Houses with few restrictions (open doors, phones, evenings, going out) come first for those who
    prefer that. A house is never put first because it is locked.
rule-low-barrier =
    Places that are easy to get into come first for those who prefer that. An advocate can do the
    intake, and there is no phone screening. No ID, TB test result or sobriety is required before
    entry, and a bed does not depend on joining a program.
rule-return-allowed =
    Places that take people back after they leave come well before others for those who prefer that.
rule-long-enough =
    Longer stays, and stays that can be extended, come first for those who prefer no fixed end date.
rule-services = Places that offer more of the services wanted come first.
rule-language =
    Places where staff speak the person's language come first, then those with an interpreter. For
    other places, the worker asks for an interpreter.
rule-focus =
    Programs with the focus that a person prefers come first. Nothing about the person is asked or
    inferred.
rule-transport = Places that help people get there come first for those who prefer that.
rule-catchment =
    Some programs take people from their own area or state first. Others prefer people from
    elsewhere. The worker asks. No program is left out for this.

## Why programs are not shown, as words behind their number: "12 full tonight"

reason-no-groups = without any place listed
reason-status = not open
reason-verified = not verified by the program
reason-avoid = in an area to avoid
reason-declined = ruled out by the person
reason-skipped = with a rule that would be a problem
reason-age = wrong age range
reason-served = serving other people
reason-children = not taking these children
reason-households = for other family situations
reason-veterans = only for veterans
reason-room = without enough beds
reason-together = only if people stay apart
reason-mates = only with other roommates
reason-support = without staff for more support
reason-trafficking = for another kind of trafficking
reason-from-abroad = for survivors from the U.S. only
reason-other-states = for people from its own state
reason-referral = only for calls from other agencies
reason-pregnancy = not taking people who are pregnant
reason-no-return = not taking people back
reason-after-leaving = not after leaving a program
reason-sobriety = with a rule on alcohol and drugs
reason-identification = requiring ID
reason-tb-test = requiring a TB test result
reason-pick-up = met only at a police station
reason-distance = too far
reason-stay = stay too short
reason-minimum-stay = with a longer minimum stay
reason-capacity = full tonight
reason-intake = closed at that hour
reason-own-room = shared rooms
reason-doubted = declined this person before
reason-returns = not after leaving there before
reason-by-day = open only at certain hours
reason-consent = without consent
reason-medical-check = only after a medical check
reason-gender-policy = by its gender policy
reason-care = with less care
reason-extra-support = without extra support
reason-after-altercation = not after an altercation
reason-record = with a rule on criminal records
reason-readiness = for people who want its program
reason-residents = not with the people who live there
reason-fee = with a fee
reason-payer = needing a sponsor or insurance
reason-waiting-list = with a waiting list
reason-dedicated = shared with others
reason-reserved = released to others
reason-bed-held = without a bed held
reason-pledges = without a pledge to turn away and put out no one
reason-stage = of another type
reason-staffing = with other staff
reason-house-rules = with house rules
reason-few-restrictions = with restrictions
reason-low-barrier = not easy to get into
reason-return-allowed = no return after leaving
reason-long-enough = with shorter stays
reason-services = without the services wanted
reason-language = in another language
reason-focus = with another focus
reason-transport = without help getting there
reason-catchment = for people from elsewhere
