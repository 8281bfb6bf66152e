"""The ``crosswire`` command. Turns every failure into one line on stderr and exit status 1."""

from __future__ import annotations

import logging
import sys


def main() -> None:
    """Run the command line.

    Exit status: 0 done; 1 failed, with one clear line on stderr; 2 wrong usage; 130 interrupted.
    """
    from bot.terminal.app import app
    from index.errors import CrosswireError

    try:
        app(prog_name="crosswire")
    except CrosswireError as error:
        _fail(str(error))
    except KeyboardInterrupt:
        _fail("interrupted; the index is as it was.", status=130)
    except BrokenPipeError:  # the reader of a pipe went away, as in: crosswire articles | head
        sys.stderr.close()
        sys.exit(1)
    except Exception as error:
        logging.getLogger("crosswire").debug("unexpected", exc_info=True)
        _fail(
            f"unexpected {type(error).__name__}: {error}. This is a fault of Crosswire; "
            "CROSSWIRE_LOG=debug shows where it happened."
        )


def _fail(sentence: str, *, status: int = 1) -> None:
    print(f"crosswire: {sentence}", file=sys.stderr)  # noqa: T201 - the one line that a failure prints
    sys.exit(status)


if __name__ == "__main__":
    main()
