"""The files of a chart: complete, the same each time, and made only when asked for."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from charts.builders.catalogue import chart
from charts.files.downloads import archive, downloads, metadata
from charts.paper import png, svg
from data_sources.record.record import Record
from tests.charts.conftest import COUNTRIES, KINDS_OF_CHART, TOTAL


@pytest.mark.parametrize("name", [TOTAL, COUNTRIES, "timeline:law"])
def test_every_file_can_be_made_twice_the_same(record: Record, name: str) -> None:
    made = chart(record, name, "nl")
    for item in downloads(made):
        if not item.key.startswith("png"):
            content = item.make()
            assert content and content == item.make(), item.key
        assert item.file_name.isascii() and "/" not in item.file_name


def test_no_table_leaves_without_its_sources(record: Record) -> None:
    made = chart(record, TOTAL, "en")
    with zipfile.ZipFile(io.BytesIO(archive(made))) as package:
        assert package.namelist() == ["data.csv", "metadata.json", "readme.md"]
        about = json.loads(package.read("metadata.json"))
        readme = package.read("readme.md").decode()
    assert about["record"]["version"] == record.version
    assert {item["id"] for item in about["sources"]} == {s.key for s in made.sources}
    assert made.warning in readme and made.breaks[0].why in readme
    assert len(metadata(made)["figures"]) == len(made.figures)


def test_pictures_are_the_same_and_twice_as_large(record: Record) -> None:
    for name in (TOTAL, KINDS_OF_CHART[4]):
        made = chart(record, name, "nl")
        picture = png.draw(made)
        assert picture.startswith(b"\x89PNG") and picture == png.draw(made)
        wide, tall = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
        assert (wide, tall) == (2 * svg.WIDTH, 2 * svg.HEIGHT)


def test_only_our_own_pictures_are_converted() -> None:
    with pytest.raises(ValueError, match="viewBox"):
        png.convert("<svg/>")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_maps_keep_the_shape_of_a_slide(record: Record, language: str) -> None:
    for name in (COUNTRIES, "map:ncmec.reports_by_country?per=million"):
        picture = svg.draw(chart(record, name, language))
        assert f'viewBox="0 0 {svg.WIDTH} {svg.HEIGHT}"' in picture
