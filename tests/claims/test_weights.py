"""The weights are data: each is a number, is used, and its table can be asked for."""

from __future__ import annotations

import tomllib

import pytest

from claims.weights import FILE, weights

CODE = "\n".join(path.read_text(encoding="utf-8") for path in FILE.parent.rglob("*.py"))
TABLES = tomllib.loads(FILE.read_text(encoding="utf-8"))
# Asked for by a name that is put together.
PUT_TOGETHER = {"own_beside", "own_away", "near_beside", "near_away"}


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_weight_is_a_number_and_used(table: str) -> None:
    assert f'weights("{table}")' in CODE
    for name, weight in weights(table).items():
        assert isinstance(weight, int | float)
        assert name in PUT_TOGETHER or f'"{name}"' in CODE


def test_a_table_that_is_none() -> None:
    with pytest.raises(KeyError):
        weights("luck")


def test_a_change_of_what_is_returned_changes_no_weight() -> None:
    weights("noun")["wrong"] = 99.0
    assert weights("noun")["wrong"] < 0
