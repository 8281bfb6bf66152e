"""Answers, tolls and reports as cards: pure functions from values to text within Discord's limits."""
