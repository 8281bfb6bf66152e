"""Draws cards as Discord shows them: the components that the bot sends, as HTML, through a headless browser.

The cards are made by the bot's own rendering from the hand-written answers of the tests; what is drawn is
their wire form. Needs a ``chromium`` on the path::

    python docs/images/draw_cards.py docs/images
"""

from __future__ import annotations

import base64
import html
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "discord_double"))

from discord_double.desk import FLOOD, ScriptedDesk, flood_answer, flood_check, flood_toll

from bot.answering.model import Question, TollInquiry
from bot.discord.cogs.toll import draw
from bot.discord.layout import layout
from bot.discord.rendering.answer_card import Setting, answer_card
from bot.discord.rendering.card import Card
from bot.discord.rendering.check_card import check_card
from bot.discord.rendering.passages_card import passages_card
from bot.discord.rendering.reindex_card import outcome_card
from bot.discord.rendering.toll_card import toll_card

_STYLE = """
body { margin: 0; padding: 14px; background: #313338; color: #dbdee1; width: 520px;
       font: 15px/1.4 "Noto Sans", "DejaVu Sans", sans-serif }
.who { font-weight: 600; color: #fff; margin-bottom: 4px }
.app { background: #5865f2; color: #fff; font-size: 10px; border-radius: 3px; padding: 1px 4px;
       margin-left: 4px }
.box { background: #2b2d31; border: 1px solid #3f4147; border-left: 4px solid var(--stripe);
       border-radius: 6px; padding: 12px 14px }
p { margin: 0 0 2px } h3 { font-size: 16px; margin: 8px 0 4px; color: #fff } b { color: #fff }
small { color: #949ba4; font-size: 12px } hr { border: 0; border-top: 1px solid #3f4147; margin: 9px 0 }
ul { margin: 2px 0; padding-left: 20px } a { color: #00a8fc; text-decoration: none }
blockquote { margin: 3px 0; padding-left: 10px; border-left: 4px solid #4e5058 }
img { width: 100%; border-radius: 6px; margin-top: 6px } code { background: #1e1f22; padding: 1px 3px }
.button { display: inline-block; background: #4e5058; color: #fff; border-radius: 4px; padding: 5px 11px;
          margin: 6px 6px 0 0; font-size: 13px }
.primary { background: #5865f2 } .danger { background: #da373c }
.disabled { opacity: .5 }
"""
_BUTTON_CLASS = {1: "primary", 2: "", 3: "success", 4: "danger"}


def markdown(text: str) -> str:
    """The part of Discord's Markdown that cards use."""
    return "".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    for start, tag in (("### ", "h3"), ("> ", "blockquote")):
        if line.startswith(start):
            return f"<{tag}>{_inline(line[len(start) :])}</{tag}>"
    if line.startswith("-# "):
        return f"<p><small>{_inline(line[3:])}</small></p>"
    if line.startswith("- "):
        return f"<ul><li>{_inline(line[2:])}</li></ul>"
    return f"<p>{_inline(line)}</p>"


def _inline(text: str) -> str:
    held: list[str] = []

    def hold(shown: str) -> str:
        held.append(shown)
        return f"\x00{len(held) - 1}\x00"

    text = re.sub(r"\\([^\w\s])", lambda m: hold(html.escape(m[1])), text)
    text = re.sub(r"<t:(\d+):R>", lambda _: hold("2 hours ago"), text)
    text = html.escape(text, quote=False)
    text = re.sub(r"\[([^\]]+)\]\(&lt;(\S+?)&gt;\)", r'<a href="\2">\1</a>', text)
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
    return re.sub("\x00(\\d+)\x00", lambda m: held[int(m[1])], text)


def component(one: dict[str, Any], files: dict[str, bytes]) -> str:
    """One component as HTML."""
    kind = one["type"]
    inner = "".join(component(child, files) for child in one.get("components", []))
    if kind == 17:
        stripe = f"#{one['accent_color'] or 0x3F4147:06x}"
        return f'<div class="box" style="--stripe: {stripe}">{inner}</div>'
    if kind == 10:
        return markdown(one["content"])
    if kind == 14:
        return "<hr>"
    if kind == 12:
        return "".join(_picture(item, files) for item in one["items"])
    if kind == 2:
        emoji = (one.get("emoji") or {}).get("name", "")
        classes = f"button {_BUTTON_CLASS[one['style']]} {'disabled' if one.get('disabled') else ''}"
        return f'<span class="{classes}">{emoji} {html.escape(one["label"])}</span>'
    return f"<div>{inner}</div>"


def _picture(item: dict[str, Any], files: dict[str, bytes]) -> str:
    data = base64.b64encode(files[item["media"]["url"].removeprefix("attachment://")]).decode()
    return f'<img alt="{html.escape(item["description"] or "")}" src="data:image/png;base64,{data}">'


def page(card: Card, files: dict[str, bytes]) -> str:
    """A message with a card as a page."""
    body = "".join(component(one, files) for one in layout(card).to_components())
    who = '<div class="who">Crosswire<span class="app">APP</span></div>'
    return f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style><div id=all>{who}{body}</div>"


def shoot(content: str, target: Path, *, width: int, height: int) -> None:
    """A picture of a page."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "card.html"
        source.write_text(content, encoding="utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
        size, shot = f"--window-size={width},{height}", f"--screenshot={target}"
        command = ["chromium", *options, size, shot, source.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


def cards() -> dict[str, tuple[Card, dict[str, bytes], int]]:
    """What is drawn, by the picture's name, with the height of its page."""
    desk = ScriptedDesk(made_at=datetime.now(UTC))
    status = desk.status()
    question = Question(text="How many people died in the Harrow flood?")
    answer = flood_answer(question)
    report = flood_toll(TollInquiry(about=FLOOD))
    timeline = {"timeline.png": draw(report, desk)}
    return {
        "answer": (answer_card(answer, Setting(status=status, card="c")), {}, 530),
        "toll": (toll_card(report, status=status, card="c", picture=True), timeline, 835),
        "passages": (passages_card(answer.citations, card="c", page=0), {}, 355),
        "check": (check_card(flood_check("Eleven people died in Harrow."), status=status, card="c"), {}, 340),
        "reindex": (outcome_card(desk.reindex(), by="Chief"), {}, 230),
    }


def main() -> None:
    """Draw them all into the folder given."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    for name, (card, files, height) in cards().items():
        shoot(page(card, files), folder.resolve() / f"{name}.png", width=548, height=height)
        sys.stdout.write(f"{name}.png\n")


if __name__ == "__main__":
    main()
