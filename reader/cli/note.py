"""``crossread note``: write, list, edit, judge and delete notes."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from reader.cli.exits import UsageError
from reader.cli.noting.options import add_note_filters
from reader.cli.options import add_json, positive

_USAGE = """crossread note ARTICLE --quote TEXT [--tag TAG]... [--text NOTE]
       crossread note list [QUERY]
       crossread note edit | delete | history ID
       crossread note undo | redo | orphans | conflicts | claims | tags
       crossread note attach ID --quote TEXT
       crossread note claim ID --status STATUS
       crossread note - < lines.jsonl"""

_DESCRIPTION = """\
ARTICLE is an id of the library or a file; a file is not stored, its notes are.

  ARTICLE       note something on the words after --quote (quotation marks, dashes and case are forgiven)
  list QUERY    tag:disputed note:hospital quote:… claim:… by:… outlet:… since:… until:… made:… before:… is:orphan
  edit ID       --text, --tag and --untag change a note; ids may be shortened
  delete ID...  removes notes; undo brings them back
  undo, redo    walk along what you did, also after a restart
  history ID    who did what, and when
  orphans       notes whose words are gone from the article's new version; attach ID puts one back by hand
  claims        what notes are gathered under; claim ID --status STATUS --text REASON judges one
  conflicts     where two people say different things about the same note or claim
  tags          the tags and their keys; --init makes a copy to edit
  -             one JSON object a line from stdin: article, quote, occurrence, text, tags, claim, stance, doubt, or
                targets (a list of article, quote and occurrence)"""

_FILTERS = frozenset(("story", "outlet", "since", "until", "made_since", "made_until", "limit"))
_MARKING = frozenset(("quote", "occurrence"))
_WRITING = _MARKING | {"tag", "text", "claim", "stance", "doubt", "author", "also"}
ALLOWED = {
    "list": _FILTERS | {"tag"},
    "edit": frozenset(("text", "tag", "untag", "claim", "stance", "author")),
    "delete": frozenset({"author"}),
    "undo": frozenset({"author"}),
    "redo": frozenset({"author"}),
    "history": frozenset[str](),
    "orphans": frozenset[str](),
    "attach": _MARKING | {"author", "article", "target"},
    "claims": frozenset[str](),
    "claim": frozenset(("status", "text", "reword", "remove", "author")),
    "conflicts": frozenset[str](),
    "tags": frozenset({"init"}),
    "-": frozenset({"author"}),
}
"""What may stand beside each word after ``note``, apart from what stands everywhere."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``note`` to the command line."""
    parser = subparsers.add_parser(
        "note",
        help="write, list, edit and delete notes on quotations",
        usage=_USAGE,
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("words", nargs="+", metavar="WORD", help="an article, or one of the words above")
    note = parser.add_argument_group("the note")
    note.add_argument("--quote", metavar="TEXT", help="the words of the article that it is about")
    note.add_argument(
        "--occurrence", type=positive, metavar="N", help="which, where the words stand several times"
    )
    note.add_argument(
        "--also",
        nargs=2,
        action="append",
        metavar=("ARTICLE", "TEXT"),
        help="words of another article that it is about too",
    )
    note.add_argument("--text", metavar="NOTE", help="what you have to say")
    note.add_argument("--doubt", action="store_true", help="it is a question, not a comment")
    note.add_argument("--untag", action="append", metavar="TAG", help="take a tag off (edit)")
    note.add_argument(
        "--claim", metavar="ID|TEXT", help="gather it under a claim, which is made if there is none"
    )
    note.add_argument(
        "--stance", metavar="STANCE", help="what the words say about the claim: support, deny, …"
    )
    note.add_argument("--author", metavar="NAME", help="who you are (or set CROSSREAD_AUTHOR)")
    other = parser.add_argument_group("claims and orphans")
    other.add_argument("--status", metavar="STATUS", help="judge a claim (claim); “none” takes it back")
    other.add_argument("--reword", metavar="TEXT", help="say a claim otherwise (claim)")
    other.add_argument("--remove", action="store_true", help="remove a claim, not its notes (claim)")
    other.add_argument("--article", metavar="ARTICLE", help="another article than the note's own (attach)")
    other.add_argument("--target", type=positive, metavar="N", help="which of the note's quotations (attach)")
    other.add_argument("--init", action="store_true", help="make a copy of the tags to edit (tags)")
    add_note_filters(parser)
    parser.add_argument("--limit", type=positive, metavar="N", help="at most N notes (list)")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Do what the first word says."""
    word, rest = args.words[0], args.words[1:]
    if word not in ALLOWED and rest:
        raise UsageError(
            f"“{rest[0]}” is too much: one article at a time.", hint="Put the quotation after --quote."
        )
    _refuse_stray(args, word)
    return _action(word)(args, rest)


def _refuse_stray(args: argparse.Namespace, word: str) -> None:
    """Raise ``UsageError`` for an option that means nothing beside ``word``."""
    allowed = ALLOWED.get(word, _WRITING)
    known = frozenset().union(*ALLOWED.values(), _WRITING)
    for name in sorted(known - allowed):
        if getattr(args, name, None):
            option = "--" + name.replace("_", "-")
            raise UsageError(
                f"{option} means nothing for “note {word}”.", hint="“crossread note --help” tells more."
            )


def _action(word: str) -> Callable[[argparse.Namespace, list[str]], int]:
    """Return what does the work for a word; an article by default."""
    from reader.cli.noting import adding, bulk, changing, judging, listing

    actions: dict[str, Callable[[argparse.Namespace, list[str]], int]] = {
        "list": listing.list_notes,
        "history": listing.history,
        "conflicts": listing.conflicts,
        "tags": listing.tags,
        "edit": changing.edit,
        "delete": changing.delete,
        "undo": changing.undo,
        "redo": changing.redo,
        "orphans": listing.orphans,
        "attach": changing.attach,
        "claims": judging.claims,
        "claim": judging.judge,
        "-": bulk.from_stdin,
    }
    return actions.get(word, adding.add)
