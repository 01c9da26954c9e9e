"""Whom a speaker's words name: a person's name without office and place, and who in a story bears a family name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader.compare.details.noun_groups import head_ends, is_initial, is_named
from reader.compare.details.source_words import source_class
from reader.compare.details.tokens import Tokens, stem
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import words

Key = tuple[str, ...]

TITLES = words(
    """
    mr mrs ms miss dr sir rep reps sen sens gov lt col gen capt sgt president senator representative governor mayor
    minister secretary judge justice former vice chief director
    """
)
_MARKS = frozenset(".-'")
_JUNIOR = frozenset({"jr", "sr", "ii", "iii"})
_NO_GIVEN = (
    TITLES
    | STOP_WORDS
    | words(
        """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december both while meanwhile later earlier today house white street team camp anti pro rev prof
    """
    )
)
"""Words with a capital in front of a family name that are no given name."""
_GIVEN_ING = words("sterling irving ewing harding fleming channing manning whiting")


def person_name(tokens: Tokens, first: int, end: int) -> tuple[Key, bool]:
    """Return the stems of the person's name in a noun group, and whether an office or a title stands before it.

    Of "Gov. Ines A. Calder of Orran" it is "ines calder". The name is empty where the group's own words end in
    none: "a lawyer for Ms. Calder", "the Harbour Board's chairman".
    """
    end = head_ends(tokens, first, end)
    start = end
    while start > first and _in_name(tokens, start - 1):
        start -= 1
    name = tuple(
        tokens.stems[i].removesuffix("'s")
        for i in range(start, end)
        if tokens.kinds[i] != "mark" and not is_initial(tokens, i)
    )
    if not name or source_class(tokens.low[end - 1]):
        return (), False
    before = start - 1
    while before >= first and tokens.kinds[before] == "mark":
        before -= 1
    return name, before >= first and (
        tokens.low[before] in TITLES
        or source_class(tokens.low[before]) == "person"
        or tokens.low[before].endswith("'s")
    )


def _in_name(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` goes on with a person's name to the left."""
    low = tokens.low[i]
    if low in _MARKS:
        return (
            i > 0
            and (is_initial(tokens, i - 1) or low != "." or tokens.low[i - 1] in _JUNIOR)
            and tokens.glued(i)
        )
    return (
        is_named(tokens, i) and low not in TITLES and source_class(low) != "person" and not low.endswith("'s")
    )


def bearers(name: str, texts: Sequence[str]) -> list[Key | None]:
    """Return, per text, the full name of whoever bears a family name there: whom the text names so first.

    ``name`` is written as in the texts. None stands where a text names nobody so in full.
    """
    family = re.compile(
        rf"(?P<given>[A-Z][\w’'-]{{1,40}}) (?:[A-Z]\. ?){{0,2}}{re.escape(name)}\b(?:,? (?P<junior>[JS]r|I{{2,3}})\b)?"
    )
    if any(
        name in text and re.search(rf"-(?:based|owned|listed) {re.escape(name)}\b", text) for text in texts
    ):
        # "Orran-based Calder" is a firm.
        return [None] * len(texts)
    return [
        _first_bearer(name, text, list(family.finditer(text))) if name in text else None for text in texts
    ]


def _first_bearer(name: str, text: str, matches: Sequence[re.Match[str]]) -> Key | None:
    full = [match for match in matches if is_given(match["given"])]
    if not full:
        return None
    first = full[0]
    juniors = sum(bool(match["junior"]) for match in full)
    if first["junior"] and juniors + 1 < len(re.findall(rf"{re.escape(name)},? [JS]r\b", text)):
        # Where the son goes by "Calder Jr." in the text too, the name alone is the father's, if he is there.
        fathers = (m for m in full if not m["junior"] and m["given"] == first["given"])
        first = next(fathers, first)
    junior = (first["junior"].lower(),) if first["junior"] else ()
    return (stem(first["given"].lower()), stem(name.lower()), *junior)


def is_given(word: str) -> bool:
    """Whether a word with a capital may be a person's given name: no title, no day, no first word of a sentence."""
    low = word.lower()
    if re.search(r"-[a-z]", word):
        # "Orran-based".
        return False
    plain = not source_class(low) and low not in _NO_GIVEN and not low.endswith(("'s", "’s"))
    if low.endswith("ing") and len(low) > 4 and low not in _GIVEN_ING:
        # "Ridiculing Calder, …".
        return False
    return plain and not word.isupper()


def agreed(found: Sequence[Key | None]) -> Key | None:
    """Return the one full name that all texts give, None where they give several or none."""
    names = Counter(name for name in found if name)
    return next(iter(names)) if len(names) == 1 else None
