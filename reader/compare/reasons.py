"""What a link rests on, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from reader.compare.kinships import kin_classes
from reader.compare.prepare import Words
from reader.compare.words import Form

MOST = 4
"""Reasons that are given for one link."""

LISTED = 4
"""Words that a reason names."""

_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("quote", ("quote", "quoted")),
    ("number", ("numbers",)),
    ("name", ("names",)),
    ("phrase", ("phrase", "bigrams", "run")),
    ("clause", ("clause",)),
    (
        "word",
        (
            "cosine",
            "rare_cosine",
            "shared",
            "rarest",
            "second",
            "count",
            "exact",
            "missed",
            "all_words",
            "letters",
        ),
    ),
    ("meaning", ("soft",)),
    ("kin", ("kin",)),
    ("stakes", ("stakes",)),
    ("third", ("third",)),
    ("around", ("near", "along", "beside", "around", "first", "topic")),
    ("best", ("rival", "lead")),
)


GROUPS = tuple(group for group, _ in _GROUPS)
"""What a link may rest on."""

VALUES = (
    "quoted_phrase",
    "phrase",
    "clauses",
    "soft",
    "exact",
    "third",
    "along_max",
    "lead_min",
    "kin_count_max",
    "stakes",
)
"""The features that ``tell`` asks for."""


@lru_cache(maxsize=8)
def columns_by_group(names: Sequence[str]) -> dict[str, list[int]]:
    """Return the columns of a judge by what they have to do with, in the order reasons are told in."""
    found: dict[str, list[int]] = {group: [] for group, _ in _GROUPS}
    for number, name in enumerate(names):
        for group, prefixes in _GROUPS:
            if name.startswith(prefixes):
                found[group].append(number)
                break
    return found


class _Pair(NamedTuple):
    """Two linked sentences as the tellers of reasons see them."""

    a: Words
    b: Words
    shared: set[str]
    """Keys of the words of both."""
    forms: list[tuple[Form, bool]]
    """The words of side a that stand in both, each with whether it is part of a name."""
    value: Mapping[str, float]


def tell(a: Words, b: Words, value: Mapping[str, float], groups: Sequence[str]) -> tuple[str, ...]:
    """Return the reasons for a link, strongest first.

    ``value`` are the features of the pair, ``groups`` the ``GROUPS`` of them that speak for it, the strongest first.
    """
    shared = set(a.keys).intersection(b.keys)
    forms = [(form, named) for form, named in zip(a.forms, a.named, strict=True) if form.key in shared]
    return tuple(islice(_told(groups, _Pair(a, b, shared, forms, value)), MOST))


def _told(groups: Sequence[str], pair: _Pair) -> Iterator[str]:
    for group in groups:
        if reason := _TELLERS[group](pair):
            yield reason


def _number(pair: _Pair) -> str:
    return _listed("the same number", [form.word for form, _ in pair.forms if form.key[0] == "#"])


def _name(pair: _Pair) -> str:
    return _listed("names in both", [_written(form.word) for form, named in pair.forms if named])


def _phrase(pair: _Pair) -> str:
    length = pair.value["phrase"]
    return "" if length < 3 else f"{length:.0f}{'+' if length >= 8 else ''} words running are the same"


def _word(pair: _Pair) -> str:
    # Names and numbers are told on their own: what is counted here is what is listed.
    plain: dict[str, str] = {}
    for form, named in pair.forms:
        if not named and form.key[0] != "#":
            plain.setdefault(form.key, form.word)
    count = f"{len(plain)} words" if len(plain) > 1 else "a word"
    return _listed(f"{count} in common", list(plain.values()))


def _clause(pair: _Pair) -> str:
    return "a part of one says what a part of the other says" if pair.value["clauses"] >= 0.5 else ""


def _meaning(pair: _Pair) -> str:
    return "a short form stands for a name" if pair.value["soft"] - pair.value["exact"] >= 0.05 else ""


def _kin(pair: _Pair) -> str:
    if not pair.value["kin_count_max"]:
        return ""
    classes = kin_classes()
    first: dict[int, tuple[int, str]] = {}
    for place, other in enumerate(pair.b.forms):
        if other.key not in pair.shared:
            for number in classes.get(other.key, ()):
                first.setdefault(number, (place, other.word))
    found = []
    for form in pair.a.forms:
        if form.key not in pair.shared:
            kin = [first[number] for number in classes.get(form.key, ()) if number in first]
            found += [f"{form.word} ~ {min(kin)[1]}"] if kin else []
    return _listed("alike in meaning", found)


def _third(pair: _Pair) -> str:
    return "both match a sentence of another article" if pair.value.get("third", 0) >= 0.15 else ""


def _around(pair: _Pair) -> str:
    return "the sentences around them match" if pair.value.get("along_max", 0) >= 0.3 else ""


def _best(pair: _Pair) -> str:
    return "each is the other's best match" if pair.value.get("lead_min", -1) > 0 else ""


def _quote(pair: _Pair) -> str:
    if pair.value["quoted_phrase"] >= 4:
        return "the same quotation"
    return "words quoted in both" if pair.value["quoted_phrase"] >= 2 else ""


def _stakes(pair: _Pair) -> str:
    return "both speak of one point of the story" if pair.value["stakes"] > 0 else ""


_TELLERS: dict[str, Callable[[_Pair], str]] = {
    "quote": _quote,
    "number": _number,
    "name": _name,
    "phrase": _phrase,
    "clause": _clause,
    "word": _word,
    "meaning": _meaning,
    "kin": _kin,
    "stakes": _stakes,
    "third": _third,
    "around": _around,
    "best": _best,
}


def _written(word: str) -> str:
    """Return a name as people write it."""
    return word.upper() if "." in word or any(c.isdigit() for c in word) else word.title()


def _listed(what: str, words: Sequence[str]) -> str:
    """Return ``what`` with the words it is about, each once; empty without words."""
    if not words:
        return ""
    distinct = list(dict.fromkeys(words))
    more = ", …" if len(distinct) > LISTED else ""
    return f"{what}: {', '.join(distinct[:LISTED])}{more}"
