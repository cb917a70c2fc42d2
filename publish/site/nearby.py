"""What may have been meant by an address where nothing stands."""

from __future__ import annotations

import re
from difflib import get_close_matches

from data_sources.record.kept import kept
from publish.site.site import Site

LONGEST = 80
"""A longer name is nobody's slip of the pen, and comparing costs by its length squared."""
MOST = 5
LIKE = 0.6
_TWO_VERSIONS = re.compile(
    r"(?P<folder>\w{1,4}/versions/)(?P<before>[\d.]{5,20})/(?P<after>[\d.]{5,20}?)(?P<end>/|\.json)"
)
"""Asked for with the later one first: it is told from the earlier one on."""


@kept(2048)
def nearby(site: Site, address: str) -> tuple[str, ...]:
    """Up to five addresses of the same kind whose names are like the one asked for."""
    turned = _TWO_VERSIONS.sub(r"\g<folder>\g<after>/\g<before>\g<end>", address, count=1)
    if turned != address and turned in site.makers:
        return (turned,)
    folder, _slash, name = address.rstrip("/").rpartition("/")
    if not name or len(name) > LONGEST:
        return ()
    names = site.folders.get(f"{folder}/" if folder else "", {})
    close = get_close_matches(name, list(names), n=MOST, cutoff=LIKE)
    return tuple(names[found] for found in close)
