"""Help, privacy, status, and the small cards of the admin commands."""

from __future__ import annotations

from bot.discord.facts import ArticleFacts
from bot.discord.rendering.card import Action, Button, Buttons, Card, Colour, Divider, Text
from bot.discord.rendering.escaping import escape
from bot.discord.rendering.limits import shorten
from bot.discord.rendering.words import counted, day, since, small
from bot.newsdesk import DeskStatus

_FOR_ALL = """\
### Crosswire
I answer questions over the news articles that are indexed here. Every sentence has its source, \
and I say where the sources disagree.
- **/ask** a question; *private* shows the answer to you alone
- **/toll** the latest casualty toll of an event, who says so, and how it rose
- **Mention me** in a channel and I answer in a thread. There, or in a direct message, you can go on: \
*and on the other side?*
- **Check against sources**: in the menu of any message, under *Apps*
- **/sources** what is indexed · **/status** how old the index is · **/privacy** what I keep"""

_FOR_ADMINS = """\
**For those who manage this server**
- **/reindex** brings the index in line with the articles; **dry_run** only says what would happen
- **/add** an article by its address · **/remove** an article for good
- **/watch** an event: I post in a channel when its toll changes or a disagreement opens · **/unwatch**"""

_READING = """\
**How to read an answer**
The numbers in brackets are sources; a link opens the article at the quoted words. \
*Updated since* are figures that a later one replaced. A toll is counted by rule from what the articles say, \
and no language model may write a figure into it. Where a language model worded an answer, \
the last line says so. I can be wrong: read the sources."""

_EVENTS_SHOWN = 8


def help_card(*, admin: bool) -> Card:
    """What the bot can do."""
    parts = (_FOR_ALL, _FOR_ADMINS, _READING) if admin else (_FOR_ALL, _READING)
    blocks = [block for part in parts for block in (Text(part), Divider())]
    return Card(blocks=tuple(blocks[:-1]))


def privacy_card(*, keep_days: int, history_hours: int, answerer: str) -> Card:
    """What is kept, for how long, and what one can do about it."""
    if answerer == "extractive":
        model = "Questions and answers never leave this bot's machine."
    else:
        model = f"Questions and the passages found for them are sent to the model {escape(answerer)}."
    text = f"""\
### What I keep
- Your question and its answer for **{counted(keep_days, "day")}**, so that the buttons under it work.
- What was said in a conversation for **{counted(history_hours, "hour")}**, so that you can follow up.
- Your 👍 or 👎 for **{counted(keep_days, "day")}**.
- Who set up a watch of an event.
With each stands your Discord id, and no name. Messages that do not mention me are not given to me; \
a message that you check is not kept.
### Who else gets it
{model} Nothing is sold, shared or used to train anything."""
    buttons = (
        Button(label="Export my data", action=Action.EXPORT),
        Button(label="Delete my data", action=Action.FORGET, style="danger"),
    )
    return Card(blocks=(Text(text), Buttons(buttons)))


def forget_card() -> Card:
    """Asks once more before everything is deleted."""
    told = "Delete everything that I keep about you? The buttons under your answers will stop working."
    sure = Button(label="Yes, delete it", action=Action.CONFIRM_FORGET, style="danger")
    return Card(blocks=(Text(told), Buttons((sure,))), colour=Colour.BAD)


def status_card(
    status: DeskStatus, *, up_since: str, waiting: int, latency_ms: float, worst_lag_ms: float, memory_mb: int
) -> Card:
    """What stands behind the answers, and how the bot is doing."""
    made = f"updated {since(status.made_at)}" if status.made_at else "not made yet"
    events = ", ".join(shorten(event, 60, dress=escape) for event in status.events[:_EVENTS_SHOWN])
    hidden = len(status.events) - _EVENTS_SHOWN
    more = f" and {hidden} more" if hidden > 0 else ""
    index = [
        f"### Index, {made}",
        ", ".join(
            (
                f"{counted(status.articles, 'article')} of {counted(len(status.sources), 'outlet')}",
                counted(status.passages, "passage"),
                counted(status.claims, "claim"),
            )
        ),
        f"Events: {events}{more}" if events else "No event is named.",
        small(f"embedding model {escape(status.embedding_model)} · answerer {escape(status.answerer)}"),
    ]
    if status.chat_calls_today is not None:
        index.append(small(f"{counted(status.chat_calls_today, 'call')} to the chat model today"))
    bot = [
        "### Bot",
        f"up since {up_since} · {counted(waiting, 'question')} waiting · Discord {latency_ms:.0f} ms away",
        small(f"event loop at worst {worst_lag_ms:.0f} ms late in ten minutes · {memory_mb} MB memory"),
    ]
    return Card(blocks=(Text("\n".join(index)), Divider(), Text("\n".join(bot))))


def article_line(article: ArticleFacts) -> str:
    """``**Title** · Outlet · 13 Sep 2022``."""
    title = shorten(article.title or article.id, 150, dress=escape)
    outlet = shorten(article.source or "outlet unknown", 60, dress=escape)
    return f"**{title}** · {outlet} · {day(article.published)}"


def added_card(articles: list[ArticleFacts]) -> Card:
    """What was added."""
    lines = ["### Added", *(article_line(article) for article in articles)]
    unknown = [article for article in articles if article.published is None or article.source is None]
    if unknown:
        lines.append(small("What is unknown was not found in the page, and is never guessed."))
    return Card(blocks=(Text("\n".join(lines)),), colour=Colour.GOOD)


def removal_card(article: ArticleFacts, *, card: str) -> Card:
    """Asks once more before an article is removed."""
    told = f"Remove {article_line(article)}?\n" + small(
        "Its passages and claims go with it, and answers that quote it lose their buttons."
    )
    buttons = (
        Button(label="Remove", action=Action.REMOVE, card=card, style="danger"),
        Button(label="Keep it", action=Action.KEEP, card=card),
    )
    return Card(blocks=(Text(told), Buttons(buttons)), colour=Colour.BAD)
