"""Made-up days of the DSA Transparency Database, in the shape of the real ones.

Nothing here is real: the platforms' names are, their statements are not. The shape is: file names,
zip in zip, a header in every CSV, PHP's quoting, JSON lists in CSV fields, about a kilobyte a row
that deflates to about sixty bytes. Tests use small days, the benchmark large ones.
"""

from __future__ import annotations

import hashlib
import random
import struct
import uuid
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


def _words(text: str) -> list[str]:
    return text.split()


COLUMNS_V2 = _words(
    "uuid decision_visibility decision_visibility_other end_date_visibility_restriction "
    "decision_monetary decision_monetary_other end_date_monetary_restriction decision_provision "
    "end_date_service_restriction decision_account end_date_account_restriction account_type "
    "decision_ground decision_ground_reference_url illegal_content_legal_ground "
    "illegal_content_explanation incompatible_content_ground incompatible_content_explanation "
    "incompatible_content_illegal category category_addition category_specification "
    "category_specification_other content_type content_type_other content_language content_date "
    "content_id_ean territorial_scope application_date decision_facts source_type source_identity "
    "automated_detection automated_decision platform_name platform_uid created_at"
)
COLUMNS_V1 = [name for name in COLUMNS_V2 if name != "content_id_ean"]
FULL_ONLY = {
    "illegal_content_explanation",
    "incompatible_content_explanation",
    "territorial_scope",
    "decision_facts",
}
FIRST_V2_DAY = "2025-07-01"

# Rough shares of a day, largest first: a few platforms send nearly everything.
PLATFORMS = {
    "Google Shopping": 40, "TikTok": 22, "AliExpress": 9, "Temu": 7, "Facebook": 6, "Pinterest": 4,
    "Instagram": 3, "YouTube": 2, "Amazon Store": 2, "Threads": 1.5, "X": 1, "Snapchat": 0.8,
    "Discord": 0.7, "Reddit": 0.4, "eBay": 0.2, "Vinted": 0.2, "Booking.com": 0.1, "XVideos": 0.05,
    "Hotel Hideaway": 0.03, "Bumble": 0.02,
}  # fmt: skip
KEYWORD_SETTERS = {"Discord", "Snapchat", "X", "eBay", "XVideos", "Bumble"}
CATEGORIES_V1 = _words(
    "SCOPE_OF_PLATFORM_SERVICE UNSAFE_AND_ILLEGAL_PRODUCTS PORNOGRAPHY_OR_SEXUALIZED_CONTENT "
    "SCAMS_AND_FRAUD ILLEGAL_OR_HARMFUL_SPEECH VIOLENCE PROTECTION_OF_MINORS"
)
CATEGORIES_V2 = _words(
    "OTHER_VIOLATION_TC UNSAFE_AND_PROHIBITED_PRODUCTS CYBER_VIOLENCE SCAMS_AND_FRAUD "
    "ILLEGAL_OR_HARMFUL_SPEECH VIOLENCE PROTECTION_OF_MINORS"
)
MINORS_KEYWORDS = (
    ["KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL"],
    ["KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS"],
    ["KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL", "KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS"],
    ["KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS"],
)
COUNTRIES = _words(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
)
SENTENCE = (
    "In reviewing content or accounts to determine whether they breach our terms, we take account "
    "of notices, of what was decided before, and of our own reviews. "
)


def quote(text: str) -> str:
    """A field as PHP's `fputcsv` writes it: quoted when it holds a space or a special sign."""
    if any(sign in text for sign in ' ,"\\\t\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def json_list(items: Sequence[str]) -> str:
    """A list field: a JSON array inside a CSV field, or nothing at all."""
    return "[" + ",".join(f'"{item}"' for item in items) + "]" if items else ""


def columns(day: str, version: str) -> list[str]:
    """The header of that day's files; version is "full" or "light"."""
    names = COLUMNS_V2 if day >= FIRST_V2_DAY else COLUMNS_V1
    return list(names) if version == "full" else [name for name in names if name not in FULL_ONLY]


def _minors(chance: random.Random, platform: str) -> dict[str, str]:
    keywords: Sequence[str] = ()
    if platform in KEYWORD_SETTERS:
        keywords = chance.choices(MINORS_KEYWORDS, weights=(70, 10, 5, 15))[0]
    return {"category_specification": json_list(keywords)}


def _decision(chance: random.Random) -> dict[str, str]:
    if chance.random() < 0.15:
        return {
            "decision_account": "DECISION_ACCOUNT_SUSPENDED",
            "decision_provision": "DECISION_PROVISION_TOTAL_SUSPENSION",
        }
    kinds = ("CONTENT_REMOVED", "CONTENT_DISABLED", "CONTENT_DEMOTED")
    kind = chance.choices(kinds, weights=(7, 2, 1))[0]
    return {"decision_visibility": json_list([f"DECISION_VISIBILITY_{kind}"])}


def _template(chance: random.Random, platform: str, categories: Sequence[str]) -> dict[str, str]:
    """What one platform writes again and again: real days are made of few such texts."""
    category = chance.choices(categories, weights=(45, 25, 10, 8, 6, 4, 2))[0]
    row = {
        "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "incompatible_content_ground": f"Section {chance.randint(1, 30)} of the terms of service",
        "incompatible_content_explanation": SENTENCE * chance.randint(1, 2),
        "incompatible_content_illegal": "No",
        "category": f"STATEMENT_CATEGORY_{category}",
        "content_type": json_list([f"CONTENT_TYPE_{chance.choice(('TEXT', 'IMAGE', 'VIDEO'))}"]),
        "content_language": chance.choice(("", "DE", "FR", "EN", "NL")),
        "territorial_scope": json_list(COUNTRIES[: chance.choice((1, 27, 27))]),
        "decision_facts": SENTENCE * chance.randint(1, 2),
        "source_type": chance.choice(("SOURCE_VOLUNTARY", "SOURCE_VOLUNTARY", "SOURCE_ARTICLE_16")),
        "automated_detection": chance.choice(("Yes", "Yes", "No")),
        "automated_decision": "AUTOMATED_DECISION_"
        + chance.choice(("FULLY", "PARTIALLY", "NOT_AUTOMATED")),
        "platform_name": platform,
        **_decision(chance),
    }
    if category == "PROTECTION_OF_MINORS":
        row |= _minors(chance, platform)
    elif chance.random() < 0.01:
        row["category_addition"] = json_list(["STATEMENT_CATEGORY_PROTECTION_OF_MINORS"])
    return row


VARIABLE = ("uuid", "content_date", "application_date", "platform_uid", "created_at")


def _format(row: dict[str, str], names: Sequence[str]) -> str:
    """The template's line with five holes, for `%`: what differs in every row."""
    cells = []
    for name in names:
        text = quote(row.get(name, "")).replace("%", "%%")
        cells.append(f"%({name})s" if name in VARIABLE else text)
    return ",".join(cells)


def lines(day: str, version: str, count: int, seed: int) -> Iterator[str]:
    """That many rows of a day, as CSV lines without header; the same for the same seed."""
    chance = random.Random(seed)
    categories = CATEGORIES_V2 if day >= FIRST_V2_DAY else CATEGORIES_V1
    names = columns(day, version)
    formats = {
        platform: [_format(_template(chance, platform, categories), names) for _ in range(25)]
        for platform in PLATFORMS
    }
    chosen = chance.choices(list(PLATFORMS), weights=list(PLATFORMS.values()), k=count)
    for number, platform in enumerate(chosen):
        second = number * 86_400 // count
        clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        bits = chance.getrandbits(128)
        text = formats[platform][bits % 25]
        yield text % {
            "uuid": str(uuid.UUID(int=bits)),
            "content_date": f'"{day} 00:00:00"',
            "application_date": f'"{day} 00:00:00"',
            "platform_uid": f"{bits >> 64:x}",
            "created_at": f'"{day} {clock}"',
        }


def csv_bytes(day: str, version: str, count: int, seed: int) -> bytes:
    """One CSV as the publisher makes it: header, rows, and no newline at the end."""
    header = ",".join(columns(day, version))
    return (header + "\n" + "\n".join(lines(day, version, count, seed))).encode()


@dataclass(frozen=True)
class Member:
    """A file ready for a zip: deflated once, so that a large day can hold it many times."""

    data: bytes
    crc: int
    size: int
    method: int

    @classmethod
    def of(cls, content: bytes, deflate: bool) -> Member:
        data = content
        if deflate:
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            data = packer.compress(content) + packer.flush()
        return cls(data, zlib.crc32(content), len(content), 8 if deflate else 0)


def zip_pieces(members: Iterable[tuple[str, Member]]) -> Iterator[bytes]:
    """A zip archive (zip64 past 4 GiB), piece by piece."""
    directory, offset, count = b"", 0, 0
    for name, member in members:
        common = struct.pack(
            "<HHHHIIIHH", 0, member.method, 0, 0x5A21, member.crc, len(member.data), member.size,
            len(name), 0,
        )  # fmt: skip
        local = b"PK\x03\x04" + struct.pack("<H", 45) + common + name.encode()
        extra = struct.pack("<HHQ", 1, 8, offset)
        directory += b"PK\x01\x02" + struct.pack("<HH", 45, 45) + common[:-2]
        directory += struct.pack("<HHHHII", len(extra), 0, 0, 0, 0, 0xFFFFFFFF)
        directory += name.encode() + extra
        yield local
        yield member.data
        offset, count = offset + len(local) + len(member.data), count + 1
    yield directory
    yield b"PK\x06\x06" + struct.pack(
        "<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, len(directory), offset
    )
    yield b"PK\x06\x07" + struct.pack("<IQI", 0, offset + len(directory), 1)
    small = min(count, 0xFFFF)
    yield b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, small, small, len(directory), 2**32 - 1, 0)


def part_zip(stem: str, part: int, members: Sequence[Member]) -> Member:
    """The inner zip: up to ten CSVs, each deflated."""
    names = (f"{stem}-{part:05}-{number:05}.csv" for number in range(len(members)))
    return Member.of(b"".join(zip_pieces(zip(names, members, strict=True))), deflate=False)


def write_zip(path: Path, members: Iterable[tuple[str, Member]]) -> Path:
    """The outer zip and, beside it, the `.sha1` in the publisher's form."""
    digest = hashlib.sha1(usedforsecurity=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for piece in zip_pieces(members):
            digest.update(piece)
            file.write(piece)
    path.with_name(path.name + ".sha1").write_text(f"{digest.hexdigest()}  {path.name}\n")
    return path


def write_day(
    folder: Path,
    day: str,
    rows: int,
    *,
    slug: str = "global",
    version: str = "full",
    part_rows: int = 1_000_000,
    csv_rows: int = 100_000,
    distinct: int = 10,
    seed: int = 0,
) -> Path:
    """A whole day. `distinct` CSVs are generated and take turns: a large day repeats them."""
    stem = f"sor-{slug}-{day}-{version}"
    made: dict[tuple[int, int], Member] = {}

    def member(number: int, count: int) -> Member:
        key = (number % distinct, count)
        if key not in made:
            made[key] = Member.of(csv_bytes(day, version, count, seed + key[0]), deflate=True)
        return made[key]

    def parts() -> Iterator[tuple[str, Member]]:
        number = 0
        for part, start in enumerate(range(0, rows, part_rows)):
            end = min(rows, start + part_rows)
            members = []
            for first in range(start, end, csv_rows):
                members.append(member(number, min(csv_rows, end - first)))
                number += 1
            yield f"{stem}-{part:05}.csv.zip", part_zip(stem, part, members)

    return write_zip(folder / f"{stem}.zip", parts())
