"""The monthly files are rebuilt from the daily counts, and never quietly made less."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from contextlib import closing
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data_sources.checks.validation import validate
from data_sources.dsa import publish as publishing
from data_sources.dsa.commands import main
from data_sources.dsa.daily.names import DayFile
from data_sources.dsa.daily.store import Store
from data_sources.dsa.engines.engines import ArrowEngine
from data_sources.dsa.monthly import (
    HISTORY,
    LABELS_SCHEMA,
    MONTHLY,
    TOTALS,
    from_shantay,
    labels,
    read_csv,
)
from data_sources.dsa.publish import Refused, labels_table, publish
from data_sources.dsa.summarise import Summariser
from data_sources.dsa.vocabulary import CSAM, GROOMING, KEYWORD_LABELS, MINORS
from data_sources.exchange import exchange, lock
from data_sources.exchange.lock import record_held
from data_sources.package.tables import DATASETS
from tests.desk.small import small_record
from tests.dsa.days import make_day, quiet, sound, with_field

DAYS = ("2025-06-29", "2025-06-30", "2025-07-01")


def summarise(store: Path, *paths: Path) -> Store:
    with closing(ArrowEngine(1)) as engine:
        Summariser(Store(store), engine, quiet).run(paths)
    return Store(store)


@pytest.fixture
def contents() -> dict[str, bytes]:
    """Three days over the change of schema, with every label in them."""
    made = {}
    for number, day in enumerate(DAYS):
        content = sound(400, number, day)
        for row, keyword in enumerate([[CSAM], [GROOMING], [CSAM, GROOMING], ["KEYWORD_NUDITY"]]):
            text = "[" + ",".join(f'"{word}"' for word in keyword) + "]"
            content = with_field(content, row, "category_specification", text)
            content = with_field(content, row, "platform_name", "Discord Netherlands B.V.")
        made[day] = content
    return made


@pytest.fixture
def store(tmp_path: Path, contents: dict[str, bytes]) -> Store:
    for day, content in contents.items():
        make_day(tmp_path / "files", [[content]], day)
    return summarise(tmp_path / "store", tmp_path / "files")


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "datasets"
    folder.mkdir()
    return folder


def expected(contents: dict[str, bytes]) -> tuple[Counter[tuple[str, ...]], dict[str, list[int]]]:
    """Both monthly files, row by row, by Python's own means."""
    import csv
    import io
    import json

    monthly: Counter[tuple[str, ...]] = Counter()
    totals: dict[str, list[int]] = {}
    platforms: dict[str, set[str]] = {}
    for day, content in contents.items():
        for row in csv.DictReader(io.StringIO(content.decode())):
            month, platform = day[:7], row["platform_name"]
            platform = {"Discord Netherlands B.V.": "Discord"}.get(platform, platform)
            words = set(json.loads(row["category_specification"] or "[]"))
            total = totals.setdefault(month, [0, 0, 0])
            total[0] += 1
            total[1] += bool(words)
            platforms.setdefault(month, set()).add(platform)
            total[2] = len(platforms[month])
            if row["category"] == MINORS:
                monthly[month, platform, "protection_of_minors"] += 1
            for label, keyword in KEYWORD_LABELS.items():
                if keyword in words:
                    monthly[month, platform, label] += 1
    return monthly, totals


def test_both_files_equal_a_count_by_hand(
    store: Store, into: Path, contents: dict[str, bytes]
) -> None:
    publish(store, into)
    monthly, totals = expected(contents)
    rows = read_csv(into / MONTHLY)
    assert {
        (row["month"], row["platform"], row["label"]): int(row["statements"]) for row in rows
    } == dict(monthly)
    assert [[int(text) for text in list(row.values())[1:]] for row in read_csv(into / TOTALS)] == [
        totals[month] for month in sorted(totals)
    ]


def test_rebuilt_twice_is_the_same_bytes(store: Store, into: Path) -> None:
    first = publish(store, into)
    before = [(into / name).read_bytes() for name in (MONTHLY, TOTALS)]
    assert first.changed == ["2025-06", "2025-07"]
    second = publish(store, into, accept_gaps=True)
    assert (second.changed, second.months) == ([], ["2025-06", "2025-07"])
    assert before == [(into / name).read_bytes() for name in (MONTHLY, TOTALS)]


def test_months_that_were_not_counted_here_stay(store: Store, into: Path) -> None:
    (into / TOTALS).write_text(
        "month,statements,statements_with_any_keyword,platforms_submitting\n2024-01,5,4,3\n"
    )
    (into / MONTHLY).write_text(
        "month,platform,label,statements\n2024-01,X,protection_of_minors,2\n"
    )
    assert publish(store, into).kept == ["2024-01"]
    assert [row["month"] for row in read_csv(into / TOTALS)] == ["2024-01", "2025-06", "2025-07"]
    assert read_csv(into / MONTHLY)[0]["platform"] == "X"


def test_a_month_of_the_record_is_not_made_less(store: Store, into: Path) -> None:
    for name in (MONTHLY, TOTALS):
        shutil.copy(DATASETS / name, into / name)
    before = (into / TOTALS).read_bytes()
    with pytest.raises(Refused) as refused:
        publish(store, into)
    assert refused.value.reasons == (
        "2025-06: 28 days are not counted; the record has the month",
        "2025-07: 30 days are not counted; the record has the month",
    )
    assert (into / TOTALS).read_bytes() == before


def test_a_day_counted_in_part_is_refused_unless_accepted(tmp_path: Path, into: Path) -> None:
    broken = sound(30).replace(b"STATEMENT_CATEGORY_", b"CATEGORY_", 1)
    path = make_day(tmp_path / "files", [[sound(50), broken]])
    store = summarise(tmp_path / "store", path)
    with pytest.raises(Refused, match=r"1 part\(s\) set aside"):
        publish(store, into)
    assert list(into.iterdir()) == []
    assert publish(store, into, accept_gaps=True).incomplete == [path.name]
    assert read_csv(into / TOTALS)[0]["statements"] == "50"


def test_nothing_counted_is_refused(tmp_path: Path, into: Path) -> None:
    with pytest.raises(Refused, match="nothing"):
        publish(Store(tmp_path), into, accept_gaps=True)


def test_platforms_alone_are_said_to_be_so(tmp_path: Path, into: Path) -> None:
    rows = [with_field(sound(1), 0, "platform_name", name) for name in ("Snapchat", "X")]
    for slug, content in zip(("snapchat", "x"), rows, strict=True):
        make_day(tmp_path / "files", [[content]], slug=slug)
    store = summarise(tmp_path / "store", tmp_path / "files")
    with pytest.raises(Refused, match="some platforms only: snapchat, x"):
        publish(store, into)
    assert publish(store, into, accept_gaps=True).platforms_only == ["snapchat", "x"]
    assert read_csv(into / TOTALS)[0]["platforms_submitting"] == "2"


def test_a_global_day_counts_alone(tmp_path: Path, into: Path) -> None:
    one = with_field(sound(1), 0, "platform_name", "Snapchat")
    store = summarise(tmp_path / "store", make_day(tmp_path / "a", [[one]], slug="snapchat"))
    summarise(tmp_path / "store", make_day(tmp_path / "b", [[sound(60)]]))
    assert publish(store, into).platforms_only == []
    assert read_csv(into / TOTALS)[0]["statements"] == "60"


def test_gaps_between_days_are_named(tmp_path: Path, into: Path) -> None:
    for day in ("2025-07-10", "2025-07-13"):
        make_day(tmp_path / "files", [[sound(20, day=day)]], day)
    published = publish(summarise(tmp_path / "store", tmp_path / "files"), into)
    assert published.gaps == ["2025-07-11", "2025-07-12"]


def test_history_fills_only_days_that_were_not_counted(store: Store, into: Path) -> None:
    rows = [
        {"day": day, "platform": "X", "label": label, "statements": 1000}
        for day in ("2025-06-28", *DAYS)
        for label in ("all", "child_sexual_abuse_material")
    ]
    pq.write_table(pa.Table.from_pylist(rows, LABELS_SCHEMA), store.root / HISTORY)
    publish(store, into)
    june, july = read_csv(into / TOTALS)
    assert (june["statements"], july["statements"]) == ("1800", "400")


def test_labels_never_count_a_keyword_within_another(store: Store) -> None:
    """CSAM's name is the beginning of its deepfake's: whole words only."""
    table = labels_table(store)
    assert "child_sexual_abuse_material_deepfake" not in table["label"].to_pylist()
    counts = ibis.memtable(
        {
            "day": ["d"], "platform_name": ["X"], "category": [MINORS], "statements": [7],
            "category_specification": ["KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE"],
        }
    )  # fmt: skip
    found = set(labels(counts).execute()["label"])
    assert found == {
        "all", "any_keyword", "protection_of_minors", "child_sexual_abuse_material_deepfake",
    }  # fmt: skip


def test_shantays_statistics_become_daily_labels(tmp_path: Path) -> None:
    base = {"start_date": "2024-01-01", "platform": "X", "entity": None, "variant": None}
    rows = [
        {**base, "column": "rows", "count": 100},
        {**base, "column": "rows", "platform": None, "count": 999},
        {**base, "column": "category_specification", "entity": "rows_with_elements", "count": 20},
        {**base, "column": "category", "variant": MINORS, "count": 30},
        {**base, "column": "category_specification", "variant": CSAM, "count": 9},
        {**base, "column": "category_specification", "variant": GROOMING, "count": 0},
    ]
    path = tmp_path / "builtin.parquet"
    pq.write_table(pa.Table.from_pylist(rows), path)
    assert [(row["label"], row["statements"]) for row in from_shantay(path).to_pylist()] == [
        ("all", 100),
        ("any_keyword", 20),
        ("child_sexual_abuse_material", 9),
        ("protection_of_minors", 30),
    ]


def test_the_stores_paths_are_by_day_and_slug(tmp_path: Path) -> None:
    path = Store(tmp_path).path(DayFile.parse("sor-global-2025-07-01-light.zip"))
    assert path == tmp_path / "days" / "2025-07-01" / "global.parquet"


@pytest.fixture(scope="session")
def small_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    whole = tmp_path_factory.mktemp("record") / "datasets"
    return small_record(Path(shutil.copytree(DATASETS, whole)))


@pytest.fixture
def package(small_package: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small_package, tmp_path / "work" / "datasets"))


def test_a_record_is_replaced_whole_under_a_new_version(store: Store, package: Path) -> None:
    before = json.loads((package / "datapackage.json").read_text())["version"]
    inode = package.stat().st_ino
    assert validate(package) == []
    changed = publish(store, package, accept_gaps=True).changed
    assert changed == ["2025-06", "2025-07"]
    assert package.stat().st_ino != inode  # exchanged in one step, not written into
    assert validate(package) == []
    after = json.loads((package / "datapackage.json").read_text())["version"]
    major, minor, _ = before.split(".")
    assert after == f"{major}.{int(minor) + 1}.0"
    changelog = (package / "CHANGELOG.md").read_text()
    assert f"## {after} (" in changelog and "statements of 2025-06, 2025-07." in changelog
    whole = exchange.fingerprint(package)
    assert publish(store, package, accept_gaps=True).changed == []
    assert exchange.fingerprint(package) == whole
    assert not exchange.workplace(package).exists()


def test_a_record_that_would_not_be_sound_stays(store: Store, package: Path) -> None:
    with (package / "observations" / "ncmec_platforms.csv").open("a") as file:
        file.write("no,sense\n")
    before = exchange.fingerprint(package)
    with pytest.raises(Refused, match=r"would not be sound: observations/ncmec_platforms\.csv"):
        publish(store, package, accept_gaps=True)
    assert exchange.fingerprint(package) == before


def test_a_record_that_another_writes_is_left_alone(
    store: Store,
    package: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    before = exchange.fingerprint(package)
    words = ["publish", "--store", str(store.root), "--into", str(package), "--accept-gaps"]
    with record_held(package, "accept"):
        assert main(words) == 1
    assert "the record is in use by “accept”" in capsys.readouterr().err
    assert exchange.fingerprint(package) == before
    assert main(words) == 0
    assert exchange.fingerprint(package) != before


def test_an_edit_while_publishing_is_not_lost(
    store: Store, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edited(path: Path) -> list[object]:
        (package / "units.csv").open("a").write("edited\n")
        return []

    monkeypatch.setattr(publishing, "validate", edited)
    with pytest.raises(Refused, match="was changed while this was running"):
        publish(store, package, accept_gaps=True)
    assert (package / "units.csv").read_text().endswith("edited\n")
