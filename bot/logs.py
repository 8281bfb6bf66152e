"""Log lines for people or for machines, always on stderr so that stdout holds answers alone."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Literal

NOISY = (
    "chromadb",
    "httpx",
    "httpx2",
    "httpcore",
    "sentence_transformers",
    "transformers",
    "trafilatura",
    "pypdf",
    "urllib3",
)
"""Libraries that log at info what only their own developers read."""


class JsonLines(logging.Formatter):
    """One JSON object a line: time (UTC, ISO 8601), level, logger, message, and the error if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Format one record."""
        row = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            row["error"] = self.formatException(record.exc_info)
        return json.dumps(row, ensure_ascii=False)


def set_up_logs(level: str, form: Literal["text", "json"]) -> None:
    """Send the log to stderr, replacing what was set up before.

    Args:
        level: the lowest level shown, in lower case.
        form: lines for people or JSON for machines.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        JsonLines()
        if form == "json"
        else logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    )
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
