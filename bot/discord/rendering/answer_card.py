"""An answer as a card: the answer, its sources, where they disagree, what was updated, and its footing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answering.counts.courses import Course, courses
from bot.answering.model import Answer, Disagreement, Statement, Update, cited
from bot.discord.rendering.card import (
    PRIVATE_PAGE,
    Action,
    Block,
    Button,
    Buttons,
    Card,
    Colour,
    Divider,
    Text,
)
from bot.discord.rendering.escaping import escape
from bot.discord.rendering.limits import CARD_CHARS, cut_sentences, shorten, size
from bot.discord.rendering.words import counted, least_sources_room, marks, since, small, source_section
from bot.newsdesk import DeskStatus

_MARGIN = 60
_QUESTION_ROOM = 400
_NOTES_ROOM = 400
_ONE_PARAGRAPH = 240
"""Longer answers have a line for each sentence: a block of text is hard to read on a phone."""
_CUT = small("Cut to fit a message. *Show passages* has every quote in full.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an answer's card is shown with, beside the answer itself.

    Attributes:
        card: the kept card's id, which the buttons carry; None for a card without buttons.
        private: only the asker sees it, and can share it.
        hint: one more remark in small print, ours.
    """

    status: DeskStatus | None
    card: str | None = None
    private: bool = False
    hint: str | None = None


def answer_card(answer: Answer, setting: Setting) -> Card:
    """The card of an answer, within Discord's limits whatever the answer holds."""
    heading = _heading(answer)
    foot = _foot(answer, setting)
    room = CARD_CHARS - _MARGIN - size(heading) - size(foot)
    body = _body(answer, room - least_sources_room(len(answer.citations)))
    sources = _sources(answer, room - sum(size(text) for text in body))
    blocks: list[Block] = [Text(heading), Text(body[0])]
    for section in body[1:]:
        blocks += [Divider(), Text(section)]
    if sources:
        blocks += [Divider(), Text(sources)]
    blocks += [Divider(), Text(foot)]
    if setting.card:
        blocks.append(Buttons(answer_buttons(answer, setting.card, private=setting.private)))
    return Card(blocks=tuple(blocks), colour=_colour(answer))


def answer_buttons(answer: Answer, card: str, *, private: bool) -> tuple[Button, ...]:
    """Show passages, Follow up, Share where the answer is private, and the two of feedback."""
    share = (Button(label="Share", action=Action.SHARE, card=card),) if private else ()
    return (
        Button(
            label="Show passages",
            action=Action.PASSAGES,
            card=card,
            style="primary",
            disabled=not answer.citations,
        ),
        Button(label="Follow up", action=Action.FOLLOW_UP, card=card, page=PRIVATE_PAGE if private else 0),
        *share,
        Button(label="Helpful", action=Action.GOOD, card=card, emoji="👍"),
        Button(label="Not helpful", action=Action.BAD, card=card, emoji="👎"),
    )


def _colour(answer: Answer) -> int:
    if answer.abstained:
        return Colour.SILENT
    return Colour.DISPUTED if answer.disagreements else Colour.PLAIN


def _heading(answer: Answer) -> str:
    asked = shorten(answer.question, _QUESTION_ROOM, dress=escape) or "…"
    understood = answer.standalone_question
    if understood.casefold().strip(" ?.!") == answer.question.casefold().strip(" ?.!") or not understood:
        return f"**{asked}**"
    return f"**{asked}**\n" + small(f"Understood as: {shorten(understood, _QUESTION_ROOM, dress=escape)}")


def _body(answer: Answer, room: int) -> list[str]:
    """Answer, disagreements and updates, each cut to its share of the room; the answer is never absent."""
    makers: list[tuple[float, Callable[[int], str]]] = [
        (0.5, lambda given: statements(answer.statements, given))
    ]
    if answer.disagreements:
        makers.append((0.35, lambda given: disagreements(answer.disagreements, given)))
    if answer.updates:
        makers.append((0.15, lambda given: updates(answer.updates, given)))
    sections: list[str] = []
    weight = sum(share for share, _ in makers)
    for share, make in makers:  # what one leaves unused, the next may take
        given = int(room * share / weight)
        made = make(max(given, 200))
        sections.append(made)
        room, weight = room - size(made), weight - share
    return sections


def statements(told: Sequence[Statement], room: int) -> str:
    """The sentences of an answer with their citation numbers, as many whole ones as fit."""
    kept: list[str] = []
    used, whole = size(_CUT) + 1, True
    for statement in told:
        tail = len(marks(statement.citations)) + 1
        cut = cut_sentences(statement.text.strip(), room - used - tail, dress=escape, words=not kept)
        if cut.text:
            kept.append(cited(cut.text, statement.citations))
            used += size(kept[-1]) + 1
        whole = whole and cut.whole
        if not cut.whole:
            break
    together = " " if sum(map(size, kept)) <= _ONE_PARAGRAPH else "\n"
    text = together.join(kept) or "The answer is a quote too long for a message."
    return text if whole else f"{text}\n{_CUT}"


def disagreements(found: Sequence[Disagreement], room: int) -> str:
    """Each matter with every claimant's position; positions are left out whole, and counted."""
    lines = ["### ⚠️ Where the sources disagree"]
    for disagreement in found:
        lines.append(f"**{shorten(disagreement.topic, 150, dress=escape)}**")
        lines += [
            f"- **{shorten(position.claimant, 80, dress=escape)}**: "
            + cut_sentences(position.statement.strip(), 400, dress=escape).marked
            + marks(position.citations)
            for position in disagreement.positions
        ]
    return fill(lines, room, noun="line")


def updates(found: Sequence[Update], room: int) -> str:
    """Figures that a later one replaced: ``People killed: 11 → 19 → 24 [1][2]``."""
    lines = ["### 🔄 Updated since"] + [_course_line(course) for course in courses(found)]
    return fill(lines, room, noun="update")


def _course_line(course: Course) -> str:
    *earlier, latest = (shorten(step, 60, dress=escape) for step in course.steps)
    topic = shorten(course.topic, 150, dress=escape)
    return f"- {topic}: {' → '.join(earlier)} → **{latest}**{marks(course.citations)}"


def fill(lines: Sequence[str], room: int, *, noun: str) -> str:
    """As many lines as fit, and how many did not."""
    kept: list[str] = []
    used = 0
    for place, line in enumerate(lines):
        rest = len(lines) - place - 1
        if used + size(line) + 1 > room - (40 if rest else 0):
            kept.append(small(f"… and {counted(rest + 1, noun)} more that did not fit"))
            break
        kept.append(line)
        used += size(line) + 1
    return "\n".join(kept)


def _sources(answer: Answer, room: int) -> str:
    if not answer.citations:
        return ""
    heading = "**Nearest passages**" if answer.abstained else "**Sources**"
    return source_section(answer.citations, room, heading=heading)


def _foot(answer: Answer, setting: Setting) -> str:
    """Remarks on the answer, then: age of the index, number of articles, answerer."""
    remarks = [shorten(remark, 160, dress=escape) for remark in answer.notes]
    kept: list[str] = []
    for remark in remarks:
        if sum(map(size, kept)) + size(remark) <= _NOTES_ROOM:
            kept.append(small(f"ℹ️ {remark}"))
    if setting.hint:
        kept.append(small(setting.hint))
    return "\n".join((*kept, small(footing(setting.status, answer.answerer))))


def footing(status: DeskStatus | None, answerer: str) -> str:
    """``Index updated 2 hours ago · 40 articles · quotes picked by rule, no AI text``."""
    parts: list[str] = []
    if status is not None:
        parts.append(f"Index updated {since(status.made_at)}" if status.made_at else "No index yet")
        parts.append(counted(status.articles, "article"))
    model = shorten(answerer, 60, dress=escape)
    parts.append(
        "answerer: extractive, no AI wording" if answerer == "extractive" else f"worded by AI: {model}"
    )
    return " · ".join(parts)
