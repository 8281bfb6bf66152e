"""Follow-ups through a chat model: the last question of a conversation, so that it can stand alone."""

from __future__ import annotations

import logging
from typing import Final

import prompts
from bot.answering.chat.asking import Correspondent
from bot.answering.chat.breaker import CircuitBreaker
from bot.answering.chat.failure import ChatModelError
from bot.answering.chat.figures import dates_in, figures_in
from bot.answering.chat.material import LONGEST_QUESTION_CHARS, fence_of, quoted, visible
from bot.answering.chat.sanitising import plain_sentence
from bot.answering.chat.schema import QUESTION, ShapeError, read_question
from bot.answering.chat.taken import Taken
from bot.answering.chat.words import Vocabulary, same_name, words_of
from bot.answering.model import Question

log = logging.getLogger(__name__)

_MOST_TURNS: Final = 6
_MOST_ANSWER_CHARS: Final = 600
_LONGEST_CHARS: Final = 300


class StandaloneWriter:
    """Writes a follow-up anew through a chat model.

    Args:
        correspondent: reaches the model.
        breaker: shared with the answerer, so that a dead model is not waited for twice.
    """

    def __init__(self, correspondent: Correspondent, *, breaker: CircuitBreaker) -> None:
        self._correspondent = correspondent
        self._breaker = breaker

    def write(self, question: Question) -> str | None:
        """The question as it can be understood alone.

        Returns:
            None where there is no history, the model gives nothing usable, or what it gives holds a figure
            or a name that the conversation does not; the rules then write it.
        """
        if not question.history or not self._breaker.admits():
            return None
        try:
            reply = self._ask(question)
        except ChatModelError as error:
            (self._breaker.failed if error.failure.trips else self._breaker.undecided)()
            return None
        except BaseException:
            self._breaker.undecided()
            raise
        self._breaker.worked()
        return checked_question(reply, question) if reply is not None else None

    def _ask(self, question: Question) -> str | None:
        conversation, asked = (
            conversation_of(question),
            quoted(visible(question.text)[:LONGEST_QUESTION_CHARS]),
        )
        prompt = prompts.load("standalone_question").fill(
            conversation=conversation, question=asked, fence=fence_of(conversation, asked)
        )
        allowance, text = self._correspondent.allowance(question.account), ""
        for text in self._correspondent.write(prompt, QUESTION, allowance=allowance):  # noqa: B007
            pass
        try:
            return read_question(text).question
        except ShapeError as error:
            log.info("the follow-up written by the chat model can't be read (%s)", error)
            return None


def conversation_of(question: Question) -> str:
    """The last turns, as they stand in the prompt."""
    lines = []
    for turn in question.history[-_MOST_TURNS:]:
        lines.append("Reader: " + " ".join(visible(turn.question).split())[:LONGEST_QUESTION_CHARS])
        if turn.answer:
            lines.append("Answer: " + " ".join(visible(turn.answer).split())[:_MOST_ANSWER_CHARS])
    return quoted("\n".join(lines))


def checked_question(reply: str, question: Question) -> str | None:
    """The reply as one plain question, if each figure, date and name of it stands in the conversation."""
    plain = plain_sentence(reply.strip().rstrip("?").strip() + "?")
    if plain is None or len(plain) > _LONGEST_CHARS:
        return None
    said = [question.text, *(text for turn in question.history for text in (turn.question, turn.answer))]
    whole = " \n".join(said)
    vocabulary = Vocabulary(said)
    taken = Taken(plain, vocabulary)
    known = {word.low for word in words_of(whole)}
    names_known = all(any(same_name(name.low, word) for word in known) for name in taken.names)
    figures_known = {figure.key for figure in taken.figures} <= {figure.key for figure in figures_in(whole)}
    dates_known = {date for date, _ in taken.dates} <= {date for date, _ in dates_in(whole)}
    return plain if names_known and figures_known and dates_known else None
