"""How a text tells who speaks: words, phrases, cues, names and the cast of an article."""
