"""Names with the role before them: "Rep. Loretta Sanchez", "Central Command", "the Senate"."""

from __future__ import annotations

from unicodedata import combining, normalize

from index.article import Span
from reader.compare.details.model import Detail
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import MONTHS, STOP_WORDS, WEEKDAYS
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
_JOINERS = words("of the and for de van von al bin el da la le")
_NEVER = frozenset([*WEEKDAYS, *MONTHS, "i", "i'm", "i've", "i'll", "i'd"]) - {
    "may",
    "march",
    "august",
    "april",
    "june",
    "sun",
}


def find_names(tokens: Tokens, taken: frozenset[int], start: int) -> list[Detail]:
    """Return the names of a sentence; titles before a name are its modifier, the folded name its value."""
    found: list[Detail] = []
    after = 0
    for i in [n for n, capital in enumerate(tokens.capitals) if capital]:
        if i < after or not _name_word(tokens, i, taken):
            continue
        end = _name_end(tokens, i, taken)
        first = i
        while first < end - 1 and tokens.low[first] in TITLES:
            first += 1
            if tokens.low[first] == "." and first < end - 1:
                first += 1
        if not (end - i == 1 and _opens_sentence(tokens, i)):
            found.append(_name(tokens, i, first, end, start))
        after = end
    return found


def _name_word(tokens: Tokens, i: int, taken: frozenset[int]) -> bool:
    if i in taken or tokens.kinds[i] not in {"word", "initials", "designation"} or not tokens.capital(i):
        return False
    low = tokens.low[i]
    return low not in _NEVER and (
        low not in STOP_WORDS
        or (low in {"us", "mr", "mrs", "ms", "dr"} and tokens.ends[i] - tokens.starts[i] > 1)
    )


def _opens_sentence(tokens: Tokens, i: int) -> bool:
    """Whether a lone capitalised word may be capitalised only because it opens a sentence or a quotation."""
    if tokens.kinds[i] != "word":
        return False
    return i == 0 or tokens.low[i - 1] in {'"', ".", "?", "!", ":", "'", "—", "–"}


def _name_end(tokens: Tokens, i: int, taken: frozenset[int]) -> int:
    """The token after a name that begins at ``i``: "Bill of Rights", "John A. Boehner" are one name."""
    end, size = i + 1, len(tokens)
    while end < size:
        if _name_word(tokens, end, taken):
            end += 1
        elif (tokens.hyphenated(end) and _name_word(tokens, end + 1, taken)) or (
            (
                tokens.low[end] == "."
                and end + 1 < size
                and tokens.ends[end - 1] - tokens.starts[end - 1] <= 4
                and _name_word(tokens, end + 1, taken)
            )
            or (
                tokens.low[end] in {"of", "for", "the"}
                and end - i < 2
                and end + 1 < size
                and _name_word(tokens, end + 1, taken)
                and tokens.low[end - 1] not in TITLES
            )
            or (
                tokens.low[end] in _JOINERS
                and tokens.low[end] not in {"and", "the", "of", "for"}
                and end + 1 < size
                and _name_word(tokens, end + 1, taken)
            )
        ):
            end += 2
        else:
            break
    return end


def _name(tokens: Tokens, whole: int, first: int, end: int, start: int) -> Detail:
    last = _plain(tokens.low[end - 1])
    span = Span(start + tokens.starts[whole], start + tokens.ends[end - 1])
    context = frozenset(tokens.content(max(0, whole - 6), whole) + tokens.content(end, end + 6))
    return Detail(
        DifferenceKind.NAME,
        tokens.words(whole, end),
        span,
        whole,
        end,
        tokens.clauses[whole],
        last,
        " ".join(tokens.low[whole:first]),
        " ".join(_plain(w) for w in tokens.low[first:end]),
        context,
    )


def _plain(word: str) -> str:
    """Return a word without a possessive ending and without accents."""
    word = word.removesuffix("'s")
    return word if word.isascii() else "".join(c for c in normalize("NFD", word) if not combining(c))
