"""Why a verdict was given, in sentences. The figures in them print themselves."""

# ruff: noqa: E501  (a pattern or a sentence is read best on one line)
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from charts.words.sentence import better_wording
from claims.model import Claim, Limit, Reason, Verdict
from data_sources.record.figure import Figure
from data_sources.record.record import Record, UnknownFigure
from languages import DEFAULT_LANGUAGE, translator
from languages.numbers import exact

# Names of verdicts and sentences of reasons are English here, and translated like all words of ours.
SENTENCES = {
    "same": "The record has exactly this: {figure}.",
    "rounds": "The record has {figure}; the sentence says it less precisely.",
    "loose_bound": "True as a lower bound, but the record's figure is a good deal higher: {figure}.",
    "explained": "Say with it: {note}",
    "revised": "This was published once and has since been revised. {later}",
    "later_exists": "Right for {figure}; a later figure exists: {later}.",
    "conflict": "Another publication has this number; the record shows {figure}.",
    "misnamed": "The number is right, but what was counted is {figure}, and the sentence calls it something else.",
    "lower_bound": "The record has this only as a lower bound: {figure}. Say “at least” or “more than”.",
    "source_unnamed": "The sentence does not say who found this. The nearest in the record: {figure}. {caveat}",
    "caveat": "The number is right, but mind who was asked: {figure}. {caveat}",
    "all_not_part": "The number is that of all reports: {figure}. Those from companies alone were fewer: {named}.",
    "reports_not_incidents": "The number counts reports: {figure}. Incidents are another thing: {named}.",
    "assessed_not_confirmed": "The number counts reports that were assessed: {figure}. Confirmed were {named}.",
    "found_not_criminal": "The number counts images found: {figure}. Found criminal were {named}.",
    "differs": "The record has another number for this very thing: {figure}.",
    "turned": "The size is the record's, and the direction is not: {figure}.",
    "change_fits": "From {first} to {figure}: {change}.",
    "change_differs": "The record gives another change: from {first} to {figure}, {change}.",
    "break_between": "The change is right as arithmetic ({change}), but between {first} and {figure} the way of counting changed. {breaks}",
    "lengths_differ": "The two periods are not equally long: {first} against {figure}.",
    "explained_change": "The change is right ({change}), but it has one known cause. {note}",
    "share_fits": "{figure} is that share of {whole}.",
    "share_differs": "{figure} is {share}% of {whole}.",
    "sum_fits": "Added up here: {parts} come to {sum}. No publisher prints this sum.",
    "perhaps": "Perhaps this figure is meant: {figure}.",
    "rate_computed": "Worked out from {figure}, spread evenly over its period: {rate}.",
    "rate_differs": "Worked out from {figure}, spread evenly over its period, it is another number: {rate}.",
    "interval_computed": "Worked out from {figure}, spread evenly over its period: one every {rate} seconds.",
    "interval_differs": "Worked out from {figure}, spread evenly over its period, it is another time: one every {rate} seconds.",
    "exceeds": "{figure} is indeed more than {first}.",
    "does_not_exceed": "{figure} is not more than {first}.",
    "more_unknown": "Which of the two is more cannot be told: {figure} is a lower bound. No verdict.",
    "near_series_contradict": "No series counts both periods in one way. The nearest say the opposite: {figure}, against {first}.",
    "whole_not_part": "The number is that of the whole: {figure}. The sentence narrows it: “{words}”.",
    "part_is": "The record has for this part: {named}.",
    "words_narrow": "The sentence narrows the number (“{words}”) to something that the figure found does not count. No verdict.",
    "not_the_extreme": "The number is right ({figure}), but what the sentence says of its rank (“{words}”) is not: {named}. No verdict.",
    "beyond_a_break": "The number is right ({figure}). What the sentence says of its rank (“{words}”) is not borne out: {named}, counted in another way. No verdict.",
    "rank_unknown": "The number is right ({figure}), but the record cannot tell whether it is “{words}”: figures are missing, or were counted in another way. No verdict.",
    "rank_of_known": "Whether it is “{words}” cannot be told: no year in the record lies beyond {figure}, but figures of some years are missing, or were counted in another way.",
    "not_than_another": "The number is right ({figure}), but not “{words}”: {named}. No verdict.",
    "others_unknown": "Whether it is “{words}” cannot be told: the record has no figure beside {figure} for it.",
    "other_way": "The number is right ({figure}), but not the way that the sentence says it went (“{words}”): before it {named}. No verdict.",
    "way_roughly": "“{words}” is so only roughly: before it {named}.",
    "way_unknown": "Whether the way (“{words}”) is right cannot be told: the record has no figure just before {figure} that it can be set beside.",
    "about_as_many": "“{words}” is taken to be so where the two lie within {share} of each other: before it {named}.",
    "way_over_a_break": "Between {first} and {figure} the way of counting changed. {breaks}",
    "not_theirs": "The record has this number as a count by {publisher}, and not by “{words}”: {figure}. No verdict.",
    "words_widen": "The number is {figure}, counted among what came to the publisher. The sentence says it of more (“{words}”). No verdict.",
    "words_unknown": "The sentence has words whose meaning for the number is not known here (“{words}”). No verdict.",
    "two_possible": "More than one figure has this number and may be meant. No verdict.",
    "hedged": "The sentence gives the number only roughly, and the record has {figure}. No verdict.",
    "chosen": "You chose the figure; the sentence does not say which is meant.",
    "no_publisher": "The text does not say whose number this is: no publisher is named. No verdict.",
    "no_period": "The text names no period for this number. No verdict.",
    "unknown_year": "The text says “{words}”, and nothing in it says which year that is: it has no date of its own. No verdict.",
    "no_series": "No figure in the record is about this.",
    "no_such_period": "The record has this series, but no figure for {period}.",
    "no_two_periods": "The record has no two figures between which this change could lie.",
    "finer_than_record": "The record has this only as a rounded figure ({figure}) and cannot confirm more digits.",
    "several_series": "More than one series fits this sentence, and they differ. No verdict.",
    "not_sure": "The sentence does not say surely enough which figure is meant. No verdict.",
}  # fmt: skip


LIMITS = {
    "characters": "The text has {total} characters and was read up to character {most}. Nothing is said about the rest.",
    "numbers": "Reading stopped after {most} numbers, at character {place}. Nothing is said about the numbers after it.",
    "long_sentences": "Sentences and lists with more than {most} numbers were passed over: {count}. Nothing is said about those numbers.",
}  # fmt: skip


def limit_words(limit: Limit, language: str = DEFAULT_LANGUAGE) -> str:
    """Where reading stopped, as a sentence in the reader's language."""
    values = {key: exact(value, language) for key, value in limit.values}
    return str(translator(language)(LIMITS[limit.code], **values))


def why(claim: Claim, language: str = DEFAULT_LANGUAGE) -> str:
    """The reasons of a verdict as sentences, from the record that it was given by."""
    return " ".join(explain(reason, language, claim.record) for reason in claim.reasons)


def explain(reason: Reason, language: str, record: Record) -> str:
    """One reason as a sentence in the reader's language."""
    values = dict(reason.values)
    words = {key: _words(record, key, value, language) for key, value in values.items()}
    words.setdefault("later", "")
    words["note"] = _note(record, values, language)
    words["breaks"], words["change"] = _between(record, values, language)
    words["caveat"] = _caveat(record, values, language)
    text = translator(language)(SENTENCES[reason.code], **words)
    return " ".join(text.split())


def verdict_name(verdict: Verdict, language: str = DEFAULT_LANGUAGE) -> str:
    """The verdict as a reader sees it."""
    return str(translator(language)(verdict.value))


_WORKED_OUT = ("sum_fits", "share_fits", "rate_computed", "interval_computed")


def verdict_words(claim: Claim, language: str = DEFAULT_LANGUAGE) -> str:
    """The verdict on a claim: whether it was worked out, or nothing at all was decided.

    A number about which nothing was decided may well stand in the record.
    """
    _ = translator(language)
    code = claim.reasons[0].code if claim.reasons else ""
    undecided = any(SENTENCES.get(r.code, "").endswith("No verdict.") for r in claim.reasons)
    if claim.verdict is Verdict.NOT_IN_RECORD and undecided:
        return _("no verdict")
    if claim.verdict is Verdict.MATCHES_ROUNDED and code in _WORKED_OUT:
        return _("matches, worked out here")
    return verdict_name(claim.verdict, language)


def summary(claims: Sequence[Claim], language: str = DEFAULT_LANGUAGE) -> str:
    """How many numbers got which verdict, in the order of the verdicts."""
    order = list(Verdict)
    in_order = sorted(claims, key=lambda claim: order.index(claim.verdict))
    counts = Counter(verdict_words(claim, language) for claim in in_order)
    return " · ".join(f"{words}: {number}" for words, number in counts.items())


def stands_on(claim: Claim) -> tuple[Figure, ...]:
    """The figures that a verdict stands on: one, or each that a sum was added up from."""
    if claim.figure is None:
        return ()
    is_sum = any(reason.code == "sum_fits" for reason in claim.reasons)
    return (claim.figure, *claim.near) if is_sum else (claim.figure,)


def better(claim: Claim, language: str = DEFAULT_LANGUAGE) -> str:
    """A correct sentence for each figure that the verdict stands on."""
    return " ".join(better_wording(figure, language) for figure in stands_on(claim))


_FIGURES = ("figure", "later", "named", "first", "whole")


def _words(record: Record, key: str, value: str, language: str) -> str:
    if key in ("rate", "sum"):
        return exact(float(value), language)
    if key == "parts":
        return " + ".join(_words(record, "figure", part, language) for part in value.split(";"))
    if key not in _FIGURES:
        return value
    try:
        figure = record.by_id(value)
    except UnknownFigure:
        return value.partition("|")[0]
    return f"{figure.with_unit(language, 'exact')} ({figure.label(language)})"


def _note(record: Record, values: dict[str, str], language: str) -> str:
    """What is known of the one cause of a figure, or of a change where ``first`` is given."""
    try:
        figure = record.by_id(values.get("figure", ""))
        if "first" in values:
            found = record.explanations_between(record.by_id(values["first"]), figure)
        else:
            found = record.explanations_of(figure)
    except UnknownFigure:
        return ""
    return found[0].text[language] if found else ""


def _between(record: Record, values: dict[str, str], language: str) -> tuple[str, str]:
    """The breaks between two figures and their change, in words."""
    if "first" not in values or "figure" not in values:
        return "", ""
    try:
        change = record.change(record.by_id(values["first"]), record.by_id(values["figure"]), True)
    except (UnknownFigure, ValueError):
        return "", ""
    return " ".join(item.why[language] for item in change.breaks), change.format(language)


def _caveat(record: Record, values: dict[str, str], language: str) -> str:
    try:
        figure = record.by_id(values.get("figure", ""))
    except UnknownFigure:
        return ""
    text = figure.series.text(language)
    return text.caveats or text.does_not_measure
