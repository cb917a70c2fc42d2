"""What lives as long as the record is left alone by the collector of garbage.

To walk a record, its indexes and all modules takes a tenth of a second, in which nobody is served.
"""

from __future__ import annotations

import gc

from data_sources.record.kept import kept
from data_sources.record.record import Record


@kept()
def settle(_record: Record) -> None:
    """Tell the collector to leave alone what lives long: modules, and the record in place.

    Done once for each record; what an earlier one left is let go first, for the collector frees
    nothing that it leaves alone.
    """
    gc.unfreeze()
    settle_more()


def settle_more() -> None:
    """Leave alone also what was made since, as an index is; first goes what nobody holds."""
    gc.collect()
    gc.freeze()
