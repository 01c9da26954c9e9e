"""Names that one sentence has, and the other side neither in full nor in short."""

from __future__ import annotations

from reader.compare.details import Detail, Reading
from reader.compare.details.names import TITLES
from reader.compare.details.once import kept
from reader.compare.diverge.named_in import names_as_well
from reader.compare.model import DifferenceKind

_NAMES = 2
"""Names per side that are worth a note."""


def unshared_names(reading: Reading, other: Reading) -> list[Detail]:
    """Return names of two words and more, two at most, that the other sentence has not, nor its article elsewhere."""
    found: list[Detail] = []
    names = _long_names(reading)
    if not names:
        return found
    theirs, shouted = _written(other)
    for name, parts in names:
        if not theirs.isdisjoint(parts):
            continue
        first = {w[0] for w in parts}
        if any(t[0] in first and short_for(t, parts) for t in shouted):
            continue
        if not names_as_well(other.setting.text, parts):
            found.append(name)
            if len(found) == _NAMES:
                break
    return found


@kept
def _written(reading: Reading) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words of a sentence, and those with a capital that may be short forms."""
    tokens = reading.tokens
    plain = [w.removesuffix("'s") for w in tokens.low]
    capital = [w for w, is_capital in zip(plain, tokens.capitals, strict=True) if is_capital]
    return frozenset(plain), tuple(t for t in dict.fromkeys(capital) if 2 <= len(t) <= 10 and t.isalpha())


@kept
def _long_names(reading: Reading) -> tuple[tuple[Detail, list[str]], ...]:
    """Return the names of two words and more, each with its words."""
    split = [
        (name, [w for w in str(name.value).split() if len(w) > 1 and w.isalpha()])
        for name in reading.of(DifferenceKind.NAME)
    ]
    found = tuple(
        (name, parts)
        for name, parts in split
        if len(parts) >= 2 and " ".join(parts) not in _OF_NATIONS and parts[-1] not in TITLES
    )
    return found if found and not _headline(reading) else ()


_LEAST, _MOSTLY = 4, 0.7


def _headline(reading: Reading) -> bool:
    """Whether most words have a capital, as in some headings, where it says nothing of names."""
    tokens = reading.tokens
    plain = [i for i in tokens.weighty if tokens.kinds[i] == "word"]
    capital = sum(tokens.capitals[i] for i in plain)
    return len(plain) >= _LEAST and capital >= _MOSTLY * len(plain)


_OF_NATIONS = frozenset({"united states", "united kingdom", "white house", "middle east"})


def short_for(token: str, name: list[str]) -> bool:
    """Whether a token is put together from the beginnings of words in their order: "centcom" from "central command"."""
    if not name or len(token) < 2:
        return False
    for skip, word in enumerate(name):
        for taken in range(min(len(word), len(token)), 0, -1):
            if token[:taken] == word[:taken]:
                rest = token[taken:]
                if (not rest and skip == 0 and taken < len(word)) or (
                    rest and _goes_on(rest, name[skip + 1 :])
                ):
                    return True
    return False


def _goes_on(token: str, name: list[str]) -> bool:
    """Whether what is left of a token goes on with the beginnings of the words left."""
    if not token:
        return True
    if not name:
        return False
    return any(
        token[:taken] == name[0][:taken] and _goes_on(token[taken:], name[1:])
        for taken in range(min(len(name[0]), len(token)), 0, -1)
    )
