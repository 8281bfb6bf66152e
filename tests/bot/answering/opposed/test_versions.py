"""Two versions in one sentence, on invented sentences."""

from __future__ import annotations

import pytest

from bot.answering.opposed.versions import versions
from bot.answering.question.understanding import understand
from index.model import Article, ArticleId, Span
from index.retrieval.lexicon import read_lexicon

LEXICON = read_lexicon({})


@pytest.mark.parametrize(
    ("sentence", "positions"),
    [
        (
            "The barge left Tolenvik on 10 June (other sources: 8 or 9 June).",
            [
                ("The Herald", "The barge left Tolenvik on 10 June."),
                ("other sources", "other sources: 8 or 9 June"),
            ],
        ),
        (
            "Mats Vask said the barge left on 10 June, other reports speak of 8 June.",
            [
                ("Mats Vask", "Mats Vask said the barge left on 10 June."),
                ("other reports", "other reports speak of 8 June"),
            ],
        ),
        (
            "On paper 210 drowned there in 1911, though unofficial estimates run to 400.",
            [
                ("The Herald", "On paper 210 drowned there in 1911."),
                ("unofficial estimates", "unofficial estimates run to 400"),
            ],
        ),
        (
            "The siren rang at 9.20 p.m., the log shows, and not at 8 p.m. as the owner had claimed.",
            [
                ("The Herald", "The siren rang at 9.20 p.m., the log shows."),
                ("owner", "at 8 p.m. as the owner had claimed"),
            ],
        ),
        (
            "The siege of the school (officially 130, but 174 by the parents' count) came third.",
            [
                ("The Herald", "The siege of the school (officially 130) came third."),
                ("parents' count", "174 by the parents' count"),
            ],
        ),
        ("The barge left Tolenvik on 10 June, said Mats Vask.", []),
        ("The barge (a former ferry) left on 10 June.", []),
        ("It sailed on, and not as a ferry but as a barge.", []),
        ("Officially the barge carried 40 sacks, but it sank.", []),
    ],
)
def test_versions_that_a_sentence_sets_side_by_side_are_two_positions(
    sentence: str, positions: list[tuple[str, str]]
) -> None:
    article = Article(id=ArticleId("a.txt"), text=sentence, source="The Herald")
    found = versions(article, Span(0, len(sentence)), understand("when was it", lexicon=LEXICON))
    assert [(one.claimant, one.statement) for each in found for one in each.positions] == positions


def test_two_times_are_no_two_versions_of_why() -> None:
    sentence = "The barge left on 10 June (other sources: 8 or 9 June)."
    article = Article(id=ArticleId("a.txt"), text=sentence)
    assert versions(article, Span(0, len(sentence)), understand("why did it leave", lexicon=LEXICON)) == ()
