"""What one question to a chat model may cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CHARS_PER_TOKEN: Final = 4
"""About what English takes; used where no server counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelLimits:
    """What one question may cost.

    Attributes:
        seconds: until the reply is complete, a retry and a mended reply included.
        output_tokens: length of a reply.
        input_tokens: length of a prompt, counted as four characters a token.
    """

    seconds: float = 20.0
    output_tokens: int = 700
    input_tokens: int = 6000
