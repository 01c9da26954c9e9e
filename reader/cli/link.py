"""``crossread link``: links between two sentences made and refused by hand, listed, and taken back."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from index.errors import NotFoundError
from reader.cli import output, streams
from reader.cli.context import open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.options import add_json
from reader.cli.sources import could_be_source

if TYPE_CHECKING:
    from index.article import Article, Sentence
    from index.library import Library
    from reader.compare.feedback import Decision, Verdict

_USAGE = """crossread link SENTENCE SENTENCE
       crossread link refuse SENTENCE SENTENCE
       crossread link undo [SENTENCE SENTENCE]
       crossread link list"""

_DESCRIPTION = """\
A SENTENCE is an article (an id of the library, or a file), a colon, and the number of the sentence as “compare
--json” counts them, from 0; or words that stand in one sentence only:

  crossread link d7c015c3ba8b:3 38ba27170b74:10
  crossread link refuse courier.txt:3 "radio.txt:nine workers were hurt"

Decisions hold wherever the two sentences stand side by side, in the app too, and are never overwritten: what was
decided last counts.

  refuse   the two sentences are not about the same fact
  undo     takes the decision on two sentences back, or the last one
  list     what was decided; --json has what was taken back as well"""


DIGITS = 10
"""Digits that the number of no sentence has."""


class Place(NamedTuple):
    """A sentence that was named."""

    article: Article
    sentences: Sequence[Sentence]
    number: int

    @property
    def told(self) -> dict[str, Any]:
        """The sentence as JSON."""
        return {
            "article": self.article.id,
            "sentence": self.number,
            "text": self.sentences[self.number].text,
        }


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``link`` to the command line."""
    parser = subparsers.add_parser(
        "link",
        help="say that two sentences state one fact, or that they do not",
        usage=_USAGE,
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("words", nargs="+", metavar="WORD", help="two sentences, or one of the words above")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Do what the first word says; without such a word, link."""
    from reader.compare.feedback import Verdict

    verdicts = {"refuse": Verdict.REFUSED, "undo": Verdict.UNDONE}
    word, *rest = args.words
    if word == "list":
        if rest:
            raise UsageError("“link list” takes nothing else.")
        return _list(args)
    verdict = verdicts.get(word)
    if verdict is Verdict.UNDONE and not rest:
        return _undo_last(args)
    return _decide(args, rest if verdict else args.words, verdict or Verdict.MADE)


def _decide(args: argparse.Namespace, named: Sequence[str], verdict: Verdict) -> int:
    """Keep a decision on two sentences and say so.

    Raises:
        UsageError: these are not two sentences of two articles. NotFoundError: one of them is not there.
    """
    from reader.compare.feedback import Verdict
    from reader.decisions import decide, standing, story_key

    if len(named) != 2:
        raise UsageError(
            "A link has two sentences.", hint="For example: crossread link d7c015c3ba8b:3 38ba27170b74:10"
        )
    a, b = (_place(text, args) for text in named)
    if a.article.id == b.article.id:
        raise UsageError("Both sentences are of one article; a link joins two articles.")
    with open_library(args) as library:
        key = _story_of(library, a.article, b.article) or story_key((a.article, b.article))
        if verdict is Verdict.UNDONE and not standing(library, (a.article, b.article), (a.number, b.number)):
            raise NotFoundError(
                "Nothing was decided on these two sentences.", hint="See “crossread link list”."
            )
        made = decide(
            library, key, verdict, (a.article, b.article), (a.sentences, b.sentences), (a.number, b.number)
        )
    value = {"verdict": made.verdict.value, "at": made.at, "story": key, "a": a.told, "b": b.told}
    if args.json:
        streams.write_json({"decision": value})
    else:
        streams.write(f"{made.verdict.value}\t{_short(a)}\t{_short(b)}")
    return Exit.DONE


def _place(text: str, args: argparse.Namespace) -> Place:
    """Return the sentence that ``ARTICLE:NUMBER`` or ``ARTICLE:WORDS`` names.

    Raises:
        UsageError: it is not of this form, or the words stand in several sentences. NotFoundError: there is no such
            article or sentence.
    """
    from reader.cli.noting.desk import load_article
    from reader.compare.story import split_articles
    from reader.notes.folding import occurrences

    article, said = _parted(text)
    if not (article and said.strip()):
        raise UsageError(
            f"“{streams.one_line(text)}” names no sentence.",
            hint="Write ARTICLE:NUMBER, or ARTICLE:WORDS that stand in it.",
        )
    found = load_article(article, args)
    (sentences,) = split_articles([found])
    if said.isdecimal():
        known = len(said) < DIGITS and int(said) < len(sentences)
        numbers = [int(said)] if known else []
    else:
        hits = occurrences(found.text, said)
        numbers = [
            n for n, one in enumerate(sentences) if any(one.start <= hit.start < one.end for hit in hits)
        ]
    if len(numbers) == 1:
        return Place(found, sentences, numbers[0])
    which = f"The article {found.name} ({found.id})"
    if numbers:
        several = ", ".join(map(str, numbers[:8])) + (", …" if len(numbers) > 8 else "")
        raise UsageError(f"{which} has these words in sentences {several}.", hint="Give the number of one.")
    if said.isdecimal():
        raise NotFoundError(
            f"{which} has {len(sentences)} sentences, from 0 on, and none of the number {said[:20]}.",
            hint="“crossread compare --json” numbers them.",
        )
    raise NotFoundError(
        f"{which} has no “{streams.one_line(said)[:60]}”.",
        hint="Copy the words from the article as crossread shows it.",
    )


def _parted(text: str) -> tuple[str, str]:
    """Part an article from what stands behind it; there may be colons in a file's name and in the words."""
    cuts = [number for number, sign in enumerate(text) if sign == ":"]
    for is_there in (os.path.lexists, could_be_source):
        for cut in cuts:
            if is_there(text[:cut]):
                return text[:cut], text[cut + 1 :]
    article, _, said = text.rpartition(":")
    return article, said


def _story_of(library: Library, a: Article, b: Article) -> str | None:
    """Return the story of the library that holds both articles, or None."""
    try:
        story = library.story_of(a.id)
    except NotFoundError:
        return None
    return story.id if story and any(entry.id == b.id for entry in story.articles) else None


def _short(place: Place) -> str:
    return streams.one_line(f"{place.article.id}:{place.number} {place.sentences[place.number].text}")


def _undo_last(args: argparse.Namespace) -> int:
    """Take back the decision that was made last of those that stand."""
    from reader.decisions import Decisions, undo_last

    with open_library(args) as library:
        undone = undo_last(library, Decisions(library))
    if args.json:
        streams.write_json({"undone": undone and {"story": undone[0], **_told(undone[1])}})
    elif undone is None:
        streams.narrate("There is nothing to be undone.")
    else:
        streams.write("\t".join(("undone", undone[1].verdict.value, *_marks(undone[1]))))
    return Exit.DONE


def _list(args: argparse.Namespace) -> int:
    """Write the decisions in the order they were made: those that stand; as JSON all of them."""
    from reader.decisions import Decisions, all_decisions

    with open_library(args) as library:
        kept = Decisions(library)
    for story, why in kept.unread.items():
        streams.narrate(f"crossread: the decisions on {streams.one_line(story)} cannot be read: {why}")
    found = all_decisions(kept)
    if args.json:
        rows = [{"story": story, "standing": stands, **_told(one)} for story, one, stands in found]
        streams.write_json({"decisions": rows})
    elif standing := [one for _, one, stands in found if stands]:
        output.write_table(
            ("decision", "when", "sentence", "sentence"),
            [(one.verdict.value, one.at[:16].replace("T", " "), *_marks(one)) for one in standing],
        )
    else:
        streams.narrate("Nothing was decided on links yet.")
    return Exit.PARTLY if kept.unread else Exit.DONE


def _told(decision: Decision) -> dict[str, Any]:
    """Return a decision as JSON; its sentences as they were when it was made."""
    sides = {
        side: {"article": mark.article, "start": mark.start, "text": mark.quote}
        for side, mark in (("a", decision.a), ("b", decision.b))
    }
    return {"verdict": decision.verdict.value, "at": decision.at, **sides}


def _marks(decision: Decision) -> tuple[str, str]:
    """Return both sentences of a decision, each after its article."""
    a, b = (streams.one_line(f"{mark.article} {mark.quote}") for mark in (decision.a, decision.b))
    return a, b
