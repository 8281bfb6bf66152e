"""What is furniture and what is news. Losing news is the worse mistake."""

import pytest

from index.furniture import is_furniture, without_furniture


@pytest.mark.parametrize(
    "line",
    """
    top of page
    Bottom of page
    Skip to main content
    ADVERTISEMENT
    Share this article
    Read more
    Subscribe to our newsletter
    Sign up for our morning newsletter!
    Sign-up here
    Follow us on Telegram
    Follow Ann Example on Twitter: @annexample
    We use cookies to improve your visit. Accept | Settings
    This site uses cookies.
    Facebook Twitter WhatsApp
    Share | Print
    12 comments
    3 min read
    Comments: 4
    READ MORE: Council wants to close the harbour road
    Read also: The lighthouse turns a hundred
    Also read | Gold prices fall
    You might also like Ten walks along the coast
    Related: What is a spring tide?
    Watch: the lighthouse from above
    © 2024 Delta Post. All rights reserved.
    Copyright 2024 Delta Post
    World | Sport | Culture | Contact us
    Tags: ferry, islands, search
    #ferry #islands
    This story has been updated with additional information.
    This is a developing story.
    This article was published automatically from a syndicated feed.
    Found a mistake in the text? Tell us
    Support independent journalism: become a member
    Download our app
    Tap here for more news
    Be the first to comment
    Leave a comment
    Donate now
    ____
    * * *
    By admin
    Listen live: Island Radio
    Contact the reporter at ann@example.org
    Thank you for reading
    Get the weekly letter in your inbox
    The views in this column do not reflect those of the editors.
    """.strip().splitlines(),
)
def test_what_a_page_says_about_itself_is_furniture(line: str) -> None:
    assert is_furniture(line.strip())


@pytest.mark.parametrize(
    "line",
    """
    The search for the ferry goes on.
    Eleven missing
    Ferry missing off the northern coast
    Share prices fell by a tenth after the storm.
    Print shops in the old town were flooded.
    Comments by the minister caused anger in the islands.
    Follow-up talks are to be held in Bergen.
    Watch towers along the border were burnt down.
    Related incidents were reported from two other towns.
    Contact with the ship was lost at nine, its owner wrote on Twitter.
    Support for the government fell, a poll said.
    Like his father, he posted the news on Facebook.
    Click beetles destroyed the harvest.
    Sign language interpreters were sent to the camp.
    Home to 5,000 people, the town was cut off.
    By Tuesday the toll had passed 100
    By dawn, most had fled
    Photo: The harbour after the storm
    13 September 2022
    Published 14 March 2021
    Most of the dead were children
    Read aloud in parliament, the letter named four ministers.
    Copyright law was changed on Friday.
    This story begins in a village of 300 people.
    Police asked witnesses to write to tips@police.example.org.
    Get out now, the mayor told the villagers.
    Subscribers of the phone company had no signal for hours.
    The army said it had lost 12 men | Opposition: 40
    Advertisement revenue fell.
    49
    Live: ferry found by divers
    READ MORE: Ferry sinks, 11 dead
    Join the army or leave, they were told.
    Donations of blood are needed, the hospital said.
    Opinions in the village differ about the dam.
    Previously: 12 wounded / 3 killed / 4 missing
    Visit by the king put off
    | Village | Dead | Missing |
    """.strip().splitlines(),
)
def test_what_may_be_news_is_kept(line: str) -> None:
    line = line.strip()
    assert not is_furniture(line)
    assert without_furniture(f"Storm hits the coast\n\n{line}\n\nThe end came.") == (
        f"Storm hits the coast\n\n{line}\n\nThe end came."
    )


def test_headlines_below_most_read_go_up_to_the_next_sentence() -> None:
    links = "Most read\nTen walks along the coast\nThe best bread in town"
    text = f"It rained.\n\n{links}\n\nThe rain went on for days.\nIt stopped"
    assert without_furniture(text) == "It rained.\n\nThe rain went on for days.\nIt stopped"


def test_a_headline_that_counts_the_dead_is_kept_even_below_most_read() -> None:
    assert "Ferry sinks, 11 dead" in without_furniture("It rained.\n\nMost read\nFerry sinks, 11 dead")


def test_a_name_behind_a_bullet_at_the_top_is_the_author() -> None:
    assert (
        without_furniture("• Ingrid Solheim\n\nFerry missing\n\nIt rained.") == "Ferry missing\n\nIt rained."
    )


def test_two_names_behind_bullets_are_a_list() -> None:
    text = "• Ingrid Solheim\n• Olav Berg\n\nThey won the prize."
    assert without_furniture(text) == text


@pytest.mark.parametrize(
    "byline", ["By Ingrid Solheim", "by Ingrid Solheim and Olav Berg, Bergen", "By the newsroom"]
)
def test_a_byline_in_the_head_goes(byline: str) -> None:
    assert without_furniture(f"Ferry missing\n{byline}\n\nIt rained.") == "Ferry missing\n\nIt rained."


def test_a_byline_is_looked_for_in_the_head_alone() -> None:
    lines = [f"It rained on day {n}." for n in range(10)]
    text = "\n".join([*lines, "By Jove Peak"])
    assert without_furniture(text) == text
