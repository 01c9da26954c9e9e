"""Words that exclude each other when they are said of one thing: opposites, and alternatives of one attribute.

General English vocabulary, written for this project.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reader.compare.words import key_of

_OPPOSITES = """
    rise increase grow climb jump gain surge soar improve expand / fall drop decline decrease shrink slip plunge cut
    raise boost hike / lower reduce cut slash trim
    win victory defeat beat prevail succeed / lose loss concede fail
    guilty convict / innocent acquit exonerate clear
    prove verify / disprove debunk
    alive survive live / dead die death decease kill
    kill dead die / injure wound hurt survive
    rescue / recovery
    accept approve endorse support welcome / reject refuse oppose veto
    allow permit authorize / ban bar block forbid prohibit
    kill / injure wound hurt survive
    =calm =smooth =slight =gentle =flat / =rough =heavy =stormy =choppy =huge
    same identical mirror similar / different differ
    =fully =completely =entirely / =partially =partly =insufficiently
    =strongly / =weakly
    =voluntarily / =forced =compelled
    =safely unharmed unhurt / =damaged destroy =injured
    =secret =classified / =public =publicly
    =true =truthful =honest / =false untrue =dishonest =misleading
    legal constitutional / illegal unlawful unconstitutional
    =permanent / =temporary =interim =provisional
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
    =fired =firing =dismissed =ousted =sacked / =resigned =resign =resigning =quit =retired / =stepped
    =cancelled =canceled =cancel =abandon =abandoned =scrapped / =postponed =postpone =delayed =suspended =paused =hold
    =top =leading =favorite =favourite / =finalist =finalists =shortlist
    =interim =acting =temporary / =new =permanent =successor
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


def _groups(table: str) -> Iterator[list[list[str]]]:
    for line in table.strip().splitlines():
        yield [
            [word if word[0] == "=" else key_of(word) for word in side.split()] for side in line.split("/")
        ]


@lru_cache(maxsize=1)
def exclusive_words() -> dict[str, dict[str, float]]:
    """Return, per stem, the stems that exclude it: 1 for an opposite, 0.5 for another value of one attribute.

    A key that begins with ``=`` is one written form, not a stem: "fired" excludes "resigned", "fire" does not.
    """
    table: dict[str, dict[str, float]] = {}
    for source, strength in ((_ALTERNATIVES, 0.5), (_OPPOSITES, 1.0)):
        for sides in _groups(source):
            for side in sides:
                for other in sides:
                    if side is not other:
                        for word in side:
                            table.setdefault(word, {}).update(dict.fromkeys(other, strength))
    for word, others in table.items():
        others.pop(word, None)
    return table
