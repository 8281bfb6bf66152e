"""The ``crosswire`` command. Turns every failure into one line on stderr and exit status 1."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

INTERRUPTED = 130
"""Exit status after Ctrl-C: 128 and the number of the signal, as shells have it."""


def main() -> None:
    """Run the command line.

    Exit status: 0 done; 1 failed, with one clear line on stderr; 2 wrong usage; 130 interrupted.
    """
    from bot.terminal.app import app
    from index.errors import CrosswireError

    _open_what_is_closed()
    try:
        app(prog_name="crosswire")
    except SystemExit as ended:
        if ended.code != INTERRUPTED:  # the command line library ends so at Ctrl-C, without a word
            raise
        _fail("interrupted; the index is as it was.", status=INTERRUPTED)
    except CrosswireError as error:
        _fail(str(error))
    except KeyboardInterrupt:
        _fail("interrupted; the index is as it was.", status=INTERRUPTED)
    except BrokenPipeError:  # the reader of a pipe went away, as in: crosswire articles | head
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        _fail(
            f"{place}{error.strerror or error}. Check that the place exists, may be written and has room, "
            "then try again (CROSSWIRE_DATA and CROSSWIRE_ARTICLES name the folders); the index is as it was."
        )
    except Exception as error:
        logging.getLogger("crosswire").debug("unexpected", exc_info=True)
        _fail(
            f"unexpected {type(error).__name__}: {error}. This is a fault of Crosswire; "
            "CROSSWIRE_LOG=debug shows where it happened."
        )


def _open_what_is_closed() -> None:
    """Python has None for an output that was closed by whoever started it: ``crosswire articles >&-``."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end


def _fail(sentence: str, *, status: int = 1) -> None:
    from bot.terminal.plain import in_one_line

    print(in_one_line(f"crosswire: {sentence}"), file=sys.stderr)  # noqa: T201 - the one line that a failure prints
    sys.exit(status)


if __name__ == "__main__":
    main()
