"""What assistants may come up with: made-up arguments, put by the protocol's own client.

Every answer is small and carries what belongs to a number, or it is a refusal in words.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from functools import cache
from threading import Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from briefing.points.points import AUDIENCES, SUBJECTS
from claims.model import Verdict
from claims.report.wording import verdict_name
from data_sources.record.record import Record
from languages import LANGUAGES, numbers
from publish.assistants import tools
from publish.assistants.protocol import server

REPORTS = "ncmec.reports_total"
BELONGS = (
    *("id", "text", "unit", "period", "place", "counted_by"),
    *("source", "known", "standing", "must_not_conclude", "page"),
)
LARGEST, LONGEST_REFUSAL = 32_000, 2_000
INSIDE = ("Traceback", 'File "', "pydantic", "input_value", "site-packages", "Error:")
SHORT = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    derandomize=True,  # CI asks what was asked before; a seed of one's own asks anew
)

Put = Callable[[str, dict[str, Any]], Any]
anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
    max_leaves=8,
)
FIELD = (
    *("reports", "CyberTipline", "NCMEC", "Offlimits", "IWF", "Netherlands", "meldingen"),
    *("hoeveel", "kinderen", "2023", "2024", "how many", "Duitsland", "hosting", "AI", "%"),
)
languages = some.sampled_from(LANGUAGES)
words = some.lists(some.sampled_from(FIELD), min_size=1, max_size=6).map(" ".join)
places = some.sampled_from(["", "NLD", "World", "DEU", "Narnia", "nld"]) | some.text(max_size=45)


@pytest.fixture(scope="module")
def put(record: Record) -> Iterator[Put]:
    """Puts one question, by a client that stays connected on a loop of its own."""
    from mcp import Client

    async def at_once(work: Callable[[], Any]) -> Any:
        return work()

    loop, ready, over = asyncio.new_event_loop(), [], asyncio.Event()
    thread = Thread(target=loop.run_forever, daemon=True)

    async def stay(known: asyncio.Future[Any]) -> None:
        async with Client(server(lambda: record, at_once)) as client:
            known.set_result(client)
            await over.wait()

    async def connect() -> Any:
        known: asyncio.Future[Any] = loop.create_future()
        ready.append(loop.create_task(stay(known)))
        return await known

    thread.start()
    client = asyncio.run_coroutine_threadsafe(connect(), loop).result(60)

    def ask(name: str, arguments: dict[str, Any]) -> Any:
        coming = asyncio.run_coroutine_threadsafe(client.call_tool(name, arguments), loop)
        return coming.result(60)

    yield ask

    async def leave() -> None:
        over.set()
        await ready[0]

    asyncio.run_coroutine_threadsafe(leave(), loop).result(60)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@cache
def ids_of(record: Record) -> list[str]:
    """Of figures to use, and of others that an assistant may have kept."""
    return [one.id for one in record.all_figures()]


def sound(answer: Any) -> Any:
    """What is in an answer; None of a refusal. Fails where either is not as it must be."""
    said = "".join(part.text for part in answer.content)
    assert not any(word in said for word in INSIDE), said[:400]
    if answer.is_error:
        assert 10 < len(said) < LONGEST_REFUSAL
        return None
    written = json.dumps(answer.structured_content)
    assert len(written) < LARGEST
    for figure in figures_in(answer.structured_content):
        assert all(figure[key] for key in BELONGS), figure
    return answer.structured_content


def figures_in(thing: Any) -> Iterator[dict[str, Any]]:
    if isinstance(thing, dict):
        if "source_url" in thing:
            yield thing
        for inner in thing.values():
            yield from figures_in(inner)
    elif isinstance(thing, list):
        for inner in thing:
            yield from figures_in(inner)


@SHORT
@given(
    text=words | some.text(max_size=210),
    place=places,
    limit=some.integers(-1, 22),
    language=some.sampled_from(["en", "nl", "", "de"]),
)
def test_whatever_is_searched(
    put: Put, record: Record, text: str, place: str, limit: int, language: str
) -> None:
    asked = {"words": text, "place": place, "limit": limit, "language": language}
    found = sound(put("search_figures", asked))
    if found is not None:
        assert len(found["figures"]) <= limit <= tools.MOST_FOUND and found["more"] >= 0
        found_in = {record.by_id(one["id"]).geography.code for one in found["figures"]}
        assert found["note"] and (not place or found_in <= {place})


@SHORT
@given(data=some.data())
def test_two_figures_of_any_kind(put: Put, record: Record, data: some.DataObject) -> None:
    known = some.sampled_from(ids_of(record))
    same = some.sampled_from([one.id for one in record.trend(REPORTS)])
    ids = known | same | some.text(max_size=310) | known.map(lambda text: text[:-1])
    first, second, language = data.draw(ids), data.draw(ids), data.draw(languages)
    found = sound(put("compare", {"first": first, "second": second, "language": language}))
    if found is None:
        return
    pair = [record.by_id(found[key]["id"]) for key in ("first", "second")]
    assert found["said"]
    if record.breaks_between(*pair) or pair[0].series.key != pair[1].series.key:
        assert not found["comparable"] and "%" not in found["said"]
    elif found["comparable"]:
        assert all(found[key]["text"] in found["said"] for key in ("first", "second"))


@SHORT
@given(data=some.data())
def test_any_figure_is_given_whole_and_cited(
    put: Put, record: Record, data: some.DataObject
) -> None:
    known = some.sampled_from(ids_of(record))
    asked = {"id": data.draw(known | some.text(max_size=310)), "language": data.draw(languages)}
    whole = sound(put("figure", asked))
    style = data.draw(some.sampled_from(["text", "bibtex", "csl"]))
    cited = sound(put("cite", asked | {"style": style}))
    assert (whole is None) == (cited is None)
    if whole is not None:
        assert whole["definition"] and whole["citation"] and whole["record_version"]
        assert record.by_id(asked["id"]).source.called(asked["language"]) in whole["citation"]


@SHORT
@given(data=some.data())
def test_the_whole_is_never_right_for_one_country(
    put: Put, record: Record, data: some.DataObject
) -> None:
    total = data.draw(some.sampled_from(record.trend(REPORTS)))
    country = data.draw(some.sampled_from(record.find("ncmec.reports_by_country")))
    language = data.draw(languages)
    number = numbers.exact(total.value, language)
    where, year = country.geography.name(language), total.period.code
    template = {
        "en": "In {year} NCMEC received {number} reports from {where}.",
        "nl": "In {year} ontving NCMEC {number} meldingen uit {where}.",
    }[language]
    text = template.format(year=year, number=number, where=where)
    found = sound(put("check_claim", {"text": text, "language": data.draw(languages)}))
    right = {verdict_name(one, code) for one in Verdict if one.agrees for code in LANGUAGES}
    assert not [one for one in found["judged"] if one["verdict"] in right], text


@SHORT
@given(text=words | some.text(max_size=300), language=languages)
def test_whatever_is_claimed(put: Put, text: str, language: str) -> None:
    found = sound(put("check_claim", {"text": text, "language": language}))
    assert found is None or all(one["why"] and one["verdict"] for one in found["judged"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_subject_in_every_voice_is_said_or_refused(put: Put, language: str) -> None:
    said = 0
    for subject in SUBJECTS:
        for audience in AUDIENCES:
            asked = {"subject": subject, "audience": audience, "language": language}
            found = sound(put("talking_points", asked))
            if found is not None:
                said += 1
                assert found["result"]
                assert all(
                    one["text"] and one["caveat"] and one["sources"] for one in found["result"]
                )
    assert said >= len(SUBJECTS)


@SHORT
@given(
    name=some.sampled_from(
        ["search_figures", "figure", "compare", "check_claim", "talking_points", "cite"]
    )
    | some.text(max_size=300),
    arguments=some.dictionaries(
        some.sampled_from(
            [
                "words",
                "id",
                "first",
                "second",
                "text",
                "subject",
                "audience",
                "language",
                "limit",
                "style",
                "place",
            ]
        )
        | some.text(max_size=20),
        anything | words,
        max_size=6,
    ),
)
def test_wrong_types_and_unknown_tools(put: Put, name: str, arguments: dict[str, Any]) -> None:
    sound(put(name, arguments))


@pytest.mark.parametrize("name", ["search_figures", "figure", "check_claim", "x" * 40_000, ""])
def test_huge_arguments_are_refused_in_few_words(put: Put, name: str) -> None:
    huge = "9 reports " * 5_000
    keys = ("words", "id", "text", "place", "language", "first", huge[:900])
    assert sound(put(name, dict.fromkeys(keys, huge))) is None
    assert sound(put(name, dict.fromkeys(keys, [huge] * 3))) is None


@pytest.mark.parametrize(
    ("question", "said", "language"),
    [
        (
            "Hoeveel meldingen kreeg NCMEC in 2023?",
            "NCMEC ontving in 2023 in totaal {} meldingen bij de CyberTipline.",
            "nl",
        ),
        (
            "How many reports did NCMEC receive in 2023?",
            "In 2023 NCMEC received {} reports at the CyberTipline.",
            "en",
        ),
    ],
)
def test_a_question_is_answered_in_its_own_language(
    put: Put, record: Record, question: str, said: str, language: str
) -> None:
    found = sound(put("search_figures", {"words": question}))
    figure = next(one for one in record.trend(REPORTS) if one.period.code == "2023")
    assert found["figures"][0]["id"] == figure.id
    assert found["figures"][0]["text"].startswith(figure.series.name(language))
    claim = said.format(numbers.exact(figure.value, language))
    (judged,) = sound(put("check_claim", {"text": claim}))["judged"]
    assert judged["verdict"] == verdict_name(Verdict.MATCHES, language)
    assert judged["figure"]["unit"] == figure.series.unit.word(2, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["figure", "no_such_tool", "cite"])
def test_refusals_are_in_the_language_asked(put: Put, name: str, language: str) -> None:
    asked = {"id": "no.such", "language": language}
    refused = put(name, asked)
    sign = {"en": "There is no", "nl": " is "}[language]
    assert refused.is_error and sign in refused.content[0].text
    assert ("There is" in refused.content[0].text) == (language == "en")
