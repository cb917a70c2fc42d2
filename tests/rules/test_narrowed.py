"""What a clause narrows a number to, and what is told of it: the judge asked directly.

Real series, figures that nobody published; what narrows a number is set by hand.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims import Verdict
from claims.judge.findings import Finding, none
from claims.judge.scoped import continued, narrowed, rightly_named, scoped, withheld
from claims.link.candidates import Candidate
from claims.link.restriction import FACET, RATE, UNKNOWN, WIDENED, Restriction
from claims.model import Reason, Span
from tests.claims.made_up import FIGURES, made_up, record_of
from tests.rules.asked import Asked, asked

TOTAL, CONFIRMED = "ncmec.reports_total", "iwf.reports_confirmed"
TOTAL_2022 = f"{TOTAL}||World|2022"
NEVER = Verdict.NOT_IN_RECORD
LED = "It was a hard year. "
"""What stands before the sentence: places are counted from the start of the whole text."""


def asked_of(words: str, number: str = "2,469,134") -> tuple[Asked, Candidate]:
    """NCMEC's total of 2022, said with these words, as the judges get it."""
    one = asked(f"{LED}In 2022 NCMEC received {number} reports {words}.", made_up())
    return one, one.candidate(TOTAL)


def right(candidate: Candidate, **more: object) -> Finding:
    """The number agrees with the candidate's figure."""
    same = Reason.of("same", figure=candidate.figure.id if candidate.figure else "")
    return Finding(Verdict.MATCHES, (same,), candidate, candidate.figure, **more)  # type: ignore[arg-type]


def word(one: Asked, text: str, kind: str, ours: str = "") -> Restriction:
    """A word of the sentence that narrows the number."""
    context = one.question.context
    start = context.sentence.start + context.sentence.text.index(text)
    return Restriction(ours or text, kind, Span(start, start + len(text)))


def asked_narrowed(words: str, *left: tuple[str, str, str], **changed: object) -> Finding:
    """The finding when these words are left over; the candidate with something changed."""
    one, candidate = asked_of(words)
    candidate = candidate.but(**changed)
    found = [word(one, text, kind, ours) for text, kind, ours in left]
    return narrowed(one.linker, one.question, candidate, right(candidate), found)


SPAIN = ("Spain", "place", "ESP")
ODD = ("wizards", UNKNOWN, "")
WIDE = ("in all", WIDENED, "")


@pytest.mark.parametrize(
    ("words", "left", "reason"),
    [
        # A widened number is of more than is counted, whatever else is there.
        ("from Spain in all", [SPAIN, WIDE],
         Reason.of("words_widen", words="in all", figure=TOTAL_2022)),
        # Nothing but words that nobody knows, and those among others.
        ("from wizards", [ODD], Reason.of("words_unknown", words="wizards", figure=TOTAL_2022)),
        ("from wizards in Spain", [SPAIN, ODD],
         Reason.of("words_narrow", words="Spain, wizards", figure=TOTAL_2022)),
        # A place behind a comma may be of something else.
        ("in the end, Spain", [SPAIN],
         Reason.of("words_narrow", words="Spain", figure=TOTAL_2022)),
        # A word that no part of a record could be of.
        ("on girls", [("girls", FACET, "sex=girls")],
         Reason.of("words_narrow", words="girls", figure=TOTAL_2022)),
        # A kind of part that is told of no whole.
        ("for helpers", [("helpers", "helper", "")],
         Reason.of("words_narrow", words="helpers", figure=TOTAL_2022)),
    ],
)  # fmt: skip
def test_no_verdict_and_why(words: str, left: list[tuple[str, str, str]], reason: Reason) -> None:
    found = asked_narrowed(words, *left)
    assert (found.verdict, found.reasons) == (NEVER, (reason,))


@pytest.mark.parametrize(
    ("words", "left", "part"),
    [
        ("from Spain", SPAIN, ""),
        ("from Germany", ("Germany", "place", "DEU"), "ncmec.reports_by_country||DEU|2022"),
        ("per day", ("per day", RATE, ""), ""),
    ],
)
def test_a_whole_is_told_of_a_part(words: str, left: tuple[str, str, str], part: str) -> None:
    one, candidate = asked_of(words)
    found = narrowed(one.linker, one.question, candidate, right(candidate), [word(one, *left)])
    told = Reason.of("whole_not_part", figure=TOTAL_2022, words=left[0])
    own = [Reason.of("part_is", named=part)] if part else []
    assert found.verdict is Verdict.WHOLE_NOT_PART
    assert found.reasons == (told, *own)
    assert [figure.id for figure in found.near] == [part] * bool(part)


@pytest.mark.parametrize(
    "changed", [{"misnomer": True}, {"publisher_known": False}], ids=["misnamed", "nobody's"]
)
def test_only_what_is_clear_is_told_of_a_part(changed: dict[str, bool]) -> None:
    found = asked_narrowed("from Spain", SPAIN, **changed)
    reason = Reason.of("words_narrow", words="Spain", figure=TOTAL_2022)
    assert (found.verdict, found.reasons) == (NEVER, (reason,))


@pytest.mark.parametrize(
    ("left", "code", "words"),
    [(SPAIN, "words_narrow", "Spain"), (WIDE, "words_widen", "in all"),
     (ODD, "words_unknown", "wizards")],
)  # fmt: skip
def test_a_change_that_is_narrowed_is_of_no_one_figure(
    left: tuple[str, str, str], code: str, words: str
) -> None:
    one, candidate = asked_of(f"from {words}" if words != "in all" else words)
    finding = replace(right(candidate), figure=None)
    found = narrowed(one.linker, one.question, candidate, finding, [word(one, *left)])
    assert (found.verdict, found.reasons) == (NEVER, (Reason.of(code, words=words, figure=""),))


def test_one_part_said_of_another_is_none() -> None:
    record = made_up()
    one = asked("In 2022 NCMEC received 123,456 reports about Germany and Spain.", record)
    (own,) = (
        c
        for c in one.linker.candidates(one.question, frozenset({"count"}))
        if c.slot.geography == "DEU"
    )
    finding = right(own)
    for ours in (SPAIN, ("Spain", "value", "country=Spain")):
        found = narrowed(one.linker, one.question, own, finding, [word(one, *ours)])
        reason = Reason.of(
            "words_narrow", words="Spain", figure=own.figure.id if own.figure else ""
        )
        assert (found.verdict, found.reasons) == (NEVER, (reason,))


def test_a_share_is_no_whole_of_a_part() -> None:
    one = asked("In 2022 girls were seen in 91% of the IWF's reports from Spain.", made_up())
    found = next(
        c
        for c in one.linker.candidates(one.question, frozenset({"percent"}))
        if c.slot.series == "iwf.sex_share"
    )
    whole = found.but(slot=replace(found.slot, breakdown={}))
    told = narrowed(one.linker, one.question, whole, right(found), [word(one, *SPAIN)])
    assert told.reasons[0].code == "words_narrow"


def test_what_is_withheld_names_the_words_and_the_figure() -> None:
    one, candidate = asked_of("from Spain by wizards")
    assert candidate.figure is not None
    found = withheld(one.question, candidate.figure, [word(one, *SPAIN), word(one, *ODD)])
    reason = Reason.of("words_narrow", words="Spain, wizards", figure=TOTAL_2022)
    assert (found.verdict, found.reasons) == (NEVER, (reason,))


def test_words_of_a_heading_are_told_as_they_stand_there() -> None:
    one, candidate = asked_of("from Spain")
    assert candidate.figure is not None
    over = word(one, *SPAIN)._replace(text="Only Spain")
    found = withheld(one.question, candidate.figure, [over, over])
    assert dict(found.reasons[0].values)["words"] == "Only Spain"


# What goes on with the number before it.
BEFORE = Reason.of("words_narrow", words="boys", figure=f"{TOTAL}||World|2021")


def going_on(text: str, reason: Reason, verdict: Verdict = NEVER) -> Finding:
    """The last number of the text, right by itself, after a number with this reason."""
    one = asked(text, made_up())
    return continued(one.question, right(one.candidate(TOTAL)), Finding(verdict, (reason,)))


SECOND = "In 2021 there were 1,234,567 reports to NCMEC, and in 2022 2,469,134."


@pytest.mark.parametrize("code", ["words_narrow", "words_unknown", "words_widen",
                                  "whole_not_part", "not_theirs"])  # fmt: skip
def test_a_number_goes_on_with_what_narrowed_the_one_before(code: str) -> None:
    found = going_on(SECOND, replace(BEFORE, code=code))
    reason = Reason.of("words_narrow", words="boys", figure=TOTAL_2022)
    assert (found.verdict, found.reasons) == (NEVER, (reason,))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SECOND, Reason.of("same", figure=f"{TOTAL}||World|2021")),  # it was not narrowed
        (SECOND, Reason.of("words_narrow", words="boys")),  # it was of no figure
        (SECOND, Reason.of("words_narrow", words="boys", figure=f"{CONFIRMED}||World|2021")),
        # A noun of its own, where its stretch begins and within it; and all of them.
        ("There were 1,234,567 in 2021. Reports to NCMEC in 2022: 2,469,134.", BEFORE),
        ("There were 1,234,567 in 2021, and 2,469,134 reports to NCMEC in 2022.", BEFORE),
        ("In 2021 there were 1,234,567 reports to NCMEC, and in 2022 worldwide 2,469,134.", BEFORE),
    ],
)  # fmt: skip
def test_a_number_begins_anew(text: str, reason: Reason) -> None:
    assert going_on(text, reason).verdict is Verdict.MATCHES


def test_what_is_not_found_stays_what_it_is() -> None:
    one = asked(SECOND, made_up())
    missing = none("no_series")
    assert continued(one.question, missing, Finding(NEVER, (BEFORE,))) is missing
    finding = right(one.candidate(TOTAL))
    assert continued(one.question, finding, None) is finding
    changed = replace(finding, figure=None)
    assert continued(one.question, changed, Finding(NEVER, (BEFORE,))) is changed


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.of("words_narrow", words="boys"), "boys"),
        (Reason.of("misnamed", noun="victims"), "victims"),
        (Reason.of("whole_not_part", words="boys", noun="victims"), "boys"),
        (Reason.of("not_theirs"), ""),
    ],
)
@pytest.mark.parametrize("of_them", ["Of these, 2,469,134 reports", "2,469,134 of these reports"])
def test_the_part_of_another_whole_is_of_that_whole(
    reason: Reason, words: str, of_them: str
) -> None:
    text = f"There were 5,555,555 reports. {of_them} came to NCMEC in 2022."
    found = going_on(text, reason)
    told = Reason.of("words_narrow", words=words, figure=TOTAL_2022)
    assert (found.verdict, found.reasons) == (NEVER, (told,))


def test_of_these_after_a_number_that_is_right_is_of_nothing_else() -> None:
    text = "There were 5,555,555 reports. Of these, 2,469,134 reports came to NCMEC in 2022."
    assert going_on(text, Reason.of("same")).verdict is Verdict.MATCHES


# The right number of another thing.
def named(text: str, series: str, kind: str = "count") -> tuple[Finding, Candidate]:
    one = asked(text, record_of((*FIGURES, ("ncmec.files_total", "", "World", "2022", 777_888))))
    candidate = one.candidate(series, kind)
    return rightly_named(one.linker, one.question, right(candidate)), candidate


def test_the_noun_of_the_heading_is_told() -> None:
    _one, candidate = asked_of("")
    one = asked("Victims known to NCMEC in 2022\n\n- All: 2,469,134\n", made_up())
    found = rightly_named(one.linker, one.question, right(candidate))
    reason = Reason.of("words_narrow", words="Victims", figure=TOTAL_2022)
    assert (found.verdict, found.reasons) == (NEVER, (reason,))


def test_a_whole_called_by_the_name_of_a_part() -> None:
    found, _ = named("In 2022 777,888 images were reported to NCMEC.", "ncmec.files_total")
    figure = "ncmec.files_total||World|2022"
    assert found.verdict is Verdict.WHOLE_NOT_PART
    assert found.reasons == (Reason.of("whole_not_part", figure=figure, words="images"),)


# A number that is a share of a whole which the sentence narrows.
def test_what_belongs_to_the_whole_narrows_no_share_of_it() -> None:
    one = asked(
        "In 2022 the IWF assessed 400,401 reports and confirmed 200,303 of them.", made_up()
    )
    assessed = one.linker.shelf.series["iwf.reports_assessed"].slots[0].figures[-1]
    part = one.candidate(CONFIRMED)
    one.question.restricting = [word(one, "assessed", "stage", "assessed")]
    finding = right(part)
    whole = replace(finding, total=assessed)
    assert scoped(one.linker, one.question, whole) is whole
    assert scoped(one.linker, one.question, finding).verdict is not Verdict.MATCHES
    one.question.restricting = [*one.question.restricting, word(one, *("2022", UNKNOWN, ""))]
    assert scoped(one.linker, one.question, whole).verdict is not Verdict.MATCHES


def test_what_is_said_of_a_part_is_never_called_wrong() -> None:
    one, candidate = asked_of("from Spain")
    wrong = replace(right(candidate), verdict=Verdict.DIFFERS)
    found = scoped(one.linker, one.question, wrong)
    assert (found.verdict, found.reasons) == (NEVER, (Reason.of("not_sure"),))
