"""Takes one more article into the folder: a copy of a file, or what a URL gives.

What is fetched is kept as text with front matter, under ``added/``; its id is the URL that was asked for.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from index.errors import ArticleError
from index.loading import front_matter
from index.loading.decoding import NotTextError, decode
from index.loading.exclusions import exclude, include
from index.loading.fetching import Fetched, fetch, is_public
from index.loading.files import ADDED, KINDS, id_of
from index.loading.folder import load_file
from index.loading.markdown import plain
from index.loading.metadata import Metadata
from index.loading.parser_process import ParserProcess
from index.model import Article, ArticleId

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r"[^\w-]+")
_LONGEST_SLUG_CHARS = 60


def add_place(place: str, folder: Path, *, may_reach: Callable[[str], bool] = is_public) -> ArticleId:
    """Put the article at ``place``, a URL or a file, into the articles folder.

    A URL that is there already is fetched anew. An article that was taken out before is let in again.

    Args:
        place: an http(s) URL, or the path of a file of a kind that is read.
        folder: the articles folder.
        may_reach: whether an IP address may be connected to; the public ones unless told otherwise.

    Returns:
        The article's id: the URL, or the path below the folder.

    Raises:
        ArticleError: if there is no usable article, with the reason; the folder is as it was.
    """
    place = place.strip()
    added = _url_added(place, folder, may_reach) if _URL.match(place) else _file_added(Path(place), folder)
    include(added, folder)
    return added


def take_out(article: ArticleId, folder: Path) -> None:
    """Leave an article out from now on.

    A file that Crosswire put under ``added/`` itself is deleted; a person's own file stays, and the id is
    listed in ``.crosswireignore``.
    """
    target = folder / (ADDED + "/" + _file_name(article) if _URL.match(article) else article)
    ours = target.resolve().is_relative_to((folder / ADDED).resolve())
    if ours and target.is_file():
        target.unlink()
    else:
        exclude(article, folder)


def _file_added(path: Path, folder: Path) -> ArticleId:
    if path.is_dir():
        raise ArticleError(str(path), "it is a folder; add its files, or copy it into the articles folder")
    if not path.is_file():
        raise ArticleError(str(path), "there is no such file")
    if path.suffix.lower() not in KINDS:
        raise ArticleError(
            str(path),
            f"{f'{path.suffix} files' if path.suffix else 'files without an extension'} are not read",
        )
    if path.resolve().is_relative_to(folder.resolve()):
        target = path.resolve()
        _check(target, folder, str(path))
        return id_of(target, folder.resolve())
    target = _free_name(folder / ADDED / path.name.lstrip("."), path)
    _copied(path, target)
    try:
        _check(target, folder, str(path))
    except ArticleError:
        target.unlink()
        raise
    return id_of(target, folder)


def _copied(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    try:
        shutil.copyfile(path, beside)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ArticleError(str(path), f"it can't be copied ({error.strerror or error})") from error


def _free_name(target: Path, path: Path) -> Path:
    """``target``, or a numbered name where another file has it; a file of the same bytes is no other."""
    number = 1
    free = target
    while free.exists() and free.read_bytes() != path.read_bytes():
        number += 1
        free = target.with_stem(f"{target.stem}-{number}")
    return free


def _check(target: Path, folder: Path, place: str) -> None:
    """Make sure that a file holds an article.

    Raises:
        ArticleError: if it holds none.
    """
    reasons = []
    for loaded in load_file(target, folder, even_left_out=True):
        if isinstance(loaded, Article):
            return
        reasons.append(loaded.reason)
    raise ArticleError(place, reasons[0] if reasons else "it holds no article")


def _url_added(url: str, folder: Path, may_reach: Callable[[str], bool]) -> ArticleId:
    url = url.partition("#")[0]
    fetched = fetch(url, may_reach=may_reach)
    target = folder / ADDED / _file_name(url)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        text, told = _read(fetched, target)
    except (NotTextError, front_matter.MetadataError) as error:
        raise ArticleError(url, str(error)) from error
    told = told.or_else(Metadata(url=fetched.url)).from_url(url)
    before = target.read_bytes() if target.exists() else None
    target.write_text(front_matter.written(told) + text + "\n", encoding="utf-8")
    try:
        _check(target, folder, url)
    except ArticleError:
        target.unlink() if before is None else target.write_bytes(before)
        raise
    return ArticleId(url)


def _read(fetched: Fetched, target: Path) -> tuple[str, Metadata]:
    """The text of what was fetched and what it tells of itself."""
    data = fetched.data
    if fetched.charset and fetched.kind != ".pdf":
        data = codecs.BOM_UTF8 + _recoded(data, fetched.charset)
    if fetched.kind in {".txt", ".md"}:
        told, text = front_matter.parse(decode(data).replace("\r\n", "\n").replace("\r", "\n"))
        return (plain(text) if fetched.kind == ".md" else text), told
    beside = target.with_name(f".{target.name}{fetched.kind}")
    try:
        beside.write_bytes(data)
        with ParserProcess() as parser:
            return parser.read(beside, "pdf" if fetched.kind == ".pdf" else "html")
    finally:
        beside.unlink(missing_ok=True)


def _recoded(data: bytes, charset: str) -> bytes:
    """UTF-8 from the encoding that the server states; where it is wrong, the bytes as they are."""
    try:
        return data.decode(charset).encode()
    except (LookupError, UnicodeError):
        return decode(data, html=True).encode(errors="replace")


def _file_name(url: str) -> str:
    """A readable and unique name for what comes from ``url``."""
    slug = _NOT_IN_NAMES.sub("-", url.partition("://")[2].partition("?")[0]).strip("-")[:_LONGEST_SLUG_CHARS]
    return f"{slug}-{hashlib.sha256(url.encode()).hexdigest()[:10]}.txt"
