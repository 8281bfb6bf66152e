"""What Discord refuses: the limits of messages, components, autocompletion, modals and commands.

Written from Discord's reference (message components, interactions, application commands). Each check
returns what is wrong in words; an empty list means that Discord would take it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

V2_FLAG = 1 << 15
_V2_TYPES = {9, 10, 11, 12, 13, 14, 17, 18}
_NAME = re.compile(r"^[-_'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}$")


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, nested ones included."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        for key in ("accessory", "component"):
            if component.get(key):
                yield from walk([component[key]])


def message_faults(
    payload: dict[str, Any], *, files: dict[str, bytes], editing: bool, was_v2: bool
) -> list[str]:
    """What is wrong with a message to be sent or edited."""
    faults: list[str] = []
    components = payload.get("components") or []
    v2 = bool(payload.get("flags", 0) & V2_FLAG)
    if units(payload.get("content") or "") > 2000:
        faults.append("content: longer than 2000")
    if (v2 or was_v2) and (payload.get("content") or payload.get("embeds")):
        faults.append("content or embeds beside components v2")
    if was_v2 and components and not v2 and any(c["type"] in _V2_TYPES for c in walk(components)):
        faults.append("components v2 without their flag")
    if not (v2 or was_v2) and any(c["type"] in _V2_TYPES for c in walk(components)):
        faults.append("components v2 without their flag")
    if not editing and not (payload.get("content") or payload.get("embeds") or components or files):
        faults.append("an empty message (50006)")
    faults += component_faults(components, attached=set(files))
    faults += [f"attachment {a.get('filename')} not uploaded" for a in _missing(payload, files)]
    return faults


def _missing(payload: dict[str, Any], files: dict[str, bytes]) -> list[dict[str, Any]]:
    return [a for a in payload.get("attachments") or [] if "filename" in a and a["filename"] not in files]


def component_faults(components: list[dict[str, Any]], *, attached: set[str]) -> list[str]:
    """What is wrong with the components of a message."""
    faults: list[str] = []
    every = list(walk(components))
    if len(every) > 40:
        faults.append(f"{len(every)} components, 40 are allowed")
    texts = [c["content"] for c in every if c["type"] == 10]
    if sum(map(units, texts)) > 4000:
        faults.append(f"{sum(map(units, texts))} characters of text, 4000 are allowed")
    if any(not text.strip() for text in texts):
        faults.append("an empty text display")
    ids = [c["custom_id"] for c in every if "custom_id" in c]
    if len(ids) != len(set(ids)):
        faults.append("custom ids are not unique")
    faults += [f"custom id of {len(number)}" for number in ids if not 1 <= len(number) <= 100]
    for component in every:
        faults += _one(component, attached)
    return faults


def _one(component: dict[str, Any], attached: set[str]) -> list[str]:
    kind = component["type"]
    if kind == 1 and not 1 <= len(component["components"]) <= 5:
        return ["an action row holds one to five buttons"]
    if kind == 2:
        return _button(component)
    if kind == 12:
        return [fault for item in component["items"] for fault in _picture(item, attached)]
    if kind == 17 and not component["components"]:
        return ["an empty container"]
    return []


def _button(button: dict[str, Any]) -> list[str]:
    faults = []
    if units(button.get("label") or "") > 80:
        faults.append("a button's label is longer than 80")
    if not button.get("label") and not button.get("emoji"):
        faults.append("a button with neither label nor emoji")
    if button["style"] == 5 and len(button.get("url", "")) > 512:
        faults.append("a link longer than 512")
    if button["style"] != 5 and "custom_id" not in button:
        faults.append("a button without custom id")
    return faults


def _picture(item: dict[str, Any], attached: set[str]) -> list[str]:
    url = item["media"]["url"]
    faults = [] if units(item.get("description") or "") <= 1024 else ["alt text longer than 1024"]
    if url.startswith("attachment://") and url.removeprefix("attachment://") not in attached:
        faults.append(f"{url} is not attached")
    return faults


def autocomplete_faults(choices: list[dict[str, Any]]) -> list[str]:
    """What is wrong with suggestions."""
    faults = [] if len(choices) <= 25 else ["more than 25 choices"]
    return faults + [
        f"a choice of {units(choice['name'])}/{units(str(choice['value']))} characters"
        for choice in choices
        if not 1 <= units(choice["name"]) <= 100 or not 1 <= units(str(choice["value"])) <= 100
    ]


def modal_faults(modal: dict[str, Any]) -> list[str]:
    """What is wrong with a modal."""
    faults = [] if 1 <= units(modal["title"]) <= 45 else ["a title of more than 45"]
    if not 1 <= len(modal["components"]) <= 5:
        faults.append("a modal has one to five parts")
    if not 1 <= len(modal["custom_id"]) <= 100:
        faults.append("custom id of a modal")
    return faults


def command_faults(commands: list[dict[str, Any]]) -> list[str]:
    """What is wrong with commands to be registered."""
    faults = []
    if len({(c.get("type", 1), c["name"]) for c in commands}) != len(commands):
        faults.append("two commands of one name")
    for command in commands:
        slash = command.get("type", 1) == 1
        faults += _names(command, slash=slash)
        for option in command.get("options", []):
            faults += _names(option, slash=True)
            faults += autocomplete_faults(option.get("choices", []))
            if option.get("choices") and option.get("autocomplete"):
                faults.append(f"{option['name']} has choices and autocompletion")
        required = [bool(option.get("required")) for option in command.get("options", [])]
        if required != sorted(required, reverse=True):
            faults.append(f"{command['name']}: required options come first")
    return faults


def _names(thing: dict[str, Any], *, slash: bool) -> list[str]:
    faults = []
    names = [thing["name"], *(thing.get("name_localizations") or {}).values()]
    for name in names:
        if slash and (not _NAME.match(name) or name != name.lower()):
            faults.append(f"the name {name!r}")
        if not slash and not 1 <= len(name) <= 32:
            faults.append(f"the name {name!r}")
    texts = [thing.get("description", ""), *(thing.get("description_localizations") or {}).values()]
    if slash and any(not 1 <= len(text) <= 100 for text in texts):
        faults.append(f"the description of {thing['name']}")
    return faults
