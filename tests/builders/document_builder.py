"""Builds the files that the tests of loading read."""

from __future__ import annotations

import zlib
from pathlib import Path

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Ferry sinks off Holm | Delta Post</title>
<meta property="og:title" content="Ferry sinks off Holm | Delta Post">
<meta property="og:site_name" content="Delta Post">
<link rel="canonical" href="https://delta.example.org/ferry">
{head}
</head>
<body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article>
<h1>Ferry sinks off Holm</h1>
<p>A ferry with 80 people on board sank off the island of Holm on Monday night, the coast guard said.</p>
<p>At least 11 people were killed and 20 are missing, according to the harbour master of the island.</p>
<p>The cause is not known, but the ship had left the mainland late because of a fault in its engine.</p>
</article>
<footer><p>Subscribe to our newsletter</p></footer>
</body>
</html>
"""


def pdf_of(lines: list[str], *, stream: bytes | None = None, filters: bytes = b"") -> bytes:
    """A PDF file of one page that shows ``lines``; or whose content is ``stream`` as it stands."""
    shown = b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in lines)
    content = b"BT /F1 12 Tf 14 TL 50 700 Td " + shown + b" ET" if stream is None else stream
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n" % (len(content), filters) + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    written = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(written)
    return written + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def bomb_pdf(megabytes: int) -> bytes:
    """A small PDF file that unpacks to so many megabytes."""
    packer = zlib.compressobj(9)
    block = b"(a) Tj " * 150_000
    packed = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    return pdf_of([], stream=packed, filters=b"/Filter/FlateDecode")


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """The folder with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
