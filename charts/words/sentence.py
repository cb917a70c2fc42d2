"""One correct sentence for any figure: who counted, what, how many, when and where.

The claim check offers it in place of somebody's wrong sentence. Sentences differ by language in
more than words, so each language has its own patterns, in its ``language.toml``.
"""

from __future__ import annotations

from data_sources.record.figure import Figure, breakdown_words
from languages import dates, grammar, numbers, translator

SIGN = {1: "+", -1: "−", 0: ""}


def better_wording(figure: Figure, language: str) -> str:
    """A correct sentence for the figure, with its unit, period, place and publisher.

    What else must be said follows in short sentences: that the figure was revised, that another
    one conflicts with it, that it stands on a draft page, that its period is inferred.
    """
    sentence = _pattern(figure, language).format(
        who=_who(figure, language),
        n=_number(figure, language),
        when=dates.during(figure.period, language),
        what=_what(figure, language),
        place=_place(figure, language),
        sender=translator(language)(figure.breakdown.get("platform", "")),
        **grammar(language).agreeing(figure.value),
    )
    return " ".join([sentence[0].upper() + sentence[1:], *remarks(figure, language)])


def _pattern(figure: Figure, language: str) -> str:
    """Its own sentence where the whole figure fits into it, else the one of its kind."""
    words = grammar(language)
    own = words.own_sentences.get(figure.series.key, "")
    fits = list(figure.breakdown) == (["platform"] if "{sender}" in own else [])
    return own if own and fits else words.sentences[_kind(figure)]


def _kind(figure: Figure) -> str:
    form = figure.series.form
    if form in ("survey", "estimate", "change"):
        return form
    in_percent = figure.series.unit.kind == "percent" or figure.unit == "one_in"
    return "share" if in_percent else "count"


def _who(figure: Figure, language: str) -> str:
    named = grammar(language).with_article
    who = named(figure.series.publisher.known_as(language))
    if not figure.cited_by_other:
        return who
    publisher = named(figure.source.publisher.known_as(language))
    _ = translator(language)
    return _("{who} (as cited by {publisher})", who=who, publisher=publisher)


def _number(figure: Figure, language: str) -> str:
    if figure.series.form == "change" and figure.series.unit.kind == "percent":
        value = figure.value
        sign = SIGN[(value > 0) - (value < 0)]
        return sign + numbers.percent(abs(value), language, 6)
    return figure.with_unit(language, "exact")


def _what(figure: Figure, language: str) -> str:
    parts = [figure.series.name(language)]
    parts += [breakdown_words(figure.observation.breakdown, language)] * bool(figure.breakdown)
    place = figure.geography.name(language)
    if figure.geography.code != "World" and place not in parts[0]:
        parts.append(place)
    return ", ".join(parts)


def _place(figure: Figure, language: str) -> str:
    return grammar(language).with_article(figure.geography.name(language))


def remarks(figure: Figure, language: str) -> list[str]:
    """What else must be said of a figure, a short sentence each: revised, in conflict, a draft."""
    _, said = translator(language), []
    others = figure.record.others(figure)
    current = [o for o in others if o.observation.standing == "current"]
    standing = figure.observation.standing
    if standing == "superseded":
        if current:
            other = _values(current, language)
            said.append(_("It has since been revised: {other}.", other=other))
        else:
            said.append(_("It has since been withdrawn or revised."))
    elif standing == "conflicts" and current:
        other = _values(current, language)
        said.append(_("It conflicts with the figure that counts as current: {other}.", other=other))
    elif standing == "current":
        conflicts = [o for o in others if o.observation.standing == "conflicts"]
        if conflicts:
            other = _values(conflicts, language)
            said.append(_("Also published for the same thing: {other}.", other=other))
    if figure.is_draft:
        said.append(_("It was read on a draft page, which may still change."))
    if figure.observation.period_known == "inferred":
        said.append(_("The period is inferred from the date of publication."))
    return said


def _values(figures: list[Figure], language: str) -> str:
    return "; ".join(dict.fromkeys(f.with_unit(language, "exact") for f in figures))
