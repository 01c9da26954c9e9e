"""Names with the role before them: "Rep. Loretta Sanchez", "Central Command", "the Senate"."""

from __future__ import annotations

from unicodedata import combining, normalize

from index.article import Span
from index.patterns import lazy
from reader.compare.details.model import Detail
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import MONTHS, NATIONS, STOP_WORDS, UNITS, WEEKDAYS
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

TITLES = words(
    """
    mr mrs ms miss dr sir lord lady rep reps sen sens gov lt col gen capt sgt adm maj cpl judge justice
    president king queen prince princess pope general senator senators representative representatives
    congressman congresswoman governor mayor minister secretary attorney chancellor ambassador spokesman
    spokeswoman spokesperson professor director chairman chairwoman chief officer sheriff speaker
    majority minority leader vice former prime house democrat republican white
    captain colonel major lieutenant sergeant corporal private admiral commander brigadier marshal commodore inspector
    detective constable superintendent commissioner warden deputy deputies magistrate prosecutor advocate lawyer counsel
    bishop archbishop cardinal father sister brother mother reverend rabbi imam sheikh ayatollah monsignor
    coach trainer referee umpire striker goalkeeper midfielder defender winger skipper
    contractor engineer architect surgeon nurse doctor farmer teacher headmaster headteacher principal
    baron baroness count countess duke duchess emir sultan crown
    councillor councilor alderman lawmaker premier envoy
    analyst economist activist author singer actor actress
    """
)
"""Words before a name that are no part of it."""
_HOLDERS = words(
    """
    gov sen rep reps sens lt col gen capt sgt adm maj cpl secretary director minister governor president spokesman
    spokeswoman spokesperson chairman chairwoman chancellor ambassador mayor senator representative congressman
    congresswoman commissioner sheriff superintendent premier
    """
)
"""Titles that are hardly ever a part of a name, wherever they stand in it: "FBI Director Ines Calder"."""
_JOINERS = words("of the and for de van von al bin el da la le der den du di dos das ter ibn bint y e")
BODIES = words(
    """
    administration agency assembly association authority bank board bureau caucus center centre chamber coalition
    college commission committee committees company conference congress corps corporation council court department
    division federation force forces foundation fund group guard house inc institute institutes institution league
    ministry motors office organization organisation parliament party police press records school schools senate
    service services society standards tribunal trust union university works
    """
)
"""Last words of what bodies are called; a title before one is part of its name: "the Justice Department"."""
_OFFICES = words(
    """
    state defense defence staff energy labor commerce education agriculture transportation transport interior treasury
    intelligence police security health justice war foreign affairs national homeland veterans human services housing
    urban development finance environment operations communications central
    """
)
"""What stands behind "Secretary of" or "Director of" and is no part of the name that follows."""
_OWNERS = words(
    "children women men people king queen prince princess bishop pope mother father bank year martha valentine lloyd"
)
"""Words whose possessive goes on in a name: "Children's Hospital", "King's College"."""
_LETTERS = frozenset({"d", "r", "i"})
"""Parties of American lawmakers, put before their state: "D-Ore."."""
_NEVER = frozenset([*WEEKDAYS, *MONTHS, "i", "i'm", "i've", "i'll", "i'd"]) - {
    "may",
    "march",
    "august",
    "april",
    "june",
    "sun",
}


_NATIONS = NATIONS.keys() | {"us", "uk", "eu", "un", "nato"}


def find_names(tokens: Tokens, taken: frozenset[int], start: int) -> list[Detail]:
    """Return the names of a sentence; titles before a name are its modifier, the folded name its value."""
    found: list[Detail] = []
    after = 0
    for i in [n for n, capital in enumerate(tokens.capitals) if capital]:
        if i < after or not _name_word(tokens, i, taken):
            continue
        end = _name_end(tokens, i, taken)
        first = _behind_titles(tokens, i, end)
        if not (end - i == 1 and _opens_sentence(tokens, i)) and not _a_party(tokens, i, end):
            found.append(_name(tokens, i, first, end, start))
        after = end
    return found


def _behind_titles(tokens: Tokens, i: int, end: int) -> int:
    """Return where the name proper begins in a run from ``i`` to ``end``: behind "FBI Director", "Gov.", "Sen."."""
    low = tokens.low
    if end - i == 1 or plain_name(low[end - 1]) in BODIES:
        return i
    first = _over_titles(tokens, i, end)
    for at in range(first, end - 1):
        if low[at] in _HOLDERS:
            first = _over_titles(tokens, at, end)
    return first


def _over_titles(tokens: Tokens, at: int, end: int) -> int:
    """Return the token behind the titles that stand at ``at``: "Lt. Col.", "Secretary of State"; at most the last."""
    low = tokens.low
    while at < end - 1 and low[at] in TITLES:
        if low[at + 1] == "-" and at + 3 < end and low[at + 2] in TITLES:
            # "Secretary-General", "Vice-President".
            at += 3
            continue
        at += 2 if low[at + 1] == "." and at + 2 < end else 1
        office = at + 1
        while low[at] == "of" and office < end - 1 and low[office] in _OFFICES:
            office += 1
        if office > at + 1:
            at = office
    return at


def _a_party(tokens: Tokens, i: int, end: int) -> bool:
    """Whether a run is a lawmaker's party and state: "(R-Tenn.)", ", D-Ore."."""
    if tokens.low[i] not in _LETTERS or tokens.ends[i] - tokens.starts[i] > 1 or i == 0:
        return False
    return tokens.low[i - 1] in {"(", ",", "["} and (end == i + 1 or tokens.low[i + 1] == "-")


def _name_word(tokens: Tokens, i: int, taken: frozenset[int]) -> bool:
    if i in taken or tokens.kinds[i] not in {"word", "initials", "designation"} or not tokens.capital(i):
        return False
    low = tokens.low[i]
    if low in UNITS and _opens_sentence(tokens, i) and not _NATIONS.isdisjoint(tokens.low[i + 1 : i + 2]):
        # "Two Iraqi soldiers".
        return False
    return low not in _NEVER and (
        low not in STOP_WORDS
        or (low in {"us", "mr", "mrs", "ms", "dr"} and tokens.ends[i] - tokens.starts[i] > 1)
    )


def _opens_sentence(tokens: Tokens, i: int) -> bool:
    """Whether a lone capitalised word may be capitalised only because it opens a sentence or a quotation."""
    if tokens.kinds[i] != "word":
        return False
    before = tokens.low[i - 1] if i else "."
    return before in {'"', ".", "?", "!", ":", "'", "—", "–"} or (before == "-" and not tokens.glued(i))


def _name_end(tokens: Tokens, i: int, taken: frozenset[int]) -> int:
    """The token after a name that begins at ``i``: "Bill of Rights", "John A. Boehner" are one name."""
    end, size = i + 1, len(tokens)
    while end < size:
        if _name_word(tokens, end, taken):
            if _ends_owner(tokens, end - 1, i):
                break
            end += 1
            continue
        if _second_syllable(tokens, i, end):
            end += 2
            continue
        step = _joined(tokens, i, end)
        if not step or end + step > size or not _name_word(tokens, end + step - 1, taken):
            break
        end += step
    return end


def _joined(tokens: Tokens, i: int, end: int) -> int:
    """Return how many tokens go on from ``end`` with a name that begins at ``i``, the last a word of it; 0 without."""
    low = tokens.low
    word = low[end]
    if word == ".":
        return 2 if tokens.ends[end - 1] - tokens.starts[end - 1] <= _SHORT else 0
    if tokens.hyphenated(end):
        return 2
    if word == "-":
        return 0
    if word in _JOINERS and low[end + 1 : end + 2] == ["-"]:
        # "Abu Bakr al-Baghdadi".
        return 3
    if word in _PARTICLES and low[end + 1 : end + 2] and low[end + 1] in _PARTICLES:
        return 3
    if word == "of" and low[end - 1] in TITLES:
        return 2 if low[end + 1 : end + 2] and low[end + 1] in _OFFICES and tokens.capitals[end + 1] else 0
    if word == "and":
        return _to_body(tokens, end) if end - i <= _SHORT else 0
    if word in {"of", "for", "the"}:
        if end - i > 1 or low[end - 1] in TITLES:
            return 0
        # "Brigade of the Hills", where no sentence begins with it.
        return 3 if i and low[end : end + 2] == ["of", "the"] and not tokens.capitals[end + 1] else 2
    return 2 if word in _PARTICLES else 0


_SHORT = 4
_PARTICLES = _JOINERS - {"of", "the", "and", "for"}


def _second_syllable(tokens: Tokens, i: int, end: int) -> bool:
    """Whether a hyphen and a short syllable at ``end`` close a given name: "Kim Jong-un"."""
    if tokens.low[end] != "-" or end - i < 2 or end + 1 >= len(tokens):
        return False
    syllable = tokens.low[end + 1]
    return (
        len(syllable) == 2
        and syllable not in {"to", "up", "by"}
        and tokens.glued(end)
        and tokens.glued(end + 1)
    )


def _to_body(tokens: Tokens, end: int) -> int:
    """Return how many tokens from "and" at ``end`` belong to a body's name: "Food and Drug Administration"; or 0."""
    if tokens.low[end - 1].endswith("'s"):
        return 0
    for at in range(end + 2, min(end + _SHORT, len(tokens))):
        if not tokens.capitals[at] or not tokens.capitals[at - 1]:
            return 0
        if plain_name(tokens.low[at]) in BODIES:
            return at - end + 1
    return 0


def _ends_owner(tokens: Tokens, last: int, i: int) -> bool:
    """Whether the word at ``last`` only owns what follows: "Obama's Justice Department", not "Children's Hospital"."""
    low = tokens.low[last]
    if not low.endswith("'s"):
        return False
    owner = low[:-2]
    return not (owner in _OWNERS or owner.endswith("men") or (last - i > 1 and tokens.low[last - 1] == "."))


def _name(tokens: Tokens, whole: int, first: int, end: int, start: int) -> Detail:
    last = plain_name(tokens.low[end - 1])
    upto = tokens.ends[end - 1] - (2 if tokens.low[end - 1].endswith("'s") else 0)
    span = Span(start + tokens.starts[whole], start + upto)
    context = frozenset(tokens.content(max(0, whole - 6), whole) + tokens.content(end, end + 6))
    return Detail(
        DifferenceKind.NAME,
        tokens.text[tokens.starts[whole] : upto],
        span,
        whole,
        end,
        tokens.clauses[whole],
        last,
        " ".join(tokens.low[whole:first]),
        " ".join(plain_name(w) for w in tokens.low[first:end]),
        context,
    )


_SPELLED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ł": "l", "ħ": "h", "ı": "i"}
)
"""Letters that are no letter with an accent, and how papers write names that have them: Sæther, Saether."""


def plain_name(word: str) -> str:
    """Return a word, in small letters, without a possessive ending and in plain letters without accents."""
    word = word.removesuffix("'s")
    if word.isascii():
        return word
    return "".join(c for c in normalize("NFD", word.translate(_SPELLED)) if not combining(c))


_UMLAUT = lazy(r"(?<=[^\Waeiouq][aou])e(?=[^\Waeiou])")


def without_umlauts(word: str) -> str:
    """Return a plain name without the letter that some papers write for an umlaut: of Müller and Mueller, "muller"."""
    return _UMLAUT.sub("", plain_name(word))
