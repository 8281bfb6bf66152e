"""What the commands print for people: answers, tolls, articles. Machines get :mod:`bot.json_forms`."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.answering.counts.courses import courses
from bot.answering.model import (
    Answer,
    Citation,
    Disagreement,
    TollReport,
    TollView,
    Update,
    cited,
)
from bot.answering.wording import figure_words
from bot.terminal.plain import in_one_line
from index.claims.model import Claim, Scope, Toll
from index.model import Article, ReindexReport

UNKNOWN = "—"

MOST_EVENTS = 20
"""So many events are listed where nothing fits, those of most articles."""


def _row(*cells: str) -> tuple[str, ...]:
    """Cells of a table, shown as they are."""
    return tuple(escape(in_one_line(cell)) for cell in cells)


def show_answer(console: Console, answer: Answer) -> None:
    """Print an answer, where the sources disagree, what was updated, and every citation with its quote."""
    for statement in answer.statements:
        console.print(escape(cited(statement.text, statement.citations)), highlight=False)
    show_disagreements(console, answer.disagreements)
    _show_updates(console, answer.updates)
    for note in answer.notes:
        console.print(f"[dim]{escape(note)}[/dim]", highlight=False)
    show_citations(console, answer.citations)


def show_disagreements(console: Console, disagreements: Iterable[Disagreement]) -> None:
    """Print each disagreement with the position of every claimant."""
    for disagreement in disagreements:
        console.print(
            f"\n[bold yellow]The sources disagree[/] · {escape(disagreement.topic)}", highlight=False
        )
        for position in disagreement.positions:
            line = cited(f"{position.claimant}: {position.statement}", position.citations)
            console.print(f"  • {escape(line)}", highlight=False)


def _show_updates(console: Console, updates: Iterable[Update]) -> None:
    for course in courses(updates):
        line = cited(f"{course.topic}: {' → '.join(course.steps)}", course.citations)
        console.print(f"\n[bold cyan]Updated[/] · {escape(line)}", highlight=False)


def show_citations(console: Console, citations: Iterable[Citation]) -> None:
    """Print the numbered sources, each with the quote that the answer rests on."""
    for number, citation in enumerate(citations):
        if number == 0:
            console.print()
        about = " · ".join(
            part
            for part in (
                citation.source or citation.article,
                citation.title,
                citation.published.isoformat() if citation.published else None,
                citation.url,
            )
            if part
        )
        console.print(
            f"[bold]\\[{citation.n}][/bold] {escape(in_one_line(about))}", highlight=False, soft_wrap=True
        )
        quote = " ".join(citation.quote.split())
        console.print(f"    [italic]“{escape(quote)}”[/italic]", highlight=False)


def show_tolls(console: Console, report: TollReport) -> None:
    """Print the standing tolls as a table, then disagreements and sources."""
    if report.event is None:
        console.print("No event fits. Those there are:", highlight=False)
        for event in report.known_events[:MOST_EVENTS]:
            console.print(f"  • {escape(event)}", highlight=False)
        if (more := len(report.known_events) - MOST_EVENTS) > 0:
            console.print(
                f"  … and {more} more, with fewer articles. Name yours in a few words.", highlight=False
            )
        return
    if not report.tolls:
        console.print(
            f"No toll found in {report.articles_read} articles on {escape(report.event)}.", highlight=False
        )
        for note in report.notes[1:]:
            console.print(escape(note), highlight=False)
        return
    console.print(_toll_table(report), highlight=False)
    for note in report.notes:
        console.print(f"[dim]{escape(note)}[/dim]", highlight=False)
    show_disagreements(console, report.disagreements)
    show_citations(console, report.citations)


def _toll_table(report: TollReport) -> Table:
    day = f" · as of {report.as_of.isoformat()}" if report.as_of else ""
    table = Table(title=escape(f"{report.event}{day}"), title_justify="left")
    for heading in ("Side", "Kind", "Latest", "Says", "As of", "Range", "Before"):
        table.add_column(heading, overflow="fold")
    for view in report.tolls:
        table.add_row(*_row(*_toll_cells(view)))
    return table


def _toll_cells(view: TollView) -> tuple[str, ...]:
    latest = view.latest.claim
    disputed = " (disputed)" if view.toll.disputed else ""
    return (
        view.toll.side or UNKNOWN,
        _counted(view.toll),
        f"{figure_words(latest)} [{view.latest.citation}]",
        latest.claimant or latest.source or UNKNOWN,
        latest.as_of.isoformat() if latest.as_of else UNKNOWN,
        _range(view.toll.low, view.toll.high) + disputed,
        " → ".join([update.was for update in view.updates] or [UNKNOWN]),
    )


def _counted(toll: Toll) -> str:
    """What a toll counts: "killed", "wounded (civilians)", "killed or missing"."""
    people = " (civilians)" if toll.civilian else ""
    return (toll.counts or toll.kind.value) + people


def _range(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return UNKNOWN
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def show_claims(console: Console, claims: Iterable[Claim]) -> None:
    """Print the ledger, a row a claim: the figure, of whom, said by whom, as of when, and where it stands."""
    table = Table()
    for heading in ("Figure", "Kind", "Group", "Side", "Says", "As of", "Counts as", "Article"):
        table.add_column(heading, overflow="fold")
    for claim in claims:
        counts_as = claim.part.value if claim.scope is Scope.EVENT else claim.scope.value
        says = claim.claimant or claim.source or UNKNOWN
        as_of = claim.as_of.isoformat() if claim.as_of else UNKNOWN
        cells = (figure_words(claim), claim.kind.value, claim.group, claim.side or UNKNOWN, says, as_of)
        table.add_row(*_row(*cells, counts_as, claim.article))
    console.print(table)


def show_articles(console: Console, articles: Iterable[Article]) -> None:
    """Print what is indexed, a row an article."""
    table = Table()
    for heading in ("Article", "Published", "Source", "Title", "Event"):
        table.add_column(heading, overflow="fold")
    for article in articles:
        published = article.published.isoformat() if article.published else UNKNOWN
        cells = (article.id, published, article.source, article.title, article.event)
        table.add_row(*_row(*(cell or UNKNOWN for cell in cells)))
    console.print(table)


def show_reindex(console: Console, report: ReindexReport) -> None:
    """Print what a reindex did, and every file that it skipped with the reason."""
    verb = "Would index" if report.dry_run else "Indexed"
    if report.cancelled:
        console.print("Cancelled: the index is as it was.", highlight=False)
        return
    console.print(
        f"{verb} {report.articles} articles ({report.added} added, {report.changed} changed, "
        f"{report.removed} removed, {report.unchanged} unchanged): {report.passages} passages, "
        f"{report.claims} claims, in {report.seconds:.1f} s.",
        highlight=False,
    )
    for skipped in report.skipped:
        line = f"  skipped {in_one_line(skipped.article)}: {in_one_line(skipped.reason)}"
        console.print(escape(line), highlight=False)
