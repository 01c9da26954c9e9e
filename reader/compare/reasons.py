"""What a link rests on, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

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
    ("word", ("cosine", "rare_cosine", "shared", "rarest", "second", "count", "exact", "missed")),
    ("meaning", ("soft",)),
    ("third", ("third",)),
    ("around", ("near", "along", "beside", "around", "first")),
    ("best", ("rival", "lead")),
)


def groups_of(names: Sequence[str]) -> dict[str, list[int]]:
    """Return the columns of a judge by what they have to do with, in the order reasons are told in."""
    found: dict[str, list[int]] = {group: [] for group, _ in _GROUPS}
    for number, name in enumerate(names):
        for group, prefixes in _GROUPS:
            if name.startswith(prefixes):
                found[group].append(number)
                break
    return found


def tell(a: Words, b: Words, value: dict[str, float], gain: dict[str, float]) -> tuple[str, ...]:
    """Return the reasons for a link, strongest first.

    ``value`` are the features of the pair, ``gain`` what each group of them added to the judgement.
    """
    shared = {token.key for token in a.tokens} & {token.key for token in b.tokens}
    told = {
        "quote": _quote(value),
        "number": _listed("the same number", [t.word for t in a.tokens if t.number and t.key in shared]),
        "name": _listed(
            "names in both",
            [
                _written(t.word)
                for t, named in zip(a.tokens, a.named, strict=True)
                if named and t.key in shared
            ],
        ),
        "phrase": f"{value['phrase']:.0f}{'+' if value['phrase'] >= 8 else ''} words running are the same"
        if value["phrase"] >= 3
        else "",
        "clause": "a part of one says what a part of the other says" if value["clauses"] >= 0.5 else "",
        "word": _listed(
            f"{value['count']:.0f} words in common",
            [
                t.word
                for t, named in zip(a.tokens, a.named, strict=True)
                if t.key in shared and not named and not t.number
            ],
        ),
        "meaning": "a short form stands for a name" if value["soft"] - value["exact"] >= 0.05 else "",
        "third": "both match a sentence of another article" if value.get("third", 0) >= 0.15 else "",
        "around": "the sentences around them match" if value.get("along_max", 0) >= 0.3 else "",
        "best": "each is the other's best match" if value.get("lead_min", -1) > 0 else "",
    }
    ranked = sorted((group for group in told if told[group]), key=lambda group: -gain.get(group, 0.0))
    return tuple(told[group] for group in ranked[:MOST])


def _quote(value: dict[str, float]) -> str:
    if value["quoted_phrase"] >= 4:
        return "the same quotation"
    return "words quoted in both" if value["quoted_phrase"] >= 2 else ""


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
