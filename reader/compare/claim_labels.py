"""The label of a claim: its clearest member, without what only its own article needs, shortened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from index.article import Kind, Sentence
from reader.compare.model import Ref
from reader.compare.wordlists import word_set

LABEL_WIDTH = 90
"""Most characters of a claim's label."""

_LEAST_KEPT = 0.8
"""Part of a label's width that must be filled where it ends with a clause rather than within one."""

_OPENS_VAGUELY = re.compile(
    r"(?:he|she|it|they|that|this|these|those|his|her|their|its|such|there|instead|until then|of course"
    r"|but|and|however|meanwhile|yet|so|also|still|then|or)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[A-Z][A-Z'’. ]+(?:, [A-Z][\w.]*)*(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: \([^()\n]{2,30}\))? ?(?:--|[–—―]|- )[-–—]? ?(?=\S)"
)
"""The place, the day and the agency before the first sentence: "WASHINGTON, Aug 20 (Reuters) - "."""
_LEAST_SAID = 20
"""Characters that a quotation needs to label a claim without the words behind it."""
_LINK = re.compile(
    r"(?:But|And|Yet|However|Meanwhile|Still|Also|So|Moreover|Nevertheless|Instead)(?:, | )(?=[\w\"“'‘])"
)
_SAID = r"(?:said|says|added|told|wrote|tweeted|continued|insisted|asked|explained|noted|replied|recalled)"
_HE_SAID = re.compile(rf"(?P<said>[,.!?](?:[\"”’']|''))\s*(?:he|she|they|it)\s+{_SAID}\b[^\"“”]*\Z")
"""What closes a quotation without saying whose it is: '," he said on Monday.'"""
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<=\S )[A-Z][a-z]")
_QUOTES = (("„", "“"), ("“", "”"), ("«", "»"))
_CLAUSE_END = re.compile(r"[;:](?= )|,(?= )| (?=[–—-]{1,2} )|(?= \()")
_DANGLING = word_set(
    """
    a an the of for to in on at by with from into onto as than and or but nor if that which who whom whose while when
    where because since after before until although though his her its their our my your this these those was were is
    are be been being has have had will would could should may might must not no so such more most very about over under
    between against during without within including also both either said says saying he she it they we i
    """
)


def choose_label(
    members: Sequence[Ref],
    own: Iterable[Ref],
    sentences: Sequence[Sequence[Sentence]],
    scores: Mapping[tuple[Ref, Ref], float],
) -> str:
    """Return the clearest of a claim's own sentences, shortened: well supported, short, standing on its own."""

    def clarity(ref: Ref) -> tuple[float, Ref]:
        support = sum(
            scores.get((ref, other) if ref < other else (other, ref), 0.0)
            for other in members
            if other != ref
        ) / (len(members) - 1)
        return unclear(sentences[ref.article][ref.sentence]) - support, ref

    best = min(own, key=clarity)
    return shorten(plain(sentences[best.article][best.sentence].text))


def unclear(sentence: Sentence) -> float:
    """Return how badly a sentence stands on its own: too long or short, opened vaguely, a pronoun for a name."""
    text = _DATELINE.sub("", sentence.text, count=1)
    cost = max(0, len(text) - LABEL_WIDTH) / 200 + max(0, 40 - len(text)) / 40
    cost += 0.3 * bool(_OPENS_VAGUELY.match(text.lstrip("\"“'‘.… ")))
    cost += 0.2 * text.startswith(('"', "“", "'", "‘", "…", "."))
    cost += 0.15 * (bool(_PRONOUN.search(text)) and not _NAMED.search(text))
    return cost + 0.2 * (sentence.kind is not Kind.SENTENCE)


def plain(text: str) -> str:
    """Return a sentence without dateline, link to the one before and "he said"; quotations are closed."""
    line = " ".join(text.split())
    line = _DATELINE.sub("", line, count=1)
    line = line.lstrip(".… ") or line
    if (link := _LINK.match(line)) and link.end() < len(line):
        line = line[link.end()].upper() + line[link.end() + 1 :]
    if (said := _HE_SAID.search(line)) and said.start() > _LEAST_SAID:
        line = line[: said.start("said")] + said.group("said").replace(",", "")
    return _closed(line)


def _closed(line: str) -> str:
    """Give a quotation its other mark, which stands in another sentence: whose words they are must stay clear."""
    if line.count('"') % 2 and line[:1] not in "“„«":
        opens = line.startswith('"') or re.search(r'[\s(]"\w', line) is not None
        return line + '"' if opens else '"' + line
    for opening, closing in _QUOTES:
        opened, closed = line.count(opening), line.count(closing)
        if opening in line and opened > closed:
            return line + closing
        if closing in line and closed > opened and opening != "„":
            return opening + line
        if opening in line:
            break
    return line


def shorten(text: str, width: int = LABEL_WIDTH) -> str:
    """Return text on one line, cut behind a clause or a word that can end it where it is longer than width."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    ends = [match.start() for match in _CLAUSE_END.finditer(line, 0, width)]
    if ends and ends[-1] >= _LEAST_KEPT * width:
        return line[: ends[-1]].rstrip(" ,;:–—-") + "…"
    cut = line.rfind(" ", width // 2, width)
    if cut <= 0:
        return line[: width - 1].rstrip(" ,;:–—-") + "…"
    kept = line[:cut].split(" ")
    while (
        len(kept) > 1
        and kept[-1].strip(" ,;:–—-()\"“”'‘’").casefold() in _DANGLING
        and len(" ".join(kept)) > width // 2
    ):
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–—-(") + "…"
