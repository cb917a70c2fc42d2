"""Numbers that are not figures: dates, money, telephone numbers, laws, pages, ages.

A place that is masked is never read as a quantity. Ages are kept apart, because they say which
breakdown a figure has ("children of 7 to 10").
"""

# ruff: noqa: E501  (a pattern or a sentence is read best on one line)
from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = {
    "january": 1, "jan": 1, "januari": 1, "february": 2, "feb": 2, "februari": 2, "march": 3, "mar": 3,
    "maart": 3, "mrt": 3, "april": 4, "apr": 4, "may": 5, "mei": 5, "june": 6, "jun": 6, "juni": 6,
    "july": 7, "jul": 7, "juli": 7, "august": 8, "aug": 8, "augustus": 8, "september": 9, "sept": 9,
    "sep": 9, "october": 10, "oct": 10, "oktober": 10, "okt": 10, "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_N = r"\d+(?:[.,]\d+)*"
_MONEY_WORD = r"(?:euros?|dollars?|pounds?|ponden|pond|cents?|EUR|USD|GBP|CHF|yen|kronor|rupees)\b"
_SCALES = r"(?:\s?(?:million|miljoen|mln\.?|billion|miljard|mld\.?|thousand|duizend|bn|m|k))?"

_MASKS = re.compile(
    "|".join(
        (
            r"https?://[^\s<>\"]{1,500}|www\.[^\s<>\"]{1,300}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}",
            rf"[\u20ac$\u00a3\u00a5]\s?-?{_N}{_SCALES}|(?:EUR|USD|GBP)\s{_N}{_SCALES}|{_N}{_SCALES}\s?[\u20ac$\u00a3]",
            rf"{_N}{_SCALES}\s{_MONEY_WORD}",
            r"\b[A-Z]{2}\d{2}[ ]?(?:[A-Z0-9]{4}[ ]?){2,7}[A-Z0-9]{0,4}\b",  # IBAN
            r"\+\d{1,3}[\s-]\(?\d{1,4}\)?(?:[\s-]?\d{2,4}){1,5}\b|\+\d{9,14}\b|\b0\d{1,3}[\s-]\d{2,4}(?:[\s-]?\d{2,4}){0,4}\b|\b0[89]00[\s-]?\d{2,7}(?:[\s-]\d{2,4})?\b|\b06[\s-]?\d{8}\b|\(\d{2,4}\)\s?\d{3}[\s-]\d{3,4}",
            r"\b1-?8\d\d-[\w-]{4,14}\b|\b\d{3}-\d{3}-\d{4}\b",
            r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b(?![,.]?\d)",  # 24-11-2026, 2026-11-24
            rf"\b\d{{1,2}}(?:st|nd|rd|th|e)?(?:\s+of)?\s+{MONTH}(?:,?\s+(?=\d{{4}}\b))?",  # 24 July
            rf"\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?(?:%|percent|procent|million|miljoen))(?=[,\s.;)]|$)(?!\d)",
            r"\b\d{1,2}[:.]\d{2}\s?(?:uur|u\b|am\b|pm\b|a\.m\.|p\.m\.|hrs?\b)|\b\d{1,2}:\d{2}\b|\b\d{1,2}\s(?:o'clock|uur\s's)",
            r"\b\d{4}/\d{2,5}(?:/[A-Z]{2,4})?\b(?<!20\d\d/\d\d)|\b(?:EU|EG|EC)\)?\s?(?:No\.?\s)?\d{3,4}/\d{1,4}",
            r"(?i:\b(?:art(?:icle|ikel|\.)?|section|sect\.|paragraph|paragraaf|par\.|\u00a7|pages?|pagina'?s?|blz\.?|pp?\.|tables?|tabel(?:len)?|figures?|figuur|chapter|hoofdstuk|appendix|bijlage|annex|footnote|voetnoot|noot|versions?|versie|number|nummer|no\.|nr\.|recital|overweging|room|zaal|kamerstuk(?:ken)?|dossier|issue|step|stap|slide|dia|level|group|groep|grade|klas|(?<!tip\s)(?<!hot\s)(?<!help\s)line|lijn|highway|route|flight|vlucht|bus|tram|platform|spoor|gate|channel|kanaal|episode|aflevering|season|seizoen|round|ronde|phase|fase|type|model|windows|ios|android|python|top)[\s-]{1,2}\d{1,4}(?:[.:]\d{1,3})*[a-z]?\b(?![.,]\d|\s?(?:%|percent|procent|million|miljoen)))",
            r"\b\d+(?:st|nd|rd|th)\b|\b\d+(?:e|ste|de)\b(?!\w)",
            r"(?i:\bact(?:\sof)?\s(?:18|19|20)\d\d\b)|\(27\)|\bEU[\s-]?27\b",  # a law, the member states
            r"\b24/7\b|\b9/11\b|\b360\s?(?:\u00b0|degrees|graden)",
            rf"{_N}\s?(?:\u00b0\s?[CF]?|km/h|km|kg|cm|mm|m\u00b2|m2|meters?|metres?|kilometers?|kilometres?|miles|mijl|liters?|litres?|grams?|gram|kilos?|kWh|MW|GB|MB|TB|px|dpi|Mbps|graden|degrees|hectares?|hectaren?|ton|tonnes)\b",
        )
    ),
)
_SCORE = re.compile(
    r"\b(?:won|win|wins|beat|lost|draw|drew|score|scored|match|wedstrijd|won(?:nen)?|verloor|verloren|"
    r"gelijk(?:spel)?|goals?|doelpunten|voetbal|football|league|competitie|Eredivisie|punten|set|finale)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\d.,-])\d{1,3}\s?-\s?\d{1,3}(?![\d,]|-\d|\.\d)")

# Ages: "aged 12 to 17", "7-10-year-olds", "kinderen van 7 tot 10 jaar", "under 13", "12-jarigen".
_AGE_JOIN = r"\s?(?:-|to|tot(?:\sen\smet)?|t/m|through|en|and)\s?"
_YEARS = r"[\s-]*(?:years?(?:[\s-]olds?|\sof\sage|\sold)?|yrs?|year-olds?|jaar(?:\soud)?|jarigen?|jarige)\b"
_AGE_WORDS = {
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12,
    "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18,
    "tiende": 10, "elfde": 11, "twaalfde": 12, "dertiende": 13, "veertiende": 14, "vijftiende": 15,
    "zestiende": 16, "zeventiende": 17, "achttiende": 18,
}  # fmt: skip
_IN_WORDS = "(?:" + "|".join(sorted(_AGE_WORDS, key=len, reverse=True)) + ")"
_AGES = re.compile(
    rf"\b(?P<a>\d{{1,2}})(?:[\s-]year)?-?{_AGE_JOIN}(?P<b>\d{{1,2}}){_YEARS}"
    rf"|\b(?:aged?|ages|leeftijd(?:en)?(?:\svan)?|children|kinderen|minors|minderjarigen|teens|teenagers|girls|boys|meisjes|jongens|jongeren|pupils|users|infants|babies|baby's|men|mannen|vrouwen|women|people)\s?"
    rf"(?:\(|,\s?)?(?:aged?\s|ages\s|of\s|from\s|van\s|between\s|tussen\s(?:de\s)?|in\sde\sleeftijd\svan\s)?(?P<c>\d{{1,2}}){_AGE_JOIN}(?P<d>\d{{1,2}})\b(?!\s?(?:%|percent|procent|million|miljoen|\d|,\d))"
    rf"|\b(?:under|below|onder(?:\sde)?|younger\sthan|jonger\sdan)\s(?:the\sage\sof\s)?(?P<under>\d{{1,2}})(?:{_YEARS}|s\b)?(?!\s?(?:%|percent|procent|million|miljoen|thousand|duizend|\d|[.,]\d))"
    rf"|\bunder-(?P<under2>\d{{1,2}})s?\b"
    rf"|\b(?:under|below|onder(?:\sde)?|younger\sthan|jonger\sdan|before(?:\sturning|\sthe\sage\sof)?|"
    rf"v(?:oo|\u00f3\u00f3)r\s(?:hun|haar|zijn|het|de\sleeftijd\svan))\s(?:the\sage\sof\s)?"
    rf"(?P<under3>{_IN_WORDS})\b(?!\s?(?:%|percent|procent|million|miljoen|thousand|duizend|hundred|honderd))(?:{_YEARS}|s\b|\sjaar\b)?"
    rf"|\b(?:aged?|(?:the|an)\sage\sof|(?:de\s)?leeftijd\svan)\s(?P<at>\d{{1,2}})\b(?:\s(?:and|or)\s(?:over|under|younger|older))?"
    rf"|\b(?P<one>\d{{1,2}})\+?{_YEARS}(?<!jaar)(?<!years)(?<!year)(?<!yr)"
    rf"|\b(?P<one2>\d{{1,2}})\s?(?:jaar\soud|years?\sold|years?\sof\sage|jaar\s(?:of|en)\s(?:ouder|jonger))"
    rf"|\b(?:before|voor|v\u00f3\u00f3r|turning|until|tot)\s(?:the\sage\sof\s|their\s|hun\s|de\sleeftijd\svan\s)?(?P<before>1[0-9])(?:de|e|th)?\b(?!\s?(?:%|percent|procent|million|miljoen|,\d|\.\d|\d))(?:\s?(?:jaar|birthday|verjaardag))?"
    r"|(?<![\d.,/%-])(?P<e>\d{1,2})-(?P<f>1\d|2[0-5]|[2-9])(?![\d%/-]|[.,]\d|\s?(?:%|percent|procent|million|miljoen|per\s))"
    r"|\b(?:up\sto|tot(?:\sen\smet)?)\s(?P<upto>\d{1,2})\s(?:years|jaar)\b(?!\s(?:cel|gevangenis|in\sprison))"
    rf"|\b(?P<plus>18|16)\s?(?:\+|plus\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Age:
    """An age or a range of ages that the text names: `low` to `high`, either may be None."""

    start: int
    end: int
    low: int | None
    high: int | None


def masked(text: str) -> list[tuple[int, int]]:
    """Places that hold a number which is not a figure, in order."""
    found = [match.span() for match in _MASKS.finditer(text)]
    if _SCORE.search(text):
        found += [match.span() for match in _PAIR.finditer(text) if _is_score(text, match)]
    return sorted(found)


def _is_score(text: str, match: re.Match[str]) -> bool:
    return bool(_SCORE.search(text, max(0, match.start() - 80), match.end() + 80))


def ages(text: str) -> list[Age]:
    """Ages named in the text, in order."""
    return [_age(match) for match in _AGES.finditer(text)]


_UNDER = ("under", "under2", "under3", "before")


def _number(written: str) -> int:
    return _AGE_WORDS.get(written.lower()) or int(written)


def _age(match: re.Match[str]) -> Age:
    group = {key: _number(value) for key, value in match.groupdict().items() if value}
    low = group.get("a", group.get("c", group.get("e", group.get("plus"))))
    high = group.get("b", group.get("d", group.get("f")))
    if low is None:
        under = next((group[k] for k in _UNDER if k in group), None)
        if "upto" in group:
            return Age(match.start(), match.end(), None, group["upto"])
        single = group.get("at", group.get("one", group.get("one2")))
        low, high = (None, under - 1) if under is not None else (single, single)
        if re.search(r"ouder|older|over|\+", match.group(), re.IGNORECASE):
            high = None
    return Age(match.start(), match.end(), low, high)
