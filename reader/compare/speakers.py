"""Who is quoted in a story: the speakers that its sentences name, over all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from index.article import Kind
from reader.compare.details import find_details
from reader.compare.model import Comparison, DifferenceKind, Ref
from reader.compare.views import Mention


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody to whom the articles of a story attribute what they report."""

    name: str
    """The words the articles use most often; the longest of these where they tie."""
    mentions: tuple[Mention, ...]
    """Where it stands, in order of the articles."""

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that quote this speaker, each once, in order."""
        return tuple(dict.fromkeys(mention.ref.article for mention in self.mentions))


def speakers(comparison: Comparison) -> tuple[Speaker, ...]:
    """Return the speakers of a story, the one that most articles quote first; pronouns and documents are left out."""
    found: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for n, group in enumerate(comparison.sentences):
        for m, sentence in enumerate(group):
            if sentence.kind is not Kind.SENTENCE:
                continue
            for detail in find_details(sentence):
                if detail.kind is DifferenceKind.ATTRIBUTION and not detail.modifier:
                    found[str(detail.value)].append((Mention(Ref(n, m), detail.span), detail.text))
    gathered = [
        Speaker(_name([text for _, text in said]), tuple(mention for mention, _ in said))
        for said in found.values()
    ]
    gathered.sort(key=lambda s: (-len(s.articles), -len(s.mentions), s.mentions[0].ref))
    return tuple(gathered)


def _name(texts: list[str]) -> str:
    """Return how a speaker is shown."""
    counted = Counter(" ".join(text.split()) for text in texts)
    return max(counted, key=lambda text: (counted[text], len(text)))
