"""Who speaks in the wordings of live reports, translations and briefs: invented events."""

from __future__ import annotations

import pytest

from index.claims.attribution import Attribution, Attributor
from index.model import Article, ArticleId, Span
from index.sentences import split


def attribute(text: str, figure: str = "61") -> Attribution:
    """Who vouches for the last occurrence of ``figure``."""
    at = text.rindex(figure)
    article = Article(id=ArticleId("a.txt"), text=text)
    return Attributor(article, split(text)).claimant(Span(at, at + len(figure)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Olga Ruud spoke at noon. An hour earlier she'd said 61 were dead.", "Olga Ruud"),
        ("They’ve counted 61 dead, the coroner said.", "coroner"),
        ("61 men were brought out, a foreman said.", "foreman"),
        ("61 miners were trapped, the interlocutor communicated.", "interlocutor"),
        ("Two bridges fell; 61 died, he detailed, the mayor said.", "mayor"),
        ("Lund County confirms 61 deaths.", "Lund County"),
        (
            "The Coastal Wreck Data Project estimated on Friday that 61 had drowned.",
            "Coastal Wreck Data Project",
        ),
        ("The slide took 90 lives, the prefecture announced: 61 in Ost and 29 in West.", "prefecture"),
        ("The slide took 61 lives, the county announced on Friday: 50 in Ost and 11 in West.", "county"),
        ("The slide took 61 lives, according to the county: 50 in Ost and 11 in West.", "county"),
        ("The divers known as the Blue Caps, who work in the lake, counted 61 bodies.", "Blue Caps"),
        ("The mayor of Ost, where the dam stood, said 61 people had died.", "mayor of Ost"),
        (
            "Peru, where no count of soldiers was given, speaks only of civilians: 61 dead.",
            "Peruvian authorities",
        ),
        ("The port office knows the names of 61 who are lost.", "port office"),
    ],
)
def test_the_speaker_is_told_in_wordings_of_the_news(text: str, name: str) -> None:
    assert attribute(text).name == name


@pytest.mark.parametrize(
    "text",
    [
        "The town knows disasters well: in 1995 a store collapsed and killed 61 people.",
        "The valley, known as the Trough, lost 61 people.",
        "The details: 61 people died in the fire.",
    ],
)
def test_nobody_speaks_where_no_word_of_theirs_is_told(text: str) -> None:
    assert attribute(text).name is None


def test_a_verb_of_saying_before_a_colon_keeps_its_own_speaker() -> None:
    assert attribute("The ministry recognises fewer: 61 vanished, its spokesman said.").name == "ministry"
