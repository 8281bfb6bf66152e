"""Answers from sentences: which of them answer, how surely, and how they are told."""
