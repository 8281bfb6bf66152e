"""Which event a question is about."""

from __future__ import annotations

from bot.answering.event_finding import believe
from bot.answering.understanding import understand
from index.model import Article, ArticleId, Passage, Span
from index.retrieval.lexicon import read_lexicon
from index.retrieval.model import Hit

FERRY = Article(id=ArticleId("ferry.txt"), text="A ferry sank off Karsia.", event="Karsia ferry")
HAIL = Article(id=ArticleId("hail.txt"), text="Hail fell on Tolm.")


def hit(article: Article) -> Hit:
    passage = Passage.cut(article, (Span(0, len(article.text)),))
    return Hit(passage=passage, article=article, score=1.0, similarity=0.5, lexical=1.0)


def test_what_articles_of_no_event_tell_is_not_taken_for_an_event() -> None:
    lexicon = read_lexicon({article.id: article for article in (FERRY, HAIL)})

    beliefs = believe(understand("What fell on Tolm?", lexicon=lexicon), lexicon, hits=[hit(HAIL)])

    assert beliefs[""] > beliefs["Karsia ferry"]


def test_a_hit_of_an_event_that_the_sample_of_words_lacks_changes_nothing() -> None:
    lexicon = read_lexicon({FERRY.id: FERRY})
    inquiry = understand("What sank?", lexicon=lexicon)

    assert believe(inquiry, lexicon, hits=[hit(HAIL)]) == believe(inquiry, lexicon)
