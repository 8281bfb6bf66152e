"""The shape of a chat model's reply, and how it is read out of what the model sent."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

MOST_STATEMENTS: Final = 6
"""More in a reply are not read."""

_WHOLE = Annotated[int, Field(ge=0, le=999)]
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)


class ProposedStatement(BaseModel):
    """One statement as the model proposes it, unchecked.

    Attributes:
        text: the sentence; empty where a finding is placed.
        passage: the number of the passage, from 1; 0 where a finding is placed.
        quote: the words of the passage that bear it.
        finding: the number of the finding that is placed, from 1; 0 for a statement of the model's own.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: Annotated[str, Field(max_length=2000)] = ""
    passage: _WHOLE = 0
    quote: Annotated[str, Field(max_length=2000)] = ""
    finding: _WHOLE = 0


class ProposedAnswer(BaseModel):
    """A whole reply, unchecked."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    answerable: bool
    statements: tuple[ProposedStatement, ...] = ()


class ProposedQuestion(BaseModel):
    """A question written anew, unchecked."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: Annotated[str, Field(min_length=1, max_length=600)]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a reply must look like.

    Attributes:
        name: what a tool of this shape is called.
        schema: JSON schema; every property required and nothing else allowed, as strict servers demand.
        model: reads the object.
    """

    name: str
    schema: dict[str, object]
    model: type[BaseModel]

    @property
    def in_words(self) -> str:
        """The schema as it stands in a prompt."""
        return json.dumps(self.schema["properties"], ensure_ascii=False)

    def as_tool(self) -> dict[str, object]:
        """The schema with its name and purpose, as LangChain takes it."""
        return {"title": self.name, "description": "The reply.", **self.schema}


def _object(**properties: dict[str, object]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_STATEMENT = _object(
    text={"type": "string", "description": "one plain sentence; empty if a finding is placed"},
    passage={"type": "integer", "description": "the passage's number; 0 if a finding is placed"},
    quote={"type": "string", "description": "words copied from the passage; empty if a finding is placed"},
    finding={"type": "integer", "description": "the finding's number; 0 for a statement of your own"},
)

ANSWER: Final = Shape(
    "answer",
    _object(
        answerable={
            "type": "boolean",
            "description": "whether the passages and findings answer the question",
        },
        statements={"type": "array", "items": _STATEMENT},
    ),
    ProposedAnswer,
)

QUESTION: Final = Shape(
    "standalone_question",
    _object(question={"type": "string", "description": "the last question, written anew"}),
    ProposedQuestion,
)


class ShapeError(ValueError):
    """A reply has not the shape asked for; the text says what is wrong without repeating the reply."""


def read_answer(text: str) -> ProposedAnswer:
    """Read a complete reply.

    A statement that has not the right shape is left out; the others stay.

    Raises:
        ShapeError: if there is no JSON object, or it is not an answer.
    """
    found = _first_object(text, needed="answerable")
    statements = found.get("statements", [])
    if not isinstance(found.get("answerable"), bool) or not isinstance(statements, list):
        raise ShapeError("“answerable” must be true or false, “statements” a list")
    read = [statement for one in statements[:MOST_STATEMENTS] if (statement := read_statement(one))]
    if statements and not read:
        raise ShapeError("no statement has a text, a passage, a quote and a finding")
    return ProposedAnswer(answerable=bool(found["answerable"]), statements=tuple(read))


def read_question(text: str) -> ProposedQuestion:
    """Read a complete reply that holds a question.

    Raises:
        ShapeError: if there is no JSON object with a question.
    """
    try:
        return ProposedQuestion.model_validate(_first_object(text, needed="question"))
    except ValidationError as error:
        raise ShapeError("“question” must be a text of 1 to 600 characters") from error


def read_statement(value: object) -> ProposedStatement | None:
    """One statement out of its JSON object; None where it has not the right shape."""
    if not isinstance(value, dict) or not ({"text", "finding"} & value.keys()):
        return None
    filled = {key: given for key, given in value.items() if given is not None}
    try:
        return ProposedStatement.model_validate(filled)
    except ValidationError:
        return None


def complete_statements(text: str) -> tuple[list[ProposedStatement], bool | None]:
    """The statements that are complete in a reply still being written, and ``answerable`` if it stands.

    Only well-formed JSON up to the point reached is read; anything else gives no statement.
    """
    answerable = re.search(r'"answerable"\s*:\s*(true|false)\b', text)
    opening = re.search(r'"statements"\s*:\s*\[', text)
    found: list[ProposedStatement] = []
    at = opening.end() if opening else len(text)
    decoder = json.JSONDecoder()
    while (brace := _next_object(text, at)) is not None and len(found) < MOST_STATEMENTS:
        try:
            value, at = decoder.raw_decode(text, brace)
        except ValueError:
            break
        if statement := read_statement(value):
            found.append(statement)
    return found, answerable[1] == "true" if answerable else None


def _next_object(text: str, at: int) -> int | None:
    between = re.compile(r"[\s,]*").match(text, at)
    brace = between.end() if between else at
    return brace if text[brace : brace + 1] == "{" else None


def _first_object(text: str, *, needed: str) -> dict[str, object]:
    """The first JSON object with the key ``needed``; prose, fences and thoughts around it are passed over."""
    text = _THOUGHTS.sub("", text)
    decoder = json.JSONDecoder()
    for tries, brace in enumerate(re.finditer(r"\{", text)):
        if tries > 50:  # noqa: PLR2004 - a reply this broken holds no answer; keeps the time linear
            break
        try:
            value, _ = decoder.raw_decode(text, brace.start())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and needed in value:
            return value
    raise ShapeError(f"there is no JSON object with “{needed}”")
