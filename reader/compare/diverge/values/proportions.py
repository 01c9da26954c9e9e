"""Which part of a whole words name, as a range of percent: all, nobody, half, most, a handful, every second."""

from __future__ import annotations

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.details.making import detail_of
from reader.compare.details.once import kept
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

_ALL, _NONE, _HALF, _MOST, _FEW, _LESS = (
    (100.0, 100.0),
    (0.0, 0.0),
    (46.0, 54.0),
    (50.1, 100.0),
    (0.0, 30.0),
    (0.0, 49.9),
)
_NEARLY_ALL = (85.0, 99.9)
_PHRASES = {
    **dict.fromkeys(("all", "every", "everybody", "everyone", "entire", "whole", "completely", "full"), _ALL),
    **dict.fromkeys(("none", "nobody", "no one", "not one", "not a single", "not a cent", "no trace"), _NONE),
    **dict.fromkeys(
        ("hardly any", "hardly anybody", "hardly anyone", "scarcely any", "hardly a", "next to none"), _FEW
    ),
    **dict.fromkeys(
        ("few", "only a few", "only some", "a handful", "handful", "only one", "only the", "a small part"),
        _FEW,
    ),
    **dict.fromkeys(("half", "every second", "one half"), _HALF),
    **dict.fromkeys(
        ("most", "majority", "the bulk", "more than half", "over half", "large part", "great part"), _MOST
    ),
    **dict.fromkeys(("minority", "less than half", "fewer than half", "under half", "not even half"), _LESS),
    **dict.fromkeys(("every third",), (30.0, 36.5)),
    **dict.fromkeys(("every fourth",), (22.0, 28.0)),
    **dict.fromkeys(("nine out of ten", "nine in ten"), (86.0, 94.0)),
    **dict.fromkeys(("barely half", "hardly half", "scarcely half"), (40.0, 54.0)),
}
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], tuple[float, float]]]] = {}
for _phrase, _range in _PHRASES.items():
    _BY_FIRST.setdefault(_phrase.split()[0], []).append((tuple(_phrase.split()), _range))
for _listed in _BY_FIRST.values():
    _listed.sort(key=lambda item: -len(item[0]))
_NEARLY = words("almost nearly virtually practically")
_NO_PART = words("at after above over first last kinds sorts parties sides together day night year week time")
"""Words that make no part of a whole of the word before: "at all", "all sides"."""


@kept
def proportions(reading: Reading) -> tuple[Detail, ...]:
    """Return the parts of a whole that a sentence names, in words and in percent."""
    tokens, low = reading.tokens, reading.tokens.low
    found = [
        detail
        for detail in reading.of(DifferenceKind.NUMBER)
        if isinstance(detail.value, Quantity) and detail.value.unit == "%"
    ]
    taken = {i for detail in found for i in range(detail.token, detail.upto)}
    i = 0
    while i < len(low):
        match = next((m for m in _BY_FIRST.get(low[i], ()) if tuple(low[i : i + len(m[0])]) == m[0]), None)
        if match is None or i in taken:
            i += 1
            continue
        phrase, (least, most) = match
        first, end = i, i + len(phrase)
        i = end
        if (first and low[first - 1] == "at") or (end < len(low) and low[end] in _NO_PART):
            continue
        if first and low[first - 1] in _NEARLY and (least, most) == _ALL:
            first, (least, most) = first - 1, _NEARLY_ALL
        elif first and low[first - 1] == "not" and (least, most) == _ALL:
            first, (least, most) = first - 1, (0.0, 99.9)
        value = Quantity(least, most, "%", (least + most) / 2)
        found.append(detail_of(DifferenceKind.NUMBER, tokens, reading.start, first, end, value=value))
    return tuple(found)
