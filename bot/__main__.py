"""The ``crosswire`` command. Turns every error of our own into one line on stderr and exit status 1."""

from __future__ import annotations

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
        print(f"crosswire: {error}", file=sys.stderr)  # noqa: T201 - the one line that a failure prints
        sys.exit(1)
    except KeyboardInterrupt:
        print("crosswire: interrupted; the index is as it was.", file=sys.stderr)  # noqa: T201 - as above
        sys.exit(130)


if __name__ == "__main__":
    main()
