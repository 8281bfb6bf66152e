"""The small closed word classes that the clause rules go by."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def phrase_set(joined: str) -> frozenset[tuple[str, ...]]:
    """Phrases parted by ``|``, as tuples of words."""
    return frozenset(tuple(phrase.split()) for phrase in joined.split("|"))


BE = _words("is are was were be been being am isn't aren't wasn't weren't got get gets 're 's")
HAVE = _words("has have had having haven't hasn't hadn't")
MODALS = _words("can could may might must shall should will would cannot can't won't")
AUXILIARIES = BE | HAVE | MODALS | _words("do does did")
NOT = _words(
    "not never n't neither nor without isn't aren't wasn't weren't haven't hasn't hadn't didn't don't"
)

PREPOSITIONS = _words(
    "of in on at by from to with for into onto after before during near between across along around through "
    "within inside outside under over against amid among since until towards toward via despite off behind "
    "beside besides per as following throughout beneath above below than like upon alongside because due "
    "when while where if whether though although but unless whereas"
)
DETERMINERS = _words(
    "the a an this that these those his her its their our my your both each every all any either another"
)
CONJUNCTIONS = _words("and or nor plus & but")
RELATIVES = _words("who whom which that whose where")
PRONOUNS = _words("he she it they we i you them him us me there")

SAYING = _words(
    "said says say told tells tell announced announces reported reports report confirmed confirms stated "
    "states added adds according claimed claims wrote writes declared declares explained explains noted "
    "notes quoted saying admitted admits acknowledged believes believe estimated estimates warned warns"
)
CLAUSE_STARTS = _words(
    "when while after before but because although though since until if whereas so unless whether as"
)
"""Words that begin another clause: a subject on one side has no predicate on the other."""

ADVERBS = _words(
    "also already now still only then just yet currently officially so far reportedly allegedly "
    "apparently immediately instantly seriously severely slightly badly critically fatally gravely later "
    "there here together alone tragically sadly either even ever all each both again since recently "
    "unlawfully brutally mostly mainly again therefore thus initially previously earlier confirmed "
    "presumed feared believed either subsequently eventually finally lightly mildly moderately otherwise "
    "physically"
)

NUMBER_NOUNS = _words(
    "number numbers figure figures estimates count tally total totals toll tolls sum casualties-count"
)
"""Nouns that stand for a count without telling of what."""

LINKS = _words(
    "is are was were be been at to into reached reaches reach reaching hit hits hitting stands stood "
    "standing number numbers numbered numbering total totals totalled totaled totalling totaling counts "
    "counted count as becomes became exceeds exceeded exceed passed passes pass tops topped surpassed "
    "surpasses equals add adds up in remains remained nears neared range ranges "
    "ranged ranging vary varies varying run runs has have had : – — - |"
)
"""What stands between a noun that is counted and its count: "deaths *reached* 12"."""

LINK_FILLERS = _words(
    'now already currently still officially only then just yet a total of the so far even up " “ ”'
)

PRECEDING_ADVERBIALS = _words(
    "a total of the another also only on early late yesterday today "
    "monday tuesday wednesday thursday friday saturday sunday alone all another instantly here there "
    'nearly up to as many " “'
)
"""What may stand between an active verb of harm and its count."""

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for word in words.split()
}
WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for word in words.split()
}
