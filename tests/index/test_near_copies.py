"""Which articles are one report, and which are a new one."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from index.model import Article, ArticleId
from index.near_copies import duplicates, fingerprint, sketch, voices

WIRE = """A ferry with {aboard} people on board sank off the island of Holm on Monday night, the coast guard said.

At least {dead} people were killed and {missing} are missing, according to the harbour master. Fishing boats took part in the search until the wind became too strong for them.

The ship had left the mainland an hour late because of a fault in its engine. Its owner said that it had been inspected in spring and that nothing had been found.

The minister of transport travelled to the island and promised that the cause would be found. Flags were lowered on public buildings, and a football match was put off."""  # noqa: E501 - paragraphs are lines
MONDAY = WIRE.format(aboard=80, dead=11, missing=20)


def article(
    name: str, text: str, *, published: date | None = None, hour: int | None = None, **known: str
) -> Article:
    at = (
        datetime(published.year, published.month, published.day, hour, tzinfo=UTC)
        if published and hour
        else None
    )
    return Article(id=ArticleId(name), text=text, published=published, published_at=at, **known)


def test_five_copies_of_one_wire_story_are_one_voice() -> None:
    day = date(2021, 3, 2)
    copies = [
        article("e", MONDAY, published=day, hour=9),
        article("d", "Ferry disaster off Holm\n\n" + MONDAY, published=day, hour=12),
        article("c", MONDAY.rsplit("\n\n", 1)[0], published=day, hour=14),
        article(
            "b",
            MONDAY + "\n\nOur readers may light a candle on our website for those who are lost.",
            published=day,
            hour=15,
        ),
        article(
            "a",
            MONDAY.replace("the coast guard said", "officials said").replace("11", "eleven"),
            published=day,
            hour=20,
        ),
    ]

    assert set(voices(copies).values()) == {"e"}


def test_a_later_text_with_another_toll_is_a_voice_of_its_own() -> None:
    first = article("first", MONDAY, published=date(2021, 3, 2))
    update = article("update", WIRE.format(aboard=80, dead=17, missing=14), published=date(2021, 3, 3))

    assert voices([first, update]) == {"first": "first", "update": "update"}


def test_a_later_text_that_adds_a_toll_is_a_voice_of_its_own() -> None:
    first = article("first", MONDAY, published=date(2021, 3, 2))
    added = article("added", MONDAY + "\n\nThe toll later rose to 23.", published=date(2021, 3, 3))

    assert voices([first, added]) == {"first": "first", "added": "added"}


def test_another_figure_in_the_same_words_makes_another_voice() -> None:
    text = (
        MONDAY
        + "\n\nThe price of a ticket was {} crowns that day, as on every other day of the winter months."
    )
    one, other = article("one", text.format(90)), article("other", text.format(95))

    assert len(set(voices([one, other]).values())) == 2


def test_another_hour_of_printing_makes_no_other_voice() -> None:
    one = article("one", "Updated 10:30\n\n" + MONDAY)
    other = article("other", "Updated 12:45\n\n" + MONDAY)

    assert len(set(voices([one, other]).values())) == 1


def test_two_reports_of_one_accident_in_other_words_are_two_voices() -> None:
    own = """Holm is in mourning. When the evening ferry went down in the storm, 80 men, women and children
    were in her. By morning 11 had been found dead; 20 more have not been found. People stood on the quay all
    night with lamps, and nobody went home before the last of the boats had come back to the harbour."""

    assert len(set(voices([article("wire", MONDAY), article("own", own)]).values())) == 2


def test_a_report_that_quotes_a_paragraph_is_no_copy() -> None:
    quoted = MONDAY.split("\n\n")[1]
    house = "In house number {} of the harbour street an old captain tells another story of the sea."
    longer = "\n\n".join([quoted, *(house.format(n) for n in range(40))])

    assert len(set(voices([article("wire", MONDAY), article("long", longer)]).values())) == 2


def test_the_earliest_leads_and_the_undated_follow() -> None:
    copies = [
        article("a-undated", MONDAY),
        article("b-tuesday", MONDAY, published=date(2021, 3, 2)),
        article("c-monday", MONDAY, published=date(2021, 3, 1)),
    ]

    assert set(voices(copies).values()) == {"c-monday"}


@given(st.permutations(["a", "b", "c", "d"]))
def test_voices_do_not_depend_on_the_order_of_articles(order: list[str]) -> None:
    texts = {
        "a": MONDAY,
        "b": MONDAY.rsplit("\n\n", 1)[0],
        "c": WIRE.format(aboard=80, dead=17, missing=14),
        "d": "Something else happened elsewhere, and nobody wrote about it at any length.",
    }

    assert voices([article(name, texts[name]) for name in order]) == {"a": "a", "b": "a", "c": "c", "d": "d"}


def test_kept_sketches_change_nothing() -> None:
    copies = [article("a", MONDAY), article("b", "Ferry sinks\n\n" + MONDAY), article("c", "")]

    assert voices(copies, sketches={copy.id: sketch(copy.text) for copy in copies}) == voices(copies)


def test_copies_in_a_script_without_spaces_are_found() -> None:
    text = "周一晚上，一艘渡轮在岛屿附近沉没，海岸警卫队说，船上的人大部分已经获救，搜索工作仍在继续。" * 3
    one, other = article("one", text), article("other", "快讯：" + text)

    assert len(set(voices([one, other]).values())) == 1


def test_no_articles_have_no_voices() -> None:
    assert voices([]) == {}


def test_texts_without_words_are_not_copies_of_each_other() -> None:
    assert voices([article("a", ""), article("b", "…")]) == {"a": "a", "b": "b"}


def test_the_same_words_have_the_same_fingerprint() -> None:
    assert fingerprint("The ferry sank.\n\nIt rained!") == fingerprint("the ferry  SANK — it rained")
    assert fingerprint("The ferry sank.") != fingerprint("The ferry sang.")


def test_of_two_equal_texts_the_better_known_stands() -> None:
    bare, told = article("a", MONDAY), article("b", MONDAY, source="Delta Post", title="Ferry sinks")

    assert duplicates([bare, told]) == {"a": "b"}


def test_of_two_equal_texts_known_alike_the_first_name_stands() -> None:
    assert duplicates([article("c", MONDAY), article("b", MONDAY), article("a", MONDAY)]) == {
        "b": "a",
        "c": "a",
    }


def test_different_texts_are_no_duplicates() -> None:
    assert duplicates([article("a", MONDAY), article("b", MONDAY + " It rained.")]) == {}
