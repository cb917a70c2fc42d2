"""Whatever text a platform sends, the counts are right or the file is named: never wrong."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.dsa.days import COLUMNS_V2
from data_sources.dsa.daily.archive import opened
from data_sources.dsa.daily.damage import Kind
from data_sources.dsa.engines.engines import count_csv
from data_sources.dsa.vocabulary import DIMENSIONS
from tests.dsa.days import V2_DAY, as_counter, make_day

TEXT = st.text(alphabet='ab ,"\\\té\r', max_size=12)


def fputcsv(field: str) -> str:
    """A field as PHP writes it, its quirk included: no doubling right after a backslash."""
    if not any(sign in field for sign in ' ,"\\\t\r\n'):
        return field
    out, escaped = [], False
    for sign in field:
        if sign == "\\":
            escaped = True
        elif sign == '"' and not escaped:
            out.append('"')
        else:
            escaped = False
        out.append(sign)
    return '"' + "".join(out) + '"'


ROW = st.fixed_dictionaries(
    {
        "decision_facts": TEXT,
        "incompatible_content_explanation": TEXT,
        "content_type_other": TEXT,
        "platform_uid": TEXT,
        "platform_name": st.sampled_from(["X", "Discord Netherlands B.V.", 'SIA "JOOM"']),
        "category": st.sampled_from(
            ["STATEMENT_CATEGORY_PROTECTION_OF_MINORS", "STATEMENT_CATEGORY_VIOLENCE"]
        ),
    }
)
FIXED = {
    "source_type": "SOURCE_VOLUNTARY",
    "automated_detection": "Yes",
    "automated_decision": "AUTOMATED_DECISION_FULLY",
    "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT",
    "created_at": f"{V2_DAY} 00:00:00",
}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.lists(ROW, min_size=1, max_size=6))
def test_counts_are_right_or_the_file_is_named(rows: list[dict[str, str]]) -> None:
    full = [{**FIXED, **row, "uuid": f"{number:036}"} for number, row in enumerate(rows)]
    lines = [",".join(fputcsv(row.get(name, "")) for name in COLUMNS_V2) for row in full]
    content = "\n".join([",".join(COLUMNS_V2), *lines]).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = make_day(Path(folder), [[content]], version="full")
        with opened(path) as contents:
            (item,) = contents.csvs
            result = count_csv(*item)
    expected = Counter((V2_DAY, *(row.get(name, "") for name in DIMENSIONS)) for row in full)
    if result.fault is not None:
        assert result.counts.num_rows == 0
        kinds = (Kind.ROW_WIDTH, Kind.OPEN_QUOTE, Kind.UNKNOWN_VALUE)
        assert result.fault.kind in {str(kind) for kind in kinds}
    else:
        assert as_counter(result.counts) == expected
