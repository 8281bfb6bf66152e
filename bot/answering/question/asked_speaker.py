"""Whose statement a question asks for, in its own words."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.question.countries import country_roots
from bot.answering.question.terms import Term
from index.retrieval.lexicon import Lexicon
from index.retrieval.terms import content_words, fold, root, words

_SAYING = (
    r"(?:say|says|said|saying|claim|claims|claimed|tell|tells|told|think|thinks|thought|state|stated|write|"
    r"wrote|tweet|tweeted|announce|announced|report|reported|argue|argued|promise|promised|warn|warned|demand|"
    r"demanded|ask|asked|call|called|urge|urged|want|wanted|deny|denied|admit|admitted|mean|meant|suggest|"
    r"suggested|propose|proposed|offer|offered|describe|described|put|give|gave)"
)
SAID = re.compile(
    rf"\bwhat (?:did|does|do|has|have|had|is|was|were) (?P<who>.+?) {_SAYING}\b"
    rf"|\bwhat (?:was|were|is|are) (?P<whose>.+?)['’]s? (?:statement|comment|words|message|view|position|"
    r"reaction|response)\b"
    r"|\bwhat (?:did|does|do) (?P<whom>.+?) (?:accuse)\b"
    r"|\bhow (?:did|does|do|has|have) (?P<how>.+?) (?:explain|explained|justify|justified|describe|described|"
    r"defend|defended|portray|portrayed|account for)\b"
)
_SOURCE = re.compile(
    r"\b(?:according to|as per|per|as reported by|reported by|in the words of|says|citing|quoting)\s+"
    r"(?!cent\b|death\b|person\b|family\b|day\b|head\b)(?P<who>(?:the\s+)?[\w'’.-]+(?:\s+[\w'’.-]+){0,3})"
)
_FROM_OFFICE = re.compile(
    r"\b(?:from|by)\s+(?P<who>(?:the\s+)?(?:[\w'’.-]+\s+){0,3}(?:ministers?|ministry|president|premier|spokes\w+|"
    r"council|committee|agency|government|officials?|authorities|army|police|police chief|crescent|cross))\b"
)
_CLAIMER = re.compile(
    rf"\b(?:does|did|do|has|have)\s+(?P<who>(?:the\s+)?(?:[\w'’.-]+\s+){{1,4}}?)(?<!\bthe\s){_SAYING}\b"
)
BLAMER = re.compile(
    r"\b(?:do|does|did|has|have|is|are) (?P<who>(?:the )?(?:[\w'’.-]+ ){1,4}?)(?:really )?"
    r"(?:blam|accus|hold)\w*\b"
)
"""Who is asked to blame somebody: "who does *the mayor* blame", "has *the army* accused anybody"."""

_REACTOR = re.compile(r"\bhow (?:did|has|have|does) (?P<who>.+?) (?:react|respon|repl|answer)")
_NOBODY = frozenset(
    root(word) for word in "sources source articles article reports report people news".split()
)
"""Whose words are asked for by these: anybody's."""


def asked_speaker(plain: str, *, counting: bool, blaming: bool, reacting: bool) -> str | None:
    """Whose statement is asked for, in the question's own words."""
    patterns = (
        _SOURCE,
        *((_FROM_OFFICE,) if counting else ()),
        SAID,
        _CLAIMER,
        *((BLAMER,) if blaming else ()),
        *((_REACTOR,) if reacting else ()),
    )
    for pattern in patterns:
        match = pattern.search(plain)
        who: str | None = next((text for text in match.groupdict().values() if text), None) if match else None
        if who and not _NOBODY.issuperset(map(root, content_words(who))):
            return who.strip()
    return None


def as_speaker(term: Term, speaker: str | None) -> Term:
    """A capital that speaks stands for its country: "according to Tallinn"."""
    if speaker is None or fold(term.word) not in speaker:
        return term
    country = country_roots(term.word, by_city=True)
    return replace(
        term, roots=tuple(dict.fromkeys((*term.roots, *country))), known=term.known or bool(country)
    )


_CROWNED = frozenset("king queen pope emperor emir sultan".split())
"""Offices of one word that seldom more than one person in the news holds."""


def holders(speaker: str | None, lexicon: Lexicon) -> frozenset[str]:
    """Roots of the names that follow an office in the articles' runs of capitals; empty where none does."""
    office = [root(word) for word in content_words(speaker or "")]
    if len(office) < 2 and _CROWNED.isdisjoint(fold(speaker or "").split()):  # noqa: PLR2004 - many hold it
        return frozenset()
    found: set[str] = set()
    for run in lexicon.runs:
        held = [root(word) for word in words(run)]
        if len(held) > len(office) and held[: len(office)] == office:
            found.update(held[len(office) :])
    return frozenset(found)
