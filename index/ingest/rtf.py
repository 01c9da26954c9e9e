"""Rich Text Format, as word processors and text editors save it: its text, without looks, pictures and remarks."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from index.ingest.text import from_text
from index.ingest.text import read as read_text
from index.ingest.values import Defaults, Failure
from index.patterns import lazy

if TYPE_CHECKING:
    from index.article import Article

LONGEST = 30_000_000
"""Bytes of one document."""
MOST = 2_000_000
"""Words, signs and stretches of text that are read of it."""
DEEPEST = 2_000
"""Groups inside groups that are told apart."""

_TOKEN = lazy(r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_PAGE = lazy(r"\\ansicpg(\d{3,5})")
_BLANKS = b"\xef\xbb\xbf \t\r\n\x00"
_SILENT = frozenset(
    """fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf object
    datastore themedata colorschememapping latentstyles listtable listoverridetable rsidtbl generator xmlnstbl fldinst
    bkmkstart bkmkend annotation atnid atnauthor nonshppict footnote""".split()  # noqa: SIM905 - reads best as words
)
"""Groups that hold nothing of the text, or stand amid its sentences; so does one that begins with ``\\*``."""
_SIGNS = {
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "row": "\n\n", "line": "\n", "cell": " ", "tab": " ",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ",
}  # fmt: skip
_MARKS = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n\n", "\r": "\n\n"}


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read one document as one article."""
    if len(data) > LONGEST:
        yield Failure(source, f"A document of {len(data):,} bytes is no article.")
        return
    if not data.lstrip(_BLANKS).startswith(b"{\\rtf"):  # plain text under this name
        yield from read_text(data, source, defaults)
        return
    yield from_text(text_of(data), source, defaults)


def text_of(data: bytes) -> str:
    """Return the text of a document, paragraphs parted by empty lines."""
    raw = data.decode("latin-1")
    charset = _charset(raw)
    said: list[str] = []
    bytes_: list[int] = []
    silent = [False]
    skips = [1]
    skip = 0
    for found in islice(_TOKEN.finditer(raw), MOST):
        word, number, byte, sign, brace, plain = found.groups()
        if byte and not silent[-1] and not skip:
            bytes_.append(int(byte, 16))
            continue
        if bytes_:
            said.append(bytes(bytes_).decode(charset, "replace"))
            bytes_.clear()
        if brace == "{" and len(silent) < DEEPEST:
            silent.append(silent[-1])
            skips.append(skips[-1])
        elif brace == "}" and len(silent) > 1:
            silent.pop()
            skips.pop()
        elif sign == "*" or word in _SILENT:
            silent[-1] = True
        elif word == "uc":
            skips[-1] = min(max(int(number or 1), 0), 8)
        elif silent[-1]:
            continue
        elif word == "u" and number:
            said.append(chr(int(number) & 0xFFFF))
            skip = skips[-1]
            continue
        elif byte or (plain and skip):
            left = skip - len(plain or "x")
            said.append((plain or "")[skip:])
            skip = max(left, 0)
            continue
        elif word:
            said.append(_SIGNS.get(word, ""))
        else:
            said.append(plain or _MARKS.get(sign or "", ""))
        skip = 0
    said.append(bytes(bytes_).decode(charset, "replace"))
    # Characters beyond the first plane are written as two halves.
    return "".join(said).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _charset(raw: str) -> str:
    """Return the name of the charset that a document states."""
    found = _PAGE.search(raw[:2000])
    name = f"cp{found[1]}" if found else "mac_roman" if raw.startswith("{\\rtf1\\mac") else "cp1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
