"""What surveys find, and how they asked: the answer depends on the question."""

from __future__ import annotations

import streamlit as st

from charts.spec.identity import chart_id
from screen import blocks, figure_list, frame
from screen.look import markup
from screen.parts import each, missing, part
from screen.session.view import view

HEADLINE = "disrupting_harm.clear_instances_past_year"
REANALYSIS = "disrupting_harm.tf_csea_prevalence_internet_users"
FOUR_HARMS = "weprotect_eu_survey.any_harm"

# One share of each survey that asked children, young people or parents what happened.
ASKED = (
    "weprotect.economist_online_sexual_harm",
    "thorn.harmful_online_experience",
    "nl_rapporteur.girls_before_18",
    "ipsos_slachtofferhulp.past_year",
    "childlight.solicitation_past_year",
    "tdh_parents_2024.child_victim",
)
reader = view()
_, record, language = reader._, reader.record, reader.language


@part
def finding() -> str:
    """There is no single number: the same country with different questions."""
    harms = record.latest(FOUR_HARMS, "NLD")
    year = record.latest("ipsos_slachtofferhulp.past_year", "NLD", "age=12-25")
    girls = record.latest("cbs_phgsg.online_harassment_past_year", "NLD", "age=16-17;sex=girls")
    parents = record.latest("tdh_parents_2024.child_victim", "NLD")
    return _(
        "There is no single number: surveys in the Netherlands alone find {harms}, {girls}, "
        "{year} or {parents}.",
        harms=harms.format(language),
        girls=girls.format(language),
        year=year.format(language),
        parents=parents.format(language),
    )


@part
def keys() -> list[frame.Card]:
    """Three figures with three questions."""
    girls = "age=16-17;sex=girls"
    return each(
        lambda: key("cbs_phgsg.online_harassment_past_year", "NLD", girls),
        lambda: key("ipsos_slachtofferhulp.past_year", "NLD", "age=12-25"),
        lambda: key("childlight.ocsea_past_year_children"),
    )


def key(series: str, place: str = "World", breakdown: str = "") -> frame.Card:
    """The latest of a survey's answers, called by who was asked."""
    figure = record.latest(series, place, breakdown)
    return frame.key(reader, figure, label=figure_list.what(figure, language))


@part
def before() -> list[str]:
    """What a share of a survey is not."""
    world = record.latest("childlight.ocsea_past_year_children")
    return [
        _("Reports to a hotline are not prevalence, and these shares are not reports."),
        _("Harm is wider than abuse: say which word the survey used."),
        _("Two surveys with two questions make no trend, and no ranking of countries."),
        _(
            "Worldwide, Childlight estimates {world} a year with any form of abuse that technology "
            "makes easier. That is a percentage from pooled surveys times a population, no count.",
            world=world.with_unit(language),
        ),
    ]


@part
def asked() -> None:
    """The surveys side by side: who asked whom, and what is counted."""
    st.markdown(
        _(
            "Before you use a percentage, look at five things: who was asked (children, or adults "
            "looking back), of what age, about which time (the past year, or ever before 18), "
            "what counts (an unwanted message, or abuse), and who paid for the survey."
        )
    )
    surveys = {series.collection: series.text(language) for series in record.series.values()}
    facts = []
    for text in (surveys[key] for key in SURVEYS if key in surveys):
        left_out = _("Not: {what}", what=text.does_not_measure)
        facts.append((text.collection, f"{text.measures} {left_out}"))
    with st.expander(_("What each survey measured, and what not")):
        st.html(markup.render("facts", facts=facts))
        if gone := [key for key in SURVEYS if key not in surveys]:
            blocks.message(reader, missing(reader, gone))


@part
def netherlands() -> None:
    """Surveys in the Netherlands."""
    blocks.chart_block(reader, chart_id("ranking", FOUR_HARMS), "four-harms")
    frame.caution(
        reader,
        [
            _(
                "“More than two in three children in the Netherlands” overstates this survey: it "
                "asked young adults, looking back, about four harms, one of which is being "
                "sent sexual content."
            )
        ],
    )
    for key in ("cbs_phgsg", "ipsos_slachtofferhulp", "nl_rapporteur", "tdh_parents_2024"):
        figure_list.collection(reader, key, folded=True)
    figure_list.collection(reader, "weprotect_eu_survey", leave_out=[FOUR_HARMS], folded=True)
    figure_list.collection(reader, "nl_press_inquiries", folded=True)
    figure_list.collection(reader, "offlimits_research", folded=True)


@part
def disrupting_harm() -> None:
    """One set of interviews, two ways of counting, and never both on one chart."""
    frame.caution(
        reader,
        [
            _(
                "The same interviews were counted twice: narrowly in the country reports, widely "
                "in a re-analysis published in 2026. The two are different series and never stand "
                "on one chart here."
            ),
            _("The interviews are of 2020 and 2021, whichever of the two you use."),
            _("Do not rank countries: a low figure may mean that children there do not tell."),
        ],
    )
    kind = blocks.choice(
        _("Which count"),
        {
            "reports": _("Country reports: clear instances"),
            "reanalysis": _("Re-analysis of 2026: wider definition"),
        },
        "disrupting",
    )
    series = HEADLINE if kind == "reports" else REANALYSIS
    headings = {
        "reports": _("Children of 12 to 17 who use the internet: clear instances in a year"),
        "reanalysis": _("Children of 12 to 17 who use the internet: any form in a year"),
    }
    st.subheader(headings[kind], anchor="by-country")
    blocks.chart_block(
        reader,
        chart_id("ranking", series, by="geography", top=12),
        f"harm-{kind}",
    )
    group = "disrupting_harm_headline" if kind == "reports" else "disrupting_harm_reanalysis"
    figure_list.collection(reader, group, leave_out=[series])


@part
def world() -> None:
    """Estimates for the world and its regions."""
    for key in ("childlight_index", "unicef_sexual_violence", "weprotect_global_survey"):
        figure_list.collection(reader, key, folded=True)


@part
def elsewhere() -> None:
    """Surveys and cases in the United States, the United Kingdom and Australia."""
    for key in ("thorn_surveys", "australia_youth_surveys"):
        figure_list.collection(reader, key, folded=True)
    st.subheader(_("Cases handled, not prevalence"), anchor="cases")
    st.markdown(
        _(
            "Police and authorities count what reaches them. These figures follow reporting, "
            "recording and law, and say little about how many children are affected."
        )
    )
    blocks.chart_block(
        reader,
        chart_id("trend", "nspcc.sexual_communication_with_child_offences", geography="GBR"),
        "offences",
    )
    for key in ("nspcc_police_foi", "australia_cases", "fbi_sextortion"):
        figure_list.collection(
            reader, key, leave_out=["nspcc.sexual_communication_with_child_offences"]
        )


@part
def offending() -> None:
    """What people who offend say of themselves."""
    frame.caution(
        reader,
        [
            _(
                "These are answers of adults about themselves, given anonymously. The groups are "
                "small or self-selected, and a share does not carry over to another country."
            )
        ],
    )
    for key in ("offending_self_report", "redirection_survey"):
        figure_list.collection(reader, key, folded=True)


SURVEYS = (
    "weprotect_eu_survey",
    "cbs_phgsg",
    "ipsos_slachtofferhulp",
    "nl_rapporteur",
    "disrupting_harm_headline",
    "disrupting_harm_reanalysis",
    "childlight_index",
    "unicef_sexual_violence",
    "weprotect_global_survey",
    "thorn_surveys",
    "australia_youth_surveys",
    "disrupting_harm_deepfakes",
    "offending_self_report",
    "redirection_survey",
)

frame.opening(
    reader,
    _("Prevalence"),
    finding(),
    chart_id("ranking", *ASKED),
    keys(),
    before(),
)
PARTS = {
    "asked": (_("How they asked"), asked),
    "netherlands": (_("The Netherlands"), netherlands),
    "disrupting-harm": (_("Disrupting Harm"), disrupting_harm),
    "world": (_("World"), world),
    "elsewhere": (_("USA, UK, Australia"), elsewhere),
    "offending": (_("People who offend"), offending),
}
if reader.home == "NLD":
    PARTS = {"netherlands": PARTS["netherlands"], **PARTS}
frame.parts(reader, PARTS, "survey")
