"""A piece of a sentence: whether it is a statement, is left open, or takes something back."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.compare.details.certainty import find_certainty
from reader.compare.details.polarity import find_polarity
from reader.compare.details.tense import is_past_verb
from reader.compare.details.tokens import Tokens, tokenize
from reader.compare.wordlists import word_set

_FINITE = word_set(
    """
    is are am was were has have had do does did will would can could shall should may might must won't can't isn't
    aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't says say said told tells put set cut hit read let
    beat cost
    """
)
"""Forms of the present and the past that are verbs wherever they stand; of others the end tells."""
_TURNS = word_set(
    """
    but although though however unless except despite nor yet if until instead rather otherwise only against without
    denies denied deny denying rejects rejected rejecting disputes disputed disputing contradicts contradicted refutes
    refuted false falsely wrong untrue accused suspected according
    """
)
"""Words with which a sentence takes something back."""
_DOUBTS = frozenset({"silent", "unclear", "hedged", "reported"})
_ONLY_OPENS = re.compile(
    r"(?:According|Citing|As|With|While|When|If|Although|Though|Because|Since|Asked|[A-Z][a-z]+ing)\b"
)
"""Words with which what is no statement by itself begins."""
_RELATES = re.compile(r"([^,]+), (?:who|whose|which)\b[^,]*\Z")
HANGING = word_set(
    """
    a an the of for to in on at by with from into onto as than and or but nor if that which who whom whose while when
    where because since after before until although though his her its their our my your this these those was were is
    are be been being has have had will would could should may might must not no so such more most very about over under
    between against during without within including also both either said says saying he she it they we i through
    toward towards around near across among behind beyond upon via per like up out told seen known described regarded
    served serve serves named called even only just especially particularly begun
    """
)
"""Words that want another after them."""
_WITHIN = word_set("who which that where whose when while because if whether though although what how why")
"""Words that open a clause within another."""
_ONE_VERB = 2
"""Words between which a verb and its auxiliary stand: "has not been told"."""


@lru_cache(maxsize=256)
def tokens_of(piece: str) -> Tokens:
    """Return the tokens of a piece, kept for a while: one rule after another asks for those of the same pieces."""
    return tokenize(piece)


def takes_back(piece: str) -> bool:
    """Whether what is to go says that something is not so, or not sure."""
    tokens = tokens_of(piece)
    if _TURNS & set(tokens.low) or find_polarity(tokens, 0):
        return True
    return any(detail.value in _DOUBTS for detail in find_certainty(tokens, 0))


def is_open(piece: str) -> bool:
    """Whether a quotation or a bracket is open at the end of a piece."""
    return (
        piece.count('"') % 2 == 1
        or piece.count("“") > piece.count("”")
        or piece.count("(") > piece.count(")")
    )


def hangs(piece: str) -> bool:
    """Whether a piece ends on a word that wants another, or has not come to its verb."""
    if "," not in piece and _ONLY_OPENS.match(piece):
        return True
    if (relative := _RELATES.match(piece)) and not is_statement(relative[1]):
        return True
    return piece.rpartition(" ")[2].strip("\"“”'‘’(").casefold() in HANGING


def is_statement(piece: str) -> bool:
    """Whether a piece has a verb of its own, besides those of the clauses within it."""
    return verbs(piece) > 0


def verbs(piece: str) -> int:
    """Count the verbs of a piece, without those of clauses within it, nor what its first word is."""
    tokens = tokens_of(piece)
    found = last = 0
    for i, word in enumerate(tokens.low[1:], 1):
        # "Orran-based" is no verb.
        if (word in _FINITE or is_past_verb(tokens, i)) and not tokens.quoted[i] and tokens.low[i - 1] != "-":
            found += not last or i - last > _ONE_VERB
            last = i
    return found - sum(word in _WITHIN for word in tokens.low[1:])


def verb_behind_a_comma(piece: str) -> bool:
    """Whether a piece comes back, behind a comma, to what somebody did: ", who left in May, took the money"."""
    tokens = tokens_of(piece)
    return any(
        before == "," and (tokens.low[i] in _FINITE or is_past_verb(tokens, i))
        for i, before in enumerate(tokens.low[1:-1], 2)
    )
