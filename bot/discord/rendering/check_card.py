"""A message checked against the sources, as a card."""

from __future__ import annotations

from bot.answering.model import CheckedStatement, CheckReport
from bot.discord.rendering.answer_card import fill
from bot.discord.rendering.card import Action, Block, Button, Buttons, Card, Colour, Divider, Text
from bot.discord.rendering.escaping import escape
from bot.discord.rendering.limits import CARD_CHARS, cut_sentences, size
from bot.discord.rendering.words import counted, least_sources_room, marks, since, small, source_section
from bot.newsdesk import DeskStatus

_SIGNS = {
    "supported": "✅ **Supported**",
    "contradicted": "❌ **Contradicted**",
    "outdated": "🕒 **Outdated**",
    "not in the sources": "❔ **Not in the sources**",
}
_STATEMENT_ROOM = 400
_REASON_ROOM = 300


def check_card(report: CheckReport, *, status: DeskStatus | None, card: str | None = None) -> Card:
    """Each statement with its outcome, the reason and its citations."""
    if not report.statements:
        told = "I found no figure or statement in that message that could be checked."
        return Card(blocks=(Text(told),), colour=Colour.SILENT)
    foot = _foot(status)
    room = CARD_CHARS - 200 - len(foot)
    told = fill(
        ["### Checked against the sources", *(_statement(one) for one in report.statements)],
        max(600, int((room - least_sources_room(len(report.citations))) * 0.7)),
        noun="statement",
    )
    blocks: list[Block] = [Text(told)]
    if report.citations:
        blocks += [Divider(), Text(source_section(report.citations, room - size(told)))]
    blocks += [Divider(), Text(foot)]
    if card and report.citations:
        show = Button(label="Show passages", action=Action.PASSAGES, card=card, style="primary")
        blocks.append(Buttons((show,)))
    return Card(blocks=tuple(blocks), colour=_colour(report))


def _colour(report: CheckReport) -> int:
    outcomes = {statement.outcome for statement in report.statements}
    if "contradicted" in outcomes:
        return Colour.BAD
    if "outdated" in outcomes:
        return Colour.DISPUTED
    return Colour.GOOD if "supported" in outcomes else Colour.SILENT


def _statement(checked: CheckedStatement) -> str:
    text = cut_sentences(checked.text.strip(), _STATEMENT_ROOM, dress=escape).marked
    reason = cut_sentences(checked.reason.strip(), _REASON_ROOM, dress=escape).marked
    return f"{_SIGNS[checked.outcome]}: {text}\n{reason}{marks(checked.citations)}"


def _foot(status: DeskStatus | None) -> str:
    parts = ["Only you see this"]
    if status is not None:
        parts.append(f"Index updated {since(status.made_at)}" if status.made_at else "No index yet")
        parts.append(counted(status.articles, "article"))
    return small(" · ".join(parts))
