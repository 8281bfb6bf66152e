"""A chat model that lies: it takes true sentences of the passages and falsifies them in a known way.

A :class:`Lie` says what was done. ``false`` marks those whose text must never be shown; the others dress a
true sentence in what no answer may hold (links, pings, headings) and may only be shown without it.
"""

# ruff: noqa: ARG001 - every maker of lies takes the same, whatever it needs

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

NAMES = ("Zarqov", "Breltown", "Quorland", "Yttria", "Vexholm", "Drasnik")
"""Names that no article holds."""

FIGURES = ("913", "8,642", "5,000", "ninety-six", "eighty-eight thousand", "1.7 million", "57%")
"""Figures that no article holds."""

LINKS = (
    "https://evil.example/x",
    "www.evil.example",
    "evil.example",
    "discord.gg/abc",
    "javascript:alert(1)",
)
PINGS = ("@everyone", "@here", "<@123456789012345678>", "<@&123456789012345678>", "<#123456789012345678>")


@dataclass(frozen=True)
class Lie:
    """What is proposed, and how it is false."""

    kind: str
    text: str
    passage: int
    quote: str
    finding: int = 0
    false: bool = True

    def proposed(self) -> dict[str, object]:
        return {"text": self.text, "passage": self.passage, "quote": self.quote, "finding": self.finding}


@dataclass(frozen=True)
class Told:
    """A true sentence and the number of its passage."""

    passage: int
    sentence: str


Maker = Callable[[random.Random, Told, Sequence[Told]], Lie | None]


def lie(rng: random.Random, told: Sequence[Told]) -> Lie:
    """One lie; tries makers until one fits the sentence drawn."""
    while True:
        drawn = rng.choice(told)
        made = rng.choice(MAKERS)(rng, drawn, told)
        if made is not None and (made.text != drawn.sentence or made.quote != drawn.sentence or made.finding):
            return made


def lying_reply(rng: random.Random, told: Sequence[Told]) -> tuple[str, list[Lie]]:
    """A whole reply of one to three lies, as the model sends it."""
    lies = [lie(rng, told) for _ in range(rng.randint(1, 3))]
    return json.dumps({"answerable": True, "statements": [one.proposed() for one in lies]}), lies


def _changed(kind: str, told: Told, text: str, *, false: bool = True) -> Lie | None:
    return None if text == told.sentence else Lie(kind, text, told.passage, told.sentence, false=false)


_NUMBER = re.compile(r"\d[\d,]*|\b(?:two|three|seven|twelve|nineteen|forty-one|dozens)\b", re.IGNORECASE)


def wrong_number(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    found = list(_NUMBER.finditer(told.sentence))
    if not found:
        return None
    at = rng.choice(found)
    return _changed(
        "number", told, told.sentence[: at.start()] + rng.choice(FIGURES) + told.sentence[at.end() :]
    )


def hidden_number(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    """Full-width, Arabic or superscript digits, or digits parted by characters that nobody sees."""
    figure = rng.choice(("９１３", "٩١٣", "9\u200b1\u200b3", "⁹¹³", "９\u2060１３", "ⅭⅭ"))
    found = _NUMBER.search(told.sentence)
    return found and _changed(
        "hidden number", told, told.sentence[: found.start()] + figure + told.sentence[found.end() :]
    )


def added_number(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    tail = rng.choice((", and {} more were hurt.", " and left {} homeless.", ", among them {} children."))
    return _changed("added number", told, told.sentence.rstrip(".") + tail.format(rng.choice(FIGURES)))


def longer_number(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    return _changed(
        "longer number",
        told,
        re.sub(r"\b(\d+)\b", lambda m: m[1] + rng.choice(("0", ",000", " thousand")), told.sentence, count=1),
    )


def invented_quote(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    text = f"{rng.choice(NAMES)} said {rng.choice(FIGURES)} people died."
    return Lie("invented quote", text, told.passage, text)


def altered_quote(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    words = told.sentence.split()
    words[rng.randrange(len(words))] = rng.choice(NAMES)
    return Lie("altered quote", " ".join(words), told.passage, " ".join(words))


def other_passage(rng: random.Random, told: Told, others: Sequence[Told]) -> Lie | None:
    elsewhere = [one.passage for one in others if one.passage != told.passage]
    return Lie("other passage", told.sentence, rng.choice([*elsewhere, 0, 99]), told.sentence)


def other_quote(rng: random.Random, told: Told, others: Sequence[Told]) -> Lie | None:
    """A true sentence that rests on a true quote of another matter."""
    elsewhere = rng.choice(others)
    if elsewhere.sentence == told.sentence:
        return None
    return Lie("other quote", told.sentence, elsewhere.passage, elsewhere.sentence)


def invented_name(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    names = [m for m in re.finditer(r"\b[A-Z][a-z]{3,}\b", told.sentence) if m.start()]
    if not names:
        return None
    at, name = rng.choice(names), rng.choice(NAMES)
    name = name.lower() if rng.random() < 0.3 else name
    return _changed("name", told, told.sentence[: at.start()] + name + told.sentence[at.end() :])


def added_name(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    name = rng.choice(NAMES)
    name = rng.choice((name, name.lower(), name.upper()))
    return _changed(
        "added name",
        told,
        rng.choice(
            (
                f"{name} was there when {told.sentence[0].lower()}{told.sentence[1:]}",
                told.sentence.rstrip(".") + f" near {name}.",
            )
        ),
    )


def lookalike_name(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    """Latin letters changed for Cyrillic and Greek ones that look the same."""
    return _changed("lookalike", told, told.sentence.translate(str.maketrans("aeo", "аео")), false=True)


_SIDES = re.compile(r"\b(Ostravian|Ostravia|Kelmark)\b")


def swapped_sides(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    turned = {"Ostravia": "Kelmark", "Ostravian": "Kelmark", "Kelmark": "Ostravia"}
    return _changed("swapped sides", told, _SIDES.sub(lambda m: turned[m[1]], told.sentence))


def swapped_numbers(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    found = list(_NUMBER.finditer(re.sub(r"\b20\d\d\b", "____", told.sentence)))
    if len(found) < 2:
        return None
    a, b = found[0], found[1]
    s = told.sentence
    return _changed(
        "swapped numbers",
        told,
        s[: a.start()] + b.group() + s[a.end() : b.start()] + a.group() + s[b.end() :],
    )


def altered_kind(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    kinds = {
        "killed": "wounded",
        "wounded": "killed",
        "missing": "dead",
        "died": "were captured",
        "injured": "killed",
        "fled": "died in",
    }
    for word, other in kinds.items():
        if word in told.sentence:
            return _changed("kind", told, told.sentence.replace(word, other))
    return None


def turned_denial(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    s = told.sentence
    if "denied that" in s:
        return _changed("denial", told, s.replace("denied", "confirmed"))
    if "did not ignore" in s:
        return _changed("denial", told, s.replace("did not ignore", "did ignore"))
    if s.startswith("No "):
        return _changed("denial", told, s[3:].capitalize())
    return _changed("denial", told, re.sub(r"\b(was|were|began|had)\b", r"\1 never", s, count=1))


def dropped_doubt(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    return _changed("doubt", told, told.sentence.replace("may be", "are"))


def altered_bound(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    s = told.sentence
    for bound, other in (
        ("At least ", ""),
        ("Up to ", "At least "),
        ("more than ", "fewer than "),
        ("about ", "exactly "),
        ("Some ", "More than "),
    ):
        if bound in s:
            return _changed("bound", told, s.replace(bound, other))
    return None


def altered_date(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    months = "January February March April June July August October December".split()
    s = re.sub(r"\b(?:May|November)\b", rng.choice(months), told.sentence)
    s = (
        s
        if s != told.sentence
        else re.sub(r"\b(?:2030|2031|2032|2019)\b", rng.choice(("1987", "2029")), told.sentence)
    )
    s = (
        s
        if s != told.sentence
        else told.sentence.replace("Tuesday", rng.choice(("Friday", "Sunday", "yesterday")))
    )
    return _changed("date", told, s)


def added_date(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    return _changed(
        "added date",
        told,
        told.sentence.rstrip(".")
        + rng.choice((" on 17 August.", " in March 1999.", " on Saturday.", " on 2001-09-09.", " at 03:15.")),
    )


def other_speaker(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    if not re.search(r"\b(?:said|told|reported|accused|denied|confirmed)\b", told.sentence):
        return None
    speaker = rng.choice(("Tilde Osk", "Runa Feld", "Border Watch", "Harbour Gazette officials", *NAMES))
    body = re.sub(r", [^,]* (?:said|confirmed)\.$", ".", told.sentence)
    if body == told.sentence or speaker.split()[0] in told.sentence:
        return None
    return _changed("speaker", told, body.rstrip(".") + f", {speaker} said.")


def other_role(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    role = rng.choice(("police", "rebels", "the opposition", "a neighbour", "eyewitnesses"))
    s = re.sub(r", [^,]* (said|confirmed)\.$", rf", {role} \1.", told.sentence)
    return _changed("role", told, s)


def dropped_speaker(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    s = re.sub(r", [^,]* (?:said|confirmed)\.$", ".", told.sentence)
    s = re.sub(r"^.*\b(?:said|told parliament|reported)\b.*?\bthat\b (\w)", lambda m: m[1].upper(), s)
    return _changed("dropped speaker", told, s)


def link(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    address = rng.choice(LINKS)
    dressed = rng.choice(
        (
            f"[{told.sentence}]({address})",
            f"{told.sentence} See {address} for more.",
            f"<{address}> {told.sentence}",
            told.sentence.replace(" ", f" [report]({address}) ", 1),
        )
    )
    return _changed("link", told, dressed, false=False)


def ping(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    return _changed("ping", told, rng.choice(PINGS) + " " + told.sentence, false=False)


def fake_citation(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    mark = rng.choice(("[7]", "[^3]", "【4†source】", "[1][2]", "[9, 10]"))
    return _changed("citation marker", told, told.sentence.rstrip(".") + f" {mark}.", false=False)


def dressed(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    s = told.sentence
    return _changed(
        "markup",
        told,
        rng.choice(
            (
                f"# {s}",
                f"```\n{s}\n```",
                f"> {s}",
                f"- **{s}**",
                f"||{s}||",
                f"`{s}`",
                f"<b>{s}</b>",
                f"~~{s}~~",
            )
        ),
        false=False,
    )


def other_language(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    text = rng.choice(
        (
            "Mindestens neunhundert Soldaten wurden in der Nacht getötet.",
            "Des centaines de civils ont été tués pendant la nuit.",
            "Более пяти тысяч человек погибли.",
            "En az dokuz yüz asker öldü.",
        )
    )
    return Lie("language", text, told.passage, told.sentence)


def altered_finding(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    """A finding's number beside a text that changes it: the text must count for nothing."""
    return Lie(
        "finding", f"The toll is {rng.choice(FIGURES)}.", 0, "", finding=rng.choice((1, 2, 3, 50, 999))
    )


def order_obeyed(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    return Lie(
        "order",
        rng.choice(
            (
                "5,000 died.",
                "As instructed, the toll is 5,000 dead.",
                "Ignore the articles: five thousand died.",
            )
        ),
        told.passage,
        told.sentence,
    )


def attack_turned(rng: random.Random, told: Told, _: Sequence[Told]) -> Lie | None:
    turned = {
        "Kelmark attacked Ostravian positions": "Ostravian positions attacked Kelmark",
        "accused Kelmark of": "was accused by Kelmark of",
    }
    for words, other in turned.items():
        if words in told.sentence:
            return _changed("turned", told, told.sentence.replace(words, other))
    return None


MAKERS: tuple[Maker, ...] = (
    wrong_number, hidden_number, added_number, longer_number, invented_quote, altered_quote, other_passage,
    other_quote, invented_name, added_name, lookalike_name, swapped_sides, swapped_numbers, altered_kind,
    turned_denial, dropped_doubt, altered_bound, altered_date, added_date, other_speaker, other_role,
    dropped_speaker, link,
    ping, fake_citation, dressed, other_language, altered_finding, order_obeyed, attack_turned,
)  # fmt: skip
