"""``/toll``: the latest toll of an event, with its timeline and the claims behind it."""

from __future__ import annotations

import logging
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.answering.model import TollInquiry, TollReport
from bot.desk_link import at_desk
from bot.discord.cogs.ask import suggestions
from bot.discord.days import read_day
from bot.discord.facts import Facts, choices
from bot.discord.kept import as_json, from_json, quoted_articles
from bot.discord.layout import Wish
from bot.discord.presses import GONE
from bot.discord.questions import show_failure
from bot.discord.rendering.card import Action, note
from bot.discord.rendering.toll_card import PICTURE_NAME, alt_text, claims_card, toll_card
from bot.discord.replies import Attached, InteractionReply, Press, tell
from bot.newsdesk import NewsDesk
from bot.records import KeptCard, new_id
from index.claims.model import Kind

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

logger = logging.getLogger(__name__)


class Toll(commands.Cog):
    """The command, its autocompletion and the Claims button."""

    def __init__(self, bot: Crosswire) -> None:
        self.bot = bot
        bot.presses.on(Action.CLAIMS, self.show_claims)
        bot.presses.on(Action.TURN_CLAIMS, self.turn_claims)

    @app_commands.command(name="toll", description="The latest casualty toll of an event, and who says so")
    @app_commands.describe(
        about="The event, in words",
        side="Only this party, country or place",
        kind="Only killed, wounded, missing …",
        as_of="The toll as it stood on this day, like 2022-09-16",
    )
    @app_commands.choices(kind=[app_commands.Choice(name=kind.value, value=kind.value) for kind in Kind])
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def toll(
        self,
        press: Press,
        about: app_commands.Range[str, 1, 300] | None = None,
        side: app_commands.Range[str, 1, 200] | None = None,
        kind: str | None = None,
        as_of: str | None = None,
    ) -> None:
        """Acknowledge, then show the tolls on a card with their timeline."""
        if refusal := self.bot.refusal(press.user.id, press.guild_id):
            await tell(press, refusal)
            return
        reply = await InteractionReply.begin(press, private=False)
        with self.bot.workers.serving():
            try:
                inquiry = self._inquiry(about, side=side, kind=kind, as_of=as_of)
                report = await self.bot.workers.answer(lambda: self.bot.desk.toll(inquiry))
                await self._show(reply, report, person=press.user.id)
            except Exception as error:  # noqa: BLE001 - every failure is told
                await show_failure(reply, error, "/toll")

    def _inquiry(
        self, about: str | None, *, side: str | None, kind: str | None, as_of: str | None
    ) -> TollInquiry:
        exact = self._event(about)
        return TollInquiry(
            about=None if exact else about,
            event=exact,
            side=side,
            kind=Kind(kind) if kind else None,
            as_of=read_day(as_of, option="as_of"),
        )

    def _event(self, about: str | None) -> str | None:
        """The event that words name exactly, as a taken suggestion does."""
        if about is None or self.bot.facts is None:
            return None
        wanted = about.casefold().strip()
        events = self.bot.facts.status.events
        return next((event for event in events if event.casefold() == wanted), None)

    async def _show(self, reply: InteractionReply, report: TollReport, *, person: int) -> None:
        status = self.bot.facts.status if self.bot.facts else None
        if not report.tolls:
            await reply.show(toll_card(report, status=status))
            return
        picture = await self._picture(report)
        card = await self._keep(report, person=person)
        shown = toll_card(report, status=status, card=card, picture=picture is not None)
        await reply.show(shown, [picture] if picture else ())

    async def _picture(self, report: TollReport) -> Attached | None:
        """The timeline; None where it can't be drawn, which must not keep the figures back."""
        try:
            data = await self.bot.workers.draw(lambda: at_desk(self.bot.desk, partial(draw, report)))
        except Exception:
            logger.exception("the timeline could not be drawn")
            return None
        return Attached(name=PICTURE_NAME, data=data, alt=alt_text(report)) if data else None

    async def _keep(self, report: TollReport, *, person: int) -> str:
        kept = KeptCard(
            id=new_id(),
            kind="toll",
            payload=as_json(report),
            person=person,
            articles=quoted_articles(report.citations),
        )
        await self.bot.workers.record(lambda: self.bot.records.keep_card(kept))
        return kept.id

    @toll.autocomplete("about")
    async def suggest_event(self, _press: Press, typed: str) -> list[app_commands.Choice[str]]:
        """Events that are indexed."""
        facts = await self.bot.known_facts()
        return suggestions(choices(facts.status.events, typed)) if facts else []

    @toll.autocomplete("side")
    async def suggest_side(self, press: Press, typed: str) -> list[app_commands.Choice[str]]:
        """Sides that claims of the event name."""
        facts = await self.bot.known_facts()
        return suggestions(choices(facts.sides.get(_event_typed(press, facts), ()), typed)) if facts else []

    @toll.autocomplete("as_of")
    async def suggest_day(self, press: Press, typed: str) -> list[app_commands.Choice[str]]:
        """Days that claims of the event describe."""
        facts = await self.bot.known_facts()
        days = facts.days.get(_event_typed(press, facts), ()) if facts else ()
        return suggestions(choices((day.isoformat() for day in days), typed))

    async def show_claims(self, press: Press, wish: Wish) -> None:
        """The claims behind the tolls, for the one who pressed."""
        await self._claims(await InteractionReply.begin(press, private=True), wish)

    async def turn_claims(self, press: Press, wish: Wish) -> None:
        """Another page, in place."""
        await self._claims(await InteractionReply.begin_edit(press), wish)

    async def _claims(self, reply: InteractionReply, wish: Wish) -> None:
        kept = await self.bot.workers.record(lambda: self.bot.records.card(wish.card))
        if kept is None or kept.kind != "toll":
            await reply.show(note(GONE))
            return
        report = from_json(TollReport, kept.payload)
        await reply.show(claims_card(report, card=wish.card, page=wish.page))


def _event_typed(press: Press, facts: Facts) -> str | None:
    """The event already chosen beside the option being typed; None if there is none."""
    about = getattr(press.namespace, "about", None)
    return about if about in facts.sides else None


def draw(report: TollReport, _desk: NewsDesk) -> bytes:
    """The timeline of a report as a PNG; called where the desk is, because drawing takes its time."""
    from bot.charts import draw_timeline

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / PICTURE_NAME
        draw_timeline(report, path)
        return path.read_bytes() if path.exists() else b""
