"""A sentence as a line that says what it states: without what only its own article needs, shortened."""

from __future__ import annotations

import re
from functools import lru_cache

from index.article import Sentence, Span
from reader.compare.asides import without_hour
from reader.compare.pieces import HANGING, is_statement
from reader.compare.reductions import reduced, second_clause

LABEL_WIDTH = 110
"""Characters that a claim's label is brought to where that leaves it true."""

LONGEST = 140
"""Characters from which on it is cut."""

_LEAST_KEPT = 0.8
"""Part of a label's width that must be filled where it ends with a clause rather than within one."""

DATELINE = re.compile(
    r"\A[A-Z][A-Z'’. ]{1,40}(?:, [A-Z][\w.]{0,20}){0,3}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: \([^()\n]{2,30}\))? ?(?:--|[–—―]|- )[-–—]? ?(?=\S)"
    # A name in capitals alone before a colon says who speaks.
    r"|\A[A-Z]{3}[A-Z'’. ]{0,38}(?:, [A-Z][a-z][\w.]{0,20}){1,2}: (?=[A-Z\d\"“])"
    # A press release: "Orran, 3 March 2031 – ", "Orran – Lonn Mills confirms".
    r"|\A[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:, \d{1,2}\.? [A-Z][a-z]+ \d{4}| \([^()\n]{2,30}\))? [–—]{1,2} "
    r"(?=[A-Z\"“](?:(?! [–—-]{1,2} ).)*\Z)"
)
"""The place, the day and the agency before the first sentence: "WASHINGTON, Aug 20 (Reuters) - ", "ORRAN, Keld: "."""
_ASIDE = re.compile(r", (?:however|though|meanwhile|too|also|instead|then),(?= [a-z])")
_LEAST_SAID = 20
"""Characters that a quotation needs to label a claim without the words behind it."""
_LINK = re.compile(
    r"(?:But|And|Yet|However|Meanwhile|Still|Also|So|Moreover|Nevertheless|Instead)(?:, | )(?=[\w\"“'‘])"
)
SAID = r"(?:said|says|added|told|wrote|tweeted|continued|insisted|asked|explained|noted|replied|recalled)"
_HE_SAID = re.compile(rf"(?P<said>[,.!?](?:[\"”’']|''))\s*(?:he|she|they|it)\s+{SAID}\b[^\"“”]*\Z")
"""What closes a quotation without saying whose it is: '," he said on Monday.'"""
DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    "|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_WHO = (
    rf"(?!(?:{DAYS}|He|She|They|It)\b)"
    r"(?:[A-Z][\w’'-]*\.?)(?: (?:of |de |al-|bin |van |von |der )?[A-Z][\w’'-]*\.?){0,4}(?<!['’]s)"
)
_SPOKEN = re.compile(
    r"(?P<quote>(?P<open>[\"“])[^\"“”]{20,}?)(?P<stop>[?!])?[,.]?[\"”] "
    rf"(?:(?:{SAID}) (?P<whom>{_WHO})(?![\w’'])|(?P<who>{_WHO}) (?:{SAID})\b)"
)
"""A quotation with its speaker behind it: '"We did not win," Lena Orth said'."""
_QUOTES = (("„", "“"), ("“", "”"), ("«", "»"))
_CLAUSE_END = re.compile(r"[;:](?= )|,(?= )| (?=[–—-]{1,2} )|(?= \()")


_QUOTATION = re.compile(r"…?(?:[^\"“„«:]{1,60}: )?[\"“„«]")
_TOLD = 6
"""Words of a value from which on a line that has the first of them counts as saying it."""
_STARTS = re.compile(
    r"(?<=[,;:–—] )(?=\S)|(?<= )(?=(?:that|and|but|while|when|where|after|before|as|with)\b)"
)
"""Where a line may begin that leaves out what stands before."""
_WORDS = re.compile(r"\w+")
_POINTS = frozenset(".,")


def quotes(line: str) -> bool:
    """Whether a line is what somebody said in so many words, with or without his name before it."""
    return _QUOTATION.match(line) is not None


def says(line: str, value: str) -> bool:
    """Whether a line has a value's words, one after another; of a long one those it begins with."""
    return find_words(line, value, _TOLD) is not None


def find_words(text: str, value: str, most: int | None = None) -> Span | None:
    """Return where a value's words, all or the first of them, stand in a text, one after another."""
    wanted = _words(value)[0][:most]
    if not wanted:
        return None
    words, spans = _words(text)
    for first in range(len(words) - len(wanted) + 1):
        if words[first] == wanted[0] and words[first : first + len(wanted)] == wanted:
            start, end = spans[first][0], spans[first + len(wanted) - 1][1]
            if not _goes_on(text, start, end):
                return Span(start, end)
    return None


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Return the words of a text in lower case, and where each stands."""
    found = list(_WORDS.finditer(text))
    return tuple([match.group().lower() for match in found]), tuple([match.span() for match in found])


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether words are a part of more: the "30" of "9.30" and its "9"."""
    behind = text[end : end + 1] in _POINTS and text[end + 1 : end + 2].isdecimal()
    return behind or text[max(start - 1, 0) : start] in _POINTS


def statement_with(sentence: Sentence, value: str) -> str:
    """Return a sentence as a line that says ``value``: without what stands before it where it would be cut off."""
    for line in statements(sentence):
        if says(line, value):
            return line
    whole = plain(sentence.text)
    found = find_words(whole, value, _TOLD)
    if found is None:
        return shorten(whole, LONGEST)
    return _from(whole, found, LONGEST)


def _from(line: str, value: Span, width: int) -> str:
    """Return a line without what stands before the clause in which a value stands, cut where it is still too long."""
    least = max(value.end - width + 3, 0)
    starts = [match.start() for match in _STARTS.finditer(line, least, value.start + 1)]
    clauses = [start for start in starts if is_statement(line[start : start + width])]
    within = line.rfind(" ", 0, max(value.start - width // 3, least) + 1) + 1
    start = clauses[-1] if clauses else starts[0] if starts else within
    return "…" + shorten(line[start:], width - 1)


@lru_cache(maxsize=8192)
def fitting(line: str, width: int, values: tuple[str, ...] = ()) -> str:
    """Return a line without what may go where it is longer than ``width``, but never all that it says of ``values``."""
    said = [value for value in values if says(line, value)]
    for shorter in reduced(line, width):
        if not all(says(shorter, value) for value in said):
            break
        line = shorter
    places = [found for value in said if (found := find_words(line, value, _TOLD))]
    first = min(places, key=lambda place: place.end, default=None)
    return line if first is None or first.end < width else _from(line, first, width)


@lru_cache(maxsize=8192)
def statements(sentence: Sentence) -> tuple[str, ...]:
    """Return the lines that say what a sentence states, or a part of it; cut only where none is short enough."""
    line = plain(sentence.text)
    spoken = _SPOKEN.match(line) if len(line) > LABEL_WIDTH else None
    if spoken is not None:
        # The words that tell whose a quotation is would be cut off behind it.
        close = {"“": "”"}.get(spoken["open"], spoken["open"])
        who = f"{spoken['who'] or spoken['whom']}: "
        quoted = shorten(spoken["quote"] + (spoken["stop"] or ""), LONGEST - len(who) - 1)
        return (who + quoted + close,)
    found = [line, *reduced(line, LABEL_WIDTH)]
    if second := second_clause(line):
        found += [second, *reduced(second, LABEL_WIDTH)]
    return tuple(one for one in found if len(one) <= LONGEST) or (shorten(found[-1], LONGEST),)


def plain(text: str) -> str:
    """Return a sentence without dateline, link to the one before and "he said"; quotations are closed."""
    line = " ".join(text.split())
    line = without_hour(DATELINE.sub("", line, count=1))
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
        # The first mark tells: one that stands behind a word closes.
        first = line.index('"')
        return line + '"' if first == 0 or line[first - 1] in " ([" else '"' + line
    if line[:1] == "“" and line[-1:] == '"' and "”" not in line:
        return line[:-1] + "”"
    for opening, closing in _QUOTES:
        opened, closed = line.count(opening), line.count(closing)
        if opening in line and opened > closed:
            return line + closing
        if closing in line and closed > opened and opening != "„":
            return opening + line
        if opening in line:
            break
    return line


def shorten(text: str, width: int) -> str:
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
        and kept[-1].strip(" ,;:–—-()\"“”'‘’").casefold() in HANGING
        and len(" ".join(kept)) > width // 2
    ):
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–—-(") + "…"
