"""What is read from an article, ready to be stored: passages, the keys of their vectors, claims, accounts."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace

from index.chunking import cut
from index.claims.accounts import read_accounts
from index.claims.extraction import read_claims
from index.claims.model import Account, Claim
from index.embedding import Embedder
from index.folder_changes import Found
from index.model import Article, Passage
from index.stores.catalogue_writing import Entry

_LOG = logging.getLogger(__name__)


def make_entry(found: Found, embedder: Embedder, *, epoch: int) -> Entry:
    """Cut an article and read its claims. Nothing is embedded."""
    passages = cut(found.article, embedder=embedder)
    claims, accounts = read_said(found.article)
    return Entry(
        article=found.article,
        file=found.file,
        fingerprint=found.fingerprint,
        passages=passages,
        keys=tuple(vector_key(passage, epoch=epoch, model_digest=embedder.digest) for passage in passages),
        claims=claims,
        accounts=accounts,
    )


def vector_key(passage: Passage, *, epoch: int, model_digest: str) -> bytes:
    """Names the vectors of a passage by all that decides them, so that nothing is embedded twice."""
    start = passage.span.start
    spans = [(span.start - start, span.end - start) for span in passage.sentences]
    facts = repr((epoch, model_digest, passage.heading, passage.text, spans))
    return hashlib.blake2b(facts.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def read_said(article: Article) -> tuple[tuple[Claim, ...], tuple[Account, ...]]:
    """The claims and accounts of an article; none, and a line in the log, if reading them fails."""
    if article.grouped:  # its event is another article's headline, which says nothing of this one's sides
        article = replace(article, event=None)
    try:
        return read_claims(article), read_accounts(article)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        _LOG.warning(
            "The claims of %s can't be read (%s); it is indexed without them.",
            article.id,
            type(error).__name__,
        )
        _LOG.debug("Why the claims of %s can't be read:", article.id, exc_info=True)
        return (), ()
