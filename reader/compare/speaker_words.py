"""The words that a speaker is shown by where a report only says "Calder", "the court" or "a person" close to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.compare.antecedents import NAME
from reader.compare.details.noun_groups import head_ends
from reader.compare.details.saying_verbs import HINTS
from reader.compare.details.source_words import source_class
from reader.compare.details.tokens import Tokens, stem
from reader.compare.details.wordlist import words
from reader.compare.speaker_names import TITLES, is_given

_ADDITIONS = words("familiar briefed close aware involved acquainted near working")
_KNOWING = words("knowledge insight")
_STOPS = frozenset(',";:.()—–') | words("who which that was were has have had is are as but")
_CLAUSES = words("how what whether why when where")
_LONGEST = 10
"""Tokens that what is added to a noun for a source may have."""
_NAME = r"[A-Z][\w’'&-]{0,40}"
_SMALL = r"(?:of|for|and|on|in)"
_OPENS = re.compile(r"(?:\A|\n|[.!?:][”\"’')]* )[“\"‘'(]*\Z")


def with_addition(tokens: Tokens, first: int, end: int) -> int:
    """Return where "a person close to the inquiry" ends, of which ``first`` to ``end`` is "a person"."""
    head = head_ends(tokens, first, end)
    if source_class(tokens.low[head - 1]) != "person" or any(
        tokens.capital(i) for i in range(first + 1, end)
    ):
        return end
    behind = tokens.low[head : head + 3]
    knows = behind[:1] == ["with"] and not _KNOWING.isdisjoint(behind)
    if not knows and (not behind or behind[0] not in _ADDITIONS):
        return end
    for at in range(max(end, head + 1), min(head + _LONGEST, len(tokens))):
        if tokens.low[at] in _CLAUSES:
            break
        titled = tokens.low[at] == "." and tokens.low[at - 1] in TITLES
        if not titled and (tokens.low[at] in _STOPS or tokens.low[at] in HINTS):
            return at if at > head + 1 else end
    return end


def person_in_full(family: str, key: Sequence[str], texts: Sequence[str]) -> str:
    """Return how texts first write the name of such stems, given and family name; empty where none does."""
    junior = r",? (?:[JS]r\b\.?|I{2,3}\b)"
    ends = junior if len(key) > 2 else rf"(?!{junior})"
    full = re.compile(rf"\b(?P<given>[A-Z][\w’'-]{{1,40}}) (?:[A-Z]\. ?){{0,2}}{re.escape(family)}\b{ends}")
    for text in texts:
        for match in full.finditer(text) if family in text else ():
            if stem(match["given"].lower()) == key[0]:
                return " ".join(match[0].split())
    return ""


_OFFICES = words(
    """
    president minister secretary governor mayor chancellor premier speaker leader chief chairman chairwoman chair
    director manager executive commissioner sheriff coroner general ambassador superintendent principal harbourmaster
    bishop archbishop pope judge prosecutor coach captain skipper senator congressman congresswoman representative
    """
)
"""Offices that one person holds, so far as a story tells."""
_ANOTHERS = words("former ex then late deputy vice acting shadow assistant fellow retired previous")
_ABROAD = re.compile(r"[A-Z]\w*(?:[in]an|ese|ish|ch|['’]s)\Z")
_LONE = re.compile(r"(?P<given>)(?P<family>[A-Z][\w’'-]*[a-z])(?<!['’]s)(?![\w’'-]| [A-Z])")


def holder(office: str, texts: Sequence[str]) -> str:
    """Return the only person of whom the texts say that they hold an office: "Prime Minister Ines Calder".

    ``office`` has no article; it may also stand behind the name: "Ines Calder, who is the prime minister". Empty where
    nobody does, or several do, or no text names the one in full.
    """
    if office.rpartition(" ")[2].lower() not in _OFFICES:
        return ""
    words = f"(?i:{re.escape(office)})"
    before = re.compile(rf"(?<![\w-]){words} (?=[A-Z])|\b(?:[Tt]he|\w['’]s) {words}, (?=[A-Z])")
    behind = re.compile(
        rf"{NAME.pattern}, (?:who is )?(?:the|its|his|her|their|(?:[A-Z][\w-]+ )*[A-Z][\w-]+['’]s) {words}(?=[,.;])"
    )
    found: dict[str, str] = {}
    for text in texts:
        places = [match.end() for match in before.finditer(text) if _is_own(text, match.start())]
        named = [NAME.match(text, place) or _LONE.match(text, place) for place in places]
        for match in (*named, *behind.finditer(text)):
            if match is not None and not source_class(match["family"].lower()):
                given = match["given"] if is_given(match["given"]) else ""
                found[match["family"]] = found.get(match["family"]) or given
    family, given = found.popitem() if len(found) == 1 else ("", "")
    return f"{given} {family}" if given else ""


def _is_own(text: str, at: int) -> bool:
    """Whether no word before an office says that it is another one, or is held no more: "former", "Lonnish"."""
    last = (text[max(0, at - 16) : at].split() or [""])[-1]
    return last.lower().rstrip("-") not in _ANOTHERS and not _ABROAD.match(last)


def body_in_full(noun: str, text: str) -> str:
    """Return the one body of such a sort that a text names: "Harrow Vale Council" for "council".

    Empty where it names none, or several. What opens a sentence may begin with any word.
    """
    kind = noun.capitalize()
    if kind not in text:
        return ""
    before = rf"(?:{_NAME} ){{1,5}}{kind}\b"
    behind = rf"{kind} {_SMALL} (?:the )?{_NAME}(?: (?:{_SMALL} )?{_NAME}){{0,3}}"
    inside, every = set(), set()
    for match in re.finditer(rf"\b(?:{before}|{behind})", text):
        name = " ".join(match[0].split()).removeprefix("The ")
        if name != kind:
            every.add(name)
            if name != match[0] or not _OPENS.search(text, 0, match.start()):
                inside.add(name)
    full = inside.pop() if len(inside) == 1 else ""
    return full if full and all(name.endswith(full) for name in every) else ""
