"""The record as a catalogue of data sets (DCAT-AP 3), as JSON-LD and as Turtle.

Addresses in it are relative to the catalogue's own, so that the same bytes hold wherever the
site stands: a harvester resolves them against the address that it asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from data_sources.record.figure import Figure
from data_sources.record.model import Geography, Series
from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE, LANGUAGES, grammar, translator
from publish.address import addresses
from publish.data.data_files import as_json
from publish.harvest import turtle

HERE = "data/catalog"
EU = "http://publications.europa.eu/resource/authority/"
IANA = "http://www.iana.org/assignments/media-types/"
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MOST_PLACES = 40
_FREQUENCIES = {
    "annual": "ANNUAL",
    "half-yearly": "ANNUAL_2",
    "quarterly": "QUARTERLY",
    "monthly": "MONTHLY",
    "irregular": "IRREG",
    "once": "NEVER",
}
_FORMATS = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "parquet": ("PARQUET", "application/vnd.apache.parquet"),
}
_COUNTRY = re.compile(r"[A-Z]{3}")
Node = dict[str, Any]


def jsonld(record: Record) -> bytes:
    return as_json({"@context": PREFIXES, **_told_once(catalogue(record), set())})


def as_turtle(record: Record) -> bytes:
    return turtle.document(PREFIXES, catalogue(record))


def catalogue(record: Record, series: tuple[str, ...] = ()) -> Node:
    """The whole record as one data set, and each series as another; ``series`` names fewer."""
    keys = series or tuple(record.with_current())
    return {
        "@id": _link(HERE),
        "@type": "dcat:Catalog",
        "dct:title": _titles(),
        "dct:description": _in(_description(record), DEFAULT_LANGUAGE),
        "dct:publisher": _compiler(),
        "dct:license": _licence(),
        "dct:language": _languages(),
        "dct:modified": _day(record.created.isoformat()),
        "foaf:homepage": _ref(_link("data/"), "foaf:Document"),
        "dcat:themeTaxonomy": _ref(f"{EU}data-theme", "skos:ConceptScheme")
        | {"dct:title": _in("Data theme", DEFAULT_LANGUAGE)},
        "dcat:dataset": [_everything(record), *(_dataset(record, key) for key in keys)],
    }


def _everything(record: Record) -> Node:
    figures = list(record.all_figures())
    return {
        "@id": _link("data/datapackage.json#dataset"),
        "@type": "dcat:Dataset",
        "dct:title": _titles(),
        "dct:description": _in(_description(record), DEFAULT_LANGUAGE),
        "dct:identifier": "on-the-record",
        "dct:accrualPeriodicity": _ref(f"{EU}frequency/IRREG", "dct:Frequency"),
        "dcat:landingPage": _ref(_link("data/"), "foaf:Document"),
        **_shared(record, figures),
        "dcat:distribution": [
            _distribution("data/figures.csv", "csv"),
            _distribution("data/figures.parquet", "parquet"),
            _distribution("data/datapackage.json", "json"),
        ],
    }


def _dataset(record: Record, key: str) -> Node:
    series, figures = record.series[key], record.find(key)
    return {
        "@id": _link(f"{addresses.series_data(key, 'json')}#dataset"),
        "@type": "dcat:Dataset",
        "dct:title": [_in(text.name, code) for code, text in series.texts.items()],
        "dct:description": [_in(_said(series, code), code) for code in series.texts],
        "dct:identifier": key,
        "dct:creator": _agent(series),
        "dct:accrualPeriodicity": _ref(
            f"{EU}frequency/{_FREQUENCIES[series.frequency]}", "dct:Frequency"
        ),
        "dct:spatial": list(_places(figures)),
        "dcat:landingPage": [
            _ref(_link(addresses.figure(code, key)), "foaf:Document") for code in LANGUAGES
        ],
        **_shared(record, figures),
        "dcat:distribution": [
            _distribution(addresses.series_data(key, ending), ending) for ending in ("csv", "json")
        ],
    }


def _shared(record: Record, figures: list[Figure]) -> Node:
    """What holds for the whole record and for each part of it."""
    return {
        "dct:publisher": _compiler(),
        "dcat:theme": _ref(f"{EU}data-theme/JUST", "skos:Concept")
        | {
            "skos:prefLabel": _in("Justice, legal system and public safety", DEFAULT_LANGUAGE),
            "skos:inScheme": {"@id": f"{EU}data-theme"},
        },
        "dct:language": _languages(),
        "dct:modified": _day(record.created.isoformat()),
        "dcat:version": record.version,
        "dct:accessRights": _ref(f"{EU}access-right/PUBLIC", "dct:RightsStatement"),
        "dcat:contactPoint": {
            "@id": _link("data/#contact"),
            "@type": "vcard:Kind",
            "vcard:fn": "On the Record",
            "vcard:hasURL": {"@id": _link("data/")},
        },
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(min(f.period.start for f in figures).isoformat()),
            "dcat:endDate": _day(max(f.period.end for f in figures).isoformat()),
        },
    }


def _distribution(address: str, ending: str) -> Node:
    name, media = _FORMATS[ending]
    return {
        "@id": _link(f"{address}#distribution"),
        "@type": "dcat:Distribution",
        "dct:title": _in(name, DEFAULT_LANGUAGE),
        "dcat:accessURL": _ref(_link(address), "rdfs:Resource"),
        "dcat:downloadURL": _ref(_link(address), "rdfs:Resource"),
        "dct:format": _ref(f"{EU}file-type/{name}", "dct:MediaTypeOrExtent"),
        "dcat:mediaType": _ref(f"{IANA}{media}", "dct:MediaType"),
        "dct:license": _licence(),
    }


def _said(series: Series, language: str) -> str:
    """Definition, and what must not be concluded."""
    text = series.text(language)
    return " ".join(part for part in (text.definition, text.does_not_measure) if part)


def _titles() -> list[Node]:
    return [_in(title(code), code) for code in LANGUAGES]


def title(language: str) -> str:
    """What the record is called in a catalogue."""
    _ = translator(language)
    return _("On the Record: published figures on online child sexual abuse reporting")


def _description(record: Record) -> str:
    return (
        f"Figures as published by {len(record.publishers)} hotlines, clearing houses, platforms,"
        " governments and others, each with its source, the place in it, its definition, breaks"
        " and caveats. A report is not a child, not a victim, not an image and not a crime."
    )


def _compiler() -> Node:
    return {
        "@id": _link("data/#compiler"),
        "@type": "foaf:Agent",
        "foaf:name": _in("On the Record", DEFAULT_LANGUAGE),
    }


def _agent(series: Series) -> Node:
    return {
        "@id": _link(f"data/#publisher-{series.publisher.key}"),
        "@type": "foaf:Agent",
        "foaf:name": series.publisher.name,
    }


def _licence() -> Node:
    return _ref("https://creativecommons.org/licenses/by/4.0/", "dct:LicenseDocument")


def _languages() -> list[Node]:
    return [
        _ref(f"{EU}language/{grammar(code).authority}", "dct:LinguisticSystem")
        for code in LANGUAGES
    ]


def _places(figures: list[Figure]) -> Iterator[Node]:
    """The countries; none where they are very many, for then it is of the world."""
    found: dict[str, Geography] = {f.geography.code: f.geography for f in figures}
    countries = [g.code for g in found.values() if g.kind == "country"]
    if len(countries) <= MOST_PLACES:
        for code in sorted(filter(_COUNTRY.fullmatch, countries)):
            yield _ref(f"{EU}country/{code}", "dct:Location")


def _told_once(node: Node, told: set[str]) -> Node:
    """The same graph, shorter: what has a name is described where it comes first."""
    name = node.get("@id")
    if name in told:
        return {"@id": name}
    if name and len(node) > 1:
        told.add(name)
    return {key: _each_once(value, told) for key, value in node.items()}


def _each_once(value: Any, told: set[str]) -> Any:
    if isinstance(value, list):
        return [_each_once(item, told) for item in value]
    return _told_once(value, told) if isinstance(value, dict) else value


def _link(address: str) -> str:
    """An address of ours as the catalogue refers to it."""
    page, mark, part = address.partition("#")
    return addresses.relative(HERE, page) + mark + part


def _ref(address: str, kind: str) -> Node:
    return {"@id": address, "@type": kind}


def _in(text: str, language: str) -> Node:
    return {"@value": text, "@language": language}


def _day(text: str) -> Node:
    return {"@value": text, "@type": "xsd:date"}
