"""In which forms a word of the tables may stand in a text, and which words between change nothing."""

from __future__ import annotations

from functools import lru_cache

from reader.compare.details.wordlist import words

Word = frozenset[str]
"""The forms that a word of a phrase may have; empty for a gap."""

_PASSING = words("also still already now then just later soon since finally again once even")
_NO_ADVERBS = words(
    """
    only hardly barely scarcely nearly partly allegedly reportedly supposedly narrowly likely early family
    fly reply supply seriously badly critically severely gravely slightly lightly fatally mortally fully
    completely entirely totally wholly partially largely mostly mainly virtually practically simply merely
    initially originally formerly previously apparently presumably possibly probably potentially
    conditionally temporarily provisionally unofficially mistakenly wrongly falsely immediately directly
    necessarily exactly really properly sufficiently especially particularly privately secretly unlikely
    purportedly ostensibly seemingly theoretically
    """
)
_FORMS = {word: forms for forms in (words("is are was were been"), words("has have")) for word in forms}
"""Auxiliary verbs in all their forms: "was cleared", "have been cleared"."""


@lru_cache(maxsize=8192)
def word_of(written: str) -> Word:
    """Return the forms of a word as a table writes it: "a|b" for either, ".." for a gap."""
    if written == "..":
        return frozenset()
    return frozenset().union(*[_FORMS.get(word) or forms_of(word) for word in written.split("|")])


@lru_cache(maxsize=8192)
def forms_of(word: str) -> frozenset[str]:
    """Return a word's forms: as a verb and as a noun it may have; some are none, and match nothing."""
    if word[0] == "=":
        return frozenset({word[1:]})
    forms = [word, f"{word}s", f"{word}ed", f"{word}ing"]
    last, stem = word[-1], word[:-1]
    if last == "e":
        forms += (f"{word}d", f"{stem}ing")
    elif last == "y":
        forms += (f"{stem}ies", f"{stem}ied")
    elif last in "bdglmnprt":
        forms += (f"{word}{last}ed", f"{word}{last}ing")
    elif last in "shxz":
        forms.append(f"{word}es")
    if "is" in word and (american := word.replace("ise", "ize")) != word:
        forms += forms_of(american)
    return frozenset(forms)


def in_passing(word: str) -> bool:
    """Whether a word says only how or when: "later", "fully"; not "hardly", which takes back what is said."""
    return word in _PASSING or (word.endswith("ly") and word not in _NO_ADVERBS)
