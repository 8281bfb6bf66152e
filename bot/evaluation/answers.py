"""Labelled questions put to the desk, and the answers held against the labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from bot.answering.model import MAX_ANSWER_CHARS, Answer, Question
from bot.evaluation.labels import LabelledQuestion, Labels
from bot.evaluation.metrics import Case, Tally
from bot.evaluation.sameness import one_line, same_passage, says_any
from index.errors import CrosswireError

Ask = Callable[[Question], Answer]


def measure_answers(labels: Labels, ask: Ask, *, progress: Callable[[int, int], None] | None = None) -> Tally:
    """Ask every labelled question and count what is right.

    Args:
        labels: the labelled folder.
        ask: :meth:`bot.newsdesk.NewsDesk.ask`, over an index of the folder's articles.
        progress: told how many of all questions are answered.
    """
    tally = Tally()
    bodies = _Bodies(labels.articles)
    for done, label in enumerate(labels.questions, start=1):
        tally.add(label.event, "questions")
        try:
            answer = ask(Question(text=label.text, history=label.history))
        except CrosswireError as error:
            tally.add(label.event, "errors")
            tally.wrong(_case("errors", label, str(error)))
            continue
        _citations(tally, label, answer, bodies)
        if label.answerable:
            _answerable(tally, label, answer)
        else:
            _unanswerable(tally, label, answer)
        if progress:
            progress(done, len(labels.questions))
    return tally


class _Bodies:
    """The articles' texts as they lie in the folder, without their front matter."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.line = lru_cache(maxsize=None)(self._line)

    def _line(self, article: str) -> str:
        path = self._folder / article
        if not path.is_file():
            return ""
        text = path.read_text(encoding="utf-8", errors="replace")
        return one_line(text.split("---", 2)[2] if text.startswith("---") else text)


def _citations(tally: Tally, label: LabelledQuestion, answer: Answer, bodies: _Bodies) -> None:
    for citation in answer.citations:
        tally.add(label.event, "citations")
        if one_line(citation.quote) in bodies.line(citation.article):
            tally.add(label.event, "verbatim")
        else:
            tally.wrong(_case("quotes_verbatim", label, citation.quote))
    tally.add(label.event, "sentences", len(answer.statements))
    tally.add(label.event, "sentences_cited", sum(1 for said in answer.statements if said.citations))


def _unanswerable(tally: Tally, label: LabelledQuestion, answer: Answer) -> None:
    tally.add(label.event, "unanswerable")
    if answer.abstained:
        tally.add(label.event, "abstained_right")
    else:
        tally.wrong(_case("abstain_right", label, answer.text))


def _answerable(tally: Tally, label: LabelledQuestion, answer: Answer) -> None:
    event, shown = label.event, shown_text(answer)
    right = not answer.abstained and len(shown) <= MAX_ANSWER_CHARS and says_any(shown, label.accepted)
    tally.add(event, "answerable")
    tally.add(event, "abstained_wrong", int(answer.abstained))
    tally.add(event, "right", int(right))
    tally.add(event, f"right_{label.type}", int(right))
    tally.add(event, f"n_{label.type}")
    tally.add(event, "too_long", int(len(shown) > MAX_ANSWER_CHARS))
    if not right:
        tally.wrong(_case("answer_accuracy", label, "abstained" if answer.abstained else shown))
    cited = not answer.abstained and _cites_evidence(label, answer)
    tally.add(event, "evidence_cited", int(cited))
    if right and not cited:
        tally.wrong(_case("evidence_cited", label, shown))
    _contested(tally, label, answer)


def shown_text(answer: Answer) -> str:
    """All that is read as the answer: the statements and the positions of its disagreements."""
    text = answer.text
    for disagreement in answer.disagreements:
        text += " " + " ".join(position.statement for position in disagreement.positions)
    return text


def _cites_evidence(label: LabelledQuestion, answer: Answer) -> bool:
    return any(
        citation.article == evidence.article and same_passage(citation.quote, evidence.quote)
        for citation in answer.citations
        for evidence in label.evidence
    )


_CONTESTED: Mapping[tuple[bool, bool], str] = {
    (True, True): "contested_right",
    (True, False): "contested_wrong",
    (False, True): "contested_missed",
    (False, False): "uncontested",
}


def _contested(tally: Tally, label: LabelledQuestion, answer: Answer) -> None:
    noted = bool(answer.disagreements) and not answer.abstained
    tally.add(label.event, _CONTESTED[noted, label.disagreement])
    if noted and not label.disagreement:
        topics = "; ".join(disagreement.topic for disagreement in answer.disagreements)
        tally.wrong(_case("disagreement_precision", label, topics))
    elif label.disagreement and not noted:
        tally.wrong(_case("disagreement_recall", label, "no disagreement noted"))


def _case(metric: str, label: LabelledQuestion, got: str) -> Case:
    wanted = " | ".join(label.accepted) if label.answerable else "abstains"
    asked = " / ".join([*(turn.question for turn in label.history), label.text])
    return Case(metric=metric, event=label.event, label=label.id, asked=asked, wanted=wanted, got=got)
