"""``/ask``: a question, answered on a card with its sources; and the buttons of that card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.model import Answer, CheckReport, Citation, Question, TollReport
from bot.discord.days import read_day
from bot.discord.facts import Choice, choices
from bot.discord.kept import as_json, from_json, quoted_articles
from bot.discord.layout import Wish
from bot.discord.presses import GONE, typed
from bot.discord.questions import Asked, account
from bot.discord.rendering.answer_card import Setting, answer_card
from bot.discord.rendering.card import PRIVATE_PAGE, Action, note
from bot.discord.rendering.escaping import escape
from bot.discord.rendering.limits import shorten
from bot.discord.rendering.passages_card import passages_card
from bot.discord.replies import InteractionReply, Press, tell
from bot.errors import QuestionError
from bot.records import KeptCard, KeptTurn, Vote, new_id
from index.model import Filters

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

MAX_QUESTION_CHARS = 1_000


def suggestions(found: tuple[Choice, ...]) -> list[app_commands.Choice[str]]:
    """Choices as discord.py wants them."""
    return [app_commands.Choice(name=choice.name, value=choice.value) for choice in found]


class Ask(commands.Cog):
    """The command, its autocompletion and the card's buttons."""

    def __init__(self, bot: Crosswire) -> None:
        self.bot = bot
        bot.presses.on(Action.PASSAGES, self.show_passages)
        bot.presses.on(Action.TURN_PASSAGES, self.turn_passages)
        bot.presses.on(Action.FOLLOW_UP, self.open_follow_up)
        bot.presses.on(Action.ASK_FOLLOW_UP, self.follow_up)
        bot.presses.on(Action.SHARE, self.share)
        bot.presses.on(Action.GOOD, self.vote)
        bot.presses.on(Action.BAD, self.vote)

    @app_commands.command(name="ask", description="Ask the articles: an answer with its sources")
    @app_commands.describe(
        question="What you want to know",
        event="Only articles about this event",
        source="Only articles of this outlet",
        since="Only articles published on or after this day, like 2022-09-13",
        until="Only articles published on or before this day, like 2022-09-16",
        private="Show the answer to you alone",
    )
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(  # noqa: PLR0913 - a command has the options that it has
        self,
        press: Press,
        question: app_commands.Range[str, 1, MAX_QUESTION_CHARS],
        event: str | None = None,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        *,
        private: bool = False,
    ) -> None:
        """Acknowledge, then answer on the acknowledgement."""
        if refusal := self.bot.refusal(press.user.id, press.guild_id):
            await tell(press, refusal)
            return
        reply = await InteractionReply.begin(press, private=private)
        try:
            filters = Filters(
                event=event or None,
                source=source or None,
                since=read_day(since, option="since"),
                until=read_day(until, option="until"),
            )
        except QuestionError as error:
            await reply.show(note(escape(str(error))))
            return
        await self.bot.questions.answer(
            reply,
            Asked(
                question=Question(
                    text=question, filters=filters, account=account(press.guild_id, press.user.id)
                ),
                person=press.user.id,
                place=press.channel_id or 0,
                private=private,
            ),
        )

    @ask.autocomplete("event")
    async def suggest_event(self, _press: Press, typed_text: str) -> list[app_commands.Choice[str]]:
        """Events that are indexed."""
        facts = await self.bot.known_facts()
        return suggestions(choices(facts.status.events, typed_text)) if facts else []

    @ask.autocomplete("source")
    async def suggest_source(self, _press: Press, typed_text: str) -> list[app_commands.Choice[str]]:
        """Outlets that are indexed."""
        facts = await self.bot.known_facts()
        return suggestions(choices(facts.status.sources, typed_text)) if facts else []

    async def show_passages(self, press: Press, wish: Wish) -> None:
        """The quotes in full, for the one who pressed."""
        await self._passages(await InteractionReply.begin(press, private=True), wish)

    async def turn_passages(self, press: Press, wish: Wish) -> None:
        """Another page, in place."""
        await self._passages(await InteractionReply.begin_edit(press), wish)

    async def _passages(self, reply: InteractionReply, wish: Wish) -> None:
        citations = await self._kept_citations(wish.card)
        if citations is None:
            await reply.show(note(GONE))
            return
        await reply.show(passages_card(citations, card=wish.card, page=wish.page))

    async def open_follow_up(self, press: Press, wish: Wish) -> None:
        """A modal for the next question."""
        asked = Wish(action=Action.ASK_FOLLOW_UP, card=wish.card, page=wish.page)
        modal = discord.ui.Modal(title="Follow up", custom_id=asked.custom_id, timeout=None)
        field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
            custom_id="question",
            style=discord.TextStyle.paragraph,
            max_length=MAX_QUESTION_CHARS,
            placeholder="And on the other side?",
        )
        modal.add_item(discord.ui.Label(text="Your question", component=field))
        modal.stop()
        await press.response.send_modal(modal)

    async def follow_up(self, press: Press, wish: Wish) -> None:
        """Answer what was typed into the modal, knowing what was said before."""
        if refusal := self.bot.refusal(press.user.id, press.guild_id):
            await tell(press, refusal)
            return
        private = wish.page == PRIVATE_PAGE
        reply = await InteractionReply.begin(press, private=private)
        history = await self.bot.questions.history(wish.card)
        hint = None if history else "What was said before is forgotten, so this was taken as a new question."
        await self.bot.questions.answer(
            reply,
            Asked(
                question=Question(
                    text=typed(press, "question"),
                    history=history,
                    account=account(press.guild_id, press.user.id),
                ),
                person=press.user.id,
                place=press.channel_id or 0,
                parent=wish.card if history else None,
                private=private,
                doing="Follow up",
                hint=hint,
            ),
        )

    async def share(self, press: Press, wish: Wish) -> None:
        """Show a private answer to the channel, as a card of its own without what was said before it."""
        reply = await InteractionReply.begin(press, private=False)
        answer = await self._kept_answer(wish.card)
        if answer is None:
            await reply.show(note(GONE))
            return
        shared = await self._keep_copy(answer, press)
        status = self.bot.facts.status if self.bot.facts else None
        by = f"Shared by {shorten(press.user.display_name, 40, dress=escape)}"
        await reply.show(answer_card(answer, Setting(status=status, card=shared, hint=by)))

    async def vote(self, press: Press, wish: Wish) -> None:
        """Keep a thumb up or down."""
        reply = await InteractionReply.begin(press, private=True)
        answer = await self._kept_answer(wish.card)
        if answer is None:
            await reply.show(note(GONE))
            return
        vote: Vote = "good" if wish.action is Action.GOOD else "bad"
        await self.bot.workers.record(
            lambda: self.bot.records.vote(
                wish.card, person=press.user.id, vote=vote, question=answer.question, answer=answer.text
            )
        )
        sign = "👍" if vote == "good" else "👎"
        await reply.show(note(f"{sign} Thank you, noted. Pressing the other button changes it."))

    async def _kept_citations(self, card: str) -> tuple[Citation, ...] | None:
        """Of an answer, a toll report or a check."""
        kept = await self.bot.workers.record(lambda: self.bot.records.card(card))
        if kept is None:
            return None
        if kept.kind == "answer":
            return from_json(Answer, kept.payload).citations
        if kept.kind == "toll":
            return from_json(TollReport, kept.payload).citations
        return from_json(CheckReport, kept.payload).citations if kept.kind == "check" else None

    async def _kept_answer(self, card: str) -> Answer | None:
        kept = await self.bot.workers.record(lambda: self.bot.records.card(card))
        return from_json(Answer, kept.payload) if kept is not None and kept.kind == "answer" else None

    async def _keep_copy(self, answer: Answer, press: Press) -> str:
        card = new_id()
        kept = KeptCard(
            id=card,
            kind="answer",
            payload=as_json(answer),
            person=press.user.id,
            articles=quoted_articles(answer.citations),
        )
        turn = KeptTurn(
            id=card,
            parent=None,
            place=press.channel_id or 0,
            person=press.user.id,
            question=answer.standalone_question,
            answer=answer.text,
        )

        def write() -> None:
            self.bot.records.keep_card(kept)
            self.bot.records.keep_turn(turn)

        await self.bot.workers.record(write)
        return card
