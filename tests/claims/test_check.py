"""What the check promises beside its verdicts: places, reasons, words, a bounded time."""

import json
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import Verdict, check
from claims.report.report import as_data, as_json, as_text
from claims.report.wording import SENTENCES, why
from languages import catalogue

CAMPAIGN = (
    "In 2023 NCMEC received 36.2 million reports from online platforms, containing more than "
    "100 million images and videos."
)
AI = (
    "The amount of AI-generated material found by the IWF in the first 6 months of 2024 exceeded "
    "the total amount found in the whole of 2023."
)


def test_the_campaign_was_right_of_the_whole_but_named_a_part():
    first, second = check(CAMPAIGN)
    assert first.verdict is Verdict.WHOLE_NOT_PART  # a whole said of a part is no match
    assert first.figure.id == "ncmec.reports_total||World|2023"
    assert first.near[0].series.key == "ncmec.reports_esp"
    assert second.verdict is Verdict.MATCHES_ROUNDED


def test_a_comparison_without_a_number_is_checked():
    (claim,) = check(AI)
    assert claim.verdict is Verdict.DIFFERS
    assert {f.series.key for f in claim.near} >= {"iwf.ai_reports_actionable"}


def test_places_are_those_of_the_text_as_pasted():
    text = "In 2023\u200b NCMEC\u202e received 36.2\u00a0mil\u00adlion reports."
    (claim,) = check(text)
    assert claim.verdict is Verdict.MATCHES_ROUNDED
    assert text[claim.span.start : claim.span.end] == "36.2\u00a0mil\u00adlion"
    assert all(text[w.span.start : w.span.end].strip() for w in claim.words)


def test_every_verdict_says_which_words_decided():
    claims = check(CAMPAIGN)
    assert len(list(claims)) > 1
    for claim in claims:
        roles = {word.role for word in claim.words}
        assert {"publisher", "period"} <= roles
        assert why(claim, "en")
        assert why(claim, "nl") != why(claim, "en")


def test_all_reasons_and_verdicts_have_dutch_words():
    dutch = catalogue("nl")
    assert [s for s in (*SENTENCES.values(), *(v.value for v in Verdict)) if s not in dutch] == []


def test_the_report_is_json_and_text():
    claims = check(CAMPAIGN)
    data = json.loads(as_json(claims))
    assert data == as_data(claims)
    assert [c["verdict"] for c in data["claims"]] == [
        "right for the whole, not for this part",
        "matches, rounded",
    ]
    assert "35,944,826" in as_text(claims, "en")
    assert "KLOPT VOOR HET GEHEEL, NIET VOOR DIT DEEL" in as_text(claims, "nl")


def test_the_same_text_gives_the_same_claims():
    assert as_json(check(CAMPAIGN)) == as_json(check(CAMPAIGN))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gets_an_answer(text):
    for claim in check(text):
        assert 0 <= claim.span.start < claim.span.end <= len(text)


@pytest.mark.parametrize("piece", ["1 ", "NCMEC 5 ", "50% ", "\x00\u200b", "een ", "9" * 50, "\n"])
def test_long_texts_take_a_bounded_time(piece):
    started = time.process_time()
    check(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 10


def test_each_number_of_a_speech_is_found():
    filler = "The committee met to discuss how hotlines and companies work together for children. "
    speech = " ".join(((filler * 6 + CAMPAIGN) * 25).split()[:2000])
    once = len(check(CAMPAIGN))
    assert len(check(speech)) >= once * speech.count(CAMPAIGN.strip()) > 20


def run(*arguments, text=""):
    command = [sys.executable, "-m", "claims", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=120)


def test_the_command_prints_json_and_text():
    done = run("-", "--json", text=CAMPAIGN)
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["claims"]) == 2
    assert run("-", text="In 2023 NCMEC received 99 million reports.").returncode == 0


def test_bad_usage_is_told_by_the_exit_status(tmp_path):
    assert run().returncode == 2
    assert run(str(tmp_path / "none.txt")).returncode == 2
