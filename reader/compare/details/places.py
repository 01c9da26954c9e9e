"""Places: names that a preposition of place makes one ("in western Iraq", "near Orran")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.compare.details.model import Detail
from reader.compare.details.names import BODIES
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

_PREPOSITIONS = words("in at near outside inside over around off across throughout from")
_SIDES = words(
    """
    north south east west northern southern eastern western central northeast northwest southeast
    southwest northeastern northwestern southeastern southwestern downtown nearby the suburban rural
    upper lower
    """
)


def find_places(tokens: Tokens, names: Sequence[Detail]) -> list[Detail]:
    """Return the names that stand as places; ``head`` is the stem of the word the place belongs to."""
    found = []
    for name in names:
        at = name.token - 1
        if at >= 0 and (impact := _struck(tokens, name)):
            found.append(impact)
            continue
        while at >= 0 and (tokens.low[at] in _SIDES or tokens.low[at] == "-"):
            at -= 1
        if (
            at >= 0
            and tokens.low[at] in _PREPOSITIONS
            and not name.modifier
            and not _goes_on(tokens, name.upto)
            and not _no_place(tokens, at, name)
        ):
            head = next(iter(reversed(tokens.content(max(0, at - 3), at))), "")
            found.append(replace(name, kind=DifferenceKind.PLACE, head=head, modifier=tokens.low[at]))
    return found


_SENT = words(
    """
    call calls letter letters message messages mail email emails response responses reply pressure support statement
    statements question questions request requests demand demands heard received gift gifts money donations comment
    """
)
"""What comes from somebody, not from somewhere."""
_SITES = words("twitter facebook instagram youtube tiktok whatsapp telegram snapchat reddit wikileaks")
_FEASTS = words("christmas easter thanksgiving ramadan halloween passover diwali eid july")
_TONGUES = words(
    """
    english french german spanish italian portuguese arabic chinese mandarin russian japanese hebrew latin hindi
    afrikaans
    """
)
_PAPERS = words(
    "post times journal news tribune herald gazette marines democrats republicans club international"
)
_HOUSES = words("center centre university college school schools house court bank")
_NO_PLACES = (BODIES - _HOUSES) | _SITES | _FEASTS | _PAPERS
_ACRONYM = 5
_LANDS = words("us uk uae ussr drc nyc usa dc")


def _no_place(tokens: Tokens, at: int, name: Detail) -> bool:
    """Whether a name behind a preposition is a body, a site, a feast, a tongue or a sender: "in the Senate"."""
    words_of = str(name.value).split()
    last = words_of[-1] if words_of else ""
    if last in _NO_PLACES or words_of == ["house"]:
        return True
    if tokens.low[at] == "from" and at and tokens.low[at - 1] in _SENT:
        return True
    if last in _TONGUES and at + 1 == name.token and tokens.low[at] == "in":
        return True
    written = tokens.text[tokens.starts[name.token] : tokens.ends[name.token]].removesuffix("'s")
    return len(words_of) == 1 and last not in _LANDS and 2 < len(written) <= _ACRONYM and written.isupper()


IMPACT = "impact"
"""Head of a place that something struck or ran onto."""
_STRIKES = words("struck strikes hit hits rammed rams")
_RUNS = words(
    """
    ploughed plowed crashed smashed slammed rammed grounded aground ran went drove veered ploughs crashes slams runs
    plunged collided
    """
)
_ONTO = words("into onto on against off at with")
_LAND = words(
    """
    rock rocks reef skerry shoal sandbank sandbar bank island islet point head headland cape ness cliff cliffs pier
    jetty quay bridge wall wharf mountain hill ridge peak mount glacier lake river bay beach harbour harbor tower
    building station hospital school market mall church mosque farm field forest wood house hotel
    """
)


def _struck(tokens: Tokens, name: Detail) -> Detail | None:
    """Return a name as the place of an impact: "struck Tarn Reef", "ploughed into Gull Point"."""
    at = name.token - 1
    onto = tokens.low[at] in _ONTO
    verb = at - 1 if onto else at
    if verb < 0 or name.modifier or tokens.low[verb] not in (_RUNS if onto else _STRIKES):
        return None
    last = tokens.low[name.upto - 1]
    beside = tokens.low[name.upto : name.upto + 2]
    named_land = last in _LAND or (len(beside) == 2 and beside[0] == "," and beside[1] in {"a", "an", "the"})
    if not (named_land or (onto and tokens.low[at] in {"onto", "on", "off"})):
        return None
    return replace(name, kind=DifferenceKind.PLACE, head=IMPACT, modifier="into")


def _goes_on(tokens: Tokens, after: int) -> bool:
    """Whether a noun follows a name, which is then no place: "in Senate history", "in the Labour movement"."""
    if after >= len(tokens) or tokens.low[after - 1].endswith("'s"):
        return after < len(tokens)
    return tokens.kinds[after] == "word" and tokens.low[after] not in STOP_WORDS
