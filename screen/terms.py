"""The words this product uses, and those it avoids, after the Terminology Guidelines.

The avoided words stand here and nowhere else, in quotation marks, so that a reader who meets
them elsewhere finds out what to say instead. Both languages are kept side by side, because the
lists are not translations of each other word for word.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """What to say, what not to say, and why."""

    say: str
    avoid: str
    why: str


TERMS: dict[str, tuple[Term, ...]] = {
    "en": (
        Term(
            "child sexual abuse material; child sexual abuse imagery",
            "“child pornography”, “kiddie porn”",
            "These suggest consent. The legal phrase stands only where a law is quoted.",
        ),
        Term(
            "AI-generated or AI-manipulated child sexual abuse material",
            "“deepfake porn”, “fake” or “virtual” material",
            "It is abuse material and can harm real children; say which share looks real.",
        ),
        Term(
            "victim or survivor; a child who was abused",
            "“child prostitute”, “underage woman”, “young girl involved in …”",
            "They lay on the child what the offender did.",
        ),
        Term(
            "the offender abused …; a person who offends",
            "“sex with a minor”; a passive without an offender; “paedophile” as a synonym",
            "The offender is the subject of the sentence. Attraction and offence are not the same.",
        ),
        Term(
            "a child who displays harmful sexual behaviour",
            "“child offender”",
            "The second edition of the guidelines keeps children and adult offenders apart.",
        ),
        Term(
            "so-called “self-generated” imagery, with the coercion or grooming explained",
            "“self-generated” bare; “nudes” or “sexting” where a child was coerced",
            "The bare word puts the blame on the child.",
        ),
        Term(
            "sexual extortion; financial sextortion",
            "“revenge porn”",
            "There is nothing to avenge, and it is not pornography.",
        ),
        Term(
            "reports, referrals, URLs, files: whatever was counted",
            "“cases”, “victims”, “images online”, “prosecutions”",
            "One is not the other: a report can hold many files or none.",
        ),
    ),
    "nl": (
        Term(
            "materiaal (of beelden) van seksueel kindermisbruik",
            "“kinderporno”, “kinderpornografie”",
            "Die woorden suggereren instemming. De term uit de wet staat alleen in een citaat.",
        ),
        Term(
            "met AI gemaakt of bewerkt materiaal van seksueel kindermisbruik",
            "“deepfakeporno”, “nep-” of “virtueel” materiaal",
            "Het is misbruikmateriaal en kan echte kinderen schaden; vermeld welk deel echt oogt.",
        ),
        Term(
            "slachtoffer of overlever; een kind dat is misbruikt",
            "“kinderprostituee”, “minderjarige vrouw”, “meisje dat betrokken was bij …”",
            "Zulke woorden schrijven aan het kind toe wat de dader deed.",
        ),
        Term(
            "de dader misbruikte …; iemand die een delict pleegt",
            "“seks met een minderjarige”; lijdende vorm zonder dader; “pedofiel” als synoniem",
            "De dader is het onderwerp van de zin. Gevoelens en een delict zijn niet hetzelfde.",
        ),
        Term(
            "een kind dat schadelijk seksueel gedrag laat zien",
            "“kinddader”",
            "De tweede editie van de richtlijnen houdt kinderen en volwassen daders uit elkaar.",
        ),
        Term(
            "zogenoemd “zelfgegenereerd” beeldmateriaal, met uitleg over dwang of grooming",
            "“zelfgegenereerd” zonder meer; “naaktfoto's” of “sexting” waar dwang in het spel was",
            "Het kale woord legt de schuld bij het kind.",
        ),
        Term(
            "seksuele afpersing; financiële sextortion",
            "“wraakporno”",
            "Er valt niets te wreken, en het is geen pornografie.",
        ),
        Term(
            "meldingen, verwijzingen, URL's, bestanden: wat er ook is geteld",
            "“zaken”, “slachtoffers”, “beelden online”, “vervolgingen”",
            "Het een is het ander niet: een melding kan veel bestanden bevatten of geen.",
        ),
    ),
}
