"""A reply of the wrong shape is put right once, by the model that wrote it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

import prompts
from bot.answering.chat.asking import Allowance, Correspondent
from bot.answering.chat.failure import ChatModelError, Failure
from bot.answering.chat.material import fence_of, quoted, visible
from bot.answering.chat.schema import Shape, ShapeError

Read = TypeVar("Read")

_MOST_CHARS: Final = 4000


def mend(
    correspondent: Correspondent,
    reply: str,
    error: ShapeError,
    *,
    shape: Shape,
    read: Callable[[str], Read],
    allowance: Allowance,
) -> Read:
    """Ask once for the same reply in the right shape, and read it.

    Raises:
        ChatModelError: if that can't be read either, or none comes.
    """
    told = quoted(visible(reply)[:_MOST_CHARS])
    prompt = prompts.load("mend").fill(
        shape=shape.in_words, fault=str(error), reply=told, fence=fence_of(told)
    )
    text = ""
    for text in correspondent.write(prompt, shape, allowance=allowance):  # noqa: B007 - the last one is whole
        pass
    try:
        return read(text)
    except ShapeError as again:
        raise ChatModelError(Failure.MALFORMED, str(again)) from again
