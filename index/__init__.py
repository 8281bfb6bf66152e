"""Crosswire's articles: reading, cutting, embedding, storing and finding them, and the claims they hold.

Nothing here knows who asks: the people-facing side is ``bot``.
"""
