"""Pictures drawn with matplotlib's objects alone: no pyplot, no state left behind, safe in worker threads."""

from bot.charts.timeline import draw_timeline

__all__ = ["draw_timeline"]
