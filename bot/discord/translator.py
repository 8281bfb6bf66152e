"""Names and descriptions of commands in Russian and Turkish; everything else is in English."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.discord.translations import DESCRIPTIONS, NAMES, Wordings

_LANGUAGES = {discord.Locale.russian: 0, discord.Locale.turkish: 1}
_NAMES = frozenset(
    {
        app_commands.TranslationContextLocation.command_name,
        app_commands.TranslationContextLocation.parameter_name,
        app_commands.TranslationContextLocation.choice_name,
    }
)


class CommandTranslator(app_commands.Translator):
    """Looks words up in two tables: one of names, one of descriptions."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The wording of a language; None where English is shown."""
        language = _LANGUAGES.get(locale)
        if language is None:
            return None
        table: dict[str, Wordings] = NAMES if context.location in _NAMES else DESCRIPTIONS
        wordings = table.get(string.message)
        return wordings[language] if wordings else None
