"""What can go wrong on the side of those who ask; the root is :class:`index.errors.CrosswireError`.

The tree::

    CrosswireError
    ├── SettingsError         a setting is missing, unknown or does not work; names the variable
    ├── QuestionError         the question itself can't be taken; says why
    ├── EvaluationError       a labelled folder can't be read, or a floor was broken
    └── DiscordError          the bot can't start or can't do what was asked
"""

from __future__ import annotations

from index.errors import CrosswireError


class SettingsError(CrosswireError):
    """A setting is missing, unknown or does not work."""


class QuestionError(CrosswireError):
    """The question can't be taken as it is."""


class EvaluationError(CrosswireError):
    """A labelled folder can't be read, or a quality floor was broken."""


class DiscordError(CrosswireError):
    """The Discord bot can't start, or can't do what was asked."""
