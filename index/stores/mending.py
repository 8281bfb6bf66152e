"""Making a damaged generation anew from the catalogue, without embedding."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from index.errors import IndexBusyError, IndexDamagedError
from index.stores.catalogue import Catalogue, Manifest, write_manifest
from index.stores.catalogue_reading import CatalogueReading
from index.stores.generations import Generations
from index.stores.locks import writing_alone

LOCK_FILE = "writer.lock"


def mend_generation(data: Path, *, database_url: str | None = None, chroma_url: str | None = None) -> None:
    """Build the serving generation anew if it is damaged.

    Raises:
        IndexBusyError: if another process is writing.
        IndexDamagedError: if the catalogue is damaged as well.
    """
    with writing_alone(data / LOCK_FILE), closing(Catalogue(data, database_url)) as catalogue:
        manifest = catalogue.manifest()
        generations = Generations(data, library=manifest.library, chroma_url=chroma_url)
        if not is_intact(generations, manifest.generation) or not _opens(generations, manifest.generation):
            rebuild(catalogue, generations, manifest)


def settle(data: Path, *, serving: int, database_url: str | None = None) -> None:
    """Finish what a writer left to the readers that were in its way; nothing, if another writer is at work.

    Removes generations older than the serving one, and brings the databases under their seal.
    """
    Generations(data).remove_older(serving)
    with (
        suppress(IndexBusyError),
        writing_alone(data / LOCK_FILE),
        closing(Catalogue(data, database_url)) as catalogue,
    ):
        if not catalogue.is_sealed():
            catalogue.seal()


def is_intact(generations: Generations, number: int) -> bool:
    """Whether a generation's files are as they were sealed."""
    try:
        generations.check(number)
    except IndexDamagedError:
        return False
    return True


def _opens(generations: Generations, number: int) -> bool:
    try:
        generations.open(number).close()
    except IndexDamagedError:
        return False
    return True


def rebuild(
    catalogue: Catalogue,
    generations: Generations,
    manifest: Manifest,
    *,
    step: Callable[[int], None] | None = None,
) -> Manifest:
    """Make the next generation from what is stored and let it serve. For the writer alone."""
    generations.remove_all_but(manifest.generation)
    catalogue.check()
    catalogue.unseal()
    with catalogue.changing() as connection, catalogue.reading() as (_, vectors):
        after = replace(manifest, generation=manifest.generation + 1, made_at=datetime.now(UTC), dropped=0)
        generations.build(after.generation, CatalogueReading(connection, vectors), step=step)
        write_manifest(connection, after)
    catalogue.seal()
    generations.remove_all_but(after.generation)
    return after
