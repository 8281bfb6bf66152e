"""A question's way: into the queue, through the desk, onto a card that is kept for its buttons."""

from __future__ import annotations

import asyncio
import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.answering.model import Answer, Question, Turn
from bot.discord.failures import explain
from bot.discord.kept import as_json, quoted_articles
from bot.discord.rendering.answer_card import Setting, answer_card
from bot.discord.rendering.card import Card, note
from bot.discord.replies import Reply
from bot.discord.stages import StageDisplay
from bot.records import KeptCard, KeptTurn, new_id

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

logger = logging.getLogger(__name__)

_PATIENCE_SECONDS = 1.0
"""A question that waits longer is told its place."""


NOWHERE = 0
"""Where a private question is kept: nobody else's question in the same thread may follow up on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with where it came from.

    Attributes:
        person, place: Discord ids of the asker and of the channel, thread or direct-message channel.
        parent: the turn it follows up on.
        private: the answer is shown to the asker alone.
        doing: how the log names it.
        hint: a remark for the foot of the card.
    """

    question: Question
    person: int
    place: int
    parent: str | None = None
    private: bool = False
    doing: str = "/ask"
    hint: str | None = None


def account(guild: int | None, person: int) -> str:
    """Whose daily budget of the chat model a question counts against: the server's, else the asker's."""
    return str(guild or person)


class Questions:
    """Answers questions on replies."""

    def __init__(self, bot: Crosswire) -> None:
        self._bot = bot

    async def history(self, turn: str | None) -> tuple[Turn, ...]:
        """What was said up to a turn, bounded in number and age; oldest first."""
        if turn is None:
            return ()
        settings = self._bot.settings
        told = await self._bot.workers.record(
            lambda: self._bot.records.history(
                turn, turns=settings.discord_history_turns, seconds=settings.discord_history_hours * 3600
            )
        )
        return tuple(Turn(question=kept.question, answer=kept.answer) for kept in told)

    async def latest_turn(self, place: int) -> str | None:
        """The turn that a question in a thread or direct-message channel follows up on."""
        seconds = self._bot.settings.discord_history_hours * 3600
        return await self._bot.workers.record(lambda: self._bot.records.latest_turn(place, seconds=seconds))

    async def answer(self, reply: Reply, asked: Asked) -> None:
        """Answer on a reply; whatever fails is told there in a sentence."""
        with self._bot.workers.serving():
            await self._answer(reply, asked)

    async def _answer(self, reply: Reply, asked: Asked) -> None:
        stages = StageDisplay(reply)
        try:
            answer = await self._ask(asked, stages)
            await stages.close()
            await reply.show(await self._card(answer, asked))
        except Exception as error:  # noqa: BLE001 - every failure is told
            await stages.close()
            await show_failure(reply, error, asked.doing)

    async def _ask(self, asked: Asked, stages: StageDisplay) -> Answer:
        begun = threading.Event()
        waiting = asyncio.get_running_loop().call_later(_PATIENCE_SECONDS, self._tell_place, stages, begun)
        notice = stages.from_worker

        def work() -> Answer:
            begun.set()
            return self._bot.desk.ask(asked.question, stage=notice)

        try:
            return await self._bot.workers.answer(work)
        finally:
            waiting.cancel()

    def _tell_place(self, stages: StageDisplay, begun: threading.Event) -> None:
        waiting = self._bot.workers.waiting
        if waiting and not begun.is_set():
            stages.want(f"⏳ Waiting: {waiting} questions are in the queue …")

    async def _card(self, answer: Answer, asked: Asked) -> Card:
        """The card of an answer, kept first so that its buttons work at once; without them if it can't be."""
        card: str | None = new_id()
        try:
            await self._keep(answer, asked, str(card))
        except Exception as error:
            logger.exception("an answer could not be kept, so it has no buttons", exc_info=error)
            card = None
        facts = self._bot.facts
        setting = Setting(
            status=facts.status if facts else None, card=card, private=asked.private, hint=asked.hint
        )
        return answer_card(answer, setting)

    async def _keep(self, answer: Answer, asked: Asked, card: str) -> None:
        kept = KeptCard(
            id=card,
            kind="answer",
            payload=as_json(answer),
            person=asked.person,
            articles=quoted_articles(answer.citations),
        )
        turn = KeptTurn(
            id=card,
            parent=asked.parent,
            place=NOWHERE if asked.private else asked.place,
            person=asked.person,
            question=answer.standalone_question or answer.question,
            answer=answer.text,
        )

        def write() -> None:
            self._bot.records.keep_card(kept)
            self._bot.records.keep_turn(turn)

        await self._bot.workers.record(write)


async def show_failure(reply: Reply, error: BaseException, doing: str) -> None:
    """Tell a failure on a reply; where even that can't be shown, it stands in the log."""
    sentence = explain(error, doing)
    try:
        await reply.show(note(sentence))
    except Exception as second:  # noqa: BLE001 - there is nobody left to tell
        logger.warning("that failure could not be shown: %s", second)
        if isinstance(second, discord.HTTPException):
            logger.warning("Discord answered %s (code %s)", second.status, second.code)
