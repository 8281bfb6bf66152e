"""Which articles are taken to be about one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.sentence_transformer import load_embedder
from index.model import ArticleId
from index.same_event import LONGEST_NAME, Report, find_events, parts, short_headline, telling_terms, weigh

FERRY = [
    (
        "Ferry sinks off Karsia",
        (
            "The ferry Marlin sank off Karsia on Monday. "
            "Eleven passengers drowned, coast guard chief Ilva Remmel said."
        ),
    ),
    (
        "Karsia mourns its dead",
        (
            "Divers searched the wreck of the Marlin off Karsia. "
            "Ilva Remmel put the dead of the ferry at fourteen."
        ),
    ),
    (
        "Marlin captain questioned",
        (
            "The captain of the Marlin, the ferry lost off Karsia, was questioned. "
            "Fourteen passengers died in the sinking."
        ),
    ),
]
SECOND_FERRY = [
    (
        "Ferry fire in Doruna",
        (
            "A fire on the ferry Estrella killed nine passengers in the port of Doruna, "
            "harbour master Pau Vidal said."
        ),
    ),
    (
        "Doruna ferry: ten dead",
        (
            "A tenth passenger of the Estrella died in hospital in Doruna, Pau Vidal said. "
            "The ferry burned for six hours."
        ),
    ),
]
FOOTBALL = (
    "Tolm beat Harn",
    "Tolm beat Harn by three goals in the cup final on a wet pitch, and the trainer left.",
)


@pytest.fixture(scope="module")
def reports() -> dict[str, list[Report]]:
    embedder = load_embedder()

    def report(name: str, day: int, told: tuple[str, str], *, founds: bool = True) -> Report:
        title, text = told
        terms, names = telling_terms(title, text)
        return Report(
            article=ArticleId(f"{name}-{day}.txt"),
            title=title,
            published=date(2031, 5, 1) + timedelta(days=day),
            meaning=embedder.embed_question(f"{title}\n{text}"),
            terms=terms,
            names=names,
            founds=founds,
        )

    return {
        "ferry": [report("ferry", day, told) for day, told in enumerate(FERRY)],
        "doruna": [report("doruna", day, told) for day, told in enumerate(SECOND_FERRY)],
        "football": [report("football", 0, FOOTBALL, founds=False)],
    }


def groups(found: dict[ArticleId, str]) -> set[frozenset[ArticleId]]:
    return {frozenset(one for one, name in found.items() if name == event) for event in found.values()}


def ids(reports: list[Report]) -> frozenset[ArticleId]:
    return frozenset(report.article for report in reports)


def test_reports_of_one_sinking_are_one_event_and_another_ferry_of_those_days_is_another(
    reports: dict[str, list[Report]],
) -> None:
    found = find_events([*reports["ferry"], *reports["doruna"]])

    assert groups(found) == {ids(reports["ferry"]), ids(reports["doruna"])}


def test_no_event_begins_with_an_article_that_tells_of_no_harm(reports: dict[str, list[Report]]) -> None:
    assert find_events([*reports["ferry"], *reports["football"]]).keys() == ids(reports["ferry"])


def test_an_event_is_named_by_a_headline_of_its_own(reports: dict[str, list[Report]]) -> None:
    names = set(find_events([*reports["ferry"], *reports["doruna"]]).values())

    assert len(names & {title for title, _ in FERRY}) == 1
    assert len(names & {title for title, _ in SECOND_FERRY}) == 1


def test_articles_join_the_event_that_others_like_them_name(reports: dict[str, list[Report]]) -> None:
    stated = [replace(report, event="karsia-ferry") for report in reports["ferry"][:2]]

    found = find_events([*stated, reports["ferry"][2], *reports["doruna"]])

    assert found[reports["ferry"][2].article] == "karsia-ferry"
    assert found.keys() == ids([reports["ferry"][2], *reports["doruna"]])
    assert found[reports["doruna"][0].article] != "karsia-ferry"


def test_the_same_words_years_later_are_another_event(reports: dict[str, list[Report]]) -> None:
    first = reports["ferry"][0]
    later = replace(reports["ferry"][1], published=date(2035, 5, 1))

    assert len(groups(find_events([first, reports["ferry"][1]]))) == 1
    assert len(groups(find_events([first, later]))) == 2


def test_two_events_of_one_headline_have_different_names(reports: dict[str, list[Report]]) -> None:
    some = [replace(one, title="Ferry disaster") for one in (*reports["ferry"], *reports["doruna"])]

    names = set(find_events(some).values())

    assert "Ferry disaster" in names
    assert len(names) == 2


@given(st.randoms(use_true_random=False))
def test_the_order_of_articles_is_of_no_matter(reports: dict[str, list[Report]], chance: Random) -> None:
    every = [one for some in reports.values() for one in some]
    shuffled = every.copy()
    chance.shuffle(shuffled)

    assert find_events(shuffled) == find_events(every)


def test_what_an_early_stray_drew_together_is_parted(reports: dict[str, list[Report]]) -> None:
    """Both ferries in one event: the pairs across are not alike, however large the whole."""
    weighed = weigh([*reports["ferry"], *reports["doruna"]])

    found = [{one.report.article for one in part} for part in parts(weighed)]

    assert found == [ids(reports["ferry"]), ids(reports["doruna"])]


def test_without_articles_there_is_no_event() -> None:
    assert find_events([]) == {}


def test_articles_of_no_words_and_no_day_harm_nobody() -> None:
    empty = Report(
        article=ArticleId("empty.txt"),
        title=None,
        published=None,
        meaning=np.zeros(4, dtype=np.float32),
        terms={},
        names=frozenset(),
    )
    other = replace(empty, article=ArticleId("other.txt"))

    assert find_events([empty, other]) == {empty.article: "empty.txt", other.article: "other.txt"}


def test_telling_terms_are_the_roots_of_names_and_of_what_is_repeated() -> None:
    terms, names = telling_terms("Quake in Brusk", "The quake shook Brusk. After the quake, Brusk slept.")

    assert terms["quak"] == 4
    assert "brusk" in names
    assert "quak" not in names
    assert "the" not in terms


def test_a_headline_loses_the_outlet_and_what_is_too_much() -> None:
    assert short_headline("Dam bursts in Norland | The Tarn Herald") == "Dam bursts in Norland"
    assert (
        short_headline("Dam bursts in Norland, and the valley ...") == "Dam bursts in Norland, and the valley"
    )
    assert short_headline("| ...") == "| ..."
    long = short_headline("word " * 40)
    assert len(long) <= LONGEST_NAME + 1
    assert long.endswith("word…")
