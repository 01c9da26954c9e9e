"""Words that exclude each other when they are said of one thing: opposites, and alternatives of one attribute.

General English vocabulary, written for this project.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reader.compare.words import key_of

_OPPOSITES = """
    accept agree approve back embrace endorse support welcome / reject refuse oppose decline resist veto spurn condemn
    allow permit authorize let / ban bar block forbid prohibit prevent
    rise increase grow climb jump gain surge soar improve expand / fall drop decline decrease shrink slip plunge sink lose worsen cut
    raise boost hike / lower reduce cut slash trim
    win victory defeat beat prevail succeed / lose loss concede fail
    ahead lead edge outpace / behind trail lag
    guilty convict / innocent acquit exonerate clear
    accuse blame charge / clear exonerate absolve
    confirm acknowledge admit concede / deny dispute refute contradict
    prove verify / disprove debunk
    alive survive live / dead die death decease kill
    kill dead die / injure wound hurt survive rescue
    rescue / recovery
    accident accidental mechanical malfunction mistake / attack hostile deliberate intentional sabotage terrorism terrorist missile
    accidental accident / intentional deliberate purposely
    suicide / homicide murder accident
    arrest detain capture custody jail imprison / release free escape flee fugitive
    open reopen / close shut closure
    start begin launch open resume / end stop finish halt cease suspend
    continue keep remain stay / quit leave end stop resign withdraw abandon
    arrive enter come / leave depart exit
    join / leave quit
    hire appoint name / fire dismiss oust sack
    buy purchase acquire / sell
    pass approve adopt / fail defeat reject
    uphold affirm / overturn strike reverse
    keep maintain preserve / lift remove repeal scrap end reverse
    impose / lift
    strong robust / weak fragile
    safe safely unharmed unhurt intact / damage destroy injure harm
    damage / destroy
    public publicly / secret secretly private privately classified
    open transparent disclose reveal / conceal hide secret cover
    true truth truthful honest / false lie untrue dishonest misleading mislead
    legal lawful constitutional / illegal unlawful unconstitutional
    same identical mirror similar / different differ
    full fully complete completely entire entirely / partial partially partly incomplete insufficient insufficiently
    majority most / minority few
    always / never rarely seldom
    often frequently / rarely seldom never
    early / late
    first / last
    voluntary voluntarily / force compel mandatory
    alone single / group together several
    unanimous unanimously / split narrow narrowly divide
    major massive significant sweeping / minor modest slight small
    cooperate cooperative / refuse resist stonewall
    attend / skip boycott miss
    remember recall / forget
    known identify / unknown unidentified
    aware know / unaware ignorant
    relevant / irrelevant
    praise laud hail applaud / criticize condemn denounce blast slam
    friendly / hostile enemy
    calm quiet / tense violent chaos
    peaceful peacefully / violent violence riot
    agree agreement / disagree disagreement
    include / exclude
    permanent permanently final / temporary temporarily interim acting provisional
    increase / freeze
    north northern / south southern
    east eastern / west western
    left / right
    inside indoors / outside outdoors
    before / after
"""
_ALTERNATIVES = """
    fire dismiss oust sack / resign quit retire
    cancel abandon scrap / postpone delay suspend pause
    arrest / charge / convict / acquit
    photo photograph picture / video footage film
    shoot gunshot / stab knife / strangle / poison / drown
    murder / manslaughter
    conspiracy / fraud / perjury / bribery / theft / obstruction / embezzlement / extortion
    felony / misdemeanor
    brother / sister / father / mother / son / daughter / uncle / aunt / cousin
    husband / wife
    manager / promoter / owner / employee
    founder / member / volunteer
    student / teacher / professor
    pilot / passenger
    driver / passenger / pedestrian
    bomb explosion explosive / gun rifle pistol / knife
    fire blaze / flood / earthquake / storm
    crash collide collision / explode explosion / sink
    missile rocket / drone / artillery
    plane jet aircraft / helicopter
    car / truck / bus / train
    heart stroke / cancer
    hospital / home
    email / phone / letter / text
    statement / interview / speech / tweet
    top sole / finalist shortlist
    winner / finalist / runner
    acting interim / new permanent
    red / blue / green / black / white / yellow
    suspend / revoke
    hold / abandon
    sign / veto
    indict / charge / investigate
    strangle / suffocate
    ceasefire truce / offensive assault
    evacuate / shelter
    elect / appoint
    donate / lend loan
    buy / rent lease
"""


def _groups(table: str) -> Iterator[list[list[str]]]:
    for line in table.strip().splitlines():
        yield [[key_of(word) for word in side.split()] for side in line.split("/")]


@lru_cache(maxsize=1)
def exclusive_words() -> dict[str, dict[str, float]]:
    """Return, per stem, the stems that exclude it: 1 for an opposite, 0.5 for another value of one attribute."""
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
