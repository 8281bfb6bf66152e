"""Reads web pages and PDF files in a process of its own, bounded in time and memory.

A page of a million nested tags or a PDF that unpacks to gigabytes kills or stalls the parser that reads it.
It takes the process with it, not the reindex: the next file gets a new one. One process serves a whole
folder, for starting it and importing the parsers takes about a second.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from index.loading.decoding import NotTextError
from index.loading.html import read_html
from index.loading.metadata import Metadata
from index.loading.pdf import read_pdf

_MOST_MEMORY_BYTES = 2 * 1024**3
_SECONDS = {"html": 30.0, "pdf": 90.0}
_STARTING_SECONDS = 60.0


class ParserProcess:
    """A context: the process starts when it is first needed and ends with the context.

    Args:
        seconds: how long one file may take, for every kind; the defaults where not given.
    """

    def __init__(self, *, seconds: float | None = None) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    @property
    def process_id(self) -> int | None:
        """The process that runs now, if one does."""
        return self._process.pid if self._process else None

    def read(self, path: Path, kind: str) -> tuple[str, Metadata]:
        """The text of a file of ``kind`` ("html" or "pdf") and what it tells of itself.

        Raises:
            NotTextError: if it can't be read, takes too long or too much memory.
        """
        process = self._started()
        assert process.stdin is not None
        seconds = self._seconds or _SECONDS[kind]
        try:
            process.stdin.write(json.dumps({"path": os.fspath(path), "kind": kind}) + "\n")
            process.stdin.flush()
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            self._stop()
            raise NotTextError(f"reading it takes longer than {seconds:.0f} seconds") from None
        except OSError:
            answer = ""
        if not answer:
            self._stop()
            raise NotTextError("reading it needs too much memory or breaks the parser")
        return _answered(answer)

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._stop()
            self._process = _start()
            self._answers = queue.SimpleQueue()
            threading.Thread(
                target=_pass_on,
                args=(self._process.stdout, self._answers),
                daemon=True,
                name="parser-answers",
            ).start()
            self._await_start()
        return self._process

    def _await_start(self) -> None:
        try:
            ready = self._answers.get(timeout=_STARTING_SECONDS)
        except queue.Empty:
            ready = ""
        if not ready:
            self._stop()
            raise NotTextError("the process that reads web pages and PDF files can't be started")

    def _stop(self) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        process.kill()
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            process.wait(timeout=10)
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()


def _start() -> subprocess.Popen[str]:
    root = os.fspath(Path(__file__).resolve().parents[2])
    searched = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "index.loading.parser_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": searched},
        start_new_session=True,  # Ctrl-C reaches the parent alone, which ends this process in order
    )


def _pass_on(answers: IO[str], to: queue.SimpleQueue[str]) -> None:
    """Hand lines on as they come; an empty one tells the end."""
    with contextlib.suppress(ValueError, OSError), answers:
        for line in answers:
            to.put(line)
    to.put("")


def _answered(answer: str) -> tuple[str, Metadata]:
    told: dict[str, str | None] = json.loads(answer)
    if reason := told.get("reason"):
        raise NotTextError(reason)
    day, at = told["published"], told["published_at"]
    return told["text"] or "", Metadata(
        title=told["title"],
        source=told["source"],
        url=told["url"],
        published=date.fromisoformat(day) if day else None,
        published_at=datetime.fromisoformat(at) if at else None,
        language=told["language"],
    )


def _parse(path: Path, kind: str) -> dict[str, str | None]:
    """What the process answers for one file."""
    try:
        data = path.read_bytes()
        text, told = read_html(data) if kind == "html" else (read_pdf(data), Metadata())
    except NotTextError as error:
        return {"reason": str(error)}
    except OSError as error:
        return {"reason": f"it can't be read ({error.strerror or error})"}
    except Exception as error:  # noqa: BLE001 - whatever a parser raises on hostile input, the next file is read
        return {"reason": f"it can't be parsed ({type(error).__name__})"}
    return {
        "text": text,
        "title": told.title,
        "source": told.source,
        "url": told.url,
        "published": told.published.isoformat() if told.published else None,
        "published_at": told.published_at.isoformat() if told.published_at else None,
        "language": told.language,
    }


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY_BYTES, _MOST_MEMORY_BYTES))


def main() -> None:
    """Answer requests from stdin, a line of JSON each, until it is closed."""
    _bound_memory()
    answers, sys.stdout = sys.stdout, sys.stderr  # what parsers print is no answer
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(_parse(Path(request["path"]), request["kind"])), file=answers, flush=True)


if __name__ == "__main__":
    main()
