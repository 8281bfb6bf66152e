"""A reindex as a card: where it stands, and what it changed for readers."""

from __future__ import annotations

from bot.answering.model import LedgerDiff, TollChange
from bot.discord.rendering.answer_card import fill
from bot.discord.rendering.card import Action, Block, Button, Buttons, Card, Colour, Divider, Text
from bot.discord.rendering.escaping import escape
from bot.discord.rendering.limits import shorten
from bot.discord.rendering.words import counted, small
from bot.newsdesk import ReindexOutcome, ReindexProgress
from index.model import ReindexReport

_BAR_CELLS = 14
_SKIPPED_SHOWN = 10


def progress_card(
    progress: ReindexProgress | None, *, by: str, full: bool, dry_run: bool, cancelling: bool
) -> Card:
    """Where a reindex stands, with a button to cancel it."""
    name = ("Full reindex" if full else "Reindex") + (" (dry run)" if dry_run else "")
    lines = [f"**{name}** · begun by {by}", _bar(progress)]
    if cancelling:
        lines.append(small("Cancelling: the index stays as it was."))
    cancel = Button(label="Cancel", action=Action.CANCEL_REINDEX, style="danger", disabled=cancelling)
    return Card(blocks=(Text("\n".join(lines)), Buttons((cancel,))))


def _bar(progress: ReindexProgress | None) -> str:
    if progress is None:
        return "Starting …"
    share = min(1.0, progress.done / progress.total) if progress.total else 0.0
    filled = round(share * _BAR_CELLS)
    bar = "█" * filled + "░" * (_BAR_CELLS - filled)
    return f"`{bar}` {escape(progress.step)} {progress.done:,} of {progress.total:,}"


def outcome_card(outcome: ReindexOutcome, *, by: str) -> Card:
    """What a reindex did, and what that changed in tolls and disagreements."""
    report = outcome.report
    blocks: list[Block] = [Text("\n".join((f"**{_title(report)}** · begun by {by}", *_counts(report))))]
    if report.skipped:
        blocks += [Divider(), Text(_skipped(report))]
    if not report.cancelled:
        blocks += [Divider(), Text(diff_text(outcome.diff))]
    return Card(blocks=tuple(blocks), colour=Colour.SILENT if report.cancelled else Colour.GOOD)


def _title(report: ReindexReport) -> str:
    if report.cancelled:
        return "Reindex cancelled, the index is as before"
    return "Dry run: nothing was written" if report.dry_run else "Reindex done"


def _counts(report: ReindexReport) -> tuple[str, str]:
    changes = [
        f"{counted(number, 'article')} {word}"
        for number, word in (
            (report.added, "added"),
            (report.changed, "changed"),
            (report.removed, "removed"),
        )
        if number
    ]
    return (
        ", ".join(changes) or "No article changed",
        small(
            f"{counted(report.articles, 'article')}, {counted(report.passages, 'passage')}, "
            f"{counted(report.claims, 'claim')} · {report.seconds:.1f} s"
        ),
    )


def _skipped(report: ReindexReport) -> str:
    lines = [f"**{counted(len(report.skipped), 'file')} skipped**"] + [
        f"- {shorten(skipped.article, 80, dress=escape)}: {shorten(skipped.reason, 120, dress=escape)}"
        for skipped in report.skipped[:_SKIPPED_SHOWN]
    ]
    if (rest := len(report.skipped) - _SKIPPED_SHOWN) > 0:
        lines.append(small(f"… and {rest} more"))
    return fill(lines, 1_200, noun="file")


def diff_text(diff: LedgerDiff) -> str:
    """``Harrow killed: 11 → 19``, and disagreements opened and settled."""
    lines = [_change(change) for change in diff.tolls]
    lines += [f"⚠️ New disagreement: {shorten(found.topic, 150, dress=escape)}" for found in diff.opened]
    lines += [f"✅ Settled: {shorten(found.topic, 150, dress=escape)}" for found in diff.settled]
    if not lines:
        return "No toll and no disagreement changed."
    return fill(["**What changed for readers**", *lines], 2_000, noun="change")


def _change(change: TollChange) -> str:
    side = escape(change.side) if change.side else "all sides"
    before = escape(change.before) if change.before else "none"
    after = f"**{escape(change.after)}**" if change.after else "none"
    figure = f"new, {after}" if change.before is None else f"{before} → {after}"
    return f"- {escape(change.event)}, {side} {change.kind}: {figure}"
