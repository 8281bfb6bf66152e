"""One article file to its articles; a bad one to the reason why it can't be used."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from index.cleaning import clean, normalised
from index.errors import ArticleError
from index.loading import front_matter
from index.loading.dates import find_day
from index.loading.decoding import NotTextError, decode
from index.loading.markdown import plain
from index.loading.metadata import Metadata, article_of
from index.loading.parser_process import ParserProcess
from index.loading.stated_in_text import told_by_text
from index.model import Article, ArticleId, Skipped

# The folder below the articles folder where ``add`` puts articles; no name of an event.
ADDED = "added"
MOST_BYTES = 10 * 1024 * 1024
MOST_PDF_BYTES = 50 * 1024 * 1024
MOST_JSONL_BYTES = 100 * 1024 * 1024
# The longest text that is an article; a book-length report has some 600,000.
MOST_CHARS = 1_000_000


def id_of(path: Path, folder: Path) -> ArticleId:
    """The path below the articles folder, with ``/``."""
    return ArticleId(path.relative_to(folder).as_posix())


def read_articles(path: Path, folder: Path, *, parser: ParserProcess) -> Iterator[Article | Skipped]:
    """The articles in a file, in order; never raises for a bad one."""
    name = id_of(path, folder)
    try:
        yield from _read(path, name, parser)
    except ArticleError as error:
        yield Skipped(article=error.article, reason=error.reason)
    except (NotTextError, front_matter.MetadataError) as error:
        yield Skipped(article=name, reason=str(error))
    except OSError as error:
        yield Skipped(article=name, reason=f"it can't be read ({error.strerror or error})")
    except (MemoryError, RecursionError) as error:
        yield Skipped(article=name, reason=f"reading it needs too much memory ({type(error).__name__})")


def _read(path: Path, name: str, parser: ParserProcess) -> Iterator[Article | Skipped]:
    kind = path.suffix.lower()
    if kind in _PARSED:
        yield _parsed_file(path, name, parser)
    elif kind == ".json":
        yield from _json_file(path, name)
    elif kind in {".jsonl", ".ndjson"}:
        yield from _json_lines_file(path, name)
    else:
        yield _text_file(path, name)


def _bytes(path: Path, name: str, *, most: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ArticleError(name, f"it is larger than {most // 1024 // 1024} MB")
    return data


def _check_length(text: str, name: str, *, most: int = 2 * MOST_CHARS) -> None:
    """Refuse what is too long; before cleaning twice the length is let through, for cleaning shortens."""
    if len(text) > most:
        raise ArticleError(name, f"its text is longer than {MOST_CHARS:,} characters")


def _made(name: str, text: str, stated: Metadata, *, page: Metadata | None = None) -> Article:
    """The article, from its raw text and what front matter and page tell of it."""
    _check_length(text, name)
    cleaned = clean(text)
    if not cleaned:
        raise ArticleError(name, "it holds no text")
    _check_length(cleaned, name, most=MOST_CHARS)
    told = stated.or_else(told_by_text(normalised(text), cleaned=cleaned))
    told = told.or_else(page or Metadata()).or_else(told_by_place(name))
    return article_of(_url_id(name, stated) or ArticleId(name), cleaned, told)


def _url_id(name: str, stated: Metadata) -> ArticleId | None:
    """The URL that an article was fetched from; only files in the folder for these may claim one."""
    url = stated.added_from
    fetched = url and name.startswith(f"{ADDED}/") and url.startswith(("http://", "https://"))
    return ArticleId(url) if url and fetched else None


def told_by_place(name: str) -> Metadata:
    """What the folders and the name of a file tell: the event and the day."""
    place = PurePosixPath(name.partition("#")[0])
    folders = [part for part in place.parts[:-1] if not part.isdecimal() and part != ADDED]
    return Metadata(event=folders[-1] if folders else None, published=find_day(place.stem.replace("_", " ")))


def _text_file(path: Path, name: str) -> Article:
    text = decode(_bytes(path, name, most=MOST_BYTES))
    _check_length(text, name)
    stated, body = front_matter.parse(text.replace("\r\n", "\n").replace("\r", "\n"))
    return _made(name, plain(body) if path.suffix.lower() in {".md", ".markdown"} else body, stated)


def _parsed_file(path: Path, name: str, parser: ParserProcess) -> Article:
    """A web page or PDF file."""
    kind = _PARSED[path.suffix.lower()]
    most = MOST_PDF_BYTES if kind == "pdf" else MOST_BYTES
    size = path.stat().st_size
    if size > most:
        raise ArticleError(name, f"it is larger than {most // 1024 // 1024} MB")
    if not size:
        raise ArticleError(name, "it is empty")
    text, page = parser.read(path, kind)
    return _made(name, text, Metadata(), page=page)


def _json_file(path: Path, name: str) -> Iterator[Article | Skipped]:
    told = _parsed(decode(_bytes(path, name, most=MOST_BYTES)), name)
    if not isinstance(told, list):
        yield _record(told, name)
        return
    for number, record in enumerate(told, start=1):
        part = f"{name}#{number}"
        yield from _caught(partial(_record, record, part), part)


def _json_lines_file(path: Path, name: str) -> Iterator[Article | Skipped]:
    if path.stat().st_size > MOST_JSONL_BYTES:
        raise ArticleError(name, f"it is larger than {MOST_JSONL_BYTES // 1024 // 1024} MB; split it")
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MOST_BYTES + 1):
            number += 1
            while len(line) > MOST_BYTES and not line.endswith(b"\n") and (more := file.readline(MOST_BYTES)):
                line = line[: MOST_BYTES + 1] if not more.endswith(b"\n") else line[: MOST_BYTES + 1] + b"\n"
            if line.strip():
                part = f"{name}#{number}"
                yield from _caught(partial(_line, line, part), part)


def _line(line: bytes, name: str) -> Article:
    if len(line) > MOST_BYTES:
        raise ArticleError(name, f"the line is larger than {MOST_BYTES // 1024 // 1024} MB")
    return _record(_parsed(decode(line), name), name)


def _caught(read: Callable[[], Article], name: str) -> Iterator[Article | Skipped]:
    try:
        yield read()
    except ArticleError as error:
        yield Skipped(article=name, reason=error.reason)
    except (NotTextError, front_matter.MetadataError) as error:
        yield Skipped(article=name, reason=str(error))


def _parsed(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ArticleError(name, "it is not valid JSON (nested too deeply)") from error
    except ValueError as error:
        raise ArticleError(name, f"it is not valid JSON ({str(error)[:80]})") from error


def _record(told: object, name: str) -> Article:
    if not isinstance(told, dict):
        raise ArticleError(name, "it is not a JSON object with a text")
    text = told.get("text")
    if not isinstance(text, str) or not normalised(text[: 2 * MOST_CHARS]):
        raise ArticleError(name, "it has no text")
    return _made(name, text, front_matter.stated(told))


_PARSED = {".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf"}
KINDS = frozenset(_PARSED) | {".txt", ".text", ".md", ".markdown", ".json", ".jsonl", ".ndjson"}
