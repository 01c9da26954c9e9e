"""A long sentence without what may go and leave it true: asides, who somebody is, what follows, when it was said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from reader.compare.details.tense import is_past_verb
from reader.compare.pieces import (
    hangs,
    is_open,
    is_statement,
    takes_back,
    tokens_of,
    verb_behind_a_comma,
    verbs,
)
from reader.compare.wordlists import word_set

SHORTEST = 30
"""Characters that must be left of a sentence."""

LONGEST = 1000
"""Characters from which on a line is not read for what may go."""

_LEAST_SECOND = 45
"""Characters of a second clause that may stand without the first."""

_SCOPE = word_set(
    """
    no not never none nobody nothing neither nor n't only all every each any ever always first last most least best
    largest biggest highest lowest oldest youngest longest worst will would may might could should must can unless
    until if more less fewer few little hardly barely
    """
)
"""Words that say another thing of fewer circumstances: who never drank on duty may have drunk."""
_STOP = re.compile(r"[,;:]")
_GAP = re.compile(r"[,;:]| ")
_COMMA = re.compile(r",(?=[\"”]\Z)")
_TAIL = r"(?=[.]?\Z)"
_PARENTHESES = re.compile(r" \([^()]{1,80}\)")
_DASHES = re.compile(r" [–—-]{1,2} [^–—\"“”]{3,120} [–—-]{1,2}(?= )|—[^–—\"“”]{3,120}—")
_VERB = r"(?:is|was|were|are|has|have|had|will|would|could|can|may|might|must|did|does|said|says|told|[a-z]{3,}ed)\b"
_POST = (
    r"(?:[a-z]{3,} ){0,3}(?:head|chief|chair|chairman|chairwoman|president|director|leader|member|spokesman|spokeswoman"
    r"|spokesperson|secretary|minister|professor|editor|founder|owner|economist|analyst|lawyer|mother|father)"
)
_INSERTED = re.compile(
    rf"(?<=[\w.’')]), (?:(?:who|whose|which|that|where|a|an|the|one|now|then|formerly|[DR]-\w|{_POST})\b"
    r"|\d+\b(?!,\d))"
    rf"[^,;:\"“”]{{0,160}}(?:, [^,;:\"“”]{{1,30}}\.)?, (?=(?:also )?{_VERB})"
)
"""What stands between a subject and what it does: "Lena Orth, who has led the union since 2009, said"."""
_SPEAKER = re.compile(
    r", (?:(?!(?:who|which|that)\b)(?:[\w.’'-]+ ){1,9}(?:said|says|announced|reported|wrote|show|showed)"
    r"|according to [^,;\"“”]{2,60})"
    r"(?: (?:in|on|at|to|late|early|by|this|last|[A-Z][a-z]+day)\b[^,;\"“”]*)?\.?\Z"
)
"""Whose word it is, behind what is said."""
_APPOSED = re.compile(r", (?:an?|the|one|now|then|formerly)\b[^,]*\Z")
_AGE = re.compile(r", \d{1,2}\Z")
_SAID_HOW = re.compile(
    r"(?<=[,”\"] )((?:[A-Z][\w.’'-]* |the |an? |[a-z]{3,} ){1,6}(?:said|says|told reporters|tweeted|wrote))"
    r" (?:in|on|at|to|during|after|late|early|by|from|via|this|last|[A-Z][a-z]+day)\b"
    rf"(?:(?! that )[^\"“”])*?{_TAIL}"
)
"""Where and when somebody said it: "…, Lena Orth said in a statement on Friday"."""
_RELATIVE = re.compile(rf", (?:who|whom|whose|which|where|when)\b[^\"“”]*{_TAIL}")
_APPOSITION = re.compile(
    rf"(?<=[\w.’')]), (?:an?|the|one of|some of)\b (?!(?:[^,;\"“”]* )?and )"
    rf"(?![^;]*, (?:as|to|in|on|at|for|from|into)\b)[^;\"“”]*{_TAIL}"
)
_PARTICIPLE = re.compile(
    rf", (?:with |(?!according|citing|quoting|being)[a-z]+ing\b(?! (?:to|or|and)\b|,))[^;]*{_TAIL}"
)
_SAYS = word_set("says is are has")
_SECOND = re.compile(r"(?:, and|;) (?=(?:the|an?|some|about|at least|two|three|four|\d+|[A-Z][\w.’'-]*) )")
_SAID = word_set(
    """
    said says told tells announced added wrote believed believes thought thinks argued argues claimed claims reported
    warned warns insisted insists testified maintained contends according
    """
)
_SCOPE_OR_SAID = _SCOPE | _SAID
_FRAMES = _SAID | word_set("if when while although though because unless since as whether that who which")
"""Words whose sense may reach beyond the first clause of a sentence."""
_AND = re.compile(rf"[,;] (?:and|while) [^;]*{_TAIL}")
_AND_DID = re.compile(rf" and (?=[a-z])[^;]*{_TAIL}")
_AFTER_A_STOP = re.compile(rf"; [^;]*{_TAIL}")
_NEXT = re.compile(rf"(?:(?<!;):| [–—]| -{{1,2}}) [^;]*{_TAIL}")
_OPENING = re.compile(
    r"\A(?:(?:After|Before|Since|As)\b|(?P<phrase>In|On|At|During|By|Following|Amid|Within|Speaking|Shortly|Earlier"
    r"|Last|Late|Early|This|With|For|Moments|Hours|Days|Weeks|Months|Years)\b)"
    r"(?! (?:least|most|some|many|all|every|any|theory|condition)\b)"
    r"[^,;:\"“”]{2,90}, (?=[\"“]?[A-Z]|(?:the|an?|some|two|three|\d)\b)"
)
_SUPPOSED = word_set(
    "plan plans proposal proposals bill scenario view opinion theory principle draft cases terms law"
)
"""What holds only in these need not hold without: "Under the plan", "in most cases"."""
_SPAN = (
    r"(?: (?:about |nearly |some |more than |less than |just )?"
    r"(?:an?|one|two|three|four|five|six|seven|\d+|several|a few) (?:second|minute|hour|day|week|month|year)s?"
    r"| shortly| soon| immediately| just| right| days| hours| moments| weeks| months| years)?"
)
_CIRCUMSTANCE = re.compile(
    rf",?(?:{_SPAN} after|(?<!ask)(?<!known)(?<!asked)(?<!only)(?<!even) when| because| following| amid| while| since"
    r"| ahead of| even as| during| as (?=(?:he|she|it|they|the|an?|[A-Z][\w’'-]+)\b)(?![^;\"“”]* as\b))"
    rf" [^;\"“”]{{12,}}{_TAIL}"
)
_CIRCUMSTANCES = tuple(
    f" {word}" for word in word_set("after when because following amid while since ahead as during")
)
_HOW_LONG = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|shortly|soon|immediately|moments|an?|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|\d+|several|few|some)\Z"
)
"""What is left of "two days after" without "after"."""
_NEEDS_A_VERB = re.compile(r",? (?:and|while|as|when|because|since)\b")


def reduced(line: str, width: int) -> Iterator[str]:
    """Yield a line ever shorter until it is not longer than ``width``; the last may still be."""
    for hints, reduce in _WAYS if len(line) <= LONGEST else ():
        while len(line) > width and any(map(line.__contains__, hints)):
            shorter = reduce(line)
            if shorter is None or shorter == line:
                break
            line = shorter
            yield line


def second_clause(line: str) -> str | None:
    """Return what a line tells after ", and", if that is a statement by itself and nobody is said to have said it."""
    match = _SECOND.search(line, 0, LONGEST) if ", and " in line or "; " in line else None
    if (
        match is None
        or len(line) - match.end() < _LEAST_SECOND
        or _FRAMES & set(tokens_of(line[: match.start()]).low)
    ):
        return None
    rest = line[match.end() :]
    if is_open(line[: match.start()]) or not (is_statement(line[: match.start()]) and is_statement(rest)):
        return None
    return rest[:1].upper() + rest[1:]


def _inner(pattern: re.Pattern[str], glue: str = "") -> Callable[[str], str | None]:
    """Return what takes one aside out of a line."""

    def reduce(line: str) -> str | None:
        for match in pattern.finditer(line):
            before = _AGE.sub("", line[: match.start()])
            comma = "," if glue and _APPOSED.search(before) else ""
            kept = before + comma + glue + line[match.end() :]
            if not takes_back(match.group()) and len(kept) >= SHORTEST:
                return kept
        return None

    return reduce


def _tail(
    pattern: re.Pattern[str],
    fits: Callable[[str, str], bool],
    begins: re.Pattern[str] = _STOP,
) -> Callable[[str], str | None]:
    """Return what takes the shortest end off a line that leaves a whole statement; ``fits`` is asked of both parts.

    ``begins`` tells where the pattern may begin.
    """

    def reduce(line: str) -> str | None:
        body, speaker = _parted(line)
        stop = line.rstrip("\"”'’").endswith(".")
        for start in reversed([match.start() for match in begins.finditer(body, SHORTEST)]):
            match = pattern.match(body, start)
            if match is None:
                continue
            kept = _COMMA.sub("", body[:start].rstrip(" ,;:–—-"))
            if len(kept) < SHORTEST or is_open(kept) or hangs(kept) or not fits(kept, match.group()):
                continue
            if is_statement(kept) and not takes_back(match.group()):
                return kept + (speaker or ("" if kept.endswith(".") or not stop else "."))
        return None

    return reduce


@lru_cache(maxsize=1024)
def _parted(line: str) -> tuple[str, str]:
    """Return a line and, apart from it, who is said to say it behind it; kept, since every way asks for it."""
    match = _SPEAKER.search(line) if "," in line else None
    return (line[: match.start()], match.group()) if match else (line, "")


def _said(line: str) -> str | None:
    """Take off where and when somebody said what stands before."""
    match = _SAID_HOW.search(line)
    if match is None or not (line[match.start() - 2] in '"”' or is_statement(line[: match.start()])):
        return None
    return line[: match.end(1)] + line[match.end() :]


def _opening(line: str) -> str | None:
    """Take off with what circumstance a line opens."""
    match = _OPENING.match(line)
    if match is None or takes_back(match.group()) or (match["phrase"] and is_statement(match.group())):
        return None
    kept = line[match.end() :]
    if (
        len(kept) < SHORTEST
        or _SCOPE & set(tokens_of(kept).low)
        or _SUPPOSED & set(tokens_of(match.group()).low)
    ):
        return None
    return kept[:1].upper() + kept[1:]


def _any(_kept: str, _gone: str) -> bool:
    return True


def _to_the_end(_kept: str, gone: str) -> bool:
    """Whether what is to go is one thing, and not the rest of a list as well, or what the sentence comes to."""
    if verb_behind_a_comma(gone):
        return False
    return re.search(r", (?:and|or) (?!(?:is|was|were|has|had|did|[a-z]{3,}ed)\b)", gone) is None


def _no_speaker(_kept: str, gone: str) -> bool:
    """Whether what is to go says who or what somebody is, and not who says so, or what he does."""
    if verb_behind_a_comma(gone):
        return False
    return not is_statement(gone) or re.search(r"\b(?:who|which|that|where|whose)\b", gone) is not None


def _a_clause(_kept: str, gone: str) -> bool:
    return is_statement(gone)


def _next_verb(kept: str, gone: str) -> bool:
    """Whether what is to go tells what the same subject did next."""
    tokens, before = tokens_of(gone), tokens_of(kept.rpartition(",")[2])
    if "," in kept and before.low[:1] and is_past_verb(before, 0):
        # The last of three: "came, saw and left".
        return False
    if tokens.low[1:2] == [] or not (is_past_verb(tokens, 1) or tokens.low[1] in _SAYS):
        return False
    # "A parcel found at the station and addressed to the mayor held a device" has its verb in the end.
    return verbs(gone) < 2


def _no_narrower(kept: str, gone: str) -> bool:
    """Whether a statement is as true without the circumstance that is to go; what somebody says is his own whole."""
    if _HOW_LONG.search(kept, kept.rfind(" ") + 1) or not _SCOPE_OR_SAID.isdisjoint(tokens_of(kept).low):
        return False
    return is_statement(gone) or _NEEDS_A_VERB.match(gone) is None


_WAYS: tuple[tuple[tuple[str, ...], Callable[[str], str | None]], ...] = (
    ((" (",), _inner(_PARENTHESES)),
    ((", ",), _inner(_INSERTED, " ")),
    ((" –", "—", " -"), _inner(_DASHES)),
    ((", ", "” ", '" '), _said),
    ((", wh",), _tail(_RELATIVE, _to_the_end)),
    ((", ",), _tail(_APPOSITION, _no_speaker)),
    ((", ",), _tail(_PARTICIPLE, _any)),
    ((", and ", ", while ", "; and ", "; while "), _tail(_AND, _a_clause)),
    (("; ",), _tail(_AFTER_A_STOP, _a_clause)),
    ((": ", " –", " —", " -"), _tail(_NEXT, _any, _GAP)),
    ((" and ",), _tail(_AND_DID, _next_verb, _GAP)),
    ((", ",), _opening),
    (_CIRCUMSTANCES, _tail(_CIRCUMSTANCE, _no_narrower, _GAP)),
)
"""The ways to shorten a line in the order they are tried, each behind marks or words without which it finds nothing."""
