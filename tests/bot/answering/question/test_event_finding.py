"""Which event a question is about."""

from __future__ import annotations

from bot.answering.question.event_finding import LIKELY, believe
from bot.answering.question.understanding import understand
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


def test_the_people_or_the_capital_of_a_country_speak_for_the_event_that_names_the_country() -> None:
    border = Article(id=ArticleId("border.txt"), text="Estonia lost guards. Guards fell.", event="border-war")
    bridge = Article(id=ArticleId("bridge.txt"), text="Guards of the bridge fell.", event="bridge-collapse")
    lexicon = read_lexicon({article.id: article for article in (border, bridge)})

    for word in ("estonians", "Tallinn"):
        beliefs = believe(understand(f"how many guards did {word} lose", lexicon=lexicon), lexicon)
        assert beliefs["border-war"] > 0.9


def test_a_word_that_stands_in_no_article_of_an_event_speaks_against_it_though_its_hits_are_near() -> None:
    quarry = Article(id=ArticleId("quarry.txt"), text="Drones watched the quarry.", event="quarry-slide")
    depot = Article(id=ArticleId("depot.txt"), text="A depot burned near a chapel.", event="depot-fire")
    lexicon = read_lexicon({article.id: article for article in (quarry, depot)})
    inquiry = understand("what burned near the chapel", lexicon=lexicon)

    beliefs = believe(inquiry, lexicon, hits=[hit(quarry)])

    assert beliefs["depot-fire"] > LIKELY
