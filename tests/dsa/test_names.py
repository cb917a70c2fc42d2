from datetime import date

import pytest

from data_sources.dsa.daily.names import DayFile, days_between, slugify


@pytest.mark.parametrize(
    ("name", "slug", "version"),
    [
        ("sor-global-2025-07-01-full.zip", "global", "full"),
        ("sor-discord-netherlands-bv-2024-08-22-light.zip", "discord-netherlands-bv", "light"),
    ],
)
def test_a_name_is_read_and_written_back(name: str, slug: str, version: str) -> None:
    file = DayFile.parse(name)
    assert (file.slug, file.version, file.name) == (slug, version, name)


@pytest.mark.parametrize(
    "name",
    [
        "sor-global-2025-07-01-full.zip.sha1",
        "sor-global-2025-02-30-full.zip",
        "sor-Global-2025-07-01-full.zip",
        "sor-global-2025-07-01-full-00000.csv.zip",
        "sor-../x-2025-07-01-full.zip",
    ],
)
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"day|name"):
        DayFile.parse(name)


@pytest.mark.parametrize(
    ("platform", "slug"),
    [
        ("Discord Netherlands B.V.", "discord-netherlands-bv"),
        ("Snapchat", "snapchat"),
        ("Booking.com", "bookingcom"),
        ("willhaben internet service GmbH & Co KG", "willhaben-internet-service-gmbh-co-kg"),
        ("Njuškalo.hr", "njuskalohr"),
        ("already-a-slug", "already-a-slug"),
    ],
)
def test_slugs(platform: str, slug: str) -> None:
    assert slugify(platform) == slug


def test_days_between_counts_both_ends() -> None:
    assert len(list(days_between(date(2024, 2, 28), date(2024, 3, 1)))) == 3
