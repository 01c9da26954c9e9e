"""What a link rests on, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress, islice

from reader.compare.kinships import kin_classes
from reader.compare.prepare import Words

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
    "count",
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


def tell(a: Words, b: Words, value: Mapping[str, float], gain: Mapping[str, float]) -> tuple[str, ...]:
    """Return the reasons for a link, strongest first.

    ``value`` are the features of the pair, ``gain`` what each group of them added to the judgement.
    """
    ranked = sorted(_TELLERS, key=lambda group: -gain.get(group, 0.0))
    shared = set(a.keys).intersection(b.keys)
    return tuple(islice(_told(ranked, a, b, shared, value), MOST))


def _told(
    groups: Sequence[str], a: Words, b: Words, shared: set[str], value: Mapping[str, float]
) -> Iterator[str]:
    for group in groups:
        if reason := _TELLERS[group](a, b, shared, value):
            yield reason


def _number(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    return _listed(
        "the same number", [form.word for form in a.forms if form.key in shared and form.key[0] == "#"]
    )


def _name(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    named = [form.word for form in compress(a.forms, a.named) if form.key in shared]
    return _listed("names in both", [_written(word) for word in named])


def _phrase(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    if value["phrase"] < 3:
        return ""
    return f"{value['phrase']:.0f}{'+' if value['phrase'] >= 8 else ''} words running are the same"


def _word(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    plain = [
        form.word
        for form, named in zip(a.forms, a.named, strict=True)
        if form.key in shared and not named and form.key[0] != "#"
    ]
    return _listed(f"{value['count']:.0f} words in common", plain)


def _clause(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    return "a part of one says what a part of the other says" if value["clauses"] >= 0.5 else ""


def _meaning(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    return "a short form stands for a name" if value["soft"] - value["exact"] >= 0.05 else ""


def _kin(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    if not value["kin_count_max"]:
        return ""
    first: dict[int, tuple[int, str]] = {}
    for place, other in enumerate(b.forms):
        if other.key not in shared:
            for number in kin_classes().get(other.key, ()):
                first.setdefault(number, (place, other.word))
    found = []
    for form in a.forms:
        if form.key not in shared:
            kin = [first[number] for number in kin_classes().get(form.key, ()) if number in first]
            found += [f"{form.word} ~ {min(kin)[1]}"] if kin else []
    return _listed("alike in meaning", found)


def _third(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    return "both match a sentence of another article" if value.get("third", 0) >= 0.15 else ""


def _around(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    return "the sentences around them match" if value.get("along_max", 0) >= 0.3 else ""


def _best(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    return "each is the other's best match" if value.get("lead_min", -1) > 0 else ""


def _quote(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    if value["quoted_phrase"] >= 4:
        return "the same quotation"
    return "words quoted in both" if value["quoted_phrase"] >= 2 else ""


def _stakes(a: Words, b: Words, shared: set[str], value: Mapping[str, float]) -> str:
    return "both speak of one point of the story" if value["stakes"] > 0 else ""


_TELLERS: dict[str, Callable[[Words, Words, set[str], Mapping[str, float]], str]] = {
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
    distinct = list(dict.fromkeys(words))
    if not distinct:
        return ""
    more = ", …" if len(distinct) > LISTED else ""
    return f"{what}: {', '.join(distinct[:LISTED])}{more}"
