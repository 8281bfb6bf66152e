"""The search over a real index, and its LangChain face."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from article_folder import write_articles
from index_on_disk import IndexOnDisk

from index.model import Filters
from index.retrieval.hybrid import Retriever
from index.retrieval.langchain_face import langchain_retriever
from index.retrieval.model import SearchParts


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexOnDisk]:
    index = IndexOnDisk(Path(tmp_path_factory.mktemp("search")))
    index.reindex()
    yield index
    index.close()


def test_the_passage_that_shares_the_rare_words_comes_first_with_what_the_search_knows(
    made: IndexOnDisk,
) -> None:
    with made.library().reading() as shelf:
        hits = Retriever(shelf, made.embedder).search("engineer Vask7 bridge number 7", limit=5)
    assert hits[0].article.id == "norland/07.txt"
    assert hits[0].lexical > 0
    assert len(hits[0].sentence_similarities) == len(hits[0].passage.sentences)
    assert hits[0].passage.text == hits[0].passage.span.of(hits[0].article.text)


def test_filters_keep_to_the_articles_that_pass_them(made: IndexOnDisk) -> None:
    only = Filters(source="Küstenblatt", since=date(2031, 5, 3), until=date(2031, 5, 9))
    with made.library().reading() as shelf:
        hits = Retriever(shelf, made.embedder).search("the river left its bed", filters=only, limit=50)
    assert hits
    assert all(hit.article.source == "Küstenblatt" for hit in hits)
    assert all(
        date(2031, 5, 3) <= hit.article.published <= date(2031, 5, 9) for hit in hits if hit.article.published
    )


def test_filters_that_nothing_passes_find_nothing(made: IndexOnDisk) -> None:
    with made.library().reading() as shelf:
        found = Retriever(shelf, made.embedder).search("river", filters=Filters(source="No Paper"))
    assert found == ()


def test_no_more_hits_come_back_than_asked_for(made: IndexOnDisk) -> None:
    with made.library().reading() as shelf:
        assert len(Retriever(shelf, made.embedder).search("people were killed", limit=3)) == 3


def test_a_langchain_retriever_gives_documents_with_their_place_in_the_article(made: IndexOnDisk) -> None:
    retriever = langchain_retriever(made.library(), made.embedder, limit=2)
    first, _ = retriever.invoke("engineer Vask7 bridge number 7")
    with made.library().reading() as shelf:
        text = next(iter(shelf.articles([first.metadata["article"]]).values())).text
    assert first.page_content == text[first.metadata["start"] : first.metadata["end"]]
    assert first.metadata["source"] == "The Norland Herald"
    assert first.metadata["published"] == "2031-05-08"


def test_full_text_search_alone_finds_nothing_that_shares_no_word(made: IndexOnDisk) -> None:
    with made.library().reading() as shelf:
        lexical = Retriever(shelf, made.embedder, parts=SearchParts(dense=False))
        dense = Retriever(shelf, made.embedder, parts=SearchParts(lexical=False))
        assert lexical.search("zzyzx qwrtp") == ()
        assert dense.search("zzyzx qwrtp")
        assert all(hit.lexical > 0 for hit in lexical.search("engineer Vask7 bridge number 7"))
        assert all(hit.lexical == 0 for hit in dense.search("engineer Vask7 bridge number 7"))


def test_hits_come_with_falling_scores(made: IndexOnDisk) -> None:
    with made.library().reading() as shelf:
        scores = [hit.score for hit in Retriever(shelf, made.embedder).search("the bridge fell", limit=20)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 1


class Counting:
    """A reranker that turns the order round and keeps how many texts it was given."""

    def __init__(self) -> None:
        self.given: list[int] = []

    def judge(self, question: str, texts: Sequence[str]) -> list[float]:
        del question
        self.given.append(len(texts))
        return [float(place) for place in range(len(texts))]


def test_a_reranker_judges_the_best_thirty_hits_and_no_more(tmp_path: Path) -> None:
    index = IndexOnDisk(tmp_path)
    write_articles(index.folder, 40)
    index.reindex()
    with index.library().reading() as shelf:
        plain = Retriever(shelf, index.embedder).search("the river left its bed", limit=5)
        turned = Counting()
        found = Retriever(shelf, index.embedder, turned).search("the river left its bed", limit=5)
    index.close()
    assert turned.given == [30]
    assert {hit.passage.id for hit in found}.isdisjoint(hit.passage.id for hit in plain)
