"""Quotes become citations only where they hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shelf_builder import article

from bot.answering.answerer import (
    Draft,
    DraftDisagreement,
    DraftPosition,
    DraftStatement,
    DraftUpdate,
    Quoted,
)
from bot.answering.citations import check_draft
from index.model import ArticleId, Span

FERRY = article("The ferry sank at dawn. Nobody drowned.", id_="ferry.txt", title="Ferry sinks")
FIRST = Quoted(article=FERRY.id, span=Span(0, 23))
SECOND = Quoted(article=FERRY.id, span=Span(24, 39))
TOO_FAR = Quoted(article=FERRY.id, span=Span(24, 400))
ELSEWHERE = Quoted(article=ArticleId("none.txt"), span=Span(0, 5))
EMPTY = Quoted(article=FERRY.id, span=Span(23, 24))


def _checked(*statements: DraftStatement, **rest: object):  # noqa: ANN202
    return check_draft(Draft(statements=statements, **rest), {FERRY.id: FERRY})  # type: ignore[arg-type]


def test_a_citation_holds_the_words_at_its_range_and_where_they_stand() -> None:
    [citation] = _checked(DraftStatement(text="It sank.", quotes=(FIRST,))).citations
    assert (citation.n, citation.quote, citation.title) == (1, "The ferry sank at dawn.", "Ferry sinks")


def test_a_statement_whose_quotes_all_fail_is_dropped() -> None:
    checked = _checked(
        DraftStatement(text="A", quotes=(TOO_FAR,)),
        DraftStatement(text="B", quotes=(ELSEWHERE,)),
        DraftStatement(text="C", quotes=(EMPTY,)),
        DraftStatement(text="D", quotes=()),
        DraftStatement(text="E", quotes=(TOO_FAR, SECOND)),
    )
    assert [(statement.text, statement.citations) for statement in checked.statements] == [("E", (1,))]
    assert [citation.quote for citation in checked.citations] == ["Nobody drowned."]


def test_a_quote_used_twice_is_one_citation() -> None:
    checked = _checked(
        DraftStatement(text="A", quotes=(SECOND, FIRST)), DraftStatement(text="B", quotes=(FIRST,))
    )
    assert [statement.citations for statement in checked.statements] == [(1, 2), (2,)]
    assert len(checked.citations) == 2


def test_a_disagreement_left_with_one_position_is_none_and_leaves_no_citation() -> None:
    held = DraftPosition(statement="sank", claimant="crew", quotes=(FIRST,))
    failed = DraftPosition(statement="floats", claimant="owner", quotes=(TOO_FAR,))
    one = DraftDisagreement(topic="ferry", kind="fact", positions=(held, failed))
    checked = _checked(DraftStatement(text="B", quotes=(SECOND,)), disagreements=(one,))
    assert checked.disagreements == ()
    assert [citation.quote for citation in checked.citations] == ["Nobody drowned."]


def test_an_update_without_a_valid_quote_is_dropped() -> None:
    update = DraftUpdate(topic="dead", was="1", now="2", quotes=(ELSEWHERE,))
    assert _checked(updates=(update,)).updates == ()


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair))),
        max_size=8,
    )
)
def test_numbers_run_from_one_without_gaps_whatever_is_quoted(spans: list[Span]) -> None:
    statements = [
        DraftStatement(text=str(number), quotes=(Quoted(article=FERRY.id, span=span),))
        for number, span in enumerate(spans)
    ]
    checked = _checked(*statements)
    assert [citation.n for citation in checked.citations] == list(range(1, len(checked.citations) + 1))
    assert all(citation.quote == citation.span.of(FERRY.text) for citation in checked.citations)
    assert {n for statement in checked.statements for n in statement.citations} == {
        citation.n for citation in checked.citations
    }
