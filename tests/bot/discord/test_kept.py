"""What is kept as JSON is the same when made again."""

from discord_double.wild import Wild

from bot.answering.model import Answer, CheckReport, TollReport
from bot.discord.kept import Removal, SourcesView, as_json, from_json


def test_answers_and_reports_are_the_same_when_made_again() -> None:
    for seed in range(60):
        wild = Wild(seed)
        answer, toll, check = wild.answer(), wild.toll_report(), wild.check_report()
        assert from_json(Answer, as_json(answer)) == answer
        assert from_json(TollReport, as_json(toll)) == toll
        assert from_json(CheckReport, as_json(check)) == check


def test_small_values_are_the_same_when_made_again() -> None:
    view = SourcesView(event="Flood", words="dam")
    assert from_json(SourcesView, as_json(view)) == view
    assert from_json(Removal, as_json(Removal(article="x.md"))) == Removal(article="x.md")
