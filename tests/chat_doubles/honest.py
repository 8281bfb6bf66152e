"""A chat model that keeps to its prompt: it places every finding, or says that it can't tell."""

from __future__ import annotations

import json
import re

from chat_server import Act, Asked, Reply


def honest(asked: Asked) -> Act:
    """Answer as the prompt says; a follow-up is left to the rules."""
    if "You check a connection" in asked.system:
        return Reply("ready")
    if "Last question:" in asked.person:
        return Reply(json.dumps({"question": ""}))
    return Reply(honest_answer(asked.person))


def honest_answer(prompt: str) -> str:
    """Place all findings; without findings nothing can be told."""
    findings = re.search(r"^Findings:\n\n(.*?)\n\nQuestion", prompt, re.DOTALL | re.MULTILINE)
    assert findings is not None
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", findings[1], re.MULTILINE)]
    placed = [{"text": "", "passage": 0, "quote": "", "finding": number} for number in numbers]
    return json.dumps({"answerable": bool(placed), "statements": placed})


def answer_with(*statements: tuple[str, int, str], answerable: bool = True) -> str:
    """A reply with statements of the model's own: text, passage, quote."""
    rows = [
        {"text": text, "passage": passage, "quote": quote, "finding": 0}
        for text, passage, quote in statements
    ]
    return json.dumps({"answerable": answerable, "statements": rows})
