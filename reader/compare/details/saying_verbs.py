"""Verbs by which somebody says something, and how to tell them from the nouns and participles that look the same."""

from __future__ import annotations

from itertools import pairwise

from reader.compare.details.noun_groups import DETERMINERS, JOINTS, PRONOUNS
from reader.compare.details.source_words import source_class
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

_PLAIN = words(
    """
    said says say told tells tweeted wrote writes added adds stated states announced announces insisted insists insist
    claimed claims argued argues argue reported reports confirmed confirms denied denies deny testified noted
    explained declared acknowledged acknowledges acknowledge admitted admits warned warns suggested asserted alleged
    maintained maintains replied responded concluded contended contends contend estimated blamed rejected rejects
    disputed disputes conceded concedes stressed stresses emphasized emphasised implied implies recalled recounted
    complained lamented countered quipped joked predicted predicts retorted protested remarked reiterated
    revealed disclosed
    """
)
_BESIDE_QUOTATIONS = words("continued continues posted asked asks replies recalls began read reads")
"""Verbs of saying only where a quotation stands beside them."""
_CALLING = words(
    "calling describing labeling labelling branding accusing dismissing denouncing hailing praising"
)
NAMING = _CALLING | words(
    """
    called calls described describes labelled labeled branded dismissed denounced hailed slammed accused praised
    spoke speaks mocked
    """
)
"""Verbs of saying only where what they call something stands in quotation marks: he called it "a disgrace"."""
_TURNED = words(
    """
    said says wrote writes added adds tweeted explained noted replied argued insisted warned recalled asked continued
    quipped joked countered retorted lamented complained reported reports
    """
)
"""Verbs that may stand before their speaker: “…,” said Ines Calder."""
TAILS = words(
    "saying adding telling noting arguing insisting claiming warning stressing explaining stating alleging"
)
"""Forms whose speaker is the subject of the whole sentence: "The council pushed back, saying…"."""
_NOUNS = words("claims states reports notes reads")
_ADJECTIVES = words("liberal conservative local general principal rival suspect prime marine academic")
"""What may name people, but not in front of these."""
_PASSIVE = words("was were been being be is are am get got")
_OF_WHAT_IS_SAID = words(
    """
    that claim claims allegation allegations accusation accusations suggestion suggestions assertion assertions charge
    charges criticism report reports notion idea he she they it
    """
)
_NARROW = words("maintained maintains rejected rejects responded")
"""Verbs of saying only where what was said follows: "rejected the claim", "maintains that"."""
_CONFIRMED = words("confirmed reported announced denied disputed claimed alleged")
"""Participles that name their speaker with "by"."""
_FATES = words("dead missing killed injured wounded hurt infected drowned alive safe positive")
HINTS = _PLAIN | _BESIDE_QUOTATIONS | NAMING | TAILS | words("according citing quoting quoted")
"""Words of which a sentence has one where it names a speaker."""
_NEAR = 4
_AHEAD = 10
"""Tokens within which a quotation opens behind "called"."""


def is_saying(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` is a verb of saying with a subject in front of it or behind."""
    low = tokens.low[i]
    if tokens.quoted[i] or not _is_verb(tokens, i):
        return False
    if low in _NARROW:
        near = tokens.low[i + 1 : i + 1 + _NEAR]
        return not _OF_WHAT_IS_SAID.isdisjoint(near) or '"' in near
    names = low not in _CALLING and _names_in_quotes(tokens, i)
    return low in _PLAIN or low in _BESIDE_QUOTATIONS or names


def _names_in_quotes(tokens: Tokens, i: int) -> bool:
    """Whether something is called so in quotation marks; a group called "Orran First" only has that name."""
    if tokens.low[i] not in NAMING:
        return False
    opens = next(
        (k for k in range(i + 1, min(i + _AHEAD, len(tokens))) if tokens.low[k] in {'"', ",", ";"}), i
    )
    return tokens.low[opens] == '"' and opens > i + 1 and not tokens.capital(min(opens + 1, len(tokens) - 1))


def turns(tokens: Tokens, i: int) -> bool:
    """Whether the verb at ``i`` may stand before its speaker, behind a quotation or a comma."""
    return tokens.low[i] in _TURNED and i > 0 and tokens.low[i - 1] in {'"', ",", "'"}


def is_tail(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` goes on from the main clause with what its subject says."""
    calls = tokens.low[i] in _CALLING and _names_in_quotes(tokens, i)
    return (
        (tokens.low[i] in TAILS or calls)
        and not tokens.quoted[i]
        and i > 0
        and tokens.low[i - 1] in {",", '"', "even", "also"}
    )


def speaker_with_by(tokens: Tokens, i: int) -> int | None:
    """Return where the speaker begins of "was confirmed on Monday by the board", None where there is none."""
    if tokens.low[i] not in _CONFIRMED or tokens.quoted[i]:
        return None
    return next((k + 1 for k in range(i + 1, min(i + _NEAR, len(tokens))) if tokens.low[k] == "by"), None)


def is_quoted(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` is that of "was quoted as saying", "was quoted by the Courier as saying"."""
    if tokens.low[i] != "quoted" or not i or tokens.low[i - 1] not in _PASSIVE:
        return False
    ahead = tokens.low[i + 1 : i + 9]
    return any(pair in {("as", "saying"), ("as", "telling")} for pair in pairwise(ahead))


def stands_beside_quotation(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a quotation ends before the speaker at ``first`` or begins behind the verb at ``i``.

    Asked of verbs only that say nothing without one: "continued", "asked".
    """
    if tokens.low[i] not in _BESIDE_QUOTATIONS:
        return True
    before = tokens.low[max(0, first - 2) : first]
    return '"' in before or '"' in tokens.low[i + 1 : i + 1 + _NEAR] or tokens.low[i - 1] == '"'


def _is_verb(tokens: Tokens, i: int) -> bool:
    """Whether a form that may be a noun or a participle is a verb with a subject here."""
    low = tokens.low[i]
    before = tokens.low[i - 1] if i else ""
    if low == "states" and tokens.capital(i):
        return False
    if before in _PASSIVE or before == "to" or (before in JOINTS and low not in {"said", "told"}):
        return before == "and"
    if low == "confirmed" and tokens.low[i + 1 : i + 2] and tokens.low[i + 1] in _FATES:
        # "The number of people confirmed dead".
        return False
    if low not in _NOUNS or not i:
        return True
    if before in DETERMINERS or before in _ADJECTIVES:
        return False
    # "Liberal states", "damage claims": who speaks has an article, a name or a plural.
    bare = source_class(before) != "" and not before.endswith("s") and not _has_article(tokens, i)
    return tokens.capital(i - 1) or before in PRONOUNS or (source_class(before) != "" and not bare)


def _has_article(tokens: Tokens, i: int) -> bool:
    return any(tokens.low[k] in DETERMINERS or tokens.capital(k) for k in range(max(0, i - 4), i - 1))
