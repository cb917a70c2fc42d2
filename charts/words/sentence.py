"""One correct sentence for any figure: who counted, what, how many, when and where.

The claim check offers it in place of somebody's wrong sentence. Sentences differ by language in
more than words, so each language has its own patterns here.
"""

from __future__ import annotations

from data_sources.record.figure import Figure, breakdown_words
from data_sources.record.period import Period
from languages import dates, numbers

SIGN = {1: "+", -1: "−", 0: ""}

OWN_SENTENCES = {
    "en": {
        "ncmec.reports_total": "According to {who}, it received {n} {when}.",
        "ncmec.reports_esp": "According to {who}, companies sent it {n} {when}.",
        "ncmec.reports_public": "According to {who}, members of the public sent it {n} {when}.",
        "ncmec.files_total": "According to {who}, it received {n} with the reports {when}.",
        "ncmec.reports_by_platform": "According to {who}, {sender} sent it {n} {when}.",
        "ncmec.reports_by_country": "According to {who}, {n} pointed to {place} {when}.",
        "iwf.reports_confirmed": "According to {who}, it confirmed {n} of child sexual abuse "
        "material {when}.",
    },
    "nl": {
        "ncmec.reports_total": "{who} ontving naar eigen opgave {n} {when}.",
        "ncmec.reports_esp": "{who} ontving naar eigen opgave {n} van bedrijven {when}.",
        "ncmec.reports_public": "{who} ontving naar eigen opgave {n} van het publiek {when}.",
        "ncmec.files_total": "{who} ontving naar eigen opgave {n} bij de meldingen {when}.",
        "ncmec.reports_by_platform": "Volgens {who} stuurde {sender} {n} {when}.",
        "ncmec.reports_by_country": "Volgens {who} {pointed} {n} naar {place} {when}.",
        "iwf.reports_confirmed": "{who} bevestigde naar eigen opgave {n} van materiaal van "
        "seksueel kindermisbruik {when}.",
    },
}
"""Sentences with a verb of their own, for the series that are quoted most."""

SENTENCES = {
    "en": {
        "count": "According to {who}, there {were} {n} {when} ({what}).",
        "share": "According to {who}, the share was {n} {when} ({what}).",
        "change": "According to {who}, the change was {n} {when} ({what}).",
        "survey": "In a survey by {who}, the result was {n} {when} ({what}).",
        "estimate": "An estimate by {who} gives {n} {when} ({what}).",
    },
    "nl": {
        "count": "Volgens {who} ging het om {n} {when} ({what}).",
        "share": "Volgens {who} was het aandeel {n} {when} ({what}).",
        "change": "Volgens {who} was de verandering {n} {when} ({what}).",
        "survey": "In een enquête van {who} was de uitkomst {n} {when} ({what}).",
        "estimate": "Een schatting van {who} komt op {n} {when} ({what}).",
    },
}

REMARKS = {
    "en": {
        "cited": "{who} (as cited by {publisher})",
        "inferred": "The period is inferred from the date of publication.",
        "draft": "It was read on a draft page, which may still change.",
        "revised": "It has since been revised: {other}.",
        "withdrawn": "It has since been withdrawn or revised.",
        "against": "It conflicts with the figure that counts as current: {other}.",
        "also": "Also published for the same thing: {other}.",
    },
    "nl": {
        "cited": "{who} (aangehaald door {publisher})",
        "inferred": "De periode is afgeleid van de publicatiedatum.",
        "draft": "Het is gelezen op een conceptpagina, die nog kan veranderen.",
        "revised": "Het is sindsdien herzien: {other}.",
        "withdrawn": "Het is sindsdien ingetrokken of herzien.",
        "against": "Het strijdt met het cijfer dat als geldend wordt aangemerkt: {other}.",
        "also": "Voor hetzelfde is ook gepubliceerd: {other}.",
    },
}


def better_wording(figure: Figure, language: str) -> str:
    """A correct sentence for the figure, with its unit, period, place and publisher.

    What else must be said follows in short sentences: that the figure was revised, that another
    one conflicts with it, that it stands on a draft page, that its period is inferred.
    """
    sentence = _pattern(figure, language).format(
        who=_who(figure, language),
        n=_number(figure, language),
        when=when(figure.period, language),
        what=_what(figure, language),
        place=_place(figure, language),
        sender=figure.breakdown.get("platform", ""),
        were="was" if figure.value == 1 else "were",
        pointed="wees" if figure.value == 1 else "wezen",
    )
    return " ".join([sentence[0].upper() + sentence[1:], *_remarks(figure, language)])


def _pattern(figure: Figure, language: str) -> str:
    """Its own sentence where the whole figure fits into it, else the one of its kind."""
    own = OWN_SENTENCES[language].get(figure.series.key, "")
    fits = list(figure.breakdown) == (["platform"] if "{sender}" in own else [])
    return own if own and fits else SENTENCES[language][_kind(figure)]


def _kind(figure: Figure) -> str:
    form = figure.series.form
    if form in ("survey", "estimate", "change"):
        return form
    in_percent = figure.series.unit.kind == "percent" or figure.unit == "one_in"
    return "share" if in_percent else "count"


def _who(figure: Figure, language: str) -> str:
    who = figure.series.publisher.label
    if not figure.cited_by_other:
        return who
    publisher = figure.source.publisher.label
    return REMARKS[language]["cited"].format(who=who, publisher=publisher)


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
    name = figure.geography.name(language)
    article = next((a for a, starts in _ARTICLES[language].items() if name.startswith(starts)), "")
    return f"{article} {name}".strip()


_ARTICLES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "the": ("Netherlands", "United ", "Philippines", "European Union", "Bahamas"),
    },
    "nl": {
        "de": ("Verenigde ", "Filipijnen", "Europese Unie", "Bahama", "Dominicaanse "),
        "het": ("Verenigd Koninkrijk",),
    },
}


def _remarks(figure: Figure, language: str) -> list[str]:
    words, said = REMARKS[language], []
    others = figure.record.others(figure)
    current = [o for o in others if o.observation.standing == "current"]
    standing = figure.observation.standing
    if standing == "superseded":
        key = "revised" if current else "withdrawn"
        said.append(words[key].format(other=_values(current, language)))
    elif standing == "conflicts" and current:
        said.append(words["against"].format(other=_values(current, language)))
    elif standing == "current":
        conflicts = [o for o in others if o.observation.standing == "conflicts"]
        if conflicts:
            said.append(words["also"].format(other=_values(conflicts, language)))
    if figure.is_draft:
        said.append(words["draft"])
    if figure.observation.period_known == "inferred":
        said.append(words["inferred"])
    return said


def _values(figures: list[Figure], language: str) -> str:
    return "; ".join(dict.fromkeys(f.with_unit(language, "exact") for f in figures))


_WHEN = {
    "en": {
        "half": "in the {label}",
        "span": "from {label}",
        "day": "on {label}",
        "": "in {label}",
    },
    "nl": {
        "half": "in de {label}",
        "quarter": "in het {label}",
        "span": "van {label}",
        "day": "op {label}",
        "": "in {label}",
    },
}


def when(period: Period, language: str) -> str:
    """The period with its preposition: "in 2023", "in de eerste helft van 2025"."""
    patterns = _WHEN[language]
    kind = "day" if period.start == period.end else period.kind
    pattern = patterns.get(kind, patterns[""])
    return pattern.format(label=dates.period(period, language))
