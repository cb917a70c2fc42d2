"""The publisher's file names: `sor-{slug}-{day}-{version}.zip`, and the platforms' slugs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

GLOBAL = "global"
VERSIONS = ("light", "full")
_NAME = re.compile(
    r"sor-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)-(?P<day>\d{4}-\d{2}-\d{2})-(?P<version>full|light)\.zip"
)


@dataclass(frozen=True, order=True)
class DayFile:
    """One daily file as the publisher names it: a day, whose statements, full or light."""

    day: date
    slug: str = GLOBAL
    version: str = "light"

    @property
    def name(self) -> str:
        """The file's name, as in the address."""
        return f"sor-{self.slug}-{self.day.isoformat()}-{self.version}.zip"

    @classmethod
    def parse(cls, name: str) -> DayFile:
        """The file of that name. Raises ValueError for a name of another form."""
        found = _NAME.fullmatch(name)
        if found is None:
            raise ValueError(f"not the name of a daily file: {name!r}")
        return cls(date.fromisoformat(found["day"]), found["slug"], found["version"])


def slugify(platform: str) -> str:
    """A registered platform name as it stands in file names: `discord-netherlands-bv`."""
    plain = unicodedata.normalize("NFKD", platform).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[_]+", "-", plain.replace("@", "-at-"))
    plain = re.sub(r"[^a-z0-9\s-]+", "", plain)
    return re.sub(r"[\s-]+", "-", plain).strip("-")


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from first to last, both counted."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


# Registered names that differ from the name a reader knows. The database's own list changes by
# about ten names a month; a name that is not here is shown as registered.
CANONICAL = {
    "Adobe Photoshop Lightroom": "Adobe Lightroom",
    "Discord Netherlands B.V.": "Discord",
    "Meetic SAS": "Meetic",
    "Microsoft Teams personal": "Microsoft Teams",
    "OTTO Market": "OTTO",
    "Quora Ireland Limited": "Quora",
    'SIA "JOOM"': "Joom",
    "SIA &quot;JOOM&quot;": "Joom",
    "Vinted UAB": "Vinted",
    "WhatsApp Channels": "WhatsApp",
    "X (formerly Twitter)": "X",
    "willhaben internet service GmbH & Co KG": "willhaben",
    "willhaben internet service GmbH &amp; Co KG": "willhaben",
    "www.gutefrage.net": "gutefrage.net",
}


# The platforms that have ever set the keyword for child sexual abuse material, and the large ones
# with many statements on the protection of minors: enough for the monthly file, and small.
DEFAULT_PLATFORMS = (
    "Badoo", "Bumble", "Discord Netherlands B.V.", "eBay", "ElitePartner", "Facebook", "Hinge",
    "Instagram", 'SIA "JOOM"', "LOVOO", "Meetic SAS", "OKCupid", "Pinterest", "Snapchat", "Temu",
    "TikTok", "Tinder", "X", "XNXX", "XVideos", "YouTube",
)  # fmt: skip
