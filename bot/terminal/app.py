"""The commands of ``crosswire``, each a few lines over the news desk.

Names of commands and options are fixed: scripts call them. Heavy parts are imported inside the commands,
so that ``--help`` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from index.claims.model import Kind

if TYPE_CHECKING:  # reading settings takes longer than printing the help
    from rich.console import Console

    from bot.answering.model import Question, TollReport
    from bot.newsdesk import NewsDesk
    from bot.settings import Settings

app = typer.Typer(
    help="Answers questions over news articles with cited passages, and says where the sources disagree.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

PIPE_COLUMNS = 500
"""How wide tables may be where nobody looks: wider than any row that people would want whole."""

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON alone on stdout.")]
Event = Annotated[str | None, typer.Option("--event", help="Only articles about this event.")]
Source = Annotated[str | None, typer.Option("--source", help="Only articles of this outlet.")]
Since = Annotated[str | None, typer.Option("--since", help="Only articles from this day on (2022-09-13).")]
Until = Annotated[str | None, typer.Option("--until", help="Only articles up to this day.")]


def _settings() -> Settings:
    from bot.logs import set_up_logs
    from bot.settings import read_settings

    settings = read_settings()
    set_up_logs(settings.log, settings.log_format)
    return settings


@contextmanager
def _desk() -> Iterator[NewsDesk]:
    from bot.wiring import open_desk

    with closing(open_desk(_settings())) as desk:
        yield desk


def _console() -> Console:
    from rich.console import Console

    # A pipe or file has no width: there, every row of a table is one line.
    return Console() if sys.stdout.isatty() else Console(soft_wrap=True, width=PIPE_COLUMNS)


def _print_json(value: object) -> None:
    from typing import cast

    from bot.json_forms import Json, dump

    sys.stdout.write(dump(cast("Json", value)) + "\n")
    sys.stdout.flush()


@app.command()
def reindex(
    *,
    full: Annotated[bool, typer.Option("--full", help="Embed everything anew.")] = False,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="Let an empty folder empty the index.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring the index in line with the articles folder."""
    from bot.json_forms import reindex_json
    from bot.terminal.interrupting import interruptible
    from bot.terminal.progress import reindex_progress
    from bot.terminal.show import show_reindex

    with _desk() as desk, reindex_progress() as progress, interruptible() as interrupted:
        report = desk.reindex(
            full=full,
            allow_empty=allow_empty,
            dry_run=dry_run,
            progress=progress,
            cancelled=interrupted,
        ).report
    if report.cancelled:
        raise KeyboardInterrupt
    if as_json:
        _print_json(reindex_json(report))
    else:
        show_reindex(_console(), report)


@app.command()
def ask(
    question: Annotated[
        list[str] | None, typer.Argument(help="The question.", metavar="QUESTION", show_default=False)
    ] = None,
    *,
    batch: Annotated[
        str | None, typer.Option("--batch", help="A file of questions, one JSON object a line; - for stdin.")
    ] = None,
    event: Event = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question with cited passages."""
    if (not question) == (batch is None):
        raise typer.BadParameter("Give either a question or --batch FILE.")
    if batch is not None:
        from bot.terminal.batch import answer_batch

        if event or source or since or until:
            raise typer.BadParameter("With --batch, each line has its own filters.")
        with _desk() as desk:
            answer_batch(desk, batch)
        return
    from bot.json_forms import answer_json
    from bot.terminal.progress import answer_progress
    from bot.terminal.show import show_answer

    asked = _question(" ".join(question or ()), event=event, source=source, since=since, until=until)
    with _desk() as desk, answer_progress() as stage:
        answer = desk.ask(asked, stage=stage)
    if as_json:
        _print_json(answer_json(answer))
    else:
        show_answer(_console(), answer)


def _question(
    text: str, *, event: str | None, source: str | None, since: str | None, until: str | None
) -> Question:
    from bot.answering.model import Question
    from index.model import Filters

    filters = Filters(event=event, source=source, since=_day("--since", since), until=_day("--until", until))
    return Question(text=text, filters=filters)


def _day(option: str, text: str | None) -> date | None:
    from bot.errors import QuestionError
    from bot.json_forms import parse_day

    if text is None:
        return None
    try:
        return parse_day(text)
    except QuestionError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


@app.command()
def chat() -> None:
    """Talk in the terminal; follow-up questions keep the history."""
    from bot.terminal.chat import converse

    with _desk() as desk:
        converse(desk, _console())


@app.command()
def toll(
    about: Annotated[
        list[str] | None,
        typer.Argument(help="Words that name the event.", metavar="ABOUT", show_default=False),
    ] = None,
    *,
    event: Event = None,
    side: Annotated[str | None, typer.Option("--side", help="Only this side.")] = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only this kind.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="As it stood on this day.")] = None,
    plot: Annotated[Path | None, typer.Option("--plot", help="Draw the timeline into this PNG file.")] = None,
    as_json: AsJson = False,
) -> None:
    """Tell the latest casualty toll, who says so, and as of when."""
    from bot.answering.model import TollInquiry
    from bot.json_forms import toll_json
    from bot.terminal.show import show_tolls

    words = " ".join(about) if about else None
    inquiry = TollInquiry(about=words, event=event, side=side, kind=kind, as_of=_day("--as-of", as_of))
    with _desk() as desk:
        report = desk.toll(inquiry)
    if as_json:
        _print_json(toll_json(report))
    else:
        show_tolls(_console(), report)
    if plot is not None:
        _draw(report, plot)


def _draw(report: TollReport, plot: Path) -> None:
    """Draw the timeline.

    Raises:
        QuestionError: if there is nothing to draw, or the file can't be written.
    """
    from bot.charts import draw_timeline
    from bot.errors import QuestionError

    if not report.tolls:
        raise QuestionError(f"No picture was drawn into {plot}: there is no toll.")
    try:
        draw_timeline(report, plot)
    except OSError as error:
        raise QuestionError(
            f"The picture can't be written to {plot} ({error.strerror}). "
            "Give --plot a PNG file in a folder that is there."
        ) from error


@app.command()
def claims(
    *,
    event: Event = None,
    article: Annotated[str | None, typer.Option("--article", help="Only this article's id.")] = None,
    as_json: AsJson = False,
) -> None:
    """List every casualty statement found."""
    from bot.json_forms import claim_json
    from bot.terminal.show import show_claims

    with _desk() as desk:
        found = desk.claims(event=event, article=article)
    if as_json:
        for claim in found:
            _print_json(claim_json(claim))
    else:
        show_claims(_console(), found)


@app.command()
def articles(*, as_json: AsJson = False) -> None:
    """List what is indexed."""
    from bot.json_forms import article_json
    from bot.terminal.show import show_articles

    with _desk() as desk:
        listed = desk.articles()
    if as_json:
        _print_json([article_json(article) for article in listed])
    else:
        show_articles(_console(), listed)


@app.command()
def add(
    places: Annotated[list[str], typer.Argument(help="URLs or files.", metavar="URL|FILE…")],
    *,
    as_json: AsJson = False,
) -> None:
    """Add articles by URL or file, and index them."""
    with _desk() as desk:
        _report_ids("Added", desk.add(places), as_json=as_json)


@app.command()
def remove(
    ids: Annotated[list[str], typer.Argument(help="Ids of articles, as listed by: crosswire articles")],
    *,
    as_json: AsJson = False,
) -> None:
    """Take articles out of the index for good."""
    with _desk() as desk:
        _report_ids("Removed", desk.remove(ids), as_json=as_json)


def _report_ids(verb: str, ids: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        _print_json({verb.lower(): list(ids)})
        return
    from bot.terminal.plain import in_one_line

    for article in ids:
        typer.echo(in_one_line(f"{verb} {article}"))


@app.command()
def run() -> None:
    """Run the Discord bot; needs CROSSWIRE_DISCORD_TOKEN."""
    settings = _settings()
    from bot.wiring import run_discord

    run_discord(settings)


@app.command()
def doctor(*, as_json: AsJson = False) -> None:
    """Show the settings, where each came from, and whether each works."""
    from bot.doctor import examine
    from bot.terminal.doctor import doctor_json, show_findings

    findings = examine(_settings())
    if as_json:
        _print_json(doctor_json(findings))
    else:
        show_findings(_console(), findings)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


@app.command("eval")
def evaluate(
    folder: Annotated[Path, typer.Argument(help="A labelled folder: articles/ and gold/.")],
    *,
    answerer: Annotated[
        Literal["extractive", "chat"], typer.Option("--answerer", help="chat: the model that is set.")
    ] = "extractive",
    gate: Annotated[bool, typer.Option("--gate", help="Fail if a figure is below its floor.")] = False,
    pin: Annotated[bool, typer.Option("--pin", help="Make these figures the floors.")] = False,
    reason: Annotated[str, typer.Option("--reason", help="Why a floor may be lowered.")] = "",
    as_json: AsJson = False,
) -> None:
    """Print quality figures on a labelled folder."""
    from bot.evaluation.report import report_json
    from bot.terminal import evaluating

    report = evaluating.measure(_settings(), folder, answerer=answerer)
    if as_json:
        _print_json(report_json(report))
    else:
        evaluating.show(_console(), report)
    if pin:
        evaluating.pin_floors(report, reason)
    if gate:
        evaluating.hold_floors(report)
