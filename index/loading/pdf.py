"""PDF files, by pypdf."""

from __future__ import annotations

import io

from index.loading.decoding import NotTextError


def read_pdf(data: bytes) -> str:
    """The text of every page.

    Raises:
        NotTextError: if it is encrypted, damaged or holds no text.
    """
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        text = "" if locked else "\n\n".join(page.extract_text() for page in reader.pages)
    except Exception as error:  # pypdf raises all kinds on damaged files
        raise NotTextError(f"it is not a readable PDF ({type(error).__name__})") from error
    if locked:
        raise NotTextError("it is encrypted; save it without a password")
    if not text.strip():
        raise NotTextError("it holds no text (scanned pages?); run it through text recognition first")
    return text
