"""News agencies: their names in a text, and which of them an article credits as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.article import Article, Kind, Sentence
from index.patterns import lazy
from reader.compare.wordlists import STOP_WORDS, word_set

_NAMES = {
    "AAP": r"AAP|Australian Associated Press",
    "AFP": r"AFP|Agence France[- ]Presse",
    "ANI": r"ANI|Asian News International",
    "ANSA": r"ANSA",
    "AP": r"AP|(?:The )?Associated Press",
    "Anadolu": r"Anadolu(?: Agency)?",
    "Belga": r"Belga",
    "Bernama": r"Bernama",
    "Bloomberg": r"Bloomberg(?: News)?",
    "CP": r"(?:The )?Canadian Press",
    "DPA": r"DPA|dpa|Deutsche Presse-Agentur",
    "EFE": r"EFE",
    "IANS": r"IANS",
    "IRNA": r"IRNA",
    "Interfax": r"Interfax",
    "Jiji": r"Jiji(?: Press)?",
    "KCNA": r"KCNA",
    "Kyodo": r"Kyodo(?: News)?",
    "PA": r"PA Media|Press Association",
    "PTI": r"PTI|Press Trust of India",
    "RIA": r"RIA(?: Novosti)?",
    "Reuters": r"Reuters",
    "TASS": r"TASS|Tass",
    "UPI": r"UPI|United Press International",
    "Ukrinform": r"Ukrinform",
    "Xinhua": r"Xinhua",
    "Yonhap": r"Yonhap",
}
_NAMED = "|".join(rf"(?P<{name}>\b(?:{pattern})\b)" for name, pattern in _NAMES.items())
_AGENCY = lazy(_NAMED)
_HINTS = tuple(
    (hint.partition(" ")[0], hint)
    for hint in (
        *word_set(
            """
            AAP AFP ANI ANSA AP Agence Anadolu Belga Bernama Bloomberg DPA dpa EFE IANS IRNA Interfax Jiji KCNA
            Kyodo PTI RIA Reuters TASS Tass UPI Ukrinform Xinhua Yonhap
            """
        ),
        *("Asian News", "Associated Press", "Canadian Press", "Deutsche Presse", "PA Media"),
        *("Press Association", "Press Trust", "United Press"),
    )
)
"""What a text holds where it names an agency, behind its first word: a quick look spares most of them the long one."""
_CAPITAL = re.compile(r"[A-Z]\w+")
_ASCII_CAPITAL = re.compile(r"[A-Z][A-Za-z0-9_]+")
_CALLED = re.compile(r"(?P<name>[A-Z][a-z]+)\.? (?:[A-Z]\. )?Bloomberg\b(?! News)")

_SHORT = r"PA|CP|AA|SPA|APA|WAM"
"""What is an agency only where nothing else could stand: on a line of credits."""
_SHORT_NAME = re.compile(rf"\b(?:{_SHORT})\b")
_ANY = "|".join((*_NAMES.values(), _SHORT))
_LIST = rf"(?:{_ANY})(?:(?:\s*[,/&]\s*|,? and |\s*-\s*)(?:{_ANY}))*"
_CREDIT_NAME = lazy(f"{_NAMED}|(?P<short>{_SHORT})")
_PICTURE = lazy(r"(?i)\b(?:photo\w*|getty|images?|pictures?|video|footage|epa|shutterstock|file)\b")
_DATELINE = lazy(rf"\((?:{_LIST})\)(?=\s*(?:[-–—:|]|$))|/(?:{_LIST})/|(?<!\w)(?:{_LIST})\s*(?=[–—|]|-\s|--)")
"""How a report of an agency begins, behind a place and a day: "ORRAN, May 3 (Reuters) -", "ORRAN | AFP |"."""
_SMALL_IN_PLACES = frozenset({"de", "del", "la", "le", "el", "al", "of", "the", "and"})
_LONGEST_DATELINE = 100
_SIGNED = lazy(
    r"\W*(?:\w{1,4}/\w{1,4}\W+)?(?:(?:with|via|sources?|agency|by|from)\W+)?(?:the )?"
    rf"(?:{_LIST})(?:/[\w. ]{{1,30}}|(?: [A-Z]{{2,5}}){{1,4}}| staff| writers?)?\W*",
    re.IGNORECASE,
)
"""A line that is nothing but a credit: "AFP/mb", "PTI KL RAX", "with Reuters", "wmr/rc (AFP, dpa)"."""
_THANKED = lazy(
    rf"(?:{_LIST})(?:['’]s?)?(?: (?:writer|reporter|journalist|correspondent|staff)s?\b.{{0,200}})? contributed\b"
    r"|(?i:\b(?:materials?|information|reporting|reports?|inputs?|files|content|copy|dispatch(?:es)?) (?:from|by)) "
    rf"(?:the |news agenc(?:y|ies) )*(?:{_LIST})"
    r"|(?i:^\W*this (?:article|story|report|copy|piece|dispatch) .{0,60}\b(?:by|on|in|from)) (?:the )?"
    rf"(?:{_LIST})"
    rf"|(?i:©|\(c\)|copyright).{{0,20}}\b(?:{_LIST})",
    re.DOTALL,
)
"""A sentence that thanks an agency for the report or a part of it."""
_REUTERS_DESK = lazy(r"\(?(?:Additional )?Reporting by [^;]{3,200};(?: [^;]{3,200};){0,3} [Ee]diting by ")
"""How Reuters, and nobody else, signs its reports."""
_HEAD, _TAIL = 5, 6
"""Sentences from the beginning and the end among which a credit may stand that is not told by its line."""


def named_agencies(text: str, *, person: bool = False) -> Iterator[tuple[str, int, int]]:
    """Yield the agencies a text names, each with where its name begins and ends.

    ``person`` says that somebody bears the name of one, which then needs "News" behind it.
    """
    for match in _AGENCY.finditer(text):
        name = match.lastgroup
        if name and not (person and match.group() == "Bloomberg"):
            yield name, match.start(), match.end()


def bears_a_name(text: str) -> bool:
    """Whether somebody in a text is called like an agency: "Mayor Ines Bloomberg"."""
    return any(match["name"].lower() not in STOP_WORDS for match in _CALLED.finditer(text))


def agency_hints(text: str) -> tuple[str, ...]:
    """Return those of the hints that a text holds; without one it names no agency."""
    written = capitals(text)
    return tuple([hint for word, hint in _HINTS if (word in written or word.islower()) and hint in text])


@lru_cache(maxsize=256)
def capitals(text: str) -> frozenset[str]:
    """Return the words of a text that begin with a capital."""
    return frozenset((_ASCII_CAPITAL if text.isascii() else _CAPITAL).findall(text))


def find_credits(article: Article, sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the agencies that an article credits as a whole: in its text, as its author or as its outlet."""
    hints = agency_hints(article.text)
    person = "Bloomberg" in hints and bears_a_name(article.text)
    found: set[str] = set()
    for name in (article.author, article.outlet):
        if name and not bears_a_name(name):
            found.update(agency for agency, _, _ in named_agencies(name))
    for number, sentence in enumerate(sentences):
        edge = number < _HEAD or number >= len(sentences) - _TAIL
        aside = sentence.kind in (Kind.AGENCY, Kind.CREDIT, Kind.DISCLAIMER)
        if aside or (edge and sentence.kind in (Kind.SENTENCE, Kind.HEADING)):
            found |= _credited(sentence, hints, person=person, opens=number < _HEAD)
    return frozenset(found)


def _credited(sentence: Sentence, hints: tuple[str, ...], *, person: bool, opens: bool) -> frozenset[str]:
    """Return the agencies that a sentence credits with the whole report."""
    text = sentence.text
    if _REUTERS_DESK.match(text):
        return frozenset({"Reuters"})
    if not any(hint in text for hint in hints) and not _SHORT_NAME.search(text):
        return frozenset()
    if (
        opens
        and (dateline := _DATELINE.search(text[:_LONGEST_DATELINE]))
        and _is_place(text[: dateline.start()])
    ):
        return _listed(dateline.group(), person=False)
    if _PICTURE.search(text):
        return frozenset()
    if sentence.kind is Kind.AGENCY or _SIGNED.fullmatch(text):
        return _listed(text, person=person)
    thanked = [_listed(match.group(), person=person) for match in _THANKED.finditer(text)]
    if sentence.kind is Kind.CREDIT:
        thanked.append(frozenset(name for name, _, _ in named_agencies(text, person=person)))
    return frozenset().union(*thanked)


def _is_place(text: str) -> bool:
    """Whether a text is no more than names, numbers and marks, as in "ORRAN, Calder, Sept. 12"."""
    words = [word.strip("[](),.|:–—-") for word in text.split()]
    return all(not word or not word[0].islower() or word in _SMALL_IN_PLACES for word in words)


def _listed(text: str, *, person: bool) -> frozenset[str]:
    """Return the agencies named where nothing but an agency is expected."""
    return frozenset(
        match.group() if match.lastgroup == "short" else match.lastgroup
        for match in _CREDIT_NAME.finditer(text)
        if match.lastgroup and not (person and match.group() == "Bloomberg")
    )
