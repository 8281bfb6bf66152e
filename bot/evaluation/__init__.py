"""How good the answers, claims and tolls are, measured on a labelled folder.

:func:`evaluate` measures; :mod:`bot.evaluation.floors` keeps what was reached from being lost unnoticed.
"""

from bot.evaluation.run import evaluate

__all__ = ["evaluate"]
