"""The label of a claim: its clearest member, shortened."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from index.article import Kind, Sentence
from reader.compare.asides import is_aside
from reader.compare.model import Mention, Ref
from reader.compare.statements import DATELINE, DAYS, SAID, says, statement_with, statements

_OPENS_VAGUELY = re.compile(
    r"(?:he|she|it|they|that|this|these|those|his|her|their|its|such|there|instead|until then|of course"
    r"|but|and|however|meanwhile|yet|so|also|still|then|or)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(rf"\b(?:{SAID}|according|testified|argued|called|announced|warned|quoted)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*(?:[\"”]|\Z)")
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_NO_NAME = rf" (?:[a-z0-9$£€%'’.:-]+|(?:{DAYS})\.?)"
_POINTS_BACK = re.compile(
    r"(?:(?:In|On|At|After|Before|By|For|With|From|During|Under|Over|Of|Until|Since|Asked|Last|Earlier|Later|Then|One|Two"
    rf"|Some|Many|Most|Both|None|All|Each|Several|Neither)(?:(?:{_NO_NAME}){{1,12}},|(?:{_NO_NAME}){{0,3}}) )?"
    r"(?:he|she|it|they|him|her|them|his|hers|their|its|these|those)\b(?!['’]s a\b)",
    re.IGNORECASE,
)
"""Somebody or something is meant of whom an earlier sentence tells: "On Tuesday he pleaded guilty"."""
_SUCH = re.compile(r"(?<!of )\bsuch (?!as\b|an?\b|that\b)[a-z]")
_ENDS_VAGUELY = re.compile(r"(?<!all )\b(?:that|this|these|those|so|there|it)[.!”\"]*\Z")
"""What was told before is meant: "The report does not say that."."""
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_ASCII_WORD = re.compile("[a-z]{4,}|[0-9]+")
_STEM = 5
"""Letters by which words of two sentences are told to be the same, whatever their endings."""
_NAMED = re.compile(r"(?<=\S )[A-Z][a-z]")


ROOMY = 80
"""Characters from which on a label costs more the longer it is."""

AWAY = 0.2
"""Cost of a label from a sentence that fits another claim better."""

TAKEN = 1.0
"""Cost of a label from a sentence that labels another claim."""

ALONE = 0.4
"""Cost of a label whose words no other article has, so that many seem to report what only one does."""

SUPPORTED = 2.0
"""What it counts for a label that its sentence is surely linked to all others of the claim."""

LOST = 0.6
"""Cost of a label without any word that others have of its sentence."""

CUT = 0.3
"""Cost of a label that is cut."""

POINTING = 0.6
"""Cost of a label that points back to what an earlier sentence names, or leaves open whose words it quotes."""


UNNAMED = 1.0
"""Cost of a label that does not say what the claim disputes."""

ELSEWHERE = 0.6
"""Cost of a label that says what another claim disputes, so that it seems agreed on."""

BEHEADED = 0.3
"""Cost of a label that leaves out what stands before what is disputed."""

Values = Mapping[Ref, Mapping[Mention, str]]
"""Per sentence that takes part in a dispute, what it says of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim that wants a label."""

    members: Sequence[Ref]
    own: Collection[Ref]
    """Those that fit no other claim better."""
    about: Sequence[Values] = ()
    """What it disputes."""
    elsewhere: Mapping[Ref, Sequence[str]] = field(default_factory=dict)
    """Per sentence, what it says of that is disputed in another claim."""


class Label(NamedTuple):
    """What a claim is called."""

    text: str
    source: Ref
    """The sentence that it is from."""

    def names(self, values: Values) -> bool:
        """Whether it says what its sentence says of a dispute."""
        return any(says(self.text, value) for value in values.get(self.source, {}).values())


def label_claims(
    claims: Sequence[Asked],
    sentences: Sequence[Sequence[Sentence]],
    scores: Mapping[tuple[Ref, Ref], float],
    taken: Collection[str] = (),
) -> list[Label]:
    """Return the label of each claim, as far as possible none that is ``taken``.

    That is the clearest sentence: well supported, short, standing on its own, saying what others say as well and what
    is disputed, and as far as possible none that labels another claim.
    """
    asked = [dict(_labels(claim, sentences, scores)) for claim in claims]
    holder: dict[Ref, int] = {}
    for number, (claim, costs) in enumerate(zip(claims, asked, strict=True)):
        own = {label: cost for label, cost in costs.items() if label.source in claim.own}
        holder.setdefault(_cheapest(own).source, number)
    labels = []
    for number, costs in enumerate(asked):
        best = _cheapest(
            {
                label: cost + TAKEN * (holder.get(label.source, number) != number or label.text in taken)
                for label, cost in costs.items()
            }
        )
        holder.setdefault(best.source, number)
        labels.append(best)
    return labels


def _cheapest(costs: Mapping[Label, float]) -> Label:
    return min(costs, key=lambda label: (costs[label], label.source))


def _labels(
    claim: Asked, sentences: Sequence[Sequence[Sentence]], scores: Mapping[tuple[Ref, Ref], float]
) -> Iterator[tuple[Label, float]]:
    """Yield what a claim may be called, and how badly each stands for it."""
    read = [(ref, sentences[ref.article][ref.sentence]) for ref in claim.members]
    words: dict[int, set[str]] = defaultdict(set)
    for ref, sentence in read:
        words[ref.article] |= _stems(sentence.text)
    several = _of_several(words.values())
    for ref, sentence in read:
        others = (scores.get((ref, other) if ref < other else (other, ref), 0.0) for other in claim.members)
        cost = (0 if ref in claim.own else AWAY) - SUPPORTED * sum(others) / (len(read) - 1)
        common = _stems(sentence.text) & several
        only_here = words[ref.article] - several
        whole = statements(sentence)
        values = {value for about in claim.about for value in about.get(ref, {}).values()}
        for text in dict.fromkeys((*whole, *(statement_with(sentence, value) for value in sorted(values)))):
            label, stems = Label(text, ref), _stems(text)
            alone = len(stems & only_here) / max(len(stems), 1)
            lost = len(common - stems) / max(len(common), 1)
            missed = sum(not label.names(about) for about in claim.about)
            yield (
                label,
                cost
                + unclear(sentence, text)
                + ALONE * alone
                + LOST * lost
                + BEHEADED * (text not in whole)
                + UNNAMED * missed
                + ELSEWHERE * any(says(text, value) for value in claim.elsewhere.get(ref, ())),
            )


def _of_several(articles: Iterable[Set[str]]) -> set[str]:
    """Return the words that more than one article has."""
    seen: set[str] = set()
    several: set[str] = set()
    for words in articles:
        several |= seen & words
        seen |= words
    return several


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    low = text.casefold()
    return frozenset([word[:_STEM] for word in (_ASCII_WORD if low.isascii() else _WORD).findall(low)])


@lru_cache(maxsize=8192)
def unclear(sentence: Sentence, label: str) -> float:
    """Return how badly a label from a sentence stands on its own: long, cut, opened vaguely, a pronoun for a name."""
    text = DATELINE.sub("", sentence.text, count=1)
    line = label.lstrip(".… ")
    bare = line.lstrip("\"“'‘.… ")
    cost = max(0, len(label) - ROOMY) / 200 + max(0, 40 - len(label)) / 40 + CUT * ("…" in label)
    if _POINTS_BACK.match(bare):
        cost += POINTING
    elif _OPENS_VAGUELY.match(text.lstrip("\"“'‘.… ")):
        cost += 0.3
    if bare != line:
        cost += 0.2 if _SAYS.search(_QUOTED.sub("", label)) else POINTING
    cost += 0.15 * (bool(_PRONOUN.search(text)) and not _NAMED.search(text))
    cost += 0.2 * label.endswith(("?", "?”", '?"'))
    # "Four in ten have such loans."
    cost += 0.25 * bool(_SUCH.search(label))
    cost += POINTING * (bool(_ENDS_VAGUELY.search(label)) + is_aside(sentence.text))
    return cost + 0.2 * (sentence.kind is not Kind.SENTENCE)
