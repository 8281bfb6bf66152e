"""Where a question comes from."""

from __future__ import annotations

import pytest

from bot.discord.questions import account


@pytest.mark.parametrize(("guild", "counts_against"), [(77, "77"), (None, "5")])
def test_a_question_counts_against_the_server_or_in_direct_messages_against_the_asker(
    guild: int | None, counts_against: str
) -> None:
    assert account(guild, 5) == counts_against
