"""How a figure relates to the event: whole or part, now or former, real or not, this event or another."""
