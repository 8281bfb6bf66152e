"""Who speaks where the text says it by a role, a body or a word that points back: invented events."""

from __future__ import annotations

import pytest

from index.claims.attribution import Attribution, Attributor
from index.model import Article, ArticleId, Span
from index.sentences import split


def attribute(text: str, figure: str) -> Attribution:
    """Who vouches for the last occurrence of ``figure``."""
    at = text.rindex(figure)
    article = Article(id=ArticleId("a.txt"), text=text)
    return Attributor(article, split(text)).claimant(Span(at, at + len(figure)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fire killed 61 people in Peru, the government there said.", "Peruvian government"),
        (
            "On the coast 61 citizens of Peru drowned, the country's health minister said.",
            "Peruvian health minister",
        ),
        (
            "Peru lost 61 soldiers in clashes with Ecuador, its Security Council disclosed.",
            "Peruvian Security Council",
        ),
        (
            "Ecuador wrote that its units were under fire. Its Defence Ministry reported 61 dead.",
            "Ecuadorian Defence Ministry",
        ),
        (
            "Peru's ministry denied it. Ecuador wrote. Its Defence Ministry said so. The ministry counts 61.",
            "Ecuadorian Defence Ministry",
        ),
        ("River Watch published a study. Altogether the organisation documented 61 deaths.", "River Watch"),
        (
            "Olga Ruud, who chairs the river board, said 12 died. The chairman gave 61 as the toll.",
            "Olga Ruud",
        ),
    ],
)
def test_a_role_or_body_is_led_back_to_the_country_or_name_it_points_at(text: str, name: str) -> None:
    assert attribute(text, "61").name == name


def test_the_enemy_named_behind_a_preposition_does_not_own_the_ministry() -> None:
    assert attribute("In a fight with Peru 61 men died, its ministry said.", "61").side is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hundreds fled and 61 died, NGOs say. The minister was silent.", "NGOs"),
        ("The minister said 61 had died. The roads are closed, NGOs say.", "minister"),
        ("The town's Lima-backed council counts 61 dead.", "town's Lima-backed council"),
    ],
)
def test_acronyms_in_the_plural_and_backed_by_others_are_no_names_of_persons(text: str, name: str) -> None:
    assert attribute(text, "61").name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to the Health Ministry the death toll rose to 61.", "Health Ministry"),
        ("Besides the 12 of Monday the Coast Board counts 61 injured.", "Coast Board"),
        ("Two days later the mayor stated that 61 had died.", "mayor"),
        ("An earlier toll of 12 was cut by the provincial government to 61.", "provincial government"),
        ("The figures were denied on Sunday by Mara Lind, who said that 61 were dead.", "Mara Lind"),
        ("The mayor, Mara Lind, spoke. According to her office and to him 61 died.", "Mara Lind"),
        ("Governor Oleg Petrenko was there. According to him 61 people died.", "Oleg Petrenko"),
    ],
)
def test_a_speakers_phrase_ends_where_the_next_one_begins(text: str, name: str) -> None:
    assert attribute(text, "61").name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Marl County Sheriff's Office said 12 fled. The Lark County Sheriff's Office said 61 died.",
            "Lark County",
        ),
        ("The harbour clinic took in 12. The town's main clinic said 61 died.", "town's main clinic"),
        (
            "The clinic and the harbour board spoke. The disaster agency QFD said 61 died.",
            "disaster agency QFD",
        ),
        ("The Peruvian Doctors Network said 61 died.", "Peruvian Doctors Network"),
        ("The army spoke. JNF, an al Falak affiliate, claimed the raid; it said it killed 61.", "JNF"),
        ("On Wednesday the ministry raised its count to 61.", "ministry"),
        ("Ivo Brann said 12 died. Col. Jon Gray was silent at first; he later said 61 died.", "Jon Gray"),
        ("Ivo Brann said 12 died. Later he met Jon Gray, and he said 61 died.", "Ivo Brann"),
        ("The Flood Board said 12 died. The agency listed 61 injured.", "Flood Board"),
        ("KBS, citing the fire department, put the number of injured at 61.", "fire department"),
        ("The port authority spoke of 12. The authority said 61 died.", "port authority"),
        ("Seven died in Brim and Omar al-Falak, the minister said. The minister said 61 died.", "minister"),
        ("Jon Gray, the father of suspected bombers, was held over 61 deaths, the police said.", "police"),
        ("One died when a tree fell, Marl Fire and Rescue Capt. Ana Ruud said, and 61 fled.", "Ana Ruud"),
    ],
)
def test_one_body_or_person_is_not_taken_for_another(text: str, name: str) -> None:
    assert name in (attribute(text, "61").name or "")


def test_how_the_toll_stands_is_the_outlets_own_behind_what_somebody_promised() -> None:
    assert attribute("The premier promised to fight as the death toll rose to 61.", "61").name is None


def test_what_somebody_says_as_a_witness_is_theirs() -> None:
    assert attribute("The mayor said that as a boy he saw 61 people die.", "61").name == "mayor"


def test_a_second_verb_behind_a_quotation_has_the_first_ones_subject() -> None:
    text = 'The mayor called the plan a "mistake" and said 61 had died.'
    assert attribute(text, "61").name == "mayor"


def test_it_means_the_body_that_the_silent_sentence_before_is_about() -> None:
    text = (
        "Chile's Defence Ministry said Peruvian forces had shelled towns. Peru's Defence Ministry gave the "
        "opposite account. It said Chilean groups had mined roads and killed 12 people."
    )
    assert attribute(text, "12").name == "Peruvian Defence Ministry"


def test_it_means_who_spoke_last_where_the_sentence_between_is_about_no_body() -> None:
    text = "The Health Ministry said 12 had died. The storm is moving. It said 400 were without a roof."
    assert attribute(text, "400").name == "Health Ministry"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The federation Ruconf, extrapolating from 1999, expects 61 deaths.", "federation Ruconf"),
        ("The mayor, speaking in Arvas, said 61 people had died.", "mayor"),
        ("Ana Lind, acting mayor of Brim, said 61 people had died.", "Ana Lind"),
    ],
)
def test_what_a_speaker_does_besides_is_no_part_of_the_name(text: str, name: str) -> None:
    assert (attribute(text, "61").name or "") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gov. Olga Ruud came on Monday. The governor said 61 were dead.", "Olga Ruud"),
        (
            "Lund police chief Jon Berg left. Ost police chief Ada Ek came. The Lund police chief counts 61.",
            "Jon Berg",
        ),
        (
            "Lund police chief Jon Berg left early. 61 people died, according to the National Police chief.",
            "National Police chief",
        ),
        (
            "Interior Minister Ada Lind released a report. The ministry recognises 61 deaths.",
            "Interior Ministry",
        ),
        (
            "Its foreign ministry wrote on Friday, Peru said. The ministry's previous toll was 61.",
            "Foreign Ministry",
        ),
        (
            "The Port Court sat on Monday. The indictment puts the dead at 61, prosecutors said.",
            "prosecutors",
        ),
        ("Phnom Penh said 61 soldiers were held.", "Cambodian authorities"),
        ("The River Office, set up under the accord, informs that 61 are missing.", "River Office"),
        (
            "The town hall said it had 61 reports of missing people, most of them calls from relatives.",
            "town hall",
        ),
    ],
)
def test_offices_and_bodies_are_those_that_the_text_means(text: str, name: str) -> None:
    assert attribute(text, "61").name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police in Lund said 61 people died.", "police in Lund"),
        ("Local officials said 61 people died.", "local officials"),
        ("Reuters Foundation said 61 people died.", "Reuters Foundation"),
        ("According to the rights group Amnesty International, 61 people died.", "Amnesty International"),
        ("One of Peru's leaders said 61 people died.", "One of Peru's leaders"),
        ("Lund County Executive Olga Ruud said 61 people died.", "Olga Ruud"),
        ("President Jon Berg spoke on Monday. The strongman said 61 men had died.", "Jon Berg"),
    ],
)
def test_a_claimant_is_shown_by_a_name_and_not_by_its_description(text: str, name: str) -> None:
    assert attribute(text, "61").name == name


@pytest.mark.parametrize(
    "text",
    [
        "A storm, the strongest in years, swept the coast, claiming 61 lives.",
        "Of the deaths 61 were attributed to an EMS delay.",
        "Everybody fears that 61 are dead.",
        "Some 9,000 people demand a pause in the fighting, in which 61 have died.",
        "Hundreds of residents said nothing of the 61.",
        "Our team in Lund found 61 people in a hall.",
        "Soldiers of the army lifted 61 people off the roofs.",
        "Ohio: 61 people died in crashes on icy roads.",
    ],
)
def test_storms_crowds_places_and_the_outlet_are_no_claimants(text: str) -> None:
    assert attribute(text, "61").name is None


def test_a_source_in_brackets_covers_nothing_outside_them() -> None:
    text = "The guard lost 70 men (61 according to the harbour office) in the gale."
    assert attribute(text, "61").name == "harbour office"
    assert attribute(text, "70").name is None
