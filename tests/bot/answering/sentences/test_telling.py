"""Which sentences are said, and what bears them."""

from __future__ import annotations

from shelf_builder import article

from bot.answering.question.understanding import understand
from bot.answering.sentences.evidence import Evidence
from bot.answering.sentences.telling import bearing_too, choose_sentences, stated
from index.model import Passage, Span
from index.retrieval.lexicon import read_lexicon
from index.retrieval.model import Hit


def _evidence(text: str, *, score: float, id_: str = "1", speaker: float = 0.0) -> Evidence:
    held = article(text, id_=id_, source="The Herald")
    span = Span(0, len(text))
    hit = Hit(passage=Passage.cut(held, (span,)), article=held, score=1.0, similarity=0.5, lexical=1.0)
    return Evidence(hit=hit, span=span, text=text, features={"speaker": speaker}, score=score)


ASKED = understand("why did the tower fall", lexicon=read_lexicon({}))
BEST = _evidence("The tower fell because its bolts had rusted.", score=4.0)
SAME = _evidence("The bolts of the tower had rusted, so it fell.", score=3.8, id_="2")
NEXT = _evidence("An inspector warned of rust in spring.", score=3.5, id_="3")
FAR = _evidence("The tower was painted green.", score=1.0, id_="4")


def test_what_says_the_same_or_scores_much_less_is_not_said_again() -> None:
    assert choose_sentences([BEST, SAME, NEXT, FAR]) == [BEST, NEXT]


def test_what_is_quoted_already_is_not_said_beside_it() -> None:
    assert choose_sentences([BEST, NEXT], besides={(BEST.hit.article.id, BEST.span)}) == [NEXT]


def test_where_the_asked_speaker_speaks_nobody_else_does() -> None:
    own = _evidence("The bolts were new, the builder said.", score=4.0, speaker=1.0)
    assert choose_sentences([own, NEXT]) == [own]


def test_another_article_that_says_the_same_bears_the_statement_too() -> None:
    assert bearing_too(BEST, [BEST, SAME, NEXT]) == [SAME]
    assert [quote.article for quote in stated(ASKED, BEST, like=[SAME]).quotes] == ["1", "2"]
