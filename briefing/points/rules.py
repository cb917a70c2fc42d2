"""What no talking point may do, whoever wrote its template: checked while it is rendered.

A text comes here with signs in the place of what was printed, so that the words of the template
and the words of the record can be told apart, sentence by sentence.
"""

from __future__ import annotations

import re
from itertools import combinations

from briefing.points.evidence import BreakCitation, Notebook, figures_in, typed
from briefing.points.quoting import CannotBeSaid
from data_sources.record.figure import Figure
from data_sources.record.record import Record

__all__ = ["check", "faults"]

NAMING = ("period", "publisher", "place", "ages", "tense")
"""Forms that print no number: naming a year is not using its figure."""

SUPERLATIVES = {
    "en": r"\b(largest|biggest|greatest|highest|lowest|smallest|longest|shortest|strictest|widest|"
    r"fastest|slowest|strongest|weakest|oldest|newest|worst|best|unprecedented|"
    r"the (only|first)|first of all|a first|record (high|low|number)|never before|ever more|"
    r"the most (important|serious|common|used|complete|reliable|dangerous))\b",
    "nl": r"\b(grootste|hoogste|laagste|kleinste|langste|kortste|strengste|strengst|breedste|"
    r"snelste|traagste|sterkste|zwakste|oudste|ergste|beste|ongekende?|"
    r"(de|het) (enige|eerste)|de meest \w+|recordaantal|nooit eerder|niet eerder)\b",
}
"""Words that say that nothing else comes near; only ``|worded`` may print them."""

NO_RANK = (
    r"\b(the|a) (first|best) (half|step|rules|proposal|gap|report button|months?)\b",
    r"\b(de|het) eerste (helft|stap|regels|voorstel|leemte|maanden|versie)\b",
    r"\b(the first|het eerste)(?=[;,.])",
    r"\b(not the only one|niet de enige)\b",
    r"[“‘][^”’]*[”’]",
)
"""What looks like a superlative and is an order in time, or somebody else's quoted words."""

CAUSES = {
    "en": r"\b(due to|owing to|thanks to|caused by|causes? (the|a) (fall|rise|drop)|"
    r"as a result of|because of|is down to|(fell|rose|grew|dropped) because)\b",
    "nl": r"\b(als gevolg van|veroorzaakt (door|de)|dankzij|te wijten aan|komt door|kwam door|"
    r"te danken aan|wegens|vanwege)\b",
}
"""Words that state a cause; somebody must be named who states it."""

ATTRIBUTIONS = {
    "en": r"\b(according to|ascribes?|attributes?|says?|say|said|names?|puts?|writes?|wrote|"
    r"finds?|points? to|explains?|calls?|disputed|cannot (show|be read|tell)|does not)\b",
    "nl": r"\b(volgens|schrijft|schrijven|noemt|noemen|zegt|zeggen|wijst|wijzen|verklaart|"
    r"omstreden|niet)\b",
}

TIMES = {
    "en": r"\b(since|as of|from|until now|will|is to|are to|is set for|is due|upcoming|next)",
    "nl": r"\b(sinds|vanaf|met ingang van|zal|zullen|staat gepland|aanstaande|volgende)",
}
"""Words before a step's date that are true on one side of that day only."""

PROMISES = {
    "en": r"\b(we will|i will|we shall|we promise|i promise|we want|i want|i ask|we ask|please|"
    r"our campaign|your predecessor|should|ought to)\b",
    "nl": r"\b(wij zullen|ik zal|we zullen|wij beloven|ik beloof|wij willen|ik wil|ik vraag|"
    r"wij vragen|onze campagne|uw voorganger|hoort te|horen te|zou(den)? moeten)\b",
}
"""What a government's facts must not hold: a promise, a demand, another's voice."""

CAMPAIGN = {
    "en": r"\b(we|our|us|your campaign)\b",
    "nl": r"\b(wij|we|onze?|uw( eigen)? campagne)\b",
}
"""Words of one speaker in what all voices share."""

SHARED = ("headline", "caveat", "question", "answer")


def check(record: Record, book: Notebook, block: str, text: str) -> None:
    """Raises CannotBeSaid, which names the block, the rule and the words."""
    found = faults(record, book, block, text)
    if found:
        raise CannotBeSaid(f"{block}: {'; '.join(found)}")


def faults(record: Record, book: Notebook, block: str, text: str) -> list[str]:
    """Every rule that a block breaks, in words. ``text`` has signs for what was printed."""
    found = [*_wrong_voice(book, block, text), *_extremes(record, book, text)]
    for sentence in _sentences(text):
        found += _superlatives(book, sentence)
        found += _crossings(record, book, sentence)
        found += _times(book, sentence)
        if block != "question":
            found += _causes(book, sentence)
    return found


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)


def _wrong_voice(book: Notebook, block: str, text: str) -> list[str]:
    words = typed(text)
    rules = []
    if block == "government":
        rules.append((PROMISES, "a government states facts, no promise or request"))
    if block in SHARED:
        rules.append((CAMPAIGN, "one speaker’s words in what all voices share"))
    hits = [(re.search(rule[book.language], words, re.IGNORECASE), why) for rule, why in rules]
    return [f"“{hit[0]}”: {why}" for hit, why in hits if hit]


def _superlatives(book: Notebook, sentence: str) -> list[str]:
    words = typed(sentence)
    for order in NO_RANK:
        words = re.sub(order, "", words, flags=re.IGNORECASE)
    hit = re.search(SUPERLATIVES[book.language], words, re.IGNORECASE)
    return [f"“{hit[0]}” is a superlative that nothing computed"] if hit else []


def _causes(book: Notebook, sentence: str) -> list[str]:
    hit = re.search(CAUSES[book.language], typed(sentence), re.IGNORECASE)
    named = re.search(ATTRIBUTIONS[book.language], book.filled(sentence), re.IGNORECASE)
    return [f"“{hit[0]}” states a cause as our own"] if hit and not named else []


def _times(book: Notebook, sentence: str) -> list[str]:
    """A step's plain date behind a word that holds on one side of its day only."""
    found = []
    for part in re.finditer(rf"({TIMES[book.language]})\s+\x02(\d+)\x03", sentence, re.IGNORECASE):
        mark = book.marks[int(part[3])]
        if mark.form == "short" and any(hasattr(item, "event") for item in mark.evidence):
            found.append(f"“{part[1]} {mark.text}”: use |since or tense()")
    return found


def _numbers(book: Notebook, text: str) -> list[Figure]:
    """The figures whose numbers a text prints, each once."""
    every = (
        item for mark in book.marks_in(text) if mark.form not in NAMING for item in mark.evidence
    )
    return list(figures_in(every))


def _crossings(record: Record, book: Notebook, sentence: str) -> list[str]:
    """Two numbers of one series in one sentence with a break between, of which it says nothing."""
    every = (item for mark in book.marks_in(sentence) for item in mark.evidence)
    told = {item for item in every if isinstance(item, BreakCitation)}
    pairs = [pair for pair in combinations(_numbers(book, sentence), 2) if _same_thing(*pair)]
    found = []
    for first, second in pairs:
        between = {BreakCitation(item) for item in record.breaks_between(first, second)}
        if between and not between & told:
            found.append(f"{first!r} and {second!r} in one sentence across a break")
    return found


def _same_thing(first: Figure, second: Figure) -> bool:
    return (first.series.key, first.geography.code, first.breakdown) == (
        second.series.key,
        second.geography.code,
        second.breakdown,
    )


def _extremes(record: Record, book: Notebook, text: str) -> list[str]:
    """A share that is the highest or lowest of several over the same time, without another."""
    shown = _numbers(book, text)
    found = []
    for figure in shown:
        others = _over_the_same_time(record, figure)
        values = [abs(other.value) for other in others]
        if not values or min(values) < abs(figure.value) < max(values):
            continue
        if not any(other in shown for other in others):
            found.append(f"{figure!r} is the extreme of several; say another too")
    return found


def _over_the_same_time(record: Record, figure: Figure) -> list[Figure]:
    """Other published values of the same share whose periods share days with this one's."""
    if figure.series.unit.kind != "percent":
        return []
    return [
        other
        for other in record.find(figure.series.key, figure.geography.code, figure.breakdown)
        if other.value != figure.value
        and other.period != figure.period
        and other.period.start <= figure.period.end
        and figure.period.start <= other.period.end
    ]
