"""Whose people a figure counts: parties, places, lands, teams, and who did the harm."""
