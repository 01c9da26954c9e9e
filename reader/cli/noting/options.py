"""Options that ``note list`` and ``export`` share."""

from __future__ import annotations

import argparse


def add_note_filters(parser: argparse.ArgumentParser) -> None:
    """Add the options that narrow annotations by story, outlet, tag and date; tags may be repeated."""
    group = parser.add_argument_group("which notes")
    group.add_argument("--story", metavar="ID", help="only on the articles of this story")
    group.add_argument("--outlet", metavar="NAME", help="only on this outlet's articles")
    group.add_argument("--since", metavar="DATE", help="only on articles published on this day or later")
    group.add_argument("--until", metavar="DATE", help="only on articles published on this day or earlier")
    group.add_argument("--made-since", metavar="DATE", help="only notes made on this day or later")
    group.add_argument("--made-until", metavar="DATE", help="only notes made on this day or earlier")
    group.add_argument(
        "--tag", action="append", metavar="TAG", help="a tag to put on, or to ask for; repeatable"
    )
