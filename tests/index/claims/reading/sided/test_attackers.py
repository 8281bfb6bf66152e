"""Whose people the speaking party says were harmed, and by whom: invented events."""

from __future__ import annotations

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId


def sides(text: str) -> list[str | None]:
    text = f"Peru and Ecuador fought on the border. {text}"
    return [
        claim.side for claim in read_claims(Article(id=ArticleId("a"), text=text, event="peru-ecuador-2031"))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Quito said the Peruvian side had opened fire and wounded nine of its men.",
        "Quito said Peruvian troops had killed nine of its soldiers.",
        "Quito said Peru had shelled a post, killing nine of its soldiers.",
        "Quito blamed Peru for the deaths of nine of its soldiers.",
        "Quito said nine of its soldiers were killed in Peru.",
        "Quito said Peru had attacked it, wounding nine.",
        "Lima said its artillery had killed nine soldiers.",
    ],
)
def test_its_men_are_those_of_who_speaks_where_the_other_did_the_harm(text: str) -> None:
    assert sides(text) == ["Ecuador"]


@pytest.mark.parametrize(
    "text",
    [
        "Quito said Peru had lost nine of its soldiers.",
        "Quito said Peru had shot at its own lines and killed nine of its own soldiers.",
        "Peruvian troops killed nine of their own men by mistake.",
        "Quito said Peru had lost nine men.",
        "Lima said Ecuador had attacked it and wounded nine.",
        "Quito said its shelling had killed nine Peruvian soldiers.",
    ],
)
def test_its_men_are_those_of_whom_the_loss_is_told(text: str) -> None:
    assert sides(text) == ["Peru"]
