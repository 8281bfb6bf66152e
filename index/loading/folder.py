"""The articles folder: which files it holds, and their articles one after the other."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.loading.exclusions import excluded
from index.loading.files import KINDS, id_of, read_articles
from index.loading.parser_process import ParserProcess
from index.model import Article, Skipped

# Files of these names (any extension) speak about the folder; they are no articles.
_ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "copying", "notice", "contributing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileStamp:
    """A file of the articles folder, with what tells cheaply whether it changed.

    Attributes:
        path: where it is.
        size: bytes.
        mtime_ns: time of the last change, in nanoseconds. No date of publication: a fresh copy is new.
        problem: why it can't be read at all (a link out of the folder, no rights …); "" where it can.
    """

    path: Path
    size: int
    mtime_ns: int
    problem: str = ""


def scan(folder: Path) -> Iterator[FileStamp]:
    """Every file that may hold articles, below ``folder`` at any depth, in the order of their paths.

    Hidden files and folders are left out; so are links to folders, which may lead in circles.
    """
    folder = folder.resolve()
    waiting = [folder]
    found: list[FileStamp] = []
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                listed = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            found.append(FileStamp(path=here, size=0, mtime_ns=0, problem=_cannot_read(error)))
            continue
        for entry in listed:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            elif Path(entry.name).stem.casefold() not in _ABOUT_THE_FOLDER:
                found.append(_stamp(entry, folder))
    return iter(sorted(found, key=lambda stamp: stamp.path.as_posix()))


def _cannot_read(error: OSError) -> str:
    return f"it can't be read ({error.strerror or error})"


def _stamp(entry: os.DirEntry[str], folder: Path) -> FileStamp:
    path = Path(entry.path)
    try:
        status = entry.stat()
    except OSError as error:
        problem = "it is a link that leads nowhere" if entry.is_symlink() else _cannot_read(error)
        return FileStamp(path=path, size=0, mtime_ns=0, problem=problem)
    return FileStamp(
        path=path,
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        problem=_problem(entry, status, folder),
    )


def _problem(entry: os.DirEntry[str], status: os.stat_result, folder: Path) -> str:
    path = Path(entry.path)
    if stat.S_ISDIR(status.st_mode):
        return "it is a link to a folder; links to folders are not followed"
    if not stat.S_ISREG(status.st_mode):
        return "it is not a regular file"
    if entry.is_symlink() and not path.resolve().is_relative_to(folder):
        return "it is a link out of the articles folder"
    if path.suffix.lower() not in KINDS:
        return f"{f'{path.suffix} files' if path.suffix else 'files without an extension'} are not read"
    try:
        entry.name.encode()
    except UnicodeEncodeError:
        return "its name is not valid UTF-8; rename it"
    return ""


def load_files(
    stamps: Iterable[FileStamp], folder: Path, *, even_left_out: bool = False
) -> Iterator[Article | Skipped]:
    """The articles of some files of the folder, in order, without those that were taken out by ``remove``.

    Never raises for a bad file: it is skipped with its reason. Texts are read one after the other, so that
    memory does not grow with the folder.
    """
    folder = folder.resolve()
    left_out = frozenset() if even_left_out else excluded(folder)
    with ParserProcess() as parser:
        for stamp in stamps:
            for loaded in _loaded(stamp, folder, parser):
                if (loaded.id if isinstance(loaded, Article) else loaded.article) not in left_out:
                    yield loaded


def _loaded(stamp: FileStamp, folder: Path, parser: ParserProcess) -> Iterator[Article | Skipped]:
    if stamp.problem:
        name = os.fsencode(id_of(stamp.path, folder)).decode("utf-8", errors="replace")
        yield Skipped(article=name, reason=stamp.problem)
    else:
        yield from read_articles(stamp.path, folder, parser=parser)


def load_file(path: Path, folder: Path, *, even_left_out: bool = False) -> tuple[Article | Skipped, ...]:
    """The articles of one file of the folder (one but for JSON), or the reason why there is none.

    For many files, :func:`load_files` is faster: web pages and PDF files share one parser process there.
    """
    folder = folder.resolve()
    path = path.parent.resolve() / path.name  # the last part may be a link, whose own name is the id
    return tuple(load_files([FileStamp(path=path, size=0, mtime_ns=0)], folder, even_left_out=even_left_out))


def load_folder(
    folder: Path, *, progress: Callable[[int, int], None] | None = None
) -> Iterator[Article | Skipped]:
    """Every article below the folder, one at a time, in the order of their paths.

    ``progress`` is called with the number of files done and that of all.
    """
    stamps = tuple(scan(folder))

    def counted() -> Iterator[FileStamp]:
        for done, stamp in enumerate(stamps):
            if progress:
                progress(done, len(stamps))
            yield stamp
        if progress:
            progress(len(stamps), len(stamps))

    return load_files(counted(), folder)
