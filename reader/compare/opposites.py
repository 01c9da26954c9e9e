"""Words that exclude each other when they are said of one thing: opposites, and alternatives of one attribute.

General English vocabulary, written for this project.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations

from reader.compare.words import key_of

_OPPOSITES = """
    rise increase grow climb jump gain surge soar improve expand / fall drop decline decrease shrink slip plunge cut
    raise boost hike / lower reduce cut slash trim
    win victory defeat beat prevail succeed / lose loss concede fail
    guilty convict / innocent acquit exonerate clear
    prove verify / disprove debunk
    alive survive live / dead die death decease kill
    kill dead die / injure wound hurt survive
    accept approve endorse support welcome / reject refuse oppose
    allow permit authorize / ban bar block forbid prohibit
    kill / injure wound hurt survive
    same identical mirror similar / different differ
    =safely unharmed unhurt / =damaged destroy =injured
    =true =truthful =honest / =false untrue =dishonest =misleading
    legal constitutional / illegal unlawful unconstitutional
    unanimous unanimously / =narrow =narrowly
    accident accidental mechanical malfunction mistake / attack hostile deliberate sabotage terrorism terrorist missile
    accidental accident / intentional deliberate purposely
    suicide / homicide murder accident
    arrest detain capture custody jail imprison / release free escape flee fugitive
    buy purchase acquire / sell
    uphold affirm / overturn strike reverse
    impose / lift
    damage / destroy
    cooperate cooperative / refuse resist stonewall
    aware know / unaware ignorant
    relevant / irrelevant
    friendly / hostile enemy
    agree agreement / disagree disagreement
    inside indoors / outside outdoors
"""
_ALTERNATIVES = """
    photo photograph picture / video footage film
    shoot gunshot / stab knife / strangle / poison / drown
    murder / manslaughter
    conspiracy / fraud / perjury / bribery / theft / obstruction / embezzlement / extortion
    felony / misdemeanor
    husband / wife
    manager / promoter / owner / employee
    founder / member / volunteer
    pilot / passenger
    driver / passenger / pedestrian
    bomb explosion explosive / gun rifle pistol / knife
    fire blaze / flood / earthquake / storm
    crash collide collision / explode explosion / sink
    missile rocket / drone / artillery
    plane jet aircraft / helicopter
    sign / veto
    strangle / suffocate
    ceasefire truce / offensive assault
    buy / rent lease
"""


_FORMS = """
    calm smooth slight gentle flat / rough heavy stormy choppy huge
    fully completely entirely / partially partly insufficiently
    strongly / weakly
    voluntarily / forced compelled
    secret classified / public publicly
    permanent / temporary interim provisional
    fired firing dismissed ousted sacked / resigned resign resigning quit retired stepped
    cancelled canceled cancel abandon abandoned scrapped / postponed postpone delayed suspended paused hold
    top leading favorite favourite / finalist finalists shortlist
    interim acting temporary / new permanent successor
    innocent cleared acquitted exonerated / guilty convicted culpable
    pleaded / acquitted
    upheld affirmed / overturned reversed struck quashed
    opened reopened / closed shut shuttered
    increased rose grew climbed jumped gained surged / decreased fell dropped declined shrank slipped plunged
    higher larger bigger stronger / lower smaller weaker
    best highest largest / worst lowest smallest
    won victory defeated beat / lost conceded losing
    voluntary voluntarily willingly / forced compelled mandatory coerced
    peaceful peacefully / violent violently
    calm / tense chaotic panicked
    cooperated cooperating cooperative / refused stonewalled uncooperative
    alone solo lone / accomplice accomplices group
    accident accidental accidentally mistake / deliberate deliberately intentional intentionally purposely
    suicide / homicide murder murdered
    armed / unarmed
    conscious / unconscious
    stable / critical
    minor slight / serious severe critical
    safe unharmed unhurt uninjured / injured wounded hurt killed
    alive / dead deceased
    arrested detained captured / escaped fled released freed
    released freed / jailed imprisoned detained
    married / divorced single
    resigned quit / fired dismissed ousted sacked removed
    retired retiring / fired ousted
    approved passed adopted / rejected defeated failed blocked
    signed / vetoed
    legal lawful / illegal unlawful
    constitutional / unconstitutional
    secret secretly privately / publicly openly
    classified / declassified unclassified
    full fully complete completely / partial partially partly incomplete
    unanimous unanimously / divided split narrowly
    immediately instantly / later eventually delayed
    permanent permanently / temporary temporarily
    bombing bomb explosion blast / shooting gunfire gunman
    shooting shot gunfire / stabbing stabbed knife
    rocket missile / drone mortar
    plane airplane jet / helicopter
    car sedan / truck van bus
    fire blaze / flood flooding
    earthquake / hurricane tornado storm
    robbery / burglary
    felony / misdemeanor
    murder / manslaughter
    terrorism terrorist / accident accidental
    mechanical / human weather
    civilian civilians / soldier soldiers troops fighters militants
    boy / girl
    teenager teen / adult
    television tv / radio
    photo photograph picture / video footage
    cash / check cheque
    owner landlord / tenant renter
    conservative / liberal
    catholic / protestant
    sunni / shiite shia
    urban / rural
    surplus / deficit
    profit profits / loss losses
    import imports / export exports
    buy bought purchased / sell sold
    lend loaned / donate donated gave
    loan / gift grant
    ceasefire truce / offensive assault
    withdraw withdrew withdrawal / deploy deployed deployment remain
    postponed delayed suspended paused / cancelled canceled scrapped abandoned abandon
    extended / shortened ended
    allowed permitted / banned barred blocked prohibited
    interim acting temporary / permanent new
    optional / mandatory required
    guilty / innocent
    friendly / hostile
    rescue rescuers / recovery
    crash crashed / landed
    sank sunk / afloat floated
    cleared / charged
    leftist / rightist
"""
"""Opposites and alternatives that hold for these written forms only: "fired" excludes "resigned", "fire" does not."""


def _groups(table: str, *, forms: bool = False) -> Iterator[list[list[str]]]:
    for line in table.strip().splitlines():
        yield [[_key(word, forms) for word in side.split()] for side in line.split("/")]


def _key(word: str, form: bool) -> str:
    if word[0] == "=":
        return word
    return f"={word}" if form else key_of(word)


@lru_cache(maxsize=1)
def exclusive_words() -> dict[str, dict[str, float]]:
    """Return, per stem, the stems that exclude it: 1 for an opposite, 0.5 for another value of one attribute.

    A key that begins with ``=`` is one written form, not a stem: "fired" excludes "resigned", "fire" does not.
    """
    table: dict[str, dict[str, float]] = {}
    sources = ((_FORMS, True, 0.5), (_ALTERNATIVES, False, 0.5), (_OPPOSITES, False, 1.0))
    for source, forms, strength in sources:
        for sides in _groups(source, forms=forms):
            for side, other in permutations(sides, 2):
                for word in side:
                    table.setdefault(word, {}).update(dict.fromkeys(other, strength))
    for word, others in table.items():
        others.pop(word, None)
    return table
