"""Nouns for whoever may be quoted, and for what may be cited; general English, written for this project."""

from __future__ import annotations

from reader.compare.details.wordlist import words

_PEOPLE = words(
    """
    actor actress activist adviser advisor advocate agent aide ally ambassador analyst archbishop artist assistant
    associate athlete attorney author bishop boss bystander candidate captain chair chairman chairwoman chancellor
    chef chief citizen cleric client coach colleague columnist commander commissioner commissar congressman
    congresswoman consultant consumer coroner correspondent councillor counsel counselor critic customer dean
    defendant delegate demonstrator deputy detective diplomat director doctor donor driver economist editor
    employee engineer envoy eyewitness executive expert family farmer father fighter firefighter fisherman founder
    friend general governor guard guest harbourmaster harbormaster historian host husband industrialist informant
    insider inspector investigator investor journalist judge juror justice lawmaker lawyer leader lieutenant
    legislator magistrate maker manager marshal master mayor medic member minister monk mother neighbor neighbour
    nurse observer officer official onlooker opponent organiser organizer owner paramedic parent parishioner
    passenger pastor patient performer pilot player pollster pope premier presenter president priest prime principal
    prisoner producer professor prosecutor protester publicist publisher pundit rabbi rancher reader regulator
    relative reporter representative researcher rescuer resident reviewer rival sailor scholar scientist secretary
    senator sergeant sheriff shopkeeper sister brother skipper soldier son daughter source speaker specialist
    spokesman spokesperson spokeswoman spectator staffer strategist student superintendent supervisor supporter
    surgeon survivor suspect teacher technician tenant tourist trader trainer traveler traveller treasurer trooper
    tycoon undersecretary user veteran victim villager visitor volunteer voter warden whistleblower widow wife
    witness worker writer boyfriend girlfriend grandfather grandmother uncle aunt cousin nephew niece man woman
    boy girl teenager couple nominee contender incumbent frontrunner democrat republican conservative liberal
    mariner crew boatman lifeguard harbormen islander local
    academic accountant airman architect auditor backer banker blogger broker builder cardinal chaplain clergyman
    climber commentator comedian commuter contractor curator cyclist designer detainee developer dispatcher diver
    evacuee fan follower graduate head headteacher hiker hostage hunter imam inmate landlord lecturer marine mechanic
    mediator migrant motorist negotiator nun operative pedestrian pensioner politician preacher proponent pupil ranger
    refugee responder retiree rider runner shopper singer skeptic sceptic swimmer tutor vicar
    bidder caretaker coordinator conductor dealer forecaster guide midwife mountaineer plumber shareholder
    skier steward stewardess
    """
)
_BODIES = words(
    """
    administration agency airline airport alliance army assembly association authority bank board broadcaster bureau
    business cabinet campaign carrier center centre charity church city clinic coalition coastguard college command
    commission committee company conglomerate consortium consulate corporation council country county court
    defence defense delegation department district embassy employer exchange federation firm forum foundation government
    group hospital house inquiry inspectorate institute institution insurer joint judiciary jury kingdom laboratory
    lobby manufacturer maker media military ministry mission monarchy movement museum navy network office operator
    opposition organisation organization outlet palace panel paper parliament partnership party police post precinct
    presidency press prosecution provider province railway rebel regime regiment region registry retailer school
    secretariat senate service side squad staff state station studio supplier syndicate task taskforce team
    thinktank tribunal troop union university utility village website watchdog wing newspaper magazine tabloid
    channel site blog wire daily weekly force
    bloc caucus chamber club front fund guild league legislature nonprofit society startup
    canton municipality borough prefecture brigade
    """
)
PLURALS = words(
    """
    police people men women others children families authorities forces crews residents locals officials sources
    colleagues parents relatives troops staff lawmakers firefighters fishermen policemen spokesmen crewmen critics
    supporters media many several some both prosecutors campaigners militants rebels separatists republicans democrats
    """
)
_RECORDS = words(
    """
    account affidavit analysis announcement article audit autopsy book bulletin census complaint data decree
    dispatch document email estimate excerpt figure filing finding footage indictment interview
    law lawsuit legislation letter log manifest memo memorandum message minute note notice order paper poll
    post projection publication record recording recorder release report review ruling schedule statement statistic
    story study suit summary survey testimony text timetable transcript tweet verdict video warrant
    """
)

_PERSONAL = ("ist", "ician", "man", "men", "maker", "holder", "keeper", "goer")
"""How nouns for people end."""
_IMPERSONAL = words(
    """
    checklist playlist shortlist blacklist waitlist consist persist subsist desist enlist ottoman talisman specimen
    regimen abdomen
    """
)


def _singular(word: str) -> str:
    """Return a noun's likely singular form: "agencies" to "agency", "bosses" to "boss"."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def source_class(word: str) -> str:
    """Say what a lower-case noun names: "person", "body" (office, organisation, outlet), "record" or ""."""
    plain = word.removesuffix("'s").removesuffix("'")
    one = _singular(plain)
    if plain == "papers":
        return "record"
    if plain in PLURALS or plain in _PEOPLE or one in _PEOPLE:
        return "person"
    if one.endswith(("woman", "women", "person", "spokesman", "officer", "worker")) or plain.endswith(
        "people"
    ):
        return "person"
    if len(one) > 6 and one.endswith(_PERSONAL) and one not in _IMPERSONAL:
        return "person"
    if plain in _BODIES or one in _BODIES:
        return "body"
    return "record" if plain in _RECORDS or one in _RECORDS else ""
