"""The Discord surface: asks the one desk and shows what it says.

``rendering`` turns values into cards and knows nothing of discord.py; ``cogs`` holds one command each;
``client`` is the bot. Nothing of this package is imported but by ``crosswire run``.
"""
