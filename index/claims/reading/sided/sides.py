"""Which side a figure belongs to: the party of a conflict, or the place where people came to harm."""

from __future__ import annotations

from dataclasses import replace

from index.claims.lexicon import Form, person_noun
from index.claims.reading.parsed.grammar import AUXILIARIES, BE, NUMBER_NOUNS, SAYING
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Mention, Naming, adjective_of
from index.claims.reading.sided.attackers import accused_by, attacker, captor, of_enemy, own_forces_did
from index.claims.reading.sided.boxes import counts_civilians, entry
from index.claims.reading.sided.roles import Role, is_located, of_speaker, paired, role_of
from index.claims.reading.sided.setting import Setting
from index.claims.reading.sided.struck import BOTH
from index.claims.reading.sided.totals import at_both, of_both_sides, owned
from index.claims.reading.sided.whereabouts import Background, place_of


def side_of(phrases: Phrases, reading: Reading, background: Background) -> str | None:
    """The side that a figure belongs to, None where the text does not tell."""
    setting = background.setting
    if setting.parties:
        mentions = tuple(m for m in phrases.mentions if m.country in setting.parties)
        own = _in_group(phrases, reading)
        side = own or _party(phrases, reading, mentions, _with_countries(background))
        return side if own or not setting.divided else _land_of(side, setting)
    if at_both(phrases, reading):
        return BOTH
    group = _armed_group(phrases, reading, setting)
    people = group or _by_nationality(phrases, reading) or _of_others_in_war(phrases, reading, setting)
    people = people or _of_its_citizens(phrases, reading, background)
    return people or place_of(phrases, reading, background) or _in_group(phrases, reading)


_OUTLAWS = frozenset(
    "militants insurgents rebels jihadists terrorists militiamen militia paramilitaries".split()
)
_OF_ARMIES = frozenset(
    "army navy national guard border coast police air marine special federal royal".split()
)


def _armed_group(phrases: Phrases, reading: Reading, setting: Setting) -> str | None:
    """Whose fighters are counted where no two countries fight: "12 *RSF* fighters", "*rebels*"."""
    start, end = reading.counted.figure.end, reading.counted.end
    noun = person_noun(phrases.low(end - 1))
    if noun is None or noun.civilian is not False:
        return None
    country = next((mention.country for mention in phrases.mentions if start <= mention.start < end), None)
    named = [token.text for token in phrases.tokens[start : end - 1] if token.capital]
    if country is not None or (named and _OF_ARMIES.isdisjoint(word.lower() for word in named)):
        return country or " ".join(named)
    outlaws = phrases.low(end - 1) in _OUTLAWS
    return (setting.band or phrases.low(end - 1)) if outlaws else None


def _party(
    phrases: Phrases, reading: Reading, mentions: tuple[Mention, ...], background: Background
) -> str | None:
    listed = entry(phrases)
    if listed is not None:
        mentions = tuple(m for m in mentions if m.start >= listed)
        return (
            _by_roles(phrases, reading, mentions, background) if mentions else _entered(phrases, background)
        )
    accuser = _accuser(phrases, reading, mentions, background.setting)
    if accuser:
        return accuser
    speaker = background.claimant_side
    if speaker in background.setting.parties and of_enemy(phrases, reading):
        return _other(speaker, background.setting)
    told = speaker in background.setting.parties
    if of_both_sides(phrases, reading, sided=bool(mentions), told=told):
        return BOTH
    counted = _in_count(phrases, reading)
    if counted:
        return counted
    mentions = tuple(m for m in mentions if not _of_other_speaker(phrases, m, background.claimant_side))
    near = tuple(m for m in mentions if not _contrasted(phrases, reading, m))
    side = _by_roles(phrases, reading, near, background)
    if side is None and speaker and _opposed(phrases, mentions, background.setting):
        side = speaker if speaker not in background.setting.parties else None
    side = side or _leaning(reading, background)
    if side is None and near != mentions:
        side = _by_roles(phrases, reading, mentions, background)
    side = side or _opposed(phrases, mentions, background.setting)
    if side or phrases.has(_CONFLICTS) or background.last == BOTH or _of_unnamed_army(phrases, reading):
        return side
    return background.last


def _entered(phrases: Phrases, background: Background) -> str | None:
    """The side of a box's line that only tells who counted: the box's, else the own where civilians count."""
    speaker = background.claimant_side
    own = speaker if speaker in background.setting.parties and counts_civilians(phrases) else None
    return background.before or own


def _land_of(side: str | None, setting: Setting) -> str | None:
    """The land that a party holds, where a disaster struck what both hold in part."""
    return f"{adjective_of(side)}-held area" if side in setting.parties else setting.place


def _with_countries(background: Background) -> Background:
    """The background with lands led back to who holds them."""
    lands = {_land_of(party, background.setting): party for party in background.setting.parties}
    before, last = background.before, background.last
    return replace(background, before=lands.get(before, before), last=lands.get(last, last))


def _by_roles(
    phrases: Phrases, reading: Reading, mentions: tuple[Mention, ...], background: Background
) -> str | None:
    """The side by what each party named in the figure's part of the sentence has to do with it."""
    setting = background.setting
    roles = {mention: role_of(phrases, mention, mentions) for mention in mentions}
    by_role = {role: [m for m in mentions if roles[m] is role] for role in Role}
    told = _by_speaker(phrases, reading, by_role, background)
    if told:
        return told
    if owned(phrases, reading) and by_role[Role.OWNER]:
        return _nearest(by_role[Role.OWNER], reading).country
    located = by_role[Role.LOCATION] or _grounds(phrases, reading, setting)
    if located:
        return (_right_behind(phrases, located, reading) or _nearest(located, reading)).country
    enemy = attacker(phrases, reading, by_role[Role.OWNER]) or captor(reading, by_role[Role.OWNER])
    if enemy:
        return _other(enemy, setting)
    if by_role[Role.OWNER]:
        return _nearest(by_role[Role.OWNER], reading).country
    bordering = all("-" in phrases.low(m.start) for m in by_role[Role.PAIRED])
    return None if bordering or owned(phrases, reading) else BOTH


def _grounds(phrases: Phrases, reading: Reading, setting: Setting) -> list[Mention]:
    """The places in a party's land where people came to harm; soldiers may die on the other's."""
    noun = person_noun(phrases.low(reading.counted.end - 1))
    if noun is not None and noun.civilian is False:
        return []
    regions = [m for m in phrases.regions if m.country in setting.parties]
    return [m for m in regions if is_located(phrases, m) and not _contrasted(phrases, reading, m)]


def _by_speaker(
    phrases: Phrases, reading: Reading, by_role: dict[Role, list[Mention]], background: Background
) -> str | None:
    """The side that the party speaking tells by "its": "*its* troops killed 40", "nine of *its* men"."""
    speaker, owners = background.claimant_side, by_role[Role.OWNER]
    if speaker not in background.setting.parties:
        return None
    accused = accused_by(phrases, reading, owners, speaker=speaker)
    if not owned(phrases, reading):
        enemys = own_forces_did(phrases, reading)
        return _other(speaker, background.setting) if enemys else speaker if accused else None
    others = [mention for mention in owners if mention.country != speaker]
    return speaker if accused or not others else None


def _opposed(phrases: Phrases, mentions: tuple[Mention, ...], setting: Setting) -> str | None:
    """The other party, where the sentence names one alone, as the enemy or the neighbour."""
    opponents = {m.country for m in mentions if role_of(phrases, m, mentions) is Role.OPPONENT}
    return _other(opponents.pop(), setting) if len(opponents) == 1 else None


_ACCUSING = frozenset("accused accuses accusing accuse blamed blames blaming blame".split())


def _accuser(
    phrases: Phrases, reading: Reading, mentions: tuple[Mention, ...], setting: Setting
) -> str | None:
    """Whose people an accusation counts: "X accused *Y of killing* nine soldiers": those of X."""
    for at in range(reading.counted.start - 1, -1, -1):
        if phrases.low(at) == ";":
            return None
        if phrases.low(at) in _ACCUSING:
            accused = next((m for m in mentions if at < m.start < reading.counted.start), None)
            return None if accused is None else _other(accused.country, setting)
    return None


def _of_other_speaker(phrases: Phrases, mention: Mention, claimant_side: str | None) -> bool:
    """Whether a country is only named for speaking, and not of this figure: "12, *according to X*, 9 …"."""
    if mention.country == claimant_side:
        return False
    if phrases.words(mention.start - 2, mention.start) == ["according", "to"]:
        return True
    told = not SAYING.isdisjoint(phrases.words(mention.end, mention.end + 1))
    return told and claimant_side is None and of_speaker(phrases, mention)


_CONTRASTS = frozenset({";", "whereas", "while", "but"})


def _contrasted(phrases: Phrases, reading: Reading, mention: Mention) -> bool:
    """Whether "whereas" or the like parts a country from the figure."""
    first, last = sorted((reading.counted.start, mention.start))
    return not _CONTRASTS.isdisjoint(phrases.words(first, last))


def topic_of(phrases: Phrases, setting: Setting) -> str | None:
    """The party that a sentence without figures is about: who speaks or acts in it, where it is one."""
    mentions = tuple(m for m in phrases.mentions if m.country in setting.parties)
    owners = {m.country for m in mentions if role_of(phrases, m, mentions) is Role.OWNER}
    return owners.pop() if len(owners) == 1 else None


def _leaning(reading: Reading, background: Background) -> str | None:
    """The side told before: by the figure this one leans on, by the claimant, by the paragraph."""
    if reading.rule.endswith(("carried", "before")) or reading.subset:
        return background.before or background.last or background.claimant_side
    if background.claimant_side in background.setting.parties:
        return background.claimant_side
    return background.before or background.usual


def _in_group(phrases: Phrases, reading: Reading) -> str | None:
    """A country in the noun phrase or in its "of …": "49 Armenian soldiers", "24 citizens of Peru"."""
    start, end = reading.counted.figure.start, reading.counted.end
    mentions = phrases.mentions
    for mention in mentions:
        if start <= mention.start < end:
            return mention.country
        if _of_group(phrases, end, mention.start):
            return BOTH if paired(phrases, mention, mentions) else mention.country
    return None


def _of_its_citizens(phrases: Phrases, reading: Reading, background: Background) -> str | None:
    """The country that tells of its own people abroad: "two *of its nationals*"."""
    behind = phrases.words(reading.counted.figure.end, reading.counted.figure.end + 3)
    told = behind[:2] == ["of", "its"] and behind[-1] in {"nationals", "citizens"}
    return background.claimant_side if told else None


def _of_others_in_war(phrases: Phrases, reading: Reading, setting: Setting) -> str | None:
    """The country whose people are counted beside one blow struck elsewhere: "*1,400 Ruritanians*"."""
    if not setting.incident:
        return None
    country = _in_group(phrases, reading) or _in_count(phrases, reading)
    return country if country not in {None, setting.home, setting.land} else None


def _by_nationality(phrases: Phrases, reading: Reading) -> str | None:
    """The country that people are told to be of: "650 *were Egyptian*", "*the Egyptians who died*: 650"."""
    end, start = reading.counted.end, reading.counted.start
    for mention in phrases.mentions:
        if mention.naming is not Naming.PEOPLE:
            continue
        lead, behind = phrases.low(mention.start - 1), phrases.low(mention.end)
        said = end < mention.start <= end + _TO_PREDICATE and lead in BE and not behind.isalpha()
        parted = any(at in phrases.counted_at or phrases.low(at) == "," for at in range(end, mention.start))
        if said and not parted:
            return mention.country
        of_them = reading.rule == "number-linked" and mention.end < start <= mention.end + _TO_COUNT
        if of_them and lead == "the" and behind in {"who", "killed", "dead", "missing"}:
            return mention.country
    return None


_TO_PREDICATE = 9
_TO_COUNT = 6


def _in_count(phrases: Phrases, reading: Reading) -> str | None:
    """The country whose count it is, the one named last before the figure: "*losses of X*: 12"."""
    mentions = phrases.mentions
    for mention in reversed(mentions):
        if _of_count(phrases, reading, mention):
            return BOTH if paired(phrases, mention, mentions) else mention.country
    return None


def _of_unnamed_army(phrases: Phrases, reading: Reading) -> bool:
    """Whether soldiers of an unnamed country are counted: "the country's ministry said that 50 …"."""
    noun = person_noun(phrases.low(reading.counted.end - 1))
    told = "country's" in phrases.words(0, reading.counted.start)
    return told and noun is not None and noun.civilian is False


_CONFLICTS = frozenset("clashes fighting conflict war violence hostilities battles skirmishes border".split())
"""Where these stand, a figure that tells no side is over both; else it goes on with the side before."""

_GROUP_REACH = 9


def _of_group(phrases: Phrases, end: int, at: int) -> bool:
    """Whether only "of the …" stands between a noun phrase and a country: "soldiers *of the army of* X"."""
    gap = phrases.words(end, at)
    if not 0 < len(gap) <= _GROUP_REACH or gap[0] not in {"of", "from"}:
        return False
    return not any(word in AUXILIARIES or word in {",", ";", "and", "who", "in"} for word in gap) and not any(
        place in phrases.harm_at for place in range(end, at)
    )


def _of_count(phrases: Phrases, reading: Reading, mention: Mention) -> bool:
    """Whether the count itself is a country's: "*losses of X*", "*X's death toll* rose to 12"."""
    if reading.rule not in {"number-linked", "number-carried", "count-with-state", "figure-named"}:
        return False
    if mention.start > reading.counted.start or ";" in phrases.words(mention.end, reading.counted.start):
        return False
    if phrases.low(mention.start - 1) == "of":
        harm = phrases.harm_ending.get(mention.start - 1)
        return phrases.low(mention.start - 2) in NUMBER_NOUNS or (
            harm is not None and harm.is_(Form.NOUN, Form.TOLL)
        )
    if not phrases.low(mention.end - 1).endswith("'s"):
        return False
    near = (mention.end, mention.end + 1)
    return any(at in phrases.harm_at or phrases.low(at) in NUMBER_NOUNS for at in near)


def _other(country: str, setting: Setting) -> str:
    first, second = setting.parties
    return second if country == first else first


def _right_behind(phrases: Phrases, mentions: list[Mention], reading: Reading) -> Mention | None:
    """The place that follows a figure in its phrase: "13 *in Ecuador*"."""
    end = reading.counted.end
    mention = next((m for m in mentions if end <= m.start <= end + _TO_PLACE), None)
    parted = mention is not None and any(
        at in phrases.counted_at or phrases.low(at) in {",", ";", ":"} for at in range(end, mention.start)
    )
    return None if parted else mention


_TO_PLACE = 5


def _nearest(mentions: list[Mention], reading: Reading) -> Mention:
    """The mention nearest the figure, one before it rather than one behind."""
    start = reading.counted.start
    before = [m for m in mentions if m.start < start]
    return before[-1] if before else mentions[0]
