"""An answer with its positions stays within its length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.length import fitted, length_chars
from bot.answering.model import MAX_ANSWER_CHARS, Answer, Citation, Disagreement, Position, Statement
from index.model import ArticleId, Span


def _answer(statements: list[int], positions: list[int]) -> Answer:
    count = len(statements) + len(positions)
    citations = tuple(
        Citation(n=n, article=ArticleId("a"), quote="q", span=Span(n, n + 1)) for n in range(1, count + 1)
    )
    return Answer(
        question="q",
        standalone_question="q",
        abstained=False,
        statements=tuple(Statement(text="s" * size, citations=(n,)) for n, size in enumerate(statements, 1)),
        citations=citations,
        disagreements=(
            Disagreement(
                topic="t",
                kind="toll",
                positions=tuple(
                    Position(statement="p" * size, claimant="c", citations=(n,))
                    for n, size in enumerate(positions, len(statements) + 1)
                ),
            ),
        )
        if positions
        else (),
    )


def test_what_fits_is_left_as_it_is() -> None:
    answer = _answer([200, 200], [50, 50])
    assert fitted(answer) is answer


def test_the_first_statement_and_both_ends_of_a_disagreement_are_kept_longest() -> None:
    short = fitted(_answer([300, 300, 300], [150, 150, 150, 150]))
    assert length_chars(short) <= MAX_ANSWER_CHARS
    assert len(short.statements) >= 1
    kept = short.disagreements[0].positions
    assert len(kept) >= 2


def test_what_is_no_longer_cited_leaves_and_the_rest_is_numbered_anew() -> None:
    short = fitted(_answer([400, 400, 400], [100, 100]))
    assert [citation.n for citation in short.citations] == list(range(1, len(short.citations) + 1))
    assert [statement.citations for statement in short.statements] == [(1,), (2,)]
    [told] = short.disagreements
    assert [position.citations for position in told.positions] == [(3,), (4,)]


@given(
    st.lists(st.integers(1, 600), min_size=1, max_size=4),
    st.lists(st.integers(1, 300), max_size=6).filter(lambda sizes: len(sizes) != 1),
)
def test_it_fits_and_its_numbers_have_no_gaps_whatever_its_parts(
    statements: list[int], positions: list[int]
) -> None:
    short = fitted(_answer(statements, positions))
    assert length_chars(short) <= MAX_ANSWER_CHARS
    assert [citation.n for citation in short.citations] == list(range(1, len(short.citations) + 1))
    used = {number for statement in short.statements for number in statement.citations}
    for disagreement in short.disagreements:
        used |= {number for position in disagreement.positions for number in position.citations}
    assert used == {citation.n for citation in short.citations}
