"""Who vouches for a figure: each rule on sentences of invented events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.attribution import OWN_VOICE, Attribution, Attributor
from index.model import Article, ArticleId, Span
from index.sentences import split


def attribute(text: str, figure: str, nth: int = 0) -> Attribution:
    """Who vouches for the ``nth`` occurrence of ``figure``."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(figure, at + 1)
    article = Article(id=ArticleId("a.txt"), text=text)
    return Attributor(article, split(text)).claimant(Span(at, at + len(figure)))


IN_THE_SENTENCE = [
    ("Governor Oleg Petrenko said 61 people had died.", "Oleg Petrenko", "said before"),
    ("61 people had died, Governor Oleg Petrenko said on Friday.", "Oleg Petrenko", "said behind"),
    ("61 people had died, said Governor Oleg Petrenko.", "Oleg Petrenko", "said inverted"),
    ("The number, said the railways, is 61.", "railways", "said inverted"),
    (
        "Oleg Petrenko, who heads the rescue service, told reporters that 61 had died.",
        "Oleg Petrenko",
        "said before",
    ),
    ("The governor, Oleg Petrenko, told state television that 61 had died.", "Oleg Petrenko", "said before"),
    ("R.K. Mehta, chief secretary of the state, put the toll at 61.", "R.K. Mehta", "said before"),
    ("Officials later on Saturday night revised the toll to 61.", "officials", "said before"),
    ("The mayor said: 61 had died.", "mayor", "said before"),
    ("The hospital visited the families and said that 61 had died.", "hospital", "said before"),
    ("The mayor went on to say that 61 had died.", "mayor", "said before"),
    ("The mayor is reported to have said that 61 had died.", "mayor", "said before"),
    ("Nobody slept, the mayor said, adding that 61 had died.", "mayor", "saying"),
    ("According to the fire service, 61 people died.", "fire service", "according to"),
    ("61 people died, according to the fire service.", "fire service", "according to"),
    (
        "With 61 dead, according to the fire service, it is the worst fire in years.",
        "fire service",
        "according to",
    ),
    ("According to a tally kept by the rights group, 61 people died.", "rights group", "according to"),
    ("Per the ministry, 61 people died.", "ministry", "per"),
    ("In the opinion of the coroner 61 people died.", "coroner", "in the words of"),
    ("In Peru's version 61 soldiers died.", "Peruvian authorities", "in their words"),
    ("By the railway's reckoning 61 people died.", "railway", "by their count"),
    ("On the mayor's count 61 people died.", "mayor", "by their count"),
    ("61 people died by the estimate of the coroner.", "coroner", "by their count"),
    ("A toll of 61 was announced by the mayor.", "mayor", "said by"),
    ("The toll was put at 61 by the mayor.", "mayor", "said by"),
    ("As stated by the railway board, 61 were killed.", "railway board", "said by"),
    ("State television, citing the governor, said 61 died.", "governor", "citing"),
    ("The paper printed 61, a number it attributed to the coroner.", "coroner", "attributed to"),
    ("61 people died, as the paper learnt from the coroner.", "coroner", "learnt from"),
    ("The figure of 61 comes from the fire service.", "fire service", "stems from"),
    ("For the fire service it is 61.", "fire service", "for whom"),
    ("In line with the UN, 61 people died.", "UN", "in line with"),
    ("In its latest statement the ministry honours 61 dead.", "ministry", "in a document"),
    ("In a report by the coroner 61 dead are named.", "coroner", "in a document"),
    ("From the hospital came word of 61 dead.", "hospital", "word from"),
    ("State news agency Tasr quoted the governor as saying 61 died.", "governor", "quoted as saying"),
    ("61 people died, the governor was quoted as saying.", "governor", "quoted as saying"),
    ("The mayor's latest count is 61.", "mayor", "their figure"),
    ("The railway's figure: 61 dead.", "railway", "colon"),
    ("61 had been the count of the railways.", "railways", "their figure"),
    ("The mayor was certain of 61 deaths.", "mayor", "is sure"),
    ("The ministry has it that 61 people died.", "ministry", "has it"),
    ("The mayor came up with 61 dead.", "mayor", "has it"),
    ("The mayor let it be known that 61 had died.", "mayor", "has it"),
    ("The new report names the coroner as the source of the figure 61.", "coroner", "named as source"),
    ("In April the ministry had 61 dead.", "ministry", "has a figure"),
    ("As the mayor has it, 61 people died.", "mayor", "as they have it"),
    ("To go by the railways, 61 people died.", "railways", "to go by"),
    ("Interior Minister Ana Kostova: at least 61 dead.", "Ana Kostova", "colon"),
    ("Flood kills 61: mayor", "mayor", "tail"),
    ("61 dead in flood, mayor says", "mayor", "said behind"),
]


@pytest.mark.parametrize(("text", "name", "rule"), IN_THE_SENTENCE)
def test_the_speaker_in_the_sentence_is_the_claimant(text: str, name: str, rule: str) -> None:
    found = attribute(text, "61")
    assert (found.name, found.rule, found.certain) == (name, rule, True)


OWN = [
    "At least 61 people died in the fire.",
    "LIMA (Reuters) - At least 61 people died in the fire.",
    "Photo: rescuers carry one of 61 dead",
    "Peru: 61 killed in landslide",
    "It is said that the fire of 1961 claimed 61 lives.",
    "The storm claimed 61 lives and left the town in ruins.",
    "The minister was told that the bridge was open. Later 61 people died.",
    "Some say 61 died.",
    "The team recovered 61 bodies.",
    "Adding the two lists gives 61 dead.",
    "Final toll of the flood is 61 dead",
    "The toll from the Peruvian quake has reached 61.",
    "According to the page the toll of the clashes rose to 61.",
]


@pytest.mark.parametrize("text", OWN)
def test_what_nobody_vouches_for_is_the_outlets_own_voice(text: str) -> None:
    assert attribute(text, "61", 1 if "1961" in text else 0) == OWN_VOICE


def test_two_speakers_of_one_sentence_keep_their_own_figures() -> None:
    text = "Peru says 61 of its soldiers died, while Chile puts its own losses at 40."
    assert attribute(text, "61").name == "Peruvian authorities"
    assert attribute(text, "40").name == "Chilean authorities"


def test_a_semicolon_ends_a_reach_where_somebody_else_speaks() -> None:
    text = "The mayor counted 61 dead; the governor said there were 55."
    assert (attribute(text, "61").name, attribute(text, "55").name) == ("mayor", "governor")


def test_a_semicolon_does_not_end_a_reach_where_nobody_else_speaks() -> None:
    assert attribute("The mayor's figure is now 61; on Monday it was 55.", "55").name == "mayor"


def test_the_innermost_speaker_vouches() -> None:
    text = "The agency Tasr reported that the minister put the dead at 61."
    assert attribute(text, "61").name == "minister"


def test_an_agency_that_carries_a_ministers_words_is_no_claimant() -> None:
    text = "Minister Ana Kostova told parliament that 61 had died, Reuters reported."
    assert attribute(text, "61").name == "Ana Kostova"


def test_an_afterthought_behind_a_report_is_the_outlets_own() -> None:
    text = "The armies fought again, the ministry said, two days after 61 soldiers had died."
    assert attribute(text, "61") == OWN_VOICE


def test_a_sum_drawn_by_the_outlet_is_its_own() -> None:
    text = "Peru admits to 61 deaths, which makes a total of 99 for the two armies."
    assert attribute(text, "61").name == "Peruvian authorities"
    assert attribute(text, "99") == OWN_VOICE


def test_both_sides_speak_each_for_its_own_dead() -> None:
    text = "Losses given by the two sides stand at 61 Peruvian and 40 Chilean soldiers."
    assert attribute(text, "61").name == "Peruvian authorities"
    assert attribute(text, "40").name == "Chilean authorities"


NAMES = [
    ("Peru's Ministry of Defence said 61 died.", "Peruvian Defence Ministry", "Peru"),
    ("The Defence Ministry in Lima said 61 died.", "Peruvian Defence Ministry", "Peru"),
    ("The Peruvian defense ministry said 61 died.", "Peruvian Defence Ministry", "Peru"),
    ("Lima said 61 died.", "Peruvian authorities", "Peru"),
    ("The Peruvian side said 61 died.", "Peruvian authorities", "Peru"),
    ("Official Peruvian data give 61 dead.", "Peruvian authorities", "Peru"),
    ("61 of them were soldiers of Peru, according to that country.", "Peruvian authorities", "Peru"),
    ("The World Health Organization said 61 died.", "World Health Organization (WHO)", None),
    (
        "The UN's International Organization for Migration said 61 died.",
        "International Organization for Migration (IOM)",
        None,
    ),
    ("The UN's health agency WHO said 61 died.", "World Health Organization (WHO)", None),
    ("The National Flood Board (NFB) said 61 died.", "National Flood Board (NFB)", None),
    ("Ahmed al-Masri, the mayor, said 61 died.", "Ahmed al-Masri", None),
    ("Peruvian health officials said 61 died.", "Peruvian health officials", "Peru"),
    ("Peru's last full count stands at 61 dead.", "Peruvian authorities", "Peru"),
    ("In Lima the authorities said 61 died.", "Peruvian authorities", "Peru"),
    ("The authorities in Lima now list 61 dead.", "Peruvian authorities", "Peru"),
    ("Peru for its part announced that 61 died.", "Peruvian authorities", "Peru"),
    ("Losses of Chile, as claimed by Peru: 61 soldiers killed", "Peruvian authorities", "Peru"),
    ("14:05 Peru's prime minister said 61 died.", "Peruvian prime minister", "Peru"),
    ("The country's Flood Board said 61 died.", "Flood Board", None),
    ("Peruvian officials, however, said 61 died.", "Peruvian officials", "Peru"),
    ("40 died according to Chile, 61 according to Peru.", "Peruvian authorities", "Peru"),
    ("Both Peru and Chile said 61 died.", "Peru and Chile", None),
]


@pytest.mark.parametrize(("text", "name", "side"), NAMES)
def test_one_claimant_has_one_name_however_it_is_worded(text: str, name: str, side: str | None) -> None:
    found = attribute(text, "61")
    assert (found.name, found.side) == (name, side)


OVER_SENTENCES = [
    ("61 troops killed, says premier\n\nPrime Minister Ana Kostova spoke in parliament.", "Ana Kostova"),
    ("Reuters reported the governor, Oleg Petrenko, as saying 61 died.", "Oleg Petrenko"),
    ("Mayor Jan Novak came late. The port was lost, he said. He went on: 61 were dead.", "Jan Novak"),
    ("Mayor Jan Novak tweeted that 61 had died.", "Jan Novak"),
    ("Prime Minister Ana Kostova spoke on Monday. Kostova said 61 had died.", "Ana Kostova"),
    ("Prime Minister Ana Kostova spoke on Monday. The prime minister said 61 had died.", "Ana Kostova"),
    ("Mayor Jan Novak visited the port. He said the port was lost. He said 61 had died.", "Jan Novak"),
    ("Peru's Health Ministry warned of rain. The ministry said 61 had died.", "Peruvian Health Ministry"),
    ("The Flood Relief Council met. The Council said 61 had died.", "Flood Relief Council"),
    (
        "The toll is 61, according to the prime minister of Peru. Ana Kostova told parliament it would rise.",
        "Ana Kostova",
    ),
    (
        "The mayor said the port was lost. They had found 61 bodies. The harbour, the mayor said, is gone.",
        "mayor",
    ),
    ("The ministry said the port was lost. Among them were 61 sailors.", "ministry"),
    ("There are 61 dead. That is what the mayor told reporters.", "mayor"),
    ("“We are sad,” the mayor said. “We have lost 61 people.”", "mayor"),
    (
        "Minister Ana Kostova asked for patience. His ministry said 61 died. Her office said 40 died.",
        "Ana Kostova",
    ),
]


@pytest.mark.parametrize(("text", "name"), OVER_SENTENCES)
def test_a_speaker_is_led_back_to_who_was_named_before_or_behind(text: str, name: str) -> None:
    figure = "40" if "40 died" in text else "61"
    assert attribute(text, figure).name == name


def test_a_speaker_does_not_float_into_another_paragraph() -> None:
    assert attribute("The mayor said the port was lost.\n\nIn all 61 people died.", "61") == OWN_VOICE


def test_a_speaker_does_not_float_into_background() -> None:
    text = "The mayor said the port was lost. A flood in 1988 killed 61 people."
    assert attribute(text, "61") == OWN_VOICE


def test_what_floats_is_not_certain() -> None:
    text = "The mayor said the port was lost. They had found 61 bodies there."
    assert attribute(text, "61").certain is False


def test_the_spans_are_those_of_the_text() -> None:
    text = "In the end 61 people died, Governor Oleg Petrenko said."
    found = attribute(text, "61")
    assert found.source_span is not None
    assert found.cue_span is not None
    assert (found.source_span.of(text), found.cue_span.of(text)) == ("Governor Oleg Petrenko", "said")


def test_the_speaker_of_a_given_content_is_told_by_the_sentences_build() -> None:
    text = "Senator Maria Lopez championed the bridge."
    article = Article(id=ArticleId("a.txt"), text=text)
    start = text.index("the bridge")
    found = Attributor(article, split(text)).speaker(Span(start, len(text) - 1))
    assert found.source_span is not None
    assert found.source_span.of(text) == "Senator Maria Lopez"


def test_a_quotation_over_sentences_has_one_speaker() -> None:
    text = 'Mayor Jan Novak spoke. "The port is lost," he said. "The ministry says little. We need boats."'
    article = Article(id=ArticleId("a.txt"), text=text)
    start = text.index('"The ministry')
    assert Attributor(article, split(text)).speaker(Span(start, len(text))).name == "Jan Novak"


WORDS = st.sampled_from(
    [
        "the",
        "mayor",
        "said",
        ",",
        ".",
        "61",
        "died",
        "“",
        "”",
        "according",
        "to",
        "Peru",
        "who",
        "(",
        ")",
        "\n",
        "by",
        "'s",
        ":",
        "–",
        "it",
    ]
)


@given(st.lists(WORDS, max_size=40), st.integers(0, 60), st.integers(0, 10))
def test_any_range_of_any_text_gets_an_answer_inside_the_text(
    words: list[str], start: int, length: int
) -> None:
    text = " ".join(words)
    span = Span(min(start, len(text)), min(start + length, len(text)))
    attributor = Attributor(Article(id=ArticleId("a.txt"), text=text), split(text))
    for found in (attributor.claimant(span), attributor.speaker(span)):
        for place in (found.cue_span, found.source_span):
            assert place is None or place.end <= len(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Says 61 Dead in Flood", "Mayor"),
        ("Peru Says 61 Soldiers Killed in Border Clashes", "Peruvian authorities"),
        ("At Least 61 Killed in Flood, Interior Ministry Says", "Interior Ministry"),
    ],
)
def test_a_headline_in_capitals_is_read_like_any_sentence(text: str, name: str) -> None:
    assert attribute(text, "61").name == name


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("The town mocked the mayor's decision to close the port.", "to close the port", "the mayor"),
        ("The town mocked her plan to close the port.", "to close the port", "her"),
        ("This proposal was rejected by the voters.", "This proposal", "the voters"),
    ],
)
def test_owners_and_agents_hold_what_stands_beside_them(text: str, content: str, source: str) -> None:
    start = text.index(content)
    article = Article(id=ArticleId("a.txt"), text=text)
    found = Attributor(article, split(text)).speaker(Span(start, start + len(content)))
    assert found.source_span is not None
    assert found.source_span.of(text) == source


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Clashes killed 61 people as the fallout from the unrest in the country continues.", None),
        ("Storms and a reported tornado left 61 people dead.", None),
        ("SUMMARY: 61 people died of drink.", None),
        ("According to a news release, 61 people died.", None),
        ("The U.S. has 61 cases, according to the university.", "university"),
        (
            "61 were held, according to the Petrenko Foundation's annual “Homecoming” report.",
            "Petrenko Foundation",
        ),
        ("Two of the ministers said 61 had died.", "two of the ministers"),
    ],
)
def test_only_a_phrase_whose_head_can_speak_is_a_speaker(text: str, name: str | None) -> None:
    assert attribute(text, "61").name == name


def test_a_place_before_a_colon_is_no_speaker() -> None:
    assert attribute("Port Collins: A landslide killed 61 people.", "61") == OWN_VOICE


def test_a_person_named_again_may_speak_before_a_colon() -> None:
    text = "Ana Kostova: 61 dead\n\nGovernor Ana Kostova spoke to reporters on Monday."
    assert attribute(text, "61").name == "Ana Kostova"


def test_a_paper_named_for_the_day_is_no_country() -> None:
    assert attribute("At least 61 people were killed, USA TODAY reported.", "61").name == "USA Today"
