"""The whole way: text in, claims out. Nothing is stored, nothing is logged, nothing is guessed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar

from claims.around.context import SentenceContext, build
from claims.around.lexicon import Lexicon, load_lexicon
from claims.around.surroundings import before, dated
from claims.found import claim_of
from claims.judge.apart.direction import held_to_its_way
from claims.judge.apart.extremes import held_to_its_rank
from claims.judge.apart.going_on import going_on, judge_going_on
from claims.judge.apart.than_another import held_to_the_others
from claims.judge.apart.votes import judge_votes
from claims.judge.apart.worked_out import judge_rate, judge_share, rate_of
from claims.judge.by_value import TELLING, by_value
from claims.judge.changes import judge_change
from claims.judge.findings import Finding, none
from claims.judge.neighbours import Tied, judge_by_neighbours
from claims.judge.scoped import borrows_its_noun, continued, rightly_named, scoped
from claims.judge.sums import judge_sum
from claims.judge.unsettled import NEAR, concerns, explained, with_choices
from claims.judge.verdicts import judge
from claims.judge.withheld import told_as_a_change
from claims.link.candidates import Question, ask
from claims.link.indexed.figures import Shelf
from claims.link.linking import Linker
from claims.model import Claim, Claims, Limit, Span, Verdict, Word
from claims.read.cleaning import Clean, clean
from claims.read.not_figures import ages as find_ages
from claims.read.periods import periods as find_periods
from claims.read.quantities import MOST_NUMBERS, read_until
from claims.read.tables import Entry, Table, entries, tables, without
from claims.read.text import Sentence, language_of, sentences
from data_sources.record.kept import kept
from data_sources.record.load import the_record
from data_sources.record.record import Record
from data_sources.record.register import with_registers

# A longer text is read up to here: an hour of speech is a twentieth of it.
MOST_CHARACTERS = 1_500_000

# A sentence with more numbers is a table or a list, and ties none of them to anything.
MOST_IN_A_SENTENCE = 60

# So many cells of tables are read; more than a report of a hundred pages has.
MOST_CELLS = 1_500

T = TypeVar("T")


@dataclass
class _SoFar:
    """What the numbers read so far were tied to, by sentence, and what the last one came to."""

    tied: dict[int, list[Tied]] = field(default_factory=dict)
    last: Finding | None = None
    of_kind: dict[bool, Finding] = field(default_factory=dict)  # the last share, the last count
    missed: set[Span] = field(default_factory=set)  # times of numbers that went on, and were wrong
    paragraph: int = -1


class Checker:
    """Checks texts against one record. Building it reads the lexicon; `check` is then quick."""

    def __init__(self, record: Record, lexicon: Lexicon | None = None) -> None:
        self.record = with_registers(record)
        self.lexicon = lexicon or load_lexicon(self.record)
        self.linker = Linker(Shelf(self.record), self.lexicon)

    def check(self, text: str, language: str | None = None) -> Claims:
        """A claim for each number of the text that concerns this field, in order."""
        cleaned = clean(text[:MOST_CHARACTERS])
        chosen = language or language_of(cleaned.text)
        found = tables(cleaned.text)
        prose = without(cleaned.text, found)
        claims: list[Claim] = []
        contexts, stopped = self._contexts(prose, chosen)
        so_far = _SoFar()
        for context in contexts:
            said = self._sentence(context, so_far, chosen)
            claims += [_in_the_original(claim, cleaned, context.sentence) for claim in said]
        if found:
            claims += self._of_tables(found, cleaned, contexts, chosen)
            claims.sort(key=lambda claim: claim.span.start)
        limits = _limits(text, cleaned, contexts, stopped)
        return Claims(claims, limits, self.record)

    def _of_tables(
        self, found: list[Table], cleaned: Clean, contexts: list[SentenceContext], language: str
    ) -> Iterator[Claim]:
        """The claims of the numbers in tables, each read with its headings."""
        starts = [context.sentence.start for context in contexts]
        before = [bisect_left(starts, table.start) for table in found]
        over = [
            self._over(table, contexts[place - 1] if place else None, language)
            for table, place in zip(found, before, strict=True)
        ]
        for entry in entries(found)[:MOST_CELLS]:
            for context in self._contexts(entry.text, language, over[entry.table], in_a_cell=True)[
                0
            ]:
                for claim in self._sentence(context, _SoFar(), language):
                    if claim.quantity.span.start >= entry.place:
                        yield _in_its_cell(claim, entry, cleaned)

    def _over(
        self, table: Table, before: SentenceContext | None, language: str
    ) -> SentenceContext | None:
        """The sentence over a table, and what stands under it, as what comes before its cells."""
        if table.below:
            under = self._contexts(table.below + "\n", language, before)[0]
            if any(line.publishers for line in under):  # a caption that names nobody says nothing
                return under[-1]
        return before

    def _contexts(
        self, text: str, language: str, before: SentenceContext | None = None,
        in_a_cell: bool = False,
    ) -> tuple[list[SentenceContext], int | None]:  # fmt: skip
        mentions, found_ages = find_periods(text), find_ages(text)
        readings, stopped = read_until(text, language, mentions, found_ages)
        by_place = (
            [m.span.start for m in mentions],
            [a.start for a in found_ages],
            [r.place for r in readings],
        )
        contexts: list[SentenceContext] = []
        paragraph = before.sentence.paragraph if before is not None else 0
        for sentence in sentences(text, paragraph):
            before = build(
                text,
                sentence,
                self.lexicon,
                _within(found_ages, by_place[1], sentence),
                _within(mentions, by_place[0], sentence),
                _within(readings, by_place[2], sentence),
                before,
                in_a_cell,
                language,
            )
            contexts.append(before)
        return contexts, stopped

    def _sentence(self, context: SentenceContext, so_far: _SoFar, language: str) -> list[Claim]:
        """The claims of one sentence: first its levels, then the changes between them."""
        if not _worth_a_look(context):
            return []
        questions = [ask(context, reading) for reading in context.readings]
        findings = self._levels(context, questions, so_far)
        so_far.tied[context.sentence.start] = [
            (questions[place].reading.place, found) for place, found in findings.items()
            if found.verdict.found and found.candidate is not None
            and found.reasons[0].code != "sum_fits"
        ]  # fmt: skip
        for place, question in enumerate(questions):
            if question.is_change:
                found = self._change(question, so_far.tied)
                if found.verdict is Verdict.DIFFERS and told_as_a_change(
                    self.record, question, found.figure
                ):
                    found = none("not_sure", figure=found.figure.id if found.figure else "")
                findings[place] = rightly_named(self.linker, question, found)
        claims = []
        for place, question in enumerate(questions):
            found = held_to_its_way(self.record, question, findings[place])
            found = held_to_its_rank(self.record, question, found)
            found = held_to_the_others(self.record, question, found)
            found = with_choices(self.linker, question, explained(question, found))
            if found.verdict is not Verdict.NOT_IN_RECORD or concerns(question, found):
                quantity = question.reading.quantity
                claims.append(claim_of(context, question, found, quantity, language, self.record))
        return claims

    def _levels(
        self, context: SentenceContext, questions: list[Question], so_far: _SoFar
    ) -> dict[int, Finding]:
        """The verdicts on the levels; each number goes on with what narrowed the one before."""
        findings: dict[int, Finding] = {}
        last = so_far.last if not context.publishers else None
        if so_far.paragraph != context.sentence.paragraph:
            so_far.paragraph, so_far.of_kind = context.sentence.paragraph, {}
        for place, question in enumerate(questions):
            if not question.is_change:
                found = self._level(question)
                share = question.reading.quantity.is_percent
                at = question.period.mention.span if question.period is not None else None
                before_it = so_far.of_kind.get(share) if at not in so_far.missed else None
                if found.verdict is Verdict.NOT_IN_RECORD:
                    gone_on = judge_going_on(self.record, self.linker, question, before_it)
                    found = gone_on if gone_on.verdict.found else found
                found = rightly_named(self.linker, question, found)
                # One that only goes on, and is wrong, leaves the next one what it went on with.
                if found.verdict.found or going_on(self.linker, question, before_it) is None:
                    so_far.of_kind[share] = found
                elif at is not None:
                    so_far.missed.add(at)
                last = findings[place] = continued(question, found, last, bool(findings))
        # "In 2024 400 and in 2023 300 were removed": the noun comes last.
        for place in sorted(findings, reverse=True):
            if place + 1 in findings and borrows_its_noun(questions[place]):
                beside = findings[place + 1]
                findings[place] = continued(questions[place], findings[place], beside)
        so_far.last = last
        return _each_once(findings)

    def _change(self, question: Question, tied: dict[int, list[Tied]]) -> Finding:
        """The verdict on a change: by its own words, else by the numbers beside it."""
        beside = judge_by_neighbours(self.record, question, tied)
        beside = scoped(self.linker, question, beside)
        if beside.verdict.found and not dated(question.context.periods):
            return beside  # the sentence names no time: the numbers beside it know theirs
        found = judge_change(self.record, self.linker, question)
        found = scoped(self.linker, question, found)
        return beside if beside.verdict.found and not found.verdict.found else found

    def _level(self, question: Question) -> Finding:
        """The verdict by the words; what they leave without one is looked up by its value."""
        quantity = question.reading.quantity
        if question.reading.interval:
            said = self._by_words_and_value(question)
            return said if said.verdict.found else judge_rate(self.linker, question)
        if rate_of(question) and not quantity.is_percent:
            rated = judge_rate(self.linker, question)
            if (
                rated.verdict is not Verdict.NOT_IN_RECORD
                or rated.reasons[0].code == "words_narrow"
            ):
                return rated
        return self._by_words_and_value(question)

    def _by_words_and_value(self, question: Question) -> Finding:
        """The verdict on a number that is printed somewhere, and not worked out."""
        quantity = question.reading.quantity
        valued = by_value(self.record, self.linker, question)
        telling = quantity.exact_digits >= TELLING or valued.sure
        if valued.verdict.found and telling and not valued.either:
            return valued
        others = [question.reading.other] if question.reading.other is not None else []
        worded = scoped(self.linker, question, judge(self.record, self.linker, question, others))
        if worded.verdict.found or worded.verdict is Verdict.WHOLE_NOT_PART:
            return worded
        if valued.verdict is not Verdict.NOT_IN_RECORD:
            return valued
        voted = judge_votes(self.record, self.linker, question)
        if voted.verdict.found:
            return voted
        summed = judge_sum(self.linker, question)
        worded = summed if summed.verdict.found else worded
        if quantity.is_percent and worded.verdict is Verdict.NOT_IN_RECORD:
            shared = judge_share(self.record, self.linker, question)
            shared = scoped(self.linker, question, shared)
            return shared if shared.verdict is not Verdict.NOT_IN_RECORD else worded
        return worded


# A rate or a share of a figure stands beside the figure itself.
_OF_THE_SAME = frozenset({"rate_computed", "interval_computed", "share_fits"})


def _each_once(findings: dict[int, Finding]) -> dict[int, Finding]:
    """The findings; what another number of the sentence was right of is not what this one says.

    "555,555 reports, of which 200,303 were confirmed": the first is of another thing.
    """
    right = {f.figure.id for f in findings.values() if f.verdict.found and f.figure is not None
             and f.reasons[0].code not in _OF_THE_SAME}  # fmt: skip
    return {
        place: none("not_sure", figure=f.figure.id)
        if f.verdict is Verdict.DIFFERS and f.figure is not None and f.figure.id in right
        else f
        for place, f in findings.items()
    }


def _limits(
    text: str, cleaned: Clean, contexts: list[SentenceContext], stopped: int | None
) -> Iterator[Limit]:
    """What of the text was not read."""
    if len(text) > MOST_CHARACTERS:
        yield Limit.of("characters", most=MOST_CHARACTERS, total=len(text))
    if stopped is not None:
        place = cleaned.original(stopped, stopped + 1).start
        yield Limit.of("numbers", most=MOST_NUMBERS, place=place)
    long = sum(len(context.readings) > MOST_IN_A_SENTENCE for context in contexts)
    if long:
        yield Limit.of("long_sentences", most=MOST_IN_A_SENTENCE, count=long)


def _worth_a_look(context: SentenceContext) -> bool:
    """A number among words that mean nothing to us is no claim; neither is one in a long list."""
    if len(context.readings) > MOST_IN_A_SENTENCE:
        return False
    if context.mentions or (context.before is not None and context.before.mentions):
        return True
    return any(earlier.mentions for earlier in islice(before(context), NEAR))


def _within(items: list[T], places: list[int], sentence: Sentence) -> list[T]:
    return items[bisect_left(places, sentence.start) : bisect_right(places, sentence.end - 1)]


def _in_the_original(claim: Claim, cleaned: Clean, sentence: Sentence) -> Claim:
    """The claim with every span counted in the text as it was pasted."""

    def back(span: Span) -> Span:
        return cleaned.original(span.start, span.end)

    stripped = len(sentence.text) - len(sentence.text.lstrip())
    whole = Span(sentence.start + stripped, sentence.start + len(sentence.text.rstrip()))
    if cleaned.places is None:
        return replace(claim, sentence_span=whole)
    words = tuple(Word(back(w.span), w.text, w.role) for w in claim.words)
    quantity = replace(claim.quantity, span=back(claim.quantity.span))
    return replace(claim, quantity=quantity, words=words, sentence_span=back(whole))


def _in_its_cell(claim: Claim, entry: Entry, cleaned: Clean) -> Claim:
    """The claim of a cell, marked where the cell stands; its words are its headings."""
    start = entry.start + claim.quantity.span.start - entry.place
    end = min(start + len(claim.quantity.text), entry.end)
    span = cleaned.original(start, max(end, start + 1))
    quantity = replace(claim.quantity, span=span)
    words = tuple(Word(span, w.text, w.role) for w in claim.words)
    return replace(claim, quantity=quantity, words=words, sentence_span=span)


@kept()
def checker_for(record: Record) -> Checker:
    """The checker of a record, built once."""
    return Checker(record)


def check(text: str, language: str | None = None, record: Record | None = None) -> Claims:
    """Check a text against the record.

    `language` is the code of the text's own; without it, it is told from the small words.
    Returns the claims in the order of the text; spans count characters of `text` as given. Numbers
    that are dates, money, telephone numbers or ages are no claims, and neither is a number in a
    sentence that does not concern this field. What was not read, because the text is too long, is
    in `limits` of the result. Pure: nothing is kept.
    """
    return checker_for(record or the_record()).check(text, language)
