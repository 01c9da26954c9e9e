"""Bytes to text: byte order marks, UTF-8, UTF-16, Windows-1252, UTF-8 taken for it; what is no text is told apart."""

from __future__ import annotations

import codecs
import re

from index.ingest.language import detect_language
from index.patterns import lazy

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
"""Bytes from which a missing byte order mark and binary content are guessed."""
_BINARY_SHARE = 0.02
"""Share of control bytes from which bytes are taken for binary data."""
_FOREIGN_SHARE = 0.04
"""Share of bytes beyond ASCII from which an undeclared text may not be in a language of Western Europe."""
_WESTERN = ("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "id")
"""Languages that Windows-1252 writes."""
_MARKUP = lazy(rb"<[^<>]{0,500}>")
_HIGH = "\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MANGLED = lazy(f"[ÂÃÅâ][{_HIGH}]")
_RUN = lazy(f"[{_HIGH}]{{2,}}")
TIMES = 3
"""Times that a text may have been taken for what it is not."""
_CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\r\x0c\x1b\x08\x07")
_DECLARED = lazy(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})|encoding=["']([\w.:-]{2,40})""", re.IGNORECASE
)


def decode(data: bytes, *, declared: str | None = None) -> str | None:
    """Return the text that the bytes hold, or None where they are no text.

    ``declared`` is an encoding named by the sender; it is believed if the bytes fit it and nothing surer speaks
    against it. What fits neither is read as Windows-1252, its undefined bytes as U+FFFD, unless many bytes are no
    ASCII and the words are not those of a language of Western Europe: then ``charset_normalizer`` guesses.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    wide = _without_mark(data[:_SAMPLE])
    if wide:
        return data.decode(wide, "replace")
    if is_binary(data):
        return None
    for guess in ("utf-8", declared):
        text = _strictly(data, guess)
        if text is not None:
            return unmangled(text)
    if _is_cut_or_dirty_utf8(data):
        return data.decode("utf-8", "replace")
    return data.decode(_guessed(data) or "cp1252", "replace")


def unmangled(text: str) -> str:
    """Return a text that somebody took for Windows-1252 and saved so, though it was UTF-8, as it was written."""
    for _ in range(TIMES):
        mended = _RUN.sub(_unmangled_run, text) if _MANGLED.search(text) else text
        if mended == text:
            break
        text = mended
    return text


def _unmangled_run(found: re.Match[str]) -> str:
    """Return a run of characters beyond ASCII as the UTF-8 that they are, or as they stand where they are none."""
    try:
        return b"".join(map(_byte, found.group())).decode("utf-8")
    except UnicodeError:
        return found.group()


def _byte(character: str) -> bytes:
    """Return the byte that Windows-1252 has for a character; the few that it leaves undefined are their own."""
    try:
        return character.encode("cp1252")
    except UnicodeError:
        return character.encode("latin-1")


def _guessed(data: bytes) -> str | None:
    """Return the encoding of a text in which letters beyond ASCII are many, or None."""
    sample = data[: _SAMPLE * 2]
    plain = _MARKUP.sub(b"", sample)
    if sum(byte > 127 for byte in plain) < _FOREIGN_SHARE * len(plain):
        return None
    from charset_normalizer import from_bytes

    if detect_language(plain.decode("cp1252", "replace")) in _WESTERN:
        return None
    best = from_bytes(sample).best()
    return best.encoding if best is not None and not best.encoding.startswith("utf") else None


def declared_in(data: bytes) -> str | None:
    """Return the encoding that an HTML or XML document names in its first bytes, or None."""
    found = _DECLARED.search(data[:_SAMPLE])
    return (found[1] or found[2]).decode("ascii") if found else None


def is_binary(data: bytes) -> bool:
    """Return whether bytes are something else than text in an 8-bit encoding."""
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) * _BINARY_SHARE


def _strictly(data: bytes, encoding: str | None) -> str | None:
    """Return the decoded bytes if every one of them fits the encoding."""
    if encoding is None:
        return None
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            return None
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _is_cut_or_dirty_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8 with a little damage (a cut or stray byte) rather than Windows-1252."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    good = sum(1 for c in text[: _SAMPLE * 4] if c > "\x7f" and c != "\ufffd")
    return good > 4 * damaged


def _without_mark(sample: bytes) -> str | None:
    """Guess UTF-16 without a byte order mark: in Western text every other byte is zero."""
    if len(sample) < 4 or b"\0" not in sample:
        return None
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None
