"""The label of a claim: its clearest member, without what only its own article needs, shortened."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

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
    r"\A[A-Z][A-Z'’. ]{1,40}(?:, [A-Z][\w.]{0,20}){0,3}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: \([^()\n]{2,30}\))? ?(?:--|[–—―]|- )[-–—]? ?(?=\S)"
)
"""The place, the day and the agency before the first sentence: "WASHINGTON, Aug 20 (Reuters) - "."""
_INSERTED = re.compile(
    r"(?<=[\w.’')]), (?:(?:who|whose|which|that|a|an|the|one|now|then|formerly|[DR]-\w)\b|\d+\b(?!,\d))"
    r"[^,;:\"“”]{0,160}(?:, [^,;:\"“”]{1,30}\.)?, "
    r"(?=(?:is|was|were|are|has|have|had|will|would|could|can|may|might|did|does|said|says|told|[a-z]{3,}ed)\b)"
)
"""What stands between a subject and what it does: "Lena Orth, who has led the union since 2009, said"."""
_ASIDE = re.compile(r", (?:however|though|meanwhile|too|also|instead|then),(?= [a-z])")
_LEAST_SAID = 20
"""Characters that a quotation needs to label a claim without the words behind it."""
_LINK = re.compile(
    r"(?:But|And|Yet|However|Meanwhile|Still|Also|So|Moreover|Nevertheless|Instead)(?:, | )(?=[\w\"“'‘])"
)
_SAID = r"(?:said|says|added|told|wrote|tweeted|continued|insisted|asked|explained|noted|replied|recalled)"
_HE_SAID = re.compile(rf"(?P<said>[,.!?](?:[\"”’']|''))\s*(?:he|she|they|it)\s+{_SAID}\b[^\"“”]*\Z")
"""What closes a quotation without saying whose it is: '," he said on Monday.'"""
_SAYS = re.compile(rf"\b(?:{_SAID}|according|testified|argued|called|announced|warned|quoted)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*(?:[\"”]|\Z)")
_DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    "|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_WHO = (
    rf"(?!(?:{_DAYS}|He|She|They|It)\b)"
    r"(?:[A-Z][\w’'-]*\.?)(?: (?:of |de |al-|bin |van |von |der )?[A-Z][\w’'-]*\.?){0,4}(?<!['’]s)"
)
_SPOKEN = re.compile(
    r"(?P<quote>(?P<open>[\"“])[^\"“”]{20,}?)(?P<stop>[?!])?[,.]?[\"”] "
    rf"(?:(?:{_SAID}) (?P<whom>{_WHO})(?![\w’'])|(?P<who>{_WHO}) (?:{_SAID})\b)"
)
"""A quotation with its speaker behind it: '"We did not win," Lena Orth said'."""
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_NO_NAME = rf" (?:[a-z0-9$£€%'’.:-]+|(?:{_DAYS})\.?)"
_POINTS_BACK = re.compile(
    r"(?:(?:In|On|At|After|Before|By|For|With|From|During|Under|Over|Of|Until|Since|Asked|Last|Earlier|Later|Then|One|Two"
    rf"|Some|Many|Most|Both|None|All|Each|Several|Neither)(?:(?:{_NO_NAME}){{1,12}},|(?:{_NO_NAME}){{0,3}}) )?"
    r"(?:he|she|it|they|him|her|them|his|hers|their|its|these|those)\b(?!['’]s a\b)",
    re.IGNORECASE,
)
"""Somebody or something is meant of whom an earlier sentence tells: "On Tuesday he pleaded guilty"."""
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_STEM = 5
"""Letters by which words of two sentences are told to be the same, whatever their endings."""
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


AWAY = 0.2
"""Cost of a label from a sentence that fits another claim better."""

TAKEN = 1.0
"""Cost of a label from a sentence that labels another claim."""

ALONE = 0.4
"""Cost of a label whose words no other article has, so that many seem to report what only one does."""

POINTING = 0.6
"""Cost of a label that points back to what an earlier sentence names, or leaves open whose words it quotes."""


def label_claims(
    claims: Sequence[tuple[Sequence[Ref], Collection[Ref]]],
    sentences: Sequence[Sequence[Sentence]],
    scores: Mapping[tuple[Ref, Ref], float],
) -> list[tuple[str, Ref]]:
    """Return the label of each claim and the sentence it is from; of a claim its sentences are given and those that fit
    no other claim better.

    That is the clearest sentence: well supported, short, standing on its own, saying what others say as well, and as
    far as possible none that labels another claim.
    """
    asked = []
    holder: dict[Ref, int] = {}
    for number, (members, own) in enumerate(claims):
        costs = {ref: cost + (0 if ref in own else AWAY) for ref, cost in _unfit(members, sentences, scores)}
        asked.append(costs)
        holder.setdefault(min(own, key=lambda ref: (costs[ref], ref)), number)
    labels = []
    for number, costs in enumerate(asked):
        best = min(costs, key=lambda ref: (costs[ref] + TAKEN * (holder.get(ref, number) != number), ref))
        holder.setdefault(best, number)
        labels.append((_label(sentences[best.article][best.sentence]), best))
    return labels


def _unfit(
    members: Sequence[Ref],
    sentences: Sequence[Sequence[Sentence]],
    scores: Mapping[tuple[Ref, Ref], float],
) -> Iterator[tuple[Ref, float]]:
    """Yield the sentences of a claim, and how badly each stands for it."""
    read = [(ref, sentences[ref.article][ref.sentence]) for ref in members]
    having: dict[str, int] = {}
    for ref, sentence in read:
        for stem in _stems(sentence.text):
            # An article's number, or -1 where several have the word.
            having[stem] = ref.article if having.get(stem, ref.article) == ref.article else -1
    for ref, sentence in read:
        support = sum(scores.get((ref, other) if ref < other else (other, ref), 0.0) for other in members)
        stems = _stems(_label(sentence))
        alone = sum(having.get(stem) == ref.article for stem in stems) / max(len(stems), 1)
        yield ref, unclear(sentence) + ALONE * alone - support / (len(members) - 1)


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))


@lru_cache(maxsize=8192)
def _label(sentence: Sentence) -> str:
    line = plain(sentence.text)
    spoken = _SPOKEN.match(line) if len(line) > LABEL_WIDTH else None
    if spoken is None:
        return shorten(_INSERTED.sub(" … ", line, count=1) if len(line) > LABEL_WIDTH else line)
    # The words that tell whose a quotation is would be cut off behind it.
    close = {"“": "”"}.get(spoken["open"], spoken["open"])
    who = f"{spoken['who'] or spoken['whom']}: "
    return who + shorten(spoken["quote"] + (spoken["stop"] or ""), LABEL_WIDTH - len(who) - 1) + close


@lru_cache(maxsize=8192)
def unclear(sentence: Sentence) -> float:
    """Return how badly a sentence stands on its own: too long or short, opened vaguely, a pronoun for a name."""
    text = _DATELINE.sub("", sentence.text, count=1)
    label = _label(sentence)
    bare = label.lstrip("\"“'‘.… ")
    cost = max(0, len(text) - LABEL_WIDTH) / 200 + max(0, 40 - len(text)) / 40
    if _POINTS_BACK.match(bare):
        cost += POINTING
    elif _OPENS_VAGUELY.match(text.lstrip("\"“'‘.… ")):
        cost += 0.3
    if bare != label:
        cost += 0.2 if _SAYS.search(_QUOTED.sub("", label)) else POINTING
    cost += 0.15 * (bool(_PRONOUN.search(text)) and not _NAMED.search(text))
    cost += 0.2 * label.endswith(("?", "?”", '?"'))
    return cost + 0.2 * (sentence.kind is not Kind.SENTENCE)


def plain(text: str) -> str:
    """Return a sentence without dateline, link to the one before and "he said"; quotations are closed."""
    line = " ".join(text.split())
    line = _DATELINE.sub("", line, count=1)
    line = line.lstrip(".… ") or line
    if (link := _LINK.match(line)) and link.end() < len(line):
        line = line[link.end()].upper() + line[link.end() + 1 :]
    line = _ASIDE.sub("", line, count=1)
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
