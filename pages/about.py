"""Method, how to read this, words, where to report and to get help, and what was changed."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data_sources.package.tables import read_rows
from languages import dates
from publish.address import addresses
from screen import blocks, frame
from screen.look import markup
from screen.look.terms import terms_on_page
from screen.session.address import beside
from screen.session.view import view

reader = view()
_, record, language = reader._, reader.record, reader.language
FIRST_PLACES = ("NLD", "EU27", "World")


def reading() -> None:
    """Levels, units, breaks, changes and critics: how a figure here is to be read."""
    st.subheader(_("How to read a figure"), anchor="reading")
    facts = [
        (
            _("Unit"),
            _(
                "A report is not a child, not a victim, not an image and not a crime. The unit "
                "stands on every card and every axis."
            ),
        ),
        (
            _("Break"),
            _(
                "A day from which a series no longer counts the same thing. It is a line on the "
                "chart, and no change is given across it."
            ),
        ),
        (
            _("Change"),
            _(
                "Only between two figures of one series, one place and equally long periods. From "
                "a base under fifty both numbers are given and no percentage."
            ),
        ),
        (
            _("One cause"),
            _(
                "Where a jump has one known cause, such as the bulk reports of one company, the "
                "chart says so where the jump is."
            ),
        ),
        (
            _("Rounding"),
            _(
                "A rounded number never rounds up past a threshold that it has not reached. All "
                "digits are in the table under each chart."
            ),
        ),
        (
            _("The critic"),
            _(
                "Beside a series stands what a critic says of it and what is fair in that: better "
                "heard here than in the meeting."
            ),
        ),
    ]
    st.html(markup.render("facts", facts=facts))
    st.subheader(_("How well a figure is known"), anchor="levels")
    levels = [
        (
            f"{frame.LEVEL_MARKS['publisher']} {_('Read at the publisher')}",
            _("The number was read in the publication of those who counted, or in a copy of it."),
        ),
        (
            f"{frame.LEVEL_MARKS['confirmed']} {_('Confirmed')}",
            _(
                "It was read elsewhere, and a second page gives the same figure; the two can rest "
                "on one release."
            ),
        ),
        (
            f"{frame.LEVEL_MARKS['reported']} {_('Reported by others')}",
            _("One other page gives it. Look at the original before you quote it."),
        ),
    ]
    st.html(markup.render("facts", facts=levels))


def method() -> None:
    """Where the figures come from and what happens to them."""
    st.subheader(_("Method"), anchor="method")
    texts = (
        _(
            "Each figure was copied by hand or by a reader of the publisher's own tables, with its "
            "publication and the place in it. The record is checked by a program before it is "
            "shown; if it has a fault, nothing is shown."
        ),
        _(
            "Figures that were revised are not overwritten: the later one is shown and the older "
            "one stays to be found. Where publishers disagree, or one disagrees with itself, both "
            "rows are kept."
        ),
        _(
            "Numbers that no publisher printed, such as the share of the largest senders, are "
            "marked as worked out and name the figures that they were made from."
        ),
        _(
            "No number in a sentence or talking point is typed by hand: it comes from the record, "
            "with its source."
        ),
        _(
            "The pages never fetch anything. A maintainer reads new publications in, looks at the "
            "differences, and accepts them."
        ),
    )
    for text in texts:
        st.markdown(markup.escape_markdown(text))


def words() -> None:
    """The words used here, those avoided, and why."""
    st.subheader(_("Words we use, and why"), anchor="words")
    st.markdown(
        _(
            "After the Terminology Guidelines for the protection of children from sexual "
            "exploitation and abuse (“Luxembourg Guidelines”), second edition, April 2025. The "
            "list was made from the announcement and from hotlines' own guidance, not checked "
            "against the whole text."
        )
    )
    st.html(
        markup.render(
            "words",
            caption=_("What to say, and what not"),
            columns=[_("Say"), _("Do not say"), _("Why")],
            terms=terms_on_page(language),
        )
    )


def places() -> list[str]:
    """Countries with help lines: the Netherlands first, then Europe and the world, then by name."""
    codes = list(dict.fromkeys(line.geography for line in record.help_lines))
    first = [code for code in FIRST_PLACES if code in codes]
    rest = [code for code in codes if code not in first]
    return first + sorted(rest, key=lambda code: record.geography(code).name(language))


def help_lines() -> None:
    """Where to report and where to get help, country by country."""
    st.subheader(_("Where to report, and where to get help"), anchor="help")
    frame.caution(
        reader,
        [
            _("Is a child in danger now? Call the emergency number: 112 in Europe."),
            _(
                "Saw images of abuse? Report the address. Do not save, share or look for them: "
                "that is an offence in most countries, and it harms the child again."
            ),
        ],
        title=_("First"),
    )
    kinds = {
        "report": _("Report"),
        "help": _("Help"),
        "police": _("Police"),
        "worried": _("Worried about own behaviour or that of another"),
    }
    groups = [
        (
            record.geography(code).name(language),
            [
                {
                    "name": line.name,
                    "url": line.url,
                    "phone": line.phone,
                    "kind": kinds.get(line.kind, line.kind),
                    "what": line.what[language],
                }
                for line in record.help_lines
                if line.geography == code
            ],
        )
        for code in places()
    ]
    st.html(markup.render("help", groups=groups))


def who_counts() -> None:
    """The organisations behind the series."""
    st.subheader(_("Who counts"), anchor="who")
    kinds = {
        "hotline": _("hotline"),
        "clearinghouse": _("clearing house"),
        "company": _("company"),
        "government": _("government"),
        "international": _("international organisation"),
        "ngo": _("civil society organisation"),
        "research": _("research"),
        "press": _("press"),
        "parliament": _("parliament"),
        "police": _("police"),
    }
    counts: dict[str, int] = {}
    for series in record.series.values():
        counts[series.publisher.key] = counts.get(series.publisher.key, 0) + 1
    rows = [
        {
            "name": record.publishers[key].name,
            "kind": kinds.get(record.publishers[key].kind, record.publishers[key].kind),
            "country": country(record.publishers[key].country),
            "series": count,
            "url": record.publishers[key].url or None,
        }
        for key, count in sorted(counts.items(), key=lambda pair: -pair[1])
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        width="stretch",
        height=420,
        alt=_("Table of {count} publishers", count=len(rows)),
        column_config={
            "name": st.column_config.TextColumn(_("Name"), width="large"),
            "kind": st.column_config.TextColumn(_("Kind")),
            "country": st.column_config.TextColumn(_("Country")),
            "series": st.column_config.NumberColumn(_("Series in this record")),
            "url": st.column_config.LinkColumn(_("Address"), display_text=_("open")),
        },
    )
    blocks.on_paper(reader)


def country(code: str) -> str:
    """A country's name, empty where a publisher has none."""
    return record.geography(code).name(language) if code in record.geographies else code


def changes() -> None:
    """What stands here otherwise than it was collected, with the reason."""
    st.subheader(_("What differs from the figures as collected"), anchor="changes")
    found = [row.cells for row in read_rows(record.directory, "changes.csv")]
    st.markdown(
        _(
            "The figures were collected first and put in order afterwards. Whatever was renamed, "
            "merged, revised or left out is listed with its reason: {count} entries, in English.",
            count=len(found),
        )
    )
    by_version = beside(addresses.changes(language))
    earlier = beside(addresses.versions(language))
    st.markdown(
        f"[{_('What changed, by version and by series')}]({by_version}) · "
        f"[{_('Versions of the record')}]({earlier}) · "
        f"[{_('Expected publications')}]({beside(addresses.calendar(language))}) · "
        f"[{_('The data')}]({beside(addresses.data(language))})"
    )
    text = blocks.text(_("Words in the list"), "change")
    terms = text.casefold().split()
    fitting = [r for r in found if all(t in " ".join(r.values()).casefold() for t in terms)]
    if not fitting:
        blocks.message(reader, _("No entry fits. Use fewer words."))
        return
    names = {
        "date": _("Date"),
        "file": _("File"),
        "series": _("Series key"),
        "breakdown": _("Part"),
        "geography": _("Place"),
        "period_start": _("From"),
        "change": _("Change"),
        "reason": _("Reason"),
    }
    st.dataframe(
        pd.DataFrame(fitting),
        hide_index=True,
        width="stretch",
        height=420,
        alt=_("Table of {count} changes", count=len(fitting)),
        column_config={k: st.column_config.TextColumn(name) for k, name in names.items()},
    )
    blocks.on_paper(reader)


def terms_of_use() -> None:
    """Licence, how to cite, and accessibility."""
    st.subheader(_("Licence, and how to cite"), anchor="licence")
    st.markdown(
        _(
            "This compilation may be used under the licence Creative Commons Attribution 4.0. Each "
            "figure is its publisher's, under the terms that the publisher states; they are listed "
            "with each source. Cite the publisher first and On the Record second."
        )
    )
    day = dates.day(record.created, language)
    st.code(
        _(
            "On the Record: published figures on online child sexual abuse reporting. Version "
            "{version}, {day}.",
            version=record.version,
            day=day,
        ),
        language=None,
        wrap_lines=True,
    )
    st.subheader(_("Accessibility"), anchor="accessibility")
    texts = (
        _(
            "We aim at WCAG 2.2, level AA. Every chart has a written description and its numbers "
            "as a table; colour is never the only sign; every page works by keyboard, in light "
            "and dark, on a phone and on a projector."
        ),
        _(
            "Known limits: some words inside the controls, such as “Choose options”, are English "
            "on Dutch pages; the large tables on All figures and Sources are drawn on a canvas, "
            "so the download is the better way to read them with a screen reader; figures' notes "
            "are in English only."
        ),
        _("If something does not work for you, tell the organisation that gave you this address."),
    )
    for text in texts:
        st.markdown(markup.escape_markdown(text))


def answer() -> list[str]:
    """What this is, and what it is not."""
    return [
        _(
            "On the Record shows published figures on the reporting of online child sexual abuse, "
            "each with its source, its definition and what must not be concluded from it."
        ),
        _(
            "It holds no images and no names, counts nothing itself, and asks nothing of your "
            "browser but this server."
        ),
    ]


frame.header(
    reader,
    _("About"),
    _("What is this, how should it be read, and where can I report or get help?"),
    answer(),
    [],
)
PARTS = {
    "help": (_("Report or get help"), (help_lines,)),
    "reading": (_("How to read this"), (reading, method)),
    "words": (_("Words"), (words,)),
    "who": (_("Who counts"), (who_counts,)),
    "changes": (_("What was changed"), (changes,)),
    "licence": (_("Licence and accessibility"), (terms_of_use,)),
}
chosen = blocks.choice(_("Part"), {k: name for k, (name, _show) in PARTS.items()}, "part")
for show in PARTS[chosen][1]:
    show()
