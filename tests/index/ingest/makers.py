"""Files in binary formats, made in the test itself: PDF, web archives, zip archives, documents of word processors."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence


def pdf(
    pages: Sequence[Sequence[str | tuple[str, str]]], info: dict[str, str] | None = None, size: int = 11
) -> bytes:
    """A PDF whose pages hold these rows of text, in Helvetica, top down; a pair stands in two columns, row by row."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    for number, rows in enumerate(pages):
        shown = "".join(map(_shown, rows))
        stream = f"BT /F1 {size} Tf 14 TL 60 780 Td {shown}ET".encode("latin-1", "replace")
        content = 5 + 2 * number
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    stated = "".join(f"/{name}({value})" for name, value in (info or {}).items())
    objects.append(f"<<{stated}>>".encode())
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def _shown(row: str | tuple[str, str]) -> str:
    """The operators that show a row, or two beside each other, and go to the next."""
    if isinstance(row, tuple):
        left, right = (part.replace("(", "[").replace(")", "]") for part in row)
        return f"({left}) Tj 250 0 Td ({right}) Tj -250 -14 Td "
    return f"({row.replace('(', '[').replace(')', ']')}) Tj T* "


def warc_record(
    url: str, page: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    """A response record of a web archive."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-06T08:30:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these files; names are written as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return out.getvalue()


def docx(body: str, head: str = "", name: str = "word/document.xml") -> bytes:
    """A document as Word writes it; ``body`` holds its paragraphs, ``head`` stands before its first element."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inside = f'<w:document xmlns:w="{space}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            name: f"{head}{inside}".encode("utf-8", "surrogatepass"),
        }
    )


def odt(body: str, form: str = "text") -> bytes:
    """A document as LibreOffice writes it; ``body`` holds its paragraphs."""
    spaces = " ".join(f'xmlns:{name}="urn:oasis:{name}"' for name in ("office", "text", "table"))
    inside = f"<office:document {spaces}><office:body><office:text>{body}</office:text></office:body></office:document>"
    form = f"application/vnd.oasis.opendocument.{form}"
    return zipped({"mimetype": form.encode(), "content.xml": inside.encode()})
