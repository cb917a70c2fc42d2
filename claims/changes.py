"""Changes and shares: "rose by 12%", "doubled", "from 32 to 36 million", "a third".

They are computed from the record with its own `change`, which knows the breaks; where a publisher
prints the change itself, that row is asked too.
"""

from __future__ import annotations

from dataclasses import replace

from claims.compare import compare
from claims.context import MEDIUM, STRONG, WEAK, Placed, SentenceContext, shift
from claims.linking import Candidate, Linker, Question, figure_for
from claims.model import Bound, Kind, PeriodMention, Quantity, Reason, Verdict
from claims.verdicts import LEAST, REACH, Finding, decide, none
from data_sources.figure import Change, Figure, NotComparable
from data_sources.record import Record


def judge_change(record: Record, linker: Linker, question: Question) -> Finding:
    """The verdict on a change: first as the publisher printed it, else computed."""
    quantity = question.reading.quantity
    if question.reading.exceeds:
        return _judge_excess(record, linker, question)
    printed = [c for c in linker.candidates(question, frozenset({"change"})) if c.score >= LEAST]
    said = (
        decide(record, question, printed, [])
        if printed and quantity.kind is not Kind.RATIO
        else none("no_series")
    )
    if said.verdict.agrees or said.verdict is Verdict.OUTDATED:
        return said
    computed = _computed(record, linker, question)
    if computed.verdict is not Verdict.NOT_IN_RECORD:
        return computed
    if said.verdict is not Verdict.NOT_IN_RECORD and (
        said.candidate is None or said.candidate.period_fits >= MEDIUM
    ):
        return said
    return computed


def _computed(record: Record, linker: Linker, question: Question) -> Finding:
    quantity = question.reading.quantity
    pair = _pair_of_periods(question)
    if pair is None:
        return none("no_two_periods")
    kinds = frozenset({"percent"}) if quantity.points else frozenset({"count"})
    found = [c for c in linker.candidates(question, kinds) if c.score >= LEAST and not c.misnomer]
    if not found:
        return none("no_series")
    best = max(c.score for c in found)
    tried: list[tuple[Candidate, Change]] = []
    for candidate in found:
        if candidate.score < best - REACH:
            continue
        change = _change(record, candidate, pair[0], pair[1])
        if change is None:
            continue
        tried.append((candidate, change))
        if _agrees(
            quantity, change, question.reading.times_more
        ) and candidate.score >= best - _reach(quantity):
            return _agreed(record, candidate, change)
    if not tried:
        return none("no_two_periods")
    candidate, change = tried[0]
    sure = (
        candidate.publisher_known
        and not candidate.carried
        and candidate.score >= max(3.0, best - 0.5)
        and pair[2] >= MEDIUM
    )
    if not sure or any(_agrees(quantity, c, question.reading.times_more) for _, c in tried):
        return none("not_sure", figure=change.second.id)
    return Finding(
        Verdict.DIFFERS,
        (_reason("change_differs", change),),
        candidate,
        change.second,
        (change.first,),
    )


def _judge_excess(record: Record, linker: Linker, question: Question) -> Finding:
    """ "The first half of 2024 exceeded the whole of 2023": two figures and no number."""
    pair = _first_and_second_named(question)
    if pair is None:
        return none("no_two_periods")
    found = [c for c in linker.candidates(question, frozenset({"count"})) if c.score >= LEAST]
    found = [c for c in found if c.publisher_known]
    best = max((c.score for c in found), default=0.0)
    near = [c for c in found if c.score >= best - REACH]
    for candidate in near:
        more, less = (figure_for(candidate.slot, p, candidate.shelf)[0] for p in pair)
        if more is not None and less is not None and more is not less:
            return _excess(candidate, more, less)
    return _excess_across(near, pair)


def _first_and_second_named(question: Question) -> tuple[PeriodMention, PeriodMention] | None:
    place = question.reading.place
    dated = [
        m
        for m in question.context.periods
        if m.start is not None and m.end is not None and m.kind != "day"
    ]
    before = [m for m in dated if m.span.end <= place]
    after = [m for m in dated if m.span.start >= place]
    return (before[-1], after[0]) if before and after else None


def _excess(candidate: Candidate, more: Figure, less: Figure) -> Finding:
    code = "exceeds" if float(more.value) > float(less.value) else "does_not_exceed"
    reason = Reason.of(code, first=less.id, figure=more.id)
    if code == "does_not_exceed":
        return Finding(Verdict.DIFFERS, (reason,), candidate, more, (less,))
    if not more.period.same_length(less.period):
        return Finding(
            Verdict.MATCHES_BUT,
            (Reason.of("lengths_differ", first=less.id, figure=more.id),),
            candidate,
            more,
            (less,),
        )
    return Finding(Verdict.MATCHES, (reason,), candidate, more, (less,))


def _excess_across(near: list[Candidate], pair: tuple[PeriodMention, PeriodMention]) -> Finding:
    """No series has both periods: two of one collection may still contradict the sentence."""
    more = [(c, f) for c in near if (f := figure_for(c.slot, pair[0], c.shelf)[0]) is not None]
    less = [(c, f) for c in near if (f := figure_for(c.slot, pair[1], c.shelf)[0]) is not None]
    for candidate, high in more:
        for _, low in less:
            alike = high.series.collection == low.series.collection and {high.unit, low.unit} <= {
                "reports",
                "urls",
            }
            if alike and float(high.value) < float(low.value):
                reason = Reason.of("near_series_contradict", first=low.id, figure=high.id)
                beside = _other_comparisons(near)
                return Finding(Verdict.DIFFERS, (reason,), candidate, high, (low, *beside))
    return none("no_two_periods")


def _other_comparisons(near: list[Candidate]) -> tuple[Figure, ...]:
    """What the publisher did compare: a one-off series with exactly two periods."""
    return tuple(
        figure
        for candidate in near
        if candidate.shelf.series.form == "fact" and len(candidate.slot.figures) == 2
        for figure in candidate.slot.figures
    )[:2]


def _reach(quantity: Quantity) -> float:
    return REACH if quantity.exact_digits >= 3 else 1.0


def _pair_of_periods(question: Question) -> tuple[PeriodMention, PeriodMention, int] | None:
    """The two periods a change lies between, and how surely."""
    context = question.context
    dated = [m for m in context.periods if m.start is not None and m.kind != "day"]
    start, end = question.segment
    near = [m for m in dated if start <= m.span.start < end]
    spans = [
        m
        for m in near or dated
        if m.kind == "span"
        and m.start
        and m.end
        and m.start.year < m.end.year
        and m.start.month == 1
        and m.end.month == 12
    ]
    if spans:
        first, last = spans[0].start, spans[0].end
        assert first and last
        return _year(spans[0], first.year), _year(spans[0], last.year), STRONG
    since = next((m for m in near if m.kind == "since"), None)
    fixed = [m for m in dated if m.kind != "since"]
    if since is not None and fixed:
        return _year(since, since.start.year), fixed[0], WEAK  # type: ignore[union-attr]
    for group, strength in ((near, STRONG), (fixed, MEDIUM)):
        found = _two(group)
        if found is not None:
            return (*found, strength)
    placed = question.period
    if placed is None or placed.mention.kind not in ("year", "half", "quarter", "month"):
        return None
    # "In 2023 it rose by 12%": on the year before.
    return shift(placed.mention, -1), placed.mention, min(placed.strength, MEDIUM)


def _two(group: list[PeriodMention]) -> tuple[PeriodMention, PeriodMention] | None:
    distinct = sorted({(m.start, m.end): m for m in group if m.start and m.end}.items())
    if len(distinct) != 2:
        return None
    return distinct[0][1], distinct[1][1]


def _year(mention: PeriodMention, year: int) -> PeriodMention:
    from datetime import date

    return replace(mention, start=date(year, 1, 1), end=date(year, 12, 31), kind="year")


def _change(
    record: Record, candidate: Candidate, first: PeriodMention, second: PeriodMention
) -> Change | None:
    earlier, fit = figure_for(candidate.slot, first, candidate.shelf)
    later, fit_later = figure_for(candidate.slot, second, candidate.shelf)
    if earlier is None or later is None or earlier is later or min(fit, fit_later) < STRONG:
        return None
    try:
        return record.change(earlier, later, across_breaks=True)
    except NotComparable as error:
        if error.reason in ("length", "inexact"):
            return Change(earlier, later)
        return None


def _agrees(quantity: Quantity, change: Change, times_more: bool) -> bool:
    first, second = float(change.first.value), float(change.second.value)
    if not first:
        return False
    if quantity.kind is Kind.RATIO:
        ratio = second / first
        return any(
            _ratio_agrees(quantity.value + extra, quantity.bound, ratio)
            for extra in ((0, 1) if times_more else (0,))
        )
    if quantity.kind is Kind.DIFFERENCE:
        return _difference_agrees(quantity, second - first)
    moved = second - first if quantity.points else (second - first) / first * 100
    if (moved < 0) != (quantity.value < 0):
        return False
    steps = {abs(moved)} | {abs(m) for m in _from_rounded(change, quantity)}
    return any(compare(_unsigned(quantity), value).agrees for value in steps)


def _from_rounded(change: Change, quantity: Quantity) -> list[float]:
    """The same change from rounded figures: a writer works from 36.2 million."""
    if quantity.points or quantity.exact_digits > 3:
        return []
    first, second = (
        _three_digits(float(change.first.value)),
        _three_digits(float(change.second.value)),
    )
    return [(second - first) / first * 100] if first else []


def _three_digits(value: float) -> float:
    return float(f"{value:.3g}")


def _unsigned(quantity: Quantity) -> Quantity:
    return replace(quantity, value=abs(quantity.value), kind=Kind.PERCENT)


def _ratio_agrees(written: float, bound: Bound, ratio: float) -> bool:
    if written < 1:
        return 0.9 * written <= ratio <= 1.1 * written
    if written in (2.0, 3.0) and bound is Bound.NONE:
        return written * 0.9 <= ratio < written * 1.2
    slack = 0.1 if written <= 3 else 0.5 / written if written < 10 else 0.05
    if bound is Bound.AT_LEAST:
        return written * 0.995 <= ratio < written * (2.0 if written >= 10 else 1.35)
    if bound in (Bound.NEARLY, Bound.AT_MOST):
        return written * 0.88 <= ratio <= written * 1.02
    if written >= 4 and written == int(written) and bound is Bound.NONE:
        return written - 0.5 <= ratio < written + (1.0 if written < 10 else 0.05 * written)
    return written * (1 - slack) <= ratio <= written * (1 + slack)


def _difference_agrees(quantity: Quantity, moved: float) -> bool:
    if (moved < 0) != (quantity.value < 0):
        return False
    plain = replace(quantity, value=abs(quantity.value), kind=Kind.COUNT)
    return compare(plain, abs(moved)).agrees


def _agreed(record: Record, candidate: Candidate, change: Change) -> Finding:
    reason = _warning(record, change)
    if reason is not None:
        return Finding(Verdict.MATCHES_BUT, (reason,), candidate, change.second, (change.first,))
    return Finding(
        Verdict.MATCHES_ROUNDED,
        (_reason("change_fits", change),),
        candidate,
        change.second,
        (change.first,),
    )


def _reason(code: str, change: Change) -> Reason:
    return Reason.of(code, first=change.first.id, figure=change.second.id)


def _warning(record: Record, change: Change) -> Reason | None:
    """What changes the meaning of a change: other lengths, a break, one cause behind the jump."""
    if not change.first.period.same_length(change.second.period):
        return _reason("lengths_differ", change)
    if change.breaks:
        return _reason("break_between", change)
    o = change.second.observation
    for item in record.explanations(change.second.series.key):
        same = (item.breakdown, item.geography) == (o.breakdown, o.geography)
        base = change.first.period.start
        part = item.start == base and item.label["en"].startswith(("Part year", "Mixed year"))
        if same and (part or base < item.start <= change.second.period.start):
            return _reason("explained_change", change)
    return None


def judge_share(record: Record, linker: Linker, question: Question) -> Finding:
    """A share that no publisher printed: a part and its whole, both of the record."""
    quantity = question.reading.quantity
    as_count = replace(question, unit=None)
    found = [
        c
        for c in linker.candidates(as_count, frozenset({"count"}))
        if c.figure is not None and c.score >= LEAST
    ]
    tried = []
    for candidate in found[:12]:
        if candidate.figure is None:
            continue
        for whole in wholes(record, candidate.figure):
            share = 100.0 * float(candidate.figure.value) / float(whole.value)
            tried.append((candidate, whole, share))
            if compare(quantity, share).agrees:
                return _share_found(candidate, whole)
    if not tried:
        return none("no_series")
    candidate, whole, share = tried[0]
    sure = (
        candidate.publisher_known
        and not candidate.carried
        and candidate.period_fits >= MEDIUM
        and candidate is found[0]
    )
    sure = sure and candidate.slot.series in _SURE_PARTS
    part = candidate.figure
    if part and sure and candidate.score >= 4.0 and abs(share - quantity.value) > 3:
        reason = Reason.of("share_differs", figure=part.id, whole=whole.id, share=f"{share:.1f}")
        return Finding(Verdict.DIFFERS, (reason,), candidate, part, (whole,))
    return none("not_sure")


# A share is called wrong only for parts that a sentence names by name.
_SURE_PARTS = frozenset(
    {"ncmec.reports_by_platform", "ncmec.reports_by_country", "iwf.urls_by_hosting_country"}
)


def _share_found(candidate: Candidate, whole: Figure) -> Finding:
    assert candidate.figure is not None
    reason = Reason.of("share_fits", figure=candidate.figure.id, whole=whole.id)
    return Finding(Verdict.MATCHES_ROUNDED, (reason,), candidate, candidate.figure, (whole,))


# Parts whose whole is another series of the same publisher, counted in the same way.
WHOLES = {
    "ncmec.reports_by_platform": ("ncmec.reports_total", "ncmec.reports_esp"),
    "ncmec.reports_by_country": ("ncmec.reports_total",),
    "ncmec.reports_by_category": ("ncmec.reports_total",),
    "ncmec.reports_by_user_location": ("ncmec.reports_total",),
    "ncmec.reports_esp": ("ncmec.reports_total",),
    "ncmec.reports_public": ("ncmec.reports_total",),
    "ncmec.reports_eu": ("ncmec.reports_total",),
    "ncmec.files_by_type": ("ncmec.files_total",),
    "ncmec.genai_reports": ("ncmec.reports_total",),
    "ncmec.genai_reports_amazon": ("ncmec.genai_reports",),
    "iwf.urls_by_hosting_country": ("iwf.reports_confirmed",),
    "iwf.eu_hosted_urls": ("iwf.reports_confirmed",),
    "iwf.reports_confirmed": ("iwf.reports_assessed",),
    "iwf.self_generated_reports": ("iwf.reports_confirmed",),
    "iwf.severity_count": ("iwf.reports_confirmed",),
    "iwf.sex_count": ("iwf.reports_confirmed",),
    "iwf.ai_reports_actionable": ("iwf.reports_confirmed",),
    "iwf.commercial_urls": ("iwf.reports_confirmed",),
}


def wholes(record: Record, part: Figure) -> list[Figure]:
    """The figures that a part is a share of, in its own period."""
    found = []
    for series in WHOLES.get(part.series.key, ()):
        if series in record.series:
            found += record.find(series, "World", "", part.period)
    return [f for f in found if f.value and float(f.value) >= float(part.value)]


__all__ = ["Placed", "SentenceContext", "judge_change", "judge_share"]
