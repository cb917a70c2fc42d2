"""The record that claims are checked against: the figures, and the counts of the DSA's register.

The monthly counts live in a small record of their own (`data_sources.record.dsa_series`);
a sentence knows no such border, so here the two are one.
"""

from __future__ import annotations

from dataclasses import replace

from data_sources.record.dsa_series import PREFIX, dsa_record
from data_sources.record.kept import kept
from data_sources.record.record import Record


@kept()
def whole_record(record: Record) -> Record:
    """The record with the DSA's series in it; a record that has them already is given back."""
    if any(key.startswith(PREFIX) for key in record.series):
        return record
    register = dsa_record(record)
    return replace(
        record,
        units={**record.units, **register.units},
        series={**record.series, **register.series},
        observations=record.observations + register.observations,
        all_breaks=record.all_breaks + register.all_breaks,
        all_explanations=record.all_explanations + register.all_explanations,
    )
