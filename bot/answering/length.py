"""An answer within its length: with the positions of its disagreements at most 1,200 characters."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.model import MAX_ANSWER_CHARS, Answer, Citation, Disagreement, Position

FEWEST_POSITIONS = 2


def length_chars(answer: Answer) -> int:
    """Characters of the answer's text and of the statements of its positions, a space before each."""
    positions = [
        position.statement for disagreement in answer.disagreements for position in disagreement.positions
    ]
    return len(answer.text) + sum(1 + len(statement) for statement in positions)


def fitted(answer: Answer, *, most: int = MAX_ANSWER_CHARS) -> Answer:
    """The answer, shortened from its end until it fits; what is no longer cited leaves the citations.

    Given up in this order: positions beyond four, statements beyond two, positions beyond the second,
    further disagreements, the second statement. The first statement stays.
    """
    out = answer
    for shorten in (
        lambda one: _with_positions(one, 4),
        lambda one: replace(one, statements=one.statements[:2]),
        lambda one: _with_positions(one, 3),
        lambda one: replace(one, disagreements=one.disagreements[:1]),
        lambda one: _with_positions(one, FEWEST_POSITIONS),
        lambda one: replace(one, statements=one.statements[:1]),
        lambda one: replace(one, disagreements=()),
    ):
        if length_chars(out) <= most:
            break
        out = shorten(out)
    return _renumbered(out) if out is not answer else answer


def _with_positions(answer: Answer, most: int) -> Answer:
    return replace(
        answer,
        disagreements=tuple(
            replace(disagreement, positions=_spread_positions(disagreement, most))
            for disagreement in answer.disagreements
        ),
    )


def _spread_positions(disagreement: Disagreement, most: int) -> tuple[Position, ...]:
    """At most so many positions: the first and the last always, so that opposite ends are kept."""
    positions = disagreement.positions
    if len(positions) <= most:
        return positions
    return (*positions[: most - 1], positions[-1])


def _renumbered(answer: Answer) -> Answer:
    """Citations that are still used, numbered anew from 1 in their order."""
    used = {number for statement in answer.statements for number in statement.citations}
    for disagreement in answer.disagreements:
        used |= {number for position in disagreement.positions for number in position.citations}
    used |= {number for update in answer.updates for number in update.citations}
    kept = [citation for citation in answer.citations if citation.n in used]
    new = {citation.n: number for number, citation in enumerate(kept, start=1)}

    def mapped(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(new[number] for number in numbers if number in new)

    citations: tuple[Citation, ...] = tuple(replace(citation, n=new[citation.n]) for citation in kept)
    return replace(
        answer,
        citations=citations,
        statements=tuple(replace(one, citations=mapped(one.citations)) for one in answer.statements),
        disagreements=tuple(
            replace(
                one,
                positions=tuple(
                    replace(position, citations=mapped(position.citations)) for position in one.positions
                ),
            )
            for one in answer.disagreements
        ),
        updates=tuple(replace(one, citations=mapped(one.citations)) for one in answer.updates),
    )
