"""A chart that is drawn while another thread still loads pandas: Plotly must not find it half."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

SCRIPT = """
import sys, threading, time

half = threading.Event()


class Slow:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "pandas.compat" and "pandas" in sys.modules:
            half.set()
            time.sleep(1.5)
        return None


from charts.builders.catalogue import chart
from charts.screen.figure import figure
from charts.spec.identity import chart_id
from data_sources.record.load import load

shown = chart(load(), chart_id("trend", "ncmec.reports_total"), "en")
assert "pandas" not in sys.modules, "something loads pandas before; this test shows nothing"
sys.meta_path.insert(0, Slow)
thread = threading.Thread(target=__import__, args=["pandas"])
thread.start()
assert half.wait(20) and not hasattr(sys.modules["pandas"], "Series")
print(figure(shown).layout.height)
thread.join()
"""


def test_a_chart_waits_for_what_is_half_loaded() -> None:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, cwd=ROOT)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert int(ran.stdout) > 0
