"""Transcripts of broadcasts: who speaks stands in capitals before each turn, "CALDER: I shut the gate."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from index.article import Kind, Span
from reader.compare.details.tokens import tokenize
from reader.compare.model import Comparison, Mention, Ref
from reader.compare.speaker_mentions import Said, stems_of
from reader.compare.speaker_names import agreed, bearers
from reader.compare.speaker_words import person_in_full

_FEWEST = 3
"""Turns from which on a text is a transcript."""
_TURN = re.compile(r"(?m)^[^\w\n]{0,3}(?P<who>[A-Z][A-Z .'’-]{1,38}[A-Z])(?: \([^()\n]{1,40}\))?: ?(?=\S)")
_STAFF = (
    r"(?:correspondent|reporter|presenter|editor|host|anchor|newsreader|colleague)s?,? (?:[A-Z][\w’'-]+ ){{0,2}}{0}"
    r"|{0},? (?:our|the BBC's|for [A-Z])\b"
)
"""Who makes the broadcast, in which he is no source."""


def turns(comparison: Comparison) -> Iterator[Said]:
    """Yield a mention for each sentence of a transcript that somebody speaks whom the story names in full."""
    texts = [article.text for article in comparison.articles]
    for n, text in enumerate(texts):
        found = list(_TURN.finditer(text))
        if len(found) < _FEWEST:
            continue
        names = {who: _in_full(who, n, texts) for who in {turn["who"] for turn in found}}
        for turn in found:
            if names[turn["who"]]:
                yield from _spoken(n, turn, names[turn["who"]], comparison)


def _in_full(label: str, own: int, texts: list[str]) -> str:
    """Return the full name of who speaks under a label; empty for whoever makes the broadcast, or is not known."""
    family = label.split()[-1].title()
    if re.search(_STAFF.format(re.escape(family)), texts[own]):
        return ""
    found = bearers(family, texts)
    key = found[own] or agreed(found)
    return person_in_full(family, key, [texts[own], *texts]) if key else ""


def _spoken(n: int, turn: re.Match[str], name: str, comparison: Comparison) -> Iterator[Said]:
    tokens = tokenize(name)
    key = stems_of(tokens, 0, len(tokens))
    text, sentences = comparison.articles[n].text, comparison.sentences[n]
    end = text.find("\n", turn.end())
    upto = len(text) if end < 0 else end
    for m in range(bisect_left(sentences, turn.start(), key=attrgetter("start")), len(sentences)):
        sentence = sentences[m]
        if sentence.end > upto:
            break
        if sentence.kind is Kind.SENTENCE:
            label = sentence.start < turn.end()
            span = Span(*turn.span("who")) if label else Span(sentence.start, sentence.end)
            yield Said(
                Mention(Ref(n, m), span), name, key, 0,
                named=True, vague=False, described=False, person=True, pair=False, family="", human=True,
                pronoun="", added=False,
            )  # fmt: skip
