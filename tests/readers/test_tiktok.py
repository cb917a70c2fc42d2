"""TikTok's file of a quarter, on small files in its layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.readers import UnknownLayout, read

HEAD = (
    "\ufeffMetric,Period Type,Period,Policy Type,Issue Policy,Task Type,Task,Location,Market,"
    "Result\n"
)
RULE = "Youth Exploitation & Abuse"
POLICY = "Community guidelines policy"


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "file.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_counts_and_shares_of_the_whole_world_are_read(tmp_path: Path) -> None:
    text = (
        "Total videos removed,quarterly,Jul-Sep 2023,all,all,all,all,all,all,1234.0\n"
        'Total videos removed,quarterly,Oct-Dec 2022,all,all,all,all,all,all,"85,680"\n'
        "Total videos removed,quarterly,Jul-Sep 2023,all,all,all,all,Market,Chile,7.0\n"
        f"Proactive removal rate,quarterly,Apr-Jun 2023,{POLICY},{RULE},all,all,all,all,"
        "0.9620000000000001\n"
        f"Proactive removal rate,quarterly,Apr-Jun 2023,{POLICY},"
        f"Youth Safety & Well-Being - {RULE},all,all,all,all,0.97\n"
        f"Category share,quarterly,Apr-Jun 2023,{POLICY},{RULE},task_type,all,all,all,0.3\n"
        f"Category share,quarterly,Apr-Jun 2023,{POLICY},Hate,all,all,all,all,0.1\n"
    )
    found = [
        (row.series, row.value, row.unit, row.precision, row.period_start, row.period_end)
        for row in read(file(tmp_path, text)).rows
    ]
    second = ("percent", "rounded", "2023-04-01", "2023-06-30")
    assert found == [
        ("tiktok.videos_removed_total", "1234", "videos", "exact", "2023-07-01", "2023-09-30"),
        ("tiktok.videos_removed_total", "85680", "videos", "exact", "2022-10-01", "2022-12-31"),
        ("tiktok.youth_exploitation_proactive_rate", "96.2", *second),
        ("tiktok.youth_exploitation_proactive_rate_v2", "97", *second),
        ("tiktok.youth_exploitation_share_of_policy", "30", *second),
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("Total videos removed,quarterly,2023Q3,all,all,all,all,all,all,5\n", "line 2: the period"),
        (
            "Total videos removed,quarterly,Jul-Sep 2023,all,all,all,all,all,all,5.5\n",
            "line 2: the value is not a count",
        ),
        (
            f"Category share,quarterly,Jul-Sep 2023,{POLICY},{RULE},all,all,all,all,31\n",
            "line 2: the value is not a part of one",
        ),
        ("Total videos removed,quarterly\n", "line 2: 2 cells instead of 10"),
        ("Total videos removed,quarterly,Jul-Sep 2023,all,all,all,all,all,all,5\n" * 2, "twice"),
        ("", "no row on all videos removed"),
    ],
)
def test_an_unknown_form_is_refused_with_its_line(tmp_path: Path, lines: str, said: str) -> None:
    with pytest.raises(UnknownLayout) as refused:
        read(file(tmp_path, lines))
    assert said in str(refused.value)
