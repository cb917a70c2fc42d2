"""The words around a number: how it was hedged, and whether it says how much something moved."""

from __future__ import annotations

import re

from claims.model import Bound

_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"(?:{pattern})\s*(?:the\s|de\s|a\s|an\s|een\s|some\s)?$", re.IGNORECASE))
    for bound, pattern in (
        (
            Bound.AT_LEAST,
            r"\b(?:no|not|niet)\s(?:less|fewer|minder)\s(?:than|dan)",
        ),
        (
            Bound.AT_MOST,
            r"\b(?:not|no|niet|geen)\s(?:more|meer)\s(?:than|dan)|\bless\sthan|\bfewer\sthan|\bunder|\bbelow|"
            r"\bat\smost|(?<!went\s)(?<!gone\s)(?<!rose\s)(?<!going\s)(?<!goes\s)(?<!climbed\s)(?<!came\s)(?<!adds\s)\bup\sto|\bminder\sdan|\bonder|\bhooguit|\bhoogstens|\bmaximaal|\btot\swel|"
            r"\bmaximum\sof|<|\u2264",
        ),
        (
            Bound.NEARLY,
            r"\bnearly|\balmost|\bjust\sunder|\bjust\sbelow|\bapproaching|\bbijna|\bhaast|\bnet\sgeen|"
            r"\bnet\sonder|\been\skleine|\bkrap|\bvrijwel|\bslightly\sunder|\bnet\siets\sminder\sdan",
        ),
        (
            Bound.AT_LEAST,
            r"\bmore\sthan|\bover|\babove|\bat\sleast|\bupwards\sof|\bin\sexcess\sof|\bexceed(?:s|ed|ing)?|"
            r"\bjust\sover|\bgreater\sthan|\bhigher\sthan|\bmeer\sdan|\bruim|\bminstens|\bminimaal|"
            r"\bten\sminste|\btenminste|\bboven|\bdik|\bhoger\sdan|>|\u2265|\bwell\sover|\bsurpass(?:ed|ing)|"
            r"\bgroter\sdan|\boverschreed",
        ),
        (
            Bound.ABOUT,
            r"\babout|\baround|\broughly|\bapproximately|\bapprox\.?|\bsome|\bcirca|\bca\.|\bc\.|"
            r"\bestimated|\bclose\sto|\bongeveer|\bzo'n|\brond|\bomstreeks|\bnaar\sschatting|\bgrofweg|"
            r"\bpakweg|\bslordige|\bom\sen\snabij|\bgeschatte|~|\u2248|\bon\sthe\sorder\sof|\btegen\sde|"
            r"\bin\sde\sorde\svan|\bzowat|\been\sgoede",
        ),
    )
)

_UP = (
    r"ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr[eo]w|grown?|growth|growing|grows|(?<!made\s)(?<!make\s)(?<!makes\s)(?<!making\s)(?<!set\s)(?<!signed\s)(?<!turned\s)(?<!ended\s)(?<!showed\s)up(?!\sto\b)|jump(?:s|ed)?|surg(?:e|ed|ing)|climb(?:s|ed)?|soar(?:s|ed)?|"
    r"spik(?:e|ed)|more|higher|gain|upsurge|uptick|steeg|stegen|stijg(?:t|en|ing)|gestegen|toename|toe|toegenomen|"
    r"groei(?:de|den|t)?|gegroeid|meer|hoger|sprong|explosion|plus"
)

_DOWN = (
    r"f[ae]ll(?:s|en)?|fell|drop(?:s|ped)?|declin(?:e|ed|es)|decreas(?:e|ed|es)|(?<!it\s)(?<!take\s)(?<!taken\s)(?<!took\s)down|reduc(?:ed|tion)|fewer|lower|less|shr[aiu]nk|"
    r"plummet(?:ed)?|plung(?:e|ed)|dip(?:ped)?|daal(?:de|den|t)|dal(?:en|ing)|gedaald|afname|af|afgenomen|minder|lager|"
    r"terug(?:gelopen|gang)?|kromp|minus"
)

_CHANGE_BEFORE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?P<between>[^;.!?]{{0,70}})$", re.IGNORECASE
)

CHANGE_AFTER = re.compile(
    r"^[\s-]*(?:year[\s-](?:on|over)[\s-]year\s)?(?:(?P<up>more|higher|increase|rise|growth|jump|surge|spike|hike|up\b|upsurge|uptick|"
    r"meer|hoger|stijging|toename|groei|gestegen|toegenomen|gegroeid|gain)|"
    r"(?P<down>fewer|less|lower|drop|decline|decrease|fall|reduction|dip|down\b|minder|lager|daling|afname|gedaald|"
    r"afgenomen))\b(?!\slikely|\svaak)",
    re.IGNORECASE,
)

# Dutch parts its verbs round the number: "nam met 55 procent toe", "liep met 43 procent terug".
_PARTED = re.compile(
    r"\b(?:nam|namen|neemt|nemen|liep|liepen|loopt|lopen|ging|gingen|gaat|gaan)\b[^;.!?]*\bmet\s$",
    re.IGNORECASE,
)

_PARTICLE = re.compile(
    r"\s(?:(?P<up>toe|omhoog|vooruit|op)|(?P<down>af|terug|omlaag|achteruit))\b", re.IGNORECASE
)

# "The fall in reports between 2023 and 2024, 43 per cent, is …": the noun, and its size set apart.
_CHANGE_NOUN = re.compile(
    r"\b(?:(?P<up>rise|increase|growth|jump|surge|stijging|toename|groei)|"
    r"(?P<down>fall|drop|decline|decrease|reduction|daling|afname))\s(?:in|of|van|from|tussen|between)\s"
    r"[^;.!?()]*(?:,|\s[-\u2013\u2014])\s$",
    re.IGNORECASE,
)

_SET_APART_END = re.compile(r",|\s[-\u2013\u2014]\s")

TO = re.compile(r"\b(?:to|tot|naar|at|op|reach(?:ed|ing)?|stood|naar\sbijna)\s*$", re.IGNORECASE)

BY = re.compile(r"\b(?:by|of|with|met|van|door|:)\s*$", re.IGNORECASE)

FROM = re.compile(r"\b(?:from|van|up\sfrom|down\sfrom)\s*$", re.IGNORECASE)

_TO_FOLLOWS = re.compile(r"(?:[^.;!?\n]|\.(?=\d)){1,60}?\b(?:to|tot|naar)\b", re.IGNORECASE)


def bound_before(text: str, place: int) -> tuple[Bound, int]:
    """How the number was hedged, and where the hedge starts."""
    before = text[max(0, place - 26) : place]
    for bound, pattern in _BOUNDS:
        match = pattern.search(before)
        if match and _compares(text, place - len(before) + match.start(), match.group()):
            return Bound.NONE, place
        if match:
            return bound, place - len(before) + match.start()
    return Bound.NONE, place


# "A third less than the 1.17 million", "63% meer dan de 11.625": a comparison, and no bound.
_MEASURED = re.compile(
    r"(?:%|\bpercent|\bprocent|\btimes|\bkeer|\bmaal|\bhalf|\bhelft|\bthirds?|\bderden?|\bquarters?|\bkwart|"
    r"\bfifth|\bvijfde|\btenth|\btiende|\bdouble|\bslightly|\bmuch|\bfar|\biets|\bveel)\s$",
    re.IGNORECASE,
)


def _compares(text: str, start: int, hedge: str) -> bool:
    than = re.search(r"\s(?:than|dan)\b", hedge, re.IGNORECASE)
    return bool(than and _MEASURED.search(text[max(0, start - 14) : start]))


def is_from(text: str, start: int) -> bool:
    """True for the 32 of "from 32 million in 2022 to 36 million"; "een daling van 24%" is none."""
    match = FROM.search(text[max(0, start - 12) : start])
    if match is None:
        return False
    return match.group().startswith(("up", "down")) or bool(_TO_FOLLOWS.match(text, start))


def _direction_around(text: str, start: int, end: int, edge: int) -> int:
    """The direction where the words of a change stand on both sides of the number."""
    before = text[max(edge, start - 120) : start]
    particle = _PARTICLE.match(text, end)
    if particle and _PARTED.search(before):
        return 1 if particle["up"] else -1
    noun = _CHANGE_NOUN.search(before) if _SET_APART_END.match(text, end) else None
    if noun:
        return 1 if noun["up"] else -1
    return 0


def change_direction(text: str, start: int, end: int, edge: int) -> int:
    """1 for "rose by", -1 for "fell by", 0 when the number is a level and no change."""
    after = CHANGE_AFTER.match(text[end : end + 40])
    if after:
        return 1 if after["up"] else -1
    around = _direction_around(text, start, end, edge)
    if around:
        return around
    before = text[max(edge, start - 90) : start]
    if TO.search(before) or is_from(text, start):
        return 0
    last = None
    for match in re.finditer(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", before, re.IGNORECASE):
        last = match
    if last is None or re.search(
        r"[;.!?]|\b(?:than|dan|to|naar|waarvan|of\swhich)\b", before[last.end() :]
    ):
        return 0
    rest = before[last.end() :]
    word = last.group().lower()
    if (
        word
        in (
            "meer",
            "more",
            "less",
            "minder",
            "fewer",
            "hoger",
            "higher",
            "lower",
            "lager",
            "plus",
            "minus",
            "up",
            "down",
            "af",
            "toe",
            "terug",
        )
        and len(rest.strip()) > 14
    ):
        return 0
    if not BY.search(rest) and len(rest.strip()) > 12:
        return 0
    return 1 if last["up"] else -1
