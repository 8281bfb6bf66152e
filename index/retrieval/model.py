"""What a search gives."""

from __future__ import annotations

from dataclasses import dataclass

from index.model import Article, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchParts:
    """Which parts of the search are at work: all, unless what each one brings is being measured.

    Attributes:
        dense: passages near in meaning.
        lexical: passages that share words.
        copies: near-copies of one report are collapsed.
        spread: no article takes all places.
    """

    dense: bool = True
    lexical: bool = True
    copies: bool = True
    spread: bool = True


EVERY_PART = SearchParts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that may answer, with what the search knows of it.

    Attributes:
        passage: the passage, its sentences as ranges of the article's text.
        article: the article it is from, complete.
        score: meaning and words in one; higher is better; comparable within one search only.
        similarity: cosine of question and passage, -1 to 1.
        lexical: BM25 score, 0 where no word is shared.
        sentence_similarities: cosine of the question and each of the passage's sentences, in order.
        copies: ids of near-copies of the article that were collapsed into this hit.
    """

    passage: Passage
    article: Article
    score: float
    similarity: float
    lexical: float
    sentence_similarities: tuple[float, ...] = ()
    copies: tuple[str, ...] = ()
