"""A toll report as a card: per side the standing toll with its bounds, who says so, as of when."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.model import CitedClaim, TollReport, TollView
from bot.discord.rendering.answer_card import disagreements, fill
from bot.discord.rendering.card import Action, Block, Button, Buttons, Card, Colour, Divider, Picture, Text
from bot.discord.rendering.escaping import escape
from bot.discord.rendering.limits import ALT_TEXT_CHARS, CARD_CHARS, shorten, size
from bot.discord.rendering.passages_card import pages_of, turning
from bot.discord.rendering.words import counted, day, least_sources_room, marks, since, small, source_section
from bot.newsdesk import DeskStatus
from index.claims.model import Toll
from index.claims.wording import toll_words, worded

PICTURE_NAME = "timeline.png"
_MARGIN = 60
_CLAIMS_ROOM = 3_000
_OTHERS_SHOWN = 4


def toll_card(
    report: TollReport, *, status: DeskStatus | None, card: str | None = None, picture: bool = False
) -> Card:
    """The card of a report, within the limits; says what is indexed where nothing fits."""
    if not report.tolls:
        return _nothing_found(report, status)
    heading = _heading(report)
    foot = _foot(report, status)
    room = CARD_CHARS - _MARGIN - size(heading) - size(foot)
    body = fill(
        _toll_lines(report.tolls), int((room - least_sources_room(len(report.citations))) * 0.65), noun="toll"
    )
    room -= size(body)
    blocks: list[Block] = [Text(heading), Text(body)]
    if report.disagreements:
        told = disagreements(report.disagreements, max(300, room - least_sources_room(len(report.citations))))
        blocks += [Divider(), Text(told)]
        room -= size(told)
    if picture:
        blocks.append(Picture(name=PICTURE_NAME, alt=alt_text(report)))
    if report.citations:
        blocks += [Divider(), Text(source_section(report.citations, room))]
    blocks += [Divider(), Text(foot)]
    if card:
        claims = Button(label="Claims", action=Action.CLAIMS, card=card, style="primary")
        passages = Button(label="Show passages", action=Action.PASSAGES, card=card)
        blocks.append(Buttons((claims, passages)))
    disputed = any(view.toll.disputed for view in report.tolls)
    return Card(blocks=tuple(blocks), colour=Colour.DISPUTED if disputed else Colour.PLAIN)


def _heading(report: TollReport) -> str:
    event = shorten(report.event or "All events", 200, dress=escape)
    as_of = small(f"as it stood on {day(report.as_of)}") if report.as_of else small("latest known")
    return f"### {event}\n{as_of}"


def _toll_lines(views: Sequence[TollView]) -> list[str]:
    return ["\n".join(_view_lines(view)) for view in views]


def _view_lines(view: TollView) -> list[str]:
    """The standing figure, who says so as of when, its bounds, and how it rose."""
    toll, latest = view.toll, view.latest
    sign = "⚠️ " if toll.disputed else ""
    standing = (
        f"{sign}**{_counted_people(toll)}: {escape(worded(latest.claim))}**\n"
        f"{_says(latest)}, as of {day(latest.claim.as_of)}{marks((latest.citation,))}"
    )
    lines, details = [standing], []
    span = toll_words(toll.low, toll.high) if (toll.low, toll.high) != (None, None) else None
    if span and span != worded(latest.claim):
        details.append(f"claims reach {span}")
    if toll.disputed:
        details.append("disputed")
    if details:
        lines.append(small(" · ".join(details)))
    if toll.disputed:
        lines += _others(view)
    if view.updates:
        lines.append(small("🔄 " + _course(view)))
    return lines


def _others(view: TollView) -> list[str]:
    """What other claimants hold at the same time."""
    numbers = {cited.claim: cited for cited in view.claims}
    others = [
        numbers[claim] for claim in view.toll.standing if claim in numbers and claim != view.latest.claim
    ]
    return [
        f"- {_says(cited)}: {escape(worded(cited.claim))}, as of {day(cited.claim.as_of)}"
        f"{marks((cited.citation,))}"
        for cited in others[:_OTHERS_SHOWN]
    ]


def _counted_people(toll: Toll) -> str:
    """``Harrow · wounded, civilians``."""
    of_them = {True: ", civilians", False: ", soldiers", None: ""}[toll.civilian]
    return f"{_whose(toll.side)} · {toll.counts or toll.kind}{of_them}"


def _whose(side: str | None) -> str:
    if side is None:
        return "Toll"
    return "Both sides" if side == "both" else shorten(side, 60, dress=escape)


def _says(cited: CitedClaim) -> str:
    claim = cited.claim
    who = claim.claimant or claim.source
    return f"according to {shorten(who, 80, dress=escape)}" if who else "claimant not named"


def _course(view: TollView) -> str:
    """``11 → 19 → 24 [1][2]``: how the figure rose or was revised."""
    steps = [view.updates[0].was] + [update.now for update in view.updates]
    told = " → ".join(shorten(step, 30, dress=escape) for step in steps)
    numbers = sorted({n for update in view.updates for n in update.citations})
    return told + marks(numbers)


def _foot(report: TollReport, status: DeskStatus | None) -> str:
    lines = [small(f"ℹ️ {shorten(remark, 160, dress=escape)}") for remark in report.notes[:3]]
    parts = ["Figures are read from the articles and reduced by rule, never generated"]
    if status is not None:
        parts = [f"Index updated {since(status.made_at)}"] if status.made_at else ["No index yet"]
        parts.append(counted(status.articles, "article"))
        parts.append("computed by rule, no AI figures")
    return "\n".join((*lines, small(" · ".join(parts))))


def _nothing_found(report: TollReport, status: DeskStatus | None) -> Card:
    if report.event is not None:
        read = counted(report.articles_read, "article")
        told = f"I found no toll for **{shorten(report.event, 200, dress=escape)}** in {read}."
    else:
        told = "I found no event that fits."
    known = [f"- {shorten(event, 120, dress=escape)}" for event in report.known_events]
    if report.event is None and known:
        told += "\n" + fill(["Indexed are:", *known], 1_500, noun="event")
    return Card(blocks=(Text(told), Divider(), Text(_foot(report, status))), colour=Colour.SILENT)


def alt_text(report: TollReport) -> str:
    """What the timeline shows, for those who can't see it."""
    told = "; ".join(
        f"{view.toll.side or 'toll'} {view.toll.kind} {worded(view.latest.claim)}" for view in report.tolls
    )
    return shorten(
        f"Timeline of claimed tolls, {report.event or 'all events'}. Latest: {told}.", ALT_TEXT_CHARS
    )


def claims_card(report: TollReport, *, card: str, page: int) -> Card:
    """Every claim behind the tolls, oldest first within each, page by page."""
    pages = pages_of([entry for view in report.tolls for entry in _claim_entries(view)], _CLAIMS_ROOM)
    pages = pages or ("No claim stands behind this.",)
    page = min(max(page, 0), len(pages) - 1)
    return Card(
        blocks=(Text(pages[page]), *turning(Action.TURN_CLAIMS, card=card, page=page, pages=len(pages)))
    )


def _claim_entries(view: TollView) -> list[str]:
    whose = _counted_people(view.toll)
    return [
        f"**{whose}: {escape(worded(cited.claim))}** · {_says(cited)}, as of {day(cited.claim.as_of)}"
        f"{marks((cited.citation,))}\n"
        f"> {_quoted(cited.claim.sentence)}\n"
        + small(
            f"{shorten(cited.claim.source or 'outlet unknown', 40, dress=escape)}, "
            f"published {day(cited.claim.published)}"
        )
        for cited in view.claims
    ]


def _quoted(sentence: str) -> str:
    """A quote is shown whole or not at all."""
    told = escape(sentence)
    return told if size(told) <= _CLAIMS_ROOM - 500 else "(the sentence is too long to be shown here)"
