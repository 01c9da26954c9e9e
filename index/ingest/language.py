"""Which language a text is in: by its script, else by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 3000
"""Characters that are looked at."""
LEAST_WORDS = 12
"""Words below which the commonest words do not tell."""
LEAST_SHARE = 0.12
"""Share of a text's words that must be common words of its language."""
LEAST_LEAD = 1.25
"""How many times more common words the language must have than the next one."""
SURE_WORDS = 40
"""Words below which a text does not belie the language that its source states."""
SURE_LEAD = 3
"""How many times more of its own common words it must have than of the stated language's."""

_COMMON = {
    "en": "the of and to in a is that for on was with as it by at from his he be an are has had have not but they",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es aus er hat dass",
    "fr": "de la le et les des en un du une que est pour qui dans par sur pas au plus ne se ce il sont cette ont aux",
    "es": "de la que el en y los se del las un por con una para no su al es lo como más pero sus le ha este sí porque",
    "pt": "de que e o a do da em um para com não uma os no se na por mais as dos como mas ao das foi ele são seu",
    "it": "di che e la il un a per in una mi sono ho non ma lo ha le con ti si da come del della nel alla più dei gli",
    "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als maar bij uit naar heeft worden",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från så kan när",
    "da": "og i at det er en til på som af for med den de ikke har der et om var jeg fra men så han sig efter ved",
    "no": "og i det er på som en til av for med at den har ikke de om et var men jeg seg fra han så kan ble etter",
    "pl": "w i na z się do nie że to jest o jak za od po przez ale dla są przy co tym oraz jego który ze",
    "tr": "ve bir bu da de için ile olarak çok daha gibi olan en ne kadar sonra ama olduğu ise var dedi her",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan ke adalah juga oleh para telah karena tersebut",
    "ro": "de și în a la cu pe care nu din pentru o un mai este sunt fi au ca prin după că să lui",
    "cs": "a v se na je že o s z do i to k ve pro za by jako si ale jsou od po který už při",
    "hu": "a az és hogy nem is egy meg ez de volt csak már mint még azt ki be szerint van vagy",
    "fi": "ja on että ei se oli hän ovat mutta kun myös joka kuin tai sen ole niin mukaan vain sekä",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_LANGUAGES: dict[str, list[str]] = {}
"""The languages that a word is common in."""
for _language, _common in _WORDS.items():
    for _word in _common:
        _LANGUAGES.setdefault(_word, []).append(_language)
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile("[a-z]+")
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("hi", "\u0900", "\u097f"),
    ("th", "\u0e00", "\u0e7f"),
)
"""Language, first and last character of its script; the first that fills a text names its language."""
_TELLTALES = (("fa", "پچژگ"), ("ur", "ٹڈڑے"), ("uk", "іїєґ"))
"""Letters that tell a language from the one its script stands for above."""


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where it is too short or too mixed to tell."""
    sample = text[:SAMPLE]
    if not sample.isascii():
        characters = Counter(sample)
        letters = max(1, sum(count for one, count in characters.items() if one.isalpha()))
        for language, first, last in _SCRIPTS:
            share = sum(count for one, count in characters.items() if first <= one <= last) / letters
            if share > (0.1 if language == "ja" else 0.4):
                return _refined(language, sample)
    words = _words(sample)
    if len(words) < LEAST_WORDS:
        return None
    scores = dict.fromkeys(_WORDS, 0)
    counts = Counter(words)
    for word in counts.keys() & _LANGUAGES.keys():
        for language in _LANGUAGES[word]:
            scores[language] += counts[word]
    (best, language), (second, _) = sorted(((n, one) for one, n in scores.items()), reverse=True)[:2]
    return language if best >= LEAST_SHARE * len(words) and best >= LEAST_LEAD * second else None


def _words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    low = text.lower()
    return (_ASCII_WORD if low.isascii() else _WORD).findall(low)


def belies_language(text: str, stated: str, found: str) -> bool:
    """Return whether a text is so plainly in the language that was found that it cannot be in the stated one, which
    is often that of a template: nearly none of the stated one's commonest words stand in it.
    """
    if stated not in _WORDS or found not in _WORDS:
        return stated in _WORDS and found not in _WORDS
    words = _words(text[:SAMPLE])
    counts = [sum(word in _WORDS[one] for word in words) for one in (found, stated)]
    return len(words) >= SURE_WORDS and counts[0] >= SURE_LEAD * counts[1]


def common_words(language: str) -> frozenset[str]:
    """Return the commonest words of a language (ISO 639-1), none where they are not known."""
    return _WORDS.get(language, frozenset())


def _refined(language: str, sample: str) -> str:
    """Tell Persian and Urdu from Arabic, Ukrainian from Russian."""
    for other, letters in _TELLTALES:
        if (
            (language == "ru") == (other == "uk")
            and language in ("ar", "ru")
            and sum(map(sample.count, letters)) > 2
        ):
            return other
    return language
