"""Documents of word processors (.docx, .odt): their text, without looks, remarks and what was struck out. Pure."""

from __future__ import annotations

from itertools import chain
from xml.parsers import expat

CELL = 8
"""Words of a table's cell from which on its row is no row of figures, but a part of the page."""
NESTED = 30
"""Tables within tables; what stands in the innermost is carried out through all of them."""

_PARAGRAPHS = frozenset({"p", "h"})
_ROWS, _CELLS = frozenset({"tr", "table-row"}), frozenset({"tc", "table-cell"})
_BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": " ", "s": " ", "noBreakHyphen": "-"}
_SILENT = frozenset(
    """pPr tblPr trPr tcPr sectPr sdtPr Fallback del moveFrom instrText object annotation note tracked-changes
    binary-data forms script sequence-decls variable-decls user-field-decls math title desc ruby-text""".split()  # noqa: SIM905
)
"""Elements that hold nothing of the text, or stand amid its sentences."""


class _RefusedError(Exception):
    """The document declares entities, or nests tables as no word processor does."""


class _Text:
    """Collects the paragraphs of a document while it is parsed; a row of figures in a table is one paragraph."""

    def __init__(self, marked: bool) -> None:
        self.paragraphs: list[str] = []
        self._marked = marked
        self._open: list[list[str]] = []
        self._cells: list[list[list[str]]] = []
        self._silent = self._inside = 0
        self._hidden = False

    def start(self, name: str, given: dict[str, str]) -> None:
        """Begin an element."""
        local = name.rpartition(" ")[2]
        if self._silent or local in _SILENT:
            self._silent += 1
        elif local in _PARAGRAPHS:
            self._open.append([])
        elif local in _ROWS:
            if len(self._cells) == NESTED:
                raise _RefusedError
            self._cells.append([])
        elif local in _CELLS and self._cells:
            self._cells[-1].append([])
        elif local == "t":
            self._inside += 1
        elif local == "vanish":
            self._hidden = not any(value in ("0", "false", "off") for value in given.values())
        elif local in _BREAKS and self._open:
            self._open[-1].append(_BREAKS[local])

    def end(self, name: str) -> None:
        """Leave an element."""
        local = name.rpartition(" ")[2]
        if self._silent:
            self._silent -= 1
        elif local in _PARAGRAPHS and self._open:
            self._keep("".join(self._open.pop()))
        elif local in _ROWS and self._cells:
            cells = [cell for cell in self._cells.pop() if cell]
            few = all(sum(len(text.split()) for text in cell) < CELL for cell in cells)
            for text in [" | ".join(map(" ".join, cells))] if few else chain.from_iterable(cells):
                self._keep(text)
        elif local == "t":
            self._inside -= 1
        elif local == "r":
            self._hidden = False

    def said(self, data: str) -> None:
        """Take characters."""
        if self._open and not self._silent and not self._hidden and (self._inside or not self._marked):
            self._open[-1].append(data)

    def _keep(self, text: str) -> None:
        """Keep a paragraph, in the cell that it stands in."""
        if self._cells and self._cells[-1]:
            if row := " ".join(text.split()):
                self._cells[-1][-1].append(row)
        elif text.strip():
            self.paragraphs.append(text.strip())


def text_of(content: bytes, *, marked: bool) -> str | None:
    """Return the text of a document, paragraphs parted by empty lines; None where it is damaged or refused.

    ``content`` is the file of the document that holds it; ``marked`` says that its text stands in elements of its own,
    as Word writes it.
    """
    found = _Text(marked)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.said
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, _RefusedError, ValueError, LookupError):
        return None
    return "\n\n".join(found.paragraphs)


def _refuse(*_: object) -> None:
    raise _RefusedError
