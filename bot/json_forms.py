"""The JSON that scripts rely on: every key here is fixed; keys may be added, never renamed or dropped."""

from __future__ import annotations

import json
import reprlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeAlias, cast

from bot.answering.model import (
    Answer,
    Citation,
    CitedClaim,
    Disagreement,
    Question,
    TollReport,
    TollView,
    Turn,
    Update,
)
from bot.errors import QuestionError
from index.claims.model import Claim
from index.model import Article, Filters, ReindexReport

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]


def dump(value: Json) -> str:
    """One line of JSON, readable letters kept as they are."""
    return json.dumps(value, ensure_ascii=False)


def day(value: date | None) -> str | None:
    """ISO 8601 of a day: ``2022-09-13``."""
    return value.isoformat() if value else None


def parse_day(text: str) -> date:
    """The day of an ISO 8601 date or datetime.

    Raises:
        QuestionError: if it is none.
    """
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError as error:
        raise QuestionError(
            f"{text!r} is not a date. Write it as year-month-day, such as 2022-09-13."
        ) from error


# -- questions and answers ---------------------------------------------------------------------------------


def read_question(line: str) -> Question:
    """The question that one line of a batch holds.

    The history is a list of ``{"question", "answer"}``; the message form of chat interfaces,
    ``{"role", "text"|"content"}``, is taken as well.

    Raises:
        QuestionError: if the line is not such an object.
    """
    try:
        given = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a plain ValueError
        raise QuestionError(f"Not a line of JSON: {error}") from error
    if not isinstance(given, dict):
        raise QuestionError('Not a JSON object with a "question".')
    row = cast("Mapping[str, object]", given)
    return Question(
        text=_text(row, "question") or "",
        history=_history(row.get("history")),
        filters=Filters(
            event=_text(row, "event"),
            source=_text(row, "source"),
            since=_day(row, "since"),
            until=_day(row, "until"),
        ),
    )


def _text(row: Mapping[str, object], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise QuestionError(f'"{key}" must be a text, not {reprlib.repr(value)}.')
    return value


def _day(row: Mapping[str, object], key: str) -> date | None:
    value = _text(row, key)
    return parse_day(value) if value else None


def _history(value: object) -> tuple[Turn, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(turn, dict) for turn in value):
        raise QuestionError('"history" must be a list of objects with "question" and "answer".')
    turns: list[Turn] = []
    for turn in cast("list[Mapping[str, object]]", value):
        if "role" not in turn:
            turns.append(Turn(question=_text(turn, "question") or "", answer=_text(turn, "answer") or ""))
            continue
        said = _text(turn, "text") or _text(turn, "content") or ""
        if turn["role"] == "user":
            turns.append(Turn(question=said))
        elif turns:
            turns[-1] = Turn(question=turns[-1].question, answer=said)
    return tuple(turns)


def answer_json(answer: Answer) -> JsonObject:
    """What ``crosswire ask --json`` prints."""
    return {
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "abstained": answer.abstained,
        "answer": answer.text,
        "sentences": [{"text": s.text, "citations": list(s.citations)} for s in answer.statements],
        "citations": [citation_json(citation) for citation in answer.citations],
        "disagreements": [disagreement_json(disagreement) for disagreement in answer.disagreements],
        "updates": [update_json(update) for update in answer.updates],
        "answerer": answer.answerer,
        "prompt": answer.prompt,
        "notes": list(answer.notes),
        "timings_ms": {stage: round(spent, 1) for stage, spent in answer.timings_ms.items()},
    }


def citation_json(citation: Citation) -> JsonObject:
    """One numbered citation."""
    return {
        "n": citation.n,
        "article": citation.article,
        "title": citation.title,
        "source": citation.source,
        "url": citation.url,
        "published": day(citation.published),
        "quote": citation.quote,
        "start": citation.span.start,
        "end": citation.span.end,
    }


def disagreement_json(disagreement: Disagreement) -> JsonObject:
    """One disagreement with its positions."""
    return {
        "topic": disagreement.topic,
        "kind": disagreement.kind,
        "positions": [
            {"statement": p.statement, "claimant": p.claimant, "citations": list(p.citations)}
            for p in disagreement.positions
        ],
    }


def update_json(update: Update) -> JsonObject:
    """One figure that a later one replaced."""
    return {
        "topic": update.topic,
        "from": update.was,
        "to": update.now,
        "citations": list(update.citations),
    }


# -- the ledger --------------------------------------------------------------------------------------------


def claim_json(claim: Claim) -> JsonObject:
    """One claim; ``claimant`` is the outlet where the text names nobody, and then ``attributed`` is false."""
    return {
        "article": claim.article,
        "start": claim.sentence_span.start,
        "end": claim.sentence_span.end,
        "sentence": claim.sentence,
        "low": claim.low,
        "high": claim.high,
        "qualifier": claim.qualifier,
        "kind": claim.kind.value,
        "group": claim.group,
        "side": claim.side,
        "civilian": claim.civilian,
        "claimant": claim.claimant or claim.source,
        "attributed": claim.claimant is not None,
        "as_of": day(claim.as_of),
        "scope": claim.scope.value,
        "part": claim.part.value,
        "source": claim.source,
        "published": day(claim.published),
        "event": claim.event,
    }


def toll_json(report: TollReport) -> JsonObject:
    """What ``crosswire toll --json`` prints."""
    return {
        "event": report.event,
        "as_of": day(report.as_of),
        "tolls": [_toll_view_json(view) for view in report.tolls],
        "disagreements": [disagreement_json(disagreement) for disagreement in report.disagreements],
        "citations": [citation_json(citation) for citation in report.citations],
        "known_events": list(report.known_events),
        "articles_read": report.articles_read,
        "notes": list(report.notes),
    }


def _toll_view_json(view: TollView) -> JsonObject:
    toll = view.toll
    return {
        "side": toll.side,
        "kind": toll.kind.value,
        "low": toll.low,
        "high": toll.high,
        "civilian": toll.civilian,
        "latest": {
            "low": toll.latest.low,
            "high": toll.latest.high,
            "qualifier": toll.latest.qualifier,
            "claimant": toll.latest.claimant or toll.latest.source,
            "as_of": day(toll.latest.as_of),
            "citation": view.latest.citation,
        },
        "disputed": toll.disputed,
        "updates": [update_json(update) for update in view.updates],
        "claims": [_cited_claim_json(cited_claim) for cited_claim in view.claims],
    }


def _cited_claim_json(cited_claim: CitedClaim) -> JsonObject:
    return {**claim_json(cited_claim.claim), "citation": cited_claim.citation}


# -- articles ----------------------------------------------------------------------------------------------


def reindex_json(report: ReindexReport) -> JsonObject:
    """What ``crosswire reindex --json`` prints."""
    return {
        "articles": report.articles,
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "skipped": [{"article": skipped.article, "reason": skipped.reason} for skipped in report.skipped],
        "passages": report.passages,
        "claims": report.claims,
        "seconds": round(report.seconds, 2),
        "embedded": report.embedded,
        "cancelled": report.cancelled,
        "dry_run": report.dry_run,
    }


def article_json(article: Article) -> JsonObject:
    """One indexed article, without its text."""
    return {
        "article": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": day(article.published),
        "event": None if article.grouped else article.event,
        "language": article.language,
        "characters": len(article.text),
        "near_copy_of": article.voice if article.voice not in (None, article.id) else None,
    }
