"""Everything that can go wrong with articles and their index.

The tree::

    CrosswireError                    one clear sentence that says what to do
    ├── ArticleError                  one article can't be used; the rest goes on
    ├── EmbeddingModelError           the embedding model or reranker can't be loaded or used
    ├── IndexStateError               the index as a whole
    │   ├── IndexMissingError         nothing was indexed yet
    │   ├── IndexBusyError            another process is writing
    │   ├── IndexDamagedError         files fail their checks; says how to rebuild
    │   ├── NoRoomError               the disk is full
    │   ├── ModelChangedError         the index was made with another embedding model
    │   └── EmptyFolderError          an empty articles folder would wipe the index
    └── UnknownArticleError           an id that is not in the index
"""

from __future__ import annotations


class CrosswireError(Exception):
    """Root of every error that a person may be shown: its text says what is wrong and what to do."""


class ArticleError(CrosswireError):
    """One article can't be used.

    Attributes:
        article: the file's path below the articles folder, or the URL.
        reason: a short clause without the article's name, as it stands in ``skipped`` of a report.
    """

    def __init__(self, article: str, reason: str) -> None:
        super().__init__(f"{article}: {reason}")
        self.article = article
        self.reason = reason


class EmbeddingModelError(CrosswireError):
    """The embedding model or reranker named by the settings can't be loaded or used."""


class IndexStateError(CrosswireError):
    """The index as a whole is not in a state that allows what was asked."""


class IndexMissingError(IndexStateError):
    """Nothing was indexed yet."""

    def __init__(self) -> None:
        super().__init__("There is no index yet. Make it with: crosswire reindex")


class IndexBusyError(IndexStateError):
    """Another process is writing the index."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"Another reindex is running ({holder}). Wait until it ends, then try again.")
        self.holder = holder


class IndexDamagedError(IndexStateError):
    """Files of the index fail their checks.

    Attributes:
        what: which part is damaged and how it was noticed.
    """

    def __init__(self, what: str, mend: str = "crosswire reindex") -> None:
        super().__init__(f"The index is damaged ({what}). Mend it with: {mend}")
        self.what = what


class NoRoomError(IndexStateError):
    """The disk under the index is full; nothing is damaged, what was indexed before still answers."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"There is no room left on the disk of {place}. Make room there, or set CROSSWIRE_DATA to a "
            "folder on another disk, then try again; what was indexed is as it was."
        )


class ModelChangedError(IndexStateError):
    """The index was made with another embedding model than the one set now."""

    def __init__(self, *, indexed_with: str, now: str) -> None:
        super().__init__(
            f"The index was made with the embedding model {indexed_with}, but {now} is set. "
            "Set the former one again, or embed everything anew with: crosswire reindex --full"
        )
        self.indexed_with = indexed_with
        self.now = now


class EmptyFolderError(IndexStateError):
    """The articles folder holds nothing usable, and going on would wipe the index."""

    def __init__(self, folder: str, indexed: int) -> None:
        super().__init__(
            f"No usable article in {folder}, but {indexed} are indexed. Nothing was changed. "
            "Check CROSSWIRE_ARTICLES; to empty the index on purpose: crosswire reindex --allow-empty"
        )
        self.folder = folder
        self.indexed = indexed


class UnknownArticleError(CrosswireError):
    """No article has this id."""

    def __init__(self, article: str) -> None:
        super().__init__(f"No article {article!r} in the index. List them with: crosswire articles")
        self.article = article
