"""The answerer that asks a chat model, and falls back on quotes whenever that gives nothing that holds."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.answering.answerer import Answerer, Draft, DraftStatement, Reading
from bot.answering.chat.asking import Allowance, Correspondent
from bot.answering.chat.breaker import CircuitBreaker
from bot.answering.chat.failure import ChatModelError, Failure
from bot.answering.chat.guards import Fault
from bot.answering.chat.material import answer_prompt, gather
from bot.answering.chat.mending import mend
from bot.answering.chat.sanitising import looks_english
from bot.answering.chat.schema import (
    ANSWER,
    ProposedAnswer,
    ProposedStatement,
    ShapeError,
    complete_statements,
    read_answer,
)
from bot.answering.chat.verification import Entailment, Tally, Verifier
from bot.answering.hearing import tell

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatOutcome:
    """How one question went.

    Attributes:
        draft: what is shown: the model's statements that hold, or the extractive draft with a note.
        failure: why the extractive draft is given, or why the model stopped early; None where all went well.
        tally: how many statements were proposed and kept, and why the others were dropped.
        prompt: fingerprint of the prompt's words.
    """

    draft: Draft
    failure: Failure | None
    tally: Tally
    prompt: str


@dataclass(slots=True)
class ChatCounts:
    """What happened since the start, over all questions."""

    questions: int = 0
    answered: int = 0
    proposed: int = 0
    dropped: Counter[Fault] = field(default_factory=Counter)
    failures: Counter[Failure] = field(default_factory=Counter)

    @property
    def share_dropped(self) -> float:
        """Of all statements proposed, 0 to 1."""
        return sum(self.dropped.values()) / self.proposed if self.proposed else 0.0


class ChatAnswerer:
    """Words answers through a chat model; nothing is shown that the stored text or the ledger don't bear.

    Safe to share between threads.

    Args:
        name: "provider:model", as it stands in answers.
        correspondent: reaches the model.
        extractive: works out the findings, and answers where the model does not.
        breaker: rests the model after failures.
        entailment: a further check of every statement; None means none.
    """

    def __init__(
        self,
        name: str,
        correspondent: Correspondent,
        *,
        extractive: Answerer,
        breaker: CircuitBreaker | None = None,
        entailment: Entailment | None = None,
    ) -> None:
        self._name = name
        self._correspondent = correspondent
        self._extractive = extractive
        self._breaker = breaker or CircuitBreaker()
        self._entailment = entailment
        self._lock = threading.Lock()
        self.counts = ChatCounts()

    def answer(self, reading: Reading) -> Draft:
        """See :class:`bot.answering.answerer.Answerer`."""
        for told in self.stream(reading):
            if isinstance(told, ChatOutcome):
                return told.draft
            tell(told)
        raise AssertionError("a stream ends with its outcome")

    def outcome(self, reading: Reading) -> ChatOutcome:
        """The answer, with how it came about."""
        *_, last = self.stream(reading)
        assert isinstance(last, ChatOutcome)
        return last

    def stream(self, reading: Reading) -> Iterator[DraftStatement | ChatOutcome]:
        """Give each statement as soon as it is complete and verified; the outcome comes last.

        The outcome's draft holds every statement given before. Where none holds it is the extractive draft.
        """
        extractive = self._extractive.answer(reading)
        if not reading.hits:
            yield ChatOutcome(draft=extractive, failure=None, tally=Tally(), prompt="")
            return
        if not self._breaker.admits():
            yield self._count(self._fallback(extractive, Failure.RESTING))
            return
        settled = False
        try:
            conversation = _Conversation(
                self._correspondent, reading, extractive, entailment=self._entailment
            )
            yield from conversation.statements()
            failure = conversation.failure
            self._settle(failure)
            settled = True
            yield self._count(self._conclude(conversation, extractive))
        finally:
            if not settled:
                self._breaker.undecided()

    def _settle(self, failure: Failure | None) -> None:
        if failure is None or failure in {Failure.NOTHING_HELD, Failure.DECLINED}:
            self._breaker.worked()
        elif failure.trips:
            self._breaker.failed()
        else:
            self._breaker.undecided()

    def _conclude(self, conversation: _Conversation, extractive: Draft) -> ChatOutcome:
        failure, verifier = conversation.failure, conversation.verifier
        if conversation.shown:
            notes = extractive.notes if failure is None else (*extractive.notes, _STOPPED_EARLY)
            draft = replace(
                extractive,
                statements=tuple(conversation.shown),
                abstained=False,
                probability=None if extractive.abstained else extractive.probability,
                answerer=self._name,
                notes=notes,
            )
        elif failure is not None:
            draft = self._fallback(extractive, failure).draft
        else:
            draft = self._abstaining(extractive)
        draft = replace(draft, prompt=conversation.fingerprint)
        return ChatOutcome(
            draft=draft, failure=failure, tally=verifier.tally, prompt=conversation.fingerprint
        )

    def _abstaining(self, extractive: Draft) -> Draft:
        """The model finds no answer: what the rules found is told as what stands nearby."""
        if extractive.abstained:
            return replace(extractive, answerer=self._name)
        return Draft(
            statements=extractive.statements[:1], abstained=True, answerer=self._name, notes=extractive.notes
        )

    def _fallback(self, extractive: Draft, failure: Failure) -> ChatOutcome:
        draft = replace(extractive, notes=(*extractive.notes, failure.note))
        return ChatOutcome(draft=draft, failure=failure, tally=Tally(), prompt="")

    def _count(self, outcome: ChatOutcome) -> ChatOutcome:
        with self._lock:
            self.counts.questions += 1
            self.counts.answered += outcome.failure is None
            self.counts.proposed += outcome.tally.proposed
            self.counts.dropped.update(outcome.tally.dropped)
            if outcome.failure is not None:
                self.counts.failures[outcome.failure] += 1
        log.info(
            "chat model %s, prompt %s: %s; statements kept %d of %d",
            self._name,
            outcome.prompt or "-",
            outcome.failure.value if outcome.failure else "answered",
            outcome.tally.kept,
            outcome.tally.proposed,
        )
        return outcome


_STOPPED_EARLY = "the chat model stopped before its answer was complete"


class _Conversation:
    """One question put to the model: the statements that hold as they come, then how it ended."""

    def __init__(
        self,
        correspondent: Correspondent,
        reading: Reading,
        extractive: Draft,
        *,
        entailment: Entailment | None,
    ) -> None:
        self._correspondent = correspondent
        material = gather(reading, extractive, input_tokens=correspondent.limits.input_tokens)
        self._told_anyway = material.told_anyway
        self._prompt = answer_prompt(reading.standalone, material)
        self.verifier = Verifier(material, entailment=entailment)
        self.fingerprint = self._prompt.fingerprint
        self._account = reading.question.account
        self.failure: Failure | None = None
        self.shown: list[DraftStatement] = []
        self._read = 0
        self._seen_chars = 0
        self._texts: list[str] = []

    def statements(self) -> Iterator[DraftStatement]:
        """What holds, in the model's order. Never raises for what the model or its server does."""
        allowance = self._correspondent.allowance(self._account)
        try:
            text = ""
            for text in self._correspondent.write(self._prompt, ANSWER, allowance=allowance):
                yield from self._newly_complete(text)
            answer = self._whole(text, allowance)
            if answer.answerable:
                yield from self._hold(answer.statements)
                self._judge_emptiness(answer)
        except ChatModelError as error:
            log.info("the chat model gave no complete reply (%s)", error)
            self.failure = error.failure
        except Exception as error:
            kind = type(error).__name__  # the error's own text may hold the question
            log.error("the chat model's reply could not be checked: %s", kind)  # noqa: TRY400 - see above
            log.debug("the fault", exc_info=error)
            self.failure = Failure.UNCHECKED
        if not self.shown:
            self.shown.extend(self.verifier.kept)
            yield from self.shown

    def _newly_complete(self, text: str) -> Iterator[DraftStatement]:
        grown, self._seen_chars = text[self._seen_chars :], len(text)
        if "}" in grown:
            found, answerable = complete_statements(text)
            if answerable:
                yield from self._hold(found)

    def _hold(self, found: Sequence[ProposedStatement]) -> Iterator[DraftStatement]:
        """Verify what was not read before."""
        for proposed in found[self._read :]:
            self._read += 1
            self._texts.append(proposed.text)
            held = self.verifier.check(proposed)
            if held is not None and held not in self._told_anyway:
                self.shown.append(held)
                yield held

    def _whole(self, text: str, allowance: Allowance) -> ProposedAnswer:
        try:
            return read_answer(text)
        except ShapeError as error:
            if self._read:
                raise ChatModelError(Failure.MALFORMED, str(error)) from error
            return mend(self._correspondent, text, error, shape=ANSWER, read=read_answer, allowance=allowance)

    def _judge_emptiness(self, answer: ProposedAnswer) -> None:
        if self.verifier.kept:
            return
        own = [proposed.text for proposed in answer.statements if not proposed.finding]
        self.failure = Failure.NOTHING_HELD if looks_english(own) else Failure.WRONG_LANGUAGE
