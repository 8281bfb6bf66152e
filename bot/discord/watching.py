"""Tells channels when the toll of an event they watch changed, whoever reindexed.

What each watch last saw is kept with it, so that a change made by another process, or while the bot was
down, is told as well, and none is told twice.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import discord
from pydantic import TypeAdapter

from bot.answering.model import TollInquiry, TollReport, TollView
from bot.discord.layout import layout
from bot.discord.rendering.answer_card import fill
from bot.discord.rendering.card import Card, Colour, Text
from bot.discord.rendering.escaping import escape
from bot.discord.rendering.limits import shorten
from bot.discord.rendering.words import day, small, source_lines
from bot.discord.replies import NOBODY, insist
from bot.records import Watch
from index.claims.wording import worded

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

logger = logging.getLogger(__name__)

MAX_WATCHES = 50
"""Watches of one server."""
_GONE = frozenset({10003, 50001})
"""Unknown channel, missing access."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a watch looks at: the standing figures by side and kind, and the topics in dispute."""

    tolls: dict[str, str]
    disagreements: tuple[str, ...]


_SEEN = TypeAdapter(Seen)


def seen_in(report: TollReport) -> Seen:
    """What stands in a report."""
    return Seen(
        tolls={_key(view): worded(view.latest.claim) for view in report.tolls},
        disagreements=tuple(sorted(disagreement.topic for disagreement in report.disagreements)),
    )


def _key(view: TollView) -> str:
    return f"{view.toll.side or ''}|{view.toll.kind}"


def change_card(report: TollReport, before: Seen) -> Card | None:
    """A short card of what changed for readers; None if nothing did."""
    lines: list[str] = []
    cited: set[int] = set()
    for view in report.tolls:
        was, now = before.tolls.get(_key(view)), worded(view.latest.claim)
        if was != now:
            lines.append(_changed(view, was=was, now=now))
            cited.add(view.latest.citation)
    opened = [d for d in report.disagreements if d.topic not in before.disagreements]
    lines += [f"⚠️ New disagreement: {shorten(d.topic, 150, dress=escape)}" for d in opened]
    if not lines:
        return None
    heading = f"### {shorten(report.event or 'An event', 150, dress=escape)}"
    sources = source_lines([one for one in report.citations if one.n in cited], 900)
    text = "\n".join((fill([heading, *lines], 2_000, noun="change"), *sources))
    return Card(
        blocks=(Text(text), Text(small("This channel watches the event. /toll tells more."))),
        colour=Colour.DISPUTED if opened else Colour.PLAIN,
    )


def _changed(view: TollView, *, was: str | None, now: str) -> str:
    latest = view.latest.claim
    whose = f"{escape(view.toll.side)} {view.toll.kind}" if view.toll.side else str(view.toll.kind)
    figures = f"{escape(was)} → **{escape(now)}**" if was else f"**{escape(now)}**"
    who = shorten(latest.claimant or latest.source or "claimant not named", 80, dress=escape)
    return f"- {whose}: {figures}, according to {who}, as of {day(latest.as_of)} [{view.latest.citation}]"


class Watching:
    """Looks at every watched event after the index changed."""

    def __init__(self, bot: Crosswire) -> None:
        self._bot = bot

    async def look(self) -> None:
        """Tell every channel what changed since it was last told."""
        watches = await self._bot.workers.record(self._bot.records.watches)
        for event in sorted({watch.event for watch in watches}):
            try:
                report = await self._bot.workers.look_up(
                    partial(self._bot.desk.toll, TollInquiry(event=event))
                )
            except Exception:
                logger.exception("a watched event could not be looked at")
                continue
            for watch in (watch for watch in watches if watch.event == event):
                await self._tell(watch, report)

    async def _tell(self, watch: Watch, report: TollReport) -> None:
        seen = seen_in(report)
        card = change_card(report, _SEEN.validate_json(watch.seen)) if watch.seen else None
        if card is not None and not await self._post(watch, card):
            return
        text = _SEEN.dump_json(seen).decode()
        if text != watch.seen:
            await self._bot.workers.record(lambda: self._bot.records.note_seen(watch, text))

    async def _post(self, watch: Watch, card: Card) -> bool:
        """Post; a channel that is gone is watched no longer. False if it is to be tried again."""
        channel = self._bot.get_partial_messageable(watch.channel, guild_id=watch.guild)
        try:
            await insist(lambda: channel.send(view=layout(card), allowed_mentions=NOBODY))
        except discord.HTTPException as error:
            logger.warning("a watch could not be posted (code %s)", error.code)
            if error.code in _GONE:
                await self._bot.workers.record(lambda: self._bot.records.unwatch(channel=watch.channel))
            return False
        return True
