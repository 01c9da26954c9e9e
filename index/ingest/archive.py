"""Zip archives: each file in one is read by its own reader, within bounds; nothing is ever written to disk.

Documents of word processors are such archives: of their files only the one that holds the text is unpacked, and nothing
in them is ever run or fetched.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from index.ingest.detect import kind_by_name, read_bytes
from index.ingest.values import Defaults, Failure
from index.patterns import lazy

if TYPE_CHECKING:
    from index.article import Article

FILES = 20_000
"""Files of one archive that are read."""
FILE = 100 * 1024 * 1024
"""Bytes that one file may unpack to."""
TOTAL = 1024 * 1024 * 1024
"""Bytes that the whole archive may unpack to."""
RATIO = 200
"""Times a file larger than a megabyte may grow when it is unpacked."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
"""Ways of packing that are unpacked; LZMA lets a file say how much memory that takes."""
_INSIDE = {"zip"}
"""Kinds that are not read inside an archive: a bomb needs archives inside archives."""
_WORD, _OPEN = lazy(r"word/document\d{0,2}\.xml\Z"), "content.xml"
"""Files that hold the text of a document, as Word (in a browser with a number) and as LibreOffice keep it."""
_SHEETS = ("xl/workbook.xml", "ppt/presentation.xml")
"""Names of files in archives that are other office documents."""
_FORM = b"application/vnd.oasis.opendocument."
_OMNIVORE = lazy(r"(?:.*/)?metadata_\d+_to_\d+\.json\Z")


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read a document, or the files of an archive in the order of their names; paths are only names, never followed."""
    yield from _read(data, source, defaults)


def _read(
    data: bytes, source: str, defaults: Defaults, around: _Unpacker | None = None
) -> Iterator[Article | Failure]:
    """Read an archive; inside another one, which ``around`` unpacks, only a document."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, IndexError) as error:
        if kind_by_name(source) == "document":
            yield Failure(
                source, "It is no document of a word processor, or damaged.", "Save it as text or PDF."
            )
        else:
            yield Failure(source, f"It is not a zip archive that can be read ({type(error).__name__}).")
        return
    with archive:
        infos = sorted((info for info in archive.infolist() if info.filename), key=lambda info: info.filename)
        if len(infos) > FILES:
            yield Failure(source, f"It holds more than {FILES:,} files.", "Unpack it and add the folder.")
            return
        unpacker = _Unpacker(archive, source, around)
        document = _document(unpacker, infos, source, defaults)
        if document is not None or around is not None:
            yield document or Failure(source, "It is no document of a word processor.")
            return
        if any(_OMNIVORE.match(info.filename) for info in infos):
            from index.ingest.exports import read_omnivore

            yield from read_omnivore(unpacker, infos, source, defaults)
            return
        yield from _members(unpacker, infos, source, defaults)


def _document(
    unpacker: _Unpacker, infos: list[zipfile.ZipInfo], source: str, defaults: Defaults
) -> Article | Failure | None:
    """Read the document that an archive is, or return None for any other archive."""
    files = {info.filename: info for info in infos}
    form = unpacker.unpack(files["mimetype"]) if {"mimetype", _OPEN} <= files.keys() else b""
    form = form if isinstance(form, bytes) and form.startswith(_FORM) else b""
    if any(name in files for name in _SHEETS) or (form and not form.startswith(_FORM + b"text")):
        return Failure(source, "It is a spreadsheet or a presentation.", "Save it as text or PDF.")
    name = _OPEN if form else next(filter(_WORD.match, files), None)
    if name is None:
        return None
    content = unpacker.unpack(files[name])
    if isinstance(content, Failure):
        return Failure(source, content.reason, content.hint)
    from index.ingest.office import text_of
    from index.ingest.text import from_text

    text = text_of(content, marked=not form)
    if text is None:
        return Failure(source, "The document is damaged.", "Save it as text or PDF.")
    return from_text(text, source, defaults)


def _members(
    unpacker: _Unpacker, infos: list[zipfile.ZipInfo], source: str, defaults: Defaults
) -> Iterator[Article | Failure]:
    """Read every file that has the suffix of an article."""
    found = False
    for info in infos:
        name = PurePosixPath(info.filename.replace("\\", "/"))
        kind = kind_by_name(name.name)
        if info.is_dir() or kind is None or name.name.startswith(".") or "__MACOSX" in name.parts:
            continue
        found = True
        inside = f"{source}!{info.filename}"
        if kind in _INSIDE:
            yield Failure(inside, "Archives inside archives are not read.", "Unpack it first.")
            continue
        content = unpacker.unpack(info)
        if isinstance(content, Failure):
            yield content
        elif kind == "document":
            yield from _read(content, inside, defaults, unpacker)
        else:
            yield from read_bytes(content, inside, kind=kind, defaults=defaults)
    if not found:
        yield Failure(source, "The archive holds no file that is read as an article.")


class _Unpacker:
    """Unpacks files of one archive and keeps count of how much that made, with the archive ``around`` it."""

    def __init__(self, archive: zipfile.ZipFile, source: str, around: _Unpacker | None = None) -> None:
        self._archive = archive
        self._source = source
        self._made: list[int] = around._made if around else [0]

    def unpack(self, info: zipfile.ZipInfo) -> bytes | Failure:
        """Return a file's bytes, or why it is not unpacked; what the archive says about sizes is not believed."""
        inside = f"{self._source}!{info.filename}"
        if stat.S_ISLNK(info.external_attr >> 16):
            return Failure(inside, "It is a link, which is not followed.")
        if info.flag_bits & 0x1:
            return Failure(inside, "It is encrypted.")
        if info.compress_type not in _METHODS:
            return Failure(
                inside, "It is packed in a way that is not unpacked here.", "Unpack the archive first."
            )
        room = min(FILE, TOTAL - self._made[0])
        try:
            with self._archive.open(info) as file:
                content = file.read(room + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            ValueError,
            NotImplementedError,
            EOFError,
            RuntimeError,
        ):
            return Failure(inside, "It is damaged or packed in a way that is not known.")
        except MemoryError:
            return Failure(inside, "It does not fit into memory.")
        self._made[0] += len(content)
        if len(content) > room:
            return Failure(
                inside, "It unpacks to more than is read.", "Unpack the archive and add the folder."
            )
        if len(content) > 1_000_000 and len(content) > RATIO * max(1, info.compress_size):
            return Failure(inside, "It unpacks to far more than an article can: this looks like a zip bomb.")
        return content
