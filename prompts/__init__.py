"""The words for chat models: one Markdown file a task.

A prompt is a file ``<name>.md`` in this folder with two parts, each under its own first-level heading:
``# Rules`` goes to the model as the system message, ``# Task`` as the person's. A variable is written
``$name``; filling puts plain text in its place once, so a ``$`` inside a value stays as it is.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent
_PARTS = re.compile(r"\A# Rules\n(?P<rules>.+?)^# Task\n(?P<task>.+)\Z", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FilledPrompt:
    """A prompt with its variables filled: the two messages for a chat model.

    Attributes:
        fingerprint: of the unfilled prompt, see :attr:`Prompt.fingerprint`.
    """

    rules: str
    task: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt, as it stands in its file."""

    name: str
    rules: str
    task: str

    @property
    def variables(self) -> frozenset[str]:
        """The names that :meth:`fill` needs."""
        return frozenset(Template(self.rules).get_identifiers() + Template(self.task).get_identifiers())

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits over the unfilled words: tells which version of a prompt made an answer."""
        return hashlib.sha256(f"{self.rules}\0{self.task}".encode()).hexdigest()[:12]

    def fill(self, **values: str) -> FilledPrompt:
        """Put ``values`` in the variables' places.

        Raises:
            ValueError: if a variable has no value, or a value no variable.
        """
        if values.keys() != self.variables:
            raise ValueError(
                f"{self.name}: given {sorted(values)}, but the prompt has {sorted(self.variables)}"
            )
        return FilledPrompt(
            rules=Template(self.rules).substitute(values),
            task=Template(self.task).substitute(values),
            fingerprint=self.fingerprint,
        )


@cache
def load(name: str) -> Prompt:
    """Read the prompt ``<name>.md``.

    Raises:
        ValueError: if there is none of this name, or it lacks one of its two parts.
    """
    if name not in names():
        raise ValueError(f"no prompt {name!r}; there are: {', '.join(names())}")
    parts = _PARTS.match((_FOLDER / f"{name}.md").read_text(encoding="utf-8"))
    if parts is None:
        raise ValueError(f"{name}.md must have the headings “# Rules” and “# Task”, in this order")
    return Prompt(name, parts["rules"].strip(), parts["task"].strip())


def names() -> tuple[str, ...]:
    """Every prompt there is, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.md")))
