"""Answers, claims and tolls held against labels; floors that refuse to sink."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from importlib import util
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from claim_builder import claim
from rich.console import Console
from shelf_builder import MemoryShelf, article

from bot.answering.model import Answer, Citation, Disagreement, Position, Question, Statement, Turn
from bot.answering.toll_report import report_toll
from bot.errors import EvaluationError, QuestionError
from bot.evaluation.answers import measure_answers
from bot.evaluation.claims import measure_claims
from bot.evaluation.floors import Floors, broken, gate, parse_floors, pin, pinned
from bot.evaluation.labels import Labels, read_labels, turns
from bot.evaluation.metrics import Tally, answer_metrics, claim_metrics, toll_metrics
from bot.evaluation.report import EvaluationReport, report_json, show_report, spread
from bot.evaluation.run import summarise
from bot.evaluation.sameness import same_passage, says_any, share_a_name
from bot.evaluation.tolls import measure_tolls
from bot.json_forms import answer_json, claim_json, toll_json
from index.claims.extraction import read_claims
from index.loading import load_folder
from index.model import Article, ArticleId, Span

SENTENCE = "The Norland Health Ministry counted 49 dead on Friday."
SHARED = Path(__file__).parents[4] / "shared"
needs_gold = pytest.mark.skipif(not SHARED.exists(), reason="the labelled articles lie beside the checkout")


def lines(*rows: dict[str, object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles/a.txt").write_text(f"---\ntitle: Floods\n---\n{SENTENCE}\n\nMore follows.\n")
    question: dict[str, object] = {"event": "norland-floods", "disagreement_expected": False}
    (tmp_path / "gold/questions.jsonl").write_text(
        lines(
            question
            | {
                "id": "q1",
                "question": "how many died",
                "answerable": True,
                "type": "toll",
                "answer_any": ["49"],
                "evidence": [{"article": "articles/a.txt", "quote": SENTENCE}],
                "history": [{"role": "user", "text": "hi"}, {"role": "bot", "text": "hello"}],
            },
            question
            | {
                "id": "q2",
                "question": "who sang",
                "answerable": False,
                "type": "unanswerable",
                "answer_any": [],
            },
            question
            | {
                "id": "q3",
                "question": "who is to blame",
                "answerable": True,
                "type": "blame",
                "answer_any": ["the mayor"],
                "evidence": [],
                "disagreement_expected": True,
            },
        )
    )
    row = {"article": "articles/a.txt", "event": "norland-floods", "sentence": SENTENCE, "kind": "killed"}
    row |= {"side": "Norland", "claimant": "Norland Health Ministry", "as_of": "2031-05-02", "scope": "event"}
    (tmp_path / "gold/claims.jsonl").write_text(
        lines(
            row | {"count_min": 49, "count_max": 49, "part": "total"},
            row | {"count_min": 12, "count_max": 12, "part": "subset"},
            row | {"count_min": 300, "count_max": 300, "part": "denied"},
        )
    )
    toll = {"event": "norland-floods", "side": "Norland", "kind": "killed", "claimant": "Ministry"}
    toll |= {"day": "2031-05-02", "value_min": 49, "value_max": 49}
    (tmp_path / "gold/tolls.jsonl").write_text(
        lines(toll | {"basis": "stated"}, toll | {"basis": "carried"}, toll | {"reported_later": True})
    )
    return tmp_path


def answered(
    text: str, *, quote: str = SENTENCE, disagreement: bool = False, abstained: bool = False
) -> Answer:
    return Answer(
        question="",
        standalone_question="",
        abstained=abstained,
        statements=(Statement(text=text, citations=(1,)),),
        citations=(Citation(n=1, article=ArticleId("a.txt"), quote=quote, span=Span(0, len(quote))),),
        disagreements=(
            Disagreement(
                topic="blame",
                kind="blame",
                positions=(Position(statement="It was the mayor", claimant="A", citations=(1,)),) * 2,
            ),
        )
        if disagreement
        else (),
    )


def counted(folder: Path, ask: Callable[[Question], Answer]) -> tuple[Tally, dict[str, float | None]]:
    tally = measure_answers(read_labels(folder), ask)
    return tally, answer_metrics(tally.of(None))


def test_right_answers_are_counted_with_their_evidence_and_disagreements(folder: Path) -> None:
    answers = {
        "how many died": answered("49, says the ministry."),
        "who sang": answered("The articles do not tell.", abstained=True),
        "who is to blame": answered("They disagree.", disagreement=True),
    }
    tally, figures = counted(folder, lambda question: answers[question.text])
    assert figures["answer_accuracy"] == 1.0
    assert figures["evidence_cited"] == 0.5
    assert figures["abstain_right"] == 1.0
    assert figures["disagreement_f1"] == 1.0
    assert figures["quotes_verbatim"] == 1.0
    assert [case.metric for case in tally.cases] == ["evidence_cited"]


def test_wrong_answers_are_counted_and_kept_as_cases(folder: Path) -> None:
    tally, figures = counted(
        folder, lambda _: answered("149.", quote="It never said so.", disagreement=False)
    )
    assert figures["answer_accuracy"] == 0.0
    assert figures["abstain_right"] == 0.0
    assert figures["disagreement_recall"] == 0.0
    assert figures["quotes_verbatim"] == 0.0
    assert {case.label for case in tally.cases if case.metric == "answer_accuracy"} == {"q1", "q3"}


def test_an_answer_that_is_too_long_is_not_right(folder: Path) -> None:
    _, figures = counted(folder, lambda _: answered("49 " + "so " * 400))
    assert figures["answer_accuracy"] == 0.0
    assert figures["too_long"] == 2


def test_an_error_is_a_case_and_the_rest_goes_on(folder: Path) -> None:
    def ask(question: Question) -> Answer:
        if question.text == "who sang":
            raise QuestionError("Not this one.")
        return answered("49")

    _, figures = counted(folder, ask)
    assert figures["errors"] == 1
    assert figures["answer_accuracy"] == 0.5


def test_the_history_reaches_the_desk_as_turns(folder: Path) -> None:
    asked: list[Question] = []

    def ask(question: Question) -> Answer:
        asked.append(question)
        return answered("49")

    counted(folder, ask)
    assert asked[0].history == (Turn(question="hi", answer="hello"),)
    assert turns([{"question": "a", "answer": "b"}]) == (Turn(question="a", answer="b"),)


def test_claims_are_matched_by_article_kind_bounds_and_sentence(folder: Path) -> None:
    right = claim(49, article="a.txt", sentence=SENTENCE)
    wrong_side = claim(12, article="a.txt", sentence=SENTENCE, side="Sudria")
    surplus = claim(7, article="a.txt", sentence=SENTENCE)
    tally = measure_claims(read_labels(folder), [right, wrong_side, surplus])
    figures = claim_metrics(tally.of(None))
    assert figures["claims_precision"] == 0.667
    assert figures["claims_recall"] == 1.0
    assert figures["claims_side"] == 0.5
    assert figures["claims_claimant"] == 1.0
    assert [case.got for case in tally.cases] == ["Sudria", "7 killed"]


def test_a_labelled_claim_is_found_once_only(folder: Path) -> None:
    twice = [claim(49, article="a.txt", sentence=SENTENCE)] * 2
    figures = claim_metrics(measure_claims(read_labels(folder), twice).of(None))
    assert (figures["claims_recall"], figures["claims_precision"]) == (0.5, 0.5)


def shelf_with(low: int) -> MemoryShelf:
    held = article(SENTENCE, id_="a.txt")
    return MemoryShelf([held], [claim(low, article="a.txt", sentence=SENTENCE)])


def test_a_toll_is_held_and_leads_where_its_figure_does(folder: Path) -> None:
    labels = read_labels(folder)
    right = measure_tolls(labels, lambda asked: report_toll(asked, shelf_with(49)))
    assert toll_metrics(right.of(None)) == {
        "toll_held": 1.0,
        "toll_latest": 1.0,
        "toll_rows": 1,
        "harmful_totals": 0,
    }
    assert right.cases == []


def test_a_part_shown_as_the_toll_is_harmful(folder: Path) -> None:
    tally = measure_tolls(read_labels(folder), lambda asked: report_toll(asked, shelf_with(12)))
    figures = toll_metrics(tally.of(None))
    assert (figures["toll_held"], figures["harmful_totals"]) == (0.0, 1)
    assert {case.metric for case in tally.cases} == {"toll_held", "harmful_totals"}


@pytest.mark.parametrize(
    ("answer", "accepted", "right"),
    [
        ("49 died [1].", ["49"], True),
        ("149 died", ["49"], False),
        ("3.49 died", ["49"], False),
        ("11,300 died", ["11300"], True),
        ("11300 died", ["11,300"], True),
        ("see [49]", ["49"], False),
        ("THE MAYOR did", ["the mayor"], True),
        ("49ers", ["49"], False),
        ("", ["49"], False),
    ],
)
def test_an_accepted_string_must_stand_as_a_word_of_its_own(
    answer: str, accepted: list[str], *, right: bool
) -> None:
    assert says_any(answer, accepted) is right


def test_quotes_of_one_passage_share_most_words() -> None:
    assert same_passage("a b  c", "x a b c y")
    assert same_passage("one two three four five six", "one two three four five seven eight") is True
    assert same_passage("one two three four", "one two nine ten") is False


def test_names_are_alike_by_a_word_that_is_no_title() -> None:
    assert share_a_name("Health Ministry of Norland", "Norland authorities")
    assert not share_a_name("the ministry", "Ministry of Health")
    assert not share_a_name(None, "Norland")


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="is no labelled folder"):
        read_labels(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "gold").mkdir()
    with pytest.raises(EvaluationError, match="holds no labels"):
        read_labels(tmp_path)


@pytest.mark.parametrize("line", ["not json", "[]", '{"question": "x"}', '"x"'])
def test_a_label_that_can_not_be_read_names_its_line(folder: Path, line: str) -> None:
    with (folder / "gold/questions.jsonl").open("a") as labels:
        labels.write(line + "\n")
    with pytest.raises(EvaluationError, match=r"questions\.jsonl, line 4"):
        read_labels(folder)


def report(digest: str = "d", **total: float) -> EvaluationReport:
    return EvaluationReport(folder="gold", digest=digest, total=total, events={}, types={}, cases=())


def test_a_lower_figure_breaks_its_floor_and_a_higher_error_its_ceiling() -> None:
    floors = Floors(digest="d", figures={"answer_accuracy": 0.8, "abstain_wrong": 0.1, "claims_f1": 0.85})
    assert broken(report(answer_accuracy=0.8, abstain_wrong=0.1, claims_f1=0.9), floors) == []
    assert broken(report(answer_accuracy=0.7, abstain_wrong=0.2), floors) == [
        "abstain_wrong is 0.2, above its ceiling 0.1.",
        "answer_accuracy is 0.7, below its floor 0.8.",
        "claims_f1 is not measured, below its floor 0.85.",
    ]
    with pytest.raises(EvaluationError, match=r"answer_accuracy is 0\.7"):
        gate(report(answer_accuracy=0.7, abstain_wrong=0.1, claims_f1=0.9), floors)


def test_floors_say_nothing_on_other_labels() -> None:
    gate(report("other", answer_accuracy=0.1), Floors(digest="d", figures={"answer_accuracy": 0.8}))


def test_a_floor_is_lowered_only_with_a_written_reason(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    pin(path, report(answer_accuracy=0.8, questions=12))
    assert parse_floors(path.read_text()).figures == {"answer_accuracy": 0.8}
    with pytest.raises(EvaluationError, match=r"below its floor 0\.8"):
        pin(path, report(answer_accuracy=0.7))
    with pytest.raises(EvaluationError, match="labels are others"):
        pin(path, report("new", answer_accuracy=0.9), reason=" ")
    pin(path, report(answer_accuracy=0.7), reason="Honest abstention costs it.")
    assert parse_floors(path.read_text()).reason == "Honest abstention costs it."
    pin(path, report(answer_accuracy=0.9))
    assert parse_floors(path.read_text()).figures == {"answer_accuracy": 0.9}


def test_the_floors_of_the_product_can_be_read() -> None:
    assert all(figure >= 0 for figure in pinned().figures.values())


def test_a_report_is_shown_with_every_event_and_the_worst_cases(folder: Path) -> None:
    labels = read_labels(folder)
    answers = measure_answers(labels, lambda _: answered("I do [not] know."))
    found = summarise(labels, answers=answers, claims=Tally(), tolls=Tally())
    out = StringIO()
    show_report(Console(file=out, width=140), found, breaches=["answer_accuracy is low."])
    assert "norland-floods" in out.getvalue()
    assert "I do [not] know" in out.getvalue()
    assert "answer_accuracy is low." in out.getvalue()
    assert json.loads(json.dumps(report_json(found)))["by_type"] == {"blame": "0/1", "toll": "0/1"}
    assert spread(found.cases)[0].event == "norland-floods"


# -- against the scorer beside the checkout ------------------------------------------------------------------


def scorer() -> ModuleType:
    spec = util.spec_from_file_location("score", SHARED / "tools/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules.setdefault("score", module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold() -> tuple[Labels, MemoryShelf]:
    labels = read_labels(SHARED / "gold-a")
    held = [found for found in load_folder(labels.articles) if isinstance(found, Article)]
    return labels, MemoryShelf(held, [found for one in held for found in read_claims(one)])


@needs_gold
def test_claims_and_tolls_score_as_the_scorer_says(gold: tuple[Labels, MemoryShelf]) -> None:
    labels, shelf = gold
    theirs: dict[str, Any] = scorer().score_claims(
        labels.folder, [claim_json(found) for found in shelf.ledger]
    )
    ours = claim_metrics(measure_claims(labels, shelf.ledger).of(None))
    assert {name: ours[name] for name in theirs} == theirs

    def asked(event: str, day: str) -> dict[str, Any]:
        from bot.answering.model import TollInquiry

        found = report_toll(TollInquiry(event=event, as_of=date.fromisoformat(day)), shelf)
        return json.loads(json.dumps(toll_json(found)))

    theirs = scorer().score_tolls(labels.folder, asked)
    ours = toll_metrics(measure_tolls(labels, lambda inquiry: report_toll(inquiry, shelf)).of(None))
    assert {name: ours[name] for name in theirs} == theirs


@needs_gold
@pytest.mark.parametrize("seed", range(3))
def test_answers_score_as_the_scorer_says(gold: tuple[Labels, MemoryShelf], seed: int) -> None:
    labels, _ = gold
    answers = [
        Answer(
            question=label.text,
            standalone_question=label.text,
            abstained=place % (seed + 3) == 0,
            statements=(Statement(text=(*label.accepted, "nobody knows")[place % 2 * -1], citations=(1,)),),
            citations=tuple(
                Citation(
                    n=n,
                    article=ArticleId(evidence.article),
                    quote=evidence.quote if place % 5 else evidence.quote + " or not",
                    span=Span(0, 1),
                )
                for n, evidence in enumerate(label.evidence[:2], start=1)
            ),
            disagreements=(Disagreement(topic="t", kind="fact", positions=()),) if place % (seed + 2) else (),
        )
        for place, label in enumerate(labels.questions)
    ]
    given = {
        (label.text, label.history): answer for label, answer in zip(labels.questions, answers, strict=True)
    }
    tally = measure_answers(labels, lambda question: given[question.text, question.history])
    ours = answer_metrics(tally.of(None))
    theirs = scorer().score_answers(labels.folder, [answer_json(answer) for answer in answers])
    del theirs["by_type"]
    assert {name: ours[name] for name in theirs} == theirs
