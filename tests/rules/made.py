"""A small made-up record in which every rule has a case, as a Data Package that is really read.

Nothing in it was ever published: the numbers are chosen so that a person can work out each answer
on paper. The table schemas are those of the project, so that a new column does not break the
record; what a row leaves out is filled with the first allowed value, or with nothing.

=====================  ==============================================================
series                 what is in it
=====================  ==============================================================
hot.reports            a fall (2018-19), a level (2019-20), a rise (2020-21), a break on the
                       edge (1 January 2022), a break inside a year (1 July 2023), a lower
                       bound (2025), a half year, a value since revised, two that conflict,
                       one that confirms, three levels of knowing
hot.small              a base of 49 (``kind=a``) and one of 50 (``kind=b``)
hot.share              shares by sex that do not come to a hundred
hot.outcome            shares that exclude each other and come to a hundred
hot.growth             a published change, in percent, up and down
hot.odds               one in so many
hot.by_country         places, one of them unknown, that add up to hot.placed
hot.by_kind            parts that no rule ties to a total
ncmec.reports_…        lists of senders, one that adds up (2024) and one that does not (2023)
=====================  ==============================================================
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

from data_sources.package.tables import DATASETS

Cells = dict[str, str]

PUBLISHERS = """
publisher,name,short,kind,country,url
hot,Hotline of Nowhere,HoN,hotline,NLD,https://hotline.example/
press,The Daily Nothing,,press,NLD,https://press.example/
ncmec,Clearing house of the test,NCMEC,clearinghouse,USA,https://house.example/
"""
SOURCES = """
source,publisher,title,url,published,read_on,licence
hot-2024,hot,Annual report,https://hotline.example/2024,2024-05-06,2025-02-03,free
hot-2025,hot,Second report,https://hotline.example/2025,2025-03,2026-07-31,free
press-2025,press,What they say,https://press.example/a,,2025-04-01,free
ncmec-2025,ncmec,By sender,https://house.example/2025,2025,2025-04-02,free
"""
GEOGRAPHIES = """
geography,kind,iso2,name_en,name_nl
World,world,,World,Wereld
Unknown,unknown,,Unknown,Onbekend
Europe,region,,Europe,Europa
NLD,country,NL,Netherlands,Nederland
BEL,country,BE,Belgium,België
DEU,country,DE,Germany,Duitsland
GBR,country,GB,United Kingdom,Verenigd Koninkrijk
"""
UNITS = """
unit,kind,one_en,many_en,one_nl,many_nl
reports,count,report,reports,melding,meldingen
files,count,file,files,bestand,bestanden
people,count,person,people,persoon,mensen
percent,percent,percent,percent,procent,procent
one_in,other,one in,one in,één op,één op
"""
TOPICS = """
topic,name_en,name_nl
hotlines,Hotlines,Meldpunten
prevalence,Prevalence,Omvang
countries,Countries,Landen
platforms,Platforms,Platforms
cybertipline,Reports,Meldingen
"""
SERIES = """
series,collection,publisher,unit,form,topic,frequency,per_million
hot.reports,hot,hot,reports,count,hotlines,annual,yes
hot.files,hot,hot,files,count,hotlines,annual,no
hot.small,hot,hot,reports,count,hotlines,annual,no
hot.share,hot,hot,percent,share,hotlines,annual,no
hot.outcome,hot,hot,percent,share,hotlines,annual,no
hot.growth,hot,hot,percent,change,hotlines,annual,no
hot.odds,hot,hot,one_in,survey,prevalence,once,no
hot.guess,hot,hot,people,estimate,prevalence,once,no
hot.placed,hot,hot,reports,count,countries,annual,no
hot.by_country,hot,hot,reports,count,countries,annual,yes
hot.by_kind,hot,hot,reports,count,hotlines,annual,no
ncmec.reports_esp,hot,ncmec,reports,count,cybertipline,annual,no
ncmec.reports_by_platform,hot,ncmec,reports,count,platforms,annual,no
ncmec_vs_provider.cybertip_reports,hot,ncmec,reports,count,platforms,annual,no
context.internet_users,hot,ncmec,people,estimate,countries,annual,no
"""
NAMES = """
series,en,nl
hot.reports,Reports to the hotline,Meldingen bij het meldpunt
hot.files,Files with the reports,Bestanden bij de meldingen
hot.small,Rare reports,Zeldzame meldingen
hot.share,Children shown,Getoonde kinderen
hot.outcome,Outcome of the reports,Uitkomst van de meldingen
hot.growth,Growth of the reports,Groei van de meldingen
hot.odds,Children who met it,Kinderen die het meemaakten
hot.guess,People who saw it,Mensen die het zagen
hot.placed,Reports with a place,Meldingen met een plaats
hot.by_country,Reports by country,Meldingen per land
hot.by_kind,Reports by kind,Meldingen per soort
ncmec.reports_esp,Reports from companies,Meldingen van bedrijven
ncmec.reports_by_platform,Reports by sender,Meldingen per afzender
ncmec_vs_provider.cybertip_reports,Two counts of one thing,Twee tellingen van hetzelfde
context.internet_users,Internet users,Internetgebruikers
"""
BREAKS = """
series,date,label_en,label_nl,why_en,why_nl,url
hot.reports,2023-07-01,New form,Nieuw formulier,A new form came in.,Er kwam een nieuw formulier.,
hot.reports,2022-01-01,Counted anew,Anders geteld,Counting changed.,Er wordt anders geteld.,https://hotline.example/how
"""
EXPLANATIONS = """
series,breakdown,geography,period_start,label_en,label_nl,text_en,text_nl
hot.reports,,World,2021-01-01,One campaign,Eén campagne,One campaign made it.,Eén campagne deed het.
hot.small,kind=a,World,2024-01-01,One case,Eén zaak,One case made it.,Eén zaak gaf dit.
"""
TOTALS = """
rule,total_series,total_breakdown,total_geography,part_series,part_key,part_geography,part_fixed,period_start,period_end
equals,hot.placed,,World,hot.by_country,geography,,,2024-01-01,2024-12-31
equals,ncmec.reports_esp,,World,ncmec.reports_by_platform,platform,World,,2024-01-01,2024-12-31
at_most_100,,,,hot.outcome,outcome,,,,
"""
SHARES = """
part,whole,by_name
hot.by_country,hot.placed,yes
hot.by_country,hot.small,no
"""
USERS = """
geography,year,users,source
NLD,2024,10000000,ncmec-2025
BEL,2024,5000000,ncmec-2025
World,2021,5000000000,ncmec-2025
"""
HELP = """
geography,kind,name,url,phone,what_en,what_nl
NLD,help,Listen: for all: always,https://www.listen.example/,0800 1,Talk about it.,Praat erover.
NLD,report,Tell,https://tell.example,,Report it.,Meld het.
"""
TIMELINE = """
date,jurisdiction,instrument,event,status,instrument_nl,event_nl,status_nl,source_title,source_url
2024-02-01,EU,Second act,It applies.,law,Tweede wet,Zij geldt.,wet,Journal,https://law.example/2
2024-02-01,EU,Other act,It is proposed.,proposal,,,,Journal,https://law.example/3
2021-08,EU,First act,It is made.,law,Eerste wet,Zij is er.,wet,Journal,https://law.example/1
"""
DSA = """
month,platform,label,statements
2024-01,A,protection_of_minors,30
2024-01,B,protection_of_minors,12
2024-02,A,protection_of_minors,8
"""
DSA_TOTALS = """
month,statements,statements_with_any_keyword,platforms_submitting
2024-01,1000,400,2
2024-02,2000,500,2
2024-04,3000,600,2
"""
LEXICON = """
series,breakdown,needs,also,never,but,notes
hot.reports,,,reports received,,,
hot.files,,files,,,,
"""
OBSERVATIONS = """
series,breakdown,geography,period,value,precision,source,known,standing,period_known,confirmed_at
hot.reports,,World,2018,7322,exact,hot-2024,publisher,current,stated,
hot.reports,,World,2019,4111,exact,hot-2024,publisher,current,stated,
hot.reports,,World,2019,4200,exact,press-2025,second-hand,conflicts,stated,
hot.reports,,World,2020,4111,exact,hot-2024,publisher-draft,current,stated,
hot.reports,,World,2021,6000,exact,hot-2025,publisher,current,stated,
hot.reports,,World,2021,5900,exact,hot-2024,publisher,superseded,stated,
hot.reports,,World,2021,5800,exact,hot-2024,publisher,superseded,stated,
hot.reports,,World,2021,6000,exact,press-2025,second-hand,confirms,stated,
hot.reports,,World,2022,6300,rounded,hot-2025,second-hand,current,inferred,https://third.example/
hot.reports,,World,2023,9000,about,press-2025,second-hand,current,stated,
hot.reports,,World,2024,9450,exact,hot-2025,publisher,current,stated,
hot.reports,,World,2025,12000,at_least,hot-2025,publisher,current,stated,
hot.reports,,World,2026-H1,4725,exact,hot-2025,publisher,current,stated,
hot.reports,,NLD,2024,250,exact,hot-2025,publisher,current,stated,
hot.reports,age=under 18,World,2024,63,exact,hot-2025,publisher,current,stated,
hot.reports,age=12-17,World,2024,1,exact,hot-2025,publisher,current,stated,
hot.files,,World,2023,3215000,exact,hot-2025,publisher,current,stated,
hot.files,,World,2024,1029000,exact,hot-2025,publisher,current,stated,
hot.files,,World,2025,1543500,exact,hot-2025,publisher,current,stated,
hot.small,kind=a,World,2023,49,exact,hot-2025,publisher,current,stated,
hot.small,kind=a,World,2024,98,exact,hot-2025,publisher,current,stated,
hot.small,kind=b,World,2023,50,exact,hot-2025,publisher,current,stated,
hot.small,kind=b,World,2024,100,exact,hot-2025,publisher,current,stated,
hot.share,sex=girls,World,2023,95.1,exact,hot-2025,publisher,current,stated,
hot.share,sex=boys,World,2023,2.4,exact,hot-2025,publisher,current,stated,
hot.share,sex=girls,World,2024,91,exact,hot-2025,publisher,current,stated,
hot.share,sex=boys,World,2024,3.4,exact,hot-2025,publisher,current,stated,
hot.outcome,outcome=removed,World,2023,60,exact,hot-2025,publisher,current,stated,
hot.outcome,outcome=passed on,World,2023,25,exact,hot-2025,publisher,current,stated,
hot.outcome,outcome=nothing,World,2023,15,exact,hot-2025,publisher,current,stated,
hot.outcome,outcome=removed,World,2024,50.3,exact,hot-2025,publisher,current,stated,
hot.outcome,outcome=passed on,World,2024,30.4,exact,hot-2025,publisher,current,stated,
hot.outcome,outcome=nothing,World,2024,19.4,exact,hot-2025,publisher,current,stated,
hot.growth,,World,2023,14,exact,hot-2025,publisher,current,stated,
hot.growth,,World,2024,-7.5,exact,hot-2025,publisher,current,stated,
hot.odds,,World,2024,8,about,hot-2025,publisher,current,stated,
hot.guess,,World,2024,1500000,about,hot-2025,publisher,current,stated,
hot.placed,,World,2024,1100,exact,hot-2025,publisher,current,stated,
hot.by_country,,NLD,2024,500,exact,hot-2025,publisher,current,stated,
hot.by_country,,BEL,2024,300,exact,hot-2025,publisher,current,stated,
hot.by_country,,DEU,2024,200,exact,hot-2025,publisher,current,stated,
hot.by_country,,GBR,2024,60,exact,hot-2025,publisher,current,stated,
hot.by_country,,Unknown,2024,40,exact,hot-2025,publisher,current,stated,
hot.by_country,,NLD,2023,70,exact,hot-2025,publisher,current,stated,
hot.by_country,,BEL,2023,70,exact,hot-2025,publisher,current,stated,
hot.by_country,,DEU,2023,30,exact,hot-2025,publisher,current,stated,
hot.by_kind,kind=x,World,2024,30,exact,hot-2025,publisher,current,stated,
hot.by_kind,kind=y,World,2024,20,exact,hot-2025,publisher,current,stated,
hot.by_kind,kind=z,World,2024,10,exact,hot-2025,publisher,current,stated,
ncmec.reports_esp,,World,2023,1000,exact,ncmec-2025,publisher,current,stated,
ncmec.reports_esp,,World,2024,1000,exact,ncmec-2025,publisher,current,stated,
ncmec.reports_by_platform,platform=Alpha,World,2023,600,exact,ncmec-2025,publisher,current,stated,
ncmec.reports_by_platform,platform=Beta;scope=sum,World,2023,150,exact,ncmec-2025,publisher,current,stated,
ncmec.reports_by_platform,platform=Beta,World,2024,200,exact,ncmec-2025,publisher,current,stated,
ncmec.reports_by_platform,platform=Alpha,World,2024,700,exact,ncmec-2025,publisher,current,stated,
ncmec.reports_by_platform,platform=gamma,World,2024,90,exact,ncmec-2025,publisher,current,stated,
ncmec.reports_by_platform,platform=Delta,World,2024,10,exact,ncmec-2025,publisher,current,stated,
ncmec_vs_provider.cybertip_reports,platform=Alpha;observer=Alpha,World,2024,100,exact,ncmec-2025,publisher,current,stated,
ncmec_vs_provider.cybertip_reports,platform=Alpha;observer=NCMEC,World,2024,120,exact,ncmec-2025,publisher,current,stated,
ncmec_vs_provider.cybertip_reports,platform=Beta;observer=Beta,World,2024,200,exact,ncmec-2025,publisher,current,stated,
ncmec_vs_provider.cybertip_reports,platform=Beta;observer=NCMEC,World,2024,50,exact,ncmec-2025,publisher,current,stated,
ncmec_vs_provider.cybertip_reports,platform=gamma;observer=gamma,World,2024,7,exact,ncmec-2025,publisher,current,stated,
"""
TABLE = "observations/made.csv"
ADDRESSES = {
    "hot-2024": "https://hotline.example/2024",
    "hot-2025": "https://hotline.example/2025",
    "press-2025": "https://copy.example/a",
    "ncmec-2025": "https://house.example/2025",
}
HALVES = {"H1": ("01-01", "06-30"), "H2": ("07-01", "12-31")}


def make(directory: Path) -> Path:
    """Write the record as a Data Package into a new directory."""
    shutil.copytree(DATASETS / "schemas", directory / "schemas")
    (directory / "observations").mkdir()
    about = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
    kept = [r for r in about["resources"] if not r["path"].startswith("observations/")]
    first = next(r for r in about["resources"] if r["path"].startswith("observations/"))
    about["resources"] = [*kept, {**first, "name": "observations-made", "path": TABLE}]
    about.update(version="9.8.7", created="2026-01-02T00:00:00Z")
    (directory / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    tables = _tables()
    for resource in about["resources"]:
        path = resource["path"]
        if path.startswith("claims_") and path not in tables:
            shutil.copy(DATASETS / path, directory / path)
            continue
        write(directory, path, resource["schema"], tables.get(path, []))
    return directory


def _tables() -> dict[str, list[Cells]]:
    series, units = rows(SERIES), {row["series"]: row["unit"] for row in rows(SERIES)}
    texts = [_text(row, language) for row in rows(NAMES) for language in ("en", "nl")]
    return {
        "publishers.csv": rows(PUBLISHERS),
        "sources.csv": rows(SOURCES),
        "geographies.csv": rows(GEOGRAPHIES),
        "units.csv": rows(UNITS),
        "topics.csv": rows(TOPICS),
        "collections.csv": [_collection("en", ""), _collection("nl", " nl")],
        "series.csv": series,
        "series_texts.csv": texts,
        "breaks.csv": rows(BREAKS),
        "explanations.csv": rows(EXPLANATIONS),
        "totals.csv": [row | {"note_en": "Made up."} for row in rows(TOTALS)],
        "internet_users.csv": rows(USERS),
        "shares.csv": rows(SHARES),
        "help.csv": rows(HELP),
        "timeline.csv": rows(TIMELINE),
        "claims_lexicon.csv": rows(LEXICON),
        "claims_lexicon_dsa.csv": [],
        "dsa_statements_monthly.csv": rows(DSA),
        "dsa_statements_totals_monthly.csv": rows(DSA_TOTALS),
        TABLE: [observation(row, units) for row in rows(OBSERVATIONS)],
    }


def rows(text: str) -> list[Cells]:
    """A block of CSV as dictionaries."""
    return list(csv.DictReader(io.StringIO(text.strip() + "\n")))


def observation(row: Cells, units: dict[str, str]) -> Cells:
    """A short row with its period's days, its unit and its place in the source."""
    year, _, half = row["period"].partition("-")
    start, end = HALVES.get(half, ("01-01", "12-31"))
    return row | {
        "period_start": f"{year}-{start}",
        "period_end": f"{year}-{end}",
        "unit": units[row["series"]],
        "locator": "p. 7",
        "indicator": "as they call it",
        "read_at": ADDRESSES[row["source"]],
    }


def _text(row: Cells, language: str) -> Cells:
    return {
        "series": row["series"],
        "language": language,
        "name": row[language],
        "definition": f"What it is ({language}).",
        "caveats": f"Own caveat ({language})." if row["series"] == "hot.reports" else "",
        "critic": f"Own critic ({language})." if row["series"] == "hot.reports" else "",
    }


def _collection(language: str, sign: str) -> Cells:
    return {
        "collection": "hot",
        "language": language,
        "name": f"The hotline{sign}",
        "measures": f"What is measured{sign}.",
        "does_not_measure": f"What is not{sign}.",
        "caveats": f"Shared caveat{sign}.",
        "critic": f"Shared critic{sign}.",
        "answer": f"The answer{sign}.",
    }


def write(directory: Path, path: str, schema: str, filled: list[Cells]) -> None:
    """A table with the columns of its schema."""
    fields = json.loads((directory / schema).read_text(encoding="utf-8"))["fields"]
    usual = {field["name"]: _usual(field) for field in fields}
    with (directory / path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(usual), extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(usual | row for row in filled)


def _usual(field: dict[str, object]) -> str:
    """What stands in a column that no row names: the first allowed value where one is needed."""
    constraints = field.get("constraints", {})
    assert isinstance(constraints, dict)
    allowed = constraints.get("enum", [""])
    return str(allowed[0]) if constraints.get("required") else ""
