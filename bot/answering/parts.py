"""Which parts of answering are at work: all of them, unless what each one brings is being measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerParts:
    """The parts of the extractive answerer that can be left out.

    Attributes:
        ledger: "how many" is answered from the ledger's claims, not from sentences alone.
        accounts: "who is to blame" is answered from the ledger's accounts.
        expectations: sentences are judged by what the question looks for (a time, a name, a cause).
        abstention: an answer that is not likely enough is not given.
        disagreements: a note where sources disagree.
    """

    ledger: bool = True
    accounts: bool = True
    expectations: bool = True
    abstention: bool = True
    disagreements: bool = True


EVERY_ANSWER_PART = AnswerParts()
